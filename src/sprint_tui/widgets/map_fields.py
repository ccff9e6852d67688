"""What a map can ask for: a stage's heads, a touchpoint's lanes, and what is new on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.domain import journey
from sprint_tui.store.tables import Stage, Touchpoint
from sprint_tui.widgets.binder import Binder, adding, between
from sprint_tui.widgets.field import Field, not_typed
from sprint_tui.widgets.gap_line import gap_line_field
from sprint_tui.widgets.grid_layout import NAME, PHASE, STAGE
from sprint_tui.widgets.ink import cut, typed
from sprint_tui.widgets.map_edits import adding_stage
from sprint_tui.widgets.serving import serves_field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.desk import Desk


class MapFields:
    """Makes the fields of one map as it is stored now. What the method would mind is said, and taken."""

    def __init__(self, desk: Desk, rows: SprintRows, map_id: str) -> None:
        self._binder = Binder(desk, rows)
        self._content = desk.content
        self._words = desk.content.words
        self._rows = rows
        self._map_id = map_id

    def at(self, stage: Stage, touchpoint: Touchpoint | None, key: str) -> Field:
        """Return the field of a cell or of a head; below a stage without touchpoints, that of its first."""
        if key == PHASE:
            return self._phase(stage)
        if key == STAGE:
            field = self._binder.field(stage, "name", "stage")
            return replace(field, remark=lambda name: self._of_stage_name(name, stage.id))
        if touchpoint is None:
            return self.new_touchpoint(stage, after="")
        if key == "serves":
            return serves_field(self._binder, self._rows, touchpoint, self._map_id, self._content)
        if key == "gap_line":
            return gap_line_field(self._binder, self._rows, touchpoint)
        if key == "evidence":
            items = "\n".join(item.words for item in self._rows.evidence_of(touchpoint.id))
            asked = self._binder.asked("touchpoint", key, f"{touchpoint.id}:{key}", not_typed)
            return replace(asked, value=items)
        field = self._binder.field(touchpoint, "owner_id" if key == "owner" else key, "touchpoint")
        if key == NAME:
            return replace(field, remark=lambda name: self._of_touchpoint_name(name, touchpoint.id))
        return field

    def new_stage(self, after: Stage | None) -> Field:
        """Return the field that asks for another stage, and adds it."""
        save = adding_stage(self._rows, self._map_id, after)
        field = self._binder.asked("stage", "name", f"new:stage:{after.id if after else ''}", save)
        return replace(field, did="add_stage", remark=self._of_new_stage)

    def new_touchpoint(self, stage: Stage, after: str) -> Field:
        """Return the field that asks for another touchpoint, and adds it."""
        position = between(self._rows.touchpoints_in(stage.id), after)
        save = adding(Touchpoint, "name", stage_id=stage.id, position=position)
        field = self._binder.asked("touchpoint", "name", f"new:touchpoint:{stage.id}", save)
        return replace(field, did="add_touchpoint", remark=lambda name: self._of_touchpoint_name(name, ""))

    def _phase(self, stage: Stage) -> Field:
        """Return the field of a phase, which begins with what the map lacks of them."""
        field = self._binder.field(stage, "phase", "stage")
        stages = self._rows.stages_of(self._map_id)
        missing = journey.missing_phases(stages)
        said = [self._words("map.no_phase", phases=_phases(missing, self._content))] if missing else []
        if not journey.is_in_order(stages, stage.id):
            said.append(self._words("map.out_of_order"))
        label = (
            self._words("map.phase_of", stage=cut(typed(stage.name).text, 28)) if stage.name else field.label
        )
        return replace(field, label=label, ask=" ".join((*said, field.ask)))

    def _of_new_stage(self, name: str) -> str:
        count = len(self._rows.stages_of(self._map_id)) + 1
        taken = self._of_stage_name(name, "")
        if taken or count <= journey.STAGES_MOST:
            return taken
        return self._words("map.too_many", n=count)

    def _of_stage_name(self, name: str, own: str) -> str:
        others = (one.name for one in self._rows.stages_of(self._map_id) if one.id != own)
        return self._words("map.same_stage") if _is_there(name, others) else ""

    def _of_touchpoint_name(self, name: str, own: str) -> str:
        others = (one.name for one in self._rows.touchpoints_of(self._map_id) if one.id != own)
        return self._words("map.same_touchpoint") if _is_there(name, others) else ""


def _is_there(name: str, others: Iterable[str]) -> bool:
    return any(journey.is_same_name(name, other) for other in others)


def what_is_missing(rows: SprintRows, map_id: str, content: Content) -> str:
    """Return in words what a map lacks of stages and phases; empty for an empty map, or when it has all."""
    stages = rows.stages_of(map_id)
    said = []
    if stages and len(stages) < journey.STAGES_LEAST:
        said.append(content.words("map.too_few", n=len(stages)))
    missing = journey.missing_phases(stages) if stages else ()
    if missing:
        said.append(content.words("map.no_phase", phases=_phases(missing, content)))
    return " ".join(said)


def _phases(phases: Iterable[str], content: Content) -> str:
    return ", ".join(content.choice("phase", phase).tag for phase in phases)
