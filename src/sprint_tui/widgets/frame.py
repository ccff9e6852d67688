"""The frame around every stage: the anchor line and the rail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events

from sprint_tui.widgets.ink import Line, Run, between, line, tag, typed, width_of
from sprint_tui.widgets.messages import GoTo
from sprint_tui.widgets.paint import Painted

if TYPE_CHECKING:
    from sprint_tui.content.words import Words


class AnchorView(NamedTuple):
    """What every stage keeps in sight: the promise first, then segment, business, and whether all is saved.

    Where there is no promise yet, the sprint's title stands in its place.
    `state` is `saved`, `editing`, `reading` (another window writes), the code of what stops saving, or empty;
    `at` is the time of the last save.
    """

    promise: str
    title: str = ""
    segment: str = ""
    business: str = ""
    state: str = "saved"
    at: str = ""


class Anchor(Painted):
    """The first line of the screen. When it is narrow the promise goes last."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._view = AnchorView("")

    def show(self, view: AnchorView) -> None:
        """Show this view."""
        self._view = view
        self._paint()

    def on_resize(self) -> None:
        self._paint()

    def _paint(self) -> None:
        width = max(self.size.width - 2, 1)
        whole = (self._left(), self._right(business=True, word=True))
        without = (
            (self._left(), self._right(business=False, word=True)),
            (self._left(), self._right(business=False, word=False)),
            (self._left(segment=False), self._right(business=False, word=False)),
        )
        fitting = (two for two in (whole, *without) if width_of(two[0]) + width_of(two[1]) + 2 <= width)
        left, right = next(fitting, without[-1])
        self.lines = (line(" ", *between(left, right, width), " "),)

    def _left(self, *, segment: bool = True) -> Line:
        view = self._view
        first: Line = (typed(f"“{view.promise}”", "strong"),)
        if not view.promise:
            first = (typed(view.title, "strong"), Run("  "), Run(self._words("frame.no_promise"), "quiet"))
        return (*first, Run("  "), typed(view.segment)) if segment and view.segment else first

    def _right(self, *, business: bool, word: bool) -> Line:
        view = self._view
        lead = (typed(view.business), Run("   ")) if business and view.business else ()
        if not view.state:
            return lead[:1]
        if view.state == "saved":
            saved = self._words("frame.saved", time=view.at) if word else view.at
            return (*lead, Run("✓ ", "done"), Run(saved))
        if view.state in {"editing", "reading"}:
            return (
                *lead,
                Run(self._words(f"frame.{view.state}"), "strong" if view.state == "reading" else ""),
            )
        return (*lead, tag(self._words(f"frame.not_saved.{view.state}")))


class RailStage(NamedTuple):
    """One stage in the rail: its key, its name, the name of its group, and how far it is."""

    key: str
    name: str
    group: str
    done: int
    total: int


class Rail(Painted):
    """The stages on the left of a wide window, each with its state."""

    WIDTH: ClassVar[int] = 22

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[str] = []

    def show(self, stages: Sequence[RailStage], current: str) -> None:
        """Show these stages, the current one marked."""
        lines: list[Line] = []
        self._keys = []
        group = ""
        for one in stages:
            if one.group != group:
                group = one.group
                lines += [(), line(" ", Run(group, "quiet"))]
                self._keys += ["", ""]
            lines.append(self._line(one, on=one.key == current))
            self._keys.append(one.key)
        self.lines = tuple(lines)

    def _line(self, one: RailStage, *, on: bool) -> Line:
        state = (
            Run("✓", "done")
            if one.total and one.done == one.total
            else Run(f"{one.done}/{one.total}", "quiet")
        )
        name = Run(one.name, "place" if on else "")
        mark = Run("▸ " if on else "  ", "place" if on else "")
        right = (state,) if one.total else ()
        return line(" ", *between((mark, name), right, self.WIDTH - 3))

    def on_click(self, event: events.Click) -> None:
        if event.y < len(self._keys) and self._keys[event.y]:
            self.post_message(GoTo(self._keys[event.y]))
