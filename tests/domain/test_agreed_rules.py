"""The rules of what an owner agreed to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from stand_ins import Kpi

from sprint_tui.domain.agreed import Promise, is_one_name, is_other_promise

DAY = date(2026, 12, 11)
KPI = Kpi("k", "First answer in")


@pytest.mark.parametrize(
    ("changed", "day", "is_other"),
    [
        ({}, DAY, False),
        ({"baseline": 15}, DAY, False),
        ({"name": "First anwser in"}, DAY, False),
        ({"name": "First answer in hours"}, DAY, False),
        ({"name": "CSAT"}, DAY, True),
        ({"name": ""}, DAY, True),
        ({"target": 61}, DAY, True),
        ({"target": None}, DAY, True),
        ({"unit": "h"}, DAY, True),
        ({"unit": ""}, DAY, True),
        ({}, date(2026, 12, 12), True),
        ({}, None, True),
    ],
)
def test_another_figure_target_or_day_is_another_promise(
    changed: dict[str, Any], day: date | None, is_other: bool
) -> None:
    now = Promise([replace(KPI, **changed), Kpi("more")], day)
    assert is_other_promise(Promise([KPI], DAY), now) is is_other


def test_what_was_open_may_be_filled_in_and_a_figure_that_goes_is_missed() -> None:
    is_open = Promise([Kpi("k", target=None), Kpi("nameless", name="")], None)
    assert not is_other_promise(is_open, Promise([Kpi("k")], DAY))
    assert is_other_promise(is_open, Promise([], None))


@pytest.mark.parametrize(("then", "now"), [("", "%"), ("h", "H"), ("day", "days")])
def test_a_unit_that_is_filled_in_or_respelt_is_the_same_promise(then: str, now: str) -> None:
    promises = [Promise([Kpi("k", unit=unit)], DAY) for unit in (then, now)]
    assert not is_other_promise(*promises)
    other = Promise([Kpi("k", unit=now, target=61)], DAY)
    assert is_other_promise(promises[0], other)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Waiting tme", "Waiting time", True),
        ("Wiating time", "waiting-time", True),
        ("Customer satisfection", "Customer satisfaction", True),
        ("Complaints", "Complaints per week", True),
        ("???", " ??? ", True),
        ("Customer satisfaction", "Employee satisfaction", False),
        ("Complaints per week", "Compliments per week", False),
        ("Calls answered within 2 h", "Mails answered within 2 h", False),
        ("Answered within 24000 s", "Answered within 34000 s", False),
        ("Calls per mail", "Mails per call", False),
        ("Returns", "Refunds", False),
        ("Orders", "Reorders", False),
        ("Cost", "Cast", False),
        ("On time", "One time", False),
        ("!!!", "???", False),
        ("???", "Returns", False),
    ],
)
def test_a_name_mended_or_said_at_more_length_is_the_same_figure(one: str, other: str, is_one: bool) -> None:
    assert is_one_name(one, other) is is_one
    assert is_one_name(other, one) is is_one
