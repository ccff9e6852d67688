"""Run as a process of its own: the cells of one file as json on stdout, whatever the file does to it.

`python -m sprint_tui.exchange.drafts.cells FILE` writes {"sheets": [...]} or {"refused": code}.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sprint_tui.exchange.drafts import limits
from sprint_tui.exchange.drafts.limits import UnfitError

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

ROWS, COLUMNS = 2_000, 100
"""How far a sheet is looked at; a draft has a tenth of it."""
BLANK_ROWS = 50
"""So many empty rows on end, and what is below them is not looked at."""
MERGES = 5_000
TEXT = 5_000_000
"""Characters of all cells together."""
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_DELIMITERS = ";,\t|"
_SAMPLE = 100


def main(arguments: list[str]) -> int:
    """Write what the file holds. Nothing that happens in it leaves this process."""
    # What openpyxl brings along shall not count against the limits.
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet  # noqa: PLC0415

    # It would read a sheet that names no size to its end to find one, which we do not ask for.
    ReadOnlyWorksheet._get_size = _no_size  # type: ignore[attr-defined]
    _limit_this_process()
    sys.stdout.write(json.dumps(_reply_for(Path(arguments[0]))))
    return 0


def _no_size(_sheet: object) -> None:
    """Leave a sheet's size open: what it says of itself may be a lie."""


def _reply_for(path: Path) -> dict[str, Any]:
    """Return the sheets of a file, or why there are none."""
    try:
        limits.check_size(path)
        return _workbook(path) if limits.is_workbook(path) else {"sheets": [_plain_text(path)]}
    except UnfitError as error:
        return {"refused": error.code}
    except MemoryError:
        return {"refused": "draft_heavy"}
    except Exception:  # a broken workbook has a dozen ways to fail
        return {"refused": "draft_broken"}


def _limit_this_process() -> None:
    """Let the system end this process before it takes the machine; Windows has the time limit alone."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS, limits.SECONDS))


def _workbook(path: Path) -> dict[str, Any]:
    from openpyxl import load_workbook  # noqa: PLC0415 - a CSV file needs none

    with path.open("rb") as file:
        book = load_workbook(file, read_only=True, data_only=True)
        sheets = [_sheet(one) for one in book.worksheets]
        names = book._archive.namelist()  # type: ignore[attr-defined]
    if sum(len(cell) for sheet in sheets for row in sheet.get("rows", ()) for cell in row) > TEXT:
        raise UnfitError("draft_bomb")
    has_comments = any("/comments" in name or "/threadedComments" in name for name in names)
    return {"sheets": sheets, "has_comments": has_comments}


def _sheet(sheet: ReadOnlyWorksheet) -> dict[str, Any]:
    """Return one sheet's title, its rows and which cells are one; of a hidden one the title alone."""
    if sheet.sheet_state != "visible":
        return {"title": sheet.title, "is_hidden": True}
    cells = sheet.iter_rows(1, ROWS, 1, COLUMNS, values_only=True)  # type: ignore[misc]  # stubs
    return {"title": sheet.title, "rows": _trimmed(map(_texts, cells)), "merged": _merged(sheet)}


def _trimmed(rows: Iterable[list[str]]) -> list[list[str]]:
    """Return the rows up to the last that says something, or to a long stretch that does not."""
    kept: list[list[str]] = []
    blank = 0
    for row in rows:
        blank = 0 if row else blank + 1
        if blank > BLANK_ROWS:
            break
        kept.append(row)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _texts(row: Iterable[object]) -> list[str]:
    texts = [_text(value) for value in row]
    while texts and not texts[-1].strip():
        texts.pop()
    return texts


def _text(value: object) -> str:
    """Return a cell as a reader sees it: 3 and not 3.0, a day without its midnight."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case _:
            return str(value)


def _merged(sheet: ReadOnlyWorksheet) -> list[tuple[int, int, int, int]]:
    """Return which cells are one, as top, left, bottom, right.

    A workbook that is opened for reading only does not know; they stand as text at the end of the sheet.
    """
    from openpyxl.utils import range_boundaries  # noqa: PLC0415 - a CSV file needs none

    with sheet._get_source() as source:  # type: ignore[attr-defined]
        found = islice(_MERGE.finditer(source.read()), MERGES)
    corners = (range_boundaries(one[1].decode()) for one in found)
    return [
        (top, left, min(bottom, ROWS), min(right, COLUMNS))
        for left, top, right, bottom in corners
        if left and top and right and bottom and top <= ROWS and left <= COLUMNS
    ]


def _plain_text(path: Path) -> dict[str, Any]:
    """Return a CSV file as one sheet: its signs, what parts its cells and its encoding are found out."""
    if path.suffix.casefold() in {".xlsx", ".xlsm"}:
        raise UnfitError("draft_no_workbook")
    text = _decoded(path.read_bytes())
    first, _, rest = text.partition("\n")
    delimiter = ""
    if first.casefold().startswith("sep=") and len(first.strip()) == len("sep=;"):
        delimiter, text = first.strip()[-1], rest
    csv.field_size_limit(TEXT)
    source = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or _delimiter(text))
    rows = _trimmed(_texts(row[:COLUMNS]) for row, _ in zip(source, range(ROWS), strict=False))
    return {"title": "", "rows": rows, "merged": []}


def _decoded(data: bytes) -> str:
    """Return the text in its encoding: as its first bytes say, else UTF-8, else that of older Windows."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding)
    if b"\x00" in data:
        raise UnfitError("draft_no_table")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    """Return the sign that parts the most rows into as many cells as the most others have."""
    return max(_DELIMITERS, key=lambda sign: _agreement(text, sign))


def _agreement(text: str, sign: str) -> tuple[int, int]:
    source = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        widths = [len(row) for row, _ in zip(source, range(_SAMPLE), strict=False) if len(row) > 1]
    except csv.Error:
        return 0, 0
    usual = max(set(widths), key=widths.count) if widths else 0
    return widths.count(usual), usual


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
