"""What of a text stands in quotation marks, of any language, closed or still being typed."""

from __future__ import annotations

import re

_DOUBLE = {
    "\u201c": '\u201d\u201c"',
    "\u201e": '\u201c\u201d"',
    "\u201f": '\u201d"',
    '"': '"\u201d',
    "\u00ab": "\u00bb",
}
"""What opens a quotation, and what closes it."""
_TURNED = {"\u00bb": "\u00ab", "\u201d": "\u201d"}
"""What opens one in some languages and closes it in most: only where something closes it."""
_SINGLE = {"\u2018": "\u2019", "\u201a": "\u2018\u2019", "'": "'"}
QUOTES = "".join(dict.fromkeys("".join((*_DOUBLE, *_DOUBLE.values(), *_TURNED, *_SINGLE, *_SINGLE.values()))))
_QUOTE = re.compile(f"[{QUOTES}]")
_APOSTROPHES = frozenset("'\u2019")


def outside(text: str) -> tuple[tuple[int, int], ...]:
    """Return the parts of a text, from and to before, that stand in no quotation marks."""
    found: list[tuple[int, int]] = []
    begin, closers = 0, ""
    last = {
        match.group(): match.start() for match in _QUOTE.finditer(text) if _may_close(text, match.start())
    }
    for match in _QUOTE.finditer(text):
        mark, at = match.group(), match.start()
        if closers:
            if mark in closers and _may_close(text, at):
                begin, closers = at + 1, ""
        elif closers := _opened(text, at, mark, last):
            found.append((begin, at))
    if not closers:
        found.append((begin, len(text)))
    return tuple(part for part in found if part[0] < part[1])


def _opened(text: str, at: int, mark: str, last: dict[str, int]) -> str:
    """Return what closes the quotation that a mark opens; empty when it opens none."""
    before = text[at - 1 : at]
    if mark in _TURNED and last.get(_TURNED[mark], -1) > at:
        return _TURNED[mark]
    if mark in _SINGLE:
        is_open = not before or not before.isalnum()
        return _SINGLE[mark] if is_open and (mark != "'" or last.get("'", -1) > at) else ""
    if mark == '"' and before.isdigit():
        return ""  # inches
    return _DOUBLE.get(mark, "")


def _may_close(text: str, at: int) -> bool:
    """Say whether a mark may close a quotation: an apostrophe within a word does not."""
    behind = text[at + 1 : at + 2]
    return text[at] not in _APOSTROPHES or not behind.isalnum()
