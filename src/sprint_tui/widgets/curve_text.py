"""Text below a curve: names in whole words, cells in the middle of their column, a legend in few lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sprint_tui.widgets.ink import Line, Run, cut, padded, width_of

_PARTS = re.compile(r"\S+?(?:-(?=\w)| )")
"""A word with the blank behind it, or a part of it that ends with a hyphen."""


def centred(runs: Line, step: int) -> Line:
    """Return a cell of the table, in the middle of its column behind the cell that parts it from the last."""
    before = 1 + (step - 1 - width_of(runs)) // 2
    return padded((Run(" " * max(before, 1)), *runs), step)


def by_words(text: str, width: int, most: int) -> list[str]:
    """Return a name in lines of whole words, or parts of one that has hyphens.

    What is too long for a line, and what is left over, ends with … .
    """
    lines: list[str] = []
    parts = [part for word in text.split() for part in _PARTS.findall(f"{word} ")]
    for at, part in enumerate(parts):
        joined = lines[-1] + part if lines else part
        if lines and width_of([Run(joined.rstrip())]) <= width:
            lines[-1] = joined
        elif len(lines) == most:
            lines[-1] = cut(lines[-1] + "".join(parts[at:]), width)
            break
        else:
            lines.append(part if width_of([Run(part.rstrip())]) <= width else cut(part, width) + " ")
    return [line.rstrip() for line in lines] or [""]


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
        names = [by_words(one.text, tiers * step - 1, lines) for one in mine]
        for row in range(lines):
            runs: list[Run] = []
            for label, name in zip(mine, names, strict=True):
                if row < len(name):
                    runs += _under(label, name[row], width_of(runs), width)
            found.append(tuple(runs))
    return found


def _under(label: Label, text: str, taken: int, width: int) -> Line:
    """Return a text under its point behind the cells that are taken; at an edge, as near as it can be."""
    room = width_of([Run(text)])
    start = max(min(label.middle - (room - 1) // 2, width - room), taken + 1 if taken else 0)
    return Run(" " * (start - taken)), Run(cut(text, width - start), label.role)


def in_lines(items: Sequence[Line], width: int) -> list[Line]:
    """Return the items of a legend in as few lines as hold them."""
    lines: list[list[Run]] = []
    for item in items:
        if lines and width_of(lines[-1]) + 3 + width_of(item) <= width:
            lines[-1] += [Run("   "), *item]
        else:
            lines.append(list(item))
    return [tuple(one) for one in lines]
