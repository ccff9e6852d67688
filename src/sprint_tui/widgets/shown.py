"""Dates as every stage shows them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sprint_tui.content.days import long_date, long_moment

if TYPE_CHECKING:
    from sprint_tui.content.words import Words

__all__ = ["long_date", "long_moment", "short_date"]


def short_date(day: date | None, words: Words, today: date) -> str:
    """Return `11 Dec`, with its year when that is not this one; empty for none."""
    if day is None:
        return ""
    month = words(f"months.{day.month}")
    return f"{day.day} {month}" if day.year == today.year else f"{day.day} {month} {day.year}"
