"""What the editor strip can ask for: a text, a date, a number, one of a set, several of a set, a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sprint_tui.domain.wording import Span
    from sprint_tui.store.step import Step

Save = Callable[["Step", Any], object]


class NotUnderstoodError(ValueError):
    """The typed text cannot be taken. `code` names the sentence that says why and what to type."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def not_typed(step: Step, value: Any) -> None:
    """Store nothing: the field is only described in the strip, and answered by a key or on a page."""


@dataclass(frozen=True)
class Option:
    """One answer to choose: its code, what the list shows, what it means.

    `more` stands below the list while the cursor is on a suggestion: each of them on lines of its own.
    """

    code: str
    label: str
    hint: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class Field:
    """One thing to fill in. What is typed or chosen reaches the store through `save`, within one visit.

    `parse` turns a typed text into the value (NotUnderstoodError: nothing is stored); without it the text
    itself is stored while it is typed. `echo` says in words what was understood. `options` are chosen from
    instead of typed; with `many`, each is ticked or not. `suggest` offers answers while typing.
    """

    key: str
    label: str
    ask: str
    save: Save
    value: str = ""
    example: str = ""
    many_lines: bool = False
    is_needed: bool = False
    did: str = "edit"
    scope: str = "work"
    """Whose undo it belongs to: `clock` for what is noted with the clock's keys."""
    parse: Callable[[str], Any] | None = None
    echo: Callable[[Any], str] | None = None
    remark: Callable[[str], str] | None = None
    """A word on a text, which is stored all the same; empty where there is nothing to say."""
    options: tuple[Option, ...] = ()
    chosen: frozenset[str] = frozenset()
    many: bool = False
    suggest: Callable[[str], Sequence[Option]] | None = None
    take: Callable[[Step, Option], object] | None = None
    """What taking a suggestion stores; without it the suggestion's label is stored as typed."""
    aside: Callable[[], str] | None = None
    """What storing it has changed beside it, in one sentence; empty for nothing."""
    other: Field | None = None
    """Asked for instead when the option `other` is chosen: an answer that is on no list."""
    check: Callable[[str], Sequence[Span]] | None = None
    """What of a typed text is not the customer's language: pointed at, never refused."""
    refusal: str = ""
    """Why it cannot be edited now, in one sentence."""

    @property
    def shown(self) -> str:
        """The answer as it stands, in words."""
        chosen = [option.label for option in self.options if option.code in self.chosen]
        return ", ".join(chosen) if self.options else self.value

    @property
    def is_figure(self) -> bool:
        """Whether people type it anew rather than add to it: a date, a number, a measure."""
        return self.parse is not None and self.echo is not None

    def pointed_at(self, text: str) -> Sequence[Span]:
        """Return what of a text is pointed at."""
        return self.check(text) if self.check is not None else ()
