"""One field being asked for: what is typed, taken or ticked is stored, or the reason why not is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sprint_tui.domain.codes import join_set
from sprint_tui.store.errors import NotSavedError, StoreError
from sprint_tui.widgets.field import Field, NotUnderstoodError, Option
from sprint_tui.widgets.ink import cut
from sprint_tui.widgets.saving import Saving

if TYPE_CHECKING:
    from textual.widget import Widget

    from sprint_tui.content.words import Words
    from sprint_tui.store.door import Door

QUOTED = 20
"""Cells of what was typed that a refusal repeats, so that what to type instead is in sight."""


class Asking:
    """A visit to one field. `told` hears the state of saving, `problem` a sentence for the person."""

    def __init__(
        self,
        owner: Widget,
        door: Door,
        field: Field,
        words: Words,
        told: Callable[[str], None],
        problem: Callable[[str], None],
    ) -> None:
        self.field = field
        self.chosen = field.chosen
        self._door = door
        self._words = words
        self._told = told
        self._problem = problem
        self._saving = Saving(owner, door, field, told, self._refuse)
        self._text = field.value
        self._said_no = False

    @property
    def is_waiting(self) -> bool:
        """Whether something is understood, but the disk has not taken it yet."""
        return self._saving.is_waiting

    def flush(self) -> bool:
        """Store what waits; say whether nothing waits any more."""
        return self._saving.flush()

    def settle(self) -> bool:
        """Store what was typed, also what has to be understood first; say whether everything is stored."""
        return self._saving.flush() and (bool(self.field.options) or self.store_text(self._text))

    def close(self) -> bool:
        """End the visit; say whether everything is stored."""
        return self._saving.close()

    def drop(self) -> None:
        """End the visit without what is not stored."""
        self._saving.drop()

    def typed(self, text: str) -> None:
        """A plain text is stored while it is typed; what has to be understood first waits for the end."""
        self._said_no = False
        self._text = text
        if self.field.parse is None and self.field.take is None and text != self.field.value:
            self._saving.later(text)

    def store_text(self, text: str) -> bool:
        """Store a text, or what it means; say whether it is stored. What is not understood stays."""
        self._said_no = False
        if text.strip() == self.field.value.strip() if self.field.parse else self._is_as_stored(text):
            return True
        try:
            return self.store(self._meaning(text) if self.field.parse else text)
        except NotUnderstoodError as error:
            self._said_no = True
            quoted = {name: cut(str(detail), QUOTED) for name, detail in error.details.items()}
            self._problem(self._words(f"errors.{error.code}", **quoted))
            return False

    def leave_text(self, text: str) -> bool:
        """Store a text on escape; say whether the field may be left: a second escape leaves it unstored.

        Beside a list that offers answers a text may only be what was looked for: escape takes nothing.
        """
        if self.field.suggest is not None and text.strip() != self.field.value.strip():
            self._said_no = True
            return not self.is_waiting
        was_said_no = self._said_no
        return self.store_text(text) or (was_said_no and not self.is_waiting)

    @property
    def unstored(self) -> str:
        """What was typed and is not understood."""
        return self._text if self._said_no and self.field.parse is not None else ""

    def store(self, value: object) -> bool:
        """Store a value at once; say whether it is stored."""
        return self._saving.now(value)

    def take(self, option: Option) -> bool:
        """Store a suggestion, with all that it brings along; say whether it is stored."""
        if self.field.take is None:
            return self.store(option.label)
        try:
            with self._door.step(self.field.did, scope=self.field.scope) as step:
                self.field.take(step, option)
        except StoreError as error:
            self._refuse(error)
            return False
        self._told("saved")
        return True

    def tick(self, option: Option) -> bool:
        """Put an answer into the set, or take it out; say whether it is stored."""
        known = tuple(one.code for one in self.field.options)
        self.chosen = frozenset(self.chosen ^ {option.code})
        return self.store(join_set(self.chosen, known))

    def echo(self, text: str) -> str:
        """Return what a typed text is understood as; empty while it is not."""
        if self.field.echo is None or not text.strip():
            return ""
        try:
            return self.field.echo(self.field.parse(text) if self.field.parse is not None else text)
        except NotUnderstoodError:
            return ""

    def _is_as_stored(self, text: str) -> bool:
        return text == self.field.value and not self._saving.is_waiting

    def _meaning(self, text: str) -> object:
        """Return what a text means, None for an empty one. Raises NotUnderstoodError."""
        if text.strip() and self.field.parse is not None:
            return self.field.parse(text)
        if self.field.is_needed:
            raise NotUnderstoodError("needed", label=self.field.label)
        return None

    def _refuse(self, error: StoreError) -> None:
        self._said_no = True
        if isinstance(error, NotSavedError):
            self._told(error.code)
        self._problem(self._words(f"errors.{error.code}", **error.details))
