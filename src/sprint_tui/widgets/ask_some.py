"""The modal that asks which of a few answers hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical

from sprint_tui.domain.codes import join_set
from sprint_tui.widgets.ask import Question
from sprint_tui.widgets.field import Option
from sprint_tui.widgets.key_bar import KeyBar
from sprint_tui.widgets.options import Options

if TYPE_CHECKING:
    from sprint_tui.content.words import Words


class AskSome(Question):
    """Asks which of a few answers hold: each is ticked or not; returns their codes, parted by spaces."""

    options = getters.query_one(Options)

    def __init__(
        self, words: Words, question: str, options: Sequence[Option], hint: str, chosen: frozenset[str]
    ) -> None:
        super().__init__(words, question, hint, options)
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        with Vertical(classes="modal"):
            yield self.asked()
            yield Options()
        yield KeyBar(self._words)

    def on_mount(self) -> None:
        self.call_after_refresh(self._offer)
        self.options.focus()

    def _offer(self) -> None:
        self.options.offer(self._options, self._chosen, many=True)

    @on(Options.Taken)
    def _ticked(self, event: Options.Taken) -> None:
        self._chosen ^= {event.option.code}
        self.options.tick(self._chosen)

    @on(Options.Leaving)
    def _leaving(self, event: Options.Leaving) -> None:
        """Tab goes to the next answer; enter and escape are done."""
        if event.direction:
            self.options.action_step(event.direction)
        else:
            self.answer(join_set(self._chosen, tuple(one.code for one in self._options)))
