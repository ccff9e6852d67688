"""When the person who prepares here does so: from the start that they set, or as it is proposed."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from sprint_tui.domain.prep_days import Slot, proposed, slots
from sprint_tui.domain.zones import day_in, zone_of
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
    here = now.astimezone(zone_of(rows.sprint.zone)).replace(tzinfo=None)
    return proposed(len(_blocks(rows, content, person)), _meeting_day(rows), here)


def slots_of(rows: SprintRows, content: Content, person: Participant, now: datetime) -> tuple[Slot, ...]:
    """Return when each block of a person's plan lies, without a zone."""
    begin = begin_of(rows, content, person, now)
    return slots(_blocks(rows, content, person), begin, _meeting_day(rows))


def _blocks(rows: SprintRows, content: Content, person: Participant) -> list[tuple[str, int]]:
    mine = preparation_of(rows, person.id)
    minutes = mine.minutes if mine is not None else 0
    lengths = {one.key: one.planned // 60 for one in content.prep.counted(minutes)}
    return [(key, lengths[key]) for key in content.prep.planned(minutes)]


def _meeting_day(rows: SprintRows) -> date | None:
    at = rows.sprint.meeting_start
    return day_in(rows.sprint.zone, at) if at is not None else None
