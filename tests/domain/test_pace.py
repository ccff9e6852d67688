"""The pace: what a block still owes, and how long each piece may take."""

from dataclasses import replace
from typing import Any

import pytest
from stand_ins import Kpi, Parked, Touchpoint, six, whole_map

from sprint_tui.domain import brief
from sprint_tui.domain.facts import SegmentFacts, SprintFacts
from sprint_tui.domain.pace import owed, pace
from sprint_tui.domain.timebox import BlockTime

WHOLE = SprintFacts(
    audience="b2c",
    offer="service",
    promise="Ready before you are.",
    ten_words="Ready on time",
    has_scribe=True,
    has_timekeeper=True,
    segments=[SegmentFacts("Take the same train", 4, 4)],
    maps=[whole_map()],
    parked=[Parked("p1", outcome="audit")],
    has_thirty_days=True,
    has_first_step=True,
)
PIECES = {"introduction": 4, "segment": 5, "journey": 6, "picks": 6, "ownership": 6, "actions": 9}


@pytest.mark.parametrize(("key", "pieces"), PIECES.items())
def test_a_whole_sprint_owes_nothing_in_any_block(key: str, pieces: int) -> None:
    assert owed(key, WHOLE) == [True] * pieces


@pytest.mark.parametrize(("key", "pieces"), [*(PIECES | {"journey": 5, "actions": 8}).items()])
def test_a_sprint_that_has_a_map_and_nothing_else_owes_all(key: str, pieces: int) -> None:
    empty = SprintFacts(segments=[SegmentFacts()], maps=[whole_map(touchpoints=[], picks=[])])
    assert owed(key, empty) == [False] * pieces


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        ("introduction", {"offer": ""}),
        ("introduction", {"has_scribe": False}),
        ("segment", {"promise": " "}),
        ("segment", {"ten_words": "one two three four five six seven eight nine ten eleven"}),
        ("segment", {"segments": [SegmentFacts("Take the same train", 0, 4)]}),
        (
            "journey",
            {
                "maps": [
                    whole_map(touchpoints=[Touchpoint(str(n)) for n in range(5)] + [Touchpoint("x", gap="")])
                ]
            },
        ),
        ("picks", {"maps": [whole_map(picks=[replace(six()[0], change_line=""), *six()[1:]])]}),
        ("ownership", {"maps": [whole_map(kpis={**whole_map().kpis, "w1": [Kpi("k", target=None)]})]}),
        ("actions", {"maps": [whole_map(said_yes=whole_map().said_yes - {"b3"})]}),
        ("actions", {"has_first_step": False}),
        ("actions", {"has_thirty_days": False}),
        ("actions", {"parked": [Parked("p1", outcome="audit"), Parked("p2")]}),
    ],
)
def test_one_thing_missing_is_one_piece_owed(key: str, changed: dict[str, Any]) -> None:
    pieces = owed(key, replace(WHOLE, **changed))
    assert (len(pieces), pieces.count(False)) == (PIECES[key], 1)


def test_what_may_wait_until_friday_is_not_owed() -> None:
    waiting = {
        "because_promise": "",
        "because_segment": "",
        "because_spark": "",
        "memorable": "",
        "execution": "",
    }
    late = [replace(pick, **waiting) for pick in six()]  # type: ignore[arg-type]
    assert all(owed("picks", replace(WHOLE, maps=[whole_map(picks=late)])))


def test_a_map_that_is_too_short_owes_the_rest() -> None:
    facts = replace(WHOLE, maps=[whole_map(touchpoints=[Touchpoint("t1")], picks=six()[:2])])
    assert owed("journey", facts) == [True, False, False, False, False]
    assert owed("picks", facts) == [True, True, False, False, False, False]


def test_lining_up_what_drafts_brought_is_one_piece_of_the_journey() -> None:
    block = BlockTime("journey", 1200, 0)
    for is_lined_up, total, done in ((None, 6, 6), (False, 7, 6), (True, 7, 7)):
        facts = replace(WHOLE, maps=[replace(whole_map(), is_lined_up=is_lined_up)])
        found = pace(block, facts)
        assert (found.total, found.done) == (total, done)


def test_two_maps_owe_twice() -> None:
    assert len(owed("picks", replace(WHOLE, maps=[whole_map(), whole_map()]))) == 12


def test_in_the_meeting_a_promise_counts_once_it_is_locked() -> None:
    started = replace(WHOLE, has_started=True)
    assert owed("segment", started).count(False) == 1
    assert all(owed("segment", replace(started, is_promise_locked=True)))
    nothing = replace(started, promise="", is_promise_locked=True)
    assert owed("segment", nothing).count(False) == 1
    assert all(piece.is_there for piece in brief.whom_and_what(started)), "the brief asks for no lock"


def test_a_reason_settles_that_there_is_no_keeper() -> None:
    nobody = replace(WHOLE, has_scribe=False, has_timekeeper=False)
    assert owed("introduction", nobody).count(False) == 2
    assert all(owed("introduction", replace(nobody, goes_without_keepers=True)))
    assert not all(owed("introduction", replace(nobody, offer="", goes_without_keepers=True)))


def test_an_unknown_block_owes_nothing() -> None:
    assert owed("coffee", WHOLE) == []


def at(used: float, done: int) -> tuple[int, int | None, bool]:
    """Return what is open, the seconds for each, and whether the room is behind, in a block of 15 minutes."""
    facts = replace(WHOLE, maps=[whole_map(picks=six()[:done])])
    shown = pace(BlockTime("ownership", 900, 0, used=used), facts)
    assert (shown.done, shown.total) == (done, 6)
    return shown.open, shown.each, shown.is_behind


@pytest.mark.parametrize(
    ("used", "done", "shown"),
    [
        (0, 0, (6, 150, False)),
        (300, 2, (4, 150, False)),
        (300, 1, (5, 120, False)),
        (301, 1, (5, 119, True)),
        (899, 6, (0, None, False)),
        (899, 5, (1, 1, False)),
        (900, 5, (1, None, False)),
        (2000, 5, (1, None, False)),
        (900, 4, (2, None, True)),
    ],
)
def test_the_pace_is_behind_when_more_than_one_piece_is_missing_by_the_clock(
    used: float, done: int, shown: tuple[int, int | None, bool]
) -> None:
    assert at(used, done) == shown


def test_who_chooses_less_owes_one_wow_and_two_just_better_of_each_map() -> None:
    for key, others in (("picks", 0), ("ownership", 0), ("actions", len(owed("actions", WHOLE)) - 6)):
        assert owed(key, WHOLE, is_less=True) == [True] * (3 + others)
    none = replace(WHOLE, maps=[whole_map(picks=[])])
    assert owed("picks", none, is_less=True) == [False] * 3
    assert len(owed("picks", replace(WHOLE, maps=[whole_map(), whole_map()]), is_less=True)) == 6
    wows = [pick for pick in whole_map().picks if pick.kind == "wow"]
    assert owed("picks", replace(WHOLE, maps=[whole_map(picks=wows)]), is_less=True) == [True, False, False]


@pytest.mark.parametrize(
    ("used", "cannot"), [(300, False), (790, False), (801, True), (1100, True), (1201, False)], ids=str
)
def test_a_pace_cannot_hold_once_a_piece_has_less_than_a_third_of_its_time(used: int, cannot: bool) -> None:
    """Twenty minutes for six are 3:20 each: with nothing done, under 1:07 from 13:20 on; not in overtime."""
    nothing = replace(WHOLE, maps=[whole_map(picks=[])])
    assert pace(BlockTime("picks", 1200, 0, float(used)), nothing).cannot_hold is cannot
