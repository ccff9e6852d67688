"""The digits of the clock, shaped by pyfiglet: three rows in a head, on a wall as many as fit."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyfiglet import Figlet

SMALL, LARGE, HUGE = "pagga", "mono12", "bigmono12"
HALVES = {SMALL: 6, LARGE: 12, HUGE: 24}
"""Half cells from the top of a digit to its foot, in each font."""
SIZES = ((SMALL, 1), (LARGE, 1), (LARGE, 2), (LARGE, 3), (LARGE, 4), (HUGE, 1), (HUGE, 2))
"""The fonts, and how many times each is enlarged: the largest fills half of 190 x 50."""
ANY_DIGIT = re.compile("[0-9]")

_BETTER = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
    "Q": ("▄▀▄", "█ █", " ▀▄"),
    "q": ("▄▀▄", "█ █", " ▀▄"),
    ":": (" ", "▀", "▀"),
    "+": ("   ", "▄█▄", " ▀ "),
}
"""Shapes of the small font that pyfiglet draws with a stroke or a gap."""
_CELLS = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
"""A cell by what its upper and its lower half hold."""


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
    width = max(len(row) for row in kept)
    return _narrow([row.ljust(width) for row in kept]) if char == ":" else tuple(r.ljust(width) for r in kept)


def _narrow(rows: list[str]) -> tuple[str, ...]:
    """Return a glyph with one blank cell at each side: a colon needs no room of a digit."""
    inked = [at for row in rows for at, cell in enumerate(row) if cell != " "]
    return tuple(f" {row[min(inked) : max(inked) + 1]} " for row in rows)


@cache
def digits(text: str, font: str = SMALL) -> tuple[str, ...]:
    """Return `12:41` in large digits, row by row, all rows of one length."""
    glyphs = [_glyph(char, font) for char in text]
    gap = " " if font == SMALL else ""
    return tuple(gap.join(glyph[row] for glyph in glyphs) for row in range(len(glyphs[0])))


@lru_cache(maxsize=16)
def fitting(text: str, width: int, height: int) -> tuple[str, ...]:
    """Return `12:41` in the largest digits that fit so many cells; the smallest where none do."""
    font, times = _largest(ANY_DIGIT.sub("0", text), width, height)
    glyphs = [_enlarged_glyph(char, font, times) for char in _spaced(text, font)]
    return tuple("".join(row) for row in zip(*glyphs, strict=True))


@lru_cache(maxsize=16)
def _largest(text: str, width: int, height: int) -> tuple[str, int]:
    """Return the font and how often it is enlarged: the same with each second, all digits are one width."""
    areas = {
        (font, times): cells * HALVES[font] * times * times
        for font, times in SIZES
        if (cells := len(digits(text, font)[0])) * times <= width and HALVES[font] * times <= 2 * height
    }
    return max(areas, key=lambda size: areas[size], default=SIZES[0])


def _spaced(text: str, font: str) -> str:
    """Return a text with the gaps that a font wants between its characters."""
    return " ".join(text) if font == SMALL else text


@cache
def _enlarged_glyph(char: str, font: str, times: int) -> tuple[str, ...]:
    """Return one character enlarged: a second that passes changes one or two of them."""
    rows = (" ",) * len(_glyph("0", font)) if char == " " else _glyph(char, font)
    return _enlarged(_pixels(rows)[_top(font) :][: HALVES[font]], times)


@cache
def _top(font: str) -> int:
    """Return the first row of pixels in which a digit holds something."""
    drawn = [_pixels(_glyph(digit, font)) for digit in "0123456789"]
    return next(at for at in range(len(drawn[0])) if any(any(pixels[at]) for pixels in drawn))


def _pixels(rows: tuple[str, ...]) -> list[list[bool]]:
    """Return a drawing in halves of cells."""
    return [[cell in ink for cell in row] for row in rows for ink in ("▀█", "▄█")]


def _enlarged(pixels: list[list[bool]], times: int) -> tuple[str, ...]:
    """Return a drawing so many times as wide and as high, two rows of pixels to one of cells."""
    wide = [[pixel for pixel in row for _ in range(times)] for row in pixels for _ in range(times)]
    return tuple(
        "".join(_CELLS[above, below] for above, below in zip(*pair, strict=True))
        for pair in zip(wide[::2], wide[1::2], strict=True)
    )


def enlarged(rows: tuple[str, ...], times: int) -> tuple[str, ...]:
    """Return a drawing so many times as wide and as high."""
    return _enlarged(_pixels(rows), times)


@cache
def banner(word: str) -> tuple[str, ...]:
    """Return a word of ours in letters of three rows: decoration, it is said in plain text too."""
    return tuple("".join(rows) for rows in zip(*map(_letter, word), strict=True))


@cache
def _letter(char: str) -> tuple[str, ...]:
    """Return the rows of a letter as wide as it is, with a gap before it."""
    if char in _BETTER:
        return tuple(f" {row}" for row in _BETTER[char])
    return tuple(row.replace("░", " ") for row in _figlet(SMALL).renderText(char).splitlines())


def clock_text(seconds: int) -> str:
    """Return `12:41`, or `+00:50` for overtime (seconds below zero)."""
    sign, seconds = ("+", -seconds) if seconds < 0 else ("", seconds)
    minutes, seconds = divmod(seconds, 60)
    return f"{sign}{minutes:02d}:{seconds:02d}"


def lasting(seconds: int) -> str:
    """Return a length of time within a sentence: `3:20`, or `5:12:00` with hours."""
    minutes, seconds = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
