"""The meetings that were held before: what their clocks were told, for the plan of the next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import func, select
from sqlmodel import Session

from sprint_tui.store.tables import ClockEvent, PlannedBlock, Sprint, columns

MOST = 50
"""The newest meetings that count: a team changes, and the next plan waits for this."""


@dataclass(frozen=True)
class PastMeeting:
    """One meeting: its team's plan, empty for the method's own, and what its clock was told, in order."""

    planned: tuple[PlannedBlock, ...]
    events: tuple[ClockEvent, ...]


def past_meetings(session: Session, but: str) -> tuple[PastMeeting, ...]:
    """Return the newest meetings of a store, but for one sprint's and those in the trash."""
    event, sprint = columns(ClockEvent), columns(Sprint)
    newest = (
        select(event.sprint_id)
        .join(Sprint, sprint.id == event.sprint_id)
        .where(event.sprint_id != but, sprint.trashed_at.is_(None))
        .group_by(event.sprint_id)
        .order_by(func.max(event.at).desc())
        .limit(MOST)
    )
    ids = list(session.scalars(newest))
    plans: dict[str, tuple[PlannedBlock, ...]] = {}
    block = columns(PlannedBlock)
    planned = select(PlannedBlock).where(block.sprint_id.in_(ids))
    in_order = planned.order_by(block.sprint_id, block.position, block.id)
    for sprint_id, rows in groupby(session.scalars(in_order), key=lambda row: row.sprint_id):
        plans[sprint_id] = tuple(rows)
    events = select(ClockEvent).where(event.sprint_id.in_(ids))
    told = session.scalars(events.order_by(event.sprint_id, event.position, event.id))
    return tuple(
        PastMeeting(plans.get(sprint_id, ()), tuple(rows))
        for sprint_id, rows in groupby(told, key=lambda row: row.sprint_id)
    )
