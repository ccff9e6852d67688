"""Text in columns: how many cells of a terminal it takes, cut and filled to fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_JOINER = "\u200d"
_PICTURE = "\ufe0f"


def width(text: str) -> int:
    """Return the cells that a line takes: none for marks, two for wide letters and pictures."""
    cells = 0
    previous = ""
    for char in text:
        if (
            previous == _JOINER
            or unicodedata.combining(char)
            or unicodedata.category(char) in {"Mn", "Me", "Cf"}
        ):
            cells += char == _PICTURE and width(previous) == 1
        else:
            cells += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        previous = char
    return cells


def cut(text: str, most: int) -> str:
    """Return a line of at most so many cells, its end shown as cut."""
    if width(text) <= most:
        return text
    while text and width(text) > most - 1:
        text = text[:-1]
    return text + "…"


def aligned(rows: Sequence[Sequence[str]], most: int) -> list[str]:
    """Return rows as lines, each column as wide as its widest text, or `most` cells."""
    widths = [min(max(map(width, column)), most) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
