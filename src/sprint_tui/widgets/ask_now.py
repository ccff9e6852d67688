"""A question whose answers mean something else with each second of the clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from sprint_tui.widgets.ask import AskOne
from sprint_tui.widgets.field import Option
from sprint_tui.widgets.options import Options
from sprint_tui.widgets.wakeup import Wakeup

if TYPE_CHECKING:
    from sprint_tui.content.words import Words

PAUSED_EVERY = 1.1
"""Seconds after which it shows what is true by now, where no clock that runs behind it does."""


class Asked(NamedTuple):
    """What a question shows: itself, its answers, and what to know about them."""

    question: str
    options: tuple[Option, ...]
    hint: str = ""


class AskNow(AskOne):
    """Asks at the foot of the window, below the clock; `now` returns what to show at this second."""

    def __init__(self, words: Words, now: Callable[[], Asked]) -> None:
        super().__init__(words, *now(), at_bottom=True)
        self._now = now
        self._next_second = Wakeup(self, self.show_now)

    def on_mount(self) -> None:
        self.call_after_refresh(self.show_now)

    def on_unmount(self) -> None:
        self._next_second.stop()

    def show_now(self) -> None:
        """Show what the answers mean by now: the stage behind calls it each second, and a pause does too."""
        if not self.query(Options):
            return
        self._next_second.after(PAUSED_EVERY)
        asked = self._now()
        if asked != (self._question, self._options, self._hint):
            self._question, self._options, self._hint = asked
            self.show_anew()
