"""The screen of commitments: the parking lot emptied by keys, the thirty days, the six, the actions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.screens.commitments import edits, fields
from sprint_tui.screens.commitments.friday import FRIDAY, about
from sprint_tui.screens.commitments.view import (
    LEAD,
    NEW_ACTION,
    THIRTY,
    TO_PICKER,
    CommitmentsView,
    build_view,
)
from sprint_tui.store.facts import maps_in_play
from sprint_tui.store.tables import Action, Commitment, Decision, OwnerYes, ParkedItem, Pick
from sprint_tui.store.tables import Row as Stored
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field, not_typed
from sprint_tui.widgets.form import FormScreen
from sprint_tui.widgets.ink import at_most, line
from sprint_tui.widgets.messages import GoTo, OpenPage
from sprint_tui.widgets.owner_yes import turn_yes
from sprint_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from sprint_tui.domain.friday import Point
    from sprint_tui.store.rows import SprintRows

OFFERED: dict[str, tuple[type[Stored], ...]] = {
    "to_action": (ParkedItem,),
    "settle": (ParkedItem,),
    "say_yes": (Pick,),
    "tick": (Action,),
    "remove": (ParkedItem, Action, Decision),
}
"""Keys that need a row of a kind under the cursor."""


class Commitments(FormScreen):
    """A form in the order of the last block. What a parked line becomes is answered by one key."""

    key = "commitments"
    FITS_WALL = True
    CSS_PATH = "commitments.tcss"
    WRITES = frozenset({"to_action", "settle", "say_yes"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "to_action", "to_action"),
        Binding("l", "settle('audit')", "to_audit"),
        Binding("x", "settle('dropped')", "let_go"),
        Binding("y", "say_yes", "owner_yes"),
        Binding("o", "new", "new"),
        Binding("space", "tick", "tick"),
        Binding("delete", "remove", "remove"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: CommitmentsView | None = None
        self._was_on = ""
        self._answered = ""
        self._known: frozenset[str] = frozenset()
        self._yeses: dict[str, str] = {}

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(lead=LEAD, by_cell=True, id="form")

    def show(self, rows: SprintRows) -> None:
        self._yeses |= {yes.id: yes.pick_id for yes in rows.yeses}
        is_adding = self.strip.field is not None and self.strip.field.key == NEW_ACTION
        today = self.desk.today(rows)
        view = build_view(rows, self.facts, self.agenda, self.content, today, is_adding=is_adding)
        self.view = view
        self.form.show(view.rows)
        words = self.words
        tags = (words("commitments.tags.parked", n=view.open, of=view.parked),) if view.open else ()
        facts = words("commitments.facts", yeses=view.yeses, upgrades=view.upgrades)
        more = words(f"commitments.next.{view.next}")
        self.head.show(words("stages.commitments"), facts, tags, more=more)
        self.show_strip()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is offered where it means something."""
        if not super().check_action(action, parameters):
            return False
        if not self.is_mounted:
            return True
        if action == "remove" and self._field_of_thirty():
            return self.rows.commitment is not None
        return action not in OFFERED or isinstance(self.stored_here(), OFFERED[action])

    def cursor_moved(self, *, by_person: bool) -> None:
        super().cursor_moved(by_person=by_person)
        self.refresh_bindings()

    def shows(self, row_id: str) -> bool:
        """Say whether a row is here: a yes stands in its upgrade's, also one that was just taken back."""
        return row_id in self._yeses

    def go_to_row(self, row_id: str, field: str) -> None:
        row = self.rows.by_id.get(row_id)
        if isinstance(row, Commitment) or row_id == THIRTY:
            super().go_to_row(THIRTY, field.removesuffix("_id") or "pick")
        elif row_id == FRIDAY:
            first = next(iter(self.view.points), FRIDAY) if self.view is not None else FRIDAY
            super().go_to_row(first, "")
        elif isinstance(row, Pick | OwnerYes) or row_id in self._yeses:
            super().go_to_row(self._yeses.get(row_id, row_id), "")
        else:
            super().go_to_row(row_id, field)

    def _point_here(self) -> Point | None:
        """Return what is open by Friday on the row under the cursor."""
        return self.view.points.get(self.form.row_id) if self.view is not None else None

    def show_strip(self) -> None:
        point = self._point_here()
        if point is None:
            super().show_strip()
            return
        said = about(point, self.rows, self.content)
        self.strip.show([line(row) for row in at_most(said, self.strip.text_width, 3)])

    # What is asked

    def field_here(self) -> Field | None:
        binder, row = Binder(self.desk, self.rows), self.stored_here()
        if isinstance(row, ParkedItem):
            return binder.field(row, "words", "parked_item", save=edits.saving_words(row))
        if isinstance(row, Pick):
            field = binder.asked("ownership", "yes", f"{row.id}:yes", not_typed)
            return replace(field, value=row.change_line)
        if isinstance(row, Action):
            return fields.of_action(binder, row, self.form.column, self.content)
        if isinstance(row, Decision):
            return binder.field(row, self.form.column, "decision")
        if self.form.row_id == NEW_ACTION:
            return fields.new_action(binder, self.rows)
        name = self._field_of_thirty()
        return fields.of_thirty(binder, self.rows, name, self.desk.today(self.rows)) if name else None

    def _field_of_thirty(self) -> str:
        """Return which field of the thirty days the cursor stands on; empty for none."""
        row, _, name = self.form.row_id.partition(":")
        return name if row == THIRTY else ""

    # What the keys do

    def action_open(self) -> None:
        row, point = self.stored_here(), self._point_here()
        if point is not None:
            if point.map_index is not None:
                self.desk.map_id = maps_in_play(self.rows)[point.map_index].id
            self.post_message(GoTo(point.stage, point.target, point.field))
        elif isinstance(row, Pick):
            self.post_message(OpenPage("readback", row.id))
        elif self.form.row_id.startswith(TO_PICKER):
            self.post_message(GoTo("picker"))
        elif self._field_of_thirty() == "pick" and not self._has_wow():
            self.refuse("commitments.no_wow")
        else:
            self.edit(self.field_here())

    def _has_wow(self) -> bool:
        field = self.field_here()
        return field is not None and bool(field.options)

    def action_to_action(self) -> None:
        """Somebody does it: ask who, then by when."""
        row = self.stored_here()
        if isinstance(row, ParkedItem):
            self._answered = ""
            heard = partial(setattr, self, "_answered", row.id)
            self.edit(fields.who(Binder(self.desk, self.rows), self.rows, row, heard))

    def action_settle(self, outcome: str) -> None:
        """Give the line its outcome; the same key again opens it."""
        row = self.stored_here()
        if isinstance(row, ParkedItem):
            with self.step("settle") as step:
                edits.settle(step, row, "" if row.outcome == outcome else outcome)

    def action_say_yes(self) -> None:
        row = self.stored_here()
        if isinstance(row, Pick):
            turn_yes(self, row)

    def action_new(self) -> None:
        self.edit(fields.new_action(Binder(self.desk, self.rows), self.rows))

    def action_tick(self) -> None:
        """Done, or open again."""
        row = self.stored_here()
        if isinstance(row, Action):
            with self.step("edit") as step:
                step.edit(row, status="open" if row.status == "done" else "done")

    def action_remove(self) -> None:
        """On a line or an action it goes; on a field of the thirty days that is cleared."""
        row, name = self.stored_here(), self._field_of_thirty()
        if isinstance(row, ParkedItem | Action | Decision):
            with self.step(edits.REMOVALS[type(row)]) as step:
                said = edits.remove(step, row)
            self.say(said)
        elif name and self.rows.commitment is not None:
            with self.step("clear") as step:
                step.clear(self.rows.commitment, "pick_id" if name == "pick" else name)

    # One question after the other

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
