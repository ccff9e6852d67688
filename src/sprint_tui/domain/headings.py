"""How a heading or a short answer of somebody else's sheet is compared with the names we know."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_DIGITS = re.compile(r"\b\d+\b")


def evened(text: str) -> str:
    """Return a text with its white space evened out, to be compared word for word."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """Return small letters and digits parted by single spaces; signs and invisible characters are gone."""
    text = unicodedata.normalize("NFKC", text)
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf").casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in seen).split())


def readings(heading: str, fillers: Collection[str]) -> tuple[str, ...]:
    """Return what a heading may be looked up as, the fullest first."""
    bare = plain(_BRACKETS.sub(" ", heading))
    unnumbered = plain(_DIGITS.sub(" ", bare))
    short = " ".join(word for word in unnumbered.split() if word not in fillers)
    found = (plain(heading), bare, unnumbered, short)
    return tuple(dict.fromkeys(one for one in found if one))
