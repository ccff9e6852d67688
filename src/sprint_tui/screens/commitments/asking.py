"""One question after the other on Commitments: who does what was parked, then by when."""

from __future__ import annotations

from functools import partial

from sprint_tui.screens.commitments import fields
from sprint_tui.screens.commitments.view import NEW_ACTION
from sprint_tui.store.tables import Action, ParkedItem
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.form import FormScreen


class AsksOn(FormScreen):
    """A form on which an answer leads to the next question, and a new action is asked for in its place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._was_on = ""
        self._answered = ""
        self._known: frozenset[str] = frozenset()

    @property
    def is_adding(self) -> bool:
        """Whether an action is asked for that is not there yet."""
        return self.strip.field is not None and self.strip.field.key == NEW_ACTION

    def action_to_action(self) -> None:
        """Somebody does it: ask who, then by when."""
        row = self.stored_here()
        if isinstance(row, ParkedItem):
            self._answered = ""
            heard = partial(setattr, self, "_answered", row.id)
            self.edit(fields.who(Binder(self.desk, self.rows), self.rows, row, heard))

    def action_new(self) -> None:
        self.edit(fields.new_action(Binder(self.desk, self.rows), self.rows))

    def edit(self, field: Field | None, caret: int | None = None) -> None:
        """While an action is asked for, the cursor stands where it will be."""
        on = self.form.row_id
        super().edit(field, caret)
        if field is not None and self.strip.field is field and field.key == NEW_ACTION:
            self._was_on, self._known = on, frozenset(self.rows.by_id)
            self.show(self.rows)
            self.form.select(NEW_ACTION)

    def after_edit(self, field: Field, direction: int) -> bool:
        """After who comes when; where no action was added, the cursor goes back to where it was."""
        if field.key == NEW_ACTION and self.rows.by_id.keys() <= self._known:
            self.form.select(self._was_on)
            return True
        if field.did == "settle":
            self._ask_when()
            return True
        return isinstance(self.stored_here(), ParkedItem) and field.key.endswith(":due")

    def _ask_when(self) -> None:
        """Ask for the day of the action that the answer before has made."""
        item = self.rows.by_id.get(self._answered)
        self._answered = ""
        action = self.rows.by_id.get(item.action_id or "") if isinstance(item, ParkedItem) else None
        if isinstance(action, Action):
            self.edit(Binder(self.desk, self.rows).field(action, "due", "action"))
