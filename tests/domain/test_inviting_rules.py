"""What an invitation needs, and until when the preparation is wanted back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sprint_tui.domain import inviting


@pytest.mark.parametrize(
    ("names", "promise", "lacking"),
    [
        ([], "", ["names", "promise"]),
        (["", "  "], "Ready before you are.", ["names"]),
        (["Front-desk lead"], " \n", ["promise"]),
        (["", "Front-desk lead"], "Ready before you are.", []),
    ],
)
def test_nobody_is_invited_without_names_and_a_promise(
    names: list[str], promise: str, lacking: list[str]
) -> None:
    assert list(inviting.missing(names, promise)) == lacking


@pytest.mark.parametrize(
    ("meeting", "zone", "by"),
    [
        (datetime(2026, 12, 11, 8, 0, tzinfo=UTC), "Europe/Rome", datetime(2026, 12, 10, 17, 0, tzinfo=UTC)),
        (datetime(2026, 12, 14, 8, 0, tzinfo=UTC), "Europe/Rome", datetime(2026, 12, 11, 17, 0, tzinfo=UTC)),
        (datetime(2026, 12, 13, 8, 0, tzinfo=UTC), "UTC", datetime(2026, 12, 11, 18, 0, tzinfo=UTC)),
        (datetime(2026, 12, 10, 23, 0, tzinfo=UTC), "Asia/Tokyo", datetime(2026, 12, 10, 9, 0, tzinfo=UTC)),
    ],
)
def test_it_is_wanted_on_the_evening_of_the_last_weekday_before_where_the_team_is(
    meeting: datetime, zone: str, by: datetime
) -> None:
    assert inviting.wanted_by(meeting, zone) == by
