"""What differs between two states of a sprint."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain.difference import TOLD, differences

PART_OF = {"kpi": ("pick_id",), "serves": ("trait_id", "pick_id"), "evidence": ("touchpoint_id",)}


def told(then: Any, now: Any) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.entity, one.row_id, one.field) for one in differences(then, now, PART_OF)]


def test_a_field_that_says_something_else_is_told_with_both_rows() -> None:
    then, now = {"id": "p", "aim": "4 h", "norm": ""}, {"id": "p", "aim": "2 h", "norm": None}
    (one,) = differences({"pick": {"p": then}}, {"pick": {"p": now}}, PART_OF)
    assert (one.kind, one.field, one.then, one.now) == ("changed", "aim", then, now)


def test_what_nobody_would_speak_of_is_not_told() -> None:
    assert (
        told(
            {"stage": {"s": {"position": "a", "name": "x"}}}, {"stage": {"s": {"position": "b", "name": "x"}}}
        )
        == []
    )
    assert told({"clock_event": {}}, {"clock_event": {"c": {"kind": "start"}}}) == []


def test_what_came_or_went_with_another_row_is_told_with_that() -> None:
    pick: dict[str, Any] = {"p": {}}
    kpi, link = {"k": {"pick_id": "p"}}, {"s": {"pick_id": "p", "trait_id": "t"}}
    whole = {"pick": pick, "kpi": kpi, "serves": link}
    assert told({}, whole) == [("added", "pick", "p", "")]
    assert told(whole, {}) == [("removed", "pick", "p", "")]
    assert told({"pick": pick}, whole) == [("added", "serves", "s", ""), ("added", "kpi", "k", "")]


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["pick", "kpi", "stage"]),
        *(st.sampled_from(letters) for letters in ("abc", "az", "xy")),
    ),
    max_size=6,
)


def rows(drawn: list[tuple[str, str, str, str]]) -> dict[str, dict[str, dict[str, str]]]:
    made: dict[str, dict[str, dict[str, str]]] = {}
    for entity, row_id, pick_id, name in drawn:
        made.setdefault(entity, {})[entity + row_id] = {
            "pick_id": f"pick{pick_id}",
            "name": name,
            "aim": name,
        }
    return made


@given(ROWS.map(rows), ROWS.map(rows))
def test_each_difference_is_told_once_and_the_way_back_is_its_mirror(then: Any, now: Any) -> None:
    there, back = told(then, now), told(now, then)
    assert len(set(there)) == len(there)
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    assert {(turned[kind], *rest) for kind, *rest in there} == {tuple(one) for one in back}
    assert told(now, now) == []
    assert [TOLD_AT[entity] for _, entity, *_ in there] == sorted(TOLD_AT[entity] for _, entity, *_ in there)


TOLD_AT = {entity: at for at, entity in enumerate(TOLD)}
