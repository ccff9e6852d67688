"""The timekeeper: folds stored events and "now" into what the clock shows.

Nothing here ticks. A restart, a crash or a second window folds the same events and shows the same time.
All lengths are seconds, all instants aware UTC. The rules of time are the method's (90 minutes in six
blocks) and ours: the promised end is the start plus the plan, and only a re-time moves it; a pause or an
added minute does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from math import ceil
from typing import TypeVar

from sprint_tui.domain.clock_face import Clock, State
from sprint_tui.domain.timebox import (
    KINDS,
    LONGEST,
    Block,
    BlockTime,
    EventLike,
    InstantLike,
    read_lengths,
    span,
)

__all__ = ["Clock", "State", "fold", "folded", "pressed"]

E = TypeVar("E", bound=EventLike)

_NO_TIME = datetime.min.replace(tzinfo=UTC)
EARLY_NEXT = 60
"""With more than this left in a block, *next* asks for a second press."""


def fold(plan: Sequence[Block], events: Iterable[EventLike], now: InstantLike) -> Clock:
    """Return the clock after these events, at `now`; an event that means nothing there is skipped."""
    return folded(plan, events)(now)


def folded(plan: Sequence[Block], events: Iterable[EventLike]) -> Callable[[InstantLike], Clock]:
    """Return what says the clock after these events at any moment since: they are gone through only once."""
    run = _Run(Clock("idle", 0, tuple(BlockTime(b.key, b.planned, 0) for b in plan), _NO_TIME))
    for event in events:
        run.reach(event)
        if event.kind in KINDS and run.clock.may(event.kind, event.amount):
            run.press(event)
    return run.at


def pressed(plan: Sequence[Block], events: Iterable[E]) -> Iterator[tuple[E, Clock]]:
    """Yield each event that meant something, with the clock just after it: how the meeting went."""
    run: _Run | None = None
    for event in events:
        run = run or _Run(Clock("idle", 0, tuple(BlockTime(b.key, b.planned, 0) for b in plan), event.at))
        run.reach(event)
        if event.kind in KINDS and run.clock.may(event.kind, event.amount):
            run.press(event)
            yield event, replace(run.clock, now=event.at)


def _blocks_after(clock: Clock, passed: float) -> tuple[BlockTime, ...]:
    """Return the blocks once so many seconds more have run into the one in hand."""
    if not clock.is_live:
        return clock.blocks
    block, index = clock.block, clock.index
    used, paused = (passed, 0.0) if clock.state == "running" else (0.0, passed)
    block = replace(block, used=block.used + used, paused=block.paused + paused)
    return (*clock.blocks[:index], block, *clock.blocks[index + 1 :])


def _with_length(block: BlockTime, length: int) -> BlockTime:
    return replace(block, adjusted=length - block.planned)


class _Run:
    """The fold in progress: the clock so far, and what the block in hand got since it was reached."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.last: InstantLike | None = None
        self.used_since_reached = 0.0
        self.paused_since_reached = 0.0

    def reach(self, moment: InstantLike) -> None:
        """Let the time since the last moment run into the block in hand."""
        passed = span(self.last, moment) if self.last is not None else 0.0
        self.last = moment
        if self.clock.state == "running":
            self.used_since_reached += passed
        elif self.clock.state == "paused":
            self.paused_since_reached += passed
        self.clock = replace(self.clock, blocks=_blocks_after(self.clock, passed))

    def at(self, now: InstantLike) -> Clock:
        """Return the clock at a moment; the fold itself stays where it is."""
        clock, passed = self.clock, span(self.last, now) if self.last is not None else 0.0
        return replace(clock, now=now.at, blocks=_blocks_after(clock, passed))

    def press(self, event: EventLike) -> None:
        """Let one event change the state."""
        match event.kind:
            case "start":
                self._start(event)
            case "pause":
                self.clock = replace(self.clock, state="paused")
            case "resume":
                self.clock = replace(self.clock, state="running")
            case "next" if self.clock.index + 1 < len(self.clock.blocks):
                self._go(self.clock.index + 1)
            case "next" | "finish" | "abandon":
                abandoned = event.kind == "abandon"
                self.clock = replace(self.clock, state="finished", ended=event.at, is_abandoned=abandoned)
            case "back":
                self._give_back()
            case "adjust":
                by = event.amount
                self._change(self.clock.index, lambda block: replace(block, adjusted=block.adjusted + by))
            case "retime":
                self._retime(event)
            case "away":
                self._count_unseen(event.amount)

    def _start(self, event: EventLike) -> None:
        """Begin by the plan that the start holds: what is planned anew later changes no running meeting."""
        planned = read_lengths(event.lengths)
        blocks = tuple(BlockTime(key, seconds, 0) for key, seconds in planned.items()) or self.clock.blocks
        self.clock = replace(self.clock, state="running", started=event.at, blocks=blocks)

    def _retime(self, event: EventLike) -> None:
        """Give blocks that are not over new lengths; the block in hand never less than it has used."""
        lengths = read_lengths(event.lengths)
        for index, block in enumerate(self.clock.blocks[self.clock.index :], self.clock.index):
            if block.key in lengths:
                length = max(lengths[block.key], ceil(block.used))
                self._change(index, partial(_with_length, length=length))
        moved = min(max(self.clock.end_moved + event.amount, -LONGEST), LONGEST)
        less = self.clock.is_less or event.is_less
        self.clock = replace(self.clock, end_moved=moved, is_less=less, is_retimed=True)

    def _count_unseen(self, seconds: float) -> None:
        """So many seconds of the block in hand, seen by nobody, were a pause. Below zero: they were lost when
        the machine's clock was put back, and are used after all.
        """
        seconds = min(seconds, self.used_since_reached)
        paused = max(seconds, 0.0)
        self.used_since_reached -= seconds
        self.paused_since_reached += paused
        self._change(
            self.clock.index, lambda one: replace(one, used=one.used - seconds, paused=one.paused + paused)
        )

    def _give_back(self) -> None:
        """Return to the block before, which gets the time since it was left: the *next* was a mistake."""
        used, paused = self.used_since_reached, self.paused_since_reached
        index = self.clock.index
        self._change(index, lambda b: replace(b, used=b.used - used, paused=b.paused - paused))
        self._go(index - 1)
        self._change(index - 1, lambda b: replace(b, used=b.used + used, paused=b.paused + paused))

    def _go(self, index: int) -> None:
        self.clock = replace(self.clock, index=index, state="running")
        self.used_since_reached = self.paused_since_reached = 0.0

    def _change(self, index: int, how: Callable[[BlockTime], BlockTime]) -> None:
        blocks = list(self.clock.blocks)
        blocks[index] = how(blocks[index])
        self.clock = replace(self.clock, blocks=tuple(blocks))
