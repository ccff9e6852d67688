"""The numbered touchpoints that slips name. Whoever types a slip has the focus here, and sees dots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from sprint_tui.domain.ballot import SIGNS
from sprint_tui.widgets.ink import Line, Run, line, padded, typed
from sprint_tui.widgets.paint import Painted

NAME, STAGE = 38, 28
"""Cells of a name and of its stage at most, where all stand in one column."""
LEAST = 24
"""Cells that a column takes at least, where they stand in several."""
GAP = 2


class Listed(NamedTuple):
    """One touchpoint of the list: its name and the stage it stands in."""

    name: str
    stage: str


class Numbers(Painted, can_focus=True):
    """Shows all touchpoints in journey order, in as many columns as they need; hands on what is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "page(-1)", "page_up", show=False),
        Binding("down", "page(1)", "page_down", show=False),
        Binding("pageup", "page(-1)", "page_up", show=False),
        Binding("pagedown", "page(1)", "page_down", show=False),
    ]

    class Typed(Message):
        """Something of a slip was typed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._listed: Sequence[Listed] = ()
        self._more = ""
        self._page = 0

    def show(self, listed: Sequence[Listed], more: str) -> None:
        """Show these; `more` says how to see those that do not fit."""
        self._listed, self._more = listed, more
        self._paint()

    def on_resize(self) -> None:
        self._paint()

    def on_key(self, event: events.Key) -> None:
        if event.character is not None and event.character in SIGNS:
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(event.character))

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.post_message(self.Typed(event.text))

    def action_page(self, by: int) -> None:
        self._page += by
        self._paint()

    def _paint(self) -> None:
        pages = laid_out(self._listed, self.size.width, self.size.height, self._more)
        self._page = max(0, min(self._page, len(pages) - 1))
        self.lines = pages[self._page]


def laid_out(listed: Sequence[Listed], width: int, height: int, more: str) -> list[tuple[Line, ...]]:
    """Return the list page by page: one column with stages where that fits, else several of names."""
    digits = len(str(len(listed)))
    if len(listed) <= height or not listed:
        names = max((typed(one.name).width for one in listed), default=0)
        room = max(min(names, NAME, width - digits - 8), 1)
        return [tuple(_roomy(n, one, digits, room) for n, one in enumerate(listed, 1))]
    columns = max(min(width // LEAST, -(-len(listed) // max(height, 1))), 1)
    column = width // columns - GAP
    whole = columns * height >= len(listed)
    deep = -(-len(listed) // columns) if whole else max(height - 1, 1)
    pages = []
    for first in range(0, len(listed), deep * columns):
        cells = [
            _narrow(n, one, digits, column)
            for n, one in enumerate(listed[first : first + deep * columns], first + 1)
        ]
        lines = [line(*(run for cell in cells[row::deep] for run in cell)) for row in range(deep)]
        pages.append(tuple(lines) if whole else (*lines, line(Run(more, "quiet"))))
    return pages


def _roomy(number: int, one: Listed, digits: int, room: int) -> Line:
    name = padded((typed(one.name),), room)
    return line(
        "  ", Run(f"{number:>{digits + 1}}", "strong"), "   ", *name, "   ", typed(one.stage, "quiet")
    )


def _narrow(number: int, one: Listed, digits: int, column: int) -> Line:
    cell = (Run(f"{number:>{digits + 1}}", "strong"), Run("  "), typed(one.name))
    return (*padded(cell, column), Run(" " * GAP))
