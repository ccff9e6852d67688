"""A modal that asks for a file or folder that is there; tab goes on with what can only follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from sprint_tui.domain.room import PROSE
from sprint_tui.widgets.ask import Answer, AskText
from sprint_tui.widgets.ink import at_most, line, typed
from sprint_tui.widgets.paths import Wanted, completed, meant

if TYPE_CHECKING:
    from sprint_tui.content.words import Words

LINES = 3
"""Lines for the names that a path may become."""


class PathLine(Answer):
    """The line that a path is typed on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", "complete")]

    @dataclass
    class Completing(Message):
        """Tab was pressed."""

        text: str

    def action_complete(self) -> None:
        self.post_message(self.Completing(self.text_meant))


class AskPath(AskText):
    """Asks for one file or folder, or several; `wanted` says which files are worth naming."""

    LINE = PathLine

    def __init__(self, words: Words, question: str, hint: str, wanted: Wanted) -> None:
        super().__init__(words, question, hint, check=meant)
        self._wanted = wanted

    @on(PathLine.Completing)
    def _complete(self, event: PathLine.Completing) -> None:
        event.stop()
        text, names = completed(event.text, self._wanted)
        if text != event.text:
            self.editor.begin(text, many_lines=False)
        listed = at_most(" · ".join(typed(name).text for name in names), PROSE, LINES) if names else ()
        self.problem.lines = tuple(line(row) for row in listed)
        self.problem.refresh(layout=True)
