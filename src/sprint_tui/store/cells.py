"""Who stands behind a cell of the team's map, and what becomes of that when the cell is written anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from sprint_tui.domain.journey import CELLS
from sprint_tui.domain.merging import BESIDE
from sprint_tui.store.lineup import drawer_of
from sprint_tui.store.tables import CellSource, Touchpoint

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step

Way = Literal["taken", "edited", "agreed"]
TEXTS = frozenset({*CELLS, *BESIDE})
LANES = TEXTS | {"feeling", "gap"}
"""What drafts say of a touchpoint, and the team settles."""


def behind(rows: SprintRows, touchpoint_id: str, lane: str) -> tuple[str, ...]:
    """Return the draft touchpoints that stand behind a cell now."""
    mine = (one for one in rows.cell_sources if one.touchpoint_id == touchpoint_id and one.lane == lane)
    return tuple(one.source_id for one in mine if one.source_id)


def write(
    step: Step, rows: SprintRows, touchpoint: Touchpoint, lane: str, value: object, began_with: Sequence[str]
) -> None:
    """Write a cell in the team's own words; those whose text it began with stay behind it.

    A feeling and a gap are chosen anew, and what is cleared is nobody's.
    """
    step.edit(touchpoint, **{lane: value})
    is_text = lane in TEXTS and bool(str(value).strip())
    credit(step, rows, touchpoint, lane, began_with if is_text else (), "edited", keeps_gone=is_text)


def writing(rows: SprintRows, touchpoint: Touchpoint, lane: str) -> Callable[[Step, object], None]:
    """Return what stores a cell for as long as somebody writes in it."""
    began_with = behind(rows, touchpoint.id, lane)
    return lambda step, value: write(step, rows, touchpoint, lane, value, began_with)


def credit(
    step: Step,
    rows: SprintRows,
    touchpoint: Touchpoint,
    lane: str,
    behind: Sequence[str],
    way: Way,
    *,
    keeps_gone: bool = False,
) -> None:
    """Note who stands behind a cell; nobody, where it is the team's own.

    `keeps_gone`: also those whose draft does not have the touchpoint any more.
    """
    known = [one for one in step.stored_where(CellSource, "touchpoint_id", touchpoint.id) if one.lane == lane]
    of = {one.source_id: one for one in known}
    for one in known:
        if one.source_id in behind or (keeps_gone and one.source_id is None):
            step.edit(one, way=way)
        else:
            step.remove(one)
    for source in behind:
        if source in of:
            continue
        brought = rows.by_id.get(source)
        person = drawer_of(rows, brought) if isinstance(brought, Touchpoint) else None
        step.add(
            CellSource,
            touchpoint_id=touchpoint.id,
            lane=lane,
            source_id=source,
            participant_id=person,
            way=way,
        )
