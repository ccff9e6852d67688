"""The page of owners over the whole journey: a digit gives a touchpoint, or a stage's gaps, to somebody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.screens.owners.view import (
    GAP,
    LEAD,
    OwnersView,
    build_view,
    columns,
    roster_lines,
    touchpoint_id,
)
from sprint_tui.store.tables import Stage, Touchpoint
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.form import FormScreen
from sprint_tui.widgets.ink import Run, line, typed
from sprint_tui.widgets.messages import GoTo
from sprint_tui.widgets.owner_field import owner_field, owner_of_gaps_field
from sprint_tui.widgets.page import RowPage
from sprint_tui.widgets.row import Row
from sprint_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.desk import Desk
    from sprint_tui.widgets.field import Field


class OwnersPage(RowPage, FormScreen):
    """Gaps stand first; a stage gives all of its own that nobody looks after to one person."""

    key = "ownership"
    FITS_WALL = True
    CSS_PATH = "owners.tcss"
    WRITES = frozenset({"give", "clear"})
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"give({n})", "give_owner", show=n == 1, key_display="1-9") for n in range(1, 10)),
        Binding("delete", "clear", "clear"),
    ]

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self.view: OwnersView | None = None

    @property
    def topic(self) -> str:
        return "owners"

    def compose_body(self) -> Iterable[Widget]:
        yield Rows(columns(100), lead=LEAD, by_cell=True, id="form")

    def on_resize(self) -> None:
        self.call_after_refresh(self.reload)

    def show_page(self, rows: SprintRows) -> None:
        view = self.view = build_view(rows, self.content, self.size.width)
        self.form.show(view.rows, columns(self.size.width))
        words = self.words
        facts = words("owners.facts", n=view.total, owned=view.owned, people=view.people)
        tags = (words("owners.tag", n=view.gaps),) if view.gaps else ()
        info = "" if tags else words("owners.info" if view.total else "owners.empty")
        self.head.show(words("owners.name"), facts, tags, info)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a touchpoint is offered where there is one."""
        if not super().check_action(action, parameters):
            return False
        if action in {"next_field", "previous_field", "clear", "give"}:
            return self.view is not None and bool(self.view.total)
        return True

    # Where the cursor stands

    def shows(self, row_id: str) -> bool:
        """Say whether a row is looked after here."""
        return isinstance(self.rows.by_id.get(row_id), Touchpoint)

    def go_to_row(self, row_id: str, field: str) -> None:
        """Put the cursor on a touchpoint: among the gaps while it is one."""
        wanted = field if field in self.rows.by_id else row_id
        if not self.form.select(f"{GAP}:{wanted}"):
            self.form.select(wanted)
        self.show_strip()

    def _here(self) -> Touchpoint | Stage | None:
        row = self.rows.by_id.get(touchpoint_id(self.form.row_id))
        return row if isinstance(row, Touchpoint | Stage) else None

    def _about(self) -> tuple[Touchpoint, ...]:
        """Return the touchpoints that a key is about: this one, or those of the stage that nobody has."""
        row = self._here()
        if isinstance(row, Stage):
            return tuple(point for point in self.rows.touchpoints_in(row.id) if not point.owner_id)
        return (row,) if row is not None else ()

    def show_strip(self) -> None:
        """Say who a digit gives it to."""
        row = self._here()
        if row is None:
            self.strip.show(())
            return
        count = len(self._about())
        key = "owners.stage" if isinstance(row, Stage) else "owners.touchpoint"
        ask = self.words(key, n=count, name=typed(row.name).text)
        ask = ask if count else self.words("owners.stage_is_full")
        people = roster_lines(self.rows, self.strip.text_width)
        self.strip.show([line(Run(ask, "strong")), *people])

    def field_here(self) -> Field | None:
        row, binder = self._here(), Binder(self.desk, self.rows)
        if isinstance(row, Touchpoint):
            return owner_field(binder, row, "touchpoint", self.words)
        if row is None or not self._about():
            return None
        return owner_of_gaps_field(binder, row.id, self._about(), self.words)

    # What the keys do

    def action_open(self) -> None:
        if self.view is not None and not self.view.total:
            self.post_message(GoTo("journey"))
        elif isinstance(self._here(), Stage) and not self._about():
            self.refuse("owners.stage_is_full")
        else:
            self.edit(self.field_here())

    def action_give(self, digit: int) -> None:
        """Give what the cursor stands on to this person, and go on to the next gap."""
        about, people = self._about(), self.rows.participants
        if not about:
            self.refuse("owners.stage_is_full")
        elif digit > len(people):
            self.refuse("owners.no_such_digit", n=len(people))
        else:
            with self.step("own_touchpoints") as step:
                for point in about:
                    step.edit(point, owner_id=people[digit - 1].id)
            self.say("owners.given", name=typed(people[digit - 1].name).text, n=len(about))
            self._after(was_gap=not about[0].owner_id)

    def action_clear(self) -> None:
        row = self._here()
        if isinstance(row, Touchpoint):
            with self.step("clear") as step:
                step.clear(row, "owner_id")

    def after_edit(self, field: Field, direction: int) -> bool:
        """The cursor goes on to the next gap."""
        if not self.is_over and not direction:
            self._after(was_gap=not field.chosen - {""})
        return False

    def _after(self, *, was_gap: bool) -> None:
        """Go on to the first gap that is left, once one was closed."""
        self.reload()
        left = next((row.id for row in self.form_rows() if row.id.startswith(f"{GAP}:")), "")
        if was_gap and left:
            self.form.select(left)
            self.show_strip()

    def form_rows(self) -> Iterable[Row]:
        """Return the rows of the page."""
        return self.view.rows if self.view is not None else ()
