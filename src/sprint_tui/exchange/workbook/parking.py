"""The sheet of what was put aside and what was decided, with block and minute."""

from __future__ import annotations

from sprint_tui.exchange.workbook.page import Page
from sprint_tui.exchange.workbook.source import Source
from sprint_tui.exchange.workbook.styles import (
    HEAD,
    HEAD_RIGHT,
    HEADING,
    LINE,
    QUIET_LINE,
    STRONG_LINE,
    TITLE,
)
from sprint_tui.store.tables import Decision, ParkedItem

WIDTHS = (24, 9, 46, 18, 20, 14, 36)
PARKED = ("block", "minute", "words", "outcome")
DECIDED = ("block", "minute", "decision", "how", "by", "votes", "doubts")


def has_parking(source: Source) -> bool:
    """Say whether anything was parked or decided."""
    return bool(source.rows.parked or source.rows.decisions)


def write_parking(page: Page, source: Source) -> None:
    """Write the parked lines with what became of each, then the decisions."""
    page.put(1, source.word("sheet.parking"), TITLE)
    page.high(34)
    page.next()
    if source.rows.parked:
        _head(page, source, "parked", PARKED)
        for item in source.rows.parked:
            _came_up(page, source, item)
            page.put(3, item.words, STRONG_LINE)
            page.put(4, _outcome(source, item), LINE, across=page.columns - 3)
            page.hide_id(item.id)
            page.next()
    if source.rows.decisions:
        _head(page, source, "decisions", DECIDED)
        for decision in source.rows.decisions:
            _came_up(page, source, decision)
            page.put(3, decision.words, STRONG_LINE)
            page.put(4, source.choice("way", decision.way), LINE)
            page.put(5, source.person(decision.by_id), LINE)
            page.put(6, decision.votes, LINE)
            page.put(7, decision.doubts, QUIET_LINE)
            page.hide_id(decision.id)
            page.next()


def _head(page: Page, source: Source, heading: str, columns: tuple[str, ...]) -> None:
    page.put(1, source.word(heading), HEADING)
    page.fill(range(2, page.columns + 1), HEADING)
    page.high(30)
    page.next()
    for column, name in enumerate(columns, 1):
        across = page.columns - column + 1 if column == len(columns) else 1
        style = HEAD_RIGHT if name == "minute" else HEAD
        page.put(column, source.word(f"head.{name}"), style, across=across)
    page.next()


def _came_up(page: Page, source: Source, row: ParkedItem | Decision) -> None:
    """Write in which block, and in which of its minutes; a line from after the meeting has neither."""
    page.put(1, source.agenda.block(row.block).title if row.block else None, LINE)
    page.put(2, row.minute or None, LINE)


def _outcome(source: Source, item: ParkedItem) -> str:
    """Return what became of a line; an action with its words, owner and day."""
    if not item.outcome:
        return source.word("still_parked")
    said = source.choice("parked", item.outcome)
    action = next((one for one in source.rows.actions if one.id == item.action_id), None)
    if action is None:
        return said
    owner, day = source.person(action.owner_id), source.day(action.due) if action.due else ""
    who = owner or (source.word("due", date=day) if day else source.word("nobody"))
    if owner and day:
        who = source.word("by_whom", owner=owner, date=day)
    return source.word("to_do", words=": ".join(part for part in (said, action.words) if part), who=who)
