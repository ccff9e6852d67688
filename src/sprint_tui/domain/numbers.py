"""Numbers as people type and read them: KPI values without false precision."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[+-]?\d{1,12}(?:[.,]\d{1,6})?")


class NotANumberError(ValueError):
    """The text is no plain number."""


def parse_number(text: str) -> float:
    """Return the number typed as `41`, `4.1` or `4,1`. Raises NotANumberError."""
    typed = text.replace(" ", "").replace("\u00a0", "")
    if not _NUMBER.fullmatch(typed):
        raise NotANumberError(text)
    return float(typed.replace(",", "."))


def shown_number(value: float) -> str:
    """Return `41`, `4.1`, `0.42`: no trailing zeros, no exponent."""
    return f"{round(value, 6) + 0.0:.6f}".rstrip("0").rstrip(".") or "0"
