"""The timed blocks of one person's preparation: stored presses and "now" folded into time spent and left.

Nothing here ticks, and at most one block runs at a time: starting one pauses the other. All lengths are
seconds, all instants aware UTC. The lengths are the method's, and each can be changed by whoever prepares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol, get_args

from sprint_tui.domain.timebox import Instant, InstantLike, span

State = Literal["open", "running", "paused", "done"]
Counts = Literal["core", "end", "extra"]
"""Whether a block has to be, comes before or after what has to be, or is beyond every plan."""


SHORTEST = 5 * 60
"""Seconds that are left of a block, however often it is made shorter."""
UNSEEN = 60
"""Seconds without the app after which nobody was preparing: they do not count."""


IDLE = 10 * 60
"""Seconds without a key after which nobody was preparing: they do not count either."""


class PressLike(InstantLike, Protocol):
    """One press in a block, as it was stored."""

    @property
    def block(self) -> str:
        """The block that it is about."""

    @property
    def kind(self) -> str:
        """What was pressed."""

    @property
    def amount(self) -> int:
        """Minutes that the block becomes longer, or shorter (below zero)."""


@dataclass(frozen=True)
class Block:
    """One block as planned; both lengths in seconds."""

    key: str
    planned: int
    longest: int
    counts: Counts = "end"


@dataclass(frozen=True)
class BlockTime:
    """One block as it stands for a person."""

    key: str
    planned: int
    longest: int
    longer: int = 0
    used: float = 0.0
    state: State = "open"

    @property
    def length(self) -> int:
        """Seconds that the block has by now."""
        return self.planned + self.longer

    @property
    def left(self) -> float:
        """Seconds left, below zero in overtime."""
        return self.length - self.used

    @property
    def share_used(self) -> float:
        """How much of its time the block has used, from 0 to 1."""
        return min(self.used / self.length, 1.0)


@dataclass(frozen=True)
class Prep:
    """All blocks of a person at one moment. `at` is the block last pressed; empty before the first press."""

    blocks: tuple[BlockTime, ...]
    at: str = ""

    @property
    def running(self) -> BlockTime | None:
        """The block that runs; there is never a second one."""
        return next((one for one in self.blocks if one.state == "running"), None)

    @property
    def in_hand(self) -> BlockTime | None:
        """The block that runs, or else the one that was paused last."""
        last = next((one for one in self.blocks if one.key == self.at and one.state == "paused"), None)
        return self.running or last

    @property
    def spent(self) -> float:
        """Seconds spent on all blocks together."""
        return sum(one.used for one in self.blocks)

    def block(self, key: str) -> BlockTime:
        """Return one block. Raises KeyError for one that is not there."""
        for one in self.blocks:
            if one.key == key:
                return one
        raise KeyError(key)

    def may(self, kind: str, key: str, amount: int = 0) -> bool:
        """Say whether a press means something now; `amount` is in minutes."""
        block = next((one for one in self.blocks if one.key == key), None)
        if block is None:
            return False
        match kind:
            case "start":
                return block.state != "running"
            case "pause":
                return block.state == "running"
            case "done":
                return block.state != "done"
            case "reopen":
                return block.state == "done"
            case "longer":
                length = block.length + amount * 60
                return amount != 0 and (length <= block.longest if amount > 0 else length >= SHORTEST)
        return False


def fold(blocks: Sequence[Block], presses: Iterable[PressLike], now: InstantLike) -> Prep:
    """Return the blocks after these presses, at `now`; a press that means nothing there is skipped.

    Presses are in order of their moments; one that lies before the one above it takes no time.
    """
    prep = Prep(tuple(BlockTime(one.key, one.planned, one.longest) for one in blocks))
    last: InstantLike | None = None
    for press in presses:
        prep = _later(prep, last, press)
        last = press
        if prep.may(press.kind, press.block, press.amount):
            prep = _pressed(prep, press)
    return _later(prep, last, now)


def _later(prep: Prep, last: InstantLike | None, moment: InstantLike) -> Prep:
    """Let the time since the last moment run into the block that runs."""
    running = prep.running
    if running is None or last is None:
        return prep
    return _with(prep, running.key, used=running.used + span(last, moment))


def _pressed(prep: Prep, press: PressLike) -> Prep:
    key, block = press.block, prep.block(press.block)
    match press.kind:
        case "start":
            if prep.running is not None:
                prep = _with(prep, prep.running.key, state="paused")
            return replace(_with(prep, key, state="running"), at=key)
        case "pause":
            return replace(_with(prep, key, state="paused"), at=key)
        case "done":
            return replace(_with(prep, key, state="done"), at=key)
        case "reopen":
            return replace(_with(prep, key, state="paused" if block.used else "open"), at=key)
        case _:
            return _with(prep, key, longer=block.longer + press.amount * 60)


def _with(prep: Prep, key: str, **fields: object) -> Prep:
    blocks = (replace(one, **fields) if one.key == key else one for one in prep.blocks)  # type: ignore[arg-type]
    return replace(prep, blocks=tuple(blocks))


def unseen_since(
    seen: InstantLike | None, now: InstantLike, touched: InstantLike | None = None
) -> Instant | None:
    """Return when a block that runs was last prepared in, if that is too long ago: it was paused then.

    A machine that slept, a window that was closed, an app that was killed, and one that nobody
    `touched` are the same: nobody prepared.
    """
    for moment, most in ((seen, UNSEEN), (touched, IDLE)):
        if moment is not None and span(moment, now) > most:
            return Instant(moment.at, moment.boot, moment.seconds)
    return None


def press_on_arriving(prep: Prep, here: Sequence[str]) -> tuple[str, str] | None:
    """Return the press that it means to come, while a block runs, to where the blocks `here` are done.

    The first of them that is not done runs from then on, a later one only where it has begun; where all
    are done, the block that runs is paused. None where nothing changes.
    """
    if prep.running is None or not here or prep.running.key in here:
        return None
    blocks = [prep.block(key) for key in here]
    ahead = (one.key for one in blocks if one.state == "paused" or (one.state == "open" and one is blocks[0]))
    key = next(ahead, None)
    return ("start", key) if key is not None else ("pause", prep.running.key)


def sums(blocks: Iterable[Block]) -> dict[Counts, int]:
    """Return the minutes of what has to be, of that with its two ends, and of everything with the extra."""
    minutes = dict.fromkeys(get_args(Counts), 0)
    for block in blocks:
        minutes[block.counts] += block.planned // 60
    core = minutes["core"]
    return {"core": core, "end": core + minutes["end"], "extra": core + minutes["end"] + minutes["extra"]}
