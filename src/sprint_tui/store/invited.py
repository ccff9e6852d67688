"""A participant's own copy of a sprint: begun by an invitation, and brought up to date by the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from sqlalchemy import select
from sqlmodel import Session

from sprint_tui.store import glance
from sprint_tui.store.errors import RefusedError
from sprint_tui.store.preparing import prepare_as
from sprint_tui.store.replacing import replace_rows
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.step import Step
from sprint_tui.store.store import Store
from sprint_tui.store.tables import (
    Change,
    InsideWord,
    JourneyMap,
    Participant,
    Row,
    Segment,
    Sprint,
    Trait,
    columns,
)

TOLD: dict[type[Row], tuple[str, ...]] = {
    Sprint: (
        *("id", "title", "team", "audience", "offer", "previous", "vision", "strategy", "promise", "tone"),
        *("ten_words", "weak_on_purpose", "zone", "meeting_start", "content_id", "content_version"),
        *("created_at", "changed_at"),
    ),
    Segment: (
        *("id", "position", "sprint_id", "market", "name", "behaviour", "would_tell", "wont_pay", "promise"),
    ),
    Trait: ("id", "position", "segment_id", "kind", "words"),
    Participant: ("id", "position", "sprint_id", "name", "function", "roles"),
    JourneyMap: ("id", "position", "segment_id", "kind"),
    InsideWord: ("id", "position", "sprint_id", "word", "ask", "is_fine"),
}
"""What an invitation says of each row: nothing that was decided, of a person no more than the room knows."""
_STEP = "take_invite"
_OF_STORE = {"id", "created_at", "changed_at", "content_id", "content_version"}

Kinds = Mapping[type[Row], Sequence[Mapping[str, Any]]]
How = Literal["begun", "renewed", "own", "busy"]


class Taken(NamedTuple):
    """What became of an invitation: the sprint it is to, and how it is here.

    `begun`: it was not here yet. `renewed`: it was, and says now what the invitation says. `own`: it was
    made here, and stays as it is. `busy`: another window writes it, so nothing was changed.
    """

    sprint_id: str
    how: How


def take_invite(store: Store, kinds: Kinds, person_id: str) -> Taken:
    """Put the sprint of an invitation into the store, and note who prepares it here. All or nothing.

    What that person has prepared stays. Raises StoreError; RefusedError (`invite_nobody`) where the sprint
    is here and that person is not on its roster.
    """
    told = {table: [_told(table, values) for values in kinds[table]] for table in TOLD}
    told[JourneyMap] = [values for values in told[JourneyMap] if values["kind"] == "team"]
    (sprint,) = told[Sprint]
    sprint_id = str(sprint["id"])
    if not glance.matching(store.path, sprint_id):
        with store.door(sprint_id).step(_STEP) as step:
            replace_rows(step, (), told)
            prepare_as(step, step.rows(), person_id)
        return Taken(sprint_id, "begun")
    is_guest = _began_by_invitation(store, sprint_id)
    door = store.door(sprint_id, lock=True)
    try:
        if not door.is_writer:
            return Taken(sprint_id, "busy")
        with door.step(_STEP) as step:
            if is_guest:
                _renew(step, step.rows(), told)
            if step.rows().participant(person_id) is None:
                raise RefusedError("invite_nobody")
            step.edit(step.rows().sprint, trashed_at=None)
            prepare_as(step, step.rows(), person_id)
    finally:
        if door.lock is not None:
            door.lock.release()
    return Taken(sprint_id, "renewed" if is_guest else "own")


def _told(table: type[Row], values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in TOLD[table]}


def _began_by_invitation(store: Store, sprint_id: str) -> bool:
    """Say whether the first thing known of a sprint here is that somebody was invited to it."""
    c = columns(Change)
    first = select(c.label).where(c.sprint_id == sprint_id).order_by(c.seq).limit(1)
    with Session(store.engine) as session:
        return session.execute(first).scalar() == _STEP


def _renew(step: Step, rows: SprintRows, told: Kinds) -> None:
    """Let the brief say what the invitation says. What somebody prepared stays, and what that hangs on."""
    (sprint,) = told[Sprint]
    step.edit(rows.sprint, **{name: value for name, value in sprint.items() if name not in _OF_STORE})
    stay = {values["id"] for table in told for values in told[table]}
    told_words = {values["word"] for values in told[InsideWord]}
    before = [
        *(one for one in rows.segments if one.id in stay),
        *(one for one in rows.traits if one.segment_id in stay),
        *(one for one in rows.participants if one.id in stay or not step.dependents(one)),
        *(one for one in rows.maps if one.id in stay),
        *(one for one in rows.inside_words if one.id in stay or one.word in told_words),
    ]
    replace_rows(step, before, {table: rows for table, rows in told.items() if table is not Sprint})
