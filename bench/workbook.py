"""The finished example as a workbook, beside plain openpyxl writing the same cells."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from figures import median_ratio, show
from openpyxl import Workbook
from openpyxl.cell import Cell
from stores import with_journey

from sprint_tui.content.load import load
from sprint_tui.exchange.workbook import make_workbook, write_workbook
from sprint_tui.store.instant import now_instant
from sprint_tui.store.store import Store

PARTS = ("font", "fill", "border", "alignment", "number_format", "quotePrefix")
Look = dict[str, Any]
"""How a cell looks, by openpyxl's own parts."""
PlainCell = tuple[int, int, Any, int]
"""Row, column, value, and the number of the look."""


@dataclass(frozen=True)
class PlainSheet:
    """The cells of a sheet; which of them are one, and the sizes of columns and rows."""

    title: str
    cells: Sequence[PlainCell]
    merged: Sequence[str]
    widths: Mapping[str, float]
    heights: Mapping[int, float]


@dataclass(frozen=True)
class Plain:
    """All sheets of a workbook, and the looks that they share."""

    sheets: Sequence[PlainSheet]
    looks: Sequence[Look]


def run(folder: Path, runs: int) -> None:
    """Print what our whole workbook takes, to the file, beside the plain ones."""
    path = folder / "workbook.db"
    sprint_id = with_journey(path, 0)
    with closing(Store(path)) as store:
        rows = store.door(sprint_id).rows()
    content, now = load(), now_instant()
    plain = _cells_of(make_workbook(rows, content, now))
    ours, *others = _in_turns(
        [
            lambda: write_workbook(folder / "ours.xlsx", rows, content, now),
            lambda: _shared(plain).save(folder / "shared.xlsx"),
            lambda: _sized(_shared(plain), plain).save(folder / "sized.xlsx"),
            lambda: _one_by_one(plain).save(folder / "one-by-one.xlsx"),
        ],
        runs,
    )
    names = {"styles shared": "1.2x", "styles shared, merged and sized": "", "styles set cell by cell": ""}
    for (name, aim), other in zip(names.items(), others, strict=True):
        medians = statistics.median(ours), statistics.median(other)
        show(f"workbook, plain: {name}", *medians, aim, median_ratio(ours, other))


def _in_turns(ways: Sequence[Callable[[], None]], runs: int) -> list[list[float]]:
    """Return the seconds of each way's runs; the first turn of all is not counted."""
    found: list[list[float]] = [[] for _ in ways]
    for turn in range(runs + 1):
        order = list(zip(ways, found, strict=True))
        for way, times in order if turn % 2 else reversed(order):
            began = perf_counter()
            way()
            if turn:
                times.append(perf_counter() - began)
    return found


def _cells_of(book: Any) -> Plain:
    """Take a workbook apart into its cells."""
    numbers: dict[tuple[int, ...], int] = {}
    looks: list[Look] = []
    sheets = []
    for sheet in book.worksheets:
        cells = []
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.value is None and not cell.has_style:
                continue
            record = tuple(cell._style or ())
            if record not in numbers:
                numbers[record] = len(looks)
                looks.append({part: copy(getattr(cell, part)) for part in PARTS})
            cells.append((cell.row, cell.column, cell.value, numbers[record]))
        widths = {key: one.width for key, one in sheet.column_dimensions.items()}
        heights = {key: one.height for key, one in sheet.row_dimensions.items() if one.height}
        merged = [whole.coord for whole in sheet.merged_cells.ranges]
        sheets.append(PlainSheet(sheet.title, cells, merged, widths, heights))
    return Plain(sheets, looks)


def _shared(plain: Plain) -> Workbook:
    """Write the cells; each look is made once, and its cells share the record."""
    book = Workbook()
    scratch = book.worksheets[0]
    records = []
    for look in plain.looks:
        model: Any = Cell(scratch, row=1, column=1)
        _dress(model, look)
        records.append(model._style)
    for one in plain.sheets:
        sheet: Any = book.create_sheet(one.title)
        for row, column, value, number in one.cells:
            sheet.cell(row, column, value)._style = records[number]
    book.remove(scratch)
    return book


def _sized(book: Any, plain: Plain) -> Any:
    """Merge cells, and give columns and rows their sizes."""
    for sheet, one in zip(book.worksheets, plain.sheets, strict=True):
        for corners in one.merged:
            sheet.merged_cells.add(corners)
        for key, width in one.widths.items():
            sheet.column_dimensions[key].width = width
        for row, height in one.heights.items():
            sheet.row_dimensions[row].height = height
    return book


def _one_by_one(plain: Plain) -> Workbook:
    """Write the cells; each is dressed by itself, in parts that are made once."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for one in plain.sheets:
        sheet = book.create_sheet(one.title)
        for row, column, value, number in one.cells:
            _dress(sheet.cell(row, column, value), plain.looks[number])
    return book


def _dress(cell: Any, look: Look) -> None:
    for part, value in look.items():
        setattr(cell, part, value)
