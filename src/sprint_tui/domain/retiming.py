"""Where more time can come from: what a team can choose between when the promised end no longer holds.

All in whole seconds, all sums exact. The rules are ours: a cut is shared by what each block has above its
shortest, by largest remainder, and never goes under what the running block has used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import ceil
from typing import Literal

from sprint_tui.domain.clock import Clock
from sprint_tui.domain.timebox import Block

How = Literal["keep", "take", "move", "less", "shortest", "second", "lengths"]

DESCRIBED_LATER = 0.5
"""What is left of a block in which one WOW and two Just Better are described now, three by Friday."""
OF_PICKS = ("picks", "ownership")
"""The blocks that get shorter when the team chooses less: they go through the six one by one."""
LEAST_MORE = 60
"""Seconds that more minutes leave at least: who asks for two of them late wants more than a few seconds."""
LATE_START = 60
"""From so many seconds on a meeting has begun late, and is asked which end it promises."""


@dataclass(frozen=True)
class Way:
    """One way to find the time. `lengths` holds the blocks that change; `end_moves` is when it ends later.

    `frees` is what it gains in all, where the shortest times alone do not fit.
    """

    how: How
    lengths: Mapping[str, int] = field(default_factory=dict)
    end_moves: int = 0
    frees: int = 0
    block: str = ""

    @property
    def is_less(self) -> bool:
        """Whether the room describes less now."""
        return self.how == "less"


@dataclass(frozen=True)
class Offer:
    """What a team can choose between. `cut` is what the promised end lacks, `missing` what even the
    shortest times leave over, `late` how late the start was where that is asked about.
    """

    more: int
    cut: int
    missing: int
    ways: tuple[Way, ...]
    takes: tuple[Way, ...] = ()
    """The ways to take it all from one block, in the order of the agenda."""
    late: int = 0


LESS_OR_NOT = Offer(0, 0, 0, (Way("less"), Way("lengths")))
"""The choice of a room whose end holds and whose pace does not."""


def offer(clock: Clock, plan: Sequence[Block], more: int = 0) -> Offer:
    """Return the ways to give the block in hand `more` seconds after its zero, or to hold the end as it is.

    Only a live clock has an offer worth showing. With no `more` the block in hand may be cut as well.
    """
    room = _Room(clock, plan, more)
    if room.cut <= 0:
        return Offer(more, 0, 0, (Way("keep", room.wanted),))
    if room.cut > room.slack:
        return Offer(more, room.cut, room.cut - room.slack, room.when_nothing_fits())
    keep = Way("keep", room.cut_by(room.shares()))
    takes = tuple(way for way in room.takes() if way.lengths != keep.lengths)
    ways = [keep, *takes[:1], Way("move", room.wanted, room.cut)]
    return Offer(more, room.cut, 0, (*ways, *room.less()), takes)


def seconds_of(clock: Clock, minutes: int) -> int:
    """Return the seconds of so many minutes more: from zero while a minute of them is left, else from now."""
    gone = ceil(max(-clock.block.left, 0.0))
    return minutes * 60 if minutes * 60 - gone >= LEAST_MORE else gone + minutes * 60


def late_start(clock: Clock, plan: Sequence[Block], meant: datetime | None) -> Offer | None:
    """Return the choice after a start later than it was meant, until the team has said which end it promises;
    None for a start in time, or on another day.
    """
    began = clock.began
    if began is None or meant is None or clock.is_retimed:
        return None
    late = int((began - meant).total_seconds())
    if not LATE_START <= late < sum(block.planned for block in plan):
        return None
    room = _Room(clock, plan, 0, late)
    missing = max(room.cut - room.slack, 0)
    held = room.when_nothing_fits() if missing else (Way("keep", room.cut_by(room.shares())),)
    ways = (*held, Way("lengths", end_moves=max(room.cut, late)))
    moved = tuple(replace(way, end_moves=way.end_moves - late) for way in ways)
    return Offer(0, max(room.cut, 0), missing, moved, late=late)


def share(cut: int, slacks: Sequence[int]) -> list[int]:
    """Return whole parts of a cut in proportion to the slacks, by largest remainder; none above its slack."""
    total = sum(slacks)
    if not total:
        return [0 for _ in slacks]
    parts = [cut * slack // total for slack in slacks]
    by_remainder = sorted(range(len(slacks)), key=lambda i: -(cut * slacks[i] % total))
    for i in by_remainder[: cut - sum(parts)]:
        parts[i] += 1
    return parts


class _Room:
    """What the blocks that are not over have by now, and what each could give."""

    def __init__(self, clock: Clock, plan: Sequence[Block], more: int, late: int = 0) -> None:
        self._clock = clock
        self._shortest = {block.key: block.shortest for block in plan}
        self._more = more
        current = clock.block
        self._lengths = {block.key: block.length for block in clock.blocks[clock.index :]}
        self._lengths[current.key] += more
        self.wanted = {current.key: self._lengths[current.key]} if more else {}
        left = max(self._lengths[current.key] - current.used, 0.0)
        self.cut = ceil(round(clock.late + left - max(current.left, 0.0) + late, 3))
        self.slacks = [(key, self._slack(key, self._shortest.get(key, 0))) for key in self._lengths]
        self.slack = sum(slack for _, slack in self.slacks)

    def _slack(self, key: str, shortest: int) -> int:
        """Return what a block can give: nothing under its shortest, and nothing that it has used."""
        if key == self._clock.block.key and self._more:
            return 0
        used = next(block.used for block in self._clock.blocks if block.key == key)
        return max(self._lengths[key] - max(shortest, ceil(used)), 0)

    def shares(self) -> list[int]:
        return share(max(self.cut, 0), [slack for _, slack in self.slacks])

    def cut_by(self, parts: Sequence[int]) -> dict[str, int]:
        """Return the lengths that change when each block gives its part."""
        given = zip(self._lengths, parts, strict=True)
        return self.wanted | {key: self._lengths[key] - part for key, part in given if part}

    def takes(self) -> list[Way]:
        return [
            Way("take", self.wanted | {key: self._lengths[key] - self.cut}, block=key)
            for key, slack in self.slacks
            if slack >= self.cut
        ]

    def less(self) -> list[Way]:
        """Return the way of describing less, where a block that gets shorter by it is still ahead."""
        slacks = self._slacks_with_less()
        gains = sum(slacks.values()) - self.slack
        if gains <= 0 or self.cut > sum(slacks.values()):
            return []
        of_picks = {key: slack if key in OF_PICKS else 0 for key, slack in slacks.items()}
        fits = sum(of_picks.values()) >= self.cut
        parts = share(self.cut, list((of_picks if fits else slacks).values()))
        return [Way("less", self.cut_by(parts))]

    def when_nothing_fits(self) -> tuple[Way, ...]:
        """Return the ways left when the shortest times do not fit: a later end, less, or a second meeting."""
        at_shortest = self.cut_by([slack for _, slack in self.slacks])
        missing = self.cut - self.slack
        ways = [Way("shortest", at_shortest, end_moves=missing, frees=self.slack)]
        slacks = self._slacks_with_less()
        gains = sum(slacks.values()) - self.slack
        if gains > 0:
            parts = share(min(self.cut, sum(slacks.values())), list(slacks.values()))
            moves, frees = max(missing - gains, 0), self.slack + gains
            ways.append(Way("less", self.cut_by(parts), end_moves=moves, frees=frees))
        later = [key for key in self._lengths if key != self._clock.block.key][-2:]
        if later:
            free = sum(self._lengths[key] for key in later)
            none = self.wanted | dict.fromkeys(later, 0)
            ways.append(Way("second", none, end_moves=max(self.cut - free, 0), frees=free))
        return tuple(ways)

    def _slacks_with_less(self) -> dict[str, int]:
        def shortest(key: str) -> int:
            plain = self._shortest.get(key, 0)
            return int(plain * DESCRIBED_LATER) if key in OF_PICKS and not self._clock.is_less else plain

        return {key: self._slack(key, shortest(key)) for key in self._lengths}
