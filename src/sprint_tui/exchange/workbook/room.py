"""How much room a text takes in a cell: rows have no height of their own until a program sets one."""

from __future__ import annotations

import math

from sprint_tui.exchange.workbook.styles import Style

POINTS_PER_WIDTH = 5.25
"""Points of a column's unit of width, which is a digit of the standard font."""
PADDING, INDENT = 4.5, 6.75
BOLD = 1.05
LINE = 1.28
"""Height of a line in sizes of the font."""
ROOM_AROUND = 6.0
STANDARD = 15.0
"""Height of a row that says nothing."""

_LETTERS = {
    5: " ',.:;Iijl",
    6: "()-J[]`f{}",
    7: "!rt",
    8: '"/L\\csz',
    9: "?FSZgkvxy|",
    10: "#$*+0123456789<=>EKPTXY^_ae~",
    11: "BCRVbdhnopqu",
    12: "ADH",
    13: "GNOQU",
    14: "%&w",
    17: "Mm",
    18: "@W",
}
"""Widths of Calibri's letters in twentieths of its size."""
_WIDTHS = [12] * 128
for _width, _chars in _LETTERS.items():
    for _char in _chars:
        _WIDTHS[ord(_char)] = _width
_OTHER, _WIDE, _WIDE_FROM = 11, 20, 0x1100


def height(text: str, width: float, style: Style) -> float:
    """Return the points of height that a text needs in columns so wide, on the safe side."""
    count = lines(text, width, style) if style.wrap else 1
    return count * style.size * LINE + ROOM_AROUND


def lines(text: str, width: float, style: Style) -> int:
    """Return how many lines a text takes; where it wraps, about half a word of each is lost."""
    room = width * POINTS_PER_WIDTH - PADDING - INDENT * style.indent
    scale = style.size / 20 * (BOLD if style.bold else 1)
    return sum(_lines(_width_of(part) * scale, room, style.size) for part in text.split("\n"))


def _lines(needed: float, room: float, size: int) -> int:
    return 1 if needed <= room else math.ceil(needed / max(room - size, size))


def _width_of(text: str) -> int:
    if text.isascii():
        return sum([_WIDTHS[code] for code in text.encode()])
    return sum(
        [_WIDTHS[code] if code < 128 else _WIDE if code >= _WIDE_FROM else _OTHER for code in map(ord, text)]
    )
