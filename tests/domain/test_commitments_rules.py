"""The rules of the last block: which action goes with its parked line, and when the first WOW is live."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stand_ins import Action, Parked

from sprint_tui.domain.commitments import followed, is_as_made, live_by

DAYS = st.dates(max_value=date(9990, 1, 1))


@pytest.mark.parametrize(
    ("action", "is_made"),
    [
        (Action("a"), True),
        (Action("a", owner_id=None, due=None), True),
        (Action("a", words="Measure the shelf"), False),
        (Action("a", status="done"), False),
        (Action("a", pick_id="w1"), False),
    ],
)
def test_an_action_goes_with_its_line_until_somebody_works_on_it(action: Action, is_made: bool) -> None:
    assert is_as_made(action, Parked("p")) is is_made


def test_the_wow_is_live_thirty_days_after_the_start() -> None:
    assert live_by(date(2026, 11, 12)) == date(2026, 12, 12)
    assert live_by(date.max) is None


@given(old=DAYS, new=DAYS)
def test_a_day_that_nobody_set_follows_the_start(old: date, new: date) -> None:
    assert followed(live_by(old), old, new) == live_by(new)
    assert followed(None, old, new) == live_by(new)


@given(due=DAYS, old=DAYS, new=DAYS)
def test_a_day_that_somebody_set_stays(due: date, old: date, new: date) -> None:
    if due != live_by(old):
        assert followed(due, old, new) == due
    assert followed(due, None, new) == due


def test_a_start_that_is_taken_away_takes_the_day_with_it() -> None:
    assert followed(date(2026, 12, 12), date(2026, 11, 12), None) is None
