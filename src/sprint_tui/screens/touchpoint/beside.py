"""The method beside the field under the cursor: a column in a wide window, a line below in a narrow one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sprint_tui.widgets.ink import Line, Run, line, wrapped

if TYPE_CHECKING:
    from sprint_tui.content.beside import Beside
    from sprint_tui.content.words import Words


def column(beside: Beside, words: Words, width: int) -> tuple[Line, ...]:
    """Return do, don't and the questions as the lines of a column."""
    parts = [
        list(_part(words("touchpoint.do"), beside.do, width)),
        list(_part(words("touchpoint.dont"), beside.dont, width)),
        *(list(_asked(*pair, width)) for pair in zip(beside.questions, beside.answers, strict=True)),
    ]
    return tuple(one for part in parts if part for one in (*part, ()))


def below(beside: Beside, width: int, room: int) -> tuple[Line, ...]:
    """Return as many whole tips as have room below the field."""
    found: list[Line] = []
    for text in (*beside.do, *beside.dont):
        lines = list(_tip(text, width, "quiet"))
        if len(found) + len(lines) > room:
            break
        found += lines
    return tuple(found)


def gap_keys(codes: Sequence[str], words: Words) -> Line:
    """Return the words for a gap, each with the digit that names it."""
    parts = (
        (Run(f"{at} ", "key"), Run(f"{words(f'settle.gaps.{code}')}   ")) for at, code in enumerate(codes, 1)
    )
    return tuple(run for part in parts for run in part)


def _part(heading: str, texts: tuple[str, ...], width: int) -> Iterator[Line]:
    if texts:
        yield line(Run(heading, "strong"))
    for text in texts:
        yield from _tip(text, width)


def _tip(text: str, width: int, role: str = "") -> Iterator[Line]:
    for at, one in enumerate(wrapped(text, width - 2)):
        yield line(Run("  " if at else "· ", "quiet"), Run(one, role))


def _asked(question: str, answer: str, width: int) -> Iterator[Line]:
    yield from (line(Run(one, "strong")) for one in wrapped(question, width))
    yield from (line(Run(one)) for one in wrapped(answer, width))
