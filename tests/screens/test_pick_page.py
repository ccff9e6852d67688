"""One pick on a page of its own: the room's answers first, Friday's below."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.screens.pick import PickPage
from sprint_tui.screens.pick.view import FRIDAY
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Pick, Stage, Touchpoint
from sprint_tui.widgets.stuck import Stuck
from sprint_tui.widgets.timekeeper import Timekeeper
from stage import SMALL, Staged, content, example, fresh, staged, whole_app, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """A WOW and a Just Better without an answer."""
    with fresh(tmp_path / "store.db") as door:
        with door.step("fill") as step:
            journey = door.rows().maps[0]
            stage = step.add(Stage, map_id=journey.id, position="i", name="Order")
            for number, kind in enumerate(("wow", "better")):
                point = step.add(Touchpoint, stage_id=stage.id, position=f"i{number}i", name=f"The {kind}")
                step.add(
                    Pick,
                    map_id=journey.id,
                    kind=kind,
                    state="chosen",
                    rank=1,
                    position=f"i{number}i",
                    touchpoint_id=point.id,
                )
        yield door


@pytest.fixture
def finished(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


def the(kind: str, of: Staged | Door) -> Pick:
    rows = of.rows if isinstance(of, Staged) else of.rows()
    return next(pick for pick in rows.chosen_of(rows.maps[0].id) if pick.kind == kind)


@pytest.mark.parametrize("kind", ["wow", "better"])
async def test_every_answer_of_a_pick_can_be_typed(door: Door, kind: str) -> None:
    async with staged(PickPage, door, the(kind, door).id, size=SMALL) as hand:
        names = ["change_line", *FRIDAY[kind][:-1]]
        for name in names:
            await hand.go(the(kind, hand).id, name)
            await hand.press("enter")
            assert hand.field_key().endswith(name)
            await hand.write(f"My {name}")
            await hand.press("escape")
        assert [getattr(the(kind, hand), name) for name in names] == [f"My {name}" for name in names]


async def test_a_wow_is_described_in_seven_keys_beside_its_text(door: Door) -> None:
    async with staged(PickPage, door, the("wow", door).id) as hand:
        assert hand.screen.name_here == "change_line"
        await hand.press("enter")
        await hand.write("By hand\n")
        assert hand.screen.name_here == "test_promise"
        assert hand.sprint.promise in hand.text_of("Strip")
        await hand.press("y", "n")
        assert (the("wow", hand).test_promise, the("wow", hand).test_segment) == ("yes", "no")
        assert words("picker.failed") in hand.text
        assert "●○○" in hand.text
        await hand.press("right", "y")
        assert the("wow", hand).sparks == "surprising"
        assert hand.said == words("pick.next", n=2, pick="▲1 The better")
        await hand.press("u")
        assert hand.said == words("undo.undo", what=words("did.test"))
        await hand.go(the("wow", hand).id, "test_segment")
        await hand.press("space", "space")
        assert the("wow", hand).test_segment == "yes"
        await hand.press("delete")
        assert the("wow", hand).test_segment == ""


async def test_a_just_better_takes_focus_by_key_and_norm_and_target_as_a_pair(door: Door) -> None:
    async with staged(PickPage, door, the("better", door).id, size=SMALL) as hand:
        await hand.press("enter")
        await hand.write("Answer faster\n")
        await hand.press("y", "n", "space", "tab")
        assert the("better", hand).focus == "speed tone"
        assert hand.field_key().endswith("pair")
        await hand.write("48 h > 4 d")
        assert words("pick.two_units") in hand.foot
        await hand.press("backspace")
        await hand.write("h\n")
        assert (the("better", hand).norm, the("better", hand).aim) == ("48 h", "4 h")
        assert hand.said == words("pick.next", n=1, pick="★1 The wow")
        assert "48 h › 4 h" in hand.text_of("#form")
        await hand.press("u")
        assert the("better", hand).aim == ""
        assert hand.screen.name_here == "pair"


async def test_in_the_meeting_what_friday_completes_is_one_row_until_it_is_asked_for(finished: Door) -> None:
    with finished.step("clock", scope="clock") as step:
        for event in finished.rows().clock_events:
            step.remove(event)
    with finished.step("edit") as step:
        step.edit(the("wow", finished), memorable="", owner_id=None)
    async with staged(PickPage, finished, the("wow", finished).id) as hand:
        assert content().field("wow", "memorable").label in hand.text
        Timekeeper(hand.stage, hand.stage.tell).start_or_pause()
        await hand.settle()
        hand.stage.reload()
        await hand.settle()
        assert content().field("wow", "memorable").label not in hand.text
        await hand.press("end")
        assert "Guest-care lead" in hand.text_of("#form")
        await hand.press("tab")
        assert hand.screen.name_here == "because_promise"
        assert content().field("wow", "memorable").label in hand.text


async def test_stuck_shows_whom_it_is_for_and_a_minute_until_any_key(finished: Door) -> None:
    async with staged(PickPage, finished, the("wow", finished).id, size=SMALL) as hand:
        await hand.press("s")
        assert isinstance(hand.screen, Stuck)
        for seen in (words("stuck.question"), words("stuck.think"), hand.sprint.promise, "Daily commuters"):
            assert seen in hand.text
        hand.now.passes(59)
        hand.screen.show_second()
        assert words("stuck.think") in hand.text
        hand.now.passes(2)
        hand.screen.show_second()
        await hand.settle()
        assert words("stuck.over") in hand.text
        await hand.press("q")
        assert isinstance(hand.screen, PickPage)


async def test_pains_and_gains_are_ticked_and_cleared(finished: Door) -> None:
    async with staged(PickPage, finished, the("wow", finished).id) as hand:
        await hand.go(the("wow", hand).id, "serves")
        before = {trait.id for trait in hand.rows.served_by(the("wow", hand).id)}
        await hand.press("enter", "1", "escape")
        assert len(before ^ {trait.id for trait in hand.rows.served_by(the("wow", hand).id)}) == 1
        await hand.press("delete")
        assert hand.rows.served_by(the("wow", hand).id) == ()


async def test_delete_clears_an_answer(finished: Door) -> None:
    async with staged(PickPage, finished, the("wow", finished).id) as hand:
        await hand.press("delete")
        assert the("wow", hand).change_line == ""
        await hand.press("u")
        assert the("wow", hand).change_line


async def test_opened_from_the_list_an_empty_change_takes_what_is_typed(door: Door, tmp_path: Path) -> None:
    sprint = door.sprint_id
    async with whole_app(tmp_path / "store.db", sprint=sprint, stage="picker", size=SMALL) as hand:
        await hand.write("\nsay yes 2")
        assert isinstance(hand.screen, PickPage)
        await hand.press("escape")
        assert the("wow", door).change_line == "say yes 2"
        await hand.press("2")
        assert "▲1 THE BETTER" in hand.text
        assert hand.screen.strip.field is None
        await hand.press("1", "escape", "enter")
        assert "★1 THE WOW" in hand.text
        assert hand.screen.strip.field is None


async def test_what_is_open_for_the_room_and_for_friday_is_counted(door: Door) -> None:
    async with staged(PickPage, door, the("better", door).id) as hand:
        assert words("pick.missing", room=4, friday=1) in hand.text
        await hand.press("enter")
        await hand.write("Answer faster\n")
        assert words("pick.missing", room=3, friday=1) in hand.text


async def test_digits_go_to_the_other_picks_of_the_map(finished: Door) -> None:
    async with staged(PickPage, finished, the("wow", finished).id) as hand:
        assert "★1 PICK-UP SHELF" in hand.text
        for key, title in (("3", "★3 FIRST ORDER"), ("4", "▲1 MENU IN THE APP"), ("1", "★1 PICK-UP SHELF")):
            await hand.press(key)
            assert title in hand.text


async def test_an_answer_leads_to_the_next_open_one_below_and_at_last_to_the_one_left_above(
    door: Door,
) -> None:
    async with staged(PickPage, door, the("wow", door).id) as hand:
        await hand.go(the("wow", hand).id, "test_promise")
        for name in ("test_segment", "sparks"):
            await hand.press("y")
            assert hand.screen.name_here == name
        with door.step("test") as step:
            step.edit(the("wow", door), sparks="human")
        await hand.press("up", "y")
        assert hand.screen.name_here == "change_line"
        await hand.press("6")
        assert "★1 THE WOW" in hand.text


async def test_esc_goes_back_and_a_page_whose_pick_is_gone_goes_too(door: Door) -> None:
    async with staged(PickPage, door, the("wow", door).id) as hand:
        await hand.press("escape")
        assert not isinstance(hand.screen, PickPage)
    async with staged(PickPage, door, the("wow", door).id) as hand:
        with door.step("drop_pick") as step:
            step.remove(the("wow", door))
        await hand.settle()
        assert not isinstance(hand.screen, PickPage)
