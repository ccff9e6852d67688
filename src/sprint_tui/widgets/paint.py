"""Painting lines of runs on any widget: each role is a component class of the screen, see `frame.tcss`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from sprint_tui.domain.text import shown
from sprint_tui.widgets.ink import ROLES, Line, Run, cut_line, width_of

INK = frozenset(f"ink--{role}" for role in (*ROLES, "chosen"))
"""The component classes of every screen. A widget would pay for all of them whenever it is styled anew."""


class Inked(Widget):
    """A widget that paints lines of runs. `ground` is what they stand on, worked out once a frame."""

    _ground: Style | None = None
    _inks: dict[tuple[str, bool], Style] | None = None
    _frame_width: int | None = None

    @property
    def ground(self) -> Style:
        """The widget's own style, which Textual works out anew from all its ancestors."""
        if self._ground is None:
            self._ground = self.rich_style
        return self._ground

    @property
    def frame_width(self) -> int:
        """The cells of a line, worked out once a frame as well."""
        if self._frame_width is None:
            self._frame_width = self.size.width
        return self._frame_width

    def ink(self, role: str, *, chosen: bool = False) -> Style:
        """What a role looks like on the ground, or on the fill: worked out once a frame too."""
        if self._inks is None:
            self._inks = {}
        if (role, chosen) not in self._inks:
            ground = self.ground + style_of(self.screen, "chosen") if chosen else self.ground
            self._inks[role, chosen] = ground + style_of(self.screen, role)
        return self._inks[role, chosen]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint a frame."""
        self._ground = self._frame_width = self._inks = None
        return super().render_lines(crop)


def strip_of(widget: Inked, runs: Sequence[Run], width: int, *, chosen: bool = False) -> Strip:
    """Return a line as Textual draws it, at exactly so many cells; `chosen` puts it on the fill."""
    short = width - width_of(runs)
    parts: list[tuple[str, Style]] = []
    for run in (*runs, Run(" " * short)):
        if run.text:
            _join(parts, _safe(run.text), widget.ink(run.role, chosen=chosen))
    strip = Strip([Segment(*part) for part in parts], width + max(-short, 0))
    return strip if short >= 0 else strip.adjust_cell_length(width)


def _join(parts: list[tuple[str, Style]], text: str, style: Style) -> None:
    """Add a text; blanks have no colour of their own, and each change of style is 45 bytes more."""
    before, held = parts[-1] if parts else ("", style)
    is_like = style.bgcolor == held.bgcolor and style.underline == held.underline
    if parts and (style is held or (is_like and (text.isspace() or before.isspace()))):
        parts[-1] = before + text, held if text.isspace() else style
    else:
        parts.append((text, style))


def _safe(text: str) -> str:
    """The last line of defence: nothing that a terminal obeys leaves here, whoever made the run."""
    return text if text.isprintable() else shown(text)


def style_of(screen: Screen[Any], role: str) -> Style:
    """Return what a role adds to the ground it stands on."""
    return screen.get_component_rich_style(f"ink--{role}", partial=True) if role else Style.null()


def differing(before: Line, now: Line, width: int) -> tuple[int, int]:
    """Return from which cell to which (not included) two lines of so many cells can differ."""
    if (
        width_of(before) > width or width_of(now) > width
    ):  # cut with … , so a change may show before its place
        return 0, width
    first, was, is_ = 0, list(before), list(now)
    while was and is_ and was[0] == is_[0]:
        first += was.pop(0).width
        is_.pop(0)
    last = width
    if width_of(before) == width_of(now):
        last = width_of(now)
        while was and is_ and was[-1] == is_[-1]:
            last -= was.pop().width
            is_.pop()
    if len(was) == len(is_) == 1 and was[0].role == is_[0].role:
        return _differing_text(was[0].text, is_[0].text, first, last)
    return first, last


def _differing_text(before: str, now: str, first: int, last: int) -> tuple[int, int]:
    """Return which of the cells from `first` to `last` differ; wide characters are not taken apart."""
    if len(before) == len(now) == last - first:
        places = [at for at, (was, is_) in enumerate(zip(before, now, strict=True)) if was != is_]
        return first + places[0], first + places[-1] + 1
    return first, last


class Painted(Inked):
    """A widget that shows lines of runs, and repaints only those that differ."""

    lines: reactive[tuple[Line, ...]] = reactive((), repaint=False)

    def watch_lines(self, old: tuple[Line, ...], new: tuple[Line, ...]) -> None:
        """Repaint what differs: a second that passes is a digit or two, and the rest stays as it is."""
        width = self.size.width
        changed = [
            Region(first, y, last - first, 1)
            for y, (before, now) in enumerate(zip_longest(old, new, fillvalue=()))
            if before is not now and before != now
            for first, last in (differing(before, now, width),)
        ]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """Paint one line, with … where it is wider than the window; below the last there is only ground."""
        lines, width = self.lines, self.frame_width
        return strip_of(self, cut_line(lines[y] if y < len(lines) else (), width), width)

    def get_content_height(self, *_: object) -> int:
        """Return the lines that there are, for a height of auto."""
        return len(self.lines)


class Fitted(Painted):
    """Lines that are `made` for a width and a height: none are made, or painted, for any other room."""

    def __init__(self, made: Callable[[int, int], Sequence[Line]], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._made = made
        self._made_for = Size(0, 0)

    def make(self) -> None:
        """Make the lines anew, as what they say is another."""
        self.lines = self._lines_now()

    def on_resize(self) -> None:
        self.make()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint in the room there is: the first paint comes before the first resize."""
        if self._made_for != self.size:
            self.set_reactive(Fitted.lines, self._lines_now())
        return super().render_lines(crop)

    def _lines_now(self) -> tuple[Line, ...]:
        self._made_for = self.size
        return tuple(self._made(*self.size)) if self.size else ()
