"""Numbers as people type and read them: KPI values without false precision, and their units."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WHOLE = r"\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,3}|\d{1,12}"
_NUMBER = re.compile(rf"[+-]?(?:{_WHOLE})(?:[.,]\d{{1,6}})?")
_AMBIGUOUS = re.compile(r"([+-]?[1-9]\d{0,2})[.,](\d{3})")
"""A comma or a point before exactly three digits parts thousands for some, decimals for others."""
_QUANTITY = re.compile(
    r"(?P<currency>[$¢-¥₠-⃀]?)\s*"
    rf"(?P<number>[+-]?(?:{_WHOLE})(?:[.,]\d+)?)"
    r"\s*(?P<unit>(?:[^\s\d.,].*)?)"
)


class NotANumberError(ValueError):
    """The text is no plain number."""


class AmbiguousNumberError(NotANumberError):
    """The text means a thousand times more to some than to others; `readings` can be typed instead."""

    def __init__(self, text: str, readings: tuple[str, str]) -> None:
        super().__init__(text)
        self.text = text
        self.readings = readings


@dataclass(frozen=True)
class Quantity:
    """A number and its unit, empty for none."""

    number: float
    unit: str = ""


def parse_number(text: str) -> float:
    """Return the number typed as `41`, `4.1`, `4,1` or `1 200`.

    Raises NotANumberError, for `1,200` the AmbiguousNumberError.
    """
    typed = text.strip()
    if parted := _AMBIGUOUS.fullmatch(typed):
        readings = f"{parted[1]}{parted[2]}", typed_number(float(f"{parted[1]}.{parted[2]}"))
        raise AmbiguousNumberError(typed, readings)
    if not _NUMBER.fullmatch(typed):
        raise NotANumberError(text)
    return float("".join(typed.split()).replace(",", "."))


def parse_quantity(text: str) -> Quantity:
    """Return what `48 h`, `€12` or `5 per 1,000` means. Raises NotANumberError, AmbiguousNumberError.

    A unit begins with no digit: the `50` of `1 50 customers` is no part of one.
    """
    found = _QUANTITY.fullmatch(text.strip())
    if found is None:
        raise NotANumberError(text)
    unit = " ".join(part for part in (found["currency"], found["unit"]) if part)
    return Quantity(parse_number(found["number"]), unit)


def is_one_unit(one: str, other: str) -> bool:
    """Say whether two units are the same, also where one of them counts many: `day` and `days`."""
    one, other = one.casefold(), other.casefold()
    return one == other or (bool(one and other) and one.removesuffix("s") == other.removesuffix("s"))


def shown_number(value: float) -> str:
    """Return `41`, `4.1`, `0.42`: no trailing zeros, no exponent."""
    return f"{round(value, 6) + 0.0:.6f}".rstrip("0").rstrip(".") or "0"


def typed_number(value: float) -> str:
    """Return a number as it can be typed again: `1.2340` where `1.234` might be read as thousands."""
    shown = shown_number(value)
    return f"{shown}0" if _AMBIGUOUS.fullmatch(shown) else shown
