"""What the plan shows: every block with its minutes, when it begins and ends, and what it really took."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sprint_tui.domain import plan as planning
from sprint_tui.domain.minutes import length_text
from sprint_tui.domain.plan import Took
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.domain.clock import Clock
    from sprint_tui.widgets.stage import StageScreen

LEAD = 6


@dataclass(frozen=True)
class PlanLine:
    """One block: its seconds, from when to when, and `done`, `now` or `ahead`."""

    key: str
    name: str
    seconds: int
    shortest: int
    span: str
    where: str


@dataclass(frozen=True)
class PlanView:
    """The rows of the page, and what its head says."""

    rows: tuple[Row, ...]
    facts: str
    tags: tuple[str, ...]
    info: str
    more: str


def columns(words: Words, *, has_past: bool) -> tuple[Column, ...]:
    """Return the columns; what blocks really took is there once a meeting was held."""
    took = (Column("took", words("plan.columns.took"), width=6, right=True),) if has_past else ()
    return (
        Column("name", words("plan.columns.name"), width=22),
        Column("minutes", words("plan.columns.minutes"), width=8, right=True),
        Column("shortest", words("plan.columns.shortest"), width=9, right=True),
        Column("when", words("plan.columns.when"), width=12, right=True),
        *took,
    )


def build_view(stage: StageScreen, clock: Clock, took: Mapping[str, Took]) -> PlanView:
    """Return what the page shows of a stage's sprint."""
    words, lines = stage.words, plan_lines(stage, clock)
    minutes, ends = sum(line.seconds for line in lines), end_of(stage, clock)
    shown = length_text(minutes)
    facts = words("plan.facts", minutes=shown, ends=ends) if ends else words("plan.minutes", minutes=shown)
    state = "idle" if clock.state == "idle" else "over" if clock.state == "finished" else "live"
    meetings = max((one.meetings for one in took.values()), default=0)
    return PlanView(
        rows=tuple(_rows(stage, lines, took, shown)),
        facts=facts,
        tags=tuple(_tags(stage)) if state == "idle" else (),
        info=words(f"plan.info.{state}"),
        more=words("plan.past", n=meetings) if meetings and state == "idle" else "",
    )


def plan_lines(stage: StageScreen, clock: Clock) -> list[PlanLine]:
    """Return the blocks in their order: as planned before the start, as the clock has them from then on."""
    shortest = {block.key: block.shortest for block in stage.agenda.plan}
    begins: datetime | None = clock.began or stage.rows.sprint.meeting_start
    passed, lines = 0, []
    for index, block in enumerate(clock.blocks):
        lasts = _lasts(clock, index)
        span = "" if lasts is None else span_text(stage, begins, passed, lasts)
        passed += lasts or 0
        where = "ahead"
        if clock.state == "finished" or index < clock.index:
            where = "done"
        elif clock.is_live and index == clock.index:
            where = "now"
        name = typed(stage.agenda.block(block.key).short).text
        least = shortest.get(block.key, 0) // 60
        lines.append(PlanLine(block.key, name, block.length, least, span, where))
    return lines


def _lasts(clock: Clock, index: int) -> int | None:
    """Return the seconds by which the next block is later; None for a block that was never reached."""
    block = clock.blocks[index]
    if clock.started is None or (index > clock.index and clock.state != "finished"):
        return block.length
    if index > clock.index:
        return None
    spent = block.used + block.paused
    is_now = clock.is_live and index == clock.index
    return round(spent + max(block.left, 0.0) if is_now else spent)


def span_text(stage: StageScreen, begins: datetime | None, passed: int, lasts: int) -> str:
    """Return `09:00–09:10`; without a day for the meeting, the running hours and minutes."""
    if begins is None:
        return "–".join(f"{at // 3600}:{at % 3600 // 60:02d}" for at in (passed, passed + lasts))
    times = (begins + timedelta(seconds=at) for at in (passed, passed + lasts))
    return "–".join(stage.desk.wall_time(time) for time in times)


def end_of(stage: StageScreen, clock: Clock) -> str:
    """Return when the meeting ends as things stand; empty without a day for it."""
    if clock.started is not None:
        return stage.desk.wall_time(clock.meeting_ends)
    begins = stage.rows.sprint.meeting_start
    total = sum(block.length for block in clock.blocks)
    return stage.desk.wall_time(begins + timedelta(seconds=total)) if begins else ""


def _rows(stage: StageScreen, lines: list[PlanLine], took: Mapping[str, Took], total: str) -> Iterator[Row]:
    signs = {"done": Run(" ✓ ", "done"), "now": Run(" ● ", "strong"), "ahead": Run("   ")}
    for number, line in enumerate(lines, 1):
        role = "strong" if line.where == "now" else "quiet" if line.where == "done" else ""
        cells = (
            Cell(line.name, role),
            Cell(length_text(line.seconds), role or "strong"),
            Cell(str(line.shortest), role),
            Cell(line.span, role),
            *((Cell(_took(stage.words, took, line.key), role),) if took else ()),
        )
        yield Row(line.key, cells, lead=(signs[line.where], Run(f"{number}", "quiet")))
    yield Row("")
    shortest = str(sum(line.shortest for line in lines))
    name = stage.words("plan.together")
    yield Row("", (Cell(name, "quiet"), Cell(total, "strong"), Cell(shortest, "quiet"), Cell("")))


def _took(words: Words, took: Mapping[str, Took], key: str) -> str:
    one = took.get(key)
    return words("plan.took", minutes=one.minutes) if one is not None else ""


def _tags(stage: StageScreen) -> Iterator[str]:
    """Yield what needs a hand: a rule that a plan from elsewhere breaks, or that it is not the method's."""
    words, blocks = stage.words, stage.content.blocks
    planned = stage.agenda.planned
    broken = planning.broken(planned, [block.key for block in blocks])
    missing = sum(one.problem == "no_blocks" for one in broken)
    if missing:
        yield words("plan.tags.missing", n=missing)
    for one in broken:
        if one.problem != "no_blocks":
            yield words(
                f"plan.tags.{one.problem}", name=typed(stage.agenda.block(one.key).short).text.upper()
            )
    if not broken and not planning.of_the_method(blocks, planned):
        yield words("plan.tags.own")
