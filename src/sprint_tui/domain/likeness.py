"""How alike two short texts are: names that people gave the same thing, however they wrote them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

_BREAKS = re.compile(r"[^\w]+")
_QUOTES = dict.fromkeys(map(ord, "\"'`´“”„‟‘’‚‛«»‹›"))
_ENDINGS = ("ing", "es", "s")
_STEM = 4
"""Letters that a word keeps at least when its ending goes."""


@lru_cache(maxsize=8192)
def even(text: str) -> str:
    """Return a name as it counts when two people mean the same: its words in small letters, and no signs."""
    return " ".join(
        _BREAKS.sub(" ", unicodedata.normalize("NFKC", text).casefold().replace("_", " ")).split()
    )


@lru_cache(maxsize=8192)
def as_said(text: str) -> str:
    """Return a text as it counts when two write the same: case, blanks and quotes make no difference."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES)
    return " ".join(plain.split()).removesuffix(".") or text.strip()


class Synonyms:
    """Words that mean the same here, and those that mean nothing in a name."""

    def __init__(self, groups: Mapping[str, str] | None = None, empty: str = "") -> None:
        """Take groups of words parted by blanks, each under a name of its own, and the empty words."""
        self._empty = frozenset(even(empty).split())
        listed = (groups or {}).items()
        self._means = {_stem(word): name for name, members in listed for word in even(members).split()}

    def tokens(self, name: str) -> frozenset[str]:
        """Return what a name is made of; one of empty words only is made of all of them."""
        return _tokens(self, even(name))

    def split(self, text: str) -> frozenset[str]:
        """Return the tokens of a text that is even already."""
        words = text.split()
        kept = [word for word in words if word not in self._empty] or words
        return frozenset(self._means.get(_stem(word), _stem(word)) for word in kept)


@lru_cache(maxsize=4096)
def _tokens(synonyms: Synonyms, text: str) -> frozenset[str]:
    return synonyms.split(text)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much two names share, from 0 to 1; two that are numbered otherwise share nothing."""
    shared = len(one & other)
    if not shared:
        return 0.0
    numbers, others = _numbers(one), _numbers(other)
    if numbers and others and numbers != others:
        return 0.0
    return 2 * shared / (len(one) + len(other))


@lru_cache(maxsize=8192)
def _numbers(name: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in name if word.isdigit())


def is_within(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether one name is the other with words left out."""
    return bool(one and other) and (one <= other or other <= one)


def most_said(texts: Iterable[str]) -> str:
    """Return the spelling that most gave, the first one where several lead; blanks are evened."""
    counts: dict[str, int] = {}
    for text in texts:
        plain = " ".join(text.split())
        if plain:
            counts[plain] = counts.get(plain, 0) + 1
    return max(counts, key=lambda text: counts[text], default="")
