"""The cells of the table as fields: what each asks, and how it is emptied again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.domain.ownership import main_kpi
from sprint_tui.widgets.field import Field, not_typed
from sprint_tui.widgets.ink import cut, typed
from sprint_tui.widgets.kpi_fields import measure_field, name_field
from sprint_tui.widgets.owner_field import owner_field
from sprint_tui.widgets.owner_yes import asking_again
from sprint_tui.widgets.picks import place_of

if TYPE_CHECKING:
    from datetime import date

    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.store.tables import Pick
    from sprint_tui.widgets.binder import Binder

IN_KPI = frozenset({"", "name", "perspective"})
"""Fields of a KPI that are asked for in the cell of its name."""
NAMED = 40
"""Cells for the name of a touchpoint before what the strip asks."""
_OWN = {"owner": "owner_id", "deadline": "deadline", "status": "status"}
"""Cells that show a field of the upgrade itself."""


def cell_field(
    binder: Binder, rows: SprintRows, pick: Pick, column: str, content: Content, today: date
) -> Field:
    """Return the field of a cell; the first one describes the upgrade and opens all of it."""
    return asking_again(_field(binder, rows, pick, column, content, today), rows, pick, content.words)


def _field(binder: Binder, rows: SprintRows, pick: Pick, column: str, content: Content, today: date) -> Field:
    kpi = main_kpi(rows.kpis_of(pick.id))
    match column:
        case "owner":
            return owner_field(binder, pick, "ownership", content.words)
        case "kpi":
            return name_field(binder, rows, pick, kpi, content)
        case "measure" if kpi is not None:
            return measure_field(binder, pick, kpi, content, today)
        case "deadline" | "status":
            return binder.field(pick, column, "ownership")
        case "yes":
            return replace(binder.asked("ownership", "yes", f"{pick.id}:yes", not_typed), example="")
    place, ask = cut(typed(place_of(pick, rows)).text, NAMED), content.words("ownership.whole")
    return Field(f"{pick.id}:name", place, ask, not_typed, value=pick.change_line)


def undecided_field(binder: Binder, rows: SprintRows, pick_id: str, column: str) -> Field | None:
    """Return what asks whether customers would notice a KPI, on its name, while nobody has said."""
    kpi = main_kpi(rows.kpis_of(pick_id)) if column == "kpi" else None
    if kpi is None or not kpi.name.strip() or kpi.perspective:
        return None
    return binder.field(kpi, "perspective", "kpi")


def clear_cell(step: Step, rows: SprintRows, pick: Pick, column: str) -> None:
    """Empty a cell; on a KPI's name the KPI goes."""
    kpi = main_kpi(rows.kpis_of(pick.id))
    if column in _OWN:
        step.clear(pick, _OWN[column])
    elif kpi is not None and column == "kpi":
        step.remove(kpi)
    elif kpi is not None and column == "measure":
        step.clear(kpi, "baseline", "target", "measure_by")


def is_answered(field: Field) -> bool:
    """Say whether a field has its answer."""
    return bool(field.chosen - {""}) if field.options else bool(field.value.strip())
