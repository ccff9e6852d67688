"""A map under a cursor: columns that scroll sideways under fixed heads, lanes that scroll below them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from sprint_tui.widgets.grid_layout import HEADS, GridColumn, GridLayout, Lane
from sprint_tui.widgets.paint import Inked, strip_of

if TYPE_CHECKING:
    from sprint_tui.content.words import Words


class Grid(Inked, can_focus=True):
    """Touchpoints as columns, lanes as rows; the cursor stands on a cell, or on a head above it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "lane(-1)", "up", show=False),
        Binding("down", "lane(1)", "down", show=False),
        Binding("left", "column(-1)", "left", show=False),
        Binding("right", "column(1)", "right", show=False),
        Binding("home", "column(-1000)", "first", show=False),
        Binding("end", "column(1000)", "last", show=False),
        Binding("pageup", "lane(-1000)", "page_up", show=False),
        Binding("pagedown", "lane(1000)", "page_down", show=False),
    ]

    place: reactive[tuple[int, int]] = reactive((0, len(HEADS)), layout=False, init=False)
    """The cursor: column, and row counted from the first head."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another cell; `by_person` when a key or the mouse put it there."""

        grid: Grid
        by_person: bool = True

        @property
        def control(self) -> Grid:
            """The grid that sends."""
            return self.grid

    class Scrolled(Moved):
        """Other lanes came into view, and the cursor stands where it stood."""

    class Opened(Moved):
        """A cell was opened with the mouse."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._map = GridLayout((), (), 0, 0)
        self._columns: tuple[GridColumn, ...] = ()
        self._lanes: tuple[Lane, ...] = ()
        self._left = 0
        self._top = 0

    @property
    def column(self) -> GridColumn | None:
        """The column under the cursor."""
        return self._columns[self.place[0]] if self.place[0] < len(self._columns) else None

    @property
    def key(self) -> str:
        """The key of the row under the cursor: a head's or a lane's."""
        return self._map.keys[min(self.place[1], len(self._map.keys) - 1)]

    @property
    def in_view(self) -> tuple[int, int]:
        """The first column in view, and the one behind the last."""
        return self._left, min(self._left + self._map.fitting, len(self._columns))

    def touchpoints(self, end: int | None = None) -> int:
        """Return how many columns before `end` are touchpoints: a stage without any has a column as well."""
        return sum(bool(one.cells) for one in self._columns[:end])

    @property
    def lanes_out_of_view(self) -> tuple[int, int]:
        """How many lanes stand above those in view, and how many below."""
        return self._map.out_of_view(self._top)

    def show(self, columns: tuple[GridColumn, ...], lanes: tuple[Lane, ...]) -> None:
        """Show this map; the cursor stays on its column, or goes to the nearest when that is gone."""
        kept = self.column.id if self.column else ""
        self._columns, self._lanes = columns, lanes
        self._lay_out()
        if not self.select(kept):
            self._move(min(self.place[0], max(len(columns) - 1, 0)), self.place[1], by_person=False)
        self.refresh()

    def select(self, column_id: str, key: str = "") -> bool:
        """Put the cursor on a column (and row) when it is there; say whether it was."""
        found = next((i for i, one in enumerate(self._columns) if column_id in {one.id, one.stage_id}), None)
        if found is None or not column_id:
            return False
        row = self._map.keys.index(key) if key in self._map.keys else self.place[1]
        self._move(found, row, by_person=False)
        return True

    def render_line(self, y: int) -> Strip:
        """Paint one line: heads and their rule, then the lanes as far as they are scrolled."""
        runs = self._map.painted(y, self._left, self._top, self.place)
        return strip_of(self, runs, self.size.width)

    def action_lane(self, by: int) -> None:
        column, row = self.place
        self._move(column, max(0, min(row + by, len(self._map.keys) - 1)))

    def action_column(self, by: int) -> None:
        self._move(self._map.beside(self.place, by), self.place[1])

    def step_lane(self, by: int) -> bool:
        """Go to the next lane (1) or the one before (-1), over the columns; say whether there was one."""
        column, row = self.place
        first, last = self._map.first_lane - 1, len(self._map.keys) - 1
        if first <= row + by <= last:
            self._move(column, row + by)
            return True
        if 0 <= column + by < len(self._columns):
            self._move(column + by, first if by > 0 else last)
            return True
        return False

    def on_resize(self) -> None:
        self._lay_out()
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self, by_person=False))

    def on_click(self, event: events.Click) -> None:
        hit = self._map.cell_at(event.x, event.y, self._left, self._top)
        if hit is None:
            return
        self._move(*hit)
        if event.chain > 1:
            self.post_message(self.Opened(self))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._scroll(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._scroll(-1)

    def _scroll(self, by: int) -> None:
        top = self._map.scrolled(self._top, by)
        if top != self._top:
            self._top = top
            self.refresh()
            self.post_message(self.Scrolled(self))

    def _lay_out(self) -> None:
        self._map = GridLayout(self._columns, self._lanes, self.size.width, self.size.height)

    def _move(self, column: int, row: int, *, by_person: bool = True) -> None:
        old, new = self.place, (column, row)
        scrolled = self._reveal_at(new)
        self.set_reactive(Grid.place, new)
        if scrolled:
            self.refresh()
        else:
            for place in {old, new}:
                self.refresh(Region(*self._map.region(place, self._left, self._top)))
        self.post_message(self.Moved(self, by_person))

    def _reveal(self) -> None:
        self._reveal_at(self.place)

    def _reveal_at(self, place: tuple[int, int]) -> bool:
        """Scroll until a cell is whole in view; say whether anything scrolled."""
        before = (self._left, self._top)
        self._left = self._map.left_for(place[0], self._left)
        self._top = self._map.top_for(place[1], self._top)
        return before != (self._left, self._top)


def out_of_view(grid: Grid, columns: int, words: Words) -> Iterator[str]:
    """Yield which touchpoints are in view, and how many lanes are not, where there are more than fit."""
    first, end = grid.in_view
    if columns > end - first:
        last = grid.touchpoints(end)
        begin = min(grid.touchpoints(first) + 1, last)
        window = words("journey.window", first=begin, last=last, total=grid.touchpoints())
        yield f"{'‹ ' if first else ''}{window}{' ›' if end < columns else ''}"
    above, below = grid.lanes_out_of_view if columns else (0, 0)
    for sign, n in (("above", above), ("below", below)):
        if n:
            yield words(f"map.{sign}", n=n)
