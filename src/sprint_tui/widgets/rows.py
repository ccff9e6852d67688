"""A list of rows under a cursor, drawn line by line: thousands of rows cost what the visible ones cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sprint_tui.widgets.paint import Inked, strip_of
from sprint_tui.widgets.row import Column, Layout, Row, nearest

_HEADINGS = 20
PROSE = 90
"""Cells of a line of text in a wide window."""


class Rows(ScrollView, Inked, can_focus=True):
    """Rows under a cursor, which stands on a row, or, with `by_cell`, on a cell where a row has several.

    `lead` cells before the first column hold a row's sign. `uniform`: every row has one line. `titles`:
    the columns' titles stay on top.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "up", show=False),
        Binding("down", "step(1)", "down", show=False),
        Binding("home", "edge(-1)", "first", show=False),
        Binding("end", "edge(1)", "last", show=False),
        Binding("pageup", "page(-1)", "page_up", show=False),
        Binding("pagedown", "page(1)", "page_down", show=False),
        Binding("left", "cell(-1)", "left", show=False),
        Binding("right", "cell(1)", "right", show=False),
    ]

    cursor: reactive[int] = reactive(-1, repaint=False)
    cell: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Moved(Message):
        """The cursor stands on another row or cell; `by_person` when a key or the mouse put it there."""

        rows: Rows
        row_id: str
        column: str
        by_person: bool = True

        @property
        def control(self) -> Rows:
            """The list that sends."""
            return self.rows

    class Opened(Moved):
        """A row was opened with the mouse."""

    def __init__(
        self,
        columns: tuple[Column, ...] = (Column("text", most=PROSE),),
        *,
        lead: int = 0,
        by_cell: bool = False,
        uniform: bool = False,
        titles: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._columns = columns
        self._lead = lead
        self._by_cell = by_cell
        self._uniform = uniform
        self._top = int(titles)
        self._items: Sequence[Row] = ()
        self._layout_of_rows = self._laid_out()

    @property
    def row_id(self) -> str:
        """The id of the row under the cursor; empty when there is none."""
        return self._items[self.cursor].id if 0 <= self.cursor < len(self._items) else ""

    @property
    def column(self) -> str:
        """The key of the column under the cursor."""
        columns = self._row_columns
        return columns[self._held].key if self._held < len(columns) else ""

    def select(self, row_id: str, column: str = "") -> bool:
        """Put the cursor on a row (and column) when it is there; say whether it was."""
        found = next((i for i, row in enumerate(self._items) if row.id == row_id), None) if row_id else None
        if found is None:
            return False
        was, self.cursor = (self.cursor, self.cell), found
        keys = [one.key for one in self._row_columns]
        if column in keys:
            self.cell = keys.index(column)
        self._reveal()
        if (self.cursor, self.cell) != was:
            self.post_message(self.Moved(self, self.row_id, self.column, by_person=False))
        return True

    def show(self, items: Sequence[Row], columns: tuple[Column, ...] | None = None) -> None:
        """Show these rows; the cursor stays on its row, or goes to the nearest of its group."""
        kept, place = self.row_id, self.cursor
        group = self._items[place].group if kept else ""
        self._columns = columns if columns is not None else self._columns
        self._items = items
        self._lay_out()
        if self._uniform or not self.select(kept):
            self.cursor = self._nearest(max(place, 0), group)
            self._reveal()
        self.post_message(self.Moved(self, self.row_id, self.column, by_person=False))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint what is in view in the width there is: the first paint comes before the first resize."""
        if not self._is_fitted():
            self._layout_of_rows = self._laid_out()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint one line of the visible part."""
        width = self.size.width
        if y < self._top:
            return strip_of(self, self._layout_of_rows.titles(), width)
        index, part = self._layout_of_rows.at(y - self._top + self.scroll_offset.y)
        if index < 0:
            return strip_of(self, (), width)
        on = index == self.cursor and self._items[index].is_stop
        by_cell = self._by_cell and on and self._items[index].stops > 1
        runs = self._layout_of_rows.painted(index, part, marked=on, held=self._held if by_cell else None)
        return strip_of(self, runs, width, chosen=on and not by_cell)

    def watch_cursor(self, old: int, new: int) -> None:
        for index in (old, new):
            if 0 <= index < len(self._items):
                top, height = self._layout_of_rows.span(index)
                self.refresh_lines(top + self._top, height)

    def watch_cell(self) -> None:
        self.watch_cursor(self.cursor, self.cursor)

    def action_step(self, by: int) -> None:
        index = self.cursor + by
        while 0 <= index < len(self._items) and not self._items[index].is_stop:
            index += by
        if 0 <= index < len(self._items):
            self._move_to(index)

    def action_edge(self, by: int) -> None:
        self._move_to(self._nearest(0 if by < 0 else len(self._items) - 1))

    def action_page(self, by: int) -> None:
        if self.cursor >= 0:
            lines = by * max(self.size.height - 2, 1)
            self._move_to(self._nearest(self._layout_of_rows.beyond(self.cursor, lines)))

    def action_cell(self, by: int) -> None:
        if self._by_cell and self.cursor >= 0:
            self._hold(max(0, min(self._held + by, self._items[self.cursor].stops - 1)))

    def step_cell(self, by: int) -> bool:
        """Move to the next cell (1) or the one before (-1), over the rows; say whether there was one."""
        if self._by_cell and 0 <= self.cursor < len(self._items):
            cells = self._items[self.cursor].stops
            if 0 <= self._held + by < cells:
                self._hold(self._held + by)
                return True
        was = self.cursor
        self.action_step(by)
        if self.cursor != was and self._by_cell:
            self._hold(0 if by > 0 else self._items[self.cursor].stops - 1)
        return self.cursor != was

    def on_resize(self) -> None:
        if self._is_fitted():
            self.virtual_size = self._whole_size()
        else:
            self._lay_out()
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        index, _ = self._layout_of_rows.at(event.y - self._top + self.scroll_offset.y)
        if index < 0 or event.y < self._top or not self._items[index].is_stop:
            return
        self._move_to(index)
        if self._by_cell:
            self._hold(self._layout_of_rows.cell_at(index, event.x))
        if event.chain > 1:
            self.post_message(self.Opened(self, self.row_id, self.column))

    @property
    def _row_columns(self) -> tuple[Column, ...]:
        """The columns of the row under the cursor."""
        own = self._items[self.cursor].columns if 0 <= self.cursor < len(self._items) else ()
        return own or self._columns

    @property
    def _held(self) -> int:
        """The cell under the cursor; a row with fewer cells holds its last."""
        cells = self._items[self.cursor].stops if 0 <= self.cursor < len(self._items) else 1
        return max(0, min(self.cell, cells - 1))

    def _hold(self, cell: int) -> None:
        if cell != self._held:
            self.cell = cell
            self.post_message(self.Moved(self, self.row_id, self.column))

    def _laid_out(self) -> Layout:
        width = self.scrollable_content_region.width
        return Layout(self._items, self._columns, lead=self._lead, width=width, uniform=self._uniform)

    def _lay_out(self) -> None:
        self._layout_of_rows = self._laid_out()
        self.virtual_size = self._whole_size()
        self.refresh()

    def _is_fitted(self) -> bool:
        """Say whether the rows are laid out for the width there is."""
        return self._layout_of_rows.width == self.scrollable_content_region.width

    def _whole_size(self) -> Size:
        """Return the size of all rows, for the scrollbar: it is never sideways."""
        return Size(1, self._layout_of_rows.height + self._top)

    def _nearest(self, index: int, group: str = "") -> int:
        """Return the nearest row, downward first, of this group if it can be; -1 without any."""
        return min(index, len(self._items) - 1) if self._uniform else nearest(self._items, index, group)

    def _move_to(self, index: int) -> None:
        if 0 <= index != self.cursor:
            self.cursor = index
            self._reveal()
            self.post_message(self.Moved(self, self.row_id, self.column))

    def _reveal(self) -> None:
        """Scroll until the row under the cursor is whole in view, with the headings above the first one."""
        if not 0 <= self.cursor < len(self._items) or not self.size.height:
            return  # where there is no room yet, all would be scrolled away: the first resize comes back here
        top, height = self._layout_of_rows.span(self.cursor)
        above = [] if self._uniform else self._items[max(self.cursor - _HEADINGS, 0) : self.cursor]
        if self.cursor < _HEADINGS and not any(row.is_stop for row in above):
            top, height = 0, top + height
        self.scroll_to_region(
            Region(0, top, 1, height + self._top), animate=False, force=True, immediate=True
        )
