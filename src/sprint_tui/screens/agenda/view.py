"""What the agenda shows: one second of the clock as a whole wall."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from sprint_tui.domain import brief, timebox
from sprint_tui.domain import pace as pacing
from sprint_tui.widgets.clock_head import bar
from sprint_tui.widgets.digits import HUGE, LARGE, SMALL, clock_text, digits
from sprint_tui.widgets.ink import Line, Run, between, line, padded, tag, typed, width_of, wrapped

if TYPE_CHECKING:
    from sprint_tui.domain.clock import Clock
    from sprint_tui.widgets.stage import StageScreen

COLUMN = 50
"""Cells of one of the two columns of blocks."""
MINUTES = 14
"""Cells of a block's start and minutes."""


@dataclass(frozen=True)
class BlockLine:
    """One block in the list: `done`, `now` or `ahead`, its minutes as planned and as they became."""

    name: str
    where: str
    minutes: str
    starts: str


@dataclass(frozen=True)
class AgendaView:
    """What the wall shows at one second."""

    digits: str
    is_over: bool
    used: float | None
    pace: str
    is_behind: bool
    ends: tuple[tuple[str, str], ...]
    lateness: str
    blocks: tuple[BlockLine, ...]
    roles: tuple[tuple[str, str], ...]
    output: str
    steps: tuple[str, ...]


def build_view(stage: StageScreen, clock: Clock) -> AgendaView:
    """Return what the wall shows of a stage's sprint at one second."""
    words, block = stage.words, clock.block
    going = pacing.pace(block, stage.facts)
    planned = sum(one.planned for one in clock.blocks)
    used = sum(one.used for one in clock.blocks)
    left = {"idle": planned, "finished": round(used)}.get(clock.state, timebox.shown_seconds(block.left))
    at = stage.desk.wall_time
    live_ends = (("block_ends", at(clock.block_ends)), ("meeting_ends", at(clock.meeting_ends)))
    last = ("meeting_ended" if clock.state == "finished" else "meeting_ends", at(clock.meeting_ends))
    ends = live_ends if clock.is_live else (last,)
    minutes_late = round(clock.late / 60)
    return AgendaView(
        digits=clock_text(left),
        is_over=clock.is_over,
        used=min(block.used / block.length, 1.0) if clock.is_live else None,
        pace=pace_line(going, block.key, stage) if clock.is_live else "",
        is_behind=clock.is_live and going.is_behind,
        ends=tuple((words(f"agenda.{key}"), time) for key, time in ends),
        lateness=_lateness(minutes_late, stage) if clock.started else "",
        blocks=tuple(_block_lines(stage, clock)),
        roles=tuple(_roles(stage)),
        output=words("agenda.output", output=stage.agenda.block(block.key).output)
        if clock.state != "finished"
        else "",
        steps=stage.agenda.block(block.key).steps if clock.state != "finished" else (),
    )


def pace_line(going: pacing.Pace, block: str, stage: StageScreen) -> str:
    """Return what the block has settled, and how long each open piece may take."""
    done = stage.words(f"agenda.pieces.{block}", done=going.done, total=going.total)
    if not going.open or going.each is None:
        return done
    return done + stage.words("agenda.each", each=f"{going.each // 60}:{going.each % 60:02d}")


def _lateness(minutes: int, stage: StageScreen) -> str:
    if not minutes:
        return stage.words("agenda.on_time")
    return stage.words("agenda.late" if minutes > 0 else "agenda.early", n=abs(minutes))


def _block_lines(stage: StageScreen, clock: Clock) -> Iterable[BlockLine]:
    starts = clock.now
    for number, block in enumerate(clock.blocks):
        where = _where(number, clock)
        plan = f"{block.planned // 60}"
        if where == "done":
            became = clock_text(round(block.used))
        else:
            became = f"{block.length // 60}" if block.adjusted else ""
        begin = ""
        if where == "ahead":
            begin = stage.desk.wall_time(starts)
        if number == clock.index and clock.is_live:
            starts = clock.block_ends
        elif where == "ahead":
            starts += timedelta(seconds=block.length)
        minutes = f"{plan} › {became}" if became else plan
        yield BlockLine(stage.agenda.block(block.key).short, where, minutes, begin)


def _where(number: int, clock: Clock) -> str:
    if clock.state == "finished" or number < clock.index:
        return "done"
    return "now" if clock.is_live and number == clock.index else "ahead"


def _roles(stage: StageScreen) -> Iterable[tuple[str, str]]:
    for role in ("scribe", "timekeeper", "decider"):
        person = brief.holder(role, stage.rows.participants)
        yield stage.content.choice("role", role).label, person.name if person else ""


def painted(view: AgendaView, width: int, height: int) -> tuple[Line, ...]:
    """Return the wall for a window: larger digits where there is room, the same order everywhere.

    What changes each second is digits and bar; the rest is painted anew only when it differs.
    """
    font = HUGE if height >= 32 and width >= 100 else LARGE if height >= 15 else SMALL
    space: tuple[Line, ...] = ((),) if height >= 19 else ()
    big = digits(view.digits, font)
    role = "wrong" if view.is_over else "strong"
    left = " " * max((width - len(big[0])) // 2, 0)
    lines: list[Line] = [*space, *(line(left, Run(row, role)) for row in big), *space]
    if view.used is not None:
        lines += [bar(view.used, width), *space]
    return (*lines, *_below(replace(view, digits="", used=None), width, height - len(lines), len(space)))


@lru_cache(maxsize=8)
def _below(view: AgendaView, width: int, height: int, spaces: int) -> tuple[Line, ...]:
    """Return what stands below digits and bar, in so many lines."""
    space: tuple[Line, ...] = ((),) * spaces
    lines: list[Line] = [*_pace_and_ends(view, width), *space, *_two_columns(view.blocks, width), *space]
    lines += [_people(view.roles, 5 if width >= 90 else 2), *_prose([view.output], width)]
    steps = _prose(view.steps, width)
    if len(lines) + len(steps) + 1 <= height:
        lines += [(), *steps]
    return tuple(lines)


def _pace_and_ends(view: AgendaView, width: int) -> list[Line]:
    """Return pace and ends on one line, on two where they do not fit side by side."""
    pace = (tag(view.pace) if view.is_behind else Run(view.pace),)
    ends = [part for name, time in view.ends for part in (Run(f"{name} "), Run(f"{time}   ", "strong"))]
    ends.append(Run(view.lateness))
    if width_of(pace) + width_of(ends) + 2 <= width:
        return [between(pace, ends, width)]
    return [pace, tuple(ends)]


def _prose(texts: Sequence[str], width: int) -> list[Line]:
    return [line(Run(row, "quiet")) for text in texts if text for row in wrapped(text, width)]


def _two_columns(blocks: tuple[BlockLine, ...], width: int) -> Iterable[Line]:
    half = (len(blocks) + 1) // 2
    column = min(COLUMN, width // 2 - 1)
    for row in range(half):
        left = _block(blocks[row], column)
        right = _block(blocks[row + half], column) if row + half < len(blocks) else ()
        yield (*left, Run("  "), *right)


def _block(block: BlockLine, width: int) -> Line:
    sign = {"done": Run("✓ ", "done"), "now": Run("▸ ", "strong"), "ahead": Run("  ")}[block.where]
    role = {"done": "quiet", "now": "place", "ahead": ""}[block.where]
    minutes = Run(block.minutes.rjust(MINUTES - len(block.starts)), role or "strong")
    right = (Run(block.starts, "quiet"), minutes)
    runs = between((sign, Run(block.name, role)), right, width - 2)
    if block.where == "now":
        runs = (Run("".join(run.text for run in runs), role),)
    return padded(runs, width)


def _people(roles: tuple[tuple[str, str], ...], gap: int) -> Line:
    runs: list[Run] = []
    for role, name in roles:
        runs += [Run(f"{role} "), typed(name, "strong") if name else Run("–"), Run(" " * gap)]
    return tuple(runs)
