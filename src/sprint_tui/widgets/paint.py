"""Painting lines of runs on any widget: each role is a component class of the screen, see `frame.tcss`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from sprint_tui.domain.text import shown
from sprint_tui.widgets.ink import ROLES, Line, Run, cut_line

INK = frozenset(f"ink--{role}" for role in (*ROLES, "chosen"))
"""The component classes of every screen. A widget would pay for all of them whenever it is styled anew."""


def strip_of(widget: Widget, runs: Sequence[Run], width: int, *, chosen: bool = False) -> Strip:
    """Return a line as Textual draws it, at exactly so many cells; `chosen` puts it on the fill."""
    ground, screen = widget.rich_style, widget.screen
    if chosen:
        ground += style_of(screen, "chosen")
    segments = [Segment(_safe(run.text), ground + style_of(screen, run.role)) for run in runs if run.text]
    return Strip(segments).adjust_cell_length(width, ground)


def _safe(text: str) -> str:
    """The last line of defence: nothing that a terminal obeys leaves here, whoever made the run."""
    return text if text.isprintable() else shown(text)


def style_of(screen: Screen[Any], role: str) -> Style:
    """Return what a role adds to the ground it stands on."""
    return screen.get_component_rich_style(f"ink--{role}", partial=True) if role else Style.null()


class Painted(Widget):
    """A widget that shows lines of runs, and repaints only when they differ."""

    lines: reactive[tuple[Line, ...]] = reactive((), layout=False)

    def render_line(self, y: int) -> Strip:
        """Paint one line, with … where it is wider than the window; below the last there is only ground."""
        shown = self.lines[y] if y < len(self.lines) else ()
        return strip_of(self, cut_line(shown, self.size.width), self.size.width)

    def get_content_height(self, *_: object) -> int:
        """Return the lines that there are, for a height of auto."""
        return len(self.lines)
