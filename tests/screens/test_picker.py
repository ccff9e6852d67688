"""WOW / Just Better: three and three of the touchpoints, picked, ranked and dropped by key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.screens.picker import Picker
from sprint_tui.screens.picker.owed import owed_line
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Pick, Stage, Touchpoint
from stage import ROOM, SMALL, Staged, content, example, fresh, staged, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """A map of nine touchpoints, none picked."""
    with fresh(tmp_path / "store.db") as door:
        with door.step("fill") as step:
            stage = step.add(Stage, map_id=door.rows().maps[0].id, position="i", name="Order")
            for number in range(1, 10):
                step.add(Touchpoint, stage_id=stage.id, position=f"i{number}i", name=f"Point {number}")
        yield door


@pytest.fixture
def finished(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


def chosen(hand: Staged) -> list[str]:
    """The picks as `★1 Point 2`."""
    rows = hand.rows
    names = {touchpoint.id: touchpoint.name for touchpoint in rows.touchpoints}
    signs = {"wow": "★", "better": "▲"}
    return [
        f"{signs[p.kind]}{p.rank} {names[p.touchpoint_id or '']}" for p in rows.chosen_of(rows.maps[0].id)
    ]


async def go(hand: Staged, name: str) -> None:
    await hand.go(next(one.id for one in hand.rows.touchpoints if one.name == name))


@pytest.mark.parametrize("size", [SMALL, ROOM])
async def test_six_touchpoints_become_three_wow_and_three_just_better(
    door: Door, size: tuple[int, int]
) -> None:
    async with staged(Picker, door, size=size) as hand:
        for key in "wbwbwb":
            await hand.press(key, "down")
        assert chosen(hand) == [
            "★1 Point 1",
            "★2 Point 3",
            "★3 Point 5",
            "▲1 Point 2",
            "▲2 Point 4",
            "▲3 Point 6",
        ]
        assert words("picker.counts.wow", n=3) in hand.text
        assert words("picker.counts.better", n=3) in hand.text
        assert hand.done[-1] == "pick_better"
        assert "★2" in hand.line_with("Point 3")
        assert words("picker.owed", done=0, total=6, friday=3 * 7 + 3) in hand.text
        less = owed_line(hand.rows, hand.rows.maps[0].id, content(), is_less=True)
        assert less == words("picker.owed_less", done=0, total=3)
        await hand.press("end")
        assert content().field("sprint", "weak_on_purpose").ask[:40] in hand.text_of("Strip")
        await hand.press("w", "enter")
        await hand.write("Seats")
        await hand.press("escape")
        assert hand.sprint.weak_on_purpose == "Seats"
        assert "Seats" in hand.line_with(content().field("sprint", "weak_on_purpose").label)
        await hand.press("u")
        assert (hand.sprint.weak_on_purpose, hand.app.went[-1][0]) == ("", "picker")


async def test_a_pick_says_what_it_did_and_is_taken_back(door: Door) -> None:
    async with staged(Picker, door) as hand:
        await hand.press("w")
        assert hand.said == words("picker.said.wow", rank=1)
        await hand.press("down", "u")
        assert chosen(hand) == []
        assert hand.said == words("undo.undo", what=words("did.pick_wow"))
        assert hand.stage.place()[0] == hand.rows.touchpoints[1].id


@pytest.mark.parametrize("kind", ["wow", "better"])
async def test_a_fourth_of_a_kind_is_refused(door: Door, kind: str) -> None:
    key = kind[0]
    async with staged(Picker, door) as hand:
        for _ in range(3):
            await hand.press(key, "down")
        before = chosen(hand)
        await hand.press(key)
        assert hand.said == "! " + words(f"picker.refused.full_{kind}")
        assert chosen(hand) == before


@pytest.mark.parametrize(("keys", "said"), [("ww", "taken_wow"), ("wb", "taken_wow"), ("bw", "taken_better")])
async def test_a_touchpoint_carries_one_pick(door: Door, keys: str, said: str) -> None:
    async with staged(Picker, door) as hand:
        await hand.press(*keys)
        assert hand.said == "! " + words(f"picker.refused.{said}")
        assert len(chosen(hand)) == 1


async def test_an_empty_map_says_where_touchpoints_are_made(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        async with staged(Picker, door) as hand:
            assert words("picker.empty") in hand.text
            assert hand.keys_shown == " enter go there   s stuck?   f1 help"
            await hand.press("s")
            assert words("stuck.question") in hand.text
            await hand.press("escape", "w", "b", "t", "x", "left_square_bracket")
            assert (hand.rows.picks, hand.said) == ((), "")
            await hand.press("enter")
            assert hand.app.went == [("journey", "", "")]


async def test_a_wow_where_customers_are_let_down_is_chosen_with_a_warning(finished: Door) -> None:
    async with staged(Picker, finished) as hand:
        await go(hand, "First order")
        await hand.press("x")
        await go(hand, "Platform sign")
        with finished.step("edit") as step:
            step.edit(next(t for t in hand.rows.touchpoints if t.name == "Platform sign"), feeling=-2)
        await hand.press("w")
        assert hand.said == words("picker.said.mend_first", rank=3)
        assert words("picker.mend_first") in hand.text_of("Strip")
        at = hand.place_of("feeling")[0]
        rows = [row for row in hand.lines_of("#touchpoints") if "Platform sign" in row or "Pick-up" in row]
        stages = [rows_of.name for rows_of in hand.rows.stages if any(rows_of.name in row for row in rows)]
        assert len(stages) == 2
        assert words("picker.mend_short") in hand.line_with("Platform sign")[:at]


async def test_a_key_that_the_disk_refuses_changes_nothing_and_says_so(door: Door, tmp_path: Path) -> None:
    path, away = tmp_path / "store.db", tmp_path / "away.db"
    async with staged(Picker, door) as hand:
        path.rename(away)
        await hand.press("w")
        assert hand.said == "! " + words("errors.gone")
        assert words("frame.not_saved.gone") in hand.lines[0]
        await hand.press("t", "u")
        assert hand.rows.picks == ()
        away.rename(path)
        await hand.press("w")
        assert chosen(hand) == ["★1 Point 1"]
        assert hand.said == words("picker.said.wow", rank=1)
        assert words("frame.not_saved.gone") not in hand.lines[0]


async def test_flags_are_set_and_taken_by_their_letters(door: Door) -> None:
    async with staged(Picker, door) as hand:
        await hand.press("t", "m", "f")
        assert hand.rows.touchpoints[0].flags == "trust memory friction"
        assert hand.line_with("Point 1").count("●") == 3
        await hand.press("m")
        assert hand.rows.touchpoints[0].flags == "trust friction"
        await hand.press("u")
        assert hand.rows.touchpoints[0].flags == "trust memory friction"
        assert hand.said == words("undo.undo", what=words("did.flag", name="Point 1"))


async def test_x_drops_a_pick_that_has_no_answers(door: Door) -> None:
    async with staged(Picker, door) as hand:
        await hand.press("w", "x")
        assert hand.rows.picks == ()
        assert hand.said == words("said.removed")
        await hand.press("u")
        assert chosen(hand) == ["★1 Point 1"]


async def test_a_dropped_pick_keeps_its_answers_for_when_it_is_chosen_again(finished: Door) -> None:
    async with staged(Picker, finished) as hand:
        await go(hand, "Pick-up shelf")
        pick = hand.rows.chosen_of(hand.rows.maps[0].id)[0]
        await hand.press("delete")
        assert hand.said == words("picker.said.dropped")
        assert len(chosen(hand)) == 5
        assert "☆" in hand.line_with("Pick-up shelf")
        await hand.press("enter")
        assert hand.app.opened == [("pick", pick.id, "")]
        await hand.press("w")
        again = hand.rows.chosen_of(hand.rows.maps[0].id)[0]
        assert (again.id, again.rank, again.change_line) == (pick.id, 1, pick.change_line)
        assert hand.rows.kpis_of(pick.id)


async def test_a_free_rank_is_taken_by_the_next_pick(door: Door) -> None:
    async with staged(Picker, door) as hand:
        for _ in range(3):
            await hand.press("w", "down")
        await go(hand, "Point 2")
        await hand.press("x")
        await go(hand, "Point 9")
        await hand.press("w")
        assert chosen(hand) == ["★1 Point 1", "★2 Point 9", "★3 Point 3"]


@pytest.mark.parametrize(
    ("up", "down"), [("left_square_bracket", "right_square_bracket"), ("shift+up", "shift+down")]
)
async def test_ranks_are_swapped_by_key(door: Door, up: str, down: str) -> None:
    async with staged(Picker, door) as hand:
        for _ in range(3):
            await hand.press("w", "down")
        await go(hand, "Point 3")
        await hand.press(up)
        assert chosen(hand) == ["★1 Point 1", "★2 Point 3", "★3 Point 2"]
        await hand.press(up, up)
        assert chosen(hand) == ["★1 Point 3", "★2 Point 1", "★3 Point 2"]
        await hand.press(down)
        assert chosen(hand) == ["★1 Point 1", "★2 Point 3", "★3 Point 2"]
        assert hand.done[-1] == "rank"
        await hand.press("u")
        assert chosen(hand)[0] == "★1 Point 3"


async def test_enter_opens_the_page_of_a_pick_and_asks_for_one_where_there_is_none(door: Door) -> None:
    async with staged(Picker, door) as hand:
        await hand.press("enter")
        assert hand.said == "! " + words("picker.refused.not_picked")
        await hand.press("w", "enter")
        assert hand.app.opened == [("pick", hand.rows.picks[0].id, "")]


async def test_an_idea_without_a_touchpoint_is_noted_by_o(door: Door) -> None:
    async with staged(Picker, door) as hand:
        await hand.press("o")
        await hand.write("Haiku on every receipt")
        await hand.press("escape")
        (idea,) = hand.rows.picks
        assert (idea.state, idea.touchpoint_id, idea.change_line) == (
            "candidate",
            None,
            "Haiku on every receipt",
        )
        assert words("picker.idea") in hand.line_with("Haiku")
        assert hand.stage.place()[0] == idea.id
        await hand.press("enter")
        assert hand.app.opened == [("pick", idea.id, "")]
        await hand.press("x")
        assert hand.rows.picks == ()
        await hand.press("u", "u")
        assert hand.rows.picks == ()


async def test_an_idea_is_put_on_a_touchpoint_by_key_and_two_on_one_touchpoint_are_both_there(
    door: Door,
) -> None:
    async with staged(Picker, door) as hand:
        await hand.press("w", "o")
        await hand.write("Haiku on every receipt\n")
        await hand.press("b")
        assert "Point 1" not in hand.text_of("Strip")
        await hand.press("1")
        assert chosen(hand) == ["★1 Point 1", "▲1 Point 2"]
        assert hand.stage.place()[0] == hand.rows.touchpoints[1].id
        assert hand.done[-1] == "pick_better"
        await hand.press("u")
        assert chosen(hand) == ["★1 Point 1"]
        with door.step("fill") as step:
            fields = {"map_id": door.rows().maps[0].id, "kind": "wow", "state": "candidate"}
            fields |= {"touchpoint_id": hand.rows.touchpoints[0].id}
            for number in range(40):
                step.add(Pick, change_line="Same words", position=f"z{number:02}i", **fields)
        await hand.press("end")
        assert "Point 1" in hand.line_with("▸")
        await hand.press("w")
        assert hand.said == "! " + words("picker.refused.taken_wow")
        await go(hand, "Point 1")
        await hand.press("x", "end", "b")
        assert chosen(hand) == ["▲1 Point 1"]


async def test_what_has_no_mark_is_left_aside_by_a_key_and_comes_back_for_undo(door: Door) -> None:
    async with staged(Picker, door) as hand:
        await hand.press("z")
        assert hand.said == "! " + words("picker.refused.nothing_marked")
        await go(hand, "Point 2")
        await hand.press("t", "down", "t", "f", "end", "b", "z")
        named = [line for line in hand.lines_of("#touchpoints") if "Point" in line]
        assert [name for line in named for name in line.split() if name in "239"] == ["3", "2", "9"]
        assert words("picker.left_aside", n=6) in hand.text
        assert words("picker.marked", n=3, of=9) in hand.text
        await go(hand, "Point 2")
        await hand.press("t")
        assert "Point 2" not in hand.text_of("#touchpoints")
        await hand.press("u")
        assert ("picker", hand.rows.touchpoints[1].id, "flags") in hand.app.went
        assert "Point 2" in hand.line_with("▸")
        await go(hand, "Point 5")
        assert "Point 5" in hand.line_with("▸")


async def test_the_strip_says_how_far_the_pick_under_the_cursor_is(finished: Door) -> None:
    async with staged(Picker, finished) as hand:
        await go(hand, "Pick-up shelf")
        assert hand.text_of("Strip").count("✓") == 3
        assert "Shelf sorted by train" in hand.text_of("Strip")
        await go(hand, "Message when the cup is wrong")
        assert "48 h › 4 h" in hand.text_of("Strip")


async def test_too_few_touchpoints_and_three_about_tone_are_tagged(finished: Door) -> None:
    with finished.step("edit") as step:
        for pick in finished.rows().picks:
            if pick.kind == "better":
                step.edit(pick, focus="tone")
        for touchpoint in finished.rows().touchpoints:
            if touchpoint.name in {"Platform sign", "App order", "First sip in the seat", "First order"}:
                step.remove(touchpoint)
    async with staged(Picker, finished) as hand:
        assert words("picker.tags.all_tone") in hand.text
        assert words("picker.tags.too_few", n=5) in hand.text


async def test_each_map_of_a_mix_has_its_own_picks(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db", "both") as door:
        with door.step("fill") as step:
            for number, one in enumerate(door.rows().maps, 1):
                stage = step.add(Stage, map_id=one.id, position="i", name="Order")
                step.add(Touchpoint, stage_id=stage.id, position="i", name=f"Point of map {number}")
        async with staged(Picker, door) as hand:
            await hand.press("w")
            assert "other map" in hand.keys_shown
            assert "B2B · " in hand.text
            await hand.press("v")
            assert "B2C · " in hand.text
            assert "Point of map 2" in hand.text
            await hand.press("w")
            assert sorted(pick.map_id for pick in hand.rows.picks) == sorted(m.id for m in hand.rows.maps)
            assert [pick.rank for pick in hand.rows.picks] == [1, 1]


async def test_the_mouse_picks_by_the_hints_and_opens_by_a_double_click(finished: Door) -> None:
    async with staged(Picker, finished) as hand:
        await hand.click_on("Menu in the app")
        await hand.click_on("x drop", "KeyBar")
        assert len(chosen(hand)) == 5
        await hand.click_on("b Just Better", "KeyBar")
        assert len(chosen(hand)) == 6
        await hand.click_on("Pick-up shelf", times=2)
        assert hand.app.opened[0][0] == "pick"


@pytest.mark.parametrize("size", [SMALL, ROOM])
async def test_no_touchpoint_of_the_example_is_cut(finished: Door, size: tuple[int, int]) -> None:
    async with staged(Picker, finished, size=size) as hand:
        for touchpoint in hand.rows.touchpoints:
            assert touchpoint.name in hand.text_of("#touchpoints")
        await hand.resize(*ROOM)
        assert hand.line_with("trust").split() == ["stage", "feeling", "trust", "memory", "friction"]
        await hand.resize(*SMALL)
        assert hand.line_with("feeling").split() == ["stage", "feeling", "t", "m", "f"]
