"""The screen of ownership: six rows filled cell by cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.domain.ownership import main_kpi
from sprint_tui.screens.ownership.view import LEAD, build_view, columns
from sprint_tui.store.tables import Kpi, OwnerYes, Pick
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.field import Field, not_typed
from sprint_tui.widgets.form import FormScreen
from sprint_tui.widgets.kpi_fields import measure_field, name_field
from sprint_tui.widgets.messages import GoTo, OpenPage
from sprint_tui.widgets.on_map import MapScreen
from sprint_tui.widgets.owner_yes import turn_yes
from sprint_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows


class Ownership(MapScreen, FormScreen):
    """A table of six. The first cell opens the whole upgrade, every other one is filled in the strip."""

    key = "ownership"
    FITS_WALL = True
    CSS_PATH = "ownership.tcss"
    WRITES = frozenset({"say_yes", "clear"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say_yes", "owner_yes"),
        Binding("z", "page", "whole"),
        Binding("delete", "clear", "clear"),
        Binding("v", "other_map", "other_map"),
    ]

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(columns(self.content, 100), lead=LEAD, by_cell=True, titles=True, id="form")

    def on_resize(self) -> None:
        self.call_after_refresh(self.reload)

    def show(self, rows: SprintRows) -> None:
        view = build_view(rows, self.map_id, self.content, self.desk.today(rows), self.size.width)
        self.form.show(view.rows, columns(self.content, self.size.width))
        hint = self.words("ownership.info" if view.rows else "ownership.empty")
        info = hint if self.desk.door.is_writer else ""
        self.head.show(self.words("stages.ownership"), view.facts, view.tags, info)
        self.show_strip()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs an upgrade is offered where there is one."""
        if not super().check_action(action, parameters):
            return False
        if action in {"next_field", "clear"}:
            return bool(self.rows.chosen_of(self.map_id))
        return self.pick_here() is not None if action in {"say_yes", "page"} and self.is_mounted else True

    def go_to_row(self, row_id: str, field: str) -> None:
        """Put the cursor where a stored field shows: a KPI and a yes stand in their upgrade's row."""
        row = self.rows.by_id.get(row_id)
        if isinstance(row, Kpi | OwnerYes):
            shown = "yes" if isinstance(row, OwnerYes) else "kpi" if field in {"", "name"} else "measure"
            super().go_to_row(row.pick_id, shown)
        else:
            super().go_to_row(row_id, field.removesuffix("_id"))

    def pick_here(self) -> Pick | None:
        """Return the upgrade under the cursor."""
        row = self.stored_here()
        return row if isinstance(row, Pick) else None

    def field_here(self) -> Field | None:
        binder = Binder(self.desk, self.rows)
        pick, column = self.pick_here(), self.column_here
        if pick is None:
            return None
        kpi = main_kpi(self.rows.kpis_of(pick.id))
        match column:
            case "owner":
                return binder.field(pick, "owner_id", "ownership")
            case "kpi":
                return name_field(binder, self.rows, pick, kpi, self.content)
            case "measure" if kpi is not None:
                return measure_field(binder, pick, kpi, self.content, self.desk.today(self.rows))
            case "deadline" | "status":
                return binder.field(pick, column, "ownership")
            case "yes":
                return replace(binder.asked("ownership", "yes", f"{pick.id}:yes", not_typed), example="")
        return replace(binder.asked("ownership", "kpi", f"{pick.id}:name", not_typed), value=pick.change_line)

    def action_open(self) -> None:
        pick, column = self.pick_here(), self.column_here
        if not self.rows.chosen_of(self.map_id):
            self.post_message(GoTo("picker"))
        elif pick is not None and column == "name":
            self.action_page()
        elif pick is not None and column == "yes":
            self.action_say_yes()
        elif pick is not None and column == "measure" and not self.rows.kpis_of(pick.id):
            self.refuse("ownership.kpi_first")
        else:
            self.edit(self.field_here())

    def action_page(self) -> None:
        pick = self.pick_here()
        if pick is not None:
            self.post_message(OpenPage("upgrade", pick.id))

    def action_say_yes(self) -> None:
        """The owner says yes aloud; a second press takes it back."""
        pick = self.pick_here()
        if pick is not None:
            turn_yes(self, pick)

    def action_clear(self) -> None:
        pick, column = self.pick_here(), self.column_here
        kpi = main_kpi(self.rows.kpis_of(pick.id)) if pick is not None else None
        names = {"owner": "owner_id", "deadline": "deadline", "status": "status"}
        with self.step("clear") as step:
            if pick is not None and column in names:
                step.clear(pick, names[column])
            elif kpi is not None and column == "kpi":
                step.remove(kpi)
            elif kpi is not None and column == "measure":
                step.clear(kpi, "baseline", "target", "measure_by")
