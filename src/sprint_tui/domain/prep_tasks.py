"""What of the preparation is there: how many of each thing, and how many are enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ENOUGH: Mapping[str, int] = {
    "look_back": 1,
    "tune_in": 4,
    "questions": 5,
    "draft": 5,
    "five": 5,
    "wow": 1,
    "betters": 3,
    "breaks": 1,
    "speak": 2,
}
"""How many of a thing are enough: the method's five to eight touchpoints, one WOW, three betters."""
MOST_POINTS = 8


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
