"""Text below a curve: names in whole words, cells in the middle of their column, a legend in few lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sprint_tui.widgets.ink import Line, Run, cut, padded, width_of


def centred(runs: Line, step: int) -> Line:
    """Return a cell of the table, in the middle of its column behind the cell that parts it from the last."""
    before = 1 + (step - 1 - width_of(runs)) // 2
    return padded((Run(" " * max(before, 1)), *runs), step)


def by_words(text: str, width: int, most: int) -> list[str]:
    """Return a name in lines of whole words; one too long for a line, and what is left over, ends with … ."""
    lines: list[str] = []
    words = text.split()
    for at, word in enumerate(words):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of([Run(joined)]) <= width:
            lines[-1] = joined
        elif len(lines) == most:
            rest = " ".join(words[at:])
            lines[-1] = cut(f"{lines[-1]} {rest}", width)
            break
        else:
            lines.append(cut(word, width))
    return lines or [""]


class Label(NamedTuple):
    """A name, the cell that it stands under, and its role."""

    text: str
    middle: int
    role: str


def alternating(labels: Sequence[Label], step: int, tiers: int, lines: int, width: int) -> list[Line]:
    """Return names below their points, on so many tiers in turn: each has the more room for it.

    `step` is the cells between two points; none reaches out of the window.
    """
    found = []
    for tier in range(tiers):
        mine = labels[tier::tiers]
        rooms = [min(tiers * step - 1, 2 * min(one.middle, width - 1 - one.middle) + 1) for one in mine]
        names = [by_words(one.text, room, lines) for one, room in zip(mine, rooms, strict=True)]
        for row in range(lines):
            runs: list[Run] = []
            for label, name in zip(mine, names, strict=True):
                text = Run(name[row] if row < len(name) else "", label.role)
                start = label.middle - (text.width - 1) // 2
                runs += [Run(" " * (start - width_of(runs))), text]
            found.append(tuple(runs))
    return found


def in_lines(items: Sequence[Line], width: int) -> list[Line]:
    """Return the items of a legend in as few lines as hold them."""
    lines: list[list[Run]] = []
    for item in items:
        if lines and width_of(lines[-1]) + 3 + width_of(item) <= width:
            lines[-1] += [Run("   "), *item]
        else:
            lines.append(list(item))
    return [tuple(one) for one in lines]
