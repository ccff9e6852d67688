"""Days and moments as screens, files and mails say them alike."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sprint_tui.domain.zones import zone_of

if TYPE_CHECKING:
    from sprint_tui.content.words import Words


def long_date(day: date, words: Words) -> str:
    """Return `Fri 11 Dec 2026`."""
    return f"{words(f'weekdays.{day.weekday()}')} {day.day} {words(f'months.{day.month}')} {day.year}"


def long_moment(at: datetime, zone: str, words: Words) -> str:
    """Return `Fri 11 Dec 2026, 09:00`, as it is in a zone."""
    there = at.astimezone(zone_of(zone))
    return f"{long_date(there.date(), words)}, {there:%H:%M}"
