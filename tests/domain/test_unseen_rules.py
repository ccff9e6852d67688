"""Time that nobody saw: what a meeting is asked about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain.timebox import Instant
from sprint_tui.domain.unseen import unseen

BEGIN = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


def moment(wall: float, counted: float, boot: str = "boot") -> Instant:
    return Instant(BEGIN + timedelta(seconds=wall), boot, 1000 + counted)


@pytest.mark.parametrize(
    ("now", "seconds"),
    [
        (moment(60, 60), 0),
        (moment(200, 200), 200),
        (moment(-3600, 30), 0),
        (moment(3600, 30), 0),
        (moment(-3600, 200), 200),
        (moment(200, 5, "next"), 200),
        (moment(59, 5, "next"), 0),
        (moment(-300, 5, "next"), -300),
        (moment(-2, 5, "next"), 0),
        (moment(200, 0, ""), 200),
        (moment(-300, 0, ""), -300),
    ],
    ids=[
        "a minute",
        "asleep",
        "the wall was put back",
        "the wall was put forward",
        "asleep, and the wall was put back",
        "a restart",
        "a quick restart",
        "a restart with the clock put back",
        "a restart with a clock that differs a little",
        "a machine that cannot count",
        "a machine that cannot count, put back",
    ],
)
def test_what_is_asked_about(now: Instant, seconds: int) -> None:
    seen = moment(0, 0, now.boot if not now.boot else "boot")
    assert unseen(seen, now) == seconds


@given(st.floats(0, 60), st.floats(-1e6, 1e6))
def test_who_looks_every_minute_is_never_asked_whatever_the_wall_does(counted: float, wall: float) -> None:
    assert unseen(moment(0, 0), moment(wall, counted)) == 0
