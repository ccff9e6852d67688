"""One timebox and one press of a clock key: what the timekeeper is made of. Seconds, and aware UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, get_args

Kind = Literal[
    "start", "pause", "resume", "next", "back", "adjust", "retime", "away", "drift", "finish", "abandon"
]
KINDS: tuple[Kind, ...] = get_args(Kind)
LONGEST = 10**7
"""Seconds of a block, and of a moved end, at most: a file that says more than such a hundred days is wrong,
and the calendar ends somewhere.
"""
LONGEST_UP = 10.0**10
"""Seconds since a machine's start at most: three centuries."""
_DIGITS = 12
"""Digits of a number of seconds that are read: Python refuses to read thousands of them."""


class InstantLike(Protocol):
    """When something happened, by the wall and by the machine's own count."""

    @property
    def at(self) -> datetime:
        """The wall clock, aware UTC."""

    @property
    def boot(self) -> str:
        """Which start of the machine; empty where it cannot tell."""

    @property
    def seconds(self) -> float:
        """Seconds since that start, sleep included."""


class EventLike(InstantLike, Protocol):
    """One press of a clock key, as it was stored."""

    @property
    def kind(self) -> str:
        """One of KINDS."""

    @property
    def amount(self) -> int:
        """Seconds: put on the block (*adjust*), on the promised end (*retime*), or unseen (*away*)."""

    @property
    def lengths(self) -> str:
        """New lengths by block, for *retime*: see `read_lengths`."""

    @property
    def is_less(self) -> bool:
        """Whether the team chose to describe less now, for *retime*."""


@dataclass(frozen=True)
class Instant:
    """A moment: UTC, which start of the machine (empty: unknown), and seconds since then, sleep included."""

    at: datetime
    boot: str
    seconds: float


@dataclass(frozen=True)
class Block:
    """One block of the agenda as planned; both lengths in seconds."""

    key: str
    planned: int
    shortest: int


@dataclass(frozen=True)
class BlockTime:
    """One block as it stands: the plan as adjusted, and what it has used and paused."""

    key: str
    planned: int
    adjusted: int
    used: float = 0.0
    paused: float = 0.0

    @property
    def length(self) -> int:
        """Seconds that the block has by now."""
        return self.planned + self.adjusted

    @property
    def left(self) -> float:
        """Seconds left, below zero in overtime."""
        return self.length - self.used

    @property
    def share_used(self) -> float:
        """How much of its time the block has used, from 0 to 1; one that was given none is used up."""
        return min(self.used / self.length, 1.0) if self.length > 0 else 1.0


def read_lengths(text: str) -> dict[str, int]:
    """Return the seconds of each block in `picks=845 ownership=723`; what is no such pair is left out."""
    pairs = (pair.partition("=") for pair in text.split())
    return {
        key: min(int(seconds[:_DIGITS]), LONGEST) for key, _, seconds in pairs if key and seconds.isdecimal()
    }


def lengths_text(lengths: Mapping[str, int]) -> str:
    """Return lengths in seconds by block as they are stored."""
    return " ".join(f"{key}={seconds}" for key, seconds in lengths.items())


def span(earlier: InstantLike, later: InstantLike) -> float:
    """Return the seconds from one instant to another, never below zero.

    Within one start of the machine its own count decides, so that a wall clock set back or forward
    changes nothing; else the wall does.
    """
    if earlier.boot and earlier.boot == later.boot:
        return max(later.seconds - earlier.seconds, 0.0)
    return max((later.at - earlier.at).total_seconds(), 0.0)


Tag = Literal["", "closing", "wrap_up", "last_minute", "over"]


def warning(block: BlockTime) -> Tag:
    """Return a block's tag: closing (5 minutes or a quarter left), wrap_up (2), last_minute (1), over."""
    if block.left < 0:
        return "over"
    if block.left <= 60:
        return "last_minute"
    if block.left <= 120:
        return "wrap_up"
    return "closing" if block.left <= min(300, block.length / 4) else ""


def shown_seconds(left: float) -> int:
    """Return whole seconds to show: a full second stays until it has passed, on both sides of zero."""
    return -int(-left) if left < 0 else -int(-left // 1)
