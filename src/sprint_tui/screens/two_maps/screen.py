"""The page of both maps: a cursor over their touchpoints, and the way to each on its own map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.screens.two_maps.pair import Pair
from sprint_tui.screens.two_maps.view import build_view, told
from sprint_tui.widgets.messages import GoTo
from sprint_tui.widgets.page import RowPage

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows


class TwoMapsPage(RowPage):
    """Both maps of the sprint, whose id `row_id` is. Nothing is changed here."""

    key = "journey"
    FITS_WALL = True
    CSS_PATH = "two_maps.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "to_cell", "to_cell"),
        Binding("V", "back", "cells", show=False),
    ]
    pair = getters.query_one(Pair)

    @property
    def topic(self) -> str:
        return "two_maps"

    def compose_body(self) -> Iterable[Widget]:
        yield Pair(self.words("two_maps.nothing"), self.words("two_maps.gap"))

    def body(self) -> Widget:
        return self.pair

    def show_page(self, rows: SprintRows) -> None:
        view = build_view(rows, self.content)
        if view is None:
            self.close_soon()
            return
        self.pair.show(view)
        self._show_head()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is drawn yet, there is nowhere to go."""
        if action == "to_cell" and (not self.is_mounted or self.pair.point is None):
            return False
        return super().check_action(action, parameters)

    def _show_head(self) -> None:
        above, below = self.pair.out_of_view
        counts = (("above", above), ("below", below))
        hidden = "   ".join(self.words(f"two_maps.{where}", n=n) for where, n in counts if n)
        self.head.show(self.words("stages.journey"), self.words("two_maps.both"), info=hidden)

    @on(Pair.Moved)
    def _moved(self, event: Pair.Moved) -> None:
        self._show_head()
        self.cursor_moved(by_person=event.by_person)

    @on(Pair.Opened)
    def _opened(self) -> None:
        self.action_to_cell()

    def show_strip(self) -> None:
        """Tell the touchpoint under the cursor whole."""
        at, strip = self.pair.point, self.strip
        room = strip.text_width, strip.content_size.height
        strip.show(told(at.id, self.rows, self.content, room) if at is not None else ())

    def shows(self, row_id: str) -> bool:
        return False

    def go_to_row(self, row_id: str, field: str) -> None:
        """Put the cursor on a touchpoint; when the page is opened, `field` says which."""
        self.pair.select(field if row_id == self.row_id else row_id)
        self.show_strip()

    def place(self) -> tuple[str, str]:
        return (self.pair.point.id if self.pair.point is not None else ""), "name"

    def action_to_cell(self) -> None:
        if self.pair.point is not None:
            self.post_message(GoTo("journey", *self.place()))
