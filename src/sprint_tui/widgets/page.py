"""One row of the sprint on a page of its own: escape goes back, and it closes once its row is gone."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType

from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import Pick, Row, Touchpoint
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.form import FormScreen
from sprint_tui.widgets.ink import typed
from sprint_tui.widgets.picks import sign
from sprint_tui.widgets.stage import StageScreen

R = TypeVar("R", bound=Row)


class RowPage(StageScreen):
    """A page of one row. A subclass paints it in `show_page`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "back", key_display="esc")]

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk)
        self.row_id = row_id

    def on_key(self, event: events.Key) -> None:
        """A key that would change something is answered in a window that only reads, not met with silence."""
        bound = self._bindings.key_to_bindings.get(event.key, ())
        writes = any(one.action.split("(")[0] in self.writing_actions() for one in bound)
        if writes and not self.desk.door.is_writer:
            self.refuse("errors.read_only_window")

    def show(self, rows: SprintRows) -> None:
        if self.row_id not in rows.by_id:
            self.close_soon()
            return
        self.show_page(rows)
        self.show_strip()

    def show_page(self, rows: SprintRows) -> None:
        """Paint the page; its own row is there."""
        raise NotImplementedError

    def close_soon(self) -> None:
        """Go back, as there is nothing to show; from under a question once that is answered."""
        self.call_later(self._close_in_view)

    def _close_in_view(self) -> None:
        if self.is_active:
            self.action_back()

    def shows(self, row_id: str) -> bool:
        """Say whether this is the page of a row, or of what a row directly belongs to."""
        row = self.rows.by_id.get(row_id)
        return row_id == self.row_id or (row is not None and self.row_id in vars(row).values())

    def the(self, kind: type[R]) -> R | None:
        """Return the page's row as this kind of row; None once it is gone."""
        row = self.rows.by_id.get(self.row_id)
        return row if isinstance(row, kind) else None

    def action_back(self) -> None:
        self.dismiss()


class PageScreen(RowPage, FormScreen):
    """A form of all that is known of one row."""

    WRITES = frozenset({"new", "remove"})


class OfSix(RowPage):
    """A page of one of the six upgrades of a map; 1 to 6 go to the others."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"other({n})", "other_pick", show=n == 1, key_display="1-6") for n in range(1, 7)),
    ]

    @property
    def pick(self) -> Pick | None:
        """The pick on the page; None once it is gone."""
        return self.the(Pick)

    def heading(self, pick: Pick) -> str:
        """Return the pick's sign and rank, and the touchpoint it stands on; an idea's line without one."""
        touchpoint = self.rows.by_id.get(pick.touchpoint_id or "")
        name = touchpoint.name if isinstance(touchpoint, Touchpoint) else pick.change_line
        return f"{sign(pick).text} {typed(name).text}"

    def action_other(self, number: int) -> None:
        chosen = self.rows.chosen_of(self.pick.map_id) if self.pick else ()
        if number <= len(chosen):
            self.go_to_pick(chosen[number - 1].id)

    def go_to_pick(self, pick_id: str) -> None:
        """Show another upgrade."""
        self.row_id = pick_id
        self.opened_as = (self.opened_as[0], pick_id)
        self.reload()


class PickScreen(OfSix, PageScreen):
    """A form of one of the six."""

    def go_to_pick(self, pick_id: str) -> None:
        super().go_to_pick(pick_id)
        self.form.action_edge(-1)
