"""What of the preparation is there: how many of each thing, and how many are enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sprint_tui.domain import drafting, rehearsing

ENOUGH: Mapping[str, int] = {
    "look_back": 1,
    "tune_in": 4,
    "questions": 5,
    "draft": drafting.LEAST,
    "five": drafting.LEAST,
    "wow": drafting.WOW,
    "betters": drafting.BETTER,
    "breaks": 1,
    "speak": rehearsing.POINTS_LEAST,
}
"""How many of a thing are enough."""


@dataclass(frozen=True)
class Count:
    """How many of a thing there are, of how many that are enough. Ticked by hand, it is there anyway."""

    have: int
    enough: int
    is_ticked: bool = False

    @property
    def is_there(self) -> bool:
        """Whether nothing is missing."""
        return self.is_ticked or (self.enough > 0 and self.have >= self.enough)


def missing(counts: Mapping[str, Count]) -> list[str]:
    """Return what is not there yet, in the order in which it is asked for."""
    return [key for key, count in counts.items() if not count.is_there]
