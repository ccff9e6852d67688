"""A text whole, where the strip has no room for it and nobody may open it to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from sprint_tui.domain.room import PROSE
from sprint_tui.widgets.ink import Run, line, typed, wrapped
from sprint_tui.widgets.key_bar import KeyBar
from sprint_tui.widgets.paint import INK, Painted

if TYPE_CHECKING:
    from sprint_tui.content.words import Words


class Whole(ModalScreen[None]):
    """One text below its label, to be read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "dismiss", "back", key_display="esc"),
        Binding("down", "scroll(1)", "more"),
        Binding("up", "scroll(-1)", "up", show=False),
        Binding("pagedown,space", "scroll(12)", "page_down", show=False),
        Binding("pageup", "scroll(-12)", "page_up", show=False),
    ]
    body = getters.query_one(VerticalScroll)

    def __init__(self, words: Words, label: str, text: str) -> None:
        super().__init__()
        self._words = words
        self._label = label
        self._text = text

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="modal", can_focus=False):
            told = Painted(classes="told")
            rows = (line(Run(one)) for one in wrapped(self._text, PROSE))
            told.lines = (line(typed(self._label, "strong")), (), *rows)
            yield told
        yield KeyBar(self._words)

    def action_scroll(self, by: int) -> None:
        self.body.scroll_relative(y=by, animate=False)
