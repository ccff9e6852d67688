"""The four closing questions and the proof for each."""

from dataclasses import replace
from typing import Any

import pytest
from stand_ins import Kpi, Stage, Touchpoint, six, whole_map

from sprint_tui.domain import checklist
from sprint_tui.domain.codes import SIGN_OFFS
from sprint_tui.domain.facts import MapFacts, SprintFacts

WHOLE = SprintFacts(
    maps=[whole_map()], has_first_step=True, has_audit_date=True, signed_off=frozenset(SIGN_OFFS)
)


def without(**changed: Any) -> SprintFacts:
    return replace(WHOLE, maps=[whole_map(**changed)])


def open_lines(item: str, facts: SprintFacts) -> dict[str, tuple[int, int, str]]:
    """Return the lines that do not hold: code, with done, total and where it is mended."""
    return {
        line.code: (line.done, line.total, line.target)
        for line in checklist.proof(item, facts)
        if not line.holds
    }


def changed_six(index: int, **changed: Any) -> list[Any]:
    picks: list[Any] = list(six())
    picks[index] = replace(picks[index], **changed)
    return picks


@pytest.mark.parametrize("item", checklist.ITEMS)
def test_a_whole_sprint_proves_every_item(item: str) -> None:
    assert checklist.is_proved(item, WHOLE)
    assert open_lines(item, WHOLE) == {}


@pytest.mark.parametrize("item", checklist.ITEMS)
@pytest.mark.parametrize(
    "facts", [SprintFacts(), SprintFacts(maps=[MapFacts()])], ids=["no map", "empty map"]
)
def test_nothing_proves_nothing(item: str, facts: SprintFacts) -> None:
    assert not checklist.is_proved(item, facts)


@pytest.mark.parametrize(
    ("changed", "lines"),
    [
        ({"stages": [Stage("s1", "before")]}, {"stages": (1, 8, ""), "phases": (1, 3, "")}),
        (
            {"stages": [Stage(str(n), p) for n, p in enumerate(["before", "during", "after"] * 3)]},
            {"stages": (9, 8, "")},
        ),
        ({"touchpoints": [Touchpoint("t1"), Touchpoint("t2", goal=" ")]}, {"cells": (5, 6, "t2")}),
        ({"touchpoints": []}, {"cells": (0, 0, "")}),
        ({"picks": six()[1:]}, {"chosen_wow": (2, 3, "")}),
        ({"picks": six()[:3]}, {"chosen_better": (0, 3, "")}),
    ],
)
def test_the_journey_is_proved_by_stages_phases_cells_and_six_picks(
    changed: dict[str, Any], lines: dict[str, tuple[int, int, str]]
) -> None:
    assert open_lines("journey", without(**changed)) == lines


@pytest.mark.parametrize(
    ("picks", "lines"),
    [
        (changed_six(1, test_promise="no"), {"tests": (2, 3, "w2")}),
        (changed_six(1, because_spark=""), {"reasons": (2, 3, "w2")}),
        (changed_six(4, aim=" "), {"norm_aim": (2, 3, "b2")}),
        (changed_six(4, focus=""), {"focus": (2, 3, "b2")}),
        (six()[:3], {"norm_aim": (0, 3, ""), "focus": (0, 3, "")}),
    ],
)
def test_the_difference_is_proved_by_tests_reasons_and_figures(
    picks: list[Any], lines: dict[str, tuple[int, int, str]]
) -> None:
    assert open_lines("difference", without(picks=picks)) == lines


def test_owners_are_proved_for_touchpoints_and_picks() -> None:
    touchpoints = [Touchpoint("t1"), Touchpoint("t2", owner_id=None), Touchpoint("t3", owner_id=None)]
    facts = without(touchpoints=touchpoints, picks=changed_six(5, owner_id=None))
    assert open_lines("owners", facts) == {"touchpoint_owners": (1, 3, "t2"), "pick_owners": (5, 6, "b3")}


@pytest.mark.parametrize(
    ("kpis", "lines"),
    [
        ([], dict.fromkeys(("kpi_names", "kpi_values", "kpi_customer"), (5, 6, "w1"))),
        ([Kpi("k", name="")], dict.fromkeys(("kpi_names", "kpi_values", "kpi_customer"), (5, 6, "w1"))),
        ([Kpi("k", baseline=None)], {"kpi_values": (5, 6, "w1")}),
        ([Kpi("k", perspective="inside")], {"kpi_customer": (5, 6, "w1")}),
        ([Kpi("k", perspective="")], {"kpi_customer": (5, 6, "w1")}),
        ([Kpi("k", perspective="inside"), Kpi("l")], {}),
    ],
)
def test_kpis_are_proved_by_name_figures_and_a_customers_view(
    kpis: list[Kpi], lines: dict[str, tuple[int, int, str]]
) -> None:
    whole = whole_map()
    assert open_lines("kpis", without(kpis={**whole.kpis, "w1": kpis})) == lines


def test_six_picks_without_a_kpi_have_none_that_customers_would_notice() -> None:
    lines = open_lines("kpis", without(kpis={}))
    assert lines["kpi_customer"] == (0, 6, "w1")


def test_deadlines_are_part_of_the_proof() -> None:
    assert open_lines("kpis", without(picks=changed_six(2, deadline=None))) == {"deadlines": (5, 6, "w3")}


def test_both_maps_must_prove_an_item() -> None:
    facts = replace(WHOLE, maps=[whole_map(), whole_map(picks=[])])
    lines = [line for line in checklist.proof("journey", facts) if not line.holds]
    assert {(line.code, line.map_index) for line in lines} == {("chosen_wow", 1), ("chosen_better", 1)}
    assert not checklist.is_proved("journey", facts)


def test_what_the_items_do_not_cover_is_kept_apart() -> None:
    assert all(line.holds for line in checklist.also_open(WHOLE))
    facts = replace(without(served=frozenset({"t1", "w1"})), has_first_step=False, has_audit_date=False)
    lines = {line.code: (line.done, line.total, line.target) for line in checklist.also_open(facts)}
    assert lines == {
        "ties_touchpoints": (1, 6, "t2"),
        "ties_picks": (1, 6, "w2"),
        "thirty_days": (0, 1, "commitment"),
        "card": (3, 3, "commitment"),
        "sign_offs": (4, 4, ""),
        "audit_date": (0, 1, ""),
    }


def test_a_line_that_does_not_hold_names_the_field_to_mend() -> None:
    picks = changed_six(1, sparks="", because_segment="")
    picks[4] = replace(picks[4], aim="", deadline=None, owner_id=None)
    broken = [*whole_map().touchpoints[:1], Touchpoint("t2", thought=" ", owner_id=None)]
    facts = without(picks=picks, touchpoints=broken, kpis={})
    lines = [line for item in checklist.ITEMS for line in checklist.proof(item, facts)]
    found = {line.code: (line.target, line.field) for line in lines}
    assert found["cells"] == ("t2", "thought")
    assert found["touchpoint_owners"] == ("t2", "owner_id")
    assert (found["tests"], found["reasons"]) == (("w2", "sparks"), ("w2", "because_segment"))
    assert (found["norm_aim"], found["deadlines"]) == (("b2", "aim"), ("b2", "deadline"))
    assert (found["pick_owners"], found["kpi_names"]) == (("b2", "owner"), ("w1", "kpi"))
    assert (found["kpi_values"], found["stages"]) == (("w1", "measure"), ("", ""))


def test_the_promises_of_all_are_told_apart_from_the_four_items() -> None:
    facts = replace(WHOLE, signed_off=frozenset({"sales"}), card_missing=["up_to"], has_first_step=False)
    facts = replace(facts, maps=[whole_map(against_vote={"w1": "The shelf comes first", "b1": ""})])
    found = {line.code: line for line in checklist.also_open(facts)}
    assert (found["sign_offs"].done, found["sign_offs"].target) == (1, "sign_off:marketing")
    assert (found["card"].done, found["card"].field, found["thirty_days"].field) == (2, "up_to", "pick")
    line = found["against_vote"]
    assert (line.done, line.total, line.target, line.field) == (1, 2, "b1", "against_vote")
    assert "against_vote" not in {line.code for line in checklist.also_open(WHOLE)}


def test_what_belongs_to_no_map_says_so() -> None:
    facts = replace(WHOLE, maps=[whole_map(), whole_map()])
    places = {line.code: line.map_index for line in checklist.also_open(facts)}
    of_all = dict.fromkeys(("thirty_days", "card", "sign_offs", "audit_date"))
    assert places == {"ties_touchpoints": 1, "ties_picks": 1, **of_all}
    assert {line.map_index for item in checklist.ITEMS for line in checklist.proof(item, facts)} == {0, 1}
