"""A journey as one curve in a window of so many cells: plain data in, lines of runs out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from sprint_tui.domain.codes import FEELINGS
from sprint_tui.domain.curve import Frame
from sprint_tui.widgets.curve_columns import CurveColumn, Labels
from sprint_tui.widgets.curve_plan import Wanted, planned
from sprint_tui.widgets.curve_plot import Canvas, drawn, number_at, signed
from sprint_tui.widgets.curve_text import Label, alternating, by_words, centred, in_lines
from sprint_tui.widgets.ink import Line, Run, cut, padded, width_of

NARROWEST = 3
"""Cells that hold a feeling, or a number of two digits, and what parts it from the next."""
NAMED, ALONE = 5, 9
"""Cells from which on a touchpoint is called by its name, not its number; and each on the same lines."""
WIDEST = 24
ROLL = 14
"""Cells that a name has at least, where names stand on several lines in turn below their numbers."""
MARGIN, NARROW_MARGIN = 14, 9
"""Cells at the left, for the levels and the names of the rows."""
BARE, LETTERS = 2, 3
"""The forms of a gap word that has no filled cells around it, and of one that only the legend explains."""
WORDY = 84
"""Cells of a window from which on the levels have words beside their numbers."""


class CurveLayout:
    """The geometry of a curve: as narrow as it needs to be whole, and only then scrolled."""

    def __init__(self, columns: Sequence[CurveColumn], labels: Labels, width: int, height: int) -> None:
        self._columns, self._labels, self._width = columns, labels, width
        self.margin = MARGIN if width >= WORDY else NARROW_MARGIN
        room = max(width - self.margin, NARROWEST)
        self._step = max(NARROWEST, min(room // max(len(columns), 1), WIDEST))
        self.fitting = max(room // self._step, 1)
        self._gap_tier = self._tier()
        self._legend = in_lines(self._legend_items(), width)
        self.plan = planned(height, self._wanted())
        self._frame = Frame(self._step, self.plan.rise)
        self._still: dict[int, tuple[list[Line], list[Line], list[Line]]] = {}

    @cached_property
    def _drawing(self) -> Canvas:
        return drawn([one.point for one in self._columns], self._frame)

    # Moving

    def left_for(self, place: int, left: int) -> int:
        """Return the first touchpoint to show so that one is in view."""
        left = max(0, min(left, len(self._columns) - self.fitting))
        return min(place, left) if place < left + self.fitting else place - self.fitting + 1

    def place_at(self, x: int, left: int) -> int | None:
        """Return the touchpoint at a cell of the window; None beside them."""
        place = left + (x - self.margin) // self._step
        return place if x >= self.margin and place in self._shown(left) else None

    # Painting

    def lines(self, left: int, place: int) -> tuple[Line, ...]:
        """Return the lines of the window, the touchpoint at a place under the cursor."""
        shown, plan = self._shown(left), self.plan
        if left not in self._still:
            self._still[left] = self._above(shown), self._plot(shown), self._below(shown)
        above, plot, below = self._still[left]
        point = self._columns[place].point
        y = self._frame.line(point.feeling or 0)
        under = self._row(y, shown, number_at(place, point, self._frame, "inverse"))
        marks = [self._table("", shown, self._mark)] * plan.marks
        curve = [*plot[:y], under, *plot[y + 1 :], *[()] * plan.space]
        return (*above, *curve, *marks, *self._names(shown, place), *below, *self._legend[: plan.legend])

    def _above(self, shown: range) -> list[Line]:
        heads = [self._groups(shown, "phase", "phase", "strong")]
        heads += [self._groups(shown, "stage", "stage_id", "")] * self.plan.stages
        return [*[()] * self.plan.top, *heads]

    def _below(self, shown: range) -> list[Line]:
        rows: tuple[tuple[int, str, Callable[[int], Line]], ...] = (
            (self.plan.gaps, self._labels.gap, self._gap),
            (self.plan.drafts, self._labels.drafts, self._drafts),
            (self.plan.before, self._labels.before, self._before),
        )
        return [self._table(label, shown, cell) for is_there, label, cell in rows if is_there]

    def _shown(self, left: int) -> range:
        return range(left, min(left + self.fitting, len(self._columns)))

    def _groups(self, shown: range, name: str, kind: str, role: str) -> Line:
        """Return a line of heads, each over all the touchpoints that it stands for."""
        runs: list[Run] = [Run(" " * self.margin)]
        columns = [self._columns[at] for at in shown]
        for _, group in groupby(columns, attrgetter(kind)):
            first, *more = group
            room = (1 + len(more)) * self._step - 1
            if columns[-1] in (first, *more):
                room = max(room, self._width - width_of(runs) - 1)
            text = Run(cut(getattr(first, name), room), role)
            rule = " " + "─" * (room - text.width - 1) if text.width < room else ""
            runs += [Run(" "), text, Run(rule, "rule")]
        return tuple(runs)

    def _table(self, label: str, shown: range, cell: Callable[[int], Line]) -> Line:
        runs = list(padded((Run(label, "quiet"),), self.margin))
        for at in shown:
            runs += centred(cell(at), self._step)
        return tuple(runs)

    def _names(self, shown: range, place: int) -> list[Line]:
        """Return the names, or the numbers and then what they stand for."""
        found = self._alternating(shown, place, self._called, self.plan.tiers, self.plan.names)
        return found + self._alternating(shown, place, _in_roll, self.plan.roll, 1)

    def _alternating(
        self, shown: range, place: int, called: Callable[[CurveColumn], str], tiers: int, lines: int
    ) -> list[Line]:
        labels = []
        for at in shown:
            column, middle = self._columns[at], self.margin + self._frame.middle(at - shown.start)
            role = "inverse" if at == place else "strong" if column.mark else "" if column.number else "quiet"
            labels.append(Label(called(column), middle, role))
        return alternating(labels, self._step, tiers, lines, self._width)

    def _called(self, column: CurveColumn) -> str:
        """Return a touchpoint's name, or its number where names would be cut to nothing."""
        return column.name if self._step >= NAMED else str(column.number or "·")

    def _mark(self, at: int) -> Line:
        mark = self._columns[at].mark
        return (mark,) if mark is not None else ()

    # The rows below the curve

    def _wanted(self) -> Wanted:
        points, tiers = [one.point for one in self._columns], 1 if not NAMED <= self._step < ALONE else 2
        room = tiers * self._step - 1
        return Wanted(
            marks=any(one.mark for one in self._columns),
            gaps=any(one.gap for one in self._columns),
            drafts=any(one.drafts for one in points),
            before=any(one.before is not None for one in points),
            names=max((len(by_words(self._called(one), room, 3)) for one in self._columns), default=1),
            tiers=tiers,
            legend=len(self._legend),
            explains_letters=self._gap_tier == LETTERS,
            roll=ROLL // self._step if self._step < NAMED else 0,
        )

    def _tier(self) -> int:
        """Return which form of the gap words fits everywhere: the whole one, a short one, two letters."""
        gaps = [one.gap for one in self._columns if one.gap]
        for tier in range(LETTERS):
            padding = 2 if tier < BARE else 0
            if all(len(one.words[tier]) + padding * one.is_tag < self._step for one in gaps):
                return tier
        return LETTERS

    def _legend_items(self) -> list[Line]:
        items = list(self._labels.legend)
        if self._gap_tier == LETTERS:
            seen = {one.gap.words[LETTERS]: one.gap for one in self._columns if one.gap}
            items += [
                (Run(letters, "tag" if gap.is_tag else gap.role or "strong"), Run(f" {gap.meaning}"))
                for letters, gap in seen.items()
            ]
        return items

    def _gap(self, at: int) -> Line:
        gap = self._columns[at].gap
        if gap is None:
            return ()
        word = gap.words[self._gap_tier]
        return (
            Run(
                f" {word} " if gap.is_tag and self._gap_tier < BARE else word,
                "tag" if gap.is_tag else gap.role,
            ),
        )

    def _drafts(self, at: int) -> Line:
        drafts = self._columns[at].point.drafts
        if drafts is None:
            return ()
        low, high = signed(drafts.low), signed(drafts.high)
        told = f"{drafts.voices}: {low}…{high}" if drafts.low != drafts.high else f"{drafts.voices}: {low}"
        role = "strong" if drafts.is_to_talk_about else ""
        return (Run(told if self._step > 9 else str(drafts.voices), role),)

    def _before(self, at: int) -> Line:
        before = self._columns[at].point.before
        return (Run(signed(before), "quiet"),) if before is not None else ()

    # The curve itself

    def _plot(self, shown: range) -> list[Line]:
        return [self._row(y, shown, {}) for y in range(self._frame.height)]

    def _row(self, y: int, shown: range, over: Canvas) -> Line:
        """Return one line of the curve, with what is drawn over it."""
        frame, drawing = self._frame, self._drawing
        levels = {frame.line(level): level for level in FEELINGS}
        label = self._level(levels[y]) if y in levels else ()
        places = ((x, y) for x in range(frame.left(shown.start), frame.left(shown.stop)))
        cells = (over.get(place) or drawing.get(place, (" ", "")) for place in places)
        runs = [
            Run("".join(char for char, _ in group), role)
            for role, group in groupby(cells, key=lambda cell: cell[1])
        ]
        return (*padded((*label, Run("  ")), self.margin, right=True), *runs)

    def _level(self, level: int) -> Line:
        word = self._labels.levels.get(level, "") if self.margin == MARGIN else ""
        return (Run(f"{word} " if word else "", "quiet"), Run(f"{signed(level):>2}"))


def _in_roll(column: CurveColumn) -> str:
    """Return a touchpoint with the number that it has above."""
    return f"{column.number} {column.name}" if column.number else column.name
