"""Covers a window that is too small to work in, and says what it needs. Nothing behind it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain.room import LEAST
from sprint_tui.widgets.ink import Run, line, wrapped
from sprint_tui.widgets.paint import Painted

if TYPE_CHECKING:
    from sprint_tui.content.words import Words


class Cover(Painted):
    """Lies over everything while the window is too small: the frame's styles show it then."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def on_resize(self) -> None:
        text = self._words("frame.too_small", columns=LEAST[0], rows=LEAST[1])
        self.lines = tuple(line(Run(row, "strong")) for row in wrapped(text, max(self.size.width, 1)))
