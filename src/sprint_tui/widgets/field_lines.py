"""A field in lines: what is asked, and what stands there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.widgets.field import Field
from sprint_tui.widgets.ink import Line, Run, at_most, line

if TYPE_CHECKING:
    from sprint_tui.content.words import Words


def asked(field: Field, width: int) -> tuple[Line, ...]:
    """Return what is asked: the label, and beside it what the method wants."""
    label = Run(f"{field.label}  ", "strong")
    lines = at_most(field.ask, width - label.width, 2)
    first = line(label, Run(lines[0], "quiet"))
    return first, *(line(Run(" " * label.width), Run(more, "quiet")) for more in lines[1:])


def described(field: Field, width: int, height: int, words: Words) -> tuple[Line, ...]:
    """Return what is asked, then the answer as far as there is room, or an example of one."""
    question = asked(field, width)
    text, role = field.shown, ""
    if not text and field.example:
        text, role = words("strip.example", example=field.example), "quiet"
    remark = field.remark(field.value) if field.remark is not None and field.value else ""
    said = (line(Run(at_most(remark, width, 1)[0])),) if remark else ()
    room = max(height - len(question) - len(said), 1)
    return *question, *(line(Run(one, role)) for one in at_most(text, width, room)), *said
