"""On which evenings people prepare: one block a day, or several where the days before the meeting are few."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sprint_tui.domain.prep_days import proposed, slots

BLOCKS = (("look_back", 10), ("reading", 30), ("think", 60), ("rehearsal", 10))
DEADLINE = datetime(2026, 11, 12, 18, 0)


def shown(first: datetime, deadline: datetime | None = DEADLINE) -> list[str]:
    return [f"{slot.start:%d %H:%M} {slot.block}" for slot in slots(BLOCKS, first, deadline)]


def test_each_block_has_an_evening_of_its_own() -> None:
    assert shown(datetime(2026, 11, 8, 19, 0)) == [
        *("08 19:00 look_back", "09 19:00 reading", "10 19:00 think", "11 19:00 rehearsal")
    ]


def test_where_days_are_few_blocks_follow_each_other() -> None:
    assert shown(datetime(2026, 11, 10, 19, 0)) == [
        *("10 19:00 look_back", "10 19:10 reading", "11 19:00 think", "11 20:00 rehearsal")
    ]
    assert shown(datetime(2026, 11, 11, 18, 30))[-1] == "11 20:10 rehearsal"


@pytest.mark.parametrize("deadline", [None, datetime(2026, 11, 1, 18, 0)])
def test_without_a_deadline_ahead_there_is_one_a_day(deadline: datetime | None) -> None:
    assert [day[:2] for day in shown(datetime(2026, 11, 8, 19, 0), deadline)] == ["08", "09", "10", "11"]


@pytest.mark.parametrize(
    ("deadline", "now", "first"),
    [
        (DEADLINE, datetime(2026, 11, 2, 9, 0), datetime(2026, 11, 8, 19, 0)),
        (DEADLINE, datetime(2026, 11, 10, 9, 0), datetime(2026, 11, 10, 19, 0)),
        (DEADLINE, datetime(2026, 11, 10, 21, 0), datetime(2026, 11, 11, 19, 0)),
        (DEADLINE, datetime(2026, 11, 12, 17, 0), datetime(2026, 11, 12, 19, 0)),
        (DEADLINE, datetime(2026, 11, 12, 9, 0), datetime(2026, 11, 12, 16, 10)),
        (DEADLINE, datetime(2026, 11, 11, 20, 0), datetime(2026, 11, 12, 16, 10)),
        (None, datetime(2026, 11, 2, 9, 0), datetime(2026, 11, 2, 19, 0)),
    ],
)
def test_the_last_block_is_proposed_for_the_evening_before_the_deadline(
    deadline: datetime | None, now: datetime, first: datetime
) -> None:
    assert proposed([minutes for _, minutes in BLOCKS], deadline, now) == first


@example([5] * 5, datetime(2026, 11, 10, 23, 55))
@given(
    st.lists(st.integers(5, 120), max_size=5),
    st.datetimes(datetime(2026, 11, 1), datetime(2026, 11, 11, 13, 0)),
)
def test_blocks_never_overlap_and_those_that_fit_a_day_begin_before_that_of_the_deadline(
    lengths: list[int], first: datetime
) -> None:
    found = slots([(f"block{at}", minutes) for at, minutes in enumerate(lengths)], first, DEADLINE)
    assert [slot.minutes for slot in found] == lengths
    for before, after in pairwise(found):
        assert before.end <= after.start
    if found:
        assert found[0].start == first
        one_day = first + timedelta(minutes=sum(lengths))
        if one_day.date() == first.date():
            assert all(slot.start.date() < DEADLINE.date() for slot in found)
        assert found[-1].end - found[0].start <= timedelta(days=len(found), hours=10)
