"""Help on a stage: what it is for, how it is done, and every key that works on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Markdown

from sprint_tui.widgets.ink import Line, Run, line
from sprint_tui.widgets.key_bar import KeyBar
from sprint_tui.widgets.paint import INK, Painted

if TYPE_CHECKING:
    from sprint_tui.content.words import Words

KEY_WIDTH = 14


class Help(ModalScreen[None]):
    """The help of one stage. `keys` are pairs of a key's name and what it does."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q", "dismiss", "back", key_display="esc"),
        Binding("down", "scroll(1)", "more", show=True),
        Binding("up", "scroll(-1)", "up", show=False),
        Binding("pagedown,space", "scroll(12)", "page_down", show=False),
        Binding("pageup", "scroll(-12)", "page_up", show=False),
        Binding("home", "edge(-1)", "first", show=False),
        Binding("end", "edge(1)", "last", show=False),
    ]
    body = getters.query_one(VerticalScroll)

    def __init__(self, words: Words, text: str, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._words = words
        self._text = text
        self._keys = keys

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="modal", can_focus=False):
            yield Markdown(self._text, open_links=False)
            keys = Painted(id="help-keys")
            keys.lines = self._key_lines()
            yield keys
        yield KeyBar(self._words)

    def action_scroll(self, by: int) -> None:
        self.body.scroll_relative(y=by, animate=False)

    def action_edge(self, by: int) -> None:
        self.body.scroll_to(y=0 if by < 0 else self.body.max_scroll_y, animate=False)

    def _key_lines(self) -> tuple[Line, ...]:
        heading = line(Run(self._words("help.keys"), "strong"))
        return (heading, (), *(line(Run(key.ljust(KEY_WIDTH), "key"), Run(does)) for key, does in self._keys))
