"""The curve under a cursor that goes from touchpoint to touchpoint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from sprint_tui.widgets.curve_columns import CurveColumn, Labels
from sprint_tui.widgets.curve_layout import CurveLayout
from sprint_tui.widgets.paint import Painted

_NOTHING = Labels({}, "", "", "")


class Curve(Painted, can_focus=True):
    """All touchpoints in journey order, as high as they are felt."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-1)", "left", show=False),
        Binding("right", "go(1)", "right", show=False),
        Binding("home", "go(-1000)", "first", show=False),
        Binding("end", "go(1000)", "last", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor stands on another touchpoint, or the window has another size."""

        by_person: bool = True

    class Opened(Message):
        """A touchpoint was opened with the mouse."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._columns: tuple[CurveColumn, ...] = ()
        self._labels = _NOTHING
        self._layout_now = CurveLayout((), _NOTHING, 0, 0)
        self._left = 0
        self._place = 0

    @property
    def column(self) -> CurveColumn | None:
        """The touchpoint under the cursor, or the stage that has none."""
        return self._columns[self._place] if self._place < len(self._columns) else None

    @property
    def in_view(self) -> tuple[int, int]:
        """The numbers of the first and the last column in view, counted from 1."""
        return self._left + 1, min(self._left + self._layout_now.fitting, len(self._columns))

    def show(self, columns: Sequence[CurveColumn], labels: Labels) -> None:
        """Show these; the cursor stays on its touchpoint, or goes to the nearest when that is gone."""
        kept = self.column.id if self.column else ""
        self._columns, self._labels = tuple(columns), labels
        self._place = max(0, min(self._place, len(columns) - 1))
        self._lay_out()
        self.select(kept)

    def select(self, row_id: str) -> None:
        """Put the cursor on a touchpoint, or on the first of a stage, when it is there."""
        found = next((i for i, one in enumerate(self._columns) if row_id in {one.id, one.stage_id}), None)
        if found is not None and row_id:
            self._move(found)

    def action_go(self, by: int) -> None:
        place = max(0, min(self._place + by, len(self._columns) - 1))
        self._move(place)
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        self._lay_out()
        self.post_message(self.Moved(by_person=False))

    def on_click(self, event: events.Click) -> None:
        place = self._layout_now.place_at(event.x, self._left)
        if place is None:
            return
        self._move(place)
        self.post_message(self.Moved())
        if event.chain > 1:
            self.post_message(self.Opened())

    def _lay_out(self) -> None:
        self._layout_now = CurveLayout(self._columns, self._labels, self.size.width, self.size.height)
        self._move(self._place)

    def _move(self, place: int) -> None:
        self._place = place
        self._left = self._layout_now.left_for(place, self._left)
        self.lines = self._layout_now.lines(self._left, place) if self._columns and self.size.width else ()
