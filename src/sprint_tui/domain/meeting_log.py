"""A meeting's log: pauses, what each block left, and what the clock was told, noted event by event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from sprint_tui.domain.clock import Clock
from sprint_tui.domain.retiming import LATE_START
from sprint_tui.domain.timebox import EventLike

LEAVES = frozenset({"next", "finish", "abandon"})
"""Presses that end a block, and hold what it had by then."""
CHANGES = frozenset({"adjust", "retime", "back", "abandon"})
"""Presses that change what was planned; a late start stands among them."""


class LoggedLike(EventLike, Protocol):
    """One press of a clock key with what was noted beside it."""

    @property
    def reason(self) -> str:
        """Why, in the room's own words."""

    @property
    def done(self) -> int:
        """Pieces that the block had when it was left."""

    @property
    def total(self) -> int:
        """Pieces that it owed."""


@dataclass(frozen=True)
class Output:
    """How much of what a block owes is there: `done` of `total` pieces; a total of 0 was never counted."""

    done: int
    total: int


@dataclass(frozen=True)
class Pause:
    """One pause of a block; `is_away` when the clock ran on unseen and the time was counted later."""

    block: str
    at: datetime
    seconds: int
    reason: str
    is_away: bool = False
    is_going_on: bool = False


@dataclass(frozen=True)
class Change:
    """The length of one block, before and after."""

    block: str
    was: int
    became: int


@dataclass(frozen=True)
class Told:
    """One thing that the clock was told: an `adjust`, `retime`, `back`, `abandon`, or a late `start`.

    `seconds` is by how much: the change of the block, of the promised end, or of the start.
    """

    kind: str
    at: datetime
    block: str
    seconds: int
    changes: tuple[Change, ...]
    reason: str
    is_less: bool = False


class Log:
    """What is noted on the way, event by event."""

    def __init__(self, meant: datetime | None) -> None:
        self._meant = meant
        self.pauses: list[tuple[Pause, float]] = []
        """Each with its seconds, not yet rounded."""
        self._since_reached = 0
        """How many pauses there were when the block in hand was reached: *back* gives the rest back."""
        self._open: tuple[Pause, float] | None = None
        self.outputs: dict[str, Output] = {}
        self.drifts: dict[str, list[str]] = {}
        self.told: list[Told] = []

    def note(self, event: LoggedLike, before: Clock, after: Clock) -> None:
        """Note one event that meant something."""
        key, kind = before.block.key, event.kind
        if kind == "away" and event.amount > 0:
            self.pauses.append(
                (Pause(key, event.at, 0, event.reason, is_away=True), _paused(after) - _paused(before))
            )
        if before.state != "paused" and after.state == "paused":
            self._open = Pause(key, event.at, 0, event.reason), _paused(after)
        elif before.state == "paused" and after.state != "paused":
            self._close(after)
        if kind in LEAVES:
            self.outputs[key] = Output(event.done, event.total)
        elif kind == "back":
            self._give_back(after.block.key)
        elif kind == "drift":
            self.drifts.setdefault(key, []).append(event.reason)
        if after.index != before.index:
            self._since_reached = len(self.pauses)
        self._tell(event, before, after)

    def end(self, clock: Clock) -> None:
        """Take in a pause that goes on."""
        if self._open is not None:
            self._open = replace(self._open[0], is_going_on=True), self._open[1]
            self._close(clock)

    def _close(self, after: Clock) -> None:
        if self._open is not None:
            pause, began = self._open
            self.pauses.append((pause, _paused(after) - began))
            self._open = None

    def _give_back(self, key: str) -> None:
        """The *next* was a mistake: what was paused since belongs to the block returned to."""
        self.outputs.pop(key, None)
        for place in range(self._since_reached, len(self.pauses)):
            pause, lasted = self.pauses[place]
            self.pauses[place] = replace(pause, block=key), lasted

    def _tell(self, event: LoggedLike, before: Clock, after: Clock) -> None:
        seconds = event.amount
        if event.kind == "start":
            late = (event.at - self._meant).total_seconds() if self._meant is not None else 0
            seconds = int(late) if late < sum(block.planned for block in after.blocks) else 0
            if seconds < LATE_START:
                return
        elif event.kind not in CHANGES:
            return
        # A start holds the plan of its day, which may have other blocks than the one there is now.
        blocks = zip(before.blocks, after.blocks, strict=True) if event.kind != "start" else ()
        changes = tuple(
            Change(old.key, old.length, new.length) for old, new in blocks if old.length != new.length
        )
        key = after.block.key if event.kind in {"back", "start"} else before.block.key
        self.told.append(Told(event.kind, event.at, key, seconds, changes, event.reason, event.is_less))


def _paused(clock: Clock) -> float:
    return sum(block.paused for block in clock.blocks)
