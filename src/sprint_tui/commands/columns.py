"""Text in columns: how many cells of a terminal it takes, cut and filled to fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

_JOINER = "\u200d"
_PICTURE = "\ufe0f"


def width(text: str) -> int:
    """Return the cells that a line takes: none for marks, two for wide letters and pictures."""
    return sum(_cells(text))


def _cells(text: str) -> Iterator[int]:
    """Yield how much wider each character makes a line."""
    previous = ""
    for char in text:
        if (
            previous == _JOINER
            or unicodedata.combining(char)
            or unicodedata.category(char) in {"Mn", "Me", "Cf"}
        ):
            yield int(char == _PICTURE and width(previous) == 1)
        else:
            yield 2 if unicodedata.east_asian_width(char) in "WF" else 1
        previous = char


def cut(text: str, most: int) -> str:
    """Return a line of at most so many cells, its end shown as cut."""
    if width(text) <= most:
        return text
    room = most - 1
    for place, cells in enumerate(_cells(text)):
        room -= cells
        if room < 0:
            return text[:place] + "…"
    return text


def aligned(rows: Sequence[Sequence[str]], most: int) -> list[str]:
    """Return rows as lines, each column as wide as its widest text, or `most` cells."""
    widths = [min(max(map(width, column)), most) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
