"""Stores to measure with: copies of the finished example, few or many, and journeys of any size."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

from sprint_tui.content.load import load
from sprint_tui.domain.ids import new_id
from sprint_tui.domain.order import key_at
from sprint_tui.exchange.example import finished_example
from sprint_tui.store import sprints
from sprint_tui.store.door import Door
from sprint_tui.store.instant import now_instant
from sprint_tui.store.store import Store
from sprint_tui.store.tables import ClockEvent, Evidence, Serves, Stage, Touchpoint
from sprint_tui.widgets.serving import SERVED

RANDOM = Random(8)
STAGES = 8
COPIED = {
    "sprint": ("id", ""),
    "segment": ("id", "sprint_id"),
    "journey_map": ("id", "segment_id"),
    "pick": ("id", "map_id"),
    "clock_event": ("id", "sprint_id"),
}
"""What home reads of a sprint: each table's own id, and the id it hangs on."""


def with_sprints(path: Path, count: int) -> str:
    """Make a store of so many sprints; return the id of the example among them."""
    with closing(Store(path)) as store:
        sprint_id = sprints.put_in(store, finished_example(), "new_sprint")
    with closing(sqlite3.connect(path)) as connection, connection:
        held = {table: _rows(connection, table) for table in COPIED}
        for number in range(1, count):
            _copy(connection, held, number)
    return sprint_id


def _rows(connection: sqlite3.Connection, table: str) -> list[dict[str, object]]:
    found = connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def _copy(connection: sqlite3.Connection, held: dict[str, list[dict[str, object]]], number: int) -> None:
    """Copy the rows under new ids; a pick keeps its place in the list, not its touchpoint."""
    ids: dict[object, str] = {}
    for table, (own, parent) in COPIED.items():
        for row in held[table]:
            ids[row[own]] = new_id(RANDOM)
            copy = {**row, own: ids[row[own]]}
            if parent:
                copy[parent] = ids[row[parent]]
            if table == "sprint":
                copy |= {
                    "title": f"Sprint {number:05}",
                    "changed_at": f"2026-01-01 00:{number // 60 % 60:02}:00",
                }
            if table == "pick":
                copy |= {"state": "dropped", "touchpoint_id": None, "rank": None}
            marks = ", ".join("?" * len(copy))
            connection.execute(f"INSERT INTO {table} ({', '.join(copy)}) VALUES ({marks})", [*copy.values()])


def with_journey(path: Path, touchpoints: int) -> str:
    """Make a store whose sprint has so many touchpoints, every lane filled; 0 is the example's own nine."""
    with closing(Store(path)) as store:
        sprint_id = sprints.put_in(store, finished_example(), "new_sprint")
        if touchpoints:
            fill(store.door(sprint_id), touchpoints)
    return sprint_id


def start_clock(path: Path, sprint_id: str) -> None:
    """Begin the meeting of a sprint now, whatever its clock was told before."""
    with closing(Store(path)) as store:
        door = store.door(sprint_id)
        now = now_instant()
        with door.step("clock_start", scope="clock") as step:
            for event in door.rows().clock_events:
                step.remove(event)
            step.add(
                ClockEvent,
                sprint_id=sprint_id,
                position=key_at([], 0),
                kind="start",
                block=load().blocks[0].key,
                at=now.at,
                boot=now.boot,
                seconds=now.seconds,
            )


def fill(door: Door, touchpoints: int) -> None:
    """Put another journey in the example's place: eight stages, the example's lanes over and over."""
    rows = door.rows()
    lanes = [one.model_dump(exclude={"id", "from_id", "position", "stage_id"}) for one in rows.touchpoints]
    served = [trait for trait in rows.traits if trait.kind in SERVED][:2]
    with door.step("fill") as step:
        for stage in rows.stages:
            step.remove(stage)
        places: list[str] = []
        for number in range(STAGES):
            places.append(key_at(places, len(places)))
            phase = ("before", "during", "after")[number * 3 // STAGES]
            stage = step.add(
                Stage, map_id=rows.maps[0].id, position=places[-1], name=f"Stage {number}", phase=phase
            )
            inner: list[str] = []
            for _ in range(number, touchpoints, STAGES):
                inner.append(key_at(inner, len(inner)))
                one = step.add(
                    Touchpoint, stage_id=stage.id, position=inner[-1], **lanes[len(inner) % len(lanes)]
                )
                step.add(
                    Evidence, touchpoint_id=one.id, position="i", kind="number", words="41 of 200 hung up"
                )
                for trait in served:
                    step.add(Serves, trait_id=trait.id, touchpoint_id=one.id)
