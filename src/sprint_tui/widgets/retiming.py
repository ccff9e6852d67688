"""Asking where more time shall come from: the ways of `domain/retiming.py` in words, with a preview."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from sprint_tui.content.keys import BLOCKS
from sprint_tui.domain.minutes import length_text
from sprint_tui.domain.retiming import Offer, Way
from sprint_tui.domain.timebox import shown_seconds
from sprint_tui.widgets.ask_now import Asked, AskNow
from sprint_tui.widgets.digits import clock_text, lasting
from sprint_tui.widgets.field import Option

if TYPE_CHECKING:
    from sprint_tui.domain.clock import Clock
    from sprint_tui.widgets.stage import StageScreen

NOTHING = Offer(0, 0, 0, ())


def question(
    stage: StageScreen, offered: Callable[[Clock], Offer | None], key: str, minutes: int = 0
) -> AskNow:
    """Return the question `retime.ask.<key>` with every way to answer it, most usual first.

    Both say at each second what a way brings then: `offered` returns the ways.
    """
    last = NOTHING

    def now() -> Asked:
        nonlocal last
        clock = stage.clock()
        last = offered(clock) or last
        return _asked(stage, clock, last, key, minutes)

    return AskNow(stage.words, now)


def code_of(way: Way) -> str:
    """Return what tells a way from the others, also when its lengths are others by now."""
    return f"{way.how}:{way.block}"


def _asked(stage: StageScreen, clock: Clock, offered: Offer, key: str, minutes: int) -> Asked:
    words = stage.words
    options = [Option(code_of(way), *_said(stage, clock, offered, way)) for way in all_ways(offered)]
    suffix = f"{key}_nothing_fits" if offered.late else "nothing_fits"
    cut, missing = clock_text(offered.late or offered.cut), clock_text(offered.missing)
    ask = words(f"retime.ask.{suffix if offered.missing else key}", n=minutes, cut=cut, missing=missing)
    hints = (_until(stage, clock, offered), _shortest(stage, clock))
    return Asked(ask, tuple(options), " ".join(hint for hint in hints if hint))


def _until(stage: StageScreen, clock: Clock, offered: Offer) -> str:
    """Return until when the block in hand then has; empty where it gets no more."""
    left = clock.block.left + offered.more
    until = stage.desk.wall_time(clock.now + timedelta(seconds=left))
    return stage.words("retime.until", until=until, left=lasting(shown_seconds(left))) if offered.more else ""


def all_ways(offered: Offer) -> tuple[Way, ...]:
    """Return all ways of an offer in the order in which they are shown: each block that could give it all."""
    first = [way for way in offered.ways if way.how != "take"]
    return (*first[:1], *offered.takes, *first[1:])


def _said(stage: StageScreen, clock: Clock, offered: Offer, way: Way) -> tuple[str, str]:
    """Return what a way is called and what it means for each block."""
    words = stage.words
    kept = clock.promised_end or clock.now
    promised = kept + timedelta(seconds=way.end_moves)
    at = stage.desk.wall_time(promised)
    if way.end_moves and at == stage.desk.wall_time(kept):
        at += f":{promised.second:02d}"
    name = _name(stage, way.block) if way.block else ""
    label = words(f"retime.ways.{way.how}", end=at, block=name)
    changed = [
        (block, new)
        for block in clock.blocks[clock.index :]
        if (new := way.lengths.get(block.key, block.length)) != block.length
        and not (offered.more and block.key == clock.block.key)
    ]
    said = [
        words(
            "retime.change",
            block=_name(stage, block.key),
            was=length_text(block.length),
            new=length_text(new),
        )
        for block, new in changed
    ]
    frees = [words("retime.frees", frees=lasting(way.frees))] if way.frees else []
    later = [words("retime.later")] if way.is_less else []
    return label, " · ".join([*frees, *later, *said] or [words("retime.nothing_changes")])


def _shortest(stage: StageScreen, clock: Clock) -> str:
    shortest = {block.key: block.shortest for block in stage.agenda.plan}
    ahead = [
        f"{_name(stage, block.key)} {length_text(shortest[block.key])}"
        for block in clock.blocks[clock.index + 1 :]
        if block.key in shortest
    ]
    return stage.words("retime.shortest", blocks=", ".join(ahead)) if ahead else ""


def _name(stage: StageScreen, key: str) -> str:
    return stage.words(f"retime.blocks.{key}") if key in BLOCKS else stage.agenda.block(key).short
