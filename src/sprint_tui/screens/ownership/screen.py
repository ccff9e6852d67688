"""The screen of ownership: the upgrades of all maps, filled cell by cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.domain.ownership import main_kpi, next_open
from sprint_tui.screens.ownership.view import LEAD, OwnershipView, build_view, columns
from sprint_tui.store.tables import Kpi, OwnerYes, Pick
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field, not_typed
from sprint_tui.widgets.form import FormScreen
from sprint_tui.widgets.ink import Run, at_most, line
from sprint_tui.widgets.kpi_fields import measure_field, name_field
from sprint_tui.widgets.messages import GoTo, OpenPage
from sprint_tui.widgets.owner_field import owner_field
from sprint_tui.widgets.owner_yes import turn_yes
from sprint_tui.widgets.rows import Rows
from sprint_tui.widgets.strip import Strip

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows


class Ownership(FormScreen):
    """A table of six for each map: the first cell opens the whole upgrade, the others are filled below.

    An answer to what was open leads on to what is open next; a correction stays where it is.
    """

    key = "ownership"
    FITS_WALL = True
    CSS_PATH = "ownership.tcss"
    WRITES = frozenset({"say_yes", "clear"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say_yes", "owner_yes"),
        Binding("z", "page", "whole"),
        Binding("delete", "clear", "clear"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: OwnershipView | None = None
        self._is_over = False

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(columns(self.content, 100), lead=LEAD, by_cell=True, titles=True, id="form")

    def on_resize(self) -> None:
        self.call_after_refresh(self.reload)

    def show(self, rows: SprintRows) -> None:
        view = build_view(rows, self.content, self.desk.today(rows), (self.size.width, self.size.height))
        is_first, self.view = self.view is None, view
        self.form.show(view.rows, columns(self.content, self.size.width))
        if is_first and (begin := next_open(view.still_open, ("", ""))):
            self.form.select(*begin)
        hint = self.words("ownership.info" if view.rows else "ownership.empty")
        info = hint if self.desk.door.is_writer and not view.tags else ""
        self.head.show(self.words("stages.ownership"), view.facts, view.tags, info)
        self.show_strip()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs an upgrade is offered where there is one."""
        if not super().check_action(action, parameters):
            return False
        if action in {"next_field", "clear"}:
            return bool(self.view is not None and self.view.still_open)
        return self.pick_here() is not None if action in {"say_yes", "page"} and self.is_mounted else True

    # Where the cursor stands

    def go_to_row(self, row_id: str, field: str) -> None:
        """Put the cursor where a stored field shows: a KPI and a yes stand in their upgrade's row."""
        row = self.rows.by_id.get(row_id)
        if isinstance(row, Kpi | OwnerYes):
            shown = "yes" if isinstance(row, OwnerYes) else "kpi" if field in {"", "name"} else "measure"
            super().go_to_row(row.pick_id, shown)
        else:
            super().go_to_row(row_id, field.removesuffix("_id"))

    def step_field(self, direction: int) -> bool:
        """Go to the next cell that can be filled: the first one opens a page."""
        moved = super().step_field(direction)
        return super().step_field(direction) if moved and self.column_here == "name" else moved

    def pick_here(self) -> Pick | None:
        """Return the upgrade under the cursor."""
        row = self.stored_here()
        return row if isinstance(row, Pick) else None

    def show_strip(self) -> None:
        """What is in doubt about a cell is said there, before what is asked."""
        super().show_strip()
        doubts = [*self.view.said_of(self.form.row_id, self.form.column)] if self.view is not None else []
        if doubts:
            width, room = self.strip.text_width, max(self.strip.content_size.height, 3)
            lines = [row for text in doubts for row in at_most(text, width, 2)]
            self.strip.show([line(Run(row, "strong")) for row in lines[:room]])

    def field_here(self) -> Field | None:
        binder = Binder(self.desk, self.rows)
        pick, column = self.pick_here(), self.column_here
        if pick is None:
            return None
        kpi = main_kpi(self.rows.kpis_of(pick.id))
        match column:
            case "owner":
                return owner_field(binder, pick, "ownership", self.words)
            case "kpi":
                return name_field(binder, self.rows, pick, kpi, self.content)
            case "measure" if kpi is not None:
                return measure_field(binder, pick, kpi, self.content, self.desk.today(self.rows))
            case "deadline" | "status":
                return binder.field(pick, column, "ownership")
            case "yes":
                return replace(binder.asked("ownership", "yes", f"{pick.id}:yes", not_typed), example="")
        return replace(binder.asked("ownership", "kpi", f"{pick.id}:name", not_typed), value=pick.change_line)

    # One answer after the other

    @on(Strip.Left)
    def _note_escape(self, event: Strip.Left) -> None:
        """Whoever leaves a field by escape wants to be asked nothing more."""
        self._is_over = event.by_escape

    def after_edit(self, field: Field, direction: int) -> bool:
        """An answer to what was open leads to what is open next."""
        filled = self.field_here()
        if self._is_over or direction or _is_answered(field) or filled is None or not _is_answered(filled):
            return False
        return self._go_on()

    def _go_on(self) -> bool:
        """Go to the next open cell, and ask for it; say whether something is asked for."""
        found = next_open(self.view.still_open, self.place()) if self.view is not None else None
        if found is None:
            self.say("ownership.all_there")
            return False
        self.form.select(*found)
        self.show_strip()
        self.edit(self.field_here())
        return self.strip.field is not None

    # What the keys do

    def action_open(self) -> None:
        pick, column = self.pick_here(), self.column_here
        if self.view is not None and not self.view.still_open:
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
        """The owner says yes aloud, and the next one is asked; a second press takes it back."""
        pick = self.pick_here()
        if pick is not None and turn_yes(self, pick):
            self.reload()
            self.form.select(pick.id, "yes")
            self._go_on()

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


def _is_answered(field: Field) -> bool:
    """Say whether a field has its answer."""
    return bool(field.chosen - {""}) if field.options else bool(field.value.strip())
