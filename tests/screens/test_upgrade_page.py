"""One upgrade on a page of its own: owner, deadline, status, and every KPI with its definition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sprint_tui.screens.upgrade import KPI, OWNING, UpgradePage
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Kpi, Pick
from stage import ROOM, SMALL, Staged, content, example, staged, words


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


@pytest.mark.parametrize("size", [SMALL, ROOM])
async def test_every_field_of_the_upgrade_and_its_kpis_can_be_reached(
    door: Door, size: tuple[int, int]
) -> None:
    async with staged(UpgradePage, door, first(door).id, size=size) as hand:
        assert "★1 PICK-UP SHELF" in hand.text
        assert "Shelf sorted by train" in hand.lines_of("#head")[1]
        seen = set()
        for _ in range(40):
            seen.add(hand.stage.place()[0])
            await hand.press("down")
        assert {f"{first(hand).id}:{name}" for name in OWNING} <= seen
        assert {f"{kpi.id}:{name}" for kpi in kpis(hand) for name in KPI} <= seen


@pytest.mark.parametrize("name", ["owner_team", "dropped_reason"])
async def test_the_owners_texts_are_typed(door: Door, name: str) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        await fill(hand, first(hand), name, "Night shift")
        assert getattr(first(hand), name) == "Night shift"


@pytest.mark.parametrize("name", ["formula", "definition", "unit", "frequency"])
async def test_the_definition_of_a_kpi_is_ours_to_change(door: Door, name: str) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        await fill(hand, kpis(hand)[1], name, "In our words")
        assert getattr(kpis(hand)[1], name) == "In our words"


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("baseline", "4,25", 4.25),
        ("target", "-3", -3.0),
        ("baseline_on", "31 oct 2026", date(2026, 10, 31)),
        ("measure_by", "fri", date(2026, 11, 13)),
        ("target_on", "+30d", date(2026, 12, 12)),
    ],
)
async def test_figures_and_dates_are_understood(door: Door, name: str, typed: str, stored: object) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        await fill(hand, kpis(hand)[0], name, typed)
        assert getattr(kpis(hand)[0], name) == stored


async def test_what_is_no_number_gets_one_sentence(door: Door) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        was = kpis(hand)[0].target
        await fill(hand, kpis(hand)[0], "target", "sixty")
        assert hand.foot == "! " + words("errors.not_a_number", text="sixty")
        await hand.press("escape")
        assert not hand.is_editing()
        assert kpis(hand)[0].target == was


async def test_a_number_that_may_be_thousands_is_asked_about(door: Door) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        await fill(hand, kpis(hand)[0], "baseline", "1,200")
        assert hand.foot == "! " + words("errors.ambiguous_number", text="1,200", many="1200", few="1.2")
        await hand.replace("1200")
        await hand.press("enter")
        assert kpis(hand)[0].baseline == 1200


@pytest.mark.parametrize(
    ("name", "stored"), [("direction", "down"), ("perspective", "inside"), ("timing", "lagging")]
)
async def test_directions_and_perspectives_are_taken_by_digit(door: Door, name: str, stored: str) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        codes = [choice.code for choice in content().choices(name)]
        await hand.go(kpis(hand)[0].id, name)
        await hand.press("enter", str(codes.index(stored) + 1))
        assert getattr(kpis(hand)[0], name) == stored


async def test_owner_status_and_who_measures_are_taken_by_digit(door: Door) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        people = [person.id for person in hand.rows.participants]
        await hand.press("enter", "3")
        assert first(hand).owner_id == people[2]
        await hand.go(first(hand).id, "status")
        await hand.press("enter", "1")
        assert first(hand).status == "planned"
        await hand.go(kpis(hand)[0].id, "measured_by_id")
        await hand.press("enter", "1")
        assert kpis(hand)[0].measured_by_id == people[0]


async def test_a_kpi_s_name_comes_from_the_library_or_is_ours(door: Door) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        await hand.go(kpis(hand)[0].id, "name")
        await hand.press("enter")
        await hand.replace("nps")
        await hand.press("down", "enter")
        assert kpis(hand)[0].name == "NPS"
        assert kpis(hand)[0].formula


async def test_o_adds_a_kpi_and_delete_on_its_name_removes_it(door: Door) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        await hand.press("o")
        await hand.write("Cups taken by the wrong person")
        await hand.press("enter")
        assert [kpi.name for kpi in kpis(hand)][2:] == ["Cups taken by the wrong person"]
        assert words("upgrade.kpi", number=3).upper() in hand.text
        await hand.press("delete")
        assert len(kpis(hand)) == 2
        assert hand.said == words("said.removed")
        await hand.press("u")
        assert len(kpis(hand)) == 3


async def test_delete_elsewhere_clears_the_answer(door: Door) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        await hand.go(kpis(hand)[0].id, "target")
        await hand.press("delete")
        assert kpis(hand)[0].target is None
        await hand.go(first(hand).id, "deadline")
        await hand.press("delete")
        assert first(hand).deadline is None


async def test_an_upgrade_without_kpi_says_how_to_add_one(door: Door) -> None:
    with door.step("remove_kpi") as step:
        for kpi in door.rows().kpis_of(first(door).id):
            step.remove(kpi)
    async with staged(UpgradePage, door, first(door).id) as hand:
        await hand.press("end", "enter")
        await hand.write("They knew me")
        await hand.press("escape")
        assert [kpi.name for kpi in kpis(hand)] == ["They knew me"]


async def test_digits_go_to_the_other_upgrades_and_esc_back(door: Door) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        await hand.press("6")
        assert "▲3 MESSAGE WHEN" in hand.text
        await hand.press("1", "escape")
        assert not isinstance(hand.screen, UpgradePage)


async def test_the_page_goes_when_its_pick_is_gone(door: Door) -> None:
    async with staged(UpgradePage, door, first(door).id) as hand:
        with door.step("drop_pick") as step:
            step.remove(first(door))
        await hand.settle()
        assert not isinstance(hand.screen, UpgradePage)
