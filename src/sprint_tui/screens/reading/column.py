"""The text in its column: a mark goes from paragraph to paragraph, and the text moves past it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sprint_tui.screens.reading.layout import Piece
from sprint_tui.widgets.ink import Run
from sprint_tui.widgets.paint import Inked, strip_of
from sprint_tui.widgets.row import MARK

LONGEST = 66
"""Characters of a line that can be read at ease."""
EDGE = 2
"""Cells before the text, for the mark."""

Build = Callable[[int], Sequence[Piece]]


class TextColumn(ScrollView, Inked, can_focus=True):
    """Shows the pieces that `build` makes for a width. What is read now stands in the upper third."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "up", show=False),
        Binding("down", "step(1)", "down", show=False),
        Binding("home", "edge(-1)", "first", show=False),
        Binding("end", "edge(1)", "last", show=False),
        Binding("pageup", "page(-1)", "page_up", show=False),
        Binding("pagedown", "page(1)", "page_down", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The mark stands on another stop; `by_person` when a key or the mouse put it there."""

        column: TextColumn
        by_person: bool = True

        @property
        def control(self) -> TextColumn:
            """The column that sends."""
            return self.column

    class Opened(Moved):
        """A stop was opened with the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self._build: Build = lambda _: ()
        self._pieces: Sequence[Piece] = ()
        self._tops: list[int] = [0]
        self._at = -1
        self._laid_out_for = -1

    @property
    def stop(self) -> str:
        """The stop that the mark stands on; empty when there is none."""
        return self._pieces[self._at].id if 0 <= self._at < len(self._pieces) else ""

    @property
    def stops(self) -> list[str]:
        """All stops, in order."""
        return [piece.id for piece in self._pieces if piece.id]

    def show(self, build: Build, stop: str | None = None) -> None:
        """Show a text from a stop on, else from its start; None: the mark stays where it is."""
        kept = self.stop if stop is None else stop
        self._build = build
        self._lay_out()
        if not self.select(kept):
            self._go(self._first(), by_person=False)

    def select(self, stop: str) -> bool:
        """Put the mark on a stop when it is there; say whether it was."""
        found = next((at for at, piece in enumerate(self._pieces) if stop and piece.id == stop), None)
        if found is not None:
            self._go(found, by_person=False)
        return found is not None

    def read_on(self, wanted: Callable[[str], bool]) -> bool:
        """Go on by a page, but not past a stop that is wanted; say whether there was anything left."""
        target = self._page_down()
        between = range(self._at + 1, target)
        asked = next((at for at in between if self._pieces[at].id and wanted(self._pieces[at].id)), None)
        if self._at == target:
            return False
        self._go(target if asked is None else asked, at_top=asked is None)
        return True

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint what is in view in the width there is: the first paint comes before the first resize."""
        if self._laid_out_for != self._width:
            self._lay_out()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint one line of the visible part."""
        at, part = self._piece_at(y + self.scroll_offset.y)
        if at < 0:
            return strip_of(self, (), self.size.width)
        mark = (MARK, Run(" ")) if at == self._at and not part else (Run(" " * EDGE),)
        return strip_of(self, (*mark, *self._pieces[at].lines[part]), self.size.width)

    def action_step(self, by: int) -> None:
        at = self._at + by
        while 0 <= at < len(self._pieces) and not self._pieces[at].id:
            at += by
        if 0 <= at < len(self._pieces):
            self._go(at)

    def action_edge(self, by: int) -> None:
        self._go(self._first() if by < 0 else len(self._pieces) - 1)

    def action_page(self, by: int) -> None:
        if by > 0:
            self._go(self._page_down(), at_top=True)
            return
        y = max(self.scroll_offset.y - self.size.height + 1, 0)
        at = next(at for at, piece in enumerate(self._pieces) if piece.id and self._tops[at] >= y)
        self._go(min(at, self._at), at_top=True)

    def on_resize(self) -> None:
        self._lay_out()
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        at, _ = self._piece_at(event.y + self.scroll_offset.y)
        if at < 0 or not self._pieces[at].id:
            return
        self._at = at
        self.refresh()
        self.post_message(self.Moved(self))
        if event.chain > 1:
            self.post_message(self.Opened(self))

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _lay_out(self) -> None:
        """Make the lines for the width there is; the mark stays on its stop."""
        kept = self.stop
        self._laid_out_for = self._width
        self._pieces = self._build(max(min(self._width - EDGE, LONGEST), 20))
        self._tops = [0, *accumulate(len(piece.lines) for piece in self._pieces)]
        self._at = next((at for at, piece in enumerate(self._pieces) if kept and piece.id == kept), -1)
        self.virtual_size = Size(1, self._tops[-1])
        self.refresh()

    def _piece_at(self, y: int) -> tuple[int, int]:
        """Return which piece, and which of its lines, stands at a line; (-1, 0) below the last."""
        if not 0 <= y < self._tops[-1]:
            return -1, 0
        at = bisect_right(self._tops, y) - 1
        return at, y - self._tops[at]

    def _first(self) -> int:
        return next((at for at, piece in enumerate(self._pieces) if piece.id), -1)

    def _page_down(self) -> int:
        """Return the first stop that is not whole in view; the last where all is."""
        bottom = self.scroll_offset.y + self.size.height
        for at in range(self._at + 1, len(self._pieces)):
            if self._pieces[at].id and self._tops[at + 1] > bottom:
                return at
        return len(self._pieces) - 1

    def _go(self, at: int, *, by_person: bool = True, at_top: bool = False) -> None:
        if at != self._at or not by_person:
            self._at = at
            self._reveal(at_top=at_top)
            self.refresh()
            self.post_message(self.Moved(self, by_person))

    def _reveal(self, *, at_top: bool = False) -> None:
        """Move the text until what is read stands in the upper third, or at the top with its heading."""
        if not 0 <= self._at < len(self._pieces):
            return
        first = self._at
        while first and not self._pieces[first - 1].id:
            first -= 1
        while self._pieces[first].lines == ((),):
            first += 1
        above = 0 if at_top else self.size.height // 3
        y = min(self._tops[first], max(self._tops[self._at] - above, 0))
        if self._tops[self._at] - y >= self.size.height:
            y = self._tops[self._at]
        self.scroll_to(y=y, animate=False, force=True, immediate=True)
