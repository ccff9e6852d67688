"""A journey as one curve from -2 to +2: where its points stand, which way its line goes, peak and end.

Places are counted in cells, from the left and from the top. Nothing here knows how a cell is painted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from sprint_tui.domain.feelings import HIGH, LOW
from sprint_tui.domain.merging import TALK_FROM

LEFT, RIGHT, UP, DOWN = 1, 2, 4, 8
"""The ways a line can leave a cell; a cell of it has the sum of its own."""


class Spread(NamedTuple):
    """What the drafts felt at one touchpoint: the lowest, the highest, and how many said anything."""

    low: int
    high: int
    voices: int

    @property
    def is_to_talk_about(self) -> bool:
        """Say whether they lie so far apart that somebody has seen what the others have not."""
        return self.high - self.low >= TALK_FROM


class Point(NamedTuple):
    """One touchpoint of the curve: the feeling now, that of the sprint before, and the drafts'.

    A stage that has none yet has a place, too, where nothing can be felt.
    """

    feeling: int | None = None
    before: int | None = None
    drafts: Spread | None = None
    is_touchpoint: bool = True


class Frame(NamedTuple):
    """How large a curve is drawn: so many cells a touchpoint (three at least), so many lines a step."""

    step: int
    rise: int

    @property
    def height(self) -> int:
        """The lines from the highest level to the lowest."""
        return (HIGH - LOW) * self.rise + 1

    def left(self, place: int) -> int:
        """Return the first cell of a touchpoint: the line climbs and falls there."""
        return place * self.step

    def middle(self, place: int) -> int:
        """Return the cell of a touchpoint's point."""
        return place * self.step + self.step // 2

    def line(self, level: int) -> int:
        """Return the line of a level."""
        return (HIGH - level) * self.rise


class Ends(NamedTuple):
    """What stays in mind of a journey: the highest and the lowest touchpoints, and the last one.

    Nobody may have said yet how that one feels.
    """

    highest: tuple[int, ...]
    lowest: tuple[int, ...]
    last: int


def spread_of(feelings: Iterable[int | None]) -> Spread | None:
    """Return how far the drafts lie apart; None where none says anything."""
    given = [one for one in feelings if one is not None]
    return Spread(min(given), max(given), len(given)) if given else None


def stepped(feeling: int | None, by: int) -> int:
    """Return the feeling one step lower (-1) or higher (1), from the middle where there is none; 0 is 0."""
    return max(LOW, min((feeling or 0) + by, HIGH)) if by else 0


def unfelt(points: Sequence[Point]) -> int:
    """Return how many touchpoints have no feeling yet."""
    return sum(one.feeling is None for one in points if one.is_touchpoint)


def ends(points: Sequence[Point]) -> Ends | None:
    """Return where the highest, the lowest and the last touchpoint stand; None where nothing is felt yet."""
    felt = {place: one.feeling for place, one in enumerate(points) if one.feeling is not None}
    if not felt:
        return None
    top, bottom = max(felt.values()), min(felt.values())
    highest = tuple(place for place, one in felt.items() if one == top)
    lowest = tuple(place for place, one in felt.items() if one == bottom)
    return Ends(highest, lowest, max(place for place, one in enumerate(points) if one.is_touchpoint))


def strokes(feelings: Sequence[int | None], frame: Frame) -> Mapping[tuple[int, int], int]:
    """Return which way the line goes in each cell (x, y) that it passes.

    It keeps its level around each point and climbs or falls between two. Where a feeling is missing it
    stops, and begins again behind.
    """
    found: dict[tuple[int, int], int] = {}
    for place, (here, there) in enumerate(pairwise(feelings)):
        if here is None or there is None:
            continue
        edge, level, other = frame.left(place + 1), frame.line(here), frame.line(there)
        _join(found, [(x, level) for x in range(frame.middle(place), edge + 1)], RIGHT, LEFT)
        _join(found, [(edge, y) for y in range(min(level, other), max(level, other) + 1)], DOWN, UP)
        _join(found, [(x, other) for x in range(edge, frame.middle(place + 1) + 1)], RIGHT, LEFT)
    return found


def _join(found: dict[tuple[int, int], int], cells: Sequence[tuple[int, int]], way: int, back: int) -> None:
    for cell, after in pairwise(cells):
        found[cell] = found.get(cell, 0) | way
        found[after] = found.get(after, 0) | back


def bar(drafts: Spread, frame: Frame) -> range:
    """Return the lines from the highest of the drafts to the lowest."""
    return range(frame.line(drafts.high), frame.line(drafts.low) + 1)
