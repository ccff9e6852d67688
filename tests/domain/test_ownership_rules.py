"""The rules of ownership: who, measured how, by when, and not too much for one."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stand_ins import Kpi, Pick, Touchpoint, six, whole_map

from sprint_tui.domain import ownership
from sprint_tui.domain.codes import STATUSES

KPI = Kpi("k")
PICK = Pick("w1")


@pytest.mark.parametrize(
    ("changed", "measurable", "proved"),
    [
        ({}, True, True),
        ({"baseline": 0.0, "target": 0.0}, True, True),
        ({"baseline": None}, False, False),
        ({"baseline": None, "measure_by": date(2026, 12, 4)}, True, False),
        ({"target": None}, False, False),
        ({"name": " "}, False, False),
    ],
)
def test_a_kpi_goes_from_somewhere_to_somewhere(
    changed: dict[str, Any], measurable: bool, proved: bool
) -> None:
    kpi = replace(KPI, **changed)
    assert (ownership.is_measurable(kpi), ownership.is_proved(kpi)) == (measurable, proved)


@pytest.mark.parametrize(
    ("named", "main"),
    [
        ([], None),
        ([("Closed in a day", "inside"), ("Felt cared for", "customer"), ("Would come back", "customer")], 1),
        ([("Closed in a day", "inside"), ("Calls", "")], 0),
        ([("", "customer"), ("Closed in a day", "inside")], 1),
        ([(" ", "")], 0),
    ],
)
def test_the_kpi_that_stands_for_a_pick_is_one_that_customers_feel(
    named: list[tuple[str, str]], main: int | None
) -> None:
    kpis = [replace(KPI, name=name, perspective=perspective) for name, perspective in named]
    assert ownership.main_kpi(kpis) is (None if main is None else kpis[main])


@pytest.mark.parametrize(
    ("pick", "kpis", "missing"),
    [
        (PICK, [KPI], ()),
        (PICK, [replace(KPI, target=None), KPI], ()),
        (PICK, [replace(KPI, target=None)], ("measure",)),
        (PICK, [], ("kpi",)),
        (replace(PICK, owner_id=None, deadline=None), [replace(KPI, name="")], ("owner", "kpi", "deadline")),
    ],
)
def test_an_upgrade_needs_owner_kpi_and_deadline(
    pick: Pick, kpis: list[Kpi], missing: tuple[str, ...]
) -> None:
    assert ownership.missing(pick, kpis) == missing


@pytest.mark.parametrize(
    ("seen_from", "only_inside"),
    [
        ([], False),
        (["inside"], True),
        (["inside", "customer"], False),
        (["inside", ""], False),
        ([""], False),
        (["", "customer"], False),
    ],
)
def test_a_figure_from_inside_needs_one_that_a_customer_feels(
    seen_from: list[str], only_inside: bool
) -> None:
    kpis = [replace(KPI, perspective=perspective) for perspective in seen_from]
    assert ownership.is_only_internal(kpis) is only_inside
    assert ownership.is_felt(kpis) is ("customer" in seen_from)
    assert ownership.is_undecided(kpis) is ("" in seen_from and "customer" not in seen_from)
    unnamed = replace(KPI, name="", perspective="customer")
    assert ownership.is_only_internal([*kpis, unnamed]) is only_inside


@pytest.mark.parametrize(
    ("baseline", "target", "direction", "backwards"),
    [
        (12, 60, "up", False),
        (60, 12, "up", True),
        (41, 10, "down", False),
        (10, 41, "down", True),
        (10, 10, "up", False),
        (60, 12, "", False),
        (None, 12, "up", False),
        (60, None, "up", False),
    ],
)
def test_a_target_on_the_wrong_side_is_seen(
    baseline: float | None, target: float | None, direction: str, backwards: bool
) -> None:
    kpi = replace(KPI, baseline=baseline, target=target, direction=direction)
    assert ownership.is_target_backwards(kpi) is backwards


def test_a_deadline_before_the_meeting_is_seen() -> None:
    meeting = date(2026, 11, 12)
    assert ownership.is_before_meeting(date(2026, 11, 11), meeting)
    assert not ownership.is_before_meeting(meeting, meeting)
    assert not ownership.is_before_meeting(None, meeting)
    assert not ownership.is_before_meeting(meeting, None)


def due(pick_id: str, day: int | None, owner: str | None = "ana", status: str = "planned") -> Pick:
    deadline = date(2027, 1, day) if day else None
    return replace(PICK, id=pick_id, owner_id=owner, deadline=deadline, status=status)


def test_the_load_of_an_owner_is_what_is_still_to_be_done() -> None:
    chosen = [due("a", 1), due("b", 2, "bo"), due("c", 3, None), due("d", 4, status="live")]
    assert {owner: [p.id for p in theirs] for owner, theirs in ownership.load(chosen).items()} == {
        "ana": ["a"],
        "bo": ["b"],
    }


@pytest.mark.parametrize(
    ("chosen", "clashing"),
    [
        ([due("a", 1), due("b", 8)], ["a", "b"]),
        ([due("a", 1), due("b", 9)], []),
        ([due("b", 8), due("a", 1), due("c", 29)], ["a", "b"]),
        ([due("a", 1), due("b", 1, "bo")], []),
        ([due("a", 1), due("b", None)], []),
        ([due("a", 1), due("b", 1, status="dropped")], []),
        ([due("a", 27), due("b", 29)], ["a", "b"]),
    ],
)
def test_two_deadlines_of_one_owner_within_a_week_clash(chosen: list[Pick], clashing: list[str]) -> None:
    assert [pick.id for pick in ownership.clashes(chosen).get("ana", ())] == clashing


def test_more_than_two_upgrades_on_one_person_are_too_many() -> None:
    chosen = [replace(pick, owner_id="ana" if number < 3 else "bo") for number, pick in enumerate(six()[:5])]
    assert [pick.id for pick in ownership.overloaded(chosen)["ana"]] == ["w1", "w2", "w3"]
    assert "bo" not in ownership.overloaded(chosen)


def test_touchpoints_that_nobody_owns_are_named_in_their_order() -> None:
    touchpoints = [Touchpoint("a"), Touchpoint("b", owner_id=None), Touchpoint("c", owner_id="")]
    assert ownership.without_owner(whole_map(touchpoints=touchpoints)) == ("b", "c")


@given(
    st.lists(st.frozensets(st.sampled_from(ownership.CELLS)), max_size=6),
    st.integers(0, 6),
    st.sampled_from(("name", *ownership.CELLS)),
)
def test_from_any_cell_the_next_open_one_is_the_first_behind_it(
    still_open: list[frozenset[str]], row: int, cell: str
) -> None:
    upgrades = [(str(number), cells) for number, cells in enumerate(still_open)]
    every = [(pick, one) for pick, cells in upgrades for one in ownership.CELLS if one in cells]
    found = ownership.next_open(upgrades, (str(row), cell))
    order = ("name", *ownership.CELLS)
    later = [one for one in every if (int(one[0]), order.index(one[1])) > (row, order.index(cell))]
    assert found == next(iter(later or every), None) or row >= len(upgrades)


@pytest.mark.parametrize(
    ("name", "is_team"),
    [
        ("Returns team", True),
        ("The CREW", True),
        ("everyone", True),
        ("Returns team lead", False),
        ("Guest-care team, led by Ana", False),
        ("Ana", False),
        ("", False),
    ],
)
def test_a_team_is_no_person_but_its_lead_is(name: str, is_team: bool) -> None:
    assert ownership.names_a_team(name, {"team", "crew", "everyone"}) == is_team


def test_what_is_too_much_to_be_true_names_the_cells_it_is_about() -> None:
    far, late = date(2027, 3, 1), date(2026, 11, 1)
    picks = [
        replace(PICK, id="a", deadline=date(2026, 12, 1)),
        replace(PICK, id="b", deadline=date(2026, 12, 8)),
        replace(PICK, id="c", deadline=far),
        replace(PICK, id="d", owner_id="crew", deadline=late),
        replace(PICK, id="e", owner_id=None, deadline=date(2026, 10, 30)),
    ]
    kpis = {
        "a": [replace(KPI, perspective="inside")],
        "b": [replace(KPI, target=1.0)],
        "c": [replace(KPI, baseline=None)],
        "d": [replace(KPI, perspective="")],
    }
    days = date(2026, 11, 12), date(2026, 10, 31)
    found = ownership.doubts(picks, lambda pick: kpis.get(pick.id, [KPI]), days, {"crew"})
    assert [(one.code, one.column, "".join(pick.id for pick in one.picks)) for one in found] == [
        ("team", "owner", "d"),
        ("many", "owner", "abc"),
        ("clash", "deadline", "ab"),
        ("internal", "kpi", "a"),
        ("backwards", "measure", "b"),
        ("no_start", "measure", "c"),
        ("undecided", "kpi", "d"),
        ("early", "deadline", "d"),
        ("overdue", "deadline", "e"),
    ]


@pytest.mark.parametrize("by", ownership.BOARDS)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("ana", "bo", None)),
            st.none() | st.dates(date(2026, 10, 1), date(2027, 3, 1)),
            st.sampled_from(STATUSES),
        ),
        max_size=8,
    )
)
def test_each_upgrade_stands_once_on_the_board(
    by: str, drawn: list[tuple[str | None, date | None, str]]
) -> None:
    picks = [
        replace(PICK, id=str(number), owner_id=owner, deadline=day, status=status)
        for number, (owner, day, status) in enumerate(drawn)
    ]
    today = date(2026, 12, 1)
    groups = ownership.board(picks, by, ("ana", "bo"), today)
    assert sorted(pick.id for _, found in groups for pick in found) == sorted(pick.id for pick in picks)
    for key, found in groups:
        assert found
        for pick in found:
            assert key == {"status": pick.status, "owner": pick.owner_id or ""}.get(by, key)
            if by == "deadline":
                assert (key == ownership.OVERDUE) == ownership.is_overdue(pick, today)
