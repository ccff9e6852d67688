"""What stands behind a map: which touchpoints rest on something real, and what kind of thing it is.

A piece of evidence belongs to a touchpoint, so a cell rests on it when its touchpoint has a piece with words.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from sprint_tui.domain.facts import EvidenceFacts, TouchpointFacts
from sprint_tui.domain.journey import CELLS
from sprint_tui.domain.quoted import QUOTES

QUOTE, NUMBER, STORY = "quote", "number", "story"


class Resting(NamedTuple):
    """Of the filled cells of goal, action and thought: how many rest on nothing, and how many there are."""

    on_nothing: int
    cells: int


def backed(pieces: Iterable[EvidenceFacts]) -> frozenset[str]:
    """Return the ids of the touchpoints behind which something stands."""
    return frozenset(piece.touchpoint_id for piece in pieces if piece.words.strip())


def resting(touchpoints: Sequence[TouchpointFacts], behind: Container[str]) -> Resting:
    """Return how many filled cells rest on no evidence; `behind` are the touchpoints that have some."""
    counts = {one.id: sum(bool(getattr(one, cell).strip()) for cell in CELLS) for one in touchpoints}
    loose = sum(count for touchpoint, count in counts.items() if touchpoint not in behind)
    return Resting(loose, sum(counts.values()))


def lacks(piece: EvidenceFacts) -> tuple[str, ...]:
    """Return what a piece needs so that somebody else could look it up: `source`, `dated`."""
    return tuple(name for name in ("source", "dated") if not getattr(piece, name).strip())


def kind_of(words: str) -> str:
    """Return what a piece of evidence most likely is: it can be said otherwise by one key."""
    text = words.strip()
    if text[:1] in QUOTES and text:
        return QUOTE
    return NUMBER if any(char.isdigit() for char in text) else STORY
