"""Asking where more time shall come from: the ways of `domain/retiming.py` in words, with a preview."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sprint_tui.content.keys import BLOCKS
from sprint_tui.domain.retiming import Offer, Way
from sprint_tui.widgets.ask import AskOne
from sprint_tui.widgets.digits import clock_text
from sprint_tui.widgets.field import Option

if TYPE_CHECKING:
    from sprint_tui.domain.clock import Clock
    from sprint_tui.widgets.stage import StageScreen


def question(stage: StageScreen, clock: Clock, offered: Offer, key: str, minutes: int = 0) -> AskOne:
    """Return the question `retime.ask.<key>` with every way to answer it, most usual first."""
    words = stage.words
    options = [
        Option(str(number), *_said(stage, clock, offered, way))
        for number, way in enumerate(all_ways(offered))
    ]
    lacks = {"cut": clock_text(offered.cut), "missing": clock_text(offered.missing)}
    ask = words(f"retime.ask.{key}", n=minutes, **lacks)
    return AskOne(words, ask, options, hint=_shortest(stage, clock), at_bottom=True)


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
    frees = clock_text(way.frees)
    label = words(f"retime.ways.{way.how}", end=at, block=name, frees=frees)
    changed = [
        (block, new)
        for block in clock.blocks[clock.index :]
        if (new := way.lengths.get(block.key, block.length)) != block.length
        and not (offered.more and block.key == clock.block.key)
    ]
    said = [
        words("retime.change", block=_name(stage, block.key), was=_minutes(block.length), new=_minutes(new))
        for block, new in changed
    ]
    later = [words("retime.later")] if way.is_less else []
    return label, " · ".join([*later, *said] or [words("retime.nothing_changes")])


def _shortest(stage: StageScreen, clock: Clock) -> str:
    shortest = {block.key: block.shortest for block in stage.agenda.plan}
    ahead = [
        f"{_name(stage, block.key)} {_minutes(shortest[block.key])}"
        for block in clock.blocks[clock.index + 1 :]
        if block.key in shortest
    ]
    return stage.words("retime.shortest", blocks=", ".join(ahead)) if ahead else ""


def _name(stage: StageScreen, key: str) -> str:
    return stage.words(f"retime.blocks.{key}") if key in BLOCKS else stage.agenda.block(key).short


def _minutes(seconds: int) -> str:
    """Return whole minutes as `12`, and others as `12:03`."""
    return str(seconds // 60) if seconds % 60 == 0 else f"{seconds // 60}:{seconds % 60:02d}"
