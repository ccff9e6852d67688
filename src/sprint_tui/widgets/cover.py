"""Covers a window that is too small to work in, and says what it needs. Nothing behind it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.widgets.ink import Run, line, wrapped
from sprint_tui.widgets.paint import Painted

if TYPE_CHECKING:
    from sprint_tui.content.words import Words

LEAST_COLUMNS, LEAST_ROWS = 70, 20
"""Cells below which a stage cannot be shown whole."""


class Cover(Painted):
    """Lies over everything while the window is too small: the frame's styles show it then."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def on_resize(self) -> None:
        text = self._words("frame.too_small", columns=LEAST_COLUMNS, rows=LEAST_ROWS)
        self.lines = tuple(line(Run(row, "strong")) for row in wrapped(text, max(self.size.width, 1)))
