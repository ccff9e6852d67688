"""A person's sentence in letters of three rows, where a font has every one of them and the room is there."""

from __future__ import annotations

from rich.cells import cell_len

from sprint_tui.widgets.digits import banner
from sprint_tui.widgets.ink import wrapped

ROWS = 3
"""Rows of a letter."""


def in_letters(text: str, width: int, most: int) -> tuple[str, ...]:
    """Return the rows of a text in large letters, broken between words; none where it does not fit.

    The font leaves out what it has no shape for, without a word: then nothing is returned, and the plain
    text has to do.
    """
    if not text or most < ROWS or not all(_has_shape(char) for char in text):
        return ()
    lines = _balanced(text, max(width // cell_len(banner("M")[0]), 1))
    if len(lines) * ROWS > most:
        return ()
    drawn = [banner(one)[:ROWS] for one in lines]
    wide = [max(cell_len(row.rstrip()) for row in rows) for rows in drawn]
    if max(wide) > width or any(len(rows) < ROWS for rows in drawn):
        return ()
    return tuple(row.rstrip().ljust(cells) for rows, cells in zip(drawn, wide, strict=True) for row in rows)


def _balanced(text: str, most: int) -> list[str]:
    """Return as few lines as there can be, none much longer than the others."""
    lines = wrapped(text, most)
    while most > 1 and len(wrapped(text, most - 1)) == len(lines):
        most -= 1
    return wrapped(text, most)


def _has_shape(char: str) -> bool:
    return char == " " or (char.isascii() and any(row.strip() for row in banner(char)))
