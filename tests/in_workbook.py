"""Looks for what was noted in a workbook, and says what is not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

WITHIN_FROM = 3
"""Shorter texts must fill a cell; longer ones may stand within one."""


@dataclass(frozen=True)
class Entry:
    """One thing that must be found: on any sheet, or in the row or the column of a heading on one sheet."""

    where: str
    value: object
    sheet: str = ""
    row_of: str = ""
    column_of: str = ""


def not_found(book: Workbook, entries: Iterable[Entry]) -> list[str]:
    """Return a line for each entry that the workbook does not have."""
    return [f"{entry.where}: {entry.value!r}" for entry in entries if not _is_there(book, entry)]


def _is_there(book: Workbook, entry: Entry) -> bool:
    sheets = [book[entry.sheet]] if entry.sheet else book.worksheets
    return any(_matches(value, entry.value) for sheet in sheets for value in _searched(sheet, entry))


def _searched(sheet: Worksheet, entry: Entry) -> Iterator[object]:
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    columns = {cell.column for cell in cells if entry.column_of and _heads(cell.value, entry.column_of)}
    rows = {cell.row for cell in cells if entry.row_of and _heads(cell.value, entry.row_of)}
    for cell in cells:
        if (not entry.column_of or cell.column in columns) and (not entry.row_of or cell.row in rows):
            yield cell.value


def _heads(value: object, heading: str) -> bool:
    return isinstance(value, str) and decoded(value).endswith(heading)


def decoded(value: str) -> str:
    """Return a text as a program shows it: `_x005F_` stands for an underscore."""
    return re.sub("_x005F_", "_", value)


def _matches(value: object, wanted: object) -> bool:
    match wanted:
        case str():
            text = decoded(value) if isinstance(value, str) else ""
            return text == wanted or (len(wanted) >= WITHIN_FROM and wanted in text)
        case datetime() | time():
            return value == wanted
        case date():
            return isinstance(value, datetime) and value.date() == wanted and value.time() == time()
        case _:
            return isinstance(value, int | float) and not isinstance(value, bool) and value == wanted
