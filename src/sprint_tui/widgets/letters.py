"""A person's sentence in large letters, where a font has every one of them and the room is there."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len

from sprint_tui.widgets.digits import banner, enlarged
from sprint_tui.widgets.ink import wrapped

ROWS = 3
"""Rows of a letter."""
TIMES = 3
"""How many times a letter is enlarged at most."""


def in_letters(text: str, width: int, most: int, times: int = 1) -> tuple[str, ...]:
    """Return the rows of a text in large letters, broken between words; none where it does not fit.

    `times` enlarges each letter of three rows. The font leaves out what it has no shape for, without a word:
    then nothing is returned, and the plain text has to do.
    """
    if not text or most < ROWS * times or not all(_has_shape(char) for char in text):
        return ()
    lines = _balanced(text, max(width // (cell_len(banner("M")[0]) * times), 1))
    if len(lines) * ROWS * times > most:
        return ()
    drawn = [_drawn(one, times) for one in lines]
    wide = [max(cell_len(row.rstrip()) for row in rows) for rows in drawn]
    if max(wide) > width or any(len(rows) < ROWS * times for rows in drawn):
        return ()
    return tuple(row.rstrip().ljust(cells) for rows, cells in zip(drawn, wide, strict=True) for row in rows)


@lru_cache(maxsize=64)
def largest(text: str, width: int, most: int, times: int = TIMES) -> tuple[str, ...]:
    """Return the rows of a text in the largest letters that fit, enlarged at most so many times; or none."""
    found = (in_letters(text, width, most, size) for size in range(times, 0, -1))
    return next((rows for rows in found if rows), ())


def _drawn(one: str, times: int) -> tuple[str, ...]:
    """Return the rows of one line."""
    rows = banner(one)[:ROWS]
    return rows if times == 1 else enlarged(rows, times)


def _balanced(text: str, most: int) -> list[str]:
    """Return as few lines as there can be, none much longer than the others."""
    lines = wrapped(text, most)
    while most > 1 and len(wrapped(text, most - 1)) == len(lines):
        most -= 1
    return wrapped(text, most)


def _has_shape(char: str) -> bool:
    return char == " " or (char.isascii() and any(row.strip() for row in banner(char)))
