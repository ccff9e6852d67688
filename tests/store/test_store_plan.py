"""The plan in the store: whole with its first change, and what was held before, of the other sprints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from filled import BEGIN, make, opened
from sprint_tui.domain.plan import Planned
from sprint_tui.store import sprints
from sprint_tui.store.door import Door
from sprint_tui.store.past import MOST
from sprint_tui.store.plan import planned_rows, replace_plan
from sprint_tui.store.store import Store
from sprint_tui.store.tables import ClockEvent, PlannedBlock

PLAN = (Planned("introduction", 10, 5), Planned("segment", 15, 8), Planned("break_1", 10, 5, "Tea"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store.db") as store:
        yield store


def held(door: Door, *minutes: int, start: int = 0) -> None:
    """Let a meeting be held: one press after the other, so many minutes apart."""
    kinds = ("start", *("next",) * (len(minutes) - 1), "finish")
    at = BEGIN + timedelta(days=start)
    with door.step("clock", scope="clock") as step:
        for number, kind in enumerate(kinds):
            at += timedelta(minutes=minutes[number - 1] if number else 0)
            step.add(ClockEvent, sprint_id=door.sprint_id, position=f"i{number}i", kind=kind, at=at)


def plan(door: Door) -> list[tuple[str, int, int, str]]:
    return [(one.key, one.minutes, one.shortest, one.title) for one in door.rows().planned_blocks]


def test_the_first_change_stores_every_block_and_the_next_one_none_again(store: Store) -> None:
    door = make(store)
    for minutes in (12, 14):
        with door.step("plan_minutes") as step:
            rows = planned_rows(step, door.sprint_id, PLAN)
            step.edit(rows["segment"], minutes=minutes)
    assert plan(door) == [
        ("introduction", 10, 5, ""),
        ("segment", 14, 8, ""),
        ("break_1", 10, 5, "Tea"),
    ]
    door.undo()
    door.undo()
    assert plan(door) == []
    door.redo()
    assert [one[1] for one in plan(door)] == [10, 12, 10]


def test_another_plan_takes_the_place_of_the_one_there_is(store: Store) -> None:
    door = make(store)
    with door.step("plan_preset") as step:
        replace_plan(step, door.sprint_id, PLAN)
    with door.step("plan_preset") as step:
        replace_plan(step, door.sprint_id, PLAN[:1])
    assert [one[0] for one in plan(door)] == ["introduction"]
    with door.step("plan_preset") as step:
        replace_plan(step, door.sprint_id, ())
    assert plan(door) == []
    door.undo()
    assert [one[0] for one in plan(door)] == ["introduction"]


def test_past_meetings_are_those_of_the_other_sprints_that_are_not_in_the_trash(store: Store) -> None:
    mine, other, trashed, idle = (make(store, title=title) for title in ("a", "b", "c", "d"))
    for door in (mine, other, trashed):
        held(door, 10, 20)
    with other.step("plan_minutes") as step:
        planned_rows(step, other.sprint_id, PLAN)
    sprints.set_trashed(store, trashed.sprint_id, BEGIN)
    (past,) = mine.past_meetings()
    assert [event.kind for event in past.events] == ["start", "next", "finish"]
    assert [block.key for block in past.planned] == ["introduction", "segment", "break_1"]
    assert all(isinstance(block, PlannedBlock) for block in past.planned)
    assert {len(one.events) for one in idle.past_meetings()} == {3}


def test_only_the_newest_meetings_count(store: Store) -> None:
    for number in range(MOST + 2):
        held(make(store, title=f"{number}"), 10, start=number)
    past = make(store).past_meetings()
    assert len(past) == MOST
    assert min(one.events[0].at for one in past) == BEGIN + timedelta(days=2)
