"""Time zones by their IANA names: the one that a sprint's days and times are said in."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo


def is_zone(name: str) -> bool:
    """Say whether this machine knows a zone."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return bool(name)


def zone_of(name: str) -> tzinfo:
    """Return a zone; UTC for one that this machine does not know."""
    return ZoneInfo(name) if is_zone(name) else UTC


def day_in(zone: str, at: datetime) -> date:
    """Return the date that an instant has in a zone."""
    return at.astimezone(zone_of(zone)).date()


def at_same_time_in(zone: str, at: datetime, before: str) -> datetime:
    """Return the instant that has the same day and time of day in a zone as `at` had in the one before."""
    return at.astimezone(zone_of(before)).replace(tzinfo=zone_of(zone)).astimezone(UTC)
