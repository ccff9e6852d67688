"""The plan's rules: what a block may have, what is wrong with a plan from elsewhere, what blocks took."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain import plan
from sprint_tui.domain.clock import Clock
from sprint_tui.domain.minutes import NotMinutesError, length_text, parse_length, parse_minutes
from sprint_tui.domain.plan import Broken, Planned, Took
from sprint_tui.domain.timebox import BlockTime

SIX = tuple(
    Planned(key, minutes, shortest)
    for key, minutes, shortest in (
        ("introduction", 10, 5),
        ("segment", 15, 8),
        ("journey", 20, 15),
        ("picks", 20, 14),
        ("ownership", 15, 12),
        ("actions", 10, 8),
    )
)
WANTED = [one.key for one in SIX]
NINE = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(("15", 15), (" 15 min ", 15), ("15m", 15), ("15 minutes", 15), ("15'", 15), ("007", 7)),
        *(("0", 0), ("-5", -5), ("+5", 5), ("10,000", 10_000), ("10 000", 10_000), ("9" * 500, 9_999_999)),
    ],
)
def test_whole_minutes_are_read(text: str, minutes: int) -> None:
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "a quarter", "7.5", "7,5", "1:30", "15 s", "١٥ min?", "--5", "1 2"])
def test_what_is_no_number_of_minutes_is_not_taken(text: str) -> None:
    with pytest.raises(NotMinutesError):
        parse_minutes(text)


@pytest.mark.parametrize("text", ["14:60", "1:5", ":30", "1:2:3", "half"])
def test_what_is_no_length_is_not_taken(text: str) -> None:
    with pytest.raises(NotMinutesError):
        parse_length(text)


@given(st.integers(0, 99_999))
def test_a_length_can_be_typed_again_as_it_is_shown(seconds: int) -> None:
    assert parse_length(length_text(seconds)) == seconds


@pytest.mark.parametrize(
    ("minutes", "shortest", "problem"),
    [
        *((15, 8, ""), (1, 1, ""), (480, 480, ""), (0, 1, "too_short"), (-3, 1, "too_short")),
        *((481, 5, "too_long"), (10_000, 5, "too_long"), (10, 0, "shortest_too_short")),
        (10, 11, "shortest_above"),
    ],
)
def test_what_a_block_may_have(minutes: int, shortest: int, problem: str) -> None:
    assert plan.problem(minutes, shortest) == problem


def test_the_methods_own_plan_breaks_no_rule() -> None:
    assert plan.broken(SIX, WANTED) == []
    assert plan.total(SIX) == 90


def test_a_plan_from_elsewhere_is_told_what_it_breaks() -> None:
    odd = [replace(SIX[0], shortest=11), replace(SIX[1], minutes=10_000), *SIX[2:5]]
    assert plan.broken(odd, WANTED) == [
        Broken("no_blocks", "actions"),
        Broken("shortest_above", "introduction"),
        Broken("too_long", "segment"),
    ]


def test_each_break_has_a_key_of_its_own() -> None:
    breaks = [*SIX]
    for _ in range(3):
        breaks.append(Planned(plan.new_break(breaks), 10, 5, "Tea"))
    keys = [one.key for one in breaks]
    assert len(set(keys)) == len(keys)
    assert all(plan.is_break(key) for key in keys[6:])
    del breaks[7]
    assert plan.new_break(breaks) not in {one.key for one in breaks}


def held(*used: float, state: str = "finished", abandoned: bool = False) -> Clock:
    """A meeting in which the blocks took so many seconds."""
    keys = ["introduction", "segment", "break_1"]
    blocks = tuple(BlockTime(key, 600, 0, used=n) for key, n in zip(keys, used, strict=False))
    return Clock(state, 0, blocks, NINE, NINE, NINE + timedelta(hours=2), is_abandoned=abandoned)  # type: ignore[arg-type]


def test_the_median_of_what_blocks_took_is_taken_over_the_meetings_held() -> None:
    meetings = [
        held(600, 900, 500),
        held(640, 1000, 500),
        held(900, 0),
        held(9000, 9000, state="running"),
        held(9000, 9000, abandoned=True),
    ]
    assert plan.medians(meetings) == {"introduction": Took(11, 3), "segment": Took(16, 2)}


@given(st.lists(st.floats(0, 1_000_000), min_size=1, max_size=9))
def test_whatever_blocks_took_can_be_planned(used: list[float]) -> None:
    for took in plan.medians(held(one) for one in used).values():
        assert plan.problem(took.minutes, 1) == ""
