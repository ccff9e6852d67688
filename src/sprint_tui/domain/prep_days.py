"""On which evenings the blocks of a preparation lie: one a day from the first on, more where days are few.

All times are local to the sprint, without a zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

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


def slots(blocks: Sequence[tuple[str, int]], first: datetime, deadline: datetime | None) -> tuple[Slot, ...]:
    """Return the blocks (each with its minutes) from `first` on, in order, before the deadline's day.

    Each has a day of its own while there are enough; else they share the days, one right after the other,
    past midnight when the first begins that late.
    """
    days = len(blocks)
    if deadline is not None and deadline.date() >= first.date():
        days = min(max((deadline.date() - first.date()).days, 1), days)
    found: list[Slot] = []
    for at, (block, minutes) in enumerate(blocks):
        begin = first + timedelta(days=at * days // max(len(blocks), 1))
        if found:
            begin = max(begin, found[-1].end)
        found.append(Slot(block, begin, minutes))
    return tuple(found)


def proposed(lengths: Sequence[int], deadline: datetime | None, now: datetime) -> datetime:
    """Return when to begin with blocks of so many minutes: the last one the evening before the deadline.

    What would lie behind us is put off to the next evening; where that is too late, all lies right before
    the deadline.
    """
    evening = now.date() if now.time() < EVENING else now.date() + timedelta(days=1)
    if deadline is None:
        return datetime.combine(evening, EVENING)
    at_once = deadline - timedelta(minutes=sum(lengths))
    if evening >= deadline.date() and at_once >= now:
        return at_once
    return datetime.combine(max(deadline.date() - timedelta(days=len(lengths)), evening), EVENING)
