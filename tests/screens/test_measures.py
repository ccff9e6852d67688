"""A measure in one line: from where to where, or on which day it will be known. No app is needed for that."""

from __future__ import annotations

from datetime import date

import pytest

from sprint_tui.widgets.field import NotUnderstoodError
from sprint_tui.widgets.measures import parse_measure
from stage import words

TODAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("12 > 60 %", (12, None, 60, "%"), "12 › 60 %"),
        ("41 to 4.5 h", (41, None, 4.5, "h"), "41 › 4.5 h"),
        ("? > 85 %", (None, None, 85, "%"), "? › 85 %"),
        ("fri > 60 %", (None, date(2026, 11, 13), 60, "%"), "by 13 Nov › 60 %"),
        ("4 dec > 5 per 1,000", (None, date(2026, 12, 4), 5, "per 1,000"), "by 4 Dec › 5 per 1,000"),
        ("48 h > 4 h", (48, None, 4, "h"), "48 › 4 h"),
        ("12 % > 60 %", (12, None, 60, "%"), "12 › 60 %"),
        ("€12 > €60", (12, None, 60, "€"), "12 › 60 €"),
        ("5 days -> 1 day", (5, None, 1, "day"), "5 › 1 day"),
        ("41 s > 10", (41, None, 10, "s"), "41 › 10 s"),
        ("+5 > +30", (5, None, 30, ""), "5 › 30"),
        ("? › £1 500", (None, None, 1500, "£"), "? › 1500 £"),
        ("1 200 > 1 500 customers", (1200, None, 1500, "customers"), "1200 › 1500 customers"),
        ("12 > 60 by phone", (12, None, 60, "by phone"), "12 › 60 by phone"),
        ("3 days to reply > 1 days to reply", (3, None, 1, "days to reply"), "3 › 1 days to reply"),
    ],
)
def test_a_measure_is_typed_in_one_line(typed: str, stored: tuple[object, ...], shown: str) -> None:
    one = parse_measure(typed, TODAY)
    assert (one.baseline, one.measure_by, one.target, one.unit) == stored
    assert one.shown(words, TODAY) == shown  # type: ignore[arg-type]  # the same call as Words


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("many", "not_a_measure"),
        ("12 > 1 50 customers", "not_a_measure"),
        ("12 > many", "not_a_measure"),
        ("12 > 60 % by fri", "day_in_measure"),
        ("1 > 2 by 31 feb", "day_in_measure"),
        ("1 > 2 % By Fri", "day_in_measure"),
        ("31 feb > 60 %", "not_a_measure"),
        ("12 % > 60 h", "two_units"),
        ("€12 > $60", "two_units"),
        ("1,200 > 1500", "ambiguous_number"),
        ("12 > 1.500 customers", "ambiguous_number"),
    ],
)
def test_a_measure_that_may_mean_two_things_is_not_guessed(typed: str, code: str) -> None:
    with pytest.raises(NotUnderstoodError) as refused:
        parse_measure(typed, TODAY)
    assert refused.value.code == code
    assert words(f"errors.{code}", **refused.value.details)
