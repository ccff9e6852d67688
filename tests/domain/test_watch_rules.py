"""The two dangers that the app watches: a map for nobody, and ideas without a choice."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from stand_ins import whole_map

from sprint_tui.domain.clock import Clock
from sprint_tui.domain.facts import SegmentFacts, SprintFacts
from sprint_tui.domain.timebox import BlockTime
from sprint_tui.domain.watch import danger

KEYS = ("introduction", "segment", "journey", "break_1", "picks", "ownership", "actions")
NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
SET = SprintFacts(segments=[SegmentFacts("Take the same train")], maps=[whole_map(picks=[])])
UNSET = replace(SET, segments=[SegmentFacts(" "), SegmentFacts()])


def at(key: str, used: float = 0, length: int = 1200, state: Any = "running") -> Clock:
    blocks = tuple(BlockTime(one, length, 0, used=used if one == key else 0.0) for one in KEYS)
    return Clock(state=state, index=KEYS.index(key), blocks=blocks, now=NOW, started=NOW)


@pytest.mark.parametrize("key", KEYS)
def test_from_the_map_on_somebody_must_be_known(key: str) -> None:
    expected = "no_segment" if key in {"journey", "picks", "ownership", "actions"} else ""
    assert danger(at(key), UNSET) == expected
    assert danger(at(key), SET) == ""


def test_one_segment_that_is_described_is_enough() -> None:
    assert danger(at("journey"), replace(UNSET, segments=[SegmentFacts(), SegmentFacts("Run")])) == ""


@pytest.mark.parametrize(
    ("used", "length", "expected"),
    [
        (719, 1200, ""),
        (720, 1200, "no_vote"),
        (2000, 1200, "no_vote"),
        (720, 2400, "no_vote"),
        (503, 840, ""),
        (504, 840, "no_vote"),
    ],
)
def test_by_minute_12_or_three_fifths_of_a_shorter_block_something_is_chosen(
    used: float, length: int, expected: str
) -> None:
    assert danger(at("picks", used, length), SET) == expected


def test_a_pick_or_a_decision_in_that_block_ends_the_danger() -> None:
    late = at("picks", 730)
    assert danger(late, replace(SET, maps=[whole_map()])) == ""
    assert danger(late, replace(SET, maps=[whole_map(picks=[]), whole_map()])) == ""
    assert danger(late, replace(SET, decided_in=frozenset({"picks"}))) == ""
    assert danger(late, replace(SET, decided_in=frozenset({"journey"}))) == "no_vote"
    assert danger(late, replace(SET, has_voted=True)) == ""
    assert danger(at("journey", 800), SET) == ""


def test_whom_it_is_for_comes_first() -> None:
    assert danger(at("picks", 800), UNSET) == "no_segment"


@pytest.mark.parametrize(("state", "is_watched"), [("paused", True), ("idle", False), ("finished", False)])
def test_only_a_live_clock_is_watched(state: str, is_watched: bool) -> None:
    assert bool(danger(at("picks", 800, state=state), UNSET)) is is_watched
