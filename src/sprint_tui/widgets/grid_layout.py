"""Where each cell of a map stands, and how it is painted: plain data in, lines of runs out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from sprint_tui.domain.text import in_column
from sprint_tui.widgets.ink import Line, Run, at_most, cut, padded, tag

PHASE, STAGE, NAME = "phase", "stage", "name"
HEADS = (PHASE, STAGE, NAME)
RULE_AT = len(HEADS)
BODY_AT = RULE_AT + 1
LABELS = 10
GUTTER = 2
NARROWEST = 19
"""Cells that a column needs for two lines of text to be worth reading."""


@dataclass(frozen=True)
class GridCell:
    """What one lane shows of one touchpoint; `level` (0 to 4) draws a feeling as a bar beside the text."""

    text: str
    role: str = ""
    is_tag: bool = False
    level: int | None = None


@dataclass(frozen=True)
class GridColumn:
    """One touchpoint, or a stage that has none yet (`id` is then the stage's)."""

    id: str
    stage_id: str
    phase: str
    stage: str
    name: str
    cells: tuple[GridCell, ...] = ()
    mark: Run | None = None
    """★ or ▲ before the name of a picked touchpoint."""


@dataclass(frozen=True)
class Lane:
    """One lane: its key, its label, and how many lines a cell has."""

    key: str
    label: str
    lines: int = 1


class GridLayout:
    """The geometry of a map in a window of so many cells."""

    def __init__(
        self, columns: tuple[GridColumn, ...], lanes: tuple[Lane, ...], width: int, height: int
    ) -> None:
        self._columns = columns
        self._lanes = lanes
        room = max(width - LABELS, NARROWEST)
        self.fitting = max(min(room // (NARROWEST + GUTTER), len(columns)), 1)
        self._step = room // self.fitting
        self.keys = (*HEADS, *(lane.key for lane in lanes))
        self.first_lane = len(HEADS)
        self._tops = [0, *accumulate(lane.lines for lane in lanes)]
        self._body = max(height - BODY_AT, 1)
        self.lowest_top = self._snapped(self._tops[-1] - self._body)
        self._width = width

    # Moving

    def beside(self, place: tuple[int, int], by: int) -> int:
        """Return the column beside the cursor; on a stage's head, the first column of the stage beside it."""
        column, row = place
        last = len(self._columns) - 1
        if self.keys[row] == NAME or row >= self.first_lane or abs(by) > 1:
            return max(0, min(column + by, last))
        starts = [i for i in range(last + 1) if self._starts(i, STAGE)]
        here = sum(start <= column for start in starts) - 1
        return starts[max(0, min(here + by, len(starts) - 1))] if starts else 0

    def left_for(self, column: int, left: int) -> int:
        """Return the first column to show so that `column` is in view."""
        left = max(0, min(left, len(self._columns) - self.fitting))
        return min(column, left) if column < left + self.fitting else column - self.fitting + 1

    def top_for(self, row: int, top: int) -> int:
        """Return the first line of the lanes to show so that a row is whole in view: a lane's own first."""
        top = min(self._snapped(top), self.lowest_top)
        if row < self.first_lane:
            return 0 if row < 2 else top
        first, last = self._tops[row - self.first_lane], self._tops[row - self.first_lane + 1]
        return min(first, max(top, self._snapped(last - self._body)))

    def scrolled(self, top: int, by: int) -> int:
        """Return the first line of the lanes after scrolling by so many lanes."""
        lane = bisect_right(self._tops, top) - 1 + by
        return min(self._tops[max(0, min(lane, len(self._lanes)))], self.lowest_top)

    def out_of_view(self, top: int) -> tuple[int, int]:
        """Return how many lanes stand above those in view, and how many below."""
        starts = self._tops[:-1]
        return bisect_left(starts, top), len(starts) - bisect_left(starts, top + self._body)

    def _snapped(self, line: int) -> int:
        """Return the first line of the lane that begins there or next."""
        starts = self._tops[:-1] or [0]
        return starts[min(bisect_left(starts, line), len(starts) - 1)]

    def cell_at(self, x: int, y: int, left: int, top: int) -> tuple[int, int] | None:
        """Return the column and row at a place of the window; None outside the cells."""
        column = left + (x - LABELS) // self._step if x >= LABELS else -1
        if not 0 <= column < len(self._columns) or column >= left + self.fitting or y == RULE_AT:
            return None
        row = y if y < RULE_AT else self._row_at(y, top)
        return None if row is None else (column, row)

    def region(self, place: tuple[int, int], left: int, top: int) -> tuple[int, int, int, int]:
        """Return the part of the window from a lane's label to one of its cells: x, y, width, height.

        A part without its beginning would be painted from there all the same.
        """
        column, row = place
        if row >= len(self.keys):
            return 0, 0, 0, 0
        if row < self.first_lane:
            return 0, row, self._width, 1
        y = BODY_AT + self._tops[row - self.first_lane] - top
        return 0, y, LABELS + (column - left + 1) * self._step, self._lanes[row - self.first_lane].lines

    # Painting

    def painted(self, y: int, left: int, top: int, place: tuple[int, int]) -> Line:
        """Return one line of the window."""
        if y == RULE_AT:
            return (Run("─" * self._width, "rule"),)
        if y < RULE_AT:
            return self._head(y, left, place)
        row = self._row_at(y, top)
        if row is None:
            return ()
        lane = self._lanes[row - self.first_lane]
        start = self._tops[row - self.first_lane] - top
        part, lines = y - BODY_AT - start, max(min(lane.lines, self._body - start), 1)
        on = row == place[1]
        label = Run(lane.label if part == 0 else "", "strong" if on else "quiet")
        runs = [*padded((label,), LABELS)]
        for index in self._shown(left):
            cells = self._columns[index].cells
            cell = cells[row - self.first_lane] if cells else GridCell("")
            runs += _cell(cell, self._step, lines, part, held=place == (index, row))
        return tuple(runs)

    def _head(self, row: int, left: int, place: tuple[int, int]) -> Line:
        kind = HEADS[row]
        runs = [Run(" " * LABELS)]
        for index in self._shown(left):
            column = self._columns[index]
            begins = index == left or self._starts(index, kind)
            held = place[1] == row and self._is_held(index, left, place[0], kind)
            text = getattr(column, kind) if begins or held or kind == NAME else ""
            text = text.upper() if kind == PHASE else text
            mark = (column.mark, Run(" ")) if kind == NAME and column.mark else ()
            width = self._step - GUTTER - sum(run.width for run in mark)
            shown = cut(in_column(text), width) or (" " * min(width, 10) if held else "")
            role = "inverse" if held else self._head_role(kind, column)
            runs += padded((*mark, Run(shown, role)), self._step)
        return tuple(runs)

    def _is_held(self, index: int, left: int, column: int, kind: str) -> bool:
        """Say whether the cursor stands on this head: on a phase, it is that of one stage."""
        of = STAGE if kind == PHASE else kind
        return self._same(index, column, of) and (index == left or self._starts(index, of))

    @staticmethod
    def _head_role(kind: str, column: GridColumn) -> str:
        if kind != NAME or column.mark is not None:
            return "strong"
        return "" if column.cells else "quiet"

    def _shown(self, left: int) -> range:
        return range(left, min(left + self.fitting, len(self._columns)))

    def _row_at(self, y: int, top: int) -> int | None:
        place = y - BODY_AT + top
        if not 0 <= place < self._tops[-1]:
            return None
        return self.first_lane + sum(start <= place for start in self._tops[1:])

    def _starts(self, index: int, kind: str) -> bool:
        return index == 0 or not self._same(index, index - 1, kind)

    def _same(self, index: int, other: int, kind: str) -> bool:
        """Say whether two columns stand under one head."""
        one, two = self._columns[index], self._columns[min(other, len(self._columns) - 1)]
        return {PHASE: one.phase == two.phase, STAGE: one.stage_id == two.stage_id, NAME: index == other}[
            kind
        ]


@lru_cache(maxsize=2048)
def _cell(cell: GridCell, step: int, lines: int, part: int, *, held: bool) -> Line:
    """Return one line of a cell, which stays the same while the map scrolls below it."""
    width = step - GUTTER
    if cell.is_tag and cell.text:
        shown = tag(cut(cell.text, width - 2), held=held) if part == 0 else Run("")
        return padded((shown,), step)
    has_bar = cell.level is not None
    rows = (cell.text,) if has_bar else at_most(in_column(cell.text), width, lines)
    text = rows[part] if part < len(rows) else ""
    if held and not text and part == 0:
        text = " " * min(width, 10)
    runs = [Run(text, "inverse" if held else cell.role)]
    if cell.level is not None and part == 0:
        runs.append(Run(" " + "▁" * round((width - 4) * (cell.level + 1) / 5), "full"))
    return padded(runs, step)
