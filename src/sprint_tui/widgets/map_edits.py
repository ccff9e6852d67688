"""What one key does to several rows of a journey: templates, new stages, moves across stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain.order import key_at
from sprint_tui.store import cells
from sprint_tui.store.drafts import note_of
from sprint_tui.store.tables import Evidence, Serves, Stage, Touchpoint, TouchpointNote
from sprint_tui.widgets.binder import between
from sprint_tui.widgets.field import Save
from sprint_tui.widgets.new_row import NewRow
from sprint_tui.widgets.serving import serve_nothing

if TYPE_CHECKING:
    from sprint_tui.content.shapes import Template
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step

NOT_COPIED = {"id", "from_id", "position"}


def add_template(step: Step, map_id: str, template: Template) -> None:
    """Add all stages of a template, with their touchpoints; a map that has a stage stays as it is."""
    if step.stored_where(Stage, "map_id", map_id):
        return
    positions: list[str] = []
    for one in template.stages:
        positions.append(key_at(positions, len(positions)))
        stage = step.add(Stage, map_id=map_id, position=positions[-1], name=one.name, phase=one.phase)
        inner: list[str] = []
        for name in one.touchpoints:
            inner.append(key_at(inner, len(inner)))
            step.add(Touchpoint, stage_id=stage.id, position=inner[-1], name=name)


def adding_stage(rows: SprintRows, map_id: str, after: Stage | None, *, begins: str = "before") -> Save:
    """Return what stores a new stage; its first touchpoint is called the same until it is renamed.

    The first stage of a map lies in the phase `begins`, every other one in that of the stage above it.
    """
    position = between(rows.stages_of(map_id), after.id if after else "")
    phase = after.phase if after else begins
    stage = NewRow(Stage, map_id=map_id, position=position, phase=phase)
    first = NewRow(Touchpoint, position=key_at([], 0))

    def save(step: Step, name: str) -> None:
        if name.strip() or stage.is_there(step):
            first.put(step, stage_id=stage.put(step, name=name).id, name=name)

    return save


def duplicate_stage(step: Step, rows: SprintRows, stage: Stage) -> Stage:
    """Copy a stage beside it, with its touchpoints and all that stands behind them; return the copy."""
    position = between(rows.stages_of(stage.map_id), stage.id)
    copy = step.add(Stage, position=position, **stage.model_dump(exclude=NOT_COPIED))
    for one in rows.touchpoints_in(stage.id):
        _copy_touchpoint(step, rows, one, one.position, copy.id)
    return copy


def duplicate_touchpoint(step: Step, rows: SprintRows, touchpoint: Touchpoint) -> Touchpoint:
    """Copy a touchpoint beside it, with all that stands behind it; return the copy."""
    position = between(rows.touchpoints_in(touchpoint.stage_id), touchpoint.id)
    return _copy_touchpoint(step, rows, touchpoint, position, touchpoint.stage_id)


def _copy_touchpoint(
    step: Step, rows: SprintRows, touchpoint: Touchpoint, position: str, stage_id: str
) -> Touchpoint:
    """Copy lanes, evidence and what it serves. Picks, and whose words they are, stay with the first."""
    values = touchpoint.model_dump(exclude={*NOT_COPIED, "stage_id"})
    copy = step.add(Touchpoint, position=position, stage_id=stage_id, **values)
    for item in rows.evidence_of(touchpoint.id):
        held = item.model_dump(exclude={"id", "from_id", "touchpoint_id"})
        step.add(Evidence, touchpoint_id=copy.id, **held)
    for trait in rows.served_by(touchpoint.id):
        step.add(Serves, trait_id=trait.id, touchpoint_id=copy.id)
    note = note_of(rows, touchpoint.id)
    if note is not None:
        step.add(
            TouchpointNote,
            touchpoint_id=copy.id,
            **note.model_dump(exclude={"id", "from_id", "touchpoint_id"}),
        )
    return copy


def move_stage(step: Step, stage: Stage, rows: SprintRows, by: int) -> None:
    """Move a stage among those of its phase; past the phase's edge, into the one beside it."""
    stages = rows.stages_of(stage.map_id)
    place = next(i for i, one in enumerate(stages) if one.id == stage.id)
    if not 0 <= place + by < len(stages):
        return
    beside = stages[place + by].phase
    if beside not in ("", stage.phase):
        step.edit(stage, phase=beside)
    else:
        step.move(stage, key_at([one.position for one in stages if one.id != stage.id], place + by))


def move_touchpoint(step: Step, touchpoint: Touchpoint, rows: SprintRows, by: int) -> None:
    """Move within the stage; past its edge, into the stage beside it."""
    here = rows.touchpoints_in(touchpoint.stage_id)
    place = next(i for i, one in enumerate(here) if one.id == touchpoint.id)
    if 0 <= place + by < len(here):
        step.move(touchpoint, key_at([one.position for one in here if one.id != touchpoint.id], place + by))
        return
    stage = next(one for one in rows.stages if one.id == touchpoint.stage_id)
    stages = rows.stages_of(stage.map_id)
    beside = stages.index(stage) + by
    if 0 <= beside < len(stages):
        there = [one.position for one in rows.touchpoints_in(stages[beside].id)]
        step.move(touchpoint, key_at(there, 0 if by > 0 else len(there)), stage_id=stages[beside].id)


def clear_lane(step: Step, rows: SprintRows, touchpoint: Touchpoint, lane: str) -> None:
    """Take out what stands in one lane of a touchpoint."""
    note = note_of(rows, touchpoint.id)
    if lane == "serves":
        serve_nothing(step, touchpoint)
    elif lane not in {"gap_line", "carries"}:
        step.clear(touchpoint, "owner_id" if lane == "owner" else lane)
        cells.credit(step, rows, touchpoint, lane, (), "edited")
    elif note is not None:
        step.clear(note, lane)
