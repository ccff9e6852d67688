"""The agenda on paper: when each block begins by the clock on the wall, and how to lead it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from sprint_tui.domain import plan
from sprint_tui.domain.zones import zone_of
from sprint_tui.exchange.paper.markdown import Column, inline, item, table

if TYPE_CHECKING:
    from sprint_tui.content.agenda import Agenda
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Sprint

_MINUTES = re.compile(r"^\d+ min: ")
_WIDTHS = {"from": 7, "until": 7, "block": 43, "minutes": 7, "ended": 18}


def agenda(rows: SprintRows, content: Content) -> Iterator[str]:
    """Yield the timetable with room for when each block really ended."""
    words = content.words
    own = content.agenda(rows.planned_blocks)
    columns = [Column(words(f"paper.agenda.{key}"), width) for key, width in _WIDTHS.items()]
    lines, passed = [], 0
    for block in own.planned:
        starts, ends = (_clock(rows.sprint, minutes) for minutes in (passed, passed + block.minutes))
        lines.append((starts, ends, own.block(block.key).title, str(block.minutes), ""))
        passed += block.minutes
    has_start = rows.sprint.meeting_start is not None
    yield words("paper.agenda.clock" if has_start else "paper.agenda.no_start", n=passed)
    yield ""
    yield from table(columns, lines)


def blocks(rows: SprintRows, content: Content) -> Iterator[str]:
    """Yield for each block its time, its question, what must be there at its end, and its steps."""
    own, passed = content.agenda(rows.planned_blocks), 0
    for number, block in enumerate(own.planned, 1):
        at = _clock(rows.sprint, passed)
        passed += block.minutes
        yield ""
        yield f"### {number}. {inline(own.block(block.key).title)}, {at}–{_clock(rows.sprint, passed)}"
        yield ""
        yield from _block(block, own, content)


def _block(block: plan.PlannedLike, own: Agenda, content: Content) -> Iterator[str]:
    told, words = own.block(block.key), content.words
    yield from item(told.question, f"- **{words('paper.agenda.question')}**")
    yield from item(told.output, f"- **{words('paper.agenda.output')}**")
    if told.steps:
        yield ""
    for number, step in enumerate(told.steps, 1):
        yield from item(_timed(step, block.minutes == told.minutes), f"{number}.")


def _timed(step: str, as_the_method: bool) -> str:
    """Return a step; its minutes are those of the method's own block, and say nothing of another length."""
    return step if as_the_method else _MINUTES.sub("", step)


def _clock(sprint: Sprint, minutes: int) -> str:
    """Return the time of day so many minutes after the start; without one, the minutes gone since then."""
    if sprint.meeting_start is None:
        return f"{minutes // 60}:{minutes % 60:02d}"
    return f"{(sprint.meeting_start + timedelta(minutes=minutes)).astimezone(zone_of(sprint.zone)):%H:%M}"
