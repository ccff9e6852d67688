"""What is open by Friday: each thing that the method wants by then, with who answers for it."""

from dataclasses import replace
from datetime import date

import pytest
from stand_ins import Action, Kpi, Parked, Touchpoint, six, whole_map

from sprint_tui.domain.codes import SIGN_OFFS
from sprint_tui.domain.facts import SegmentFacts, SprintFacts
from sprint_tui.domain.friday import Point, open_points

FRIDAY = date(2026, 11, 13)
WHOLE = SprintFacts(
    segments=[SegmentFacts("Take the same train", 4, 4)],
    maps=[whole_map()],
    parked=[Parked("p1", outcome="audit")],
    has_thirty_days=True,
    has_first_step=True,
    has_message=True,
    signed_off=frozenset(SIGN_OFFS),
    thirty_days_owner_id="ana",
    actions=[Action("a1", due=date(2026, 11, 20)), Action("a2", status="done", owner_id=None, due=None)],
    scribe_id="sue",
    decider_id="dan",
    complete_by=FRIDAY,
    has_audit_date=True,
)


def of(facts: SprintFacts) -> list[Point]:
    return list(open_points(facts))


def only(facts: SprintFacts) -> Point:
    (point,) = of(facts)
    return point


def test_a_whole_sprint_leaves_nothing_open() -> None:
    assert of(WHOLE) == []


def test_a_sprint_with_nothing_leaves_much_open_and_never_fails() -> None:
    points = of(SprintFacts(maps=[whole_map(stages=[], touchpoints=[], picks=[])]))
    assert {point.owner_id for point in points} == {None}
    assert [point.line.code for point in points if point.line][:2] == ["stages", "phases"]
    assert of(SprintFacts())[-1].stage == "brief"


@pytest.mark.parametrize("index", range(6))
def test_what_a_pick_lacks_is_its_owners(index: int) -> None:
    picks = six()
    picks[index] = replace(picks[index], change_line="", deadline=None, owner_id="bo")
    point = only(replace(WHOLE, maps=[whole_map(picks=picks)]))
    assert (point.code, point.owner_id, point.rows) == ("pick", "bo", (picks[index].id,))
    assert point.missing == ((picks[index].kind, "change_line"), ("ownership", "deadline"))
    assert (point.stage, point.target, point.map_index) == ("picker", picks[index].id, 0)


def test_a_pick_without_owner_is_nobodys_not_the_scribes() -> None:
    picks = [replace(six()[0], owner_id=None), *six()[1:]]
    points = of(replace(WHOLE, maps=[whole_map(picks=picks)]))
    pick = next(point for point in points if point.code == "pick")
    assert (pick.owner_id, pick.stage, pick.field) == (None, "ownership", "owner")


def test_a_baseline_that_will_be_measured_is_open_with_its_day() -> None:
    later = {"w1": [Kpi("k", baseline=None, measure_by=date(2026, 12, 4))]}
    point = next(
        point
        for point in of(replace(WHOLE, maps=[whole_map(kpis={**whole_map().kpis, **later})]))
        if point.code == "pick"
    )
    assert (point.on, point.field, point.missing) == (date(2026, 12, 4), "measure", ())


def test_each_yes_that_is_missing_is_its_owners() -> None:
    said = whole_map().said_yes - {"w2", "b3"}
    points = of(replace(WHOLE, maps=[whole_map(said_yes=said)]))
    assert [(point.code, point.owner_id, point.target) for point in points] == [
        ("no_yes", "ana", "w2"),
        ("no_yes", "ana", "b3"),
    ]


def test_touchpoints_without_owner_are_one_point_of_the_scribe() -> None:
    touchpoints = [Touchpoint(t.id, t.stage_id, owner_id=None) for t in whole_map().touchpoints]
    point = only(replace(WHOLE, maps=[whole_map(touchpoints=touchpoints)]))
    assert (point.code, point.owner_id, point.stage, point.field) == ("nobody", "sue", "journey", "owner_id")
    assert len(point.rows) == 6


def test_lines_that_are_still_parked_are_one_point_of_the_scribe() -> None:
    parked = [Parked("p1", outcome="audit"), Parked("p2"), Parked("p3")]
    point = only(replace(WHOLE, parked=parked))
    assert (point.code, point.owner_id, point.rows, point.target) == ("parked", "sue", ("p2", "p3"), "p2")


@pytest.mark.parametrize(
    ("changed", "field", "owner"),
    [
        ({"has_thirty_days": False, "thirty_days_owner_id": None}, "pick", "dan"),
        ({"has_first_step": False}, "first_step", "ana"),
        ({"has_message": False}, "frontline_message", "ana"),
        (
            {"has_message": False, "thirty_days_owner_id": None, "decider_id": None},
            "frontline_message",
            "sue",
        ),
    ],
)
def test_the_thirty_days_are_their_owners_or_the_deciders(
    changed: dict[str, object], field: str, owner: str
) -> None:
    point = only(replace(WHOLE, **changed))  # type: ignore[arg-type]
    assert (point.code, point.field, point.owner_id) == ("thirty", field, owner)


def test_the_card_for_the_front_line_is_part_of_the_thirty_days() -> None:
    point = only(replace(WHOLE, card_missing=["may_decide", "up_to"]))
    assert (point.code, point.target, point.field) == ("thirty", "commitment", "may_decide")
    assert point.missing == (("frontline_card", "may_decide"), ("frontline_card", "up_to"))


def test_functions_that_have_not_said_yes_are_one_point_of_the_decider() -> None:
    point = only(replace(WHOLE, signed_off=frozenset({"sales", "operations"})))
    assert (point.code, point.owner_id, point.target) == ("sign_off", "dan", "sign_off:marketing")
    assert point.missing == (("sign_off", "marketing"), ("sign_off", "support"))


@pytest.mark.parametrize(
    ("action", "field", "on"),
    [
        (Action("a", owner_id=None), "owner_id", None),
        (Action("a", due=None), "due", None),
        (Action("a", due=FRIDAY), "status", FRIDAY),
    ],
)
def test_an_open_action_counts_without_name_without_day_or_when_it_is_due(
    action: Action, field: str, on: date | None
) -> None:
    point = only(replace(WHOLE, actions=[action]))
    assert (point.code, point.target, point.field, point.on) == ("action", "a", field, on)
    assert point.owner_id == action.owner_id


@pytest.mark.parametrize(
    "action", [Action("a", due=date(2026, 11, 14)), Action("a", status="dropped", due=None)]
)
def test_an_action_for_later_and_one_that_is_settled_do_not_count(action: Action) -> None:
    assert of(replace(WHOLE, actions=[action])) == []


def test_without_a_completion_day_no_action_is_due() -> None:
    assert of(replace(WHOLE, actions=[Action("a", due=date(2020, 1, 1))], complete_by=None)) == []


def test_each_map_has_its_own_points() -> None:
    lacking = whole_map(said_yes=frozenset())
    points = of(replace(WHOLE, maps=[whole_map(), lacking]))
    assert [point.map_index for point in points] == [1] * 6
