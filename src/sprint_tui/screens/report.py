"""How the meeting went: what each block was given and took, its pauses, and what the clock was told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.content.phrases import clocked, settled
from sprint_tui.domain.report import Report, report
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.messages import OpenPage
from sprint_tui.widgets.page import PageScreen
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.rows import PROSE, Rows

if TYPE_CHECKING:
    from sprint_tui.domain.clock import Clock
    from sprint_tui.domain.meeting_log import Told
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.stage import StageScreen

LEAD = 4
FIGURES = ("planned", "length", "used", "over", "paused")
NAME, TIME, LASTED = 18, 7, 8
MOST_LINES = 8
READ_ONLY = frozenset({"open", "next_field", "previous_field"})
"""Keys of a form that mean nothing where nothing can be typed."""


class ReportPage(PageScreen):
    """A table of the blocks whose sums are the time on the wall, and below it what happened."""

    key = "agenda"
    CSS_PATH = "report.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("v", "plan", "plan_or_report")]

    @property
    def topic(self) -> str:
        return "report"

    def compose_body(self) -> Iterable[Widget]:
        titles = (
            Column("name", self.words("report.columns.name"), width=NAME),
            *(Column(name, self.words(f"report.columns.{name}"), width=8, right=True) for name in FIGURES),
        )
        yield Rows(titles, lead=LEAD, titles=True, id="form")

    def show_page(self, rows: SprintRows) -> None:
        made = self._report(self.clock())
        self.form.show(tuple(build_rows(self, made)))
        self._show_head(made)

    def tick(self, clock: Clock) -> None:
        """While the clock runs its figures grow; the rows below it stand still."""
        if clock.is_live:
            self.show_page(self.rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action not in READ_ONLY and super().check_action(action, parameters)

    def action_plan(self) -> None:
        self.post_message(OpenPage("plan", self.row_id, instead=True))

    def _report(self, clock: Clock) -> Report:
        rows = self.rows
        now = self.desk.now()
        return report(self.agenda.plan, rows.clock_events, now, self.facts, rows.sprint.meeting_start)

    def _show_head(self, made: Report) -> None:
        words, clock = self.words, made.clock
        at = partial(_at, self)
        began = clock.began
        if began is None:
            self.head.show(words("report.name"), info=words("report.empty"))
            return
        facts = words("report.since", began=at(began))
        if clock.ended is not None:
            facts = words("report.span", began=at(began), ended=at(clock.ended))
        promised = words("report.promised", end=at(clock.promised_end or clock.now))
        late = round(clock.late)
        how = "on_time" if not late else "late" if late > 0 else "early"
        tags = (words("report.abandoned"),) if clock.is_abandoned else ()
        info = promised + words(f"report.{how}", by=clocked(abs(late)))
        self.head.show(words("report.name"), facts, tags, info, more=self.zones(clock))


def build_rows(stage: StageScreen, made: Report) -> Iterator[Row]:
    """Return the rows of the page; none before the meeting has begun."""
    if made.clock.started is None:
        return
    yield from _blocks(stage, made)
    yield from _section(stage, "pauses", tuple(_pauses(stage, made)))
    yield from _section(stage, "told", tuple(_told(stage, made)))
    yield from _section(stage, "settled", tuple(_settled(stage, made)))
    yield from _section(stage, "drifts", tuple(_drifts(stage, made)))


def _blocks(stage: StageScreen, made: Report) -> Iterator[Row]:
    for number, row in enumerate(made.rows, 1):
        figures = (row.planned, row.length, row.used if row.is_reached else None, row.over, row.paused)
        shown = [clocked(n) if n or (at == 2 and n is not None) else "" for at, n in enumerate(figures)]
        role = "" if row.is_reached else "quiet"
        cells = (Cell(_name(stage, row.key), role), *(Cell(text, role) for text in shown))
        yield Row(f"block:{row.key}", cells, lead=(Run(f"{number}", "quiet"),))
    yield Row("")
    sums = (made.planned, made.length, made.used, sum(row.over for row in made.rows), made.paused)
    together = (Cell(clocked(n) if n else "", "strong") for n in sums)
    yield Row("sum", (Cell(stage.words("report.together"), "strong"), *together))
    wall = stage.words("report.wall", time=clocked(made.wall))
    yield Row("", (Cell(wall, "quiet"),))


def _section(stage: StageScreen, name: str, rows: tuple[Row, ...]) -> Iterator[Row]:
    if rows:
        yield Row("")
        yield Row("", (Cell(stage.words(f"report.sections.{name}").upper(), "strong"),), lead_width=1)
        yield from rows


def _pauses(stage: StageScreen, made: Report) -> Iterator[Row]:
    words = stage.words
    columns = (
        Column("at", width=TIME),
        Column("block", width=NAME),
        Column("lasted", width=LASTED, right=True),
        Column("text", most=PROSE),
    )
    for number, pause in enumerate(made.pauses):
        unsaid = words("report.away" if pause.is_away else "report.no_reason")
        said = typed(pause.reason).text if pause.reason.strip() else unsaid
        if pause.is_going_on:
            said = words("report.going_on", reason=said)
        cells = (
            Cell(_at(stage, pause.at), "quiet"),
            Cell(_name(stage, pause.block)),
            Cell(clocked(pause.seconds)),
            Cell(said),
        )
        yield Row(f"pause:{number}", cells, lines=MOST_LINES, columns=columns)


def _told(stage: StageScreen, made: Report) -> Iterator[Row]:
    columns = (Column("at", width=TIME), Column("text", most=PROSE))
    for number, told in enumerate(made.told):
        said = told_words(stage, told)
        if told.reason.strip():
            said = stage.words("report.because", said=said, reason=typed(told.reason).text)
        cells = (Cell(_at(stage, told.at), "quiet"), Cell(said))
        yield Row(f"told:{number}", cells, lines=MOST_LINES, columns=columns)


def told_words(stage: StageScreen, told: Told) -> str:
    """Return what the clock was told, in words: the blocks that changed, and the end where it moved."""
    words, by = stage.words, clocked(abs(told.seconds))
    if told.kind != "retime":
        block = _name(stage, told.block)
        change = next(iter(told.changes), None)
        was, new = (clocked(change.was), clocked(change.became)) if change else ("", "")
        return words(f"report.said.{told.kind}", block=block, by=by, was=was, new=new)
    changes = [
        words("report.change", block=_name(stage, one.block), was=clocked(one.was), new=clocked(one.became))
        for one in told.changes
    ]
    moved = [words("report.end_later" if told.seconds > 0 else "report.end_earlier", by=by)]
    less = [words("report.less")] if told.is_less else []
    said = ", ".join([*changes, *(moved if told.seconds else []), *less])
    return words("report.said.retime", said=said or words("report.nothing_changed"))


def _settled(stage: StageScreen, made: Report) -> Iterator[Row]:
    columns = (Column("block", width=NAME), Column("text", most=PROSE))
    for row in made.rows:
        said = settled(stage.words, row) if row.is_reached else ""
        if said:
            cells = (Cell(_name(stage, row.key)), Cell(said))
            yield Row(f"settled:{row.key}", cells, columns=columns)


def _drifts(stage: StageScreen, made: Report) -> Iterator[Row]:
    columns = (Column("block", width=NAME), Column("text", most=PROSE))
    for row in made.rows:
        if row.drifts:
            said = stage.words("report.drifts", n=len(row.drifts))
            about = ", ".join(typed(one).text for one in row.drifts if one.strip())
            cells = (Cell(_name(stage, row.key)), Cell(f"{said}: {about}" if about else said))
            yield Row(f"drift:{row.key}", cells, lines=MOST_LINES, columns=columns)


def _at(stage: StageScreen, moment: datetime) -> str:
    """Return the time of day of an instant as the wall's clock said it, on Agenda too."""
    return stage.desk.wall_time(moment)


def _name(stage: StageScreen, key: str) -> str:
    return typed(stage.agenda.block(key).short).text if key else ""
