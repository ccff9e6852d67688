"""The evening before: which of the ten ticks are set, and by what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from sprint_tui.domain import codes, ready
from sprint_tui.domain.facts import SegmentFacts, SprintFacts
from sprint_tui.domain.ready import TICKS, Evening, ticks

NOW = datetime(2026, 11, 11, 20, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Person:
    roles: str = ""
    is_present: bool = True
    has_draft: bool = True


FACTS = SprintFacts(promise="Ready before you are.", segments=[SegmentFacts("Take the train", 1, 1)])
EVENING = Evening(
    people=(Person("scribe"), Person("timekeeper decider"), Person("facilitator")),
    facts=FACTS,
    evidence=1,
    meeting=NOW + timedelta(hours=13),
    has_begun=False,
    window="back_row",
    has_theme=True,
    has_bell=True,
    is_mirrored=True,
    by_hand=frozenset({"paper"}),
)


def open_ticks(**changed: object) -> list[str]:
    evening = replace(EVENING, **changed)  # type: ignore[arg-type]
    return [key for key, is_set in ticks(evening, NOW).items() if not is_set]


def test_all_ten_may_be_set_and_come_in_their_order() -> None:
    assert open_ticks() == []
    assert tuple(ticks(EVENING, NOW)) == TICKS
    assert len(TICKS) == 10


def test_nothing_is_set_before_anything_is_there() -> None:
    empty = Evening((), SprintFacts(), 0, None, False, "too_fine", False, False, False, frozenset())
    assert [key for key, is_set in ticks(empty, NOW).items() if is_set] == []


@pytest.mark.parametrize(
    ("people", "still_open"),
    [
        ((), ["roster", "files"]),
        ((Person("scribe timekeeper"), Person("decider")), ["roster"]),
        ((Person("scribe"), Person("timekeeper")), ["roster"]),
        ((Person("scribe"), Person("timekeeper decider", has_draft=False)), ["files"]),
        ((Person("scribe"), Person("timekeeper decider", is_present=False, has_draft=False)), []),
        ((Person("scribe timekeeper decider", is_present=False),), ["roster", "files"]),
    ],
)
def test_the_roster_names_three_and_scribe_and_timekeeper_are_two(
    people: tuple[Person, ...], still_open: list[str]
) -> None:
    assert open_ticks(people=people) == still_open


@pytest.mark.parametrize(
    "facts",
    [
        replace(FACTS, promise=" "),
        replace(FACTS, segments=[SegmentFacts("", 1, 1)]),
        replace(FACTS, segments=[SegmentFacts("x", 0, 1)]),
        replace(FACTS, segments=[SegmentFacts("x", 1, 1), SegmentFacts("x", 1, 0)]),
    ],
)
def test_promise_and_every_segment_have_to_be_written(facts: SprintFacts) -> None:
    assert open_ticks(facts=facts) == ["promise"]


def test_the_ten_words_are_the_meetings_own_work() -> None:
    assert not FACTS.ten_words
    assert ready.missing(FACTS) == []


@pytest.mark.parametrize(
    ("meeting", "has_begun", "is_open"),
    [
        (None, False, True),
        (None, True, True),
        (NOW, False, True),
        (NOW + timedelta(seconds=1), False, False),
        (NOW - timedelta(days=1), True, False),
    ],
)
def test_the_day_lies_ahead_unless_the_meeting_has_begun(
    meeting: datetime | None, has_begun: bool, is_open: bool
) -> None:
    assert (open_ticks(meeting=meeting, has_begun=has_begun) == ["date"]) is is_open


@pytest.mark.parametrize(
    ("window", "is_open"),
    [("back_row", False), ("small_room", False), ("too_fine", True), ("too_small", True)],
)
def test_the_window_can_be_read_somewhere(window: str, is_open: bool) -> None:
    assert (open_ticks(window=window) == ["window"]) is is_open


def test_what_only_a_person_can_know_is_ticked_by_hand_and_nothing_else() -> None:
    bare = {
        "people": (Person("scribe", has_draft=False), Person("timekeeper decider")),
        **{"evidence": 0, "has_theme": False, "has_bell": False, "by_hand": frozenset[str]()},
    }
    assert open_ticks(**bare) == list(codes.READY)
    assert open_ticks(**bare | {"by_hand": frozenset(codes.READY)}) == []
    assert set(codes.READY) < set(TICKS)
