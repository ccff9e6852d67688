"""What a map shows: one column a touchpoint, one row a lane, and what the method misses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import trait_names
from sprint_tui.domain import journey
from sprint_tui.domain.codes import BROKEN_GAPS, split_set
from sprint_tui.store.drafts import note_of
from sprint_tui.store.facts import trait_places
from sprint_tui.widgets.grid_layout import GridCell, GridColumn, Lane
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.picks import MARKS

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.facts import StageFacts
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Evidence, Pick, Stage, Touchpoint, Trait

TEXTS = ("goal", "action", "thought", "gap_line", "expected", "promised", "delivered", "evidence")
"""Lanes that show more than one line."""
LATER = ("channel", "expected", "promised", "delivered", "flags", "evidence")
"""What is completed below what comes first."""
OF_THE_TEAM = ("feeling", "goal", "action", "thought", "gap", "serves", "owner", *LATER)
"""All lanes of the team's own map."""
OF_A_DRAFT = ("feeling", "goal", "action", "thought", "gap", "gap_line", *LATER)
"""What one person says alone: with each gap a line why, and nobody who owns it yet."""


@dataclass(frozen=True)
class Shown:
    """Whose map it is: its title, the name that tells it from another, its lanes, and the picks it bears.

    `said` stands in its head behind the cells that are filled.
    """

    title: str
    name: str
    lanes: tuple[str, ...]
    picks: tuple[Pick, ...]
    said: str = ""


@dataclass(frozen=True)
class MapView:
    """The map, and what its head says."""

    title: str
    columns: tuple[GridColumn, ...]
    lanes: tuple[Lane, ...]
    facts: str
    tags: tuple[str, ...]
    cells: str


def room_first(lanes: Iterable[str], content: Content) -> tuple[str, ...]:
    """Return lanes with those that the room settles first, what Friday completes below them."""
    return tuple(sorted(lanes, key=lambda lane: content.field(_group(lane), lane).when != "room"))


def build_view(rows: SprintRows, map_id: str, content: Content, of: Shown, *, lines: int) -> MapView:
    """Return what is shown of one map, with so many lines for a text."""
    stages, touchpoints = rows.stages_of(map_id), rows.touchpoints_of(map_id)
    words = content.words
    facts = ", ".join(
        (words("journey.stages", n=len(stages)), words("journey.touchpoints", n=len(touchpoints)))
    )
    if of.name:
        facts = f"{of.name} · {facts}"
    filled, cells = journey.cells_filled(touchpoints)
    return MapView(
        title=of.title,
        columns=tuple(_columns(rows, map_id, content, of)),
        lanes=tuple(_lane(key, content, lines) for key in of.lanes),
        facts=facts if stages or of.name else "",
        tags=tuple(_tags(stages, journey.gaps(touchpoints), content)),
        cells=", ".join(filter(None, (words("journey.cells", done=filled, total=cells), of.said)))
        if cells
        else "",
    )


def _tags(stages: tuple[StageFacts, ...], gaps: int, content: Content) -> Iterator[str]:
    words = content.words
    if stages and not journey.has_enough_stages(stages):
        yield words("journey.tags.stages", n=len(stages))
    missing = journey.missing_phases(stages) if stages else ()
    if missing:
        phases = ", ".join(content.choice("phase", phase).label for phase in missing)
        yield words("journey.tags.phases", phases=phases.upper())
    if gaps:
        yield words("journey.tags.gaps", n=gaps)


def _lane(key: str, content: Content, lines: int) -> Lane:
    return Lane(key, lane_label(key, content), lines if key in TEXTS else 1)


def lane_label(key: str, content: Content) -> str:
    """Return what a lane is called."""
    return content.field(_group(key), key).label


def _group(lane: str) -> str:
    return "touchpoint_note" if lane == "gap_line" else "touchpoint"


def _columns(rows: SprintRows, map_id: str, content: Content, of: Shown) -> Iterator[GridColumn]:
    marks = {pick.touchpoint_id: MARKS[pick.kind] for pick in of.picks}
    names = trait_names(content, trait_places(rows))
    some_owned = any(touchpoint.owner_id for touchpoint in rows.touchpoints_of(map_id))
    for stage in rows.stages_of(map_id):
        there = rows.touchpoints_in(stage.id)
        for touchpoint in there:
            cells = tuple(
                _cell(lane, touchpoint, rows, content, names, owned=some_owned) for lane in of.lanes
            )
            yield _column(touchpoint.id, stage, touchpoint.name, content, cells, marks.get(touchpoint.id))
        if not there:
            yield _column(stage.id, stage, content.words("journey.no_touchpoint"), content)


def _column(
    column_id: str,
    stage: Stage,
    name: str,
    content: Content,
    cells: tuple[GridCell, ...] = (),
    mark: Run | None = None,
) -> GridColumn:
    phase = content.choice("phase", stage.phase).label if stage.phase else content.words("journey.no_phase")
    unnamed = content.words("journey.unnamed")
    return GridColumn(
        column_id,
        stage.id,
        phase,
        typed(stage.name).text or unnamed,
        typed(name).text or unnamed,
        cells,
        mark,
    )


def _cell(
    lane: str,
    touchpoint: Touchpoint,
    rows: SprintRows,
    content: Content,
    names: dict[str, str],
    *,
    owned: bool,
) -> GridCell:
    match lane:
        case "feeling":
            return _feeling(touchpoint.feeling)
        case "gap":
            return _gap(touchpoint.gap, content)
        case "serves":
            return GridCell(_served(rows.served_by(touchpoint.id), names))
        case "owner":
            person = rows.participant(touchpoint.owner_id)
            if person is None:
                return GridCell(content.words("journey.nobody"), is_tag=True) if owned else GridCell("")
            return GridCell(typed(touchpoint.owner_team or person.name).text)
        case "flags":
            return GridCell(
                ", ".join(content.choice("flag", one).label for one in split_set(touchpoint.flags))
            )
        case "evidence":
            return GridCell(_evidence(rows.evidence_of(touchpoint.id)))
    holder = note_of(rows, touchpoint.id) if lane == "gap_line" else touchpoint
    return GridCell(getattr(holder, lane, ""))


def _feeling(feeling: int | None) -> GridCell:
    if feeling is None:
        return GridCell("")
    return GridCell(f"{feeling:+d}" if feeling else " 0", "strong", level=feeling + 2)


def _served(traits: tuple[Trait, ...], names: dict[str, str]) -> str:
    if len(traits) == 1:
        return f"{names[traits[0].id]} {typed(traits[0].words).text}"
    return ", ".join(names[trait.id] for trait in traits)


def _gap(gap: str, content: Content) -> GridCell:
    if not gap:
        return GridCell("")
    word = content.choice("gap", gap).tag
    return GridCell(f"✓ {word}") if gap == "in_line" else GridCell(word, is_tag=gap in BROKEN_GAPS)


def _evidence(items: tuple[Evidence, ...]) -> str:
    first = items[0].words if items else ""
    return f"{len(items)}: {first}" if len(items) > 1 else first
