"""Where a sheet has its table: headings in a row with touchpoints below, or in a column with them beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sprint_tui.content.headings import NAMING, Headings
from sprint_tui.domain.received import Layout
from sprint_tui.exchange.drafts.sheet import Sheet

LOOKED_AT, SIDE_COLUMNS = 20, 6
"""How far down, or to the right, the headings are looked for."""
LEAST = 2
"""Headings that make a table."""


Merged = tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True)
class Grid:
    """Cells by line and place, both from 0: a line is a touchpoint, whichever way the sheet has them.

    `joined` are cells that a merged one brings into a line from a line before.
    """

    lines: tuple[tuple[str, ...], ...]
    joined: frozenset[tuple[int, int]]
    layout: Layout

    def cell(self, line: int, place: int) -> str:
        """Return a cell's text, without the white space around it."""
        row = self.lines[line] if line < len(self.lines) else ()
        return row[place].strip() if place < len(row) else ""

    def own(self, line: int) -> dict[int, str]:
        """Return what stands in a line itself, by place."""
        places = range(len(self.lines[line]))
        texts = {place: self.cell(line, place) for place in places if (line, place) not in self.joined}
        return {place: text for place, text in texts.items() if text}


@dataclass(frozen=True)
class Table:
    """A grid with its headings: `columns` says which place holds what, `head` on which line they stand."""

    grid: Grid
    head: int
    columns: dict[int, str]
    headings: dict[int, str]

    @property
    def score(self) -> int:
        """How many different headings were known."""
        return len(set(self.columns.values()))

    def place_of(self, column: str) -> int | None:
        """Return where a column stands."""
        return next((place for place, known in self.columns.items() if known == column), None)

    def places_of(self, column: str) -> tuple[int, ...]:
        """Return where all columns of a kind stand."""
        return tuple(place for place, known in self.columns.items() if known == column)


def find_table(sheet: Sheet, headings: Headings) -> Table | None:
    """Return the table of a sheet, headed by the first line with the most known headings."""
    found = [table for grid in _grids(sheet) for table in _candidates(grid, headings)]
    return max(found, key=lambda table: table.score, default=None)


def _grids(sheet: Sheet) -> Iterator[Grid]:
    yield _filled(sheet.rows, sheet.merged, "down")
    turned = tuple((left, top, right, bottom) for top, left, bottom, right in sheet.merged)
    yield _filled(tuple(zip(*_squared(sheet.rows), strict=True)), turned, "across")


def _filled(lines: Sequence[Sequence[str]], merged: Merged, layout: Layout) -> Grid:
    """Return the grid in which each line of a merged cell says what its first one does."""
    filled = [list(line) for line in lines]
    joined = set()
    for first, left, last, _ in merged:
        words = filled[first - 1][left - 1] if first <= len(filled) and left <= len(filled[first - 1]) else ""
        for line in range(first, min(last, len(filled)) if words.strip() else first):
            filled[line].extend([""] * (left - len(filled[line])))
            filled[line][left - 1] = words
            joined.add((line, left - 1))
    return Grid(tuple(map(tuple, filled)), frozenset(joined), layout)


def _squared(rows: Sequence[Sequence[str]]) -> Iterable[Sequence[str]]:
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _candidates(grid: Grid, headings: Headings) -> Iterator[Table]:
    depth = LOOKED_AT if grid.layout == "down" else SIDE_COLUMNS
    for line in range(min(len(grid.lines), depth)):
        table = _headed(grid, line, headings)
        if table.score >= LEAST and any(table.place_of(name) is not None for name in NAMING):
            yield table


def _headed(grid: Grid, line: int, headings: Headings) -> Table:
    """Return the table that this line would head; of two headings for one column the first counts."""
    columns: dict[int, str] = {}
    said: dict[int, str] = {}
    for place in range(len(grid.lines[line])):
        words = grid.cell(line, place)
        if not words or (line, place) in grid.joined:
            continue
        said[place] = words
        column = headings.column(words)
        if column and (column == "evidence" or column not in columns.values()):
            columns[place] = column
    return Table(grid, line, columns, said)
