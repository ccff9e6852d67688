"""The rules of the last block: what becomes of a parked line, and the day on which the first WOW is live."""

from __future__ import annotations

from datetime import date, timedelta

from sprint_tui.domain.facts import ActionFacts, ParkedFacts

THIRTY_DAYS = timedelta(days=30)
CARD = ("changes", "may_decide", "up_to")
"""What the page for the front line says of the WOW that is live in 30 days."""


def is_as_made(action: ActionFacts, line: ParkedFacts) -> bool:
    """Say whether an action still is what its parked line made it, but for who and when.

    Then it goes with the line's outcome; one that somebody has worked on stays.
    """
    return action.words == line.words and action.status == "open" and action.pick_id is None


def live_by(starts: date) -> date | None:
    """Return the day on which the WOW is live at the latest; None at the calendar's end."""
    try:
        return starts + THIRTY_DAYS
    except OverflowError:
        return None


def followed(due: date | None, old: date | None, new: date | None) -> date | None:
    """Return the day once the 30 days start on `new` instead of `old`; one that somebody set stays."""
    if due is not None and (old is None or due != live_by(old)):
        return due
    return live_by(new) if new is not None else None


def is_overdue(action: ActionFacts, today: date) -> bool:
    """Say whether the day of an open action has passed."""
    return action.status == "open" and action.due is not None and action.due < today
