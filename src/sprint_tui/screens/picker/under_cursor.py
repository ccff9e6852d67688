"""What stands under the cursor of the picker: a touchpoint, a pick, ideas that wait."""

from __future__ import annotations

from textual import getters

from sprint_tui.screens.picker.view import marked
from sprint_tui.store.choosing import pick_at
from sprint_tui.store.proposals import LOOSE, proposals_of
from sprint_tui.store.tables import Pick, Touchpoint
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.looks import Look
from sprint_tui.widgets.on_map import MapScreen
from sprint_tui.widgets.rows import Rows

MARKED = "marked"


class UnderCursor(MapScreen):
    """The picker as far as it knows where it is."""

    touchpoints = getters.query_one("#touchpoints", Rows)
    has_waiting = False
    """Whether a + stands in the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._look = Look(desk, MARKED)
        self.only_marked = bool(self._look.remembered())
        """Whether what carries no mark is left aside."""

    def go_to_row(self, row_id: str, field: str) -> None:
        """Put the cursor on a touchpoint or an idea; what was left aside is shown for it."""
        if self.desk.is_wall and self.only_marked != bool(self._look.remembered()):
            self.only_marked = not self.only_marked
            self.reload()
        if not self._select(row_id) and self.only_marked:
            self.action_only_marked()
            self._select(row_id)
        self.show_strip()

    def _select(self, row_id: str) -> bool:
        pick = self.rows.by_id.get(row_id)
        at = pick.touchpoint_id if isinstance(pick, Pick) else None
        return self.touchpoints.select(row_id) or self.touchpoints.select(at or "")

    def place(self) -> tuple[str, str]:
        return self.touchpoints.row_id, ""

    @property
    def is_on_weak(self) -> bool:
        """Whether the cursor stands on what to be weak at on purpose."""
        return self.touchpoints.row_id == self.rows.sprint.id

    def touchpoint_here(self) -> Touchpoint | None:
        """Return the touchpoint under the cursor; None on an idea."""
        row = self.rows.by_id.get(self.touchpoints.row_id)
        return row if isinstance(row, Touchpoint) else None

    def pick_here(self) -> Pick | None:
        """Return the pick under the cursor."""
        row = self.rows.by_id.get(self.touchpoints.row_id)
        if isinstance(row, Touchpoint):
            return pick_at(self.rows, row.id)
        return row if isinstance(row, Pick) and row.map_id == self.map_id else None

    def ideas_here(self) -> list[Pick]:
        """Return the ideas of drafts that wait under the cursor."""
        row, waiting = self.rows.by_id.get(self.touchpoints.row_id), proposals_of(self.rows, self.map_id)
        if isinstance(row, Touchpoint):
            return waiting.get(row.id, [])
        return [idea for idea in waiting.get(LOOSE, ()) if row is not None and idea.id == row.id]

    def action_only_marked(self) -> None:
        """Leave aside what carries no mark, or show all again."""
        if not self.only_marked and not marked(self.rows, self.map_id):
            self.refuse("picker.refused.nothing_marked")
            return
        self.only_marked = not self.only_marked
        self._look.keep(MARKED if self.only_marked else "")
        self.reload()

    def cursor_moved(self, *, by_person: bool) -> None:
        super().cursor_moved(by_person=by_person)
        self.refresh_bindings()
