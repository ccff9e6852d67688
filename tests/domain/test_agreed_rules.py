"""The rules of what an owner agreed to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from stand_ins import Kpi

from sprint_tui.domain.agreed import Promise, is_other_promise

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
