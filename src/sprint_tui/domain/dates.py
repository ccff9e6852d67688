"""Dates as people type them in a meeting: a date, a weekday, or days from now."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time, timedelta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_STEP = re.compile(r"\+\s*(\d{1,3})\s*(d|w|m)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?\s*([a-z]{3,9})\.?,?\s*(\d{4})?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:,?\s*(\d{4}))?")
_CLOCK_LAST = re.compile(r"\b(\d{1,2})[:.](\d{2})\s*$")
_DAYS = {"d": 1, "w": 7, "m": 30, None: 1}
LEAP_YEAR = 2024
_LEAP = 8
"""Years that 29 February may be away."""

FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)
"""A typed day before or after these is a slip, and too near the calendar's end to count days from."""
FRIDAY = 4
WEDNESDAY = 2


class NotADateError(ValueError):
    """The text is no date that exists."""


class NoSuchDayError(NotADateError):
    """The month has no such day; `month` counts from 1, `days` is how many it has."""

    def __init__(self, text: str, month: int, days: int) -> None:
        super().__init__(text)
        self.month = month
        self.days = days


def parse_date(text: str, today: date) -> date:
    """Return the date meant by `2026-12-11`, `11 dec`, `11.12.2026`, `fri`, `today`, `+30d`, `+2w`.

    A weekday is the next one after `today`; a day without a year is the next such day.
    Raises NotADateError, for `31 feb` the NoSuchDayError.
    """
    typed = " ".join(text.casefold().split())
    if typed in {"today", "now"}:
        return today
    if typed == "tomorrow":
        return today + timedelta(days=1)
    if step := _STEP.fullmatch(typed):
        return today + timedelta(days=int(step[1]) * _DAYS[step[2]])
    try:
        if typed.rstrip(".").isalpha():
            return next_weekday(today, _place(typed.rstrip("."), _WEEKDAYS))
        day = _calendar_date(typed, today)
    except NotADateError:
        raise
    except ValueError as error:
        raise NotADateError(text) from error
    if not FIRST <= day <= LAST:
        raise NotADateError(text)
    return day


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


def complete_by(meeting: date) -> date:
    """Return the method's completion day: the Friday of the meeting's week, or the next one."""
    return meeting if meeting.weekday() == FRIDAY else next_weekday(meeting, FRIDAY)


def feedback_by(completion: date) -> date:
    """Return the method's feedback day: the Wednesday after completion."""
    return next_weekday(completion, WEDNESDAY)


def audit_on(meeting: date) -> date:
    """Return the day of the audit: 90 days after the meeting."""
    return meeting + timedelta(days=90)


@dataclass(frozen=True)
class Days:
    """The days that follow from the meeting, as far as there are any."""

    complete_by: date | None = None
    feedback_by: date | None = None
    audit_on: date | None = None


def moved(held: Days, old: date | None, new: date | None) -> Days:
    """Return the days once the meeting is on `new` instead of `old` (None: on no day).

    A day that is open, or as the old meeting gave it, follows the new one; one that somebody set stays.
    """
    complete = _followed(held.complete_by, complete_by, old, new)
    return Days(
        complete_by=complete,
        feedback_by=_followed(held.feedback_by, feedback_by, held.complete_by, complete),
        audit_on=_followed(held.audit_on, audit_on, old, new),
    )


def _followed(
    held: date | None, rule: Callable[[date], date], old: date | None, new: date | None
) -> date | None:
    is_derived = held is None or (old is not None and held == rule(old))
    return (rule(new) if new is not None else None) if is_derived else held


def _calendar_date(typed: str, today: date) -> date:
    if iso := _ISO.fullmatch(typed):
        return _day(typed, int(iso[1]), int(iso[2]), int(iso[3]))
    if numbers := _NUMBERS.fullmatch(typed):
        return _day(typed, int(numbers[3]), int(numbers[2]), int(numbers[1]))
    if named := _DAY_FIRST.fullmatch(typed):
        return _dated(int(named[1]), named[2], named[3], today)
    if named := _MONTH_FIRST.fullmatch(typed):
        return _dated(int(named[2]), named[1], named[3], today)
    raise ValueError(typed)


def _day(typed: str, year: int, month: int, day: int) -> date:
    """Return this day. Raises NoSuchDayError where the month is too short, ValueError for what is none."""
    if 1 <= month <= len(_MONTHS) and day > (days := monthrange(year, month)[1]):
        raise NoSuchDayError(typed, month, days)
    return date(year, month, day)


def _dated(day: int, month_name: str, year: str | None, today: date) -> date:
    month = _place(month_name, _MONTHS) + 1
    if year:
        return _day(f"{day} {month_name} {year}", int(year), month, day)
    _day(f"{day} {month_name}", LEAP_YEAR, month, day)
    return next(found for found in _years(today, month, day) if found >= today)


def _years(today: date, month: int, day: int) -> Iterator[date]:
    """Yield this day of each year in which it exists. Raises ValueError after the last."""
    for year in range(today.year, today.year + _LEAP + 1):
        with suppress(ValueError):
            yield date(year, month, day)
    raise ValueError(day)


def _place(typed: str, names: Sequence[str]) -> int:
    """Return the place of the name that is typed, whole or its first letters. Raises ValueError."""
    found = [place for place, name in enumerate(names) if len(typed) >= 3 and name.startswith(typed)]
    if not found:
        raise ValueError(typed)
    return found[0]
