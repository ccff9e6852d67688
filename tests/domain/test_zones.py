"""Zones by name, and what an instant is in them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain import zones

EIGHT = datetime(2026, 11, 12, 8, 0, tzinfo=UTC)
SOME = st.sampled_from(["UTC", "Europe/Amsterdam", "Asia/Tokyo", "America/New_York", "Gotham"])


def test_a_zone_is_found_by_its_name() -> None:
    assert EIGHT.astimezone(zones.zone_of("Asia/Tokyo")).hour == 17
    assert zones.is_zone("Asia/Tokyo")


@pytest.mark.parametrize("name", ["", "Gotham", "../etc/passwd", "Europe", "a\0b", "/etc/localtime"])
def test_a_zone_that_nobody_knows_is_utc(name: str) -> None:
    assert not zones.is_zone(name)
    assert zones.zone_of(name) is UTC


def test_a_day_is_that_of_the_zone() -> None:
    late = datetime(2026, 11, 12, 20, 0, tzinfo=timezone(timedelta(hours=-1)))
    assert zones.day_in("Asia/Tokyo", late) == date(2026, 11, 13)
    assert zones.day_in("America/New_York", late) == date(2026, 11, 12)


def test_the_time_of_day_stays_when_the_zone_changes() -> None:
    assert zones.at_same_time_in("Europe/Amsterdam", EIGHT, "UTC") == datetime(2026, 11, 12, 7, 0, tzinfo=UTC)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), SOME, SOME)
def test_an_instant_is_read_the_same_in_the_new_zone(at: datetime, before: str, zone: str) -> None:
    moved = zones.at_same_time_in(zone, at.replace(tzinfo=UTC), before)
    seen = moved.astimezone(zones.zone_of(zone)).replace(tzinfo=None)
    was = at.replace(tzinfo=UTC).astimezone(zones.zone_of(before)).replace(tzinfo=None)
    assert abs(seen - was) in {timedelta(0), timedelta(hours=1)}  # an hour that the clocks leave out
