"""What the wall shows: one second of the clock, before, during and after the meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sprint_tui.domain import brief, ready, room, timebox
from sprint_tui.domain import pace as pacing
from sprint_tui.domain.minutes import length_text
from sprint_tui.widgets.clock_head import state_tag
from sprint_tui.widgets.digits import clock_text
from sprint_tui.widgets.shown import long_date

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.domain.clock import Clock
    from sprint_tui.widgets.sight import InSight

COUNTED_DOWN = 100 * 60
"""Seconds before the start from which on the digits count down to it."""
LATE = 3 * 60 * 60
"""Seconds after which a meeting that has not begun is not late but on another day."""


@dataclass(frozen=True)
class BlockLine:
    """One block in the list: `done`, `now` or `ahead`, its minutes as planned and as they became."""

    name: str
    where: str
    minutes: str
    starts: str


class Second(NamedTuple):
    """What the wall shows at one second: what goes on with each, and what stays as it was."""

    digits: str
    used: float | None
    view: WallView


@dataclass(frozen=True)
class WallView:
    """What the wall shows beside digits and bar.

    `title` is the block's, or what a person typed: the promise, the sprint's title, a break. `line` is one
    sentence below it.
    """

    title: str
    number: str
    tag: str
    line: str
    now: str
    is_over: bool
    pace: str
    is_behind: bool
    begins: str
    ends: tuple[tuple[str, str], ...]
    lateness: str
    blocks: tuple[BlockLine, ...]
    roles: tuple[tuple[str, str], ...]
    parked: str
    output: str
    steps: tuple[str, ...]


def wall_second(sight: InSight, clock: Clock) -> Second:
    """Return what the wall shows of a sprint at one second."""
    used = clock.block.share_used if clock.is_live else None
    return Second(clock_text(_shown_seconds(sight, clock)), used, _wall_view(sight, clock))


def _wall_view(sight: InSight, clock: Clock) -> WallView:
    words, block = sight.words, clock.block
    of_block = sight.agenda.block(block.key)
    promise, title = sight.rows.sprint.promise, sight.rows.sprint.title
    going = pacing.pace(block, sight.facts, is_less=clock.is_less)
    is_ended = clock.state == "finished"
    parked = len(sight.rows.still_parked)
    return WallView(
        title=of_block.title.upper() if clock.is_live else f"“{promise}”" if promise else title,
        number=_number(clock, sight) if clock.is_live else "",
        tag=state_tag(clock, words) if clock.is_live else "",
        line=of_block.question if clock.is_live else state_line(clock, sight.words),
        now=words("agenda.now", time=sight.desk.wall_time(clock.now)),
        is_over=clock.is_over,
        pace=pace_line(going, block.key, sight) if clock.is_live else "",
        is_behind=clock.is_live and going.is_behind,
        begins=_begins(sight, clock) if clock.state == "idle" else "",
        ends=tuple((words(f"agenda.{key}"), sight.desk.wall_time(at)) for key, at in _ends(sight, clock)),
        lateness=_lateness(round(clock.late / 60), sight) if clock.started else "",
        blocks=tuple(_block_lines(sight, clock)),
        roles=tuple(_roles(sight)),
        parked=words("wall.parked", n=parked) if parked else "",
        output="" if is_ended else words("agenda.output", output=of_block.output),
        steps=() if is_ended else of_block.steps,
    )


def state_line(clock: Clock, words: Words) -> str:
    """Return where a meeting is that does not run: the plan before it, that it is over after it."""
    minutes = sum(block.planned for block in clock.blocks) // 60
    return words(f"agenda.states.{clock.state}", minutes=minutes, blocks=len(clock.blocks))


def wait_for_news(sight: InSight, clock: Clock) -> float:
    """Return the seconds until something that the wall shows will differ."""
    if clock.state == "running":
        return clock.block.left % 1
    ahead = seconds_to_start(sight, clock)
    return ahead % 1 if ahead is not None and counts_down(sight, clock) else 60.0 - clock.now.second


def notice(words: Words, columns: int, rows: int) -> str:
    """Return what to say of a window that is too fine for the back row; empty for one that is not."""
    found = room.legibility(columns, rows)
    if found in {"back_row", "too_small"}:
        return ""
    good_columns, good_rows = room.GOOD
    size = {"columns": columns, "rows": rows, "good_columns": good_columns, "good_rows": good_rows}
    return words(f"wall.too_fine.{found}", **size)


def pace_line(going: pacing.Pace, block: str, sight: InSight) -> str:
    """Return what the block has settled, and how long each open piece may take; a break owes nothing."""
    if not going.total:
        return ""
    done = sight.words(f"agenda.pieces.{block}", done=going.done, total=going.total)
    if not going.open or going.each is None:
        return done
    return done + sight.words("agenda.each", each=f"{going.each // 60}:{going.each % 60:02d}")


def seconds_to_start(sight: InSight, clock: Clock) -> float | None:
    """Return the seconds until the meeting is meant to begin, below zero when late; None when unknown."""
    meant = sight.rows.sprint.meeting_start
    return (meant - clock.now).total_seconds() if meant is not None and clock.state == "idle" else None


def counts_down(sight: InSight, clock: Clock) -> bool:
    """Say whether the digits count down to the start."""
    ahead = seconds_to_start(sight, clock)
    return ahead is not None and 0 < ahead < COUNTED_DOWN


def _shown_seconds(sight: InSight, clock: Clock) -> int:
    """Return what the digits show: to the start or the plan, of the block in hand, or all that was used."""
    if clock.is_live:
        return timebox.shown_seconds(clock.block.left)
    if clock.state == "finished":
        return round(sum(one.used for one in clock.blocks))
    ahead = seconds_to_start(sight, clock)
    if ahead is not None and counts_down(sight, clock):
        return timebox.shown_seconds(ahead)
    return sum(one.planned for one in clock.blocks)


def _begins(sight: InSight, clock: Clock) -> str:
    """Return when the meeting is meant to begin, in words."""
    words, meant, ahead = sight.words, sight.rows.sprint.meeting_start, seconds_to_start(sight, clock)
    if meant is None or ahead is None or ahead < -LATE:
        return words("wall.no_start")
    time = sight.desk.wall_time(meant)
    if ahead <= 0:
        return words("wall.late_start", time=time)
    if ahead < COUNTED_DOWN:
        return words("wall.starts_in", time=time, left=clock_text(timebox.shown_seconds(ahead)))
    there = meant.astimezone(sight.desk.local)
    if there.date() == clock.now.astimezone(sight.desk.local).date():
        return words("wall.starts_at", time=time)
    return words("wall.starts_on", day=long_date(there.date(), words), time=time)


def _ends(sight: InSight, clock: Clock) -> Iterable[tuple[str, datetime]]:
    if clock.is_live:
        yield "block_ends", clock.block_ends
        yield "meeting_ends", clock.meeting_ends
    elif clock.state == "finished":
        yield "meeting_ended", clock.meeting_ends
    else:
        yield "meeting_ends", clock.meeting_ends + (_first_start(sight, clock) - clock.now)


def _first_start(sight: InSight, clock: Clock) -> datetime:
    """Return when the first block begins if all goes as meant: at the start that is to come, else now."""
    ahead = seconds_to_start(sight, clock)
    return clock.now + timedelta(seconds=max(ahead or 0.0, 0.0))


def _number(clock: Clock, sight: InSight) -> str:
    return sight.words("agenda.number", number=clock.index + 1, blocks=len(clock.blocks))


def _lateness(minutes: int, sight: InSight) -> str:
    if not minutes:
        return sight.words("agenda.on_time")
    return sight.words("agenda.late" if minutes > 0 else "agenda.early", n=abs(minutes))


def _block_lines(sight: InSight, clock: Clock) -> Iterable[BlockLine]:
    starts = _first_start(sight, clock)
    for number, block in enumerate(clock.blocks):
        where = _where(number, clock)
        plan = f"{block.planned // 60}"
        if where == "done":
            became = length_text(round(block.used))
        else:
            became = length_text(block.length) if block.adjusted else ""
        begin = ""
        if where == "ahead" and clock.state != "finished":
            begin = sight.desk.wall_time(starts)
        if number == clock.index and clock.is_live:
            starts = clock.block_ends
        elif where == "ahead":
            starts += timedelta(seconds=block.length)
        minutes = f"{plan} › {became}" if became else plan
        yield BlockLine(sight.agenda.block(block.key).short, where, minutes, begin)


def _where(number: int, clock: Clock) -> str:
    """A block that was never reached, in a meeting that ended before it, is not done."""
    if number < clock.index + (clock.state == "finished"):
        return "done"
    return "now" if clock.is_live and number == clock.index else "ahead"


def _roles(sight: InSight) -> Iterable[tuple[str, str]]:
    for role in ready.NAMED:
        person = brief.holder(role, sight.rows.participants)
        yield sight.content.choice("role", role).label, person.name if person else ""
