"""How a sheet comes out of a printer, and what it may be called."""

from __future__ import annotations

import re
from collections.abc import Collection

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from sprint_tui.domain import text
from sprint_tui.exchange.workbook.page import Page
from sprint_tui.exchange.workbook.source import Source, short
from sprint_tui.exchange.workbook.styles import FONT

A4 = 9
PAPER_WIDTH, PAPER_HEIGHT = 784.0, 508.0
"""Points that are left of a page between its margins."""
MOST_SHRINK, LEAST_SCALE = 1.3, 0.62
"""How far a sheet may be shrunk onto one page, and what must be left of its size for reading."""
SCALE, ACROSS = 80, 133.0
"""Per cent of a sheet that goes over several pages, and the widths of the columns on each: they fit also
where Calibri is missing and another font takes a third more room."""
NAME_LIMIT = 31
HEADER_LIMIT = 70
SMALL = 8
_NOT_IN_NAMES = re.compile(r"[\\/:*?\[\]\x00-\x1f]")


def set_up(page: Page, source: Source, *, tall: int) -> None:
    """Set a sheet up for landscape A4, one page wide, and so many high (0: as many as it takes)."""
    sheet = page.sheet
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = tall
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    _frame(page, source)


def set_up_wide(page: Page, source: Source, *, first: int, per_page: int) -> None:
    """Set a sheet up for landscape A4, with a break after each so many columns from the `first` on.

    Breaks hold only where a sheet is not fitted to pages: its columns have to be `ACROSS` a page together.
    """
    sheet = page.sheet
    sheet.page_setup.scale = SCALE
    for column in range(first + per_page, page.columns + 1, per_page):
        sheet.col_breaks.append(Break(id=column - 1))
    _frame(page, source)


def _frame(page: Page, source: Source) -> None:
    """Set paper, margins, header and footer."""
    sheet = page.sheet
    sheet.print_area = f"A1:{get_column_letter(page.columns)}{max(page.row - 1, 1)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6, header=0.3, footer=0.3)
    sheet.print_options.horizontalCentered = True
    said = {
        "left": _quiet(source.rows.sprint.title),
        "right": _quiet(source.rows.sprint.promise),
    }
    for side, value in said.items():
        part = getattr(sheet.oddHeader, side)
        part.text, part.font, part.size = value, FONT, SMALL
    numbers = source.word("page", page="&P", pages="&N")
    for side, value in (("left", _quiet(source.rows.sprint.team)), ("center", "&A"), ("right", numbers)):
        part = getattr(sheet.oddFooter, side)
        part.text, part.font, part.size = value, FONT, SMALL


def pages_high(width: float, height: float) -> int:
    """Return 1 for a sheet that a little shrinking brings onto one page, else 0: as many as it takes."""
    scale = min(PAPER_WIDTH / width, 1.0)
    shrink = height * scale / PAPER_HEIGHT
    return 1 if shrink <= MOST_SHRINK and scale / max(shrink, 1.0) >= LEAST_SCALE else 0


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """Return a legal name for a sheet that none of the others has."""
    name = _NOT_IN_NAMES.sub(" ", text.in_cell(wanted)).strip().strip("'").strip()
    name = name[:NAME_LIMIT] if name and name.casefold() != "history" else f"{name} 1".strip()
    found, number = name, 2
    while found.casefold() in {one.casefold() for one in taken}:
        found = f"{name[: NAME_LIMIT - 4]} {number}"
        number += 1
    return found


def _quiet(value: str) -> str:
    """Return a text for a header or footer, where an ampersand would be obeyed."""
    return short(text.in_cell(value), HEADER_LIMIT).replace("&", "&&")
