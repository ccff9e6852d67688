"""Rows of cells laid out in columns: plain data in, lines of runs out."""

# No postponed annotations: a named tuple would compile each anew, at every start.

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from sprint_tui.widgets.ink import Line, Run, at_most, between, cut, padded, tag

MARK = Run("▸", "strong")
GUTTER = 2
_EMPTY_CELL = 12
"""Cells that an empty cell under the cursor fills, so that it can be seen."""


class Column(NamedTuple):
    """One column: its title, a fixed width in cells, or 0 for a share of what is left by `weight`.

    `most` keeps a share readable in a wide window; 0 is no limit.
    """

    key: str
    title: str = ""
    width: int = 0
    weight: int = 1
    most: int = 0
    right: bool = False


class Cell(NamedTuple):
    """What one row shows in one column. `is_tag` fills it; `role` is how its text is painted.

    Of `tags`, from long to short, the first stands at its right edge that leaves its text whole.
    """

    text: str
    role: str = ""
    is_tag: bool = False
    tags: tuple[str, ...] = ()


class Row(NamedTuple):
    """One row, of at most `lines` lines. A row without id is a heading or a gap: the cursor passes it by.

    `columns` and `lead_width` are its own where it is laid out otherwise than the list. When it goes, the
    cursor stays within its `group`, while there is another row of that. On one that `is_whole` the cursor
    stands as on one thing, however many cells it has.
    """

    id: str
    cells: tuple[Cell, ...] = ()
    lead: tuple[Run, ...] = ()
    lines: int = 1
    columns: tuple[Column, ...] = ()
    lead_width: int | None = None
    group: str = ""
    is_whole: bool = False

    @property
    def stops(self) -> int:
        """Cells at which the cursor stops."""
        return 1 if self.is_whole else len(self.cells)

    @property
    def is_stop(self) -> bool:
        """Whether the cursor stops here."""
        return bool(self.id)


class Layout:
    """Where each row and cell stands. `uniform`: every row has one line, so that any number costs nothing."""

    def __init__(
        self, rows: Sequence[Row], columns: Sequence[Column], *, lead: int, width: int, uniform: bool
    ) -> None:
        self.rows = rows
        self.width = width
        self._columns = tuple(columns)
        self._lead = lead
        self._room = width - 1
        self._fitted: dict[tuple[tuple[Column, ...], int], tuple[int, ...]] = {}
        self._tops = None if uniform else [0, *accumulate(self._lines_of(row) for row in rows)]

    @property
    def height(self) -> int:
        """Lines of all rows."""
        return len(self.rows) if self._tops is None else self._tops[-1]

    def at(self, y: int) -> tuple[int, int]:
        """Return which row, and which of its lines, stands at a line; (-1, 0) below the last."""
        if not 0 <= y < self.height:
            return -1, 0
        if self._tops is None:
            return y, 0
        index = bisect_right(self._tops, y) - 1
        return index, y - self._tops[index]

    def span(self, index: int) -> tuple[int, int]:
        """Return the first line and the number of lines of a row."""
        if self._tops is None:
            return index, 1
        return self._tops[index], self._tops[index + 1] - self._tops[index]

    def beyond(self, index: int, lines: int) -> int:
        """Return the row so many lines below another, or above it: the last or the first where none is."""
        y = self.span(index)[0] + lines
        return self.at(max(0, min(y, self.height - 1)))[0]

    def cell_at(self, index: int, x: int) -> int:
        """Return which cell of a row stands at a column of the screen."""
        row = self.rows[index]
        edge = 1 + self._lead_of(row)
        for place, width in enumerate(self._widths(row)):
            edge += width + GUTTER
            if x < edge:
                return place
        return max(len(row.cells) - 1, 0)

    def titles(self) -> Line:
        """Return the line of the columns' titles."""
        runs = [Run(" " * (1 + self._lead))]
        for column, width in zip(self._columns, self._fit(self._columns, self._lead), strict=True):
            runs += padded((Run(column.title, "quiet"),), width, right=column.right)
            runs.append(Run(" " * GUTTER))
        return tuple(runs)

    def painted(self, index: int, part: int, *, marked: bool, held: int | None) -> Line:
        """Return one line of a row; `marked` puts the cursor's sign before it, `held` is its cell."""
        row = self.rows[index]
        columns = row.columns or self._columns
        runs = [MARK if marked and part == 0 else Run(" ")]
        runs += padded(row.lead if part == 0 else (), self._lead_of(row))
        for place, (cell, width) in enumerate(zip(row.cells, self._widths(row), strict=False)):
            if place:
                runs.append(Run(" " * GUTTER))
            runs += _painted(cell, width, row.lines, part, held=held == place, right=columns[place].right)
        return tuple(runs)

    def _lead_of(self, row: Row) -> int:
        return self._lead if row.lead_width is None else row.lead_width

    def _widths(self, row: Row) -> tuple[int, ...]:
        """Return the widths of a row's cells; with fewer cells than columns, the last runs to the edge."""
        widths, cells = self._fit(row.columns or self._columns, self._lead_of(row)), len(row.cells)
        if not 0 < cells < len(widths):
            return widths
        return *widths[: cells - 1], sum(widths[cells - 1 :]) + GUTTER * (len(widths) - cells)

    def _fit(self, columns: tuple[Column, ...], lead: int) -> tuple[int, ...]:
        if (columns, lead) not in self._fitted:
            free = self._room - lead - GUTTER * (len(columns) - 1) - sum(column.width for column in columns)
            weight = sum(column.weight for column in columns if not column.width) or 1
            self._fitted[columns, lead] = tuple(_width(column, free, weight) for column in columns)
        return self._fitted[columns, lead]

    def _lines_of(self, row: Row) -> int:
        if row.lines == 1:
            return 1
        pairs = zip(row.cells, self._widths(row), strict=False)
        return max((len(at_most(cell.text, width, row.lines)) for cell, width in pairs), default=1)


def _width(column: Column, free: int, weight: int) -> int:
    if column.width:
        return column.width
    share = max(free * column.weight // weight, 1)
    return min(share, column.most) if column.most else share


def _painted(cell: Cell, width: int, lines: int, part: int, *, held: bool, right: bool) -> Line:
    if cell.is_tag and cell.text:
        shown = tag(cut(cell.text, width - 2), held=held) if part == 0 else Run("")
        return padded((shown,), width, right=right)
    if cell.tags and part == 0:
        room = width - Run(cell.text).width - GUTTER
        said = next((one for one in map(tag, cell.tags) if one.width <= room), tag(cell.tags[-1]))
        return between((Run(cell.text, cell.role),), (said,), width)
    texts = [cut(cell.text, width)] if lines == 1 else at_most(cell.text, width, lines)
    text = texts[part] if part < len(texts) else ""
    if held and not text and part == 0:
        text = " " * min(width, _EMPTY_CELL)
    return padded((Run(text, "inverse" if held else cell.role),), width, right=right)


def nearest(rows: Sequence[Row], index: int, group: str = "") -> int:
    """Return the nearest row that the cursor may stand on, downward first, of this group if it can be.

    -1 without any.
    """
    order = (*range(max(index, 0), len(rows)), *range(min(index, len(rows)) - 1, -1, -1))
    stops = (at for at in order if rows[at].is_stop)
    return min(stops, key=lambda at: bool(group) and rows[at].group != group, default=-1)
