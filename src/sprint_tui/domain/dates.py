"""Dates as people type them in a meeting: a date, a weekday, or days from now."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_STEP = re.compile(r"\+\s*(\d{1,3})\s*(d|w|m)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?\s*([a-z]{3,9})\.?,?\s*(\d{4})?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:,?\s*(\d{4}))?")
_CLOCK_LAST = re.compile(r"\b(\d{1,2})[:.](\d{2})\s*$")
_DAYS = {"d": 1, "w": 7, "m": 30, None: 1}

FRIDAY = 4
WEDNESDAY = 2


class NotADateError(ValueError):
    """The text is no date that exists."""


def parse_date(text: str, today: date) -> date:
    """Return the date meant by `2026-12-11`, `11 dec`, `11.12.2026`, `fri`, `today`, `+30d`, `+2w`.

    A weekday is the next one after `today`; a day without a year is the next such day.
    Raises NotADateError.
    """
    typed = " ".join(text.casefold().split())
    if typed in {"today", "now"}:
        return today
    if typed == "tomorrow":
        return today + timedelta(days=1)
    if step := _STEP.fullmatch(typed):
        return today + timedelta(days=int(step[1]) * _DAYS[step[2]])
    if typed[:3] in _WEEKDAYS and _is_weekday(typed):
        return next_weekday(today, _WEEKDAYS.index(typed[:3]))
    try:
        return _calendar_date(typed, today)
    except (ValueError, OverflowError) as error:
        raise NotADateError(text) from error


def parse_moment(text: str, today: date) -> tuple[date, time]:
    """Return day and time of day of `2026-11-12 09:00` or `thu 9:00`. Raises NotADateError."""
    clock = _CLOCK_LAST.search(text)
    if clock is None:
        raise NotADateError(text)
    day = text[: clock.start()].strip().rstrip(",").strip()
    try:
        at = time(int(clock[1]), int(clock[2]))
    except ValueError as error:
        raise NotADateError(text) from error
    return parse_date(day, today), at


def next_weekday(day: date, weekday: int) -> date:
    """Return the first such weekday (Monday is 0) after `day`."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def complete_by(meeting: datetime | date) -> date:
    """Return the method's completion day: the Friday of the meeting's week, or the next one."""
    day = meeting.date() if isinstance(meeting, datetime) else meeting
    return day if day.weekday() == FRIDAY else next_weekday(day, FRIDAY)


def feedback_by(completion: date) -> date:
    """Return the method's feedback day: the Wednesday after completion."""
    return next_weekday(completion, WEDNESDAY)


def audit_on(meeting: datetime | date) -> date:
    """Return the day of the audit: 90 days after the meeting."""
    day = meeting.date() if isinstance(meeting, datetime) else meeting
    return day + timedelta(days=90)


def _is_weekday(typed: str) -> bool:
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return any(name.startswith(typed.rstrip(".")) for name in names)


def _calendar_date(typed: str, today: date) -> date:
    if iso := _ISO.fullmatch(typed):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if numbers := _NUMBERS.fullmatch(typed):
        return date(int(numbers[3]), int(numbers[2]), int(numbers[1]))
    if named := _DAY_FIRST.fullmatch(typed):
        return _dated(int(named[1]), named[2], named[3], today)
    if named := _MONTH_FIRST.fullmatch(typed):
        return _dated(int(named[2]), named[1], named[3], today)
    raise ValueError(typed)


def _dated(day: int, month_name: str, year: str | None, today: date) -> date:
    month = _MONTHS.index(month_name[:3]) + 1
    if year:
        return date(int(year), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)
