"""The form as a file: one sheet a segment for the draft, one for the answers."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

from openpyxl import Workbook

from sprint_tui.content.load import Content
from sprint_tui.domain import text
from sprint_tui.domain.timebox import Instant
from sprint_tui.exchange.prep_form import answer_sheet, draft_sheet
from sprint_tui.exchange.prep_form.draft_sheet import Asked
from sprint_tui.exchange.workbook import paper
from sprint_tui.exchange.workbook.page import Page
from sprint_tui.exchange.workbook.source import Source, short
from sprint_tui.exchange.workbook.styles import Styles
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import Participant
from sprint_tui.store.whole import whole_file

TITLE_LIMIT = 200


def write_form(
    path: Path, rows: SprintRows, content: Content, now: Instant, person: Participant | None = None
) -> None:
    """Write the form for one person of the team, or for whoever fills it in. Raises OSError."""
    book = make_form(rows, content, now, person)
    with whole_file(path) as part:
        book.save(part)


def make_form(
    rows: SprintRows, content: Content, now: Instant, person: Participant | None = None
) -> Workbook:
    """Return the form as a workbook."""
    source = Source(rows, content, now)
    book = Workbook()
    scratch = book.worksheets[0]
    book.remove(scratch)
    styles = Styles(scratch)
    asked = [Asked(source, segment, person) for segment in source.segments]
    for one in asked:
        market = source.choice("market", one.segment.market) if len(asked) > 1 else ""
        name = " ".join(filter(None, (one.word("sheet.draft"), market)))
        page = Page(book, styles, paper.sheet_name(name, book.sheetnames), list(draft_sheet.COLUMNS.values()))
        draft_sheet.write_draft(page, one)
        page.close()
        paper.set_up(page, source, tall=1)
    page = Page(book, styles, asked[0].word("sheet.answers"), answer_sheet.WIDTHS)
    answer_sheet.write_answers(page, asked[0])
    page.close()
    paper.set_up(page, source, tall=1)
    book.properties.title = short(text.in_cell(rows.sprint.title), TITLE_LIMIT)
    book.properties.creator = content.words("app.name")
    book.properties.created = now.at.astimezone(UTC).replace(tzinfo=None)
    return book
