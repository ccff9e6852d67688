"""The screen of commitments: the parking lot emptied by keys, the thirty days, the six, the actions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.screens.commitments import edits, fields, signing, thirty
from sprint_tui.screens.commitments.asking import AsksOn
from sprint_tui.screens.commitments.friday import FRIDAY, about
from sprint_tui.screens.commitments.signing import SIGN, function_of, said_for
from sprint_tui.screens.commitments.thirty import THIRTY, row_of
from sprint_tui.screens.commitments.view import LEAD, NEW_ACTION, TO_PICKER, CommitmentsView, build_view
from sprint_tui.store.facts import maps_in_play, thirty_days
from sprint_tui.store.tables import (
    Action,
    Commitment,
    Decision,
    FrontlineCard,
    OwnerYes,
    ParkedItem,
    Pick,
    SignOff,
)
from sprint_tui.store.tables import Row as Stored
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.exporting import export_card
from sprint_tui.widgets.field import Field, not_typed
from sprint_tui.widgets.going import go
from sprint_tui.widgets.ink import at_most, line
from sprint_tui.widgets.messages import GoTo, OpenPage
from sprint_tui.widgets.owner_yes import turn_yes
from sprint_tui.widgets.rows import Rows
from sprint_tui.widgets.shown import long_moment

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


class Commitments(AsksOn):
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
        Binding("W", "card", "card"),
        Binding("c", "closing", "closing"),
        Binding("delete", "remove", "remove"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: CommitmentsView | None = None
        self._yeses: dict[str, str] = {}

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(lead=LEAD, by_cell=True, id="form")

    def show(self, rows: SprintRows) -> None:
        self._yeses |= {yes.id: yes.pick_id for yes in rows.yeses}
        self._yeses |= {one.id: f"{SIGN}:{one.function}" for one in rows.sign_offs}
        today, at = self.desk.today(rows), partial(long_moment, zone=rows.sprint.zone, words=self.words)
        view = build_view(rows, self.facts, self.agenda, self.content, today, at, is_adding=self.is_adding)
        self.view = view
        self.form.show(view.rows)
        words = self.words
        tags = (words("commitments.tags.parked", n=view.open, of=view.parked),) if view.open else ()
        said = {"yeses": view.yeses, "upgrades": view.upgrades}
        facts = words("commitments.facts", **said) if view.upgrades else ""
        more = words(f"commitments.next.{view.next}")
        self.head.show(words("stages.commitments"), facts, tags, more=more)
        self.show_strip()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is offered where it means something."""
        if not super().check_action(action, parameters):
            return False
        if not self.is_mounted:
            return True
        name = self._field_of_thirty()
        if action == "card":
            return bool(name)
        if action == "remove" and name:
            return row_of(self.rows, name) is not None
        if action in {"say_yes", "remove"} and self._function_here():
            return action == "say_yes" or said_for(self.rows, self._function_here()) is not None
        return action not in OFFERED or isinstance(self.stored_here(), OFFERED[action])

    def cursor_moved(self, *, by_person: bool) -> None:
        super().cursor_moved(by_person=by_person)
        self.refresh_bindings()

    def shows(self, row_id: str) -> bool:
        """Say whether a row is here: a yes stands in its upgrade's, also one that was just taken back."""
        return row_id in self._yeses

    def go_to_row(self, row_id: str, field: str) -> None:
        row = self.rows.by_id.get(row_id)
        if isinstance(row, Commitment | FrontlineCard) or row_id == THIRTY:
            super().go_to_row(THIRTY, field.removesuffix("_id") or "pick")
        elif row_id == FRIDAY:
            first = next(iter(self.view.points), FRIDAY) if self.view is not None else FRIDAY
            super().go_to_row(first, "")
        elif isinstance(row, Pick | OwnerYes | SignOff) or row_id in self._yeses:
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
        if function := self._function_here():
            return signing.field_of(binder, self.rows, function, self.desk.now().at)
        name = self._field_of_thirty()
        return thirty.field_of(binder, self.rows, name, self.desk.today(self.rows)) if name else None

    def _field_of_thirty(self) -> str:
        """Return which field of the thirty days the cursor stands on; empty for none."""
        row, _, name = self.form.row_id.partition(":")
        return name if row == THIRTY else ""

    def _function_here(self) -> str:
        """Return which of the four the cursor stands on; empty for none."""
        return function_of(self.form.row_id)

    # What the keys do

    def action_open(self) -> None:
        row, point = self.stored_here(), self._point_here()
        if point is not None:
            if point.map_index is not None:
                self.desk.map_id = maps_in_play(self.rows)[point.map_index].id
            go(self, point.stage, point.target, point.field)
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

    def action_settle(self, outcome: str) -> None:
        """Give the line its outcome; the same key again opens it."""
        row = self.stored_here()
        if isinstance(row, ParkedItem):
            with self.step("settle") as step:
                edits.settle(step, row, "" if row.outcome == outcome else outcome)

    def action_say_yes(self) -> None:
        row, function = self.stored_here(), self._function_here()
        if isinstance(row, Pick):
            turn_yes(self, row)
        elif function and not signing.turn(self, function):
            self.edit(self.field_here())

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
        elif (stored := row_of(self.rows, name)) is not None and name:
            with self.step("clear") as step:
                step.clear(stored, "pick_id" if name == "pick" else name)
        elif (function := self._function_here()) and said_for(self.rows, function) is not None:
            signing.turn(self, function)

    def action_closing(self) -> None:
        """The ten-word test, and looking back."""
        self.post_message(OpenPage("closing", self.rows.sprint.id))

    @work
    async def action_card(self) -> None:
        """Write the page that the front line gets."""
        if thirty_days(self.rows) is None:
            self.refuse("commitments.no_card")
        else:
            await export_card(self)
