"""The digits of the clock, shaped by pyfiglet: three rows in a head, seven on the agenda, more on a wall."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyfiglet import Figlet

SMALL, LARGE, HUGE = "pagga", "mono12", "bigmono12"

_BETTER = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
    ":": (" ", "▀", "▀"),
    "+": ("   ", "▄█▄", " ▀ "),
}
"""Shapes of the small font that pyfiglet draws with a stroke or a gap."""


@cache
def _figlet(font: str) -> Figlet:
    """Return a font of pyfiglet: reading a large one takes a third of a second, so once only."""
    from pyfiglet import Figlet  # noqa: PLC0415 - slow to import: a running clock needs it, or an empty home

    return Figlet(font=font, width=200)


@cache
def _glyph(char: str, font: str) -> tuple[str, ...]:
    """Return the rows of one character, without the font's shade and empty rows."""
    if font == SMALL and char in _BETTER:
        return _BETTER[char]
    # Decoration only: where pyfiglet has no shape for a character, nothing stands there.
    rows = _figlet(font).renderText(char).replace("░", " ").rstrip("\n").split("\n")
    if font == SMALL:
        return tuple(row[1:4].ljust(3) for row in rows[:3])
    top, height = {LARGE: (1, 7), HUGE: (3, 12)}[font]
    kept = [row.replace("▒", "█").replace("▓", "█") for row in rows[top : top + height]]
    return tuple(row.ljust(max(len(r) for r in kept)) for row in kept)


@cache
def digits(text: str, font: str = SMALL) -> tuple[str, ...]:
    """Return `12:41` in large digits, row by row, all rows of one length."""
    glyphs = [_glyph(char, font) for char in text]
    gap = " " if font == SMALL else ""
    return tuple(gap.join(glyph[row] for glyph in glyphs) for row in range(len(glyphs[0])))


@cache
def banner(word: str) -> tuple[str, ...]:
    """Return a word of ours in letters of three rows: decoration, it is said in plain text too."""
    return tuple(row.replace("░", " ") for row in _figlet(SMALL).renderText(word).splitlines())


def clock_text(seconds: int) -> str:
    """Return `12:41`, or `+0:50` for overtime (seconds below zero); hours only when there are some."""
    sign, seconds = ("+", -seconds) if seconds < 0 else ("", seconds)
    minutes, seconds = divmod(seconds, 60)
    return f"{sign}{minutes:02d}:{seconds:02d}"
