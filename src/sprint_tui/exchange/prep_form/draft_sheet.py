"""The first sheet of the form: what it is for, and the draft of a journey, one row a touchpoint."""

from __future__ import annotations

from dataclasses import dataclass

from sprint_tui.domain.inviting import wanted_by
from sprint_tui.exchange.prep_form import looks
from sprint_tui.exchange.prep_form.marks import FORMAT, FormMark
from sprint_tui.exchange.workbook.page import Page
from sprint_tui.exchange.workbook.source import Source
from sprint_tui.exchange.workbook.styles import LINE, LINE_LABEL, PROMISE, TITLE
from sprint_tui.store.tables import Participant, Segment

COLUMNS = {
    "stage": 17.0,
    "phase": 14.0,
    "touchpoint": 21.0,
    "goal": 26.0,
    "action": 26.0,
    "thought": 26.0,
    "feeling": 15.0,
    "gap": 17.0,
    "gap_line": 26.0,
}
"""Each column of the table with its width."""
ROWS, ROW_HEIGHT = 8, 62.0
SPARE_ROWS = 12
"""Rows below the eight that have dropdowns too, for those who go on."""


@dataclass(frozen=True)
class Asked:
    """Whom a form is for: one person of the team, or whoever fills it in; and for which segment."""

    source: Source
    segment: Segment
    person: Participant | None

    def word(self, key: str, **values: object) -> str:
        """Return an entry of the form's own words."""
        return self.source.content.words(f"prep_form.{key}", **values)


def write_draft(page: Page, asked: Asked) -> None:
    """Write the whole sheet."""
    _head(page, asked)
    _table(page, asked)


def _head(page: Page, asked: Asked) -> None:
    sprint = asked.source.rows.sprint
    mark = FormMark(FORMAT, sprint.id, asked.person.id if asked.person else "", asked.segment.id)
    page.put(1, asked.word("title", sprint=sprint.title), TITLE, across=page.columns)
    page.high(30)
    page.hide_id(str(mark))
    page.next()
    for line in (asked.word("what_to_do"), _send_back(asked)):
        page.put(1, line, looks.LEAD, across=page.columns)
        page.next()
    page.gap(6)
    page.put(1, asked.word("from"), LINE_LABEL)
    page.put(2, asked.person.name if asked.person else "", looks.NAME, across=3)
    names = [one.name.strip() for one in asked.source.rows.participants if one.name.strip()]
    if names:
        page.choose((page.row, 2), (page.row, 2), names)
    page.high(24)
    page.next()
    for label, words, style in (
        (asked.source.label("sprint", "promise"), asked.segment.promise or sprint.promise, PROMISE),
        (asked.source.label("segment", "name"), _segment(asked.segment), LINE),
    ):
        if words.strip():
            page.put(1, label, LINE_LABEL)
            page.put(2, words, style, across=page.columns - 1)
            page.next()
    page.gap(6)


def _send_back(asked: Asked) -> str:
    """Say to whom the form goes back, and by when, as far as both are known."""
    rows = asked.source.rows
    leads = (one.name.strip() for one in rows.participants if "facilitator" in one.roles.split())
    to = next(filter(None, leads), "") or asked.word("sender")
    start = rows.sprint.meeting_start
    if start is None:
        return asked.word("send_back", to=to)
    by = wanted_by(start, rows.sprint.zone)
    return asked.word("send_back_by", to=to, moment=asked.source.moment(by))


def _segment(segment: Segment) -> str:
    return "\n".join(part for part in (segment.name.strip(), segment.behaviour.strip()) if part)


def _table(page: Page, asked: Asked) -> None:
    """Write hints, headings and empty rows; the hints stand above, for what is below is somebody's draft."""
    for place, column in enumerate(COLUMNS, 1):
        page.put(place, asked.word(f"hint.{column}"), looks.HINT)
    page.next()
    for place, column in enumerate(COLUMNS, 1):
        page.put(place, asked.word(f"column.{column}"), looks.COLUMN)
    page.high(20)
    page.next()
    first = page.row
    for _ in range(ROWS):
        page.fill(range(1, len(COLUMNS) + 1), looks.FIELD)
        page.high(ROW_HEIGHT)
        page.next()
    last = page.row - 1 + SPARE_ROWS
    for column, answers in dropdowns(asked).items():
        place = list(COLUMNS).index(column) + 1
        page.choose((first, place), (last, place), answers)


def dropdowns(asked: Asked) -> dict[str, list[str]]:
    """Return what may be chosen in each column that has a dropdown."""
    source = asked.source
    feelings = reversed(source.content.choices("feeling"))
    return {
        "phase": source.choices("phase"),
        "feeling": [asked.word("feeling", label=one.label, tag=one.tag) for one in feelings],
        "gap": source.choices("gap"),
    }
