"""Dates and moments as people type them in a meeting."""

import contextlib
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain import dates
from sprint_tui.domain.dates import Days, NotADateError, parse_date, parse_moment

THURSDAY = date(2026, 11, 12)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-11", date(2026, 12, 11)),
        ("2026-2-1", date(2026, 2, 1)),
        (" 2026-12-11 ", date(2026, 12, 11)),
        ("11.12.2026", date(2026, 12, 11)),
        ("11/12/2026", date(2026, 12, 11)),
        ("11 dec", date(2026, 12, 11)),
        ("11. December 2027", date(2027, 12, 11)),
        ("Dec 11", date(2026, 12, 11)),
        ("dec 11, 2027", date(2027, 12, 11)),
        ("12 nov", THURSDAY),
        ("11 nov", date(2027, 11, 11)),
        ("today", THURSDAY),
        ("Tomorrow", date(2026, 11, 13)),
        ("fri", date(2026, 11, 13)),
        ("Friday", date(2026, 11, 13)),
        ("thu", date(2026, 11, 19)),
        ("thurs.", date(2026, 11, 19)),
        ("+30d", date(2026, 12, 12)),
        ("+ 2 w", date(2026, 11, 26)),
        ("+1m", date(2026, 12, 12)),
        ("+0", THURSDAY),
        ("29 feb 2028", date(2028, 2, 29)),
        ("29 feb", date(2028, 2, 29)),
        ("11 sept", date(2027, 9, 11)),
        ("sept. 11", date(2027, 9, 11)),
    ],
)
def test_a_day_is_understood(typed: str, meant: date) -> None:
    assert parse_date(typed, THURSDAY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("", "soon", "2026-13-01", "2026-02-30", "31.02.2026", "99 dec", "dec", "11", "frieday"),
        *("+9999d", "+3y", "12-11", "0000-01-01", "12 foo 2026", "29 feb 2027", "１１ dec²", "11 dec 0"),
        *("11 marmalade", "junk 5", "11 decade", "11 ma", "30 feb", "mo"),
        *("0001-01-01", "31 dec 9999", "1.1.1899", "3000-01-01"),
    ],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(NotADateError):
        parse_date(typed, THURSDAY)


@given(
    st.text(max_size=30) | st.from_regex(r"[+]?\d{1,4}[-./ ]?[a-z]{0,4}[-./ ]?\d{0,4}", fullmatch=True), DAYS
)
def test_any_text_is_a_day_or_refused(typed: str, today: date) -> None:
    with contextlib.suppress(NotADateError):
        assert isinstance(parse_date(typed, today), date)


@given(DAYS, DAYS)
def test_a_day_is_understood_as_it_is_written(day: date, today: date) -> None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d %b %Y", "%B %d, %Y"):
        assert parse_date(day.strftime(form), today) == day


@given(DAYS, st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_a_weekday_is_the_next_one_after_today(today: date, typed: str) -> None:
    meant = parse_date(typed, today)
    assert today < meant <= today + timedelta(days=7)
    assert meant.strftime("%a").casefold() == typed


@given(DAYS, st.integers(0, 364))
def test_a_day_without_a_year_is_the_next_such_day(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert parse_date(day.strftime("%d %b"), today) == day


@pytest.mark.parametrize(
    ("typed", "day", "at"),
    [
        ("2026-11-12 09:00", THURSDAY, time(9)),
        ("thu 9:05", date(2026, 11, 19), time(9, 5)),
        ("12 nov, 14.30", THURSDAY, time(14, 30)),
        ("today 0:00", THURSDAY, time(0)),
    ],
)
def test_a_moment_is_a_day_and_a_time_of_day(typed: str, day: date, at: time) -> None:
    assert parse_moment(typed, THURSDAY) == (day, at)


@pytest.mark.parametrize(
    "typed", ["", "9:00", "2026-11-12", "2026-11-12 25:00", "thu 9", "soon 9:00", "thu 9:99"]
)
def test_what_is_no_moment_is_refused(typed: str) -> None:
    with pytest.raises(NotADateError):
        parse_moment(typed, THURSDAY)


@given(DAYS)
def test_the_methods_days_follow_the_meeting(meeting: date) -> None:
    complete = dates.complete_by(meeting)
    assert complete.weekday() == 4
    assert timedelta(0) <= complete - meeting < timedelta(days=7)
    feedback = dates.feedback_by(complete)
    assert feedback - complete == timedelta(days=5)
    assert feedback.weekday() == 2
    assert dates.audit_on(meeting) - meeting == timedelta(days=90)


def test_the_methods_days_of_the_notes() -> None:
    assert dates.complete_by(THURSDAY) == date(2026, 11, 13)
    assert dates.feedback_by(date(2026, 11, 13)) == date(2026, 11, 18)
    assert dates.audit_on(THURSDAY) == date(2027, 2, 10)


OF_THURSDAY = Days(date(2026, 11, 13), date(2026, 11, 18), date(2027, 2, 10))
LATER = date(2026, 12, 3)
OF_LATER = Days(date(2026, 12, 4), date(2026, 12, 9), date(2027, 3, 3))
MINE = date(2026, 12, 24)


@pytest.mark.parametrize(
    ("held", "old", "new", "then"),
    [
        (Days(), None, THURSDAY, OF_THURSDAY),
        (OF_THURSDAY, THURSDAY, LATER, OF_LATER),
        (OF_THURSDAY, THURSDAY, None, Days()),
        (OF_THURSDAY, None, LATER, OF_THURSDAY),
        (replace(OF_THURSDAY, audit_on=MINE), THURSDAY, LATER, replace(OF_LATER, audit_on=MINE)),
        (replace(OF_THURSDAY, feedback_by=None), THURSDAY, LATER, OF_LATER),
        (Days(MINE, date(2026, 12, 30)), THURSDAY, LATER, Days(MINE, date(2026, 12, 30), date(2027, 3, 3))),
        (Days(MINE, MINE, MINE), THURSDAY, None, Days(MINE, MINE, MINE)),
    ],
)
def test_a_day_that_follows_from_the_meeting_moves_with_it(
    held: Days, old: date | None, new: date | None, then: Days
) -> None:
    assert dates.moved(held, old, new) == then


@given(DAYS, DAYS)
def test_days_moved_there_and_back_are_the_same(one: date, other: date) -> None:
    held = dates.moved(Days(), None, one)
    assert dates.moved(dates.moved(held, one, other), other, one) == held


@pytest.mark.parametrize(
    ("typed", "days"), [("31 feb", 29), ("29 feb 2027", 28), ("2026-11-31", 30), ("31.04.2027", 30)]
)
def test_a_day_that_a_month_does_not_have_is_said_to_be_one(typed: str, days: int) -> None:
    with pytest.raises(dates.NoSuchDayError) as refused:
        dates.parse_date(typed, date(2026, 11, 12))
    assert refused.value.days == days
