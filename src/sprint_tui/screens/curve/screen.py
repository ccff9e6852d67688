"""The keys of the curve: a cursor over its touchpoints, the feeling there, and the way to the cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from sprint_tui.domain.curve import stepped
from sprint_tui.screens.curve.strip import Room, told
from sprint_tui.screens.curve.view import CurveView, build_view, head_of
from sprint_tui.store import cells
from sprint_tui.store.facts import map_of, maps_in_play
from sprint_tui.store.tables import Touchpoint
from sprint_tui.widgets.curve import Curve
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.ink import Line, Run, line
from sprint_tui.widgets.messages import GoTo
from sprint_tui.widgets.on_map import MapScreen, map_name
from sprint_tui.widgets.page import RowPage
from sprint_tui.widgets.paint import Painted

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows


class CurvePage(RowPage, MapScreen):
    """One map as one curve. `row_id` is the map's."""

    key = "journey"
    FITS_WALL = True
    CSS_PATH = "curve.tcss"
    WRITES = frozenset({"feel"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "to_cell", "to_cell"),
        Binding("minus", "feel(-1)", "feeling", key_display="- 0 +"),
        Binding("0", "feel(0)", "feeling", show=False),
        Binding("plus", "feel(1)", "feeling", show=False),
        Binding("z", "back", "cells", show=False),
        Binding("v", "other_map", "other_map"),
    ]
    curve = getters.query_one(Curve)
    empty = getters.query_one("#empty", Painted)

    def __init__(self, desk: Desk, row_id: str) -> None:
        super().__init__(desk, row_id)
        self.view: CurveView | None = None

    @property
    def topic(self) -> str:
        return "curve"

    @property
    def map_id(self) -> str:
        """The map on the page."""
        return self.row_id

    def compose_body(self) -> Iterable[Widget]:
        yield Curve()
        yield Painted(id="empty")

    def body(self) -> Widget:
        return self.curve

    def show_page(self, rows: SprintRows) -> None:
        if self.row_id not in {one.id for one in maps_in_play(rows)}:
            self.close_soon()
            return
        name = map_name(rows, self.row_id, self.content)
        view = build_view(rows, self.row_id, self.content, self.desk.door.felt_before(), name)
        self.view = view
        self.set_class(not view.columns, "-empty")
        self.empty.lines = () if view.columns else self._empty_lines()
        self.curve.show(view.columns, view.labels)
        self._show_head()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A feeling needs a touchpoint, and the way to the cells a stage at least."""
        there = {"feel": self.rows.touchpoints_of, "to_cell": self.rows.stages_of}
        if action in there and not there[action](self.map_id):
            return False
        return super().check_action(action, parameters)

    @on(Curve.Moved)
    def _moved(self, event: Curve.Moved) -> None:
        self._show_head()
        self.cursor_moved(by_person=event.by_person)

    @on(Curve.Opened)
    def _opened(self) -> None:
        self.action_to_cell()

    def _show_head(self) -> None:
        if self.view is not None and self.curve.size.width:
            self.head.show(*head_of(self.view, self.content, self.curve.in_view, self.head.size.width))

    def show_strip(self) -> None:
        """Tell the touchpoint under the cursor whole."""
        at, strip = self.curve.column, self.strip
        room = Room(strip.text_width, strip.content_size.height, has_keys=not self.desk.is_wall)
        if at is None or self.view is None:
            strip.show(())
        else:
            strip.show(told(at, self.view, self.rows, self.content, room))

    def _empty_lines(self) -> tuple[Line, ...]:
        keys = {} if self.desk.is_wall else self.words.table("curve.first")
        hints = (line(Run(key.ljust(8), "key"), Run(text)) for key, text in keys.items())
        return line(self.words("curve.nothing")), (), *hints

    # Where the cursor stands

    def touchpoint_here(self) -> Touchpoint | None:
        """Return the touchpoint under the cursor."""
        row = self.rows.by_id.get(self.curve.column.id) if self.curve.column else None
        return row if isinstance(row, Touchpoint) else None

    def shows(self, row_id: str) -> bool:
        return map_of(self.rows, row_id) == self.row_id

    def go_to_row(self, row_id: str, field: str) -> None:
        """Put the cursor on a touchpoint; when the page is opened, `field` says which."""
        self.curve.select(field if row_id == self.row_id else row_id)
        self._show_head()
        self.show_strip()

    def place(self) -> tuple[str, str]:
        return (self.curve.column.id if self.curve.column else ""), "feeling"

    # What the keys do

    def action_to_cell(self) -> None:
        if self.curve.column is not None:
            self.post_message(GoTo("journey", *self.place()))

    def action_feel(self, by: int) -> None:
        touchpoint = self.touchpoint_here()
        if touchpoint is None:
            self.refuse("curve.no_touchpoint")
        else:
            with self.step("feel") as step:
                cells.write(step, self.rows, touchpoint, "feeling", stepped(touchpoint.feeling, by), ())

    def show_map(self, map_id: str) -> None:
        self.row_id = map_id
        self.opened_as = (self.opened_as[0], map_id)
        super().show_map(map_id)
