"""Ownership: one owner, a KPI, from where to where, and a date for each of the six."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sprint_tui.screens.ownership import Ownership
from sprint_tui.store.door import Door
from sprint_tui.store.facts import map_facts, maps_in_play
from sprint_tui.store.tables import Kpi, Participant, Pick, Stage, Touchpoint
from stage import MEETING, SMALL, WIDE, Staged, content, example, fresh, staged, words

KINDS = [(kind, rank) for kind in ("wow", "better") for rank in (1, 2, 3)]


def fill_six(door: Door, count: int = 6) -> Door:
    """Two people, and so many chosen picks on each map, nothing owned."""
    with door.step("fill") as step:
        for number, name in enumerate(("Ana", "Bo")):
            step.add(Participant, sprint_id=door.sprint_id, position=f"i{number}i", name=name)
        for one in maps_in_play(door.rows()):
            stage = step.add(Stage, map_id=one.id, position="i", name="Order")
            for number, (kind, rank) in enumerate(KINDS[:: 6 // count]):
                at = f"i{number}i"
                point = step.add(Touchpoint, stage_id=stage.id, position=at, name=f"The {kind} {rank}")
                picked = {"map_id": one.id, "kind": kind, "rank": rank, "touchpoint_id": point.id}
                step.add(Pick, **picked, state="chosen", position=at, change_line="By hand")
    return door


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """Two picks, two people, nothing owned."""
    with fresh(tmp_path / "store.db") as door:
        yield fill_six(door, 2)


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
    await hand.press(*(("enter", "escape") if column == "kpi" else ("escape",)))
    await hand.go(wow(hand).id, column)


async def test_six_upgrades_are_owned_with_less_than_forty_keys_beside_figures_and_dates(
    tmp_path: Path,
) -> None:
    with fresh(tmp_path / "store.db") as door:
        async with staged(Ownership, fill_six(door)) as hand:
            pressed = ["enter"]
            await hand.press("enter")
            for row in range(6):
                for typed, *keys in (
                    ("", str(row % 2 + 1)),
                    ("first ans", "down", "enter"),
                    ("24 > 4", "enter"),
                    (f"+{20 + 20 * row}d", "enter"),
                    ("", "y"),
                ):
                    await hand.write(typed)
                    await hand.press(*keys)
                    pressed += keys
            assert len(pressed) < 40
            six = hand.rows.chosen_of(hand.rows.maps[0].id)
            facts = map_facts(hand.rows, hand.rows.maps[0].id)
            assert facts.said_yes == {pick.id for pick in six}
            assert all(pick.owner_id and pick.deadline for pick in six)
            assert [(one.baseline, one.target, one.unit) for one in hand.rows.kpis] == [(24, 4, "h")] * 6
            assert hand.said == words("ownership.all_there")
            assert not hand.is_editing()


async def test_an_answer_leads_to_what_is_open_next_and_a_correction_or_escape_does_not(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        first, second = hand.rows.picks
        assert hand.stage.place() == (first.id, "owner")
        await hand.press("enter", "2")
        assert (hand.stage.place(), hand.is_editing()) == ((first.id, "kpi"), True)
        await hand.press("escape")
        assert not hand.is_editing()
        await at(hand, "owner")
        await hand.press("enter", "1")
        assert (hand.stage.place(), hand.is_editing()) == ((first.id, "owner"), False)
        await fill(hand, "kpi", "They knew me")
        assert (hand.stage.place(), hand.is_editing()) == ((first.id, "kpi"), False)
        await at(hand, "deadline")
        await hand.press("enter", *"+30d", "enter")
        assert (hand.stage.place(), hand.is_editing()) == ((first.id, "yes"), False)
        await hand.press("y")
        assert (hand.stage.place(), hand.is_editing()) == ((second.id, "owner"), True)


async def test_a_kpi_in_own_words_asks_who_notices_it_and_two_of_six_are_not_all(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        await at(hand, "name")
        assert words("ownership.whole") in hand.text_of("Strip")
        assert "The wow 1" in hand.text_of("Strip")
        assert "By hand" in hand.text_of("Strip")
        for row, days in enumerate(("+30d", "2026-11-01")):
            await hand.go(hand.rows.picks[row].id, "owner")
            await hand.press("enter", str(row + 1))
            await hand.write("They knew me\n")
            asked = content().field("kpi", "perspective")
            assert asked.label in hand.text_of("Strip")
            if not row:
                await hand.press("escape")
                assert (hand.stage.place()[1], hand.is_editing()) == ("kpi", False)
                said = words("ownership.doubts.undecided", picks="★1")
                assert " ".join(hand.text.split()).count(said) == 1
                await hand.press("enter", "enter")
            await hand.press("1")
            assert hand.rows.kpis_of(hand.rows.picks[row].id)[0].perspective == "customer"
            assert (hand.stage.place()[1], hand.is_editing()) == ("measure", True)
            await hand.write("12 > 60 %\n")
            await hand.write(f"{days}\n")
            await hand.press("y")
        assert words("ownership.doubts.overdue", picks="▲1", dates="1 Nov") == hand.said
        await hand.go(hand.rows.picks[1].id, "deadline")
        await hand.press("delete", "enter", *"+60d", "enter", "y")
        assert hand.said == words("ownership.not_six", n=4)


async def test_without_picks_it_says_what_comes_first(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        async with staged(Ownership, door) as hand:
            assert words("ownership.empty") in hand.text
            assert hand.keys_shown == " enter go there   h who has what   f1 help"
            await hand.press("y", "z", "delete", "tab", "v")
            assert hand.done == []
            await hand.press("enter")
            assert (hand.app.went, hand.is_editing()) == ([("picker", "", "")], False)


async def test_an_owner_comes_from_the_roster_or_joins_it_and_a_team_is_no_owner(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        assert words("ownership.tags.nobody", n=2) in hand.text
        await hand.press("enter", "2")
        assert wow(hand).owner_id == hand.rows.participants[1].id
        assert "Bo" in hand.line_with("★1")
        assert words("ownership.tags.nobody", n=1) in hand.text
        await hand.press("escape", "u")
        assert wow(hand).owner_id is None
        assert hand.app.went[-1][0] == "ownership"
        await at(hand, "owner")
        await hand.press("enter", "3")
        await hand.write("Returns team\n")
        assert hand.foot == "! " + words("errors.team_alone", team="Returns team")
        await hand.write("\n")
        await hand.press("escape")
        assert [person.name for person in hand.rows.participants] == ["Ana", "Bo", "Returns team"]
        assert "Returns team is a team: who leads it?" in " ".join(hand.text.split())
        await at(hand, "owner")
        await hand.press("enter", "5")
        await hand.write("Returns team lead\n")
        assert hand.rows.participants[-1].name == "Returns team lead"
        assert wow(hand).owner_id == hand.rows.participants[-1].id


async def test_a_kpi_of_the_library_shows_how_it_is_counted_and_brings_its_definition(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        template = next(one for one in content().kpis if one.key == "first_reply")
        await at(hand, "kpi")
        await hand.press("enter")
        await hand.write("answer first")
        assert "Wait for a first answer" in hand.text_of("Options")
        await hand.press("down")
        shown = " ".join(hand.text_of("#strip-foot").split())
        assert content().choice("timing", template.timing).label in shown
        assert template.formula[:60] in shown
        assert template.trap[:60] in shown
        await hand.press("f7", *"time", "escape")
        assert (hand.said, hand.rows.kpis) == (words("strip.unstored", text="time"), ())
        await hand.press("enter")
        offered = hand.text_of("Options")
        assert offered.index("Time taken") < offered.index("Sentiment")
        await hand.press("f7", *"answer first", "down", "enter", "escape")
        stored = kpi(hand)
        assert (stored.name, stored.formula, stored.unit) == (template.name, template.formula, template.unit)
        assert (stored.direction, hand.done[-1]) == (template.direction, "kpi")
        await hand.press("u")
        assert not hand.rows.kpis_of(wow(hand).id)
        await fill(hand, "kpi", "NPS of the 7:52")
        assert kpi(hand).name == "NPS of the 7:52"


async def test_a_measure_is_typed_in_one_line_changed_and_emptied(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        await at(hand, "measure")
        await hand.press("enter")
        assert hand.said == "! " + words("ownership.kpi_first")
        await fill(hand, "kpi", "Bags lost")
        await at(hand, "measure")
        await hand.press("enter")
        await hand.write("4.1250 > 1.2340 %")
        assert hand.foot == "= 4.125 › 1.234 %"
        await hand.press("enter", "escape")
        assert (kpi(hand).baseline, kpi(hand).target, hand.done[-1]) == (4.125, 1.234, "measure")
        await at(hand, "measure")
        await hand.press("enter")
        assert hand.editor.text_meant == "4.1250 > 1.2340 %"
        await hand.press("end")
        await hand.write(" of all")
        await hand.press("enter")
        assert (kpi(hand).target, kpi(hand).unit) == (1.234, "% of all")
        await fill(hand, "measure", "? > 60")
        assert words("ownership.doubts.no_start", picks="★1") in " ".join(hand.text.split())
        await fill(hand, "measure", "")
        assert (kpi(hand).baseline, kpi(hand).target) == (None, None)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_what_is_not_understood_is_said_and_kept_for_the_next_try(
    door: Door, size: tuple[int, int]
) -> None:
    async with staged(Ownership, door, size=size) as hand:
        await fill(hand, "kpi", "They knew me")
        for column, typed, code, details in (
            ("measure", "many", "not_a_measure", {}),
            ("measure", "12 % > 60 h", "two_units", {"start": "12 %", "target": "60 h"}),
            ("measure", "1,200 > 1500", "ambiguous_number", {"text": "1,200", "many": "1200", "few": "1.2"}),
            ("deadline", "31 feb", "no_such_day", {"month": "Feb", "days": 29}),
        ):
            await fill(hand, column, typed)
            assert hand.foot == "! " + words(f"errors.{code}", **{"text": typed} | details)
            await hand.press("escape")
            assert not hand.is_editing()
            assert hand.said == words("strip.unstored", text=typed)
            await hand.press("enter")
            assert hand.editor.text_meant == typed
            await hand.press("escape", "escape")
        assert (kpi(hand).target, wow(hand).deadline) == (None, None)


async def test_what_is_too_much_to_be_true_is_said_where_it_happens(door: Door) -> None:
    with door.step("own") as step:
        step.edit(door.rows().sprint, meeting_start=MEETING)
        for number, pick in enumerate(door.rows().picks):
            step.edit(pick, owner_id=door.rows().participants[0].id, deadline=date(2026, 12, 10 + number))
    async with staged(Ownership, door) as hand:
        said = words("ownership.doubts.clash", name="Ana", picks="★1, ▲1", dates="10 Dec, 11 Dec")
        assert said in " ".join(hand.text.split())
        assert words("ownership.tags.clash", n=1) in hand.text_of("#head")
        await at(hand, "deadline")
        assert content().field("ownership", "deadline").label in hand.text_of("Strip")
        await hand.press("enter")
        await hand.replace("2026-11-02")
        assert "before the meeting" in hand.foot
        await hand.press("enter")
        assert wow(hand).deadline == date(2026, 11, 2)
        late = words("ownership.doubts.overdue", picks="★1", dates="2 Nov")
        assert late in " ".join(hand.text.split())
        assert words("ownership.tags.overdue", n=1) in hand.text_of("#head")
        await fill(hand, "deadline", "+60d")
        assert wow(hand).deadline == date(2027, 1, 11)
        assert words("ownership.tags.overdue", n=1) not in hand.text
        await at(hand, "kpi")
        await hand.press("enter", *"nps", "down", "enter")
        for typed, doubt in (("60 > 60 %", "no_change"), ("-5 > 60 %", "not_a_share")):
            await hand.replace(typed)
            assert hand.foot == "= " + words(f"kpi.doubts.{doubt}", shown=typed.replace(">", "›"))
        await hand.replace("60 > 12")
        assert "Higher is better" in hand.foot
        await hand.press("enter", "escape")
        assert kpi(hand).target == 12
        assert words("ownership.doubts.backwards", picks="★1") in hand.text


async def test_an_owner_says_yes_which_goes_with_them_and_is_taken_back(finished: Door) -> None:
    async with staged(Ownership, finished) as hand:
        was, first = wow(hand), kpi(hand)
        assert hand.line_with("★1").rstrip().endswith("✓")
        asked, gone = words("ownership.yes_again"), words("kpi.figures_gone", unit="%")
        for column, keys, said in (
            ("kpi", ("enter", "f7", *"nps", "down", "enter"), f"{gone} {asked}"),
            ("kpi", ("enter", "f7", *"cups", "enter"), asked),
            ("kpi", ("enter", *", all", "enter"), ""),
            ("measure", ("enter", "f7", *"12 > 61 %", "enter"), asked),
            ("measure", ("enter", "f7", *"13 > 60 %", "enter"), ""),
            ("deadline", ("enter", "f7", *"+90d", "enter"), asked),
            ("deadline", ("delete",), asked),
        ):
            await at(hand, column)
            await hand.press(*keys)
            assert (hand.said, hand.rows.yes_to(wow(hand)) is None) == (said, bool(said)), keys
            if gone in said:
                assert (kpi(hand).name, kpi(hand).baseline, kpi(hand).target) == ("NPS", None, None)
            await hand.press("u")
            assert (kpi(hand), hand.rows.yes_to(wow(hand)) is None) == (first, False)
        people = [person.id for person in hand.rows.participants]
        other = next(person for person in hand.rows.participants if person.id != was.owner_id)
        await at(hand, "owner")
        await hand.press("enter", str(people.index(other.id) + 1))
        await at(hand, "measure")
        await hand.press("enter", "f7", *"12 > 99 %", "enter")
        assert (kpi(hand).target, words("ownership.yes_again") in hand.said) == (99, False)
        await at(hand, "owner")
        await hand.press("enter", str(people.index(was.owner_id or "") + 1))
        assert (wow(hand).owner_id, hand.rows.yes_to(wow(hand))) == (was.owner_id, None)
        await hand.press("u", "u", "u")
        assert (kpi(hand), hand.rows.yes_to(wow(hand)) is None) == (first, False)
        await at(hand, "owner")
        await hand.press("enter", str(people.index(other.id) + 1))
        assert hand.rows.yes_to(wow(hand)) is None
        assert hand.line_with("★1").rstrip().endswith("·")
        assert was.id not in map_facts(hand.rows, was.map_id).said_yes
        await hand.press("y")
        noted = hand.rows.yeses[0]
        assert (noted.participant_id, noted.at) == (other.id, hand.now.at)
        assert hand.line_with("★1").rstrip().endswith("✓")
        await at(hand, "yes")
        await hand.press("enter")
        assert len(hand.rows.yeses) == 0
        await hand.press("u", "u", "u")
        said_before = hand.rows.yes_to(wow(hand))
        assert said_before is not None
        assert said_before.participant_id == was.owner_id
        with finished.step("remove_person") as step:
            step.remove(hand.rows.by_id[wow(hand).owner_id or ""])
        await hand.settle()
        assert hand.rows.yes_to(wow(hand)) is None
        assert hand.line_with("★1").rstrip().endswith("·")
        await hand.go(wow(hand).id, "yes")
        await hand.press("y")
        assert hand.said == "! " + words("ownership.owner_first")


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
        assert words("ownership.doubts.internal", picks="★1") in hand.text
        await at(hand, "status")
        await hand.press("enter", "2")
        assert wow(hand).status == "running"


async def test_keys_open_the_whole_upgrade_and_clear_a_cell(finished: Door) -> None:
    async with staged(Ownership, finished) as hand:
        await at(hand, "name")
        await hand.press("enter")
        await at(hand, "deadline")
        await hand.press("z")
        assert hand.app.opened == [("upgrade", wow(hand).id, "")] * 2
        for column, field in (("owner", "owner_id"), ("deadline", "deadline")):
            before = getattr(wow(hand), field)
            await at(hand, column)
            await hand.press("delete")
            assert getattr(wow(hand), field) is None
            await hand.press("u")
            assert getattr(wow(hand), field) == before
        (first, second) = hand.rows.kpis_of(wow(hand).id)
        await at(hand, "measure")
        await hand.press("delete")
        assert [one.target for one in hand.rows.kpis_of(wow(hand).id)] == [None, second.target]
        await at(hand, "kpi")
        await hand.press("delete")
        assert [one.id for one in hand.rows.kpis_of(wow(hand).id)] == [second.id]
        await hand.press("u", "u")
        assert [one.target for one in hand.rows.kpis_of(wow(hand).id)] == [first.target, second.target]


async def test_tab_goes_through_the_cells_that_are_filled(door: Door) -> None:
    async with staged(Ownership, door) as hand:
        first, second = hand.rows.picks
        await at(hand, "kpi")
        await hand.press("enter")
        await hand.write("They knew me")
        await hand.press("tab")
        await hand.write("12 > 60 %")
        await hand.press("tab")
        await hand.write("11 dec")
        await hand.press("tab")
        assert (kpi(hand).name, kpi(hand).target) == ("They knew me", 60)
        assert (wow(hand).id, wow(hand).deadline) == (first.id, date(2026, 12, 11))
        await hand.press("tab")
        assert hand.stage.place() == (second.id, "owner")


async def test_both_maps_of_a_mix_stand_on_one_table(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db", "both") as door:
        async with staged(Ownership, fill_six(door), size=SMALL) as hand:
            assert words("ownership.facts", n=12) in hand.text
            one, other = (hand.rows.chosen_of(one.id) for one in maps_in_play(hand.rows))
            await hand.go(one[-1].id, "yes")
            await hand.press("tab")
            assert hand.stage.place() == (other[0].id, "owner")
            assert "B2C" in hand.text_of("#form")


async def test_the_mouse_selects_a_cell_and_opens_it(finished: Door) -> None:
    async with staged(Ownership, finished) as hand:
        await hand.click_on("38 › 55 %")
        assert hand.stage.place()[1] == "measure"
        await hand.click_on("38 › 55 %", times=2)
        assert hand.editor.text_meant == "38 > 55 %"


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_finished_table_says_all_at_every_width(finished: Door, size: tuple[int, int]) -> None:
    async with staged(Ownership, finished, size=size) as hand:
        assert words("ownership.facts", n=6) in hand.text
        line = hand.line_with("★1")
        assert "12 › 60 %" in line
        assert "11 Dec" in line
        assert ("running" in line.casefold()) == (size == WIDE)
        shown = " ".join(hand.text_of("#form").split())
        assert "29 Jan" in shown
        assert "2027" in shown
        assert "Operations l…" not in shown


async def test_the_board_groups_the_upgrades_and_its_cards_change_their_status(finished: Door) -> None:
    async with staged(Ownership, finished, size=SMALL) as hand:
        hand.now.passes(25 * 24 * 3600)
        await hand.press("v")
        assert words("ownership.by_status", n=6) in hand.text
        assert "PLANNED  3" in hand.text_of("#form")
        await hand.go(wow(hand).id)
        assert wow(hand).change_line in hand.text_of("Strip")
        await hand.press("3")
        assert (wow(hand).status, hand.stage.place()[0]) == ("live", wow(hand).id)
        assert "LIVE  1" in hand.text_of("#form")
        await hand.press("right_square_bracket")
        assert (wow(hand).status, hand.said) == ("slipped", words("ownership.slipped"))
        await hand.press("right_square_bracket")
        await hand.write("No budget")
        await hand.press("escape")
        assert (wow(hand).status, wow(hand).dropped_reason) == ("dropped", "No budget")
        assert words("ownership.dropped", reason="No budget") in hand.text_of("Strip")
        await hand.press("u", "u")
        assert wow(hand).status == "slipped"
        await hand.press("v")
        assert "App team lead  2" in hand.text_of("#form")
        await hand.press("v")
        assert words("ownership.due.overdue") in hand.text_of("#form")
        await hand.press("enter", "v")
        assert hand.app.opened[-1][0] == "upgrade"
        assert words("ownership.columns.measure") in hand.text_of("#form")


async def test_a_page_for_each_owner_goes_into_a_new_folder(
    finished: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with staged(Ownership, finished) as hand:
        await hand.press("W")
        await hand.until(lambda: hand.screen.is_modal)
        await hand.press("enter")
        await hand.until(lambda: "pages are in" in hand.said)
        (folder,) = (one for one in tmp_path.iterdir() if one.is_dir())
        assert (folder / "App-team-lead.md").is_file()
        await hand.press("h")
        assert hand.app.opened[-1][0] == "owners"
