"""The plan of a meeting: the method's six blocks, or a team's own lengths, order and breaks. Minutes.

The 90 minutes and their shortest times are the method's; the presets of 60 and 120 minutes are ours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal, Protocol, TypeVar

from sprint_tui.domain.clock import Clock
from sprint_tui.domain.timebox import Block

LONGEST = 480
"""Minutes of one block: who types more has typed something else."""
HELD = 60
"""Seconds from which on a block was held, and not only skipped on the way."""
BREAK = "break_"
"""What the key of a break begins with; the method's own blocks have other names."""

Problem = Literal["", "too_short", "too_long", "shortest_above", "shortest_too_short", "no_blocks"]


class PlannedLike(Protocol):
    """One block as a team plans it, in minutes."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def minutes(self) -> int: ...
    @property
    def shortest(self) -> int: ...


@dataclass(frozen=True)
class Planned:
    """One block of a plan, in minutes; `title` names a break."""

    key: str
    minutes: int
    shortest: int
    title: str = ""


P = TypeVar("P", bound=PlannedLike)


def is_break(key: str) -> bool:
    """Say whether a block is a break, which owes nothing."""
    return key.startswith(BREAK)


def as_counted(plan: Iterable[PlannedLike]) -> tuple[Block, ...]:
    """Return a plan as the clock counts it: seconds."""
    return tuple(Block(one.key, one.minutes * 60, one.shortest * 60) for one in plan)


def problem(minutes: int, shortest: int) -> Problem:
    """Say what is wrong with a block's minutes; empty when nothing is."""
    if minutes < 1:
        return "too_short"
    if minutes > LONGEST:
        return "too_long"
    if shortest < 1:
        return "shortest_too_short"
    return "shortest_above" if shortest > minutes else ""


def total(plan: Iterable[PlannedLike]) -> int:
    """Return the minutes of all blocks."""
    return sum(one.minutes for one in plan)


def of_the_method(blocks: Sequence[P], plan: Sequence[PlannedLike]) -> bool:
    """Say whether a plan is the method's own: the same blocks, minutes, shortest times and order."""
    return [(b.key, b.minutes, b.shortest) for b in blocks] == [(p.key, p.minutes, p.shortest) for p in plan]


@dataclass(frozen=True)
class Broken:
    """A rule that a plan breaks, and the block that breaks it: only what was not typed here can."""

    problem: Problem
    key: str


def broken(plan: Iterable[PlannedLike], wanted: Collection[str]) -> list[Broken]:
    """Return what is wrong with a plan: `wanted` are the blocks that the method has."""
    plan = list(plan)
    missing = [Broken("no_blocks", key) for key in wanted if key not in {one.key for one in plan}]
    found = ((problem(one.minutes, one.shortest), one.key) for one in plan)
    return missing + [Broken(wrong, key) for wrong, key in found if wrong]


def new_break(plan: Iterable[PlannedLike]) -> str:
    """Return a key for one more break."""
    taken = {one.key for one in plan}
    return next(key for number in range(1, len(taken) + 2) if (key := f"{BREAK}{number}") not in taken)


def with_minutes(plan: Iterable[PlannedLike], minutes: Mapping[str, int]) -> list[Planned]:
    """Return a plan in which these blocks have so many minutes; a shortest time above them is lowered."""
    given = ((one, minutes.get(one.key, one.minutes)) for one in plan)
    return [Planned(one.key, now, min(one.shortest, now), one.title) for one, now in given]


@dataclass(frozen=True)
class Took:
    """What a block really took: the median in whole minutes, over so many meetings."""

    minutes: int
    meetings: int


def medians(meetings: Iterable[Clock]) -> dict[str, Took]:
    """Return what blocks took in the meetings that were held to their end; breaks are left out.

    A block that got less than a minute was skipped, not held: it counts in no median.
    """
    used: dict[str, list[float]] = {}
    for clock in meetings:
        if clock.state == "finished" and not clock.is_abandoned:
            for block in clock.blocks:
                if not is_break(block.key) and block.used >= HELD:
                    used.setdefault(block.key, []).append(block.used)
    return {key: Took(_minutes(median(each)), len(each)) for key, each in used.items()}


def _minutes(seconds: float) -> int:
    """Return whole minutes that a plan can hold."""
    return min(max(int(seconds / 60 + 0.5), 1), LONGEST)
