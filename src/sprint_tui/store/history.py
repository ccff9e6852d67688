"""The history: undo and redo stacks read from it, steps taken back, and visits to a field folded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from sqlalchemy import delete, func, select, update
from sqlmodel import Session

from sprint_tui.domain import route
from sprint_tui.store import values
from sprint_tui.store.errors import RefusedError
from sprint_tui.store.step import Step, row_values
from sprint_tui.store.tables import ENTITIES, Change, Row, Vote, columns

_KINDS = tuple(ENTITIES)
_NAMES = ("title", "name", "change_line", "words", "word")
PREP_CLOCK = "prep_clock"
"""The label of a press in a block of preparation: the time that somebody took is never undone."""
_ABOVE = ("touchpoint", "pick", "stage")
"""What a row without a name of its own is known by."""


@dataclass(frozen=True)
class PastStep:
    """One step of the history: its label names what was done, `undoes` the step it took back, `seq` when."""

    step: str
    label: str
    undoes: str
    seq: int


@dataclass(frozen=True)
class Stacks:
    """The steps that can be taken back and done again, newest last."""

    undo: tuple[PastStep, ...]
    redo: tuple[PastStep, ...]


@dataclass(frozen=True)
class Touched:
    """One row and field that a step changed, and how people know the row."""

    entity: str
    entity_id: str
    field: str
    name: str


def stacks(session: Session, sprint_id: str, actor: str, scope: str) -> Stacks:
    """Return this person's stacks of one sprint. What Home did (made, trashed) is in neither,
    nor is the time that preparing took.
    """
    c = columns(Change)
    mine = (c.sprint_id == sprint_id) & (c.actor == actor) & (c.scope == scope)
    query = (
        select(
            c.step,
            func.max(c.label),
            func.max(c.undoes),
            func.min(c.seq),
            func.max((c.entity == "sprint") & ((c.kind == "add") | (c.field == "trashed_at"))),
        )
        .where(mine)
        .group_by(c.step)
        .order_by(func.min(c.seq))
    )
    undo: list[PastStep] = []
    redo: list[PastStep] = []
    for step, label, undoes, seq, is_of_home in session.execute(query):
        past = PastStep(step, label, undoes, seq)
        if is_of_home or label == PREP_CLOCK:
            continue
        if not undoes:
            undo.append(past)
            redo.clear()
        elif undo and undo[-1].step == undoes:
            redo.append(past)
            undo.pop()
        elif redo and redo[-1].step == undoes:
            undo.append(past)
            redo.pop()
    return Stacks(tuple(undo), tuple(redo))


def take_back(session: Session, step: Step, past: PastStep) -> Touched:
    """Reverse every line of a past step within a new one; return the line that stands for it.

    Raises RefusedError (`changed_since`, `in_use`, `not_there`) when something has changed since.
    """
    lines = _lines(session, past.step)
    for line in _backwards(lines):
        table = ENTITIES[line.entity]
        if line.kind == "remove":
            step.add(table, **row_values(table, line.before or "{}"))
        elif line.kind == "add":
            _take_back_row(step, table, line)
        else:
            _take_back_field(step, table, line)
    first = _standing_for(lines)
    return Touched(first.entity, first.entity_id, first.field, _name(session, first))


def _standing_for(lines: list[Change]) -> Change:
    """Return the line that a step is known by: of the stage where it is done, where its label tells that.

    Before a row goes, others let go of it: their lines stand for nothing, unless more of theirs was changed.
    Of rows that went together it is the one that the others hung on.
    """
    gone = {f'"{line.entity_id}"' for line in lines if line.kind == "remove"}
    lets_go = [line for line in lines if line.kind == "edit" and line.before in gone]
    changed = {line.entity_id for line in lines if line.kind == "edit" and line not in lets_go}
    own = [line for line in lines if line not in lets_go or line.entity_id in changed] or lines
    there = route.DONE_AT.get(lines[0].label)
    if own[0].kind == "remove":
        own = sorted(
            own, key=lambda line: _KINDS.index(line.entity) if line.kind == "remove" else len(_KINDS)
        )
    return next((line for line in own if route.stage_of(line.entity, line.field) == there), own[0])


def fold(session: Session, step: str) -> None:
    """Leave one line a field of a step of many saves: the first before and the last after.

    A field that ends as it began leaves none.
    """
    edits = [line for line in _lines(session, step) if line.kind == "edit"]
    by_field = attrgetter("entity_id", "field")
    for _, group in groupby(sorted(edits, key=by_field), key=by_field):
        lines = list(group)
        first, last = lines[0], lines[-1]
        dropped = [line.seq for line in (lines if first.before == last.after else lines[:-1])]
        session.execute(delete(Change).where(columns(Change).seq.in_(dropped)))
        session.execute(update(Change).where(columns(Change).seq == last.seq).values(before=first.before))


def _backwards(history: list[Change]) -> Iterator[Change]:
    """Yield the lines newest first, but rows that went together parents first, as they must come back."""
    for removed, run in groupby(reversed(history), key=lambda line: line.kind == "remove"):
        lines = list(run)
        yield from sorted(lines, key=lambda line: _KINDS.index(line.entity)) if removed else lines


def _lines(session: Session, step: str) -> list[Change]:
    query = select(Change).where(columns(Change).step == step).order_by(columns(Change).seq)
    return list(session.scalars(query))


def _take_back_row(step: Step, table: type[Row], line: Change) -> None:
    row = step.stored(table, line.entity_id)
    if row is None:
        raise RefusedError("not_there")
    for field, value in row_values(table, line.after or "{}").items():
        now = getattr(row, field)
        if now != value:
            raise RefusedError("changed_since", field=field, now=values.to_json(table, field, now))
    if any(not isinstance(hanging, Vote) for hanging in step.dependents(row)):
        raise RefusedError("in_use")
    step.remove(row)


def _take_back_field(step: Step, table: type[Row], line: Change) -> None:
    row = step.stored(table, line.entity_id)
    if row is None:
        raise RefusedError("not_there")
    current = values.to_json(table, line.field, getattr(row, line.field))
    if current != line.after:
        raise RefusedError("changed_since", field=line.field, now=current)
    step.edit(row, **{line.field: values.from_json(table, line.field, line.before or "null")})


def _name(session: Session, line: Change) -> str:
    """Return what people call the row, or else what it hangs on: as stored now or when it went."""
    table = ENTITIES[line.entity]
    row = session.get(table, line.entity_id, populate_existing=True)
    known = row.model_dump() if row is not None else row_values(table, line.before or line.after or "{}")
    while not any(known.get(key) for key in _NAMES):
        above = ((kind, known.get(f"{entity}_id")) for entity, kind in ENTITIES.items() if entity in _ABOVE)
        found = (session.get(kind, row_id, populate_existing=True) for kind, row_id in above if row_id)
        parent = next((one for one in found if one is not None), None)
        if parent is None:
            return ""
        known = parent.model_dump()
    return next(str(known[key]) for key in _NAMES if known.get(key))
