"""What of the preparation is there, and what is missing."""

from __future__ import annotations

import pytest

from sprint_tui.domain.prep_tasks import ENOUGH, Count, missing


@pytest.mark.parametrize(
    ("count", "is_there"),
    [
        (Count(0, 5), False),
        (Count(4, 5), False),
        (Count(5, 5), True),
        (Count(9, 5), True),
        (Count(0, 0), False),
        (Count(0, 0, is_ticked=True), True),
        (Count(1, 5, is_ticked=True), True),
    ],
)
def test_enough_is_enough_and_a_tick_by_hand_settles_it(count: Count, is_there: bool) -> None:
    assert count.is_there is is_there


def test_what_is_missing_is_named_in_order() -> None:
    counts = {
        "draft": Count(6, 5),
        "wow": Count(0, 1),
        "betters": Count(2, 3),
        "cases": Count(0, 0, is_ticked=True),
    }
    assert missing(counts) == ["wow", "betters"]


def test_the_method_asks_for_one_wow_three_betters_and_five_touchpoints() -> None:
    assert (ENOUGH["wow"], ENOUGH["betters"], ENOUGH["draft"], ENOUGH["five"]) == (1, 3, 5, 5)
