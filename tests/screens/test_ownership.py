"""Ownership: one owner, a KPI, from where to where, and a date for each of the six."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sprint_tui.screens.ownership import Ownership
from sprint_tui.store.door import Door
from sprint_tui.store.facts import map_facts
from sprint_tui.store.tables import Kpi, Participant, Pick, Stage, Touchpoint
from stage import ROOM, SMALL, WIDE, Staged, content, example, fresh, staged, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """Two picks, two people, nothing owned."""
    with fresh(tmp_path / "store.db") as door:
        with door.step("fill") as step:
            rows = door.rows()
            stage = step.add(Stage, map_id=rows.maps[0].id, position="i", name="Order")
            for number, (kind, name) in enumerate((("wow", "Ana"), ("better", "Bo"))):
                at = f"i{number}i"
                step.add(Participant, sprint_id=door.sprint_id, position=at, name=name)
                point = step.add(Touchpoint, stage_id=stage.id, position=at, name=f"The {kind}")
                picked = {"map_id": rows.maps[0].id, "kind": kind, "rank": 1, "touchpoint_id": point.id}
                step.add(Pick, **picked, state="chosen", position=at, change_line="By hand")
        yield door


@pytest.fixture
def finished(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


def wow(hand: Staged) -> Pick:
    return hand.rows.chosen_of(hand.rows.maps[0].id)[0]


def kpi(hand: Staged) -> Kpi:
    return hand.rows.kpis_of(wow(hand).id)[0]


async def at(hand: Staged, column: str) -> None:
    """Put the cursor on a cell of the first pick."""
    await hand.go(wow(hand).id, column)
    assert hand.stage.place() == (wow(hand).id, column)


async def fill(hand: Staged, column: str, text: str) -> None:
    await at(hand, column)
    await hand.press("enter")
    await hand.replace(text)
    await hand.press("enter")


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_six_rows_have_owner_kpi_measure_date_and_yes(finished: Door, size: tuple[int, int]) -> None:
    async with staged(Ownership, finished, size=size) as hand:
        assert words("ownership.facts", n=6) in hand.text
        line = hand.line_with("★1")
        assert "12 › 60 %" in line
        assert "11 Dec" in line
        assert "✓" in line
        assert ("running" in line.casefold()) == (size == WIDE)


async def test_without_picks_it_says_what_comes_first(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        async with staged(Ownership, door) as hand:
            assert words("ownership.empty") in hand.text
            assert hand.keys_shown == " enter edit   f1 help"
            await hand.press("y", "z", "delete", "tab", "v")
            assert hand.done == []
            await hand.press("enter")
            assert (hand.app.went, hand.is_editing()) == ([("picker", "", "")], False)


async def test_a_pick_without_owner_is_tagged_until_one_is_named_by_digit(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        assert words("ownership.tags.nobody", n=2) in hand.text
        await at(hand, "owner")
        await hand.press("enter", "2")
        assert wow(hand).owner_id == hand.rows.participants[1].id
        assert "Bo" in hand.line_with("★1")
        assert words("ownership.tags.nobody", n=1) in hand.text
        await hand.press("u")
        assert wow(hand).owner_id is None
        assert hand.app.went[-1][0] == "ownership"


async def test_an_owner_who_is_not_on_the_list_joins_it(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        await at(hand, "owner")
        await hand.press("enter", "3")
        await hand.write("Cleo\n")
        assert [person.name for person in hand.rows.participants] == ["Ana", "Bo", "Cleo"]
        assert wow(hand).owner_id == hand.rows.participants[2].id


async def test_a_kpi_is_found_in_the_library_and_brings_its_definition(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        await at(hand, "kpi")
        await hand.press("enter")
        await hand.write("first answer")
        assert "Wait for a first answer" in hand.text_of("Options")
        await hand.press("down", "enter")
        template = next(one for one in content().kpis if one.key == "first_reply")
        stored = kpi(hand)
        assert (stored.name, stored.formula, stored.unit) == (template.name, template.formula, template.unit)
        assert stored.direction == template.direction
        assert hand.done[-1] == "kpi"
        await hand.press("u")
        assert hand.rows.kpis == ()


async def test_a_kpi_in_our_own_words_is_kept_as_typed(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        await fill(hand, "kpi", "NPS of the 7:52")
        assert kpi(hand).name == "NPS of the 7:52"
        await fill(hand, "kpi", "They knew me")
        assert [one.name for one in hand.rows.kpis] == ["They knew me"]


async def test_a_measure_needs_a_kpi_first(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        await at(hand, "measure")
        await hand.press("enter")
        assert hand.said == "! " + words("ownership.kpi_first")


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("12 > 60 %", (12, None, 60, "%"), "12 › 60 %"),
        ("41 to 4.5 h", (41, None, 4.5, "h"), "41 › 4.5 h"),
        ("? > 85 %", (None, None, 85, "%"), "? › 85 %"),
        ("fri > 60 %", (None, date(2026, 11, 13), 60, "%"), "by 13 Nov › 60 %"),
        ("4 dec > 5 per 1,000", (None, date(2026, 12, 4), 5, "per 1,000"), "by 4 Dec › 5 per 1,000"),
        ("48 h > 4 h", (48, None, 4, "h"), "48 › 4 h"),
        ("12 % > 60 %", (12, None, 60, "%"), "12 › 60 %"),
        ("€12 > €60", (12, None, 60, "€"), "12 › 60 €"),
        ("5 days -> 1 day", (5, None, 1, "day"), "5 › 1 day"),
        ("41 s > 10", (41, None, 10, "s"), "41 › 10 s"),
        ("+5 > +30", (5, None, 30, ""), "5 › 30"),
        ("? › £1 500", (None, None, 1500, "£"), "? › 1500 £"),
        ("1 200 > 1 500 customers", (1200, None, 1500, "customers"), "1200 › 1500 customers"),
        ("3 days to reply > 1 days to reply", (3, None, 1, "days to reply"), "3 › 1 days to reply"),
    ],
)
async def test_a_measure_is_typed_in_one_line(
    door: Door, typed: str, stored: tuple[object, ...], shown: str
) -> None:
    async with staged(Ownership, door, size=WIDE) as hand:
        await fill(hand, "kpi", "They knew me")
        await at(hand, "measure")
        await hand.press("enter")
        await hand.write(typed)
        assert hand.foot == f"= {shown}"
        await hand.press("enter")
        one = kpi(hand)
        assert (one.baseline, one.measure_by, one.target, one.unit) == stored
        assert hand.done[-1] == "measure"


async def test_what_is_no_measure_gets_one_sentence_and_stores_nothing(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        await fill(hand, "kpi", "They knew me")
        await at(hand, "measure")
        await hand.press("enter")
        await hand.write("many")
        await hand.press("escape")
        assert hand.foot == "! " + words("errors.not_a_measure", text="many")
        assert hand.editor.text_meant == "many"
        await hand.press("escape")
        assert not hand.is_editing()
        assert kpi(hand).target is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12 > 1 50 customers", words("errors.not_a_measure", text="12 > 1 50 customers")),
        ("12 > many", words("errors.not_a_measure", text="12 > many")),
        ("12 % > 60 h", words("errors.two_units", start="12 %", target="60 h")),
        ("€12 > $60", words("errors.two_units", start="€12", target="$60")),
        ("1,200 > 1500", words("errors.ambiguous_number", text="1,200", many="1200", few="1.2")),
        ("12 > 1.500 customers", words("errors.ambiguous_number", text="1.500", many="1500", few="1.5")),
    ],
)
@pytest.mark.parametrize("size", [SMALL, ROOM])
async def test_a_measure_that_may_mean_two_things_is_not_guessed(
    door: Door, size: tuple[int, int], typed: str, said: str
) -> None:
    async with staged(Ownership, door, size=size) as hand:
        await fill(hand, "kpi", "They knew me")
        await fill(hand, "measure", typed)
        assert hand.foot == f"! {said}"
        assert kpi(hand).target is None


async def test_a_measure_with_three_decimals_can_be_typed_again(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        await fill(hand, "kpi", "Bags lost")
        await fill(hand, "measure", "4.1250 > 1.2340 %")
        assert (kpi(hand).baseline, kpi(hand).target) == (4.125, 1.234)
        await at(hand, "measure")
        await hand.press("enter")
        assert hand.editor.text_meant == "4.1250 > 1.2340 %"
        await hand.write(" of all")
        await hand.press("enter")
        assert (kpi(hand).target, kpi(hand).unit) == (1.234, "% of all")


async def test_a_measure_is_changed_and_emptied(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        await fill(hand, "kpi", "They knew me")
        await fill(hand, "measure", "12 > 60 %")
        await fill(hand, "measure", "14 > 60")
        assert (kpi(hand).baseline, kpi(hand).unit) == (14, "%")
        await fill(hand, "measure", "")
        assert (kpi(hand).baseline, kpi(hand).target) == (None, None)


async def test_a_deadline_is_typed_and_a_clash_is_asked_about(door: Door) -> None:
    with door.step("own") as step:
        for number, pick in enumerate(door.rows().picks):
            step.edit(pick, owner_id=door.rows().participants[0].id, deadline=date(2026, 12, 10 + number))
    async with staged(Ownership, door) as hand:
        assert words("ownership.notes.clash", name="Ana", dates="10 Dec, 11 Dec") in hand.text
        await fill(hand, "deadline", "+60d")
        assert wow(hand).deadline == date(2027, 1, 11)
        assert "Ana has several" not in hand.text


async def test_a_status_is_taken_by_digit_in_a_wide_window(door: Door) -> None:
    async with staged(Ownership, door, size=WIDE) as hand:
        await at(hand, "status")
        await hand.press("enter", "2")
        assert wow(hand).status == "running"


async def test_an_owner_says_yes_and_takes_it_back(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        await hand.press("y")
        assert hand.said == "! " + words("ownership.owner_first")
        await at(hand, "owner")
        await hand.press("enter", "1", "y")
        said = hand.rows.yes_to(wow(hand))
        assert said is not None
        assert (said.participant_id, said.at) == (wow(hand).owner_id, hand.now.at)
        await at(hand, "yes")
        await hand.press("enter")
        assert hand.rows.yeses == ()
        await hand.press("u")
        assert len(hand.rows.yeses) == 1


async def test_a_yes_is_that_of_the_owner_and_goes_with_them(finished: Door) -> None:
    async with staged(Ownership, finished) as hand:
        assert hand.line_with("★1").rstrip().endswith("✓")
        was = wow(hand)
        other = next(person for person in hand.rows.participants if person.id != was.owner_id)
        await at(hand, "owner")
        await hand.press("enter", str(hand.rows.participants.index(other) + 1))
        assert hand.rows.yes_to(wow(hand)) is None
        assert hand.line_with("★1").rstrip().endswith("·")
        assert was.id not in map_facts(hand.rows, was.map_id).said_yes
        await hand.press("y")
        (said,) = hand.rows.yeses
        assert said.participant_id == other.id
        assert hand.line_with("★1").rstrip().endswith("✓")
        await hand.press("u", "u")
        said_before = hand.rows.yes_to(wow(hand))
        assert said_before is not None
        assert said_before.participant_id == was.owner_id


async def test_nobody_owns_no_yes(finished: Door) -> None:
    async with staged(Ownership, finished) as hand:
        with finished.step("remove_person") as step:
            step.remove(hand.rows.by_id[wow(hand).owner_id or ""])
        await hand.settle()
        assert [yes.participant_id for yes in hand.rows.yeses] == [None]
        assert hand.line_with("★1").rstrip().endswith("·")


async def test_the_kpi_that_a_customer_feels_stands_for_the_pick(door: Door) -> None:
    with door.step("kpi") as step:
        pick = door.rows().picks[0]
        for at_, (name, seen_by) in enumerate((("Calls closed", "inside"), ("They knew me", "customer"))):
            step.add(Kpi, pick_id=pick.id, position=f"{at_}i", name=name, perspective=seen_by)
    async with staged(Ownership, door, size=WIDE) as hand:
        assert "They knew me +1" in hand.line_with("★1")
        await fill(hand, "measure", "12 > 60 %")
        assert [one.target for one in hand.rows.kpis_of(wow(hand).id)] == [None, 60]
        await fill(hand, "kpi", "They felt known")
        assert [one.name for one in hand.rows.kpis] == ["Calls closed", "They felt known"]
        await at(hand, "kpi")
        await hand.press("delete")
        assert [one.name for one in hand.rows.kpis] == ["Calls closed"]


async def test_enter_on_a_name_or_z_anywhere_opens_the_whole_upgrade(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        await hand.press("enter")
        await at(hand, "deadline")
        await hand.press("z")
        assert hand.app.opened == [("upgrade", wow(hand).id, "")] * 2


@pytest.mark.parametrize(("column", "field"), [("owner", "owner_id"), ("deadline", "deadline")])
async def test_delete_clears_a_cell(finished: Door, column: str, field: str) -> None:
    async with staged(Ownership, finished) as hand:
        await at(hand, column)
        await hand.press("delete")
        assert getattr(wow(hand), field) is None
        await hand.press("u")
        assert getattr(wow(hand), field) is not None


async def test_delete_takes_the_first_kpi_or_its_measure(finished: Door) -> None:
    async with staged(Ownership, finished) as hand:
        (first, second) = hand.rows.kpis_of(wow(hand).id)
        await at(hand, "measure")
        await hand.press("delete")
        assert (kpi(hand).id, kpi(hand).target) == (first.id, None)
        await at(hand, "kpi")
        await hand.press("delete")
        assert kpi(hand).id == second.id
        await hand.press("u", "u")
        assert (kpi(hand).id, kpi(hand).target) == (first.id, first.target)


async def test_tab_goes_through_the_cells_and_rows_and_fills_them_one_after_the_other(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        await hand.press("tab")
        assert hand.stage.place()[1] == "owner"
        await hand.press("escape")
        await at(hand, "kpi")
        await hand.press("enter")
        await hand.write("They knew me")
        await hand.press("tab")
        await hand.write("12 > 60 %")
        await hand.press("tab")
        await hand.write("11 dec")
        await hand.press("enter")
        assert (kpi(hand).name, kpi(hand).target, wow(hand).deadline) == (
            "They knew me",
            60,
            date(2026, 12, 11),
        )


async def test_each_map_of_a_mix_has_its_own_six(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db", "both") as door:
        async with staged(Ownership, door) as hand:
            before = hand.desk.map_in_view(hand.rows).id
            await hand.press("v")
            assert hand.desk.map_in_view(hand.rows).id != before


async def test_the_mouse_selects_a_cell_and_opens_it(finished: Door) -> None:
    async with staged(Ownership, finished) as hand:
        await hand.click_on("38 › 55 %")
        assert hand.stage.place()[1] == "measure"
        await hand.click_on("38 › 55 %", times=2)
        assert hand.editor.text_meant == "38 > 55 %"


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_a_deadline_in_another_year_says_which_and_no_owner_is_cut(
    finished: Door, size: tuple[int, int]
) -> None:
    async with staged(Ownership, finished, size=size) as hand:
        shown = " ".join(hand.text_of("#form").split())
        assert "29 Jan" in shown
        assert "2027" in shown
        assert "Operations l…" not in shown
