"""The sheet of what is open by Friday: what, who answers for it, where it is mended, by which day."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from sprint_tui.content.friday import point_words
from sprint_tui.domain.friday import open_points
from sprint_tui.exchange.workbook.page import Page
from sprint_tui.exchange.workbook.source import Source
from sprint_tui.exchange.workbook.still_open import InCells
from sprint_tui.exchange.workbook.styles import ALARMED_LINE, DATED, HEAD, LINE, STRONG_LINE, SUBTITLE, TITLE

WIDTHS = (72, 26, 20, 16, 10)
HEADS = ("open", "who", "mended", "day", "settled")


def has_friday(source: Source) -> bool:
    """Say whether anything is open of a sprint that has chosen or promised something."""
    rows = source.rows
    return bool(source.picks or rows.actions or rows.commitment) and bool(open_points(source.facts))


def write_friday(page: Page, source: Source) -> None:
    """Write a row for each thing that is open, to be sorted and filtered by name."""
    due, words = source.rows.sprint.complete_by, source.content.words
    page.put(1, source.word("sheet.friday"), TITLE)
    page.high(34)
    page.next()
    page.put(1, words("friday.by", date=source.day(due)) if due else source.word("open.heading"), SUBTITLE)
    page.high(20)
    page.next()
    page.gap(8)
    for column, head in enumerate(HEADS, 1):
        page.put(column, source.word(f"head.{head}"), HEAD)
    first = page.row
    page.sheet.freeze_panes = f"A{first + 1}"
    page.sheet.print_title_rows = f"{first}:{first}"
    page.next()
    naming = InCells(source.rows, source.content, source, with_owner=False)
    for point in open_points(source.facts):
        name = source.person(point.owner_id)
        page.put(1, point_words(source.content, point, naming), STRONG_LINE)
        page.put(2, name or source.word("nobody"), LINE if name else ALARMED_LINE)
        page.put(3, words(f"stages.{point.stage}"), LINE)
        page.put(4, point.on or due, DATED)
        page.put(5, "", LINE)
        page.next()
    page.sheet.auto_filter.ref = f"A{first}:{get_column_letter(len(WIDTHS))}{page.row - 1}"
