"""One file that somebody sent, read whole: a draft in their own layout, or our prep form filled in."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from sprint_tui.content.load import Content
from sprint_tui.domain import text
from sprint_tui.exchange.drafts.shapes import ReadDraft, Remark, Sheet
from sprint_tui.exchange.drafts.sheets import sheets_of
from sprint_tui.exchange.drafts.table import Table, find_table
from sprint_tui.exchange.drafts.understand import understand
from sprint_tui.exchange.errors import ImportRefusedError

ENDINGS = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt")
"""What a draft's file may be called."""
LEAST, MOST = 5, 8
"""Touchpoints that the method asks of a draft."""


def read_draft(path: Path, content: Content) -> ReadDraft:
    """Return what a file says. Raises ImportRefusedError: it is no draft, or could not be read."""
    sheets, has_comments = sheets_of(path)
    name = text.one_line(path.name)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    draft = draft_of(sheets, content, ReadDraft(name, digest))
    if has_comments:
        draft = _with(draft, Remark("left_out", "comments"))
    return draft


def draft_of(sheets: tuple[Sheet, ...], content: Content, empty: ReadDraft) -> ReadDraft:
    """Return what the sheets of one file say. Raises ImportRefusedError."""
    tables = [(sheet, find_table(sheet, content.headings)) for sheet in sheets]
    found = [(sheet, table) for sheet, table in tables if table is not None]
    if not found:
        raise ImportRefusedError("draft_no_table", file=empty.file_name)
    sheet, table = max(found, key=lambda one: one[1].score)
    reading = understand(table, content.headings)
    if not reading.touchpoints:
        raise ImportRefusedError("draft_no_rows", file=empty.file_name)
    draft = replace(
        empty,
        sheet=sheet.title,
        layout=table.grid.layout,
        who=reading.who,
        touchpoints=tuple(reading.touchpoints),
        ideas=tuple(reading.ideas),
        notes=tuple(reading.notes),
        remarks=tuple(reading.remarks),
    )
    return _with(draft, *_other_sheets(tables, sheet), *_amount(draft))


def _with(draft: ReadDraft, *remarks: Remark) -> ReadDraft:
    return replace(draft, remarks=(*draft.remarks, *remarks))


def _other_sheets(tables: list[tuple[Sheet, Table | None]], taken: Sheet) -> list[Remark]:
    """Say of every other sheet that it was not taken, and why."""
    said = []
    for sheet, table in tables:
        if sheet is taken or not (sheet.rows or sheet.is_hidden):
            continue
        code = "sheet_hidden" if sheet.is_hidden else "sheet_other" if table is None else "sheet_second"
        said.append(Remark("left_out", code, {"sheet": sheet.title}))
    return said


def _amount(draft: ReadDraft) -> list[Remark]:
    count = len(draft.touchpoints)
    if LEAST <= count <= MOST:
        return []
    code = "few" if count < LEAST else "many"
    return [Remark("asked", code, {"n": str(count)})]
