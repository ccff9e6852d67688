"""The rules of an invitation: what it needs, and until when the preparation is wanted back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta

from sprint_tui.domain.zones import day_in, zone_of

EVENING = time(18, 0)
_SATURDAY = 5


def missing(names: Sequence[str], promise: str) -> Iterator[str]:
    """Yield what nobody can be invited without: `names` on the roster, and the `promise`."""
    if not any(name.strip() for name in names):
        yield "names"
    if not promise.strip():
        yield "promise"


def is_ahead(meeting: datetime | None, now: datetime) -> bool:
    """Say whether there is a day to invite to: one that is set, and not over."""
    return meeting is not None and meeting > now


def wanted_by(meeting: datetime, zone: str) -> datetime:
    """Return the evening of the last weekday before the meeting: somebody has to look at what came."""
    day = day_in(zone, meeting) - timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day -= timedelta(days=1)
    return datetime.combine(day, EVENING, zone_of(zone)).astimezone(UTC)


def due_after(moment: datetime, meeting: datetime, zone: str) -> datetime:
    """Return until when somebody prepares who begins at a moment: whoever is late has until the meeting."""
    by = wanted_by(meeting, zone)
    return by if by > moment else meeting
