"""One pick on a page of its own: the room's answers first, Friday's below."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.screens.pick import FRIDAY, ROOM, PickPage
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Pick, Stage, Touchpoint
from stage import ROOM as ROOM_WINDOW
from stage import SMALL, Staged, content, example, fresh, staged, words

BECAUSE = ("because_promise", "because_segment", "because_spark")


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


@pytest.mark.parametrize("size", [SMALL, ROOM_WINDOW])
@pytest.mark.parametrize("kind", ["wow", "better"])
async def test_every_answer_of_a_pick_can_be_typed(door: Door, kind: str, size: tuple[int, int]) -> None:
    async with staged(PickPage, door, the(kind, door).id, size=size) as hand:
        names = [name for name in (*ROOM[kind], *FRIDAY[kind]) if name != "focus"]
        names += BECAUSE if kind == "wow" else ()
        for name in names:
            await hand.go(the(kind, hand).id, name)
            row = next(
                r for r in (name, name.replace("because_", "test_"), "sparks") if _select(hand, kind, r, name)
            )
            assert row
            await hand.press("enter")
            assert hand.field_key().endswith(name)
            await hand.write(f"My {name}")
            await hand.press("escape")
        assert [getattr(the(kind, hand), name) for name in names] == [f"My {name}" for name in names]


def _select(hand: Staged, kind: str, row: str, column: str) -> bool:
    return bool(hand.screen.form.select(f"{the(kind, hand).id}:{row}", column))


async def test_tab_goes_through_the_room_s_answers_while_typing(door: Door) -> None:
    async with staged(PickPage, door, the("wow", door).id) as hand:
        await hand.press("enter")
        await hand.write("By hand")
        await hand.press("tab")
        assert hand.field_key().endswith("test_promise")
        await hand.press("1", "tab")
        await hand.write("It is the proof")
        await hand.press("escape")
        pick = the("wow", hand)
        assert (pick.change_line, pick.test_promise, pick.because_promise) == (
            "By hand",
            "yes",
            "It is the proof",
        )


async def test_y_passes_the_test_under_the_cursor_and_space_turns_it(door: Door) -> None:
    async with staged(PickPage, door, the("wow", door).id) as hand:
        await hand.press("down", "y")
        assert the("wow", hand).test_promise == "yes"
        assert "✓ " + words("picker.tests.promise") in hand.text
        for answer in ("no", "", "yes"):
            await hand.press("space")
            assert the("wow", hand).test_promise == answer
        await hand.press("right", "y")
        assert hand.done[-1] == "test"
        await hand.press("u")
        assert hand.said == words("undo.undo", what=words("did.test"))


async def test_sparks_and_focus_are_ticked(door: Door) -> None:
    async with staged(PickPage, door, the("wow", door).id) as hand:
        await hand.go(the("wow", hand).id, "sparks")
        await hand.press("enter", "1", "3", "escape")
        assert len(the("wow", hand).sparks.split()) == 2
    async with staged(PickPage, door, the("better", door).id) as hand:
        await hand.go(the("better", hand).id, "focus")
        await hand.press("enter", "1", "2", "escape")
        assert len(the("better", hand).focus.split()) == 2
        assert content().choice("focus", the("better", hand).focus.split()[0]).label in hand.text


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


async def test_a_digit_beyond_the_picks_stays(door: Door) -> None:
    async with staged(PickPage, door, the("wow", door).id) as hand:
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
