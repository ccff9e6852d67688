"""The plainest programs that do the same: what the app is measured beside. Run as: floors.py NAME [ROWS]."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Digits, Label

READY = "READY"
"""What each of them shows first."""


class Empty(App[None]):
    """A Textual app with one line, which changes with each key."""

    def compose(self) -> ComposeResult:
        yield Label(READY)

    def on_key(self, event: events.Key) -> None:
        self.query_one(Label).update(f"{event.key} {time.monotonic()}", layout=False)


class Lines(ScrollView, can_focus=True):
    """A list by Textual's line API: it paints what is in view, and two lines when the cursor moves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]
    cursor = reactive(0, repaint=False)

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__()
        self.rows = rows

    def on_mount(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.rows))

    def action_move(self, by: int) -> None:
        self.cursor = min(max(0, self.cursor + by), len(self.rows) - 1)

    def watch_cursor(self, old: int, new: int) -> None:
        top, height = int(self.scroll_offset.y), self.size.height
        if new < top:
            self.scroll_to(y=new, animate=False, immediate=True)
        elif height and new >= top + height:
            self.scroll_to(y=new - height + 1, animate=False, immediate=True)
        self.refresh_lines(old, 1)
        self.refresh_lines(new, 1)

    def render_line(self, y: int) -> Strip:
        index = y + int(self.scroll_offset.y)
        if index >= len(self.rows):
            return Strip.blank(self.size.width, self.rich_style)
        style = self.rich_style + Style(reverse=True) if index == self.cursor else self.rich_style
        return Strip([Segment(self.rows[index].ljust(self.size.width)[: self.size.width], style)])


class List(App[None]):
    """So many rows."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        yield Lines(
            [f"{READY} {row:05}  B2C · service  12 Nov  preparing  11 Dec" for row in range(self.rows)]
        )


class Clock(App[None]):
    """One widget of digits, one update a second."""

    CSS = "Digits { width: auto; }"

    def compose(self) -> ComposeResult:
        yield Label(READY)
        yield Digits("00:00")

    def on_mount(self) -> None:
        self.began = time.monotonic()
        self.set_interval(1.0, self.tick)

    def tick(self) -> None:
        seconds = int(time.monotonic() - self.began)
        self.query_one(Digits).update(f"{seconds // 60:02}:{seconds % 60:02}")


def main(name: str, rows: str = "0") -> None:
    app: App[None] = {"empty": Empty, "clock": Clock}[name]() if name != "list" else List(int(rows))
    app.run()


if __name__ == "__main__":
    main(*sys.argv[1:])
