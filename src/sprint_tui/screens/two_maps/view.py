"""What two maps show side by side: their touchpoints by phase, and the selected one whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import map_names
from sprint_tui.domain import journey
from sprint_tui.domain.codes import BROKEN_GAPS, PHASES
from sprint_tui.store.facts import maps_in_play, markets_in_play
from sprint_tui.store.tables import Touchpoint
from sprint_tui.widgets.ink import Line, Run, at_most, line, tag, typed
from sprint_tui.widgets.picks import sign

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Pick


@dataclass(frozen=True)
class Point:
    """One touchpoint, or a stage that has none yet (`id` is then the stage's)."""

    id: str
    stage: str
    name: str
    mark: Run | None = None
    feeling: int | None = None
    gap: str = ""
    is_broken: bool = False


@dataclass(frozen=True)
class Side:
    """One map: what it is called, its counts, those of its touchpoints alone, its gaps."""

    name: str
    facts: str
    touchpoints: str
    gaps: str


@dataclass(frozen=True)
class Band:
    """One phase, with the touchpoints of each map in it."""

    title: str
    left: tuple[Point, ...]
    right: tuple[Point, ...]


@dataclass(frozen=True)
class PairView:
    """Both maps, phase by phase."""

    sides: tuple[Side, Side]
    bands: tuple[Band, ...]


def build_view(rows: SprintRows, content: Content) -> PairView | None:
    """Return what is shown of the two maps; None where there are not two."""
    maps = [one.id for one in maps_in_play(rows)]
    if len(maps) < 2:
        return None
    names = map_names(content, markets_in_play(rows))
    one, two = maps[:2]
    left, right = (_side(rows, map_id, name, content) for map_id, name in zip(maps[:2], names, strict=False))
    there = {stage.phase for map_id in (one, two) for stage in rows.stages_of(map_id)}
    phases = (*PHASES[1:], *(("",) if "" in there else ()))
    bands = tuple(
        Band(
            content.choice("phase", phase).label if phase else content.words("journey.no_phase"),
            tuple(_points(rows, one, phase, content)),
            tuple(_points(rows, two, phase, content)),
        )
        for phase in phases
    )
    return PairView((left, right), bands)


def _side(rows: SprintRows, map_id: str, name: str, content: Content) -> Side:
    words, touchpoints = content.words, rows.touchpoints_of(map_id)
    stages, gaps = rows.stages_of(map_id), journey.gaps(touchpoints)
    counts = words("journey.touchpoints", n=len(touchpoints))
    facts = f"{words('journey.stages', n=len(stages))}, {counts}"
    return Side(name, facts, counts, words("journey.tags.gaps", n=gaps) if gaps else "")


def _points(rows: SprintRows, map_id: str, phase: str, content: Content) -> Iterator[Point]:
    marks = {pick.touchpoint_id: sign(pick) for pick in rows.chosen_of(map_id)}
    unnamed = content.words("journey.unnamed")
    for stage in rows.stages_of(map_id):
        if stage.phase != phase:
            continue
        name, there = typed(stage.name).text or unnamed, rows.touchpoints_in(stage.id)
        for one in there:
            gap = content.choice("gap", one.gap).tag if one.gap else ""
            shown = typed(one.name).text or unnamed
            yield Point(
                one.id, name, shown, marks.get(one.id), one.feeling, gap, is_broken=one.gap in BROKEN_GAPS
            )
        if not there:
            yield Point(stage.id, name, content.words("journey.no_touchpoint"))


def told(row_id: str, rows: SprintRows, content: Content, room: tuple[int, int]) -> tuple[Line, ...]:
    """Return all that stands of one touchpoint in the list in words, and what they think there."""
    width, lines = room
    row = rows.by_id.get(row_id)
    stage = rows.by_id.get(row.stage_id) if isinstance(row, Touchpoint) else row
    unnamed = content.words("journey.unnamed")
    where = Run(typed(getattr(stage, "name", "")).text or unnamed, "quiet")
    if not isinstance(row, Touchpoint):
        return (line(where, "   ", content.words("journey.no_touchpoint")),)
    name = Run(typed(row.name).text or unnamed, "strong")
    found = [line(name, "   ", where), tuple(_how_it_is(row, rows, content))]
    if row.thought.strip():
        found += [line(Run(one)) for one in at_most(row.thought, width, max(lines - len(found), 1))]
    return tuple(found)


def _how_it_is(row: Touchpoint, rows: SprintRows, content: Content) -> Iterator[Run]:
    if row.feeling is not None:
        yield Run(f"{row.feeling:+d} " if row.feeling else "0 ", "strong")
        yield Run(content.choice("feeling", row.feeling).label + "   ")
    if row.gap:
        word = content.choice("gap", row.gap)
        yield tag(word.tag) if row.gap in BROKEN_GAPS else Run(word.label)
        yield Run("   ")
    pick = _pick_on(row, rows)
    if pick is not None:
        yield sign(pick)
        yield typed(f" {pick.change_line}".rstrip())


def _pick_on(row: Touchpoint, rows: SprintRows) -> Pick | None:
    stage = rows.by_id[row.stage_id]
    chosen = rows.chosen_of(getattr(stage, "map_id", ""))
    return next((one for one in chosen if one.touchpoint_id == row.id), None)
