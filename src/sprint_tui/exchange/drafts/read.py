"""One file that somebody sent, read whole: a draft in their own layout, or our prep form filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sprint_tui.content.load import Content
from sprint_tui.domain import text
from sprint_tui.domain.drafting import LEAST, MOST
from sprint_tui.domain.feelings import OURS
from sprint_tui.domain.received import ReadDraft, Remark
from sprint_tui.exchange.drafts.reading import Reading
from sprint_tui.exchange.drafts.sheet import Sheet
from sprint_tui.exchange.drafts.sheets import sheets_of
from sprint_tui.exchange.drafts.table import Table, find_table
from sprint_tui.exchange.drafts.understand import understand
from sprint_tui.exchange.errors import ImportRefusedError
from sprint_tui.exchange.prep_form.marks import FORMAT
from sprint_tui.exchange.prep_form.read import Form, form_in

AROUND = "title"
"""The remark on a line above a table; those of a form are ours."""


def read_draft(path: Path, content: Content) -> ReadDraft:
    """Return what a file says. Raises ImportRefusedError: it is no draft, or could not be read."""
    sheets, has_comments = sheets_of(path)
    name = text.one_line(path.name)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    draft = draft_of(sheets, content, ReadDraft(name, digest))
    if has_comments:
        draft = _with(draft, Remark("left_out", "comments"))
    return draft


def draft_of(sheets: Sequence[Sheet], content: Content, empty: ReadDraft) -> ReadDraft:
    """Return what the sheets of one file say. Raises ImportRefusedError."""
    form = form_in(sheets)
    draft = _of_form(form, content, empty) if form else _of_sheets(sheets, content, empty)
    return _with(draft, *_amount(draft))


def _of_form(form: Form, content: Content, empty: ReadDraft) -> ReadDraft:
    """Return a form that came back: the draft of each segment, answers and ideas."""
    if form.mark.version > FORMAT:
        raise ImportRefusedError("draft_newer_form", file=empty.file_name)
    draft = replace(
        empty,
        answers=form.answers,
        ideas=form.ideas,
        is_form=True,
        sprint_id=form.mark.sprint_id,
        person_id=form.mark.person_id,
    )
    for sheet, mark in form.drafts:
        table = find_table(sheet, content.headings)
        if table is None:
            raise ImportRefusedError("draft_no_table", file=empty.file_name)
        reading = understand(table, content.headings, OURS)
        reading.notes.clear()
        reading.remarks = [one for one in reading.remarks if one.code not in {AROUND, "column"}]
        reading.touchpoints = [replace(one, segment_id=mark.segment_id) for one in reading.touchpoints]
        draft = _and(draft, sheet, reading)
    if not (draft.touchpoints or draft.answers or draft.ideas):
        raise ImportRefusedError("draft_empty_form", file=empty.file_name)
    return draft


def _of_sheets(sheets: Sequence[Sheet], content: Content, empty: ReadDraft) -> ReadDraft:
    """Return a sheet of somebody's own: the one of all that has the most headings."""
    tables = [(sheet, find_table(sheet, content.headings)) for sheet in sheets]
    found = [(sheet, table) for sheet, table in tables if table is not None]
    if not found:
        raise ImportRefusedError("draft_no_table", file=empty.file_name)
    sheet, table = max(found, key=lambda one: one[1].score)
    reading = understand(table, content.headings)
    if not reading.touchpoints:
        raise ImportRefusedError("draft_no_rows", file=empty.file_name)
    return _with(_and(empty, sheet, reading), *_other_sheets(tables, sheet))


def _and(draft: ReadDraft, sheet: Sheet, reading: Reading) -> ReadDraft:
    """Return the draft with what one of its sheets says."""
    return replace(
        draft,
        sheet=draft.sheet or sheet.title,
        layout=reading.table.grid.layout,
        who=draft.who or reading.who,
        touchpoints=(*draft.touchpoints, *reading.touchpoints),
        ideas=(*draft.ideas, *reading.ideas),
        notes=(*draft.notes, *reading.notes),
        remarks=(*draft.remarks, *reading.remarks),
    )


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
    code = "many" if count > MOST else "few" if count else "no_touchpoints"
    return [Remark("asked", code, {"n": str(count)})]
