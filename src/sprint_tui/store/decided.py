"""What was chosen when three and three were decided: told by the history, whatever was renamed since."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import Session

from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import Change, columns

DECIDE = "decide_six"
"""The label of the step that notes it."""
_PLACE = ("map_id", "state", "kind", "touchpoint_id")
Chosen = frozenset[tuple[str, str, str]]
"""Map, kind and touchpoint of each pick that was chosen."""


class Decided(NamedTuple):
    """A decision as it was noted: its words then, the doubts that the app wrote last, what was chosen."""

    words: str
    doubts: str
    chosen: Chosen


def decided(session: Session, rows: SprintRows) -> dict[str, Decided]:
    """Return what was noted of three and three, by the id of its decision."""
    picks = {one.id: {name: getattr(one, name) for name in _PLACE} for one in rows.picks}
    doubts: dict[str, str] = {}
    found: dict[str, Decided] = {}
    for line in _newest_first(session, rows.sprint.id):
        if line.entity == "pick":
            _take_back(picks, line)
        elif line.kind == "edit" and line.field == "doubts":
            doubts.setdefault(line.entity_id, json.loads(line.after or '""'))
        elif line.kind == "add" and line.entity_id not in found:
            noted = json.loads(line.after or "{}")
            said = doubts.get(line.entity_id, noted["doubts"])
            found[line.entity_id] = Decided(noted["words"], said, frozenset(_chosen(picks)))
    return found


def _newest_first(session: Session, sprint_id: str) -> Iterator[Change]:
    c = columns(Change)
    is_place = (c.entity == "pick") & c.field.in_(("", *_PLACE))
    is_noted = (c.entity == "decision") & (c.label == DECIDE)
    query = select(Change).where(c.sprint_id == sprint_id, is_place | is_noted).order_by(c.seq.desc())
    yield from session.scalars(query)


def _take_back(picks: dict[str, dict[str, str]], line: Change) -> None:
    """Put a pick back to how it was before a line."""
    if line.kind == "add":
        picks.pop(line.entity_id, None)
    elif line.kind == "remove":
        gone = json.loads(line.before or "{}")
        picks[line.entity_id] = {name: gone[name] for name in _PLACE}
    elif line.entity_id in picks:
        picks[line.entity_id][line.field] = json.loads(line.before or "null")


def _chosen(picks: dict[str, dict[str, str]]) -> Iterator[tuple[str, str, str]]:
    for one in picks.values():
        if one["state"] == "chosen":
            yield one["map_id"], one["kind"], one["touchpoint_id"]
