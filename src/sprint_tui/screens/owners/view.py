"""What Owners shows: the touchpoints that nobody looks after, then every stage with who looks after what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import map_names
from sprint_tui.domain import ownership
from sprint_tui.store.facts import maps_in_play, markets_in_play
from sprint_tui.widgets.ink import Line, Run, typed, width_of
from sprint_tui.widgets.picks import sign
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Stage, Touchpoint

LEAD = 3
GAP = "gap"
"""In a row's id: the touchpoint stands among those that nobody looks after."""
ROOMY = 96


@dataclass(frozen=True)
class OwnersView:
    """The rows of the page, and how many touchpoints there are and are looked after, by how many people."""

    rows: tuple[Row, ...]
    total: int
    owned: int
    people: int

    @property
    def gaps(self) -> int:
        """How many touchpoints nobody looks after."""
        return self.total - self.owned


def columns(width: int) -> tuple[Column, ...]:
    """Return the columns: where, who looks after it, and what an upgrade on it says of owners."""
    name, who = (26, 20) if width < ROOMY else (32, 26)
    return (Column("name", width=name), Column("owner", width=who), Column("upgrade"))


def build_view(rows: SprintRows, content: Content, width: int) -> OwnersView:
    """Return what Owners shows of all maps in a window of this width."""
    maps = maps_in_play(rows)
    names = map_names(content, markets_in_play(rows))
    points = [point for one in maps for point in rows.touchpoints_of(one.id)]
    gaps = [point for point in points if not point.owner_id]
    shown: list[Row] = []
    if gaps:
        shown.append(Row("", (Cell(content.words("owners.gaps", n=len(gaps)), "strong"),), lead_width=0))
        market_of = dict(zip((one.id for one in maps), names, strict=True))
        shown += (_gap_row(rows, point, market_of, content) for point in gaps)
    for one, name in zip(maps, names, strict=True):
        for stage in rows.stages_of(one.id):
            shown += [Row("")] if shown else []
            shown += _stage_rows(rows, stage, name, content, width)
    people = {point.owner_id for point in points if point.owner_id}
    return OwnersView(tuple(shown), len(points), len(points) - len(gaps), len(people))


def touchpoint_id(row_id: str) -> str:
    """Return the id of the touchpoint, or stage, that a row of the page stands for."""
    return row_id.removeprefix(f"{GAP}:")


def _gap_row(rows: SprintRows, point: Touchpoint, market_of: Mapping[str, str], content: Content) -> Row:
    stage = next(one for one in rows.stages if one.id == point.stage_id)
    parts = (market_of.get(stage.map_id, ""), _named(stage.name, content))
    where = Cell(" · ".join(part for part in parts if part), "quiet")
    cells = (Cell(_named(point.name, content)), where, _upgrade(rows, point, content))
    return Row(f"{GAP}:{point.id}", cells, lines=2, is_whole=True, group=GAP)


def _stage_rows(rows: SprintRows, stage: Stage, market: str, content: Content, width: int) -> Iterator[Row]:
    """Yield a stage with everyone who looks after something in it, and its touchpoints below."""
    points = rows.touchpoints_in(stage.id)
    ids = dict.fromkeys(point.owner_id for point in points if point.owner_id)
    people = ", ".join(typed(person.name).text for one in ids if (person := rows.participant(one)))
    phase = content.choice("phase", stage.phase).label if stage.phase else ""
    about = " · ".join(part for part in (market, phase) if part)
    cells = (Cell(_named(stage.name, content), "strong"), Cell(about, "quiet"), Cell(people, "quiet"))
    name, *others = columns(width)
    aligned = (name._replace(width=name.width + LEAD), *others)
    yield Row(stage.id, cells, lead_width=0, lines=2, is_whole=True, group=stage.id, columns=aligned)
    for point in points:
        owner = rows.participant(point.owner_id)
        who = Cell(typed(owner.name).text) if owner else Cell(content.words("ownership.nobody"), is_tag=True)
        cells = (Cell(_named(point.name, content)), who, _upgrade(rows, point, content))
        yield Row(point.id, cells, lines=2, is_whole=True, group=stage.id)


def _upgrade(rows: SprintRows, point: Touchpoint, content: Content) -> Cell:
    """Return which upgrade is on a touchpoint, and who owns that where it is somebody else."""
    pick = next((one for one in rows.picks if one.state == "chosen" and one.touchpoint_id == point.id), None)
    if pick is None:
        return Cell("")
    owner = rows.participant(pick.owner_id)
    mark = sign(pick).text
    if owner is None or not ownership.differ(point.owner_id, pick.owner_id):
        return Cell(mark, pick.kind)
    return Cell(content.words("owners.another", mark=mark, name=typed(owner.name).text))


def _named(name: str, content: Content) -> str:
    return typed(name).text if name.strip() else content.words("journey.unnamed")


def roster_lines(rows: SprintRows, width: int) -> list[Line]:
    """Return the people, each behind the digit that gives it to them, and never parted from it."""
    lines: list[Line] = [()]
    for digit, person in enumerate(rows.participants[:9], 1):
        entry = (Run(f"{digit} ", "key"), typed(person.name), Run("   "))
        if lines[-1] and width_of((*lines[-1], *entry)) > width:
            lines.append(())
        lines[-1] = (*lines[-1], *entry)
    return lines
