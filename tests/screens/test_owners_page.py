"""Owners: who looks after each touchpoint of the whole journey, gaps first."""

from __future__ import annotations

from pathlib import Path

from sprint_tui.screens.owners import OwnersPage
from sprint_tui.store.tables import Touchpoint
from stage import SMALL, Staged, example, fresh, staged, words


def owner_of(hand: Staged, point: Touchpoint) -> str | None:
    row = hand.rows.by_id[point.id]
    return row.owner_id if isinstance(row, Touchpoint) else None


async def test_gaps_stand_first_and_a_digit_closes_one_or_all_of_a_stage(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        rows = door.rows()
        people, points = rows.participants, rows.touchpoints_of(rows.maps[0].id)
        stage = next(one for one in rows.stages if len(rows.touchpoints_in(one.id)) > 1)
        inside = rows.touchpoints_in(stage.id)
        with door.step("clear") as step:
            for point in (points[0], *inside):
                step.edit(point, owner_id=None)
        async with staged(OwnersPage, door, rows.sprint.id, size=SMALL) as hand:
            gaps = [one for one in hand.rows.touchpoints_of(rows.maps[0].id) if not one.owner_id]
            assert words("owners.tag", n=len(gaps)) in hand.text_of("#head")
            assert hand.stage.place()[0] == f"gap:{gaps[0].id}"
            assert f"1 {people[0].name}" in hand.text_of("Strip")
            await hand.press("2")
            assert owner_of(hand, gaps[0]) == people[1].id
            assert hand.stage.place()[0] == f"gap:{gaps[1].id}"
            await hand.press("9" if len(people) < 9 else "1")
            assert len(people) >= 9 or hand.said == "! " + words("owners.no_such_digit", n=len(people))
            await hand.go(stage.id)
            await hand.press("1")
            assert {owner_of(hand, point) for point in inside} == {people[0].id}
            assert hand.done[-1] == "own_touchpoints"
            await hand.go(stage.id)
            await hand.press("1")
            assert hand.said == "! " + words("owners.stage_is_full")
            await hand.press("u")
            assert {owner_of(hand, point) for point in inside} == {None}
            await hand.go(stage.id)
            await hand.press("enter", "2")
            assert {owner_of(hand, point) for point in inside} == {people[1].id}
            await hand.go(inside[0].id)
            await hand.press("delete")
            assert owner_of(hand, inside[0]) is None
            await hand.go(rows.sprint.id, inside[0].id)
            assert hand.stage.place()[0] == f"gap:{inside[0].id}"


async def test_an_upgrade_that_is_somebody_else_s_is_said(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        rows = door.rows()
        pick = rows.chosen_of(rows.maps[0].id)[0]
        point = rows.by_id[pick.touchpoint_id or ""]
        other = next(one for one in rows.participants if one.id != pick.owner_id)
        owner = rows.participant(pick.owner_id)
        assert owner is not None
        with door.step("own") as step:
            step.edit(point, owner_id=other.id)
        async with staged(OwnersPage, door, rows.sprint.id) as hand:
            await hand.go(point.id)
            assert words("owners.another", mark="★1", name=owner.name) in hand.text
            with door.step("own") as step:
                step.edit(point, owner_id=owner.id)
            await hand.settle()
            assert words("owners.another", mark="★1", name=owner.name) not in hand.text


async def test_without_touchpoints_it_says_what_comes_first(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        async with staged(OwnersPage, door, door.sprint_id) as hand:
            assert words("owners.empty") in hand.text
            await hand.press("1", "delete", "enter")
            assert (hand.done, hand.app.went[-1][0]) == ([], "journey")
