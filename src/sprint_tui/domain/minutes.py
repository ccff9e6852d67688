"""Minutes as people type them: whole ones in a plan, and seconds beside them while the clock runs."""

from __future__ import annotations

import re

_TYPED = re.compile(
    r"([+-]?\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+|[+-]?\d+)\s*(?:m|min|mins|minutes?|')?", re.IGNORECASE
)
_LENGTH = re.compile(r"(\d{1,4}):([0-5]\d)")
MOST_DIGITS = 6
"""More of them mean no number of minutes, only a stuck key."""


class NotMinutesError(ValueError):
    """The text is no number of minutes."""


def parse_minutes(text: str) -> int:
    """Return the whole minutes of `15`, `15 min` or `10,000`. Raises NotMinutesError."""
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        raise NotMinutesError(text)
    digits = re.sub(r"[^\d-]", "", found[1])
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    return int(sign + (digits.lstrip("0") or "0")[: MOST_DIGITS + 1])


def parse_length(text: str) -> int:
    """Return the seconds of `15`, `15 min` or `14:05`. Raises NotMinutesError."""
    found = _LENGTH.fullmatch(text.strip())
    return int(found[1]) * 60 + int(found[2]) if found else parse_minutes(text) * 60


def length_text(seconds: int) -> str:
    """Return seconds as they can be typed again: `15`, or `14:05` where they are no whole minutes."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02d}" if rest else str(minutes)
