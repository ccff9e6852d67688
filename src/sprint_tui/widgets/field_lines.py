"""A field in lines: what is asked, and what stands there already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sprint_tui.widgets.field import Field, Option
from sprint_tui.widgets.ink import Line, Run, at_most, line, typed, wrapped
from sprint_tui.widgets.pointing import hint, pointed

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.domain.wording import Span


def asked(field: Field, width: int, most: int = 2) -> tuple[Line, ...]:
    """Return what is asked in so many lines: the label, and beside it what the method wants."""
    label = Run(f"{field.label}  ", "strong")
    lines = at_most(field.ask, width - label.width, most)
    first = line(label, Run(lines[0], "quiet"))
    return first, *(line(Run(" " * label.width), Run(more, "quiet")) for more in lines[1:])


def described(field: Field, width: int, height: int, words: Words) -> tuple[Line, ...]:
    """Return what is asked, then the answer as far as there is room, or an example of one."""
    question = asked(field, width)
    text, role = field.shown, ""
    if not text and field.example:
        text, role = words("strip.example", example=field.example), "quiet"
    spans = field.pointed_at(field.value)
    said = _remark(field, field.value, spans, width, words, caret=-1) if field.value else ()
    if height - len(question) - len(said) < min(len(wrapped(text, width)), 2):
        question = asked(field, width, 1)
    room = max(height - len(question) - len(said), 1)
    return *question, *pointed(text, spans, width, room, role), *said


def is_cut(field: Field, width: int, height: int) -> bool:
    """Say whether there is more of an answer than is shown below the question."""
    return len(wrapped(field.shown, width)) > height - len(asked(field, width, 1))


def below(field: Field, text: str, meant: str, width: int, caret: int, words: Words) -> tuple[Line, ...]:
    """Return the line below a text that is typed.

    What is understood, an example before anything is typed, or what to look at: at the word before the caret.
    """
    if meant:
        return (line(Run("= ", "quiet"), typed(meant, "strong")),)
    said = _remark(field, text, field.pointed_at(text), width, words, caret=caret)
    if not said and not text.strip() and field.example:
        return (line(Run(words("strip.example", example=field.example), "quiet")),)
    return said


def _remark(
    field: Field, text: str, spans: Sequence[Span], width: int, words: Words, *, caret: int
) -> tuple[Line, ...]:
    """Return the one line on what is to be looked at in a text: nothing stops anybody."""
    remark = field.remark(text) if field.remark is not None else ""
    if remark:
        return (line(Run(at_most(remark, width, 1)[0])),)
    return (hint(text, spans, words, caret),) if spans else ()


def more_of(option: Option, width: int) -> tuple[Line, ...]:
    """Return what else is known of a suggestion."""
    return tuple(line(typed(row)) for text in option.more for row in at_most(text, width, 2))
