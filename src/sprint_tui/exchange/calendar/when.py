"""When the person who prepares here does so: from the start that they set, or as it is proposed."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from sprint_tui.domain.inviting import due_after
from sprint_tui.domain.prep_days import Slot, proposed, slots
from sprint_tui.domain.zones import zone_of
from sprint_tui.store.drafts import answers_to, preparation_of

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant

STARTS = "prep.starts"
"""The key of the answer that holds when somebody begins: `2026-11-09 19:00`, in the sprint's zone."""


def begin_of(rows: SprintRows, content: Content, person: Participant, now: datetime) -> datetime:
    """Return when a person begins, without a zone: as they said, or as it is proposed."""
    for answer in answers_to(rows, STARTS, person.id):
        with suppress(ValueError):
            return datetime.fromisoformat(answer.words).replace(tzinfo=None)
    zone = zone_of(rows.sprint.zone)
    lengths = [minutes for _, minutes in _blocks(rows, content, person)]
    return proposed(lengths, _deadline(rows, now), now.astimezone(zone).replace(tzinfo=None))


def slots_of(rows: SprintRows, content: Content, person: Participant, now: datetime) -> tuple[Slot, ...]:
    """Return when each block of a person's plan lies, without a zone."""
    begin = begin_of(rows, content, person, now)
    deadline = _deadline(rows, begin.replace(tzinfo=zone_of(rows.sprint.zone)))
    return slots(_blocks(rows, content, person), begin, deadline)


def _blocks(rows: SprintRows, content: Content, person: Participant) -> list[tuple[str, int]]:
    mine = preparation_of(rows, person.id)
    minutes = mine.minutes if mine is not None else 0
    lengths = {one.key: one.planned // 60 for one in content.prep.counted(minutes)}
    return [(key, lengths[key]) for key in content.prep.planned(minutes)]


def _deadline(rows: SprintRows, begin: datetime) -> datetime | None:
    """Return until when the preparation is wanted of somebody who begins then, without a zone."""
    meeting, zone = rows.sprint.meeting_start, rows.sprint.zone
    if meeting is None:
        return None
    return due_after(begin, meeting, zone).astimezone(zone_of(zone)).replace(tzinfo=None)
