"""One upgrade on a page of its own: who, by when, what makes it last, and every KPI with its definition."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from sprint_tui.domain.order import key_at
from sprint_tui.store.helping import put_beside, set_helpers
from sprint_tui.store.tables import Helper, Kpi, Pick, PickNote
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.ink import typed
from sprint_tui.widgets.kpi_fields import name_field
from sprint_tui.widgets.owner_yes import ask_again, asking_again
from sprint_tui.widgets.page import PickScreen
from sprint_tui.widgets.upgrade_fields import upgrade_field
from sprint_tui.widgets.upgrade_rows import BESIDE, HELPERS, build_rows

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.widgets.desk import Desk
    from sprint_tui.widgets.field import Field


class UpgradePage(PickScreen):
    """Everything about who mends what by when; 1 to 6 go to the others of the map."""

    key = "ownership"
    CSS_PATH = "upgrade.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "new", "new_kpi"),
        Binding("left_square_bracket,shift+up", "move(-1)", "move", key_display="[ ]"),
        Binding("right_square_bracket,shift+down", "move(1)", "move", show=False),
        Binding("delete", "remove", "remove"),
    ]

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self._known: set[str] = set()

    def shows(self, row_id: str) -> bool:
        """Say whether a row is told here, also one that undo took away just now."""
        return row_id in self._known or super().shows(row_id)

    def show_page(self, rows: SprintRows) -> None:
        pick = self.pick
        if pick is None:
            return
        for kind in (rows.kpis, rows.helpers, rows.pick_notes):
            self._known |= {one.id for one in kind if vars(one)["pick_id"] == pick.id}
        self.form.show(tuple(build_rows(pick, rows, self.content)))
        self.head.show(self.heading(pick), info=(typed(pick.change_line),))

    def go_to_row(self, row_id: str, field: str) -> None:
        row = self.rows.by_id.get(row_id)
        if isinstance(row, PickNote | Helper):
            super().go_to_row(row.pick_id, HELPERS if isinstance(row, Helper) else field)
        else:
            super().go_to_row(row_id, field)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A KPI moves where there is another one."""
        if action == "move" and (self.pick is None or len(self.rows.kpis_of(self.pick.id)) < 2):
            return False
        return super().check_action(action, parameters)

    def field_here(self) -> Field | None:
        pick, row = self.pick, self.stored_here()
        if pick is None:
            return None
        binder = Binder(self.desk, self.rows)
        if NEW in self.form.row_id.split(":"):
            return name_field(binder, self.rows, pick, None, self.content)
        about = row if isinstance(row, Kpi) else pick
        field = upgrade_field(binder, self.rows, about, self.column_here, self.content)
        return asking_again(field, self.rows, pick, self.words)

    def action_new(self) -> None:
        if self.pick is not None:
            self.edit(name_field(Binder(self.desk, self.rows), self.rows, self.pick, None, self.content))

    def action_move(self, by: int) -> None:
        """Move the KPI under the cursor among those of the upgrade."""
        kpi = self.stored_here()
        if not isinstance(kpi, Kpi):
            self.refuse("upgrade.move_kpi")
            return
        kpis, column = self.rows.kpis_of(kpi.pick_id), self.column_here
        place = next(at for at, one in enumerate(kpis) if one.id == kpi.id) + by
        if 0 <= place < len(kpis):
            with self.step("move") as step:
                step.move(kpi, key_at([one.position for one in kpis if one.id != kpi.id], place))
            self.reload()
            self.go_to_row(kpi.id, column)

    def action_remove(self) -> None:
        """On a KPI's name the KPI goes; anywhere else the answer is cleared."""
        pick, row, name = self.pick, self.stored_here(), self.column_here
        is_kpi = isinstance(row, Kpi) and name == "name"
        if pick is None or row is None:
            return
        with self.step("remove_kpi" if is_kpi else "clear") as step:
            if is_kpi:
                step.remove(row)
            elif name == HELPERS:
                set_helpers(step, pick, ())
            elif name in BESIDE:
                self._clear_beside(step, pick, name)
            elif name in type(row).model_fields:
                step.clear(row, name)
            is_asked = ask_again(step, self.rows, pick)
        self.say("ownership.yes_again" if is_asked else "said.removed" if is_kpi else "")

    def _clear_beside(self, step: Step, pick: Pick, name: str) -> None:
        note = self.rows.note_on(pick.id)
        if note is not None:
            put_beside(step, pick, **{name: type(note).model_fields[name].default})
