"""Where a text is not the customer's language: underlined, with one quiet line that says what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sprint_tui.domain.text import shown
from sprint_tui.widgets.ink import Line, Run, at_most, line, typed

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.domain.wording import Span

POINTED = "pointed"


def hint(text: str, spans: Sequence[Span], words: Words, caret: int = -1) -> Line:
    """Return what to ask instead of the last word before the caret; without a caret, of the first one."""
    here = next((span for span in reversed(spans) if span.start <= caret), spans[0])
    word = typed(text[here.start : here.end], "strong")
    asked = words("wording.asked", question=typed(here.ask or words("wording.ask")).text)
    more = words("wording.more", n=len(spans) - 1) if len(spans) > 1 else ""
    return line(word, Run(asked, "quiet"), Run(more, "quiet"))


def pointed(text: str, spans: Sequence[Span], width: int, count: int, role: str = "") -> tuple[Line, ...]:
    """Return at most so many lines of a text, with these parts of it underlined."""
    lines = at_most(text, width, count)
    if not spans:
        return tuple(line(Run(one, role)) for one in lines)
    marks = _marks(text, spans, sum(map(len, lines)))
    return tuple(_runs(one, marks) for one in lines)


def _marks(text: str, spans: Sequence[Span], enough: int) -> Iterator[bool]:
    """Yield for each character that is no blank, as the lines have them, whether it is pointed at."""
    inside = [span for span in spans if span.start <= len(text)]
    for at, char in enumerate(text):
        while inside and inside[0].end <= at:
            inside = inside[1:]
        if char != "\n" and not shown(char).isspace():
            yield bool(inside) and inside[0].start <= at
            enough -= 1
            if not enough:
                return


def _runs(text: str, marks: Iterator[bool]) -> Line:
    flags = [None if char.isspace() else next(marks, False) for char in text]
    runs: list[Run] = []
    for at, char in enumerate(text):
        is_in = flags[at] if flags[at] is not None else all(flags[at - 1 : at + 2 : 2])
        role = POINTED if is_in else ""
        if runs and runs[-1].role == role:
            runs[-1] = Run(runs[-1].text + char, role)
        else:
            runs.append(Run(char, role))
    return tuple(runs)
