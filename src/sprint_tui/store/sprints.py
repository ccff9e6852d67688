"""Sprints as a whole: made, copied, put in the trash, taken out of it, removed for good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sprint_tui.domain.ids import new_id
from sprint_tui.domain.order import key_at
from sprint_tui.store import backups
from sprint_tui.store.door import Door
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.store import Store
from sprint_tui.store.tables import (
    Action,
    Answer,
    Ballot,
    Candidate,
    CellSource,
    ChecklistAnswer,
    ClockEvent,
    Commitment,
    Decision,
    Draft,
    DraftMatch,
    JourneyMap,
    Kpi,
    Meeting,
    OwnerYes,
    ParkedItem,
    Participant,
    Pick,
    PickNote,
    Preparation,
    PrepEvent,
    Row,
    Segment,
    SignOff,
    Snapshot,
    SpeakingPoint,
    Sprint,
    Vote,
    foreign_keys,
)

_MEETING = (
    *(Meeting, ClockEvent, Action, ParkedItem, Decision, OwnerYes, ChecklistAnswer, Snapshot),
    *(Ballot, Vote, SignOff),
)
"""What was done and said in one meeting, and what was submitted of it."""
_ALONE = (Draft, Candidate, DraftMatch, CellSource, Preparation, PrepEvent, Answer, SpeakingPoint)
"""What people prepared for one meeting, and how the drafts were settled."""
_OF_A_ROUND: dict[type[Row], set[str]] = {
    Sprint: {"meeting_start", "complete_by", "feedback_by", "audit_on", "submitted_at", "trashed_at"},
    Participant: {"is_present", "has_draft"},
    Pick: {"deadline", "status", "dropped_reason"},
    Kpi: {"measure_by", "target_on"},
    Commitment: {"starts", "due"},
    PickNote: {"against_vote"},
}
"""The fields that hold for one round only: who came, what was promised by when, and how far it got."""


def create(store: Store, title: str, content: tuple[str, int], **fields: object) -> str:
    """Make a sprint with its segments and empty maps; return its id. Raises StoreError for a bad value."""
    now = store.tools.now()
    sprint_id = new_id(store.tools.random)
    with store.door(sprint_id).step("new_sprint") as step:
        sprint = step.add(
            Sprint,
            id=sprint_id,
            title=title,
            created_at=now,
            changed_at=now,
            content_id=content[0],
            content_version=content[1],
            **fields,
        )
        position = key_at([], 0)
        for market in markets(sprint.audience):
            segment = step.add(Segment, sprint_id=sprint_id, market=market, position=position)
            step.add(JourneyMap, segment_id=segment.id, position=position)
            position = key_at([position], 1)
    return sprint_id


def markets(audience: str) -> tuple[str, ...]:
    """Return the markets of a sprint's segments: a B2B + B2C mix has one each."""
    return ("b2b", "b2c") if audience == "both" else (audience,)


def put_in(store: Store, kinds: Mapping[type[Row], Sequence[Mapping[str, Any]]], label: str) -> str:
    """Store a whole sprint given as values, parents first; return its id. All or nothing.

    Raises StoreError for a bad value, NotSavedError where the disk, or a row that is there already, refuses.
    """
    (sprint,) = kinds[Sprint]
    with store.door(sprint["id"]).step(label) as step:
        for table, rows in kinds.items():
            for values in rows:
                step.add(table, **values)
    return str(sprint["id"])


def copy(store: Store, rows: SprintRows, title: str) -> str:
    """Copy a sprint for the next round, under new ids that remember where they came from; return its id.

    The meeting that was stays behind, and what was prepared for it, and every day that was promised in it.
    """
    now = store.tools.now()
    left = _of_drafts(rows)
    ids = {row_id: new_id(store.tools.random) for row_id in rows.by_id}
    kinds = {
        table: [_renamed(row, ids) for row in of_kind if row.id not in left]
        for table, of_kind in rows.kinds().items()
        if table not in _MEETING + _ALONE
    }
    (sprint,) = kinds[Sprint]
    sprint.update(title=title, created_at=now, changed_at=now)
    return put_in(store, kinds, "new_sprint")


def set_trashed(store: Store, sprint_id: str, at: datetime | None) -> None:
    """Put a sprint in the trash at that moment, or take it out again (None)."""
    with _alone(store, sprint_id) as door, door.step("trash" if at else "untrash") as step:
        step.edit(door.rows().sprint, trashed_at=at)


def remove_for_good(store: Store, sprint_id: str) -> None:
    """Remove a sprint and its history; a copy of the store, made before, still has it.

    Raises StoreError, and the sprint is still there: also when that copy cannot be made.
    """
    with _alone(store, sprint_id) as door:
        rows = door.rows()
        backups.back_up(store.path, store.tools.now(), "before-removal")
        with door.step("remove_sprint") as step:
            step.remove(rows.sprint)
            step.forget()


@contextmanager
def _alone(store: Store, sprint_id: str) -> Iterator[Door]:
    """Hold the right to write a sprint for one step; in another window's hands, the step is refused."""
    door = store.door(sprint_id, lock=True)
    try:
        yield door
    finally:
        if door.lock:
            door.lock.release()


def _of_drafts(rows: SprintRows) -> set[str]:
    """Return the ids of the drafts' maps and of all that hangs on them."""
    found = {one.id for one in rows.maps if one.kind == "draft"}
    for table, of_kind in rows.kinds().items():
        above = [key.parent.name for key in foreign_keys(table) if key.ondelete == "CASCADE"]
        found |= {row.id for row in of_kind if any(getattr(row, name) in found for name in above)}
    return found


def _renamed(row: Row, ids: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of a row for a copy, but for those that a new round begins without."""
    values = row.model_dump(exclude=_OF_A_ROUND.get(type(row)))
    for key in foreign_keys(type(row)):
        name = key.parent.name
        values[name] = ids.get(values[name], values[name])
    return {**values, "id": ids[row.id], "from_id": row.id}
