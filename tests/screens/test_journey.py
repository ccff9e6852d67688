"""Journey: the map as a grid under a cursor; every lane and head is filled where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.screens.journey import Journey
from sprint_tui.store.door import Door
from stage import ROOM, SMALL, WIDE, Staged, content, example, fresh, staged, words

TEXTS = ("goal", "action", "thought", "channel", "expected", "promised", "delivered")


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with fresh(tmp_path / "store.db") as door:
        yield door


@pytest.fixture
def finished(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


def names(hand: Staged) -> list[list[str]]:
    """The touchpoints by stage."""
    rows = hand.rows
    return [[t.name for t in rows.touchpoints_in(s.id)] for s in rows.stages_of(rows.maps[0].id)]


def stages(hand: Staged) -> list[str]:
    return [stage.name for stage in hand.rows.stages_of(hand.rows.maps[0].id)]


def first(hand: Staged) -> str:
    """The id of the first touchpoint."""
    return hand.rows.touchpoints_of(hand.rows.maps[0].id)[0].id


# An empty map


async def test_an_empty_map_offers_a_journey_for_each_kind_of_business_ours_first(door: Door) -> None:
    with door.step("edit") as step:
        step.edit(door.rows().sprint, offer="service")
    async with staged(Journey, door, size=SMALL) as hand:
        assert hand.keys_shown == " o new   1-4 start from one   z curve   f1 help"
        for one in content().templates:
            assert one.stages[0].name in hand.text
        for key, kind in (
            ("1", ("b2c", "service")),
            ("enter", ("b2c", "service")),
            ("2", ("b2c", "product")),
        ):
            template = content().template(*kind)
            await hand.press(key)
            assert names(hand) == [list(stage.touchpoints) for stage in template.stages]
            assert hand.said == words("journey.template_added")
            assert template.stages[0].name in hand.text
            await hand.press("3")
            assert names(hand) == [list(stage.touchpoints) for stage in template.stages]
            await hand.press("u")
            assert stages(hand) == []
            assert words("map.begin") in hand.text


async def test_o_on_an_empty_map_begins_with_a_stage_of_our_own(door: Door) -> None:
    async with staged(Journey, door) as hand:
        await hand.press("o")
        await hand.write("Notice")
        await hand.press("enter")
        assert names(hand) == [["Notice"]]
        assert stages(hand) == ["Notice"]
        assert hand.done == ["add_stage"]
        await hand.press("o")
        await hand.write("Decide\n")
        assert names(hand) == [["Notice"], ["Decide"]]


async def test_o_on_a_touchpoint_adds_another_below_it_in_its_stage(door: Door) -> None:
    async with staged(Journey, door) as hand:
        await hand.press("o")
        await hand.write("Notice\n")
        await hand.go(first(hand), "goal")
        await hand.press("o")
        await hand.write("Platform sign\n")
        assert names(hand) == [["Notice", "Platform sign"]]
        assert hand.done[-1] == "add_touchpoint"
        assert hand.stage.place() == (hand.rows.touchpoints[1].id, "name")


async def test_a_stage_without_a_name_is_not_made(door: Door) -> None:
    async with staged(Journey, door) as hand:
        await hand.press("o", "space", "escape")
        assert stages(hand) == []
        assert hand.done == []


# The cursor and the cells


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_every_cell_can_be_reached_and_is_shown_whole_below(
    finished: Door, size: tuple[int, int]
) -> None:
    async with staged(Journey, finished, size=size) as hand:
        seen = set()
        await hand.press("pageup")
        for _ in range(16):
            await hand.press("home")
            for _ in range(9):
                seen.add(hand.stage.place())
                assert "inverse" in {run.role for line in _grid(hand) for run in line}
                await hand.press("right")
            await hand.press("down")
        assert len(seen) == 9 * 14 + 6 + 6
        await hand.press("pageup", "home")
        assert hand.stage.place()[1] == "phase"


def _grid(hand: Staged) -> list[tuple]:  # type: ignore[type-arg]
    grid = hand.screen.query_one("Grid")
    return [grid._map.painted(y, grid._left, grid._top, grid.place) for y in range(grid.size.height)]


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_the_head_counts_the_touchpoints_that_are_in_view(
    finished: Door, size: tuple[int, int]
) -> None:
    async with staged(Journey, finished, size=size) as hand:
        shown = hand.screen.query_one("Grid")._map.fitting
        assert words("journey.window", first=1, last=shown, total=9) in hand.text
        await hand.press("end")
        assert words("journey.window", first=10 - shown, last=9, total=9) in hand.text


@pytest.mark.parametrize("lane", TEXTS)
async def test_a_cell_is_typed_where_it_stands(finished: Door, lane: str) -> None:
    async with staged(Journey, finished) as hand:
        await hand.go(first(hand), lane)
        await hand.press("enter")
        await hand.replace("In their own words")
        await hand.press("escape")
        assert getattr(hand.rows.by_id[first(hand)], lane) == "In their own words"
        assert "In their own words" in hand.text_of("Strip")
        await hand.press("delete")
        assert getattr(hand.rows.by_id[first(hand)], lane) == ""
        await hand.press("u", "u")
        assert hand.stage.place() == (first(hand), lane)


async def test_tab_goes_down_the_lanes_and_on_to_the_next_touchpoint_while_typing(door: Door) -> None:
    async with staged(Journey, door) as hand:
        await hand.press("o")
        await hand.write("Notice\n")
        await hand.go(first(hand), "goal")
        await hand.press("enter")
        for word in ("A goal", "An action", "A thought"):
            await hand.write(word)
            await hand.press("tab")
        touchpoint = hand.rows.touchpoints[0]
        assert (touchpoint.goal, touchpoint.action, touchpoint.thought) == (
            "A goal",
            "An action",
            "A thought",
        )
        assert hand.field_key() == f"{touchpoint.id}:gap"
        await hand.press("shift+tab")
        assert hand.editor.text_meant == "A thought"


async def test_tab_always_leads_to_the_next_field_to_answer(finished: Door) -> None:
    async with staged(Journey, finished) as hand:
        await hand.press("2", "tab")
        assert hand.field_key() == f"{first(hand)}:goal"
        await hand.press("shift+tab", "shift+tab")
        assert hand.field_key() == f"{first(hand)}:name"
        for _ in range(14):
            await hand.press("tab")
        assert hand.stage.place()[0] != first(hand)
        await hand.press("escape")
        assert not hand.is_editing()


async def test_a_gap_word_is_taken_by_digit_and_a_broken_one_is_a_tag(finished: Door) -> None:
    async with staged(Journey, finished) as hand:
        await hand.go(first(hand), "gap")
        await hand.press("enter", "1")
        assert hand.rows.by_id[first(hand)].gap == "over_promise"  # type: ignore[attr-defined]
        assert hand.text.count(content().choice("gap", "over_promise").tag) == 3
        await hand.press("enter", "enter")  # a list opens on the answer that stands, also one taken by digit
        assert hand.rows.by_id[first(hand)].gap == "over_promise"  # type: ignore[attr-defined]


async def test_pains_and_gains_are_ticked_by_digit(finished: Door) -> None:
    async with staged(Journey, finished) as hand:
        await hand.go(first(hand), "serves")
        was = [trait.words for trait in hand.rows.served_by(first(hand))]
        await hand.press("enter", "1", "2", "3", "escape")
        assert len(hand.rows.served_by(first(hand))) == 2
        assert hand.done[-1] == "serve"
        await hand.press("u")
        assert [trait.words for trait in hand.rows.served_by(first(hand))] == was
        await hand.press("delete")
        assert hand.rows.served_by(first(hand)) == ()


async def test_flags_are_ticked_and_shown_in_words(finished: Door) -> None:
    async with staged(Journey, finished) as hand:
        await hand.go(first(hand), "flags")
        await hand.press("enter", "2", "3", "enter")
        assert hand.rows.by_id[first(hand)].flags == "trust memory friction"  # type: ignore[attr-defined]


async def test_an_owner_comes_from_the_roster_or_is_somebody_new(finished: Door) -> None:
    async with staged(Journey, finished) as hand:
        await hand.go(first(hand), "owner_id")
        people = [person.id for person in hand.rows.participants]
        await hand.press("enter", "2")
        assert hand.rows.by_id[first(hand)].owner_id == people[1]  # type: ignore[attr-defined]
        await hand.press("enter", "8")
        assert words("fields.new_person_ask")[:20] in hand.text
        await hand.write("Station manager\n")
        new = hand.rows.participants[-1]
        assert (new.name, len(hand.rows.participants)) == ("Station manager", 7)
        assert hand.rows.by_id[first(hand)].owner_id == new.id  # type: ignore[attr-defined]
        await hand.press("enter", "8")
        assert hand.rows.by_id[first(hand)].owner_id is None  # type: ignore[attr-defined]
        await hand.press("u", "u")
        assert len(hand.rows.participants) == 6


async def test_evidence_has_a_page_of_its_own(finished: Door) -> None:
    async with staged(Journey, finished) as hand:
        await hand.go(first(hand), "evidence")
        await hand.press("enter")
        assert hand.app.opened == [("touchpoint", first(hand), "evidence")]


# Feelings


async def test_feelings_are_set_by_minus_zero_plus_within_their_bounds(door: Door) -> None:
    async with staged(Journey, door) as hand:
        await hand.press("o")
        await hand.write("Notice\n")
        await hand.go(first(hand), "feeling")
        seen = []
        for key in ("plus", "plus", "plus", "0", "minus", "minus", "minus"):
            await hand.press(key)
            seen.append(hand.rows.touchpoints[0].feeling)
        assert seen == [1, 2, 2, 0, -1, -2, -2]
        assert hand.done[-1] == "feel"
        await hand.press("u")
        assert hand.rows.touchpoints[0].feeling == -1
        assert hand.said == words("undo.undo", what=words("did.feel", name="Notice"))


async def test_a_feeling_is_taken_by_digit_too(finished: Door) -> None:
    async with staged(Journey, finished) as hand:
        await hand.go(first(hand), "feeling")
        await hand.press("enter", "5")
        assert hand.rows.by_id[first(hand)].feeling == 2  # type: ignore[attr-defined]
        await hand.press("delete")
        assert hand.rows.by_id[first(hand)].feeling is None  # type: ignore[attr-defined]
