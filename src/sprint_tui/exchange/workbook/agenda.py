"""The sheet of the agenda: six blocks as planned and as they went, and what the clock was told."""

from __future__ import annotations

from datetime import timedelta

from sprint_tui.domain import clock
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
HEADS = ("number", "block", "planned", "adjusted", "actual", "over", "paused")


def has_agenda(source: Source) -> bool:
    """Say whether the meeting has begun."""
    return any(event.kind == "start" for event in source.rows.clock_events)


def write_agenda(page: Page, source: Source) -> None:
    """Write start and end, the blocks, their sum, and every press of a clock key."""
    told = clock.fold(source.agenda.plan, source.rows.clock_events, source.now)
    page.put(1, source.word("sheet.agenda"), TITLE)
    page.high(34)
    page.next()
    planned = source.rows.sprint.meeting_start
    for key, at in (
        ("planned_start", planned),
        ("began", told.started),
        ("promised_end", told.promised_end),
        ("ended", told.ended),
    ):
        if at:
            page.put(1, source.word(key), LINE_LABEL)
            page.put(2, source.local(at), MOMENTARY)
            page.next()
    page.gap(8)
    _blocks(page, source, told)
    _events(page, source)


def _blocks(page: Page, source: Source, told: clock.Clock) -> None:
    for column, heading in enumerate(HEADS, 1):
        page.put(column, source.word(f"head.{heading}"), HEAD if column < 3 else HEAD_RIGHT)
    page.next()
    reached = told.blocks[: told.index + 1]
    for number, time in enumerate(told.blocks, 1):
        is_reached = number <= len(reached)
        page.put(1, number, LINE)
        page.put(2, source.agenda.block(time.key).title, STRONG_LINE)
        page.put(3, lasted(time.planned), LASTED)
        page.put(4, lasted(time.length), LASTED)
        page.put(5, lasted(time.used) if is_reached else None, LASTED)
        page.put(6, lasted(-time.left) if is_reached and round(time.left) < 0 else None, LASTED)
        page.put(7, lasted(time.paused) if round(time.paused) else None, LASTED)
        page.high(20)
        page.next()
    page.put(2, source.word("sum"), SUM_LABEL)
    page.put(3, lasted(sum(time.planned for time in told.blocks)), SUM)
    page.put(4, lasted(sum(time.length for time in told.blocks)), SUM)
    page.put(5, lasted(sum(time.used for time in reached)), SUM)
    paused = sum(time.paused for time in told.blocks)
    page.put(7, lasted(paused) if round(paused) else None, SUM)
    page.next()


def _events(page: Page, source: Source) -> None:
    told = clock.fold(source.agenda.plan, source.rows.clock_events, source.now)
    titles = {block.key: source.agenda.block(block.key).title for block in told.blocks}
    page.put(1, source.word("events"), HEADING)
    page.fill(range(2, page.columns + 1), HEADING)
    page.high(30)
    page.next()
    page.put(1, source.word("head.at"), HEAD)
    page.put(2, source.word("head.block"), HEAD)
    page.put(3, source.word("head.event"), HEAD, across=2)
    page.put(5, source.word("head.reason"), HEAD, across=4)
    page.next()
    for event in source.rows.clock_events:
        amount = f"{'-' if event.amount < 0 else '+'}{_clocked(abs(event.amount))}"
        page.put(1, source.local(event.at).time().replace(microsecond=0), CLOCKED)
        page.put(2, titles.get(event.block, ""), LINE)
        page.put(3, source.word(f"event.{event.kind}", amount=amount), LINE, across=2)
        page.put(5, event.reason or _retimed(event, amount, source), LINE, across=4)
        page.hide_id(event.id)
        page.next()


def _retimed(event: ClockEvent, amount: str, source: Source) -> str:
    """Return the new lengths of a re-time, and how far the promised end moved; empty for other presses."""
    if event.kind != "retime":
        return ""
    lengths = [
        f"{source.agenda.block(key).short} {_clocked(new)}"
        for key, new in read_lengths(event.lengths).items()
    ]
    return ", ".join([*lengths, *([source.word("event.end_moved", amount=amount)] if event.amount else [])])


def _clocked(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def lasted(seconds: float) -> timedelta:
    """Return seconds as a length of time that a cell can count with."""
    return timedelta(seconds=round(seconds))
