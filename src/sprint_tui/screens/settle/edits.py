"""What a key settles of a touchpoint, and who stands behind each of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from sprint_tui.domain.merging import Offer, Said
from sprint_tui.store.lineup import drawer_of
from sprint_tui.store.tables import CellSource, Touchpoint

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step

Way = Literal["taken", "edited", "agreed"]


def settle(
    step: Step, rows: SprintRows, touchpoint: Touchpoint, lane: str, value: object, behind: Sequence[str]
) -> None:
    """Write one cell, and note whose drafts it comes from: those with these ids of draft touchpoints."""
    step.edit(touchpoint, **{lane: value})
    credit(step, rows, touchpoint, lane, behind, "agreed" if len(behind) > 1 else "taken")


def take(step: Step, rows: SprintRows, touchpoint: Touchpoint, offered: Iterable[Offer]) -> None:
    """Write what a key offers for cells that are empty; one that was filled meanwhile stays as it is."""
    for one in offered:
        stored = step.stored(Touchpoint, touchpoint.id)
        if stored is not None and not getattr(stored, one.lane).strip():
            settle(step, rows, touchpoint, one.lane, one.wording.text, one.wording.ids)


def reword(
    step: Step, rows: SprintRows, touchpoint: Touchpoint, lane: str, text: str, began_with: Sequence[str]
) -> None:
    """Write a cell in our own words; those whose text it began with stay behind it."""
    step.edit(touchpoint, **{lane: text})
    credit(step, rows, touchpoint, lane, began_with if text.strip() else (), "edited")


def credit(
    step: Step, rows: SprintRows, touchpoint: Touchpoint, lane: str, behind: Sequence[str], way: Way
) -> None:
    """Note who stands behind a cell; nobody, where it is the team's own."""
    known = [one for one in step.stored_where(CellSource, "touchpoint_id", touchpoint.id) if one.lane == lane]
    of = {one.source_id: one for one in known}
    for one in known:
        if one.source_id not in behind:
            step.remove(one)
    for source in behind:
        if source in of:
            step.edit(of[source], way=way)
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


def behind(rows: SprintRows, touchpoint_id: str, lane: str) -> tuple[str, ...]:
    """Return the draft touchpoints that stand behind a cell now."""
    mine = (one for one in rows.cell_sources if one.touchpoint_id == touchpoint_id and one.lane == lane)
    return tuple(one.source_id for one in mine if one.source_id)


def who_said(said: Sequence[Said], name: str, value: object) -> tuple[str, ...]:
    """Return the draft touchpoints that give this feeling, or this gap."""
    return tuple(one.id for one in said if getattr(one, name) == value and value not in (None, ""))
