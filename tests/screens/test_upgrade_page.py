"""One upgrade on a page of its own: owner, deadline, status, and every KPI with its definition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sprint_tui.screens.upgrade import UpgradePage
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Kpi, Pick
from sprint_tui.widgets.upgrade_rows import KPI, OWNING
from stage import SMALL, Staged, content, example, staged, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


def first(of: Staged | Door) -> Pick:
    """The first WOW, which has two KPIs."""
    rows = of.rows if isinstance(of, Staged) else of.rows()
    return rows.chosen_of(rows.maps[0].id)[0]


def kpis(hand: Staged) -> tuple[Kpi, ...]:
    return hand.rows.kpis_of(first(hand).id)


async def fill(hand: Staged, row: Pick | Kpi, name: str, text: str) -> None:
    await hand.go(row.id, name)
    await hand.press("enter")
    await hand.replace(text)
    await hand.press("escape")


async def test_every_field_of_the_upgrade_and_its_kpis_can_be_reached(door: Door) -> None:
    async with staged(UpgradePage, door, first(door).id, size=SMALL) as hand:
        assert "★1 PICK-UP SHELF" in hand.text
        assert "Shelf sorted by train" in hand.lines_of("#head")[1]
        seen = set()
        for _ in range(40):
            seen.add(hand.stage.place()[0])
            await hand.press("down")
        assert {f"{first(hand).id}:{name}" for name in OWNING} <= seen
        assert {f"{kpi.id}:{name}" for kpi in kpis(hand) for name in KPI} <= seen
        for name, key in (("name", "delete"), ("deadline", "delete")):
            await hand.go(kpis(hand)[0].id if name == "name" else first(hand).id, name)
            await hand.press(key)
            assert hand.said == words("ownership.yes_again")
            await hand.press("u")
            assert hand.rows.yes_to(first(hand)) is not None
        await fill(hand, kpis(hand)[0], "target", "61")
        assert hand.said == words("ownership.yes_again")
        await hand.press("6")
        assert "▲3 MESSAGE WHEN" in hand.text
        await hand.press("1", "escape")
        assert not isinstance(hand.screen, UpgradePage)


async def test_what_is_typed_is_understood_or_asked_about(door: Door) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        for row, name, typed, stored in (
            (first(hand), "owner_team", "Night shift", "Night shift"),
            (first(hand), "dropped_reason", "Too dear", "Too dear"),
            (kpis(hand)[1], "formula", "In our words", "In our words"),
            (kpis(hand)[1], "unit", "cups", "cups"),
            (kpis(hand)[1], "frequency", "every Friday", "every Friday"),
            (kpis(hand)[0], "baseline", "4,25", 4.25),
            (kpis(hand)[0], "baseline_on", "31 oct 2026", date(2026, 10, 31)),
            (kpis(hand)[0], "measure_by", "fri", date(2026, 11, 13)),
            (kpis(hand)[0], "target_on", "+30d", date(2026, 12, 12)),
        ):
            await fill(hand, row, name, typed)
            assert getattr(hand.rows.by_id[row.id], name) == stored
        for typed, code, details in (
            ("sixty", "not_a_number", {}),
            ("1,200", "ambiguous_number", {"many": "1200", "few": "1.2"}),
        ):
            was = kpis(hand)[0].target
            await fill(hand, kpis(hand)[0], "target", typed)
            assert hand.foot == "! " + words(f"errors.{code}", text=typed, **details)
            await hand.press("escape")
            assert kpis(hand)[0].target == was
        await hand.go(kpis(hand)[0].id, "target")
        await hand.press("enter")
        await hand.replace("-3")
        assert "this goes the other way" in hand.foot
        await hand.press("enter")
        assert kpis(hand)[0].target == -3


async def test_choices_and_people_are_taken_by_digit(door: Door) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        for name, stored in (("direction", "down"), ("perspective", "inside"), ("timing", "lagging")):
            codes = [choice.code for choice in content().choices(name)]
            await hand.go(kpis(hand)[0].id, name)
            await hand.press("enter", str(codes.index(stored) + 1))
            assert getattr(kpis(hand)[0], name) == stored
        people = [person.id for person in hand.rows.participants]
        await hand.go(first(hand).id, "owner_id")
        await hand.press("enter", "3")
        assert first(hand).owner_id == people[2]
        await hand.go(kpis(hand)[0].id, "measured_by_id")
        await hand.press("enter", "1")
        assert kpis(hand)[0].measured_by_id == people[0]


async def test_helpers_training_and_the_way_back_stand_beside_an_upgrade(door: Door) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        pick = first(hand)
        others = [one for one in hand.rows.participants if one.id != pick.owner_id]
        await hand.go(pick.id, "helpers")
        await hand.press("enter", "3", "2", "escape")
        assert [one.id for one in hand.rows.helpers_of(pick.id)] == [others[1].id, others[2].id]
        assert f"{others[1].name}, {others[2].name}" in hand.text_of("#form")
        await fill(hand, pick, "rollback", "Back to the old list")
        for name, key, stored in (("training", "2", "open"), ("is_tracked", "1", True)):
            await hand.go(pick.id, name)
            await hand.press("enter", key)
            assert getattr(hand.rows.note_on(pick.id), name) == stored
        assert "Back to the old list" in hand.text_of("#form")
        await hand.press("delete")
        await hand.go(pick.id, "helpers")
        await hand.press("delete")
        note = hand.rows.note_on(pick.id)
        assert (note and note.is_tracked, hand.rows.helpers_of(pick.id)) == (False, ())
        await hand.press("u")
        assert len(hand.rows.helpers_of(pick.id)) == 2
        await hand.press("u", "u", "u", "u", "u")
        assert (hand.rows.note_on(pick.id), hand.app.went) == (None, [])


async def test_kpis_are_added_named_moved_and_removed_and_show_their_trap(door: Door) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        await hand.press("right_square_bracket")
        assert hand.said == "! " + words("upgrade.move_kpi")
        before = [kpi.name for kpi in kpis(hand)]
        await hand.press("o")
        await hand.write("Cups taken by the wrong person")
        await hand.press("enter")
        assert [kpi.name for kpi in kpis(hand)] == [*before, "Cups taken by the wrong person"]
        assert words("upgrade.kpi", number=3).upper() in hand.text
        await hand.press("left_square_bracket")
        assert [kpi.name for kpi in kpis(hand)] == [before[0], "Cups taken by the wrong person", before[1]]
        assert hand.stage.place()[0] == f"{kpis(hand)[1].id}:name"
        await hand.press("enter")
        await hand.replace("nps")
        await hand.press("down", "enter")
        assert (kpis(hand)[1].name, bool(kpis(hand)[1].formula)) == ("NPS", True)
        trap = next(one.trap for one in content().kpis if one.key == "nps")
        assert trap[:50] in " ".join(hand.text_of("#form").split())
        await hand.go(kpis(hand)[1].id, "name")
        await hand.press("delete")
        assert [kpi.name for kpi in kpis(hand)] == before
        assert hand.said == words("said.removed")
        await hand.go(kpis(hand)[0].id, "target")
        await hand.press("delete")
        assert kpis(hand)[0].target is None


async def test_an_upgrade_without_kpi_says_how_to_add_one_and_closes_with_its_pick(door: Door) -> None:
    with door.step("remove_kpi") as step:
        for kpi in door.rows().kpis_of(first(door).id):
            step.remove(kpi)
    async with staged(UpgradePage, door, first(door).id) as hand:
        await hand.press("end", "enter")
        await hand.write("They knew me")
        await hand.press("enter")
        assert [kpi.name for kpi in kpis(hand)] == ["They knew me"]
        with door.step("drop_pick") as step:
            step.remove(first(door))
        await hand.settle()
        assert not isinstance(hand.screen, UpgradePage)
