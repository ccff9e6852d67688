"""Feelings as people write them, on whichever scale, and what they mean from -2 to +2. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sprint_tui.domain.headings import plain

LOW, HIGH = -2, 2
_MINUS = str.maketrans("−–‒﹣－", "-----")
_NUMBER = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{1,3})?")
_RANGE = re.compile(
    r"(?<![\w.,-])([+-]?\d{1,3})\s*(?:\.{2,3}|…|-|\bto\b|\bbis\b|\buntil\b)\s*([+-]?\d{1,3})(?![\w.,])"
)
_SIGNED_WORDS = re.compile(r"([+-]?\d{1,3})[\s:=,.()-]+(\D.*)")
_WORDS_SIGNED = re.compile(r"(\D+?)\s*\(([+-]?\d{1,3})\)")
_SIGNS = {"--": -2, "++": 2}


class Scale(NamedTuple):
    """The lowest and the highest number of a scale."""

    low: int
    high: int

    @property
    def steps(self) -> int:
        """How many whole numbers it has."""
        return self.high - self.low + 1

    @property
    def is_ours(self) -> bool:
        """Say whether it is the method's own."""
        return (self.low, self.high) == (LOW, HIGH)

    @property
    def may_be_shifted(self) -> bool:
        """Say whether its numbers share themselves out evenly over our five."""
        return self.steps in {5, 10}


OURS = Scale(LOW, HIGH)


class Feeling(NamedTuple):
    """What was understood: `value` is None where it has to be asked back, and `why` then says so.

    Reasons: `between` (no whole step), `outside` (of the scale), `scale` (unknown), `unclear`.
    """

    value: int | None
    why: str = ""


def number(text: str) -> float | None:
    """Return a plain number, with a point or a comma; None for anything else."""
    text = text.strip().translate(_MINUS)
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def stated(heading: str) -> Scale | None:
    """Return the scale that a heading names, as in `Mood 1-5` or `(-2..2)`."""
    for found in _RANGE.finditer(heading.translate(_MINUS)):
        scale = Scale(int(found[1]), int(found[2]))
        if scale.steps > 2:
            return scale
    return None


def found(texts: Iterable[str]) -> Scale | None:
    """Return the scale that the numbers of a column can only be on; None where they leave it open."""
    given = [text.strip().translate(_MINUS) for text in texts]
    numbers = [(text, value) for text in given if (value := number(text)) is not None]
    if not numbers:
        return OURS
    low, high = min(value for _, value in numbers), max(value for _, value in numbers)
    if low < 1 or any(text.startswith("+") for text, _ in numbers):
        return OURS if low >= LOW and high <= HIGH else None
    return Scale(1, 5) if HIGH < high <= 5 else None


def understood(text: str, scale: Scale | None, words: Mapping[str, int]) -> Feeling:
    """Return what a cell says. `words` are the plain words for our five numbers."""
    typed = text.strip().translate(_MINUS)
    if typed in _SIGNS:
        return Feeling(_SIGNS[typed])
    if (value := number(typed)) is not None:
        return _of_number(value, scale)
    if plain(typed) in words:
        return Feeling(words[plain(typed)])
    said, meant = _said_twice(typed)
    if plain(said) in words and words[plain(said)] in {meant, _of_number(meant, scale).value}:
        return Feeling(words[plain(said)])
    return Feeling(None, "unclear")


def _said_twice(typed: str) -> tuple[str, int]:
    """Return the words and the number of `Very good (+2)` and of `-1: bad`; no words for anything else."""
    if both := _WORDS_SIGNED.fullmatch(typed):
        return both[1], int(both[2])
    if both := _SIGNED_WORDS.fullmatch(typed):
        return both[2], int(both[1])
    return "", 0


def _of_number(value: float, scale: Scale | None) -> Feeling:
    if scale is None or not (scale.is_ours or scale.may_be_shifted):
        return Feeling(None, "scale")
    if not scale.low <= value <= scale.high:
        return Feeling(None, "outside")
    if value != int(value):
        return Feeling(None, "between")
    return Feeling((int(value) - scale.low) * 5 // scale.steps + LOW)
