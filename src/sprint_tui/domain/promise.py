"""The promise in its phrases, so that each touchpoint can say which of them it carries."""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST = 8
"""Phrases that are offered: one digit each, with the whole."""
_MARKS = re.compile(r"[.;:,!?\u2013\u2014\n]+(?:\s+|$)")


def phrases(promise: str, joins: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the phrases of a promise in its own words, the whole last where it has several.

    It is parted at signs of punctuation, and before the words that join phrases (`joins`).
    """
    whole = " ".join(promise.split())
    parts = [part.strip() for mark in _MARKS.split(whole) for part in _parted(mark, joins)]
    found = tuple(dict.fromkeys(part for part in parts if any(char.isalnum() for char in part)))
    if len(found) < 2:
        return (whole,) if found else ()
    return (*found[: MOST - 1], whole)


def _parted(text: str, joins: Sequence[str]) -> list[str]:
    if not joins:
        return [text]
    words = "|".join(re.escape(join) for join in joins)
    return re.split(rf"\s+(?:{words})\s+", text, flags=re.IGNORECASE)
