"""My draft: one person's own journey in the editor of journeys; the team's map stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from sprint_tui.store.drafts import ideas_on
from sprint_tui.store.facts import map_of
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.map_editor import MapEditor
from sprint_tui.widgets.map_view import OF_A_DRAFT, Shown
from sprint_tui.widgets.page import RowPage

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows


class DraftPage(RowPage, MapEditor):
    """The map of one draft; escape goes back to what it was opened from."""

    key = "think"
    topic = "draft"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete", "remove", "remove", show=False)]

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self._known: set[str] = set()

    @property
    def map_id(self) -> str:
        return self.row_id

    def shown_of(self, rows: SprintRows) -> Shown:
        ideas = (*ideas_on(rows, self.map_id, "better"), *ideas_on(rows, self.map_id, "wow"))
        return Shown(self.words("think.my_draft"), self.words("think.only_mine"), OF_A_DRAFT, ideas)

    def show_page(self, rows: SprintRows) -> None:
        MapEditor.show(self, rows)

    def reload(self) -> None:
        super().reload()
        self._known |= {row_id for row_id in self.rows.by_id if map_of(self.rows, row_id) == self.map_id}

    def shows(self, row_id: str) -> bool:
        """Say whether a row stands on this draft, also one that was taken back just now."""
        return row_id in self._known
