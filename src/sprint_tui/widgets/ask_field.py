"""A modal that asks for one field: stored while it is typed, as everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from sprint_tui.widgets.guard import Guarded
from sprint_tui.widgets.key_bar import KeyBar
from sprint_tui.widgets.paint import INK
from sprint_tui.widgets.strip import Strip

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.store.door import Door
    from sprint_tui.widgets.field import Field


class AskField(Guarded, ModalScreen[bool]):
    """The strip of one field over whatever is in view; answers False when it was left by escape.

    `told` hears the state of saving: `editing`, `saved`, or the code of what stopped it.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)
    strip = getters.query_one(Strip)

    def __init__(self, door: Door, words: Words, field: Field, told: Callable[[str], None]) -> None:
        super().__init__()
        self._door = door
        self._words = words
        self._field = field
        self._told = told

    def compose(self) -> ComposeResult:
        with Vertical(classes="asked-field"):
            yield Strip(self._door, self._words)
        yield KeyBar(self._words)

    def on_mount(self) -> None:
        """Ask once the window's width is known: the question is wrapped by it."""
        self.call_after_refresh(self.strip.open, self._field)

    def tell(self, text: str, *, is_refusal: bool = False) -> None:
        """Say below the field what stopped a change: the message line lies under this."""
        if is_refusal:
            self.strip.refuse(text)

    def leave_field(self) -> bool:
        """Store what is typed and go; say whether it could."""
        if not self.strip.leave():
            return False
        if self.is_current:
            self.dismiss(False)
        return True

    @on(Strip.State)
    def _strip_state(self, event: Strip.State) -> None:
        event.stop()
        self._told(event.state)

    @on(Strip.Left)
    def _left(self, event: Strip.Left) -> None:
        event.stop()
        if self.is_current:
            self.dismiss(not event.by_escape)
