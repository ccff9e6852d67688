"""Whatever is done to a sprint: undo brings back the first state, redo the last, the history replays."""

import json
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select
from sqlmodel import Session

from filled import filled, values
from sprint_tui.domain.order import key_at
from sprint_tui.store.door import Door
from sprint_tui.store.errors import RefusedError
from sprint_tui.store.step import row_json
from sprint_tui.store.tables import (
    ENTITIES,
    Change,
    Ordered,
    Participant,
    Pick,
    Row,
    Serves,
    Sprint,
    Stage,
    Touchpoint,
    Vote,
)

NUMBERS = st.integers(0, 30)
TEXTS = st.text(max_size=8)
State = dict[str, list[dict[str, Any]]]


class Editing(RuleBasedStateMachine):
    """One person at one sprint: rows come, change, move and go, and all is taken back and done again."""

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        self.states: list[State] = []
        self.at = 0
        self.door: Door

    @initialize()
    def start(self) -> None:
        folder = self.open.enter_context(TemporaryDirectory())
        self.door = self.open.enter_context(filled(Path(folder) / "store.db"))
        self.states = [values(self.door.rows())]

    def done(self) -> None:
        """Note the state after a step; a step that changed nothing is no step."""
        state = values(self.door.rows())
        if state != self.states[self.at]:
            self.states[self.at + 1 :] = [state]
            self.at += 1

    def row(self, number: int, table: type[Row] | None = None) -> Any:
        rows = [row for row in self.door.rows().by_id.values() if not isinstance(row, Sprint)]
        rows = [row for row in rows if table is None or isinstance(row, table)]
        return rows[number % len(rows)] if rows else None

    @rule(number=NUMBERS, name=TEXTS)
    def add_rows(self, number: int, name: str) -> None:
        journey = self.row(number, ENTITIES["journey_map"])
        with self.door.step("add") as step:
            step.add(Participant, sprint_id=self.door.sprint_id, position="m", name=name)
            if journey:
                stage = step.add(Stage, map_id=journey.id, position="m", name=name)
                step.add(Touchpoint, stage_id=stage.id, position="m", goal=name)
        self.done()

    @rule(number=NUMBERS, name=TEXTS, feeling=st.none() | st.integers(-2, 2))
    def edit_touchpoint(self, number: int, name: str, feeling: int | None) -> None:
        point, owner = self.row(number, Touchpoint), self.row(number, Participant)
        if point:
            with self.door.step("edit") as step:
                step.edit(point, thought=name, feeling=feeling, owner_id=owner.id if owner else None)
            self.done()

    @rule(number=NUMBERS, texts=st.lists(TEXTS, min_size=1, max_size=4))
    def visit_field(self, number: int, texts: list[str]) -> None:
        visit = self.door.visit("visit")
        for text in texts:
            with visit.step() as step:
                step.edit(self.door.rows().sprint, promise=text)
        visit.close()
        self.done()

    @rule(number=NUMBERS, other=NUMBERS)
    def move_row(self, number: int, other: int) -> None:
        row, stage = self.row(number, Ordered), self.row(other, Stage)
        if row:
            parent = {"stage_id": stage.id} if isinstance(row, Touchpoint) and stage else {}
            with self.door.step("move") as step:
                step.move(row, key_at([row.position], other % 2), **parent)
            self.done()

    @rule(number=NUMBERS, rank=st.integers(1, 3), kind=st.sampled_from(["wow", "better"]))
    def choose_pick(self, number: int, rank: int, kind: str) -> None:
        journey = self.row(number, ENTITIES["journey_map"])
        point, trait = self.row(number, Touchpoint), self.row(number, ENTITIES["trait"])
        if journey and point:
            chosen = {"kind": kind, "state": "chosen", "rank": rank, "touchpoint_id": point.id}
            try:
                with self.door.step("choose") as step:
                    pick = step.add(Pick, map_id=journey.id, position="m", **chosen)
                    if trait:
                        step.add(Serves, trait_id=trait.id, pick_id=pick.id)
            except RefusedError as error:
                assert error.code == "does_not_fit"
            self.done()

    @rule(number=NUMBERS)
    def remove_row(self, number: int) -> None:
        row = self.row(number)
        if row:
            with self.door.step("remove") as step:
                step.remove(row)
            self.done()

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        self.door.undo()
        self.at -= 1

    @precondition(lambda self: self.at + 1 < len(self.states))
    @rule()
    def redo(self) -> None:
        self.door.redo()
        self.at += 1

    @invariant()
    def rows_are_as_they_were_left(self) -> None:
        if self.states:
            assert values(self.door.rows()) == self.states[self.at]

    def teardown(self) -> None:
        with self.open:
            if self.states:
                for _ in range(self.at):
                    self.door.undo()
                assert values(self.door.rows()) == self.states[0]
                for _ in self.states[1:]:
                    self.door.redo()
                assert values(self.door.rows()) == self.states[-1]
                assert replayed(self.door) == stored(self.door)


def stored(door: Door) -> dict[str, dict[str, Any]]:
    """Return every row as json, but votes: the history holds none of them."""
    kept = {row_id: row for row_id, row in door.rows().by_id.items() if not isinstance(row, Vote)}
    rows = {row_id: json.loads(row_json(row)) for row_id, row in kept.items()}
    del rows[door.sprint_id]["changed_at"]
    return rows


def replayed(door: Door) -> dict[str, dict[str, Any]]:
    """Build the sprint from its history alone."""
    rows: dict[str, dict[str, Any]] = {}
    with Session(door._tools.engine) as session:
        for line in session.scalars(select(Change).order_by(Change.seq)):  # type: ignore[arg-type]
            if line.entity == "vote":
                continue
            if line.kind == "add":
                rows[line.entity_id] = json.loads(line.after or "")
            elif line.kind == "remove":
                assert rows.pop(line.entity_id) == json.loads(line.before or "")
            else:
                assert rows[line.entity_id][line.field] == json.loads(line.before or "")
                rows[line.entity_id][line.field] = json.loads(line.after or "")
    del rows[door.sprint_id]["changed_at"]
    return rows


Editing.TestCase.settings = settings(
    max_examples=10, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
test_editing = Editing.TestCase
