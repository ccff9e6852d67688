"""How a meeting went: what each block was given, took and left, its pauses, and what the clock was told.

Screen and workbook show the same figures. They are whole seconds, rounded together: what blocks used and
paused adds up to the time that the whole meeting took.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import floor

from sprint_tui.domain import pace
from sprint_tui.domain.clock import Clock, fold, pressed
from sprint_tui.domain.facts import SprintFacts
from sprint_tui.domain.meeting_log import Log, LoggedLike, Output, Pause, Told
from sprint_tui.domain.timebox import Block, InstantLike


@dataclass(frozen=True)
class ReportRow:
    """One block, in whole seconds. `is_reached` is False while its time has not come."""

    key: str
    planned: int
    length: int
    used: int
    paused: int
    is_reached: bool
    at_end: Output | None
    """What it had when it was left; None while it has not been."""
    now: Output
    drifts: tuple[str, ...] = ()
    """The words noted at each question back to the customer."""

    @property
    def over(self) -> int:
        """Seconds beyond its length, 0 within it."""
        return max(self.used - self.length, 0) if self.is_reached else 0


@dataclass(frozen=True)
class Report:
    """The whole meeting; empty lists before it has begun."""

    clock: Clock
    rows: tuple[ReportRow, ...]
    pauses: tuple[Pause, ...]
    told: tuple[Told, ...]

    @property
    def planned(self) -> int:
        """Seconds of the plan."""
        return sum(row.planned for row in self.rows)

    @property
    def length(self) -> int:
        """Seconds of the plan as it became."""
        return sum(row.length for row in self.rows)

    @property
    def used(self) -> int:
        """Seconds that the blocks took."""
        return sum(row.used for row in self.rows)

    @property
    def paused(self) -> int:
        """Seconds that the clock was paused."""
        return sum(row.paused for row in self.rows)

    @property
    def wall(self) -> int:
        """Seconds from the start to the end, or to now, as the clock on the wall counts them."""
        return self.used + self.paused


def report(
    plan: Sequence[Block],
    events: Sequence[LoggedLike],
    now: InstantLike,
    facts: SprintFacts,
    meant: datetime | None = None,
) -> Report:
    """Return how a meeting went, or goes; `meant` is when it should have begun."""
    clock = fold(plan, events, now)
    log = Log(meant)
    before = fold(plan, (), now)
    for event, after in pressed(plan, events):
        log.note(event, before, after)
        before = after
    log.end(clock)
    rows = tuple(_rows(clock, log, facts))
    return Report(clock, rows, _whole_pauses(log, rows), tuple(log.told))


def _rows(clock: Clock, log: Log, facts: SprintFacts) -> list[ReportRow]:
    whole = whole_seconds([part for block in clock.blocks for part in (block.used, block.paused)])
    rows = []
    for index, block in enumerate(clock.blocks):
        owed = pace.owed(block.key, facts)
        rows.append(
            ReportRow(
                key=block.key,
                planned=block.planned,
                length=block.length,
                used=whole[2 * index],
                paused=whole[2 * index + 1],
                is_reached=clock.started is not None and index <= clock.index,
                at_end=log.outputs.get(block.key),
                now=Output(sum(owed), len(owed)),
                drifts=tuple(log.drifts.get(block.key, ())),
            )
        )
    return rows


def _whole_pauses(log: Log, rows: Sequence[ReportRow]) -> tuple[Pause, ...]:
    """Return the pauses in whole seconds; within a block they add up to what its row says."""
    whole: dict[int, int] = {}
    for row in rows:
        mine = [place for place, (pause, _) in enumerate(log.pauses) if pause.block == row.key]
        parts = whole_seconds([log.pauses[place][1] for place in mine], row.paused)
        whole |= dict(zip(mine, parts, strict=True))
    return tuple(replace(pause, seconds=whole[place]) for place, (pause, _) in enumerate(log.pauses))


def whole_seconds(parts: Sequence[float], total: int | None = None) -> list[int]:
    """Return each part in whole seconds, by largest remainder, so that they add up to the total, which is
    the rounded sum where none is given.
    """
    floors = [floor(round(part, 6)) for part in parts]
    rest = (round(sum(parts)) if total is None else total) - sum(floors)
    by_remainder = sorted(range(len(parts)), key=lambda i: floors[i] - parts[i])
    for i in by_remainder[: max(rest, 0)]:
        floors[i] += 1
    return floors
