"""The screen of ownership: the upgrades of all maps, filled cell by cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.domain.ownership import next_open
from sprint_tui.screens.ownership.board import MOVES, Boards
from sprint_tui.screens.ownership.cards import board_rows, card_columns, card_lines
from sprint_tui.screens.ownership.cells import IN_KPI, cell_field, clear_cell, is_answered, undecided_field
from sprint_tui.screens.ownership.view import LEAD, OwnershipView, build_view, columns, upgrades_of
from sprint_tui.store.tables import Helper, Kpi, OwnerYes, PickNote
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.ink import Run, at_most, line
from sprint_tui.widgets.messages import GoTo, OpenPage
from sprint_tui.widgets.owner_writing import write_owner_pages
from sprint_tui.widgets.owner_yes import ask_again, turn_yes
from sprint_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows


class Ownership(Boards):
    """A table of six for each map: the first cell opens the whole upgrade, the others are filled below.

    An answer to what was open leads on to what is open next; a correction stays where it is.
    """

    key = "ownership"
    FITS_WALL = True
    WHEN_EMPTY = "go_there"
    CSS_PATH = "ownership.tcss"
    WRITES = frozenset({"say_yes", "clear", "step_status", "set_status"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say_yes", "owner_yes"),
        Binding("v", "other_view", "other_view"),
        Binding("z", "page", "whole"),
        Binding("h", "owners", "looks_after"),
        Binding("W", "owner_pages", "owner_pages", show=False),
        Binding("delete", "clear", "clear", show=False),
        *MOVES,
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: OwnershipView | None = None

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(columns(self.content, 100), lead=LEAD, by_cell=True, titles=True, id="form")

    def on_resize(self) -> None:
        self.call_after_refresh(self.reload)

    def show(self, rows: SprintRows) -> None:
        view = build_view(rows, self.content, self.desk.today(rows), (self.size.width, self.size.height))
        is_first, self.view = self.view is None, view
        self._show_rows(rows, view)
        if is_first and (begin := next_open(view.still_open, ("", ""))):
            self.form.select(*begin)
        hint = self.words("ownership.info" if view.rows else "ownership.empty")
        info = hint if self.desk.door.is_writer and not (view.tags or self.by) else ""
        facts = self.words(f"ownership.by_{self.by}", n=len(view.still_open)) if self.by else view.facts
        self.head.show(self.words("stages.ownership"), facts, view.tags, info)
        self.show_strip()

    def _show_rows(self, rows: SprintRows, view: OwnershipView) -> None:
        """Show the table, or the board."""
        if not self.by:
            self.form.show(view.rows, columns(self.content, self.size.width))
            return
        upgrades, today = upgrades_of(rows, self.content), self.desk.today(rows)
        cards = tuple(board_rows(rows, upgrades, self.by, self.content, today))
        self.form.show(cards, card_columns(self.size.width))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs an upgrade is offered where there is one."""
        if not super().check_action(action, parameters):
            return False
        is_there = self.view is not None and bool(self.view.still_open)
        if action in {"next_field", "clear", "say_yes", "previous_field"}:
            return is_there and not self.by
        if action in {"step_status", "set_status"}:
            return is_there and bool(self.by)
        return is_there if action in {"page", "other_view"} else True

    # Where the cursor stands

    def go_to_row(self, row_id: str, field: str) -> None:
        """Put the cursor where a stored field shows: a KPI and a yes stand in their upgrade's row."""
        row = self.rows.by_id.get(row_id)
        self.look_for(field)
        if isinstance(row, PickNote | Helper):
            super().go_to_row(row.pick_id, "name")
        elif isinstance(row, Kpi | OwnerYes):
            shown = "yes" if isinstance(row, OwnerYes) else "kpi" if field in IN_KPI else "measure"
            super().go_to_row(row.pick_id, shown)
        else:
            super().go_to_row(row_id, field.removesuffix("_id"))

    def step_field(self, direction: int) -> bool:
        """Go to the next cell that can be filled: the first one opens a page."""
        moved = super().step_field(direction)
        return super().step_field(direction) if moved and self.column_here == "name" else moved

    def show_strip(self) -> None:
        """What is in doubt about a cell is said there, where the sentence below the table is out of sight."""
        pick = self.pick_here()
        if self.by and pick is not None:
            today = self.desk.today(self.rows)
            self.strip.show(card_lines(self.rows, pick, self.content, today, self.strip.text_width))
            return
        super().show_strip()
        doubts = [*self.view.said_of(self.form.row_id, self.form.column)] if self.view is not None else []
        if doubts and self.form.max_scroll_y:
            width, room = self.strip.text_width, max(self.strip.content_size.height, 3)
            lines = [row for text in doubts for row in at_most(text, width, 2)]
            self.strip.show([line(Run(row, "strong")) for row in lines[:room]])

    def field_here(self) -> Field | None:
        pick, binder = self.pick_here(), Binder(self.desk, self.rows)
        if pick is None or self.by:
            return None
        today = self.desk.today(self.rows)
        return cell_field(binder, self.rows, pick, self.column_here, self.content, today)

    # One answer after the other

    def after_edit(self, field: Field, direction: int) -> bool:
        """An answer to what was open leads to what is open next; a KPI in own words asks who notices it."""
        if self.is_over or self.by or direction:
            return False
        undecided = undecided_field(Binder(self.desk, self.rows), self.rows, *self.place())
        if undecided is not None:
            self.edit(None if field.options else undecided)
            return self.strip.field is not None
        filled = self.field_here()
        return not is_answered(field) and filled is not None and is_answered(filled) and self._go_on()

    def _go_on(self) -> bool:
        """Go to the next open cell, and ask for it; say whether something is asked for."""
        if self.view is None:
            return False
        found = next_open(self.view.still_open, self.place())
        if found is None:
            self.tell(self.view.done)
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
        elif pick is not None and (self.by or column == "name"):
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

    @work
    async def action_owner_pages(self) -> None:
        await write_owner_pages(self)

    def action_owners(self) -> None:
        self.post_message(OpenPage("owners", self.rows.sprint.id))

    def action_say_yes(self) -> None:
        """The owner says yes aloud, and the next one is asked; a second press takes it back."""
        pick = self.pick_here()
        if pick is not None and turn_yes(self, pick):
            self.reload()
            self.form.select(pick.id, "yes")
            self._go_on()

    def action_clear(self) -> None:
        pick = self.pick_here()
        if pick is not None:
            with self.step("clear") as step:
                clear_cell(step, self.rows, pick, self.column_here)
                is_asked = ask_again(step, self.rows, pick)
            self.say("ownership.yes_again" if is_asked else "")
