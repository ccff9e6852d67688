"""A stage that is a form: rows of fields down one column, edited in the strip one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.store.tables import Row as Stored
from sprint_tui.widgets.rows import Rows
from sprint_tui.widgets.stage import StageScreen

LEAD = 20
"""Cells before the answers, for the labels."""
NEW = "new"
"""In a row's id: the place where the first of a list is added."""


class FormScreen(StageScreen):
    """The id of a row is `<row id>:<column>`, or a row's id alone where its cells are columns."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "edit"),
        Binding("tab", "next_field", "next_field"),
        Binding("shift+tab", "previous_field", "previous_field", show=False),
    ]
    WRITES = frozenset({"new", "move", "remove", "tick"})
    form = getters.query_one("#form", Rows)

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(lead=LEAD, by_cell=True, id="form")

    def body(self) -> Widget:
        return self.form

    def go_to_row(self, row_id: str, field: str) -> None:
        if not self.form.select(f"{row_id}:{field}"):
            self.form.select(row_id, field)
        self.show_strip()

    def place(self) -> tuple[str, str]:
        return self.form.row_id, self.form.column

    def step_field(self, direction: int) -> bool:
        return self.form.step_cell(direction)

    def stored_here(self) -> Stored | None:
        """Return the stored row that the cursor stands on."""
        return self.rows.by_id.get(self.form.row_id.partition(":")[0])

    @property
    def column_here(self) -> str:
        """The column of that row which the cursor stands on."""
        own = self.form.column
        return own if own != "text" else self.form.row_id.partition(":")[2]
