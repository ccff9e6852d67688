"""Answers to choose from: by digit or letter, by arrows and enter, or ticked one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from sprint_tui.widgets.field import Option
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.row import GUTTER, Cell, Column, Row
from sprint_tui.widgets.rows import Rows

_DIGITS = "123456789"
_LETTERS = "abcdefgh"
"""The keys of the tenth answer and those behind it, in a list that long."""
ANSWER_KEYS = _DIGITS + _LETTERS
_LEAD = 4


class Options(Rows):
    """A list of answers. With `many`, a digit or space ticks; else a digit or enter takes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "take"),
        Binding("space", "tick", "tick"),
        *(
            Binding(digit, f"digit({digit})", "take_digit", show=digit == "1", key_display="1-9")
            for digit in _DIGITS
        ),
        *(
            Binding(letter, f"digit({number})", "take_digit", show=False)
            for number, letter in enumerate(_LETTERS, len(_DIGITS) + 1)
        ),
        Binding("escape", "leave(0)", "back", key_display="esc"),
        Binding("tab", "leave(1)", "next_field", show=False),
        Binding("shift+tab", "leave(-1)", "previous_field", show=False),
    ]

    @dataclass
    class Taken(Message):
        """An answer was taken, or ticked."""

        option: Option

    @dataclass
    class Leaving(Message):
        """The person is done; `direction` says where to: 0 stays, 1 next, -1 before."""

        direction: int

    def __init__(self) -> None:
        super().__init__((Column("label", weight=2), Column("hint", weight=5)), lead=_LEAD)
        self._options: Sequence[Option] = ()
        self._many = False
        self._has_keys = True

    def offer(
        self, options: Sequence[Option], chosen: frozenset[str], *, many: bool, digits: bool = True
    ) -> None:
        """Show these answers; those chosen carry a tick, and the cursor stands on the first of them."""
        self._options = options
        self._many = many
        self._has_keys = digits
        self._name_keys()
        widest = max((typed(option.label).width for option in options), default=1)
        columns = (Column("label", width=min(widest, max(self.screen.size.width // 2, 12))), Column("hint"))
        self._columns = columns
        self.tick(chosen)
        on = next((option.code for option in options if option.code in chosen), "")
        if not self.select(f"option-{on}"):
            self.action_edge(-1)
        self.refresh_bindings()

    def tick(self, chosen: frozenset[str]) -> None:
        """Show which answers are chosen; the cursor stays where it stands."""
        self.show([_row(i, one, chosen, digits=self._has_keys) for i, one in enumerate(self._options)])

    def _name_keys(self) -> None:
        """Say in the key bar which letters take an answer, beside the digits."""
        letters = ANSWER_KEYS[len(_DIGITS) : len(self._options)]
        shown = f"1-9 a-{letters[-1]}" if len(letters) > 1 else " ".join(("1-9", *letters))
        bindings = self._bindings.key_to_bindings
        bindings["1"] = [replace(one, key_display=shown) for one in bindings["1"]]

    @property
    def under_cursor(self) -> Option | None:
        """The answer under the cursor."""
        return self._options[self.cursor] if 0 <= self.cursor < len(self._options) else None

    @property
    def whole_hint(self) -> str:
        """What the answer under the cursor means; empty while every answer's line has room for that."""
        label, _ = self._columns
        room = self.scrollable_content_region.width - _LEAD - label.width - GUTTER - 1
        cut = any(typed(option.hint).width > room for option in self._options)
        return self.under_cursor.hint if cut and self.under_cursor is not None else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ticks are for sets, letters for lists that are longer than the digits."""
        if action == "tick":
            return self._many
        if action == "digit" and parameters > (len(_DIGITS),):
            return self._has_keys and parameters <= (len(self._options),)
        return super().check_action(action, parameters)

    def action_take(self) -> None:
        if self._many:
            self.post_message(self.Leaving(0))
        elif self.under_cursor is not None:
            self.post_message(self.Taken(self.under_cursor))

    def action_tick(self) -> None:
        if self.under_cursor is not None:
            self.post_message(self.Taken(self.under_cursor))

    def action_digit(self, digit: int) -> None:
        if digit <= len(self._options):
            self.post_message(self.Taken(self._options[digit - 1]))

    def action_leave(self, direction: int) -> None:
        self.post_message(self.Leaving(direction))


def _row(index: int, option: Option, chosen: frozenset[str], *, digits: bool) -> Row:
    digit = ANSWER_KEYS[index : index + 1] if digits else " "
    sign = Run("✓ ", "done") if option.code in chosen else Run("  ")
    cells = (Cell(typed(option.label).text, "strong"), Cell(typed(option.hint).text, "quiet"))
    return Row(f"option-{option.code}", cells, lead=(sign, Run(digit or " ", "key")))
