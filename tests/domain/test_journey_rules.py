"""The rules of a journey: stages, phases, cells, gaps."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stand_ins import PHASES, Stage, Touchpoint

from sprint_tui.domain import journey

SHELF = Touchpoint("t1")


def stages(*phases: str) -> list[Stage]:
    return [Stage(str(number), phase) for number, phase in enumerate(phases)]


@pytest.mark.parametrize(("count", "enough"), [(0, False), (4, False), (5, True), (8, True), (9, False)])
def test_a_map_has_five_to_eight_stages(count: int, enough: bool) -> None:
    assert journey.has_enough_stages(stages(*["during"] * count)) is enough


@pytest.mark.parametrize(
    ("phases", "missing"),
    [
        (PHASES, ()),
        ((), ("before", "during", "after")),
        (("before", "", "after"), ("during",)),
        (("", ""), ("before", "during", "after")),
    ],
)
def test_a_map_has_stages_before_during_and_after(phases: tuple[str, ...], missing: tuple[str, ...]) -> None:
    assert journey.missing_phases(stages(*phases)) == missing


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Pick up", "pick  UP ", True),
        ("Straße", "STRASSE", True),
        ("Pick up", "Pick-up", False),
        ("", " ", False),
    ],
)
def test_names_are_the_same_where_they_read_alike(name: str, other: str, same: bool) -> None:
    assert journey.is_same_name(name, other) is same
    assert journey.is_same_name(other, name) is same


@given(st.lists(st.sampled_from(("", *PHASES)), min_size=1))
def test_a_map_is_in_order_when_its_phases_never_go_back(phases: list[str]) -> None:
    known = [PHASES.index(phase) for phase in phases if phase]
    all_in_order = all(journey.is_in_order(stages(*phases), str(at)) for at in range(len(phases)))
    assert all_in_order is (known == sorted(known))


def test_cells_of_goal_action_and_thought_are_counted_and_blanks_are_empty() -> None:
    touchpoints = [SHELF, replace(SHELF, goal=" \n", thought=""), replace(SHELF, feeling=None, gap="")]
    assert journey.cells_filled(touchpoints) == (7, 9)
    assert journey.cells_filled([]) == (0, 0)


@pytest.mark.parametrize(
    "lacking", [{"goal": ""}, {"action": " "}, {"thought": ""}, {"feeling": None}, {"gap": ""}]
)
def test_a_touchpoint_that_lacks_one_thing_is_not_settled(lacking: dict[str, str | None]) -> None:
    assert journey.is_settled(SHELF)
    assert journey.is_settled(replace(SHELF, feeling=0))
    assert not journey.is_settled(replace(SHELF, **lacking))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("feeling", "gap", "broken"),
    [
        (-1, "in_line", True),
        (-2, "", True),
        (0, "under_deliver", False),
        (2, "over_promise", False),
        (None, "over_promise", True),
        (None, "under_deliver", True),
        (None, "expect_more", False),
        (None, "", False),
    ],
)
def test_a_touchpoint_is_broken_where_the_customer_is_let_down(
    feeling: int | None, gap: str, broken: bool
) -> None:
    assert journey.is_broken(replace(SHELF, feeling=feeling, gap=gap)) is broken


def test_gaps_are_promises_and_deliveries_that_differ() -> None:
    words = ("over_promise", "under_deliver", "expect_more", "in_line", "")
    assert journey.gaps([replace(SHELF, gap=word) for word in words]) == 2


@pytest.mark.parametrize(
    ("filled", "owed"),
    [
        ((), ("name", "serves", "carries", "owner_id", "evidence")),
        (("name", "serves"), ("owner_id", "evidence")),
        (("name", "carries"), ("owner_id", "evidence")),
        (("carries", "serves", "evidence"), ("name", "owner_id")),
    ],
)
def test_a_touchpoint_owes_what_is_empty_and_one_thing_that_it_is_for(
    filled: tuple[str, ...], owed: tuple[str, ...]
) -> None:
    fields = ("name", "gap_line", "serves", "carries", "owner_id", "owner_team", "flags", "evidence")
    assert journey.owed({name: name in filled for name in fields}) == owed
