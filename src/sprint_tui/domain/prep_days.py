"""On which evenings the blocks of a preparation lie: one a day from the first on, more where days are few.

All times are local to the sprint, without a zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

EVENING = time(19, 0)
"""When the first block is proposed, while nobody has said otherwise."""


@dataclass(frozen=True)
class Slot:
    """One block in somebody's calendar."""

    block: str
    start: datetime
    minutes: int

    @property
    def end(self) -> datetime:
        """When it is over."""
        return self.start + timedelta(minutes=self.minutes)


def slots(blocks: Sequence[tuple[str, int]], first: datetime, meeting: date | None) -> tuple[Slot, ...]:
    """Return the blocks (each with its minutes) in order, the first at `first`, all before the meeting's day.

    Each has a day of its own while there are enough; else they share the days, one right after the other.
    """
    days = len(blocks)
    if meeting is not None and meeting >= first.date():
        days = min(max((meeting - first.date()).days, 1), days)
    found: list[Slot] = []
    for at, (block, minutes) in enumerate(blocks):
        begin = first + timedelta(days=at * days // max(len(blocks), 1))
        if found and found[-1].start.date() == begin.date():
            begin = found[-1].end
        found.append(Slot(block, begin, minutes))
    return tuple(found)


def proposed(count: int, meeting: date | None, now: datetime) -> datetime:
    """Return when to begin with so many blocks: so that the last one is the evening before the meeting.

    What would lie behind us is put off to the next evening.
    """
    next_evening = now.date() if now.time() < EVENING else now.date() + timedelta(days=1)
    day = next_evening if meeting is None else max(meeting - timedelta(days=count), next_evening)
    return datetime.combine(day, EVENING)
