"""How the half of a window is shared out: the names of touchpoints first, then feelings, gaps at length."""

from __future__ import annotations

from typing import NamedTuple

STAGES, BARS, WORDS = 76, 62, 46
"""Cells of a half that has room for stages as well; for bars; for the whole word of a gap."""
LEAD, FELT, BAR, BETWEEN = 6, 2, 11, 2
NAME = 40
"""Cells of a name that others make room for."""
_WAYS = ((STAGES, True, True, True), (BARS, False, True, True), (WORDS, False, False, True))
"""From how many cells on stages, bars and words are shown."""


class Columns(NamedTuple):
    """The cells of each column, 0 where it is left out; `has_words`: a gap is said in its whole word."""

    name: int
    stage: int
    bar: int
    has_words: bool


def columns(half: int, name: int, gap: int, short: int) -> Columns:
    """Return the columns of a half of so many cells: the most of them beside which no name is cut.

    `name` and `gap` are the widest there is, `short` what stands for a gap where its word has no room.
    """
    for least, has_stage, has_bar, has_words in _WAYS:
        if half >= least:
            found = _columns(half, gap, has_stage=has_stage, has_bar=has_bar, has_words=has_words)
            if found.name >= min(name, NAME):
                return found
    return _columns(half, short, has_stage=False, has_bar=False, has_words=False)


def _columns(half: int, gap: int, *, has_stage: bool, has_bar: bool, has_words: bool) -> Columns:
    stage, bar = half // 4 * has_stage, BAR * has_bar
    room = half - LEAD - stage - FELT - bar - (gap + BETWEEN if gap else 0)
    return Columns(room, stage, bar, has_words)
