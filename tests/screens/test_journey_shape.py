"""Journey: stages and touchpoints are moved, copied, named, removed and brought back; two maps for a mix."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.screens.journey import Journey
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Stage, Touchpoint
from stage import SMALL, Staged, example, fresh, staged, words

SHAPE = {"Notice": ["Sign", "Window"], "Decide": ["Menu"], "Order": []}


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """A map of three stages; the last one has no touchpoint."""
    with fresh(tmp_path / "store.db") as door:
        with door.step("fill") as step:
            for at, (name, points) in enumerate(SHAPE.items()):
                stage = step.add(Stage, map_id=door.rows().maps[0].id, position=f"i{at}i", name=name)
                for inner, point in enumerate(points):
                    step.add(Touchpoint, stage_id=stage.id, position=f"i{inner}i", name=point)
        yield door


def shape(hand: Staged, map_number: int = 0) -> dict[str, list[str]]:
    rows = hand.rows
    stages = rows.stages_of(rows.maps[map_number].id)
    return {stage.name: [t.name for t in rows.touchpoints_in(stage.id)] for stage in stages}


async def go(hand: Staged, name: str, field: str = "name") -> None:
    """Put the cursor on a stage or a touchpoint by its name."""
    rows: tuple[Stage | Touchpoint, ...] = (*hand.rows.stages, *hand.rows.touchpoints)
    await hand.go(next(row.id for row in rows if row.name == name), field)


@pytest.mark.parametrize(("key", "back"), [("right_square_bracket", "u"), ("shift+right", "shift+left")])
async def test_a_touchpoint_moves_within_its_stage_and_over_its_edge(door: Door, key: str, back: str) -> None:
    async with staged(Journey, door) as hand:
        await go(hand, "Sign", "goal")
        await hand.press(key)
        assert shape(hand) == {"Notice": ["Window", "Sign"], "Decide": ["Menu"], "Order": []}
        await hand.press(key)
        assert shape(hand) == {"Notice": ["Window"], "Decide": ["Sign", "Menu"], "Order": []}
        await hand.press(key, key)
        assert shape(hand) == {"Notice": ["Window"], "Decide": ["Menu"], "Order": ["Sign"]}
        await hand.press(key)
        assert shape(hand)["Order"] == ["Sign"]
        for _ in range(4):
            await hand.press(back)
        assert shape(hand) == SHAPE
        assert hand.stage.place()[0] == next(t.id for t in hand.rows.touchpoints if t.name == "Sign")


async def test_a_move_is_told_to_undo_by_name(door: Door) -> None:
    async with staged(Journey, door) as hand:
        await go(hand, "Menu", "name")
        await hand.press("left_square_bracket", "u")
        assert hand.said == words("undo.undo", what=words("did.move", name="Menu"))
        assert shape(hand) == SHAPE


async def test_on_its_head_a_stage_moves_with_all_its_touchpoints(door: Door) -> None:
    async with staged(Journey, door) as hand:
        await go(hand, "Notice")
        await hand.press("shift+right")
        assert list(shape(hand)) == ["Decide", "Notice", "Order"]
        await hand.press("shift+right", "shift+right")
        assert list(shape(hand)) == ["Decide", "Order", "Notice"]
        assert shape(hand)["Notice"] == ["Sign", "Window"]


async def test_stage_and_touchpoint_are_named_and_phased_in_their_heads(door: Door) -> None:
    async with staged(Journey, door) as hand:
        await go(hand, "Notice")
        await hand.press("enter")
        await hand.replace("See\n")
        await hand.press("up", "enter", "3")
        await go(hand, "Menu")
        await hand.press("enter")
        await hand.replace("Card\n")
        assert shape(hand) == {"See": ["Sign", "Window"], "Decide": ["Card"], "Order": []}
        assert hand.rows.stages[0].phase == "after"
        assert "AFTER" in hand.text


async def test_a_stage_without_touchpoints_gets_its_first_by_enter_or_o(door: Door) -> None:
    async with staged(Journey, door, size=SMALL) as hand:
        await go(hand, "Order")
        await hand.press("down")
        assert words("journey.no_touchpoint") in hand.text
        assert (
            words("journey.window", first=2, last=3, total=3) in hand.text
        )  # it has a column, and is no contact
        await hand.press("enter")
        await hand.write("App\n")
        assert shape(hand)["Order"] == ["App"]
        await hand.press("u", "o")
        await hand.write("Counter\n")
        assert shape(hand)["Order"] == ["Counter"]


async def test_d_copies_a_touchpoint_with_its_lanes_beside_it(door: Door) -> None:
    async with staged(Journey, door) as hand:
        with door.step("edit") as step:
            step.edit(next(t for t in hand.rows.touchpoints if t.name == "Sign"), goal="Be quick", feeling=-1)
        await go(hand, "Sign", "goal")
        await hand.press("D")
        assert shape(hand)["Notice"] == ["Sign", "Sign", "Window"]
        assert [(t.goal, t.feeling) for t in hand.rows.touchpoints if t.name == "Sign"] == [
            ("Be quick", -1)
        ] * 2
        assert hand.said == words("journey.duplicated")
        assert words("map.same_touchpoint") in hand.text_of("Strip")
        await hand.press("enter", "2")
        assert words("map.same_touchpoint") not in hand.text_of("Strip")
        await hand.press("escape", "u", "u")
        assert shape(hand) == SHAPE


async def test_on_its_head_a_stage_is_copied_with_all_that_stands_below_it(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        async with staged(Journey, door) as hand:
            before = {table: len(rows) for table, rows in hand.rows.kinds().items()}
            await go(hand, "Decide")
            await hand.press("D")
            rows = hand.rows
            first, copy = (stage for stage in rows.stages if stage.name == "Decide")
            assert hand.stage.place()[1] == "stage"
            assert words("map.same_stage") in hand.text_of("Strip")
            for one, two in zip(rows.touchpoints_in(first.id), rows.touchpoints_in(copy.id), strict=True):
                same = {"id", "stage_id", "from_id"}
                assert one.model_dump(exclude=same) == two.model_dump(exclude=same)
                assert [e.words for e in rows.evidence_of(one.id)] == [
                    e.words for e in rows.evidence_of(two.id)
                ]
                assert rows.served_by(one.id) == rows.served_by(two.id)
            assert len(rows.picks) == before[type(rows.picks[0])]
            await hand.press("u")
            assert {table: len(rows) for table, rows in hand.rows.kinds().items()} == before


async def test_a_stage_moves_over_the_edge_of_its_phase_first(door: Door) -> None:
    with door.step("fill") as step:
        for stage, phase in zip(door.rows().stages, ("before", "during", "during"), strict=True):
            step.edit(stage, phase=phase)
    async with staged(Journey, door) as hand:
        await go(hand, "Notice", "phase")
        assert words("map.no_phase", phases="after") in hand.text_of("Strip")
        await hand.press("right_square_bracket")
        assert list(shape(hand)) == ["Notice", "Decide", "Order"]
        assert hand.rows.stages[0].phase == "during"
        await hand.press("right_square_bracket")
        assert list(shape(hand)) == ["Decide", "Notice", "Order"]
        await hand.press("u", "u", "delete")
        assert (len(shape(hand)), words("map.phase_stays") in hand.said) == (3, True)
        await hand.press("right", "right")  # each stage of a phase is marked in its own column, and named
        assert (hand.line_with("DURING").count("DURING"), "“Order”" in hand.text_of("Strip")) == (2, True)
        await hand.press("left", "left", "down", "delete")
        assert words("map.too_few", n=2) in hand.said


async def test_a_ninth_stage_and_a_name_that_is_there_are_told_while_they_are_typed(door: Door) -> None:
    with door.step("fill") as step:
        for at in range(5):
            step.add(
                Stage, map_id=door.rows().maps[0].id, position=f"j{at}j", name=f"More {at}", phase="after"
            )
    async with staged(Journey, door) as hand:
        await go(hand, "Order")
        await hand.press("o")
        await hand.write("decide")
        assert words("map.same_stage") in hand.text_of("Strip")
        await hand.write(" again")
        assert words("map.too_many", n=9) in hand.text_of("Strip")
        await hand.press("enter")
        assert len(shape(hand)) == 9


async def test_delete_on_a_name_removes_the_touchpoint_and_undo_goes_back_to_it(door: Door) -> None:
    async with staged(Journey, door) as hand:
        await go(hand, "Sign")
        sign = hand.stage.place()[0]
        await hand.press("delete")
        assert shape(hand)["Notice"] == ["Window"]
        assert hand.said == words("journey.touchpoint_removed")
        await hand.press("right", "u")
        assert shape(hand) == SHAPE
        assert hand.stage.place()[0] == sign
        assert hand.said == words("undo.undo", what=words("did.remove_touchpoint", name="Sign"))
        await hand.press("ctrl+y")
        assert shape(hand)["Notice"] == ["Window"]


async def test_delete_on_a_stage_removes_it_with_its_touchpoints(door: Door) -> None:
    async with staged(Journey, door) as hand:
        await go(hand, "Notice")
        await hand.press("delete")
        assert list(shape(hand)) == ["Decide", "Order"]
        assert hand.said.startswith(words("journey.stage_removed"))
        await hand.press("u")
        assert shape(hand) == SHAPE


async def test_what_hangs_on_a_touchpoint_comes_back_with_it(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        async with staged(Journey, door) as hand:
            before = {table: len(rows) for table, rows in hand.rows.kinds().items()}
            await go(hand, "Pick up")
            await hand.press("delete")
            assert len(hand.rows.picks) == 5
            assert "★" in hand.text
            await hand.press("u")
            assert {table: len(rows) for table, rows in hand.rows.kinds().items()} == before
            assert hand.said == words("undo.undo", what=words("did.remove_stage", name="Pick up"))
            touchpoint = hand.rows.touchpoints[0]
            await hand.go(touchpoint.id, "name")
            await hand.press("delete", "u")
            assert hand.said == words("undo.undo", what=words("did.remove_touchpoint", name=touchpoint.name))
            assert {stage for stage, *_ in hand.app.went} == {"journey"}


async def test_the_head_says_what_the_method_misses(door: Door) -> None:
    async with staged(Journey, door) as hand:
        assert words("journey.tags.stages", n=3) in hand.text
        assert words("journey.stages", n=3) in hand.text
        assert "NOTHING" in hand.text


async def test_one_map_has_no_key_for_another(door: Door) -> None:
    async with staged(Journey, door) as hand:
        assert "other map" not in hand.keys_shown
        await hand.press("v")
        assert list(shape(hand)) == list(SHAPE)


async def test_a_mix_of_markets_has_a_map_each_and_v_shows_the_other(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db", "both") as door:
        async with staged(Journey, door) as hand:
            await hand.press("o")
            await hand.write("Tender\n")
            assert "B2B · " in hand.lines_of("#head")[0]
            await hand.press("v")
            assert "Tender" not in hand.text
            await hand.press("o")
            await hand.write("Notice\n")
            assert "B2C · " in hand.lines_of("#head")[0]
            assert (list(shape(hand, 0)), list(shape(hand, 1))) == (["Tender"], ["Notice"])
            await hand.press("v")
            assert "Tender" in hand.text
            assert "Notice" not in hand.text


async def test_undo_of_a_change_on_the_other_map_shows_that_map(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db", "both") as door:
        async with staged(Journey, door) as hand:
            await hand.press("o")
            await hand.write("Tender\n")
            await hand.go(hand.rows.touchpoints[0].id, "feeling")
            await hand.press("plus", "v", "u")
            assert hand.rows.touchpoints[0].feeling is None
            assert "Tender" in hand.text_of("Grid")
            assert hand.stage.place() == (hand.rows.touchpoints[0].id, "feeling")


async def test_the_mouse_selects_a_cell_opens_it_and_scrolls_the_lanes(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        async with staged(Journey, door) as hand:
            await hand.click_on("Scrolls with the")
            (row_id, lane) = hand.stage.place()
            assert (hand.rows.by_id[row_id].name, lane) == ("Menu in the app", "action")  # type: ignore[attr-defined]
            await hand.click_on("Scrolls with the", times=2)
            assert hand.field_key() == f"{row_id}:action"
            await hand.press("escape")
            await hand.click_on("Menu in the app")
            assert hand.stage.place()[1] == "name"
            await hand.click_on("- 0 + feeling")
            assert hand.rows.by_id[row_id].feeling == -2  # type: ignore[attr-defined]
