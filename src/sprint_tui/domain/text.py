"""What a person typed, as it may reach the store, the screen, a cell and a file name.

The only module that decides it. Text is kept as typed; what a terminal, a workbook or a file system
would obey is shown by a sign instead.
"""

from __future__ import annotations

import re
import unicodedata

CELL_LIMIT = 32_767
"""Characters that a workbook cell holds."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_CELL_DROPS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CELL_ESCAPE = re.compile("_(?=x[0-9a-fA-F]{4}_)")
_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
JOINER = "\u200d"
"""Stands between two pictures that are one."""
_KEYCAP = "\ufe0f"
_JOINED = re.compile("\u200d[^\\s\\w]|[\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")
_SIGN = "\ufffd"
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
_NAME_BYTES = 100


def stored(text: str) -> str:
    """Return the text as the store keeps it: no NUL, no half character, lines parted by LF."""
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub(_SIGN, text)


def is_typed(char: str) -> bool:
    """Say whether a key types this: all but what a terminal sends for keys that stand for no character."""
    return not any(unicodedata.category(one) == "Cc" for one in char)


def shown(text: str) -> str:
    """Return one line for the screen: each character that a terminal would obey is a visible sign."""
    return _UNSHOWN.sub(_sign_for, text)


def shown_lines(text: str) -> list[str]:
    """Return the lines of a text for the screen, at least one."""
    return [shown(line) for line in stored(text).split("\n")]


def one_line(text: str) -> str:
    """Return a text for a place that has one line: the breaks within are shown as a sign."""
    return shown(" \u21b5 ".join(stored(text).strip("\n").split("\n")))


def in_column(text: str) -> str:
    """Return a text that all terminals find as wide: what stands beside it must not be pushed aside.

    They differ in pictures made of several: of those there is the first one, untinted, without a frame.
    """
    return text if text.isascii() else _JOINED.sub("", text)


def in_cell(text: str) -> str:
    """Return the text for a workbook cell: writable, uncut in silence, never an escape of the format."""
    text = _CELL_DROPS.sub(_SIGN, stored(text))
    text = _CELL_ESCAPE.sub("_x005F_", text)
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "\u2026"


def file_name(text: str, fallback: str) -> str:
    """Return a file name without folder or ending that every platform takes, else `fallback`."""
    text = unicodedata.normalize("NFC", stored(text))
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in text)
    name = "-".join(kept.split()).strip("-_")
    while len(name.encode()) > _NAME_BYTES:
        name = name[:-1].strip("-_")
    return fallback if not name or name.casefold() in _RESERVED else name


def words(text: str) -> int:
    """Count the words of a text as a reader would: runs that hold a letter or a digit."""
    return sum(any(c.isalnum() for c in run) for run in text.split())


def _sign_for(match: re.Match[str]) -> str:
    char, text, at = match.group(), match.string, match.start()
    if char == JOINER and _is_joined(text, at):
        return char
    if char < " ":
        return chr(0x2400 + ord(char))
    return "\u2421" if char == "\x7f" else _SIGN


def _is_joined(text: str, at: int) -> bool:
    """Say whether the zero-width joiner at `at` stands between two pictures."""
    before = text[:at].rstrip(_KEYCAP)[-1:]
    after = text[at + 1 : at + 2]
    return _is_picture(before) and _is_picture(after)


def _is_picture(char: str) -> bool:
    return bool(char) and unicodedata.category(char) in {"So", "Sk"}
