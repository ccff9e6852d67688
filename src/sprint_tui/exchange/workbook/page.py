"""One sheet being written: cells with their looks, row heights worked out, set up for paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation

from sprint_tui.domain import text
from sprint_tui.exchange.workbook import room
from sprint_tui.exchange.workbook.styles import TEXT, Style, Styles

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | date | datetime | time | timedelta | None

HIGHEST = 409.0
"""Points: no row may be higher."""
FIRST_YEAR = 1900
"""Dates before it are text in a workbook."""
LIST_LIMIT = 255
"""Characters that the answers of a dropdown may have together where they stand in it."""
LISTS = "lists"
"""The hidden sheet with the answers of those dropdowns in which they cannot stand."""


class Page:
    """A sheet with a cursor: `row` is the next free one. Heights are set by `close`."""

    def __init__(self, book: Workbook, styles: Styles, title: str, widths: Sequence[float]) -> None:
        self.sheet: Worksheet = book.create_sheet(title)
        self.row = 1
        self._book = book
        self._styles = styles
        self._widths = list(widths)
        self._heights: dict[int, float] = {}
        self._tall: list[tuple[int, int, float]] = []
        for column, width in enumerate(widths, 1):
            self.sheet.column_dimensions[get_column_letter(column)].width = width
        self.sheet.sheet_view.showGridLines = False

    @property
    def columns(self) -> int:
        """How many columns are meant to be seen."""
        return len(self._widths)

    def share(self, column: int) -> float:
        """Return which part of the sheet's width a column takes."""
        return self._widths[column - 1] / sum(self._widths)

    def spans(self, first: int, wanted: Sequence[float]) -> list[tuple[int, int]]:
        """Return column and number of columns for widths side by side; the last takes the rest."""
        found, column = [], first
        for number, width in enumerate(wanted, 1):
            across = 1
            left = len(wanted) - number
            while self._width(column, across) + 2 < width and column + across + left <= self.columns:
                across += 1
            if not left:
                across = max(self.columns - column + 1, 1)
            found.append((column, across))
            column += across
        return found

    def put(self, column: int, value: Value, style: Style = TEXT, *, across: int = 1, down: int = 1) -> None:
        """Write a cell, over several columns or rows where asked. Text stays text whatever it begins with."""
        row = self.row
        cell = self.sheet.cell(row, column)
        if isinstance(value, date) and value.year < FIRST_YEAR:
            value = value.isoformat()
        if isinstance(value, str):
            value = text.in_cell(value)
            self._styles.apply(cell, style, is_literal=value[:1] in _FORMULA_SIGNS)
            cell.value = value or None
            cell.data_type = "s" if value else "n"
            self._make_room(row, down, room.height(value, self._width(column, across), style))
        else:
            self._styles.apply(cell, style)
            cell.value = value
            self._make_room(row, 1, room.height("", 1, style))
        if across > 1 or down > 1:
            self._merge(row, column, across, down, style)

    def fill(self, columns: Iterable[int], style: Style) -> None:
        """Give empty cells of this row a look."""
        for column in columns:
            self._styles.apply(self.sheet.cell(self.row, column), style)

    def next(self, rows: int = 1) -> None:
        """Go on to the next row, or further down."""
        self.row += rows

    def gap(self, points: float) -> None:
        """Leave a row of this height empty."""
        self._heights[self.row] = points
        self.row += 1

    def high(self, points: float, row: int = 0) -> None:
        """Make a row at least this high."""
        row = row or self.row
        self._heights[row] = max(self._heights.get(row, 0.0), points)

    def hide_row(self, kind: str, ids: Iterable[tuple[int, str]]) -> None:
        """Keep the ids of one kind of row of the store in a row that nobody sees."""
        self.sheet.cell(self.row, 1).value = kind
        for column, row_id in ids:
            self.sheet.cell(self.row, column).value = row_id
        self.sheet.row_dimensions[self.row].hidden = True
        self.row += 1

    def hide_id(self, row_id: str) -> None:
        """Keep the id of the store's row beside this one, in the column after the last."""
        self.sheet.cell(self.row, self.columns + 1).value = row_id
        self.sheet.column_dimensions[get_column_letter(self.columns + 1)].hidden = True

    def choose(self, first: tuple[int, int], last: tuple[int, int], answers: Sequence[str]) -> None:
        """Offer a dropdown with these answers in the cells from one row and column to another."""
        listed = ",".join(answers)
        fits = '"' not in listed and listed.count(",") == len(answers) - 1 and len(listed) <= LIST_LIMIT
        source = f'"{listed}"' if fits else self._listed(answers)
        corners = (f"{get_column_letter(column)}{row}" for row, column in (first, last))
        offer = DataValidation(type="list", formula1=source, allow_blank=True, sqref=":".join(corners))
        self.sheet.add_data_validation(offer)

    def _listed(self, answers: Sequence[str]) -> str:
        """Return the cells of a hidden sheet that hold answers, which may have commas and quotes."""
        book = self._book
        lists = book[LISTS] if LISTS in book.sheetnames else book.create_sheet(LISTS)
        lists.sheet_state = "hidden"
        column = lists.max_column + 1 if lists["A1"].value else 1
        for row, answer in enumerate(answers, 1):
            cell = lists.cell(row, column)
            cell.value = text.in_cell(answer)
            cell.data_type = "s"
        letter = get_column_letter(column)
        return f"'{LISTS}'!${letter}$1:${letter}${len(answers)}"

    def close(self) -> tuple[float, float]:
        """Set the heights of rows, which no program does for us; return width and height in points."""
        for first, last, need in self._tall:
            there = sum(self._heights.get(row, room.STANDARD) for row in range(first, last + 1))
            if need > there:
                self._heights[last] = self._heights.get(last, room.STANDARD) + need - there
        for row, height in self._heights.items():
            self.sheet.row_dimensions[row].height = min(height, HIGHEST)
        width = sum(self._widths) * room.POINTS_PER_WIDTH
        return width, sum(self._heights.get(row, room.STANDARD) for row in range(1, self.row))

    def _width(self, column: int, across: int) -> float:
        return sum(self._widths[column - 1 : column - 1 + across])

    def _make_room(self, row: int, down: int, need: float) -> None:
        if down > 1:
            self._tall.append((row, row + down - 1, need))
        elif need > self._heights.get(row, 0.0):
            self._heights[row] = need

    def _merge(self, row: int, column: int, across: int, down: int, style: Style) -> None:
        """Make cells one. `merge_cells` would work out borders anew, at half the cost of a workbook, and
        `merged_cells.add` look through all there are.
        """
        last_row, last_column = row + down - 1, column + across - 1
        for at_row in range(row, last_row + 1):
            for at_column in range(column, last_column + 1):
                if (at_row, at_column) != (row, column):
                    self._styles.apply(self.sheet.cell(at_row, at_column), style)
        whole = CellRange(min_col=column, min_row=row, max_col=last_column, max_row=last_row)
        self.sheet.merged_cells.ranges.add(whole)


_FORMULA_SIGNS = frozenset("=+-@\t")
