"""Both maps of a business with two kinds of customers, side by side by phase."""

from __future__ import annotations

from pathlib import Path

from sprint_tui.screens.journey import Journey
from sprint_tui.screens.two_maps import TwoMapsPage
from sprint_tui.screens.two_maps.columns import columns
from sprint_tui.screens.two_maps.view import build_view
from stage import ROOM, SMALL, content, fresh, staged, whole_app, words
from two_maps import two_maps


def test_no_name_is_cut_while_something_else_can_be_said_more_briefly() -> None:
    for half in (36, 46, 56, 70, 90):
        for name in range(10, 60):
            found = columns(half, name, 16, 5)
            used = found.name + found.stage + found.bar + (18 if found.has_words else 7) + 8
            assert used == half
            assert found.name >= min(name, 40, half - 15)
    assert columns(46, 22, 14, 5) == (22, 0, 0, True)
    assert columns(46, 23, 14, 5) == (31, 0, 0, False)


async def test_both_maps_stand_side_by_side_and_one_cursor_goes_over_all_of_both(tmp_path: Path) -> None:
    with two_maps(tmp_path / "store.db") as door:
        async with staged(TwoMapsPage, door, door.sprint_id, size=SMALL) as hand:
            ids = [{t.id for t in hand.rows.touchpoints_of(one.id)} for one in hand.rows.maps]
            assert all(text in hand.text for text in ("B2B  ", "B2C  ", "★1", "▲1", "GAP", "+2", "-1"))
            assert words("two_maps.below", n=6) in hand.text
            await hand.press("up", "home")
            for side, key in ((0, "left"), (1, "right")):
                await hand.press(key, "home")
                seen = []
                for _ in range(20):
                    seen.append(hand.stage.place()[0])
                    row = hand.rows.by_id[seen[-1]]
                    assert row.name in hand.text_of("Strip")  # type: ignore[attr-defined]
                    assert hand.text_of("Pair").count("▸") == 1
                    await hand.press("down")
                assert set(seen) == ids[side]
            for _ in range(4):
                await hand.press("left", "up", "right", "up")
                assert hand.text_of("Pair").count("▸") == 1
            await hand.go(min(ids[0]), "name")
            assert hand.stage.place()[0] == min(ids[0])
            await hand.press("enter")
            assert hand.app.went[-1] == ("journey", min(ids[0]), "name")


async def test_capital_v_leads_there_from_a_touchpoint_and_enter_to_the_one_on_the_other_map(
    tmp_path: Path,
) -> None:
    path = tmp_path / "store.db"
    with two_maps(path) as door:
        one, two = (door.rows().touchpoints_of(each.id) for each in door.rows().maps)
    async with whole_app(path, sprint=door.sprint_id, stage="journey", size=ROOM) as hand:
        assert words("two_maps.hint") in hand.text
        await hand.press("right", "V")
        assert hand.screen.place()[0] == one[1].id
        assert words("two_maps.both") in hand.text
        assert all(each.name in hand.text_of("Pair") for each in (*one, *two))
        await hand.press("right", "down", "enter")
        assert isinstance(hand.screen, Journey)
        assert hand.screen.place()[0] in {each.id for each in two}
        assert "B2C · " in hand.text
        await hand.press("V", "V")
        assert isinstance(hand.screen, Journey)


def test_a_phase_that_one_side_has_nothing_in_is_a_band_all_the_same(tmp_path: Path) -> None:
    with two_maps(tmp_path / "store.db") as door:
        rows = door.rows()
        with door.step("edit") as step:
            for stage in rows.stages_of(rows.maps[0].id):
                step.edit(stage, phase="" if stage.phase == "after" else "before")
        view = build_view(door.rows(), content())
        assert view is not None
        assert [len(band.left) for band in view.bands] == [6, 0, 0, 3]
        assert [len(band.right) for band in view.bands] == [2, 3, 3, 0]
        assert {point.id for band in view.bands for point in (*band.left, *band.right)} == {
            touchpoint.id for touchpoint in rows.touchpoints
        }


def test_one_map_alone_stands_beside_nothing(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        assert build_view(door.rows(), content()) is None
