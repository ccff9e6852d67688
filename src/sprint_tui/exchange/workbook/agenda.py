"""The sheet of the agenda: six blocks as planned and as they went, and what the clock was told."""

from __future__ import annotations

from datetime import timedelta

from sprint_tui.content.phrases import clocked, settled
from sprint_tui.domain.timebox import read_lengths
from sprint_tui.exchange.workbook.page import Page
from sprint_tui.exchange.workbook.source import Source
from sprint_tui.exchange.workbook.styles import (
    CLOCKED,
    HEAD,
    HEAD_RIGHT,
    HEADING,
    LASTED,
    LINE,
    LINE_LABEL,
    MOMENTARY,
    STRONG_LINE,
    SUM,
    SUM_LABEL,
    TITLE,
)
from sprint_tui.store.tables import ClockEvent

WIDTHS = (16, 30, 12, 14, 12, 12, 12, 34)
HEADS = ("number", "block", "planned", "adjusted", "actual", "over", "paused", "output")


def has_agenda(source: Source) -> bool:
    """Say whether the meeting has begun."""
    return source.facts.has_started


def write_agenda(page: Page, source: Source) -> None:
    """Write start and end, the blocks, their sum, the pauses, and every press of a clock key."""
    clock = source.meeting.clock
    page.put(1, source.word("sheet.agenda"), TITLE)
    page.high(34)
    page.next()
    planned = source.rows.sprint.meeting_start
    for key, at in (
        ("planned_start", planned),
        ("began", clock.began),
        ("promised_end", clock.promised_end),
        ("ended", clock.ended),
    ):
        if at:
            page.put(1, source.word(key), LINE_LABEL)
            page.put(2, source.local(at), MOMENTARY)
            page.next()
    page.gap(8)
    _blocks(page, source)
    if source.meeting.pauses:
        _pauses(page, source)
    _events(page, source)


def _blocks(page: Page, source: Source) -> None:
    for column, heading in enumerate(HEADS, 1):
        is_text = column < 3 or heading == "output"
        page.put(column, source.word(f"head.{heading}"), HEAD if is_text else HEAD_RIGHT)
    page.next()
    meeting = source.meeting
    for number, row in enumerate(meeting.rows, 1):
        page.put(1, number, LINE)
        page.put(2, source.agenda.block(row.key).title, STRONG_LINE)
        page.put(3, lasted(row.planned), LASTED)
        page.put(4, lasted(row.length), LASTED)
        page.put(5, lasted(row.used) if row.is_reached else None, LASTED)
        page.put(6, lasted(row.over) if row.over else None, LASTED)
        page.put(7, lasted(row.paused) if row.paused else None, LASTED)
        page.put(8, settled(source.content.words, row), LINE)
        page.high(20)
        page.next()
    page.put(2, source.word("sum"), SUM_LABEL)
    page.put(3, lasted(meeting.planned), SUM)
    page.put(4, lasted(meeting.length), SUM)
    page.put(5, lasted(meeting.used), SUM)
    page.put(7, lasted(meeting.paused) if meeting.paused else None, SUM)
    page.put(8, source.content.words("report.wall", time=clocked(meeting.wall)), SUM_LABEL)
    page.next()


def _pauses(page: Page, source: Source) -> None:
    _heading(page, source.word("pauses"))
    page.put(1, source.word("head.at"), HEAD)
    page.put(2, source.word("head.block"), HEAD)
    page.put(3, source.word("head.paused"), HEAD_RIGHT)
    page.put(4, source.word("head.reason"), HEAD, across=5)
    page.next()
    for pause in source.meeting.pauses:
        page.put(1, source.local(pause.at).time().replace(microsecond=0), CLOCKED)
        page.put(2, source.agenda.block(pause.block).title, LINE)
        page.put(3, lasted(pause.seconds), LASTED)
        page.put(4, pause.reason or source.word("no_reason"), LINE, across=5)
        page.next()


def _heading(page: Page, text: str) -> None:
    page.put(1, text, HEADING)
    page.fill(range(2, page.columns + 1), HEADING)
    page.high(30)
    page.next()


def _events(page: Page, source: Source) -> None:
    titles = {row.key: source.agenda.block(row.key).title for row in source.meeting.rows}
    _heading(page, source.word("events"))
    page.put(1, source.word("head.at"), HEAD)
    page.put(2, source.word("head.block"), HEAD)
    page.put(3, source.word("head.event"), HEAD, across=2)
    page.put(5, source.word("head.reason"), HEAD, across=4)
    page.next()
    for event in source.rows.clock_events:
        amount = f"{'-' if event.amount < 0 else '+'}{clocked(abs(event.amount))}"
        page.put(1, source.local(event.at).time().replace(microsecond=0), CLOCKED)
        page.put(2, titles.get(event.block, ""), LINE)
        page.put(3, source.word(f"event.{event.kind}", amount=amount), LINE, across=2)
        said = [text for text in (event.reason, _retimed(event, amount, source)) if text]
        page.put(5, "\n".join(said), LINE, across=4)
        page.hide_id(event.id)
        page.next()


def _retimed(event: ClockEvent, amount: str, source: Source) -> str:
    """Return the new lengths of a re-time, and how far the promised end moved; empty for other presses."""
    if event.kind != "retime":
        return ""
    lengths = [
        f"{source.agenda.block(key).short} {clocked(new)}" for key, new in read_lengths(event.lengths).items()
    ]
    return ", ".join([*lengths, *([source.word("event.end_moved", amount=amount)] if event.amount else [])])


def lasted(seconds: float) -> timedelta:
    """Return seconds as a length of time that a cell can count with."""
    return timedelta(seconds=round(seconds))
