"""What a map was felt to be, apart from the team's own word now: in the drafts, and in the sprint before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import Session, select

from sprint_tui.domain.curve import Spread, spread_of
from sprint_tui.store.lineup import line_up_of
from sprint_tui.store.tables import Sprint, Touchpoint, columns

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows


@dataclass(frozen=True)
class Before:
    """The sprint that this one was made from: its title, its moment, its feelings by our touchpoints."""

    title: str
    at: datetime
    feelings: Mapping[str, int]


def spreads_of(rows: SprintRows, map_id: str) -> dict[str, Spread]:
    """Return how far the drafts lie apart at each touchpoint that any of them felt something at."""
    found = {
        one.touchpoint.id: spread_of(member.feeling for member in one.members)
        for one in line_up_of(rows, map_id)
        if one.touchpoint is not None
    }
    return {row_id: spread for row_id, spread in found.items() if spread is not None}


def felt_before(session: Session, rows: SprintRows) -> Before | None:
    """Return what the sprint before was felt to be; None where there is none, or it is in the trash."""
    from_id = rows.sprint.from_id
    sprint = session.get(Sprint, from_id, populate_existing=True) if from_id else None
    if sprint is None or sprint.trashed_at is not None:
        return None
    ours = {one.from_id: one.id for one in rows.touchpoints if one.from_id}
    table = columns(Touchpoint)
    stored = session.execute(select(table.id, table.feeling).where(table.id.in_(ours)))
    feelings = {ours[row_id]: feeling for row_id, feeling in stored if feeling is not None}
    return Before(sprint.title, sprint.meeting_start or sprint.created_at, feelings) if feelings else None
