"""A key that counts when it is pressed twice, because once may be a slip."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sprint_tui.domain.timebox import span

if TYPE_CHECKING:
    from sprint_tui.domain.timebox import Instant

PATIENCE = 5
"""Seconds within which the second press counts."""


class Twice:
    """Remembers the first press; `now` tells the time."""

    def __init__(self, now: Callable[[], Instant]) -> None:
        self._now = now
        self._asked: tuple[object, Instant] | None = None

    @property
    def is_open(self) -> bool:
        """Whether a second press would count now."""
        return self._asked is not None and span(self._asked[1], self._now()) <= PATIENCE

    def is_second(self, about: object = None) -> bool:
        """Say whether this is the second press about the same thing; the first one is remembered."""
        now, asked = self._now(), self._asked
        is_second = asked is not None and asked[0] == about and span(asked[1], now) <= PATIENCE
        self._asked = None if is_second else (about, now)
        return is_second
