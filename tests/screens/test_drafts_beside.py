"""Where drafts show outside Compare: on Journey, in the picker, from the agenda, in other windows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import HOSTILE, obeyed
from test_contrast import weak
from test_keys import clashes, shown_and_dead

from brought import five_drafts, put_draft
from sprint_tui.screens.agenda import Agenda
from sprint_tui.screens.compare import Compare, edits
from sprint_tui.screens.journey import Journey
from sprint_tui.screens.pick import PickPage
from sprint_tui.screens.picker import Picker
from sprint_tui.screens.settle import SettlePage
from sprint_tui.screens.touchpoint import TouchpointPage
from sprint_tui.store import lineup
from sprint_tui.store.door import Door
from sprint_tui.store.lining_up import line_up_drafts
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.store import Store
from sprint_tui.store.tables import Pick
from sprint_tui.widgets.stage import StageScreen
from sprint_tui.widgets.themes import themes
from stage import ROOM, SMALL, WIDE, content, fresh, staged, wall_window, whole_app, words


@pytest.fixture
def lined(tmp_path: Path) -> Iterator[Door]:
    """Five drafts, lined up and kept as proposed."""
    with five_drafts(tmp_path / "store.db") as door:
        keep_proposed(door)
        yield door


def keep_proposed(door: Door) -> None:
    with door.step("line_up") as step:
        line_up_drafts(step, content())
        edits.take_proposal(step, lineup.line_up_of(step.rows(), map_id(step.rows())), 5)


def map_id(rows: SprintRows) -> str:
    team = rows.team_map(rows.segments[0].id)
    assert team is not None
    return team.id


def touchpoint(door: Door, name: str) -> str:
    rows = door.rows()
    return next(one.id for one in rows.touchpoints_of(map_id(rows)) if one.name == name)


async def test_journey_opens_the_page_of_its_touchpoint(lined: Door) -> None:
    async with staged(Journey, lined) as hand:
        await hand.go(touchpoint(lined, "Counter order"))
        await hand.press("c")
        assert hand.app.opened == [("settle", touchpoint(lined, "Counter order"), "")]


@pytest.mark.parametrize("size", [SMALL, ROOM])
async def test_the_page_of_a_touchpoint_says_whose_drafts_its_cells_come_from(
    lined: Door, size: tuple[int, int]
) -> None:
    row = touchpoint(lined, "Pick-up shelf")
    async with staged(TouchpointPage, lined, row, size=size) as hand:
        assert words("touchpoint.drafts") not in hand.text
    async with staged(SettlePage, lined, row) as hand:
        await hand.press("1", "1")
    async with staged(TouchpointPage, lined, row, size=size) as hand:
        await hand.press("end")
        told = next(text for text in hand.lines if words("touchpoint.drafts") in text)
        assert "Front desk (" in told


async def test_a_sign_stands_where_an_idea_waits(lined: Door) -> None:
    async with staged(Picker, lined) as hand:
        listed = hand.lines_of("#touchpoints")
        waiting = {text.split("+")[1].split("  ")[0].strip() for text in listed if "+ " in text[:6]}
        assert waiting == {"Counter order", "Pick-up shelf"}
        assert words("picker.elsewhere").strip() in hand.text


def ways(door: Door) -> list[tuple[str, str]]:
    """Return which cells came from drafts, and how."""
    return sorted({(one.lane, one.way) for one in door.rows().cell_sources})


@pytest.mark.parametrize("kind", [Journey, TouchpointPage])
async def test_a_cell_that_is_written_anew_elsewhere_says_so_and_a_cleared_one_is_nobodys(
    lined: Door, kind: type[StageScreen]
) -> None:
    shelf = touchpoint(lined, "Pick-up shelf")
    async with staged(SettlePage, lined, shelf) as hand:
        await hand.press("1", "1", "plus")
        assert ways(lined) == [("action", "agreed"), ("feeling", "taken"), ("goal", "agreed")]
    async with staged(kind, lined, *([] if kind is Journey else [shelf])) as hand:
        await hand.go(shelf, "goal")
        await hand.press("enter")
        await hand.write("!")
        await hand.press("escape")
        assert ways(lined) == [("action", "agreed"), ("feeling", "taken"), ("goal", "edited")]
        await hand.go(shelf, "action")
        await hand.press("delete")
        await hand.go(shelf, "feeling")
        await hand.press("delete")
        assert ways(lined) == [("goal", "edited")]
        await hand.press("u", "u", "u")
        assert ways(lined) == [("action", "agreed"), ("feeling", "taken"), ("goal", "agreed")]


async def test_a_feeling_that_is_set_on_journey_is_the_teams_own(lined: Door) -> None:
    shelf = touchpoint(lined, "Pick-up shelf")
    async with staged(SettlePage, lined, shelf) as hand:
        await hand.press("plus")
        assert ways(lined) == [("feeling", "taken")]
    async with staged(Journey, lined) as hand:
        await hand.go(shelf)
        await hand.press("minus")
        assert ways(lined) == []


async def test_an_idea_of_a_draft_waits_on_its_touchpoint_and_is_taken_by_digit(lined: Door) -> None:
    async with staged(Picker, lined) as hand:
        await hand.go(touchpoint(lined, "Pick-up shelf"))
        assert "Names by hand, and the last train below" in hand.text
        await hand.press("1")
        rows = lined.rows()
        (pick,) = rows.chosen_of(map_id(rows))
        assert (pick.kind, pick.change_line) == ("wow", "Names by hand, and the last train below")
        assert pick.touchpoint_id == touchpoint(lined, "Pick-up shelf")
        await hand.press("1")
        assert len(lined.rows().chosen_of(map_id(rows))) == 1
        await hand.press("u")
        assert lined.rows().chosen_of(map_id(rows)) == ()


async def test_an_idea_that_another_window_took_meanwhile_is_refused(lined: Door) -> None:
    async with staged(Picker, lined) as hand:
        await hand.go(touchpoint(lined, "Pick-up shelf"))
        await hand.press("enter")
        assert hand.is_editing()
        with lined.step("add_idea") as step:
            line = "Names by hand, and the last train below"
            fields = {"map_id": map_id(lined.rows()), "kind": "wow", "state": "candidate", "position": "i"}
            step.add(Pick, **fields, change_line=line)
        hand.stage.reload()
        await hand.press("1")
        assert words("errors.not_there") in hand.text
        assert len(lined.rows().picks_of(map_id(lined.rows()))) == 1


async def test_an_idea_fills_a_pick_that_has_no_line_yet(lined: Door) -> None:
    async with staged(Picker, lined) as hand:
        await hand.go(touchpoint(lined, "Counter order"))
        await hand.press("b", "1")
        rows = lined.rows()
        (pick,) = rows.chosen_of(map_id(rows))
        assert (pick.kind, pick.change_line) == ("better", "“The usual?” first")


async def test_the_page_of_a_candidate_says_where_it_stands_and_takes_what_waits_there(lined: Door) -> None:
    with lined.step("add_idea") as step:
        fields = {"map_id": map_id(lined.rows()), "kind": "wow", "state": "candidate", "position": "i"}
        idea = step.add(Pick, **fields)
    async with staged(PickPage, lined, idea.id) as hand:
        await hand.press("up", "enter")
        shelf = touchpoint(lined, "Pick-up shelf")
        places = [one.id for one in lined.rows().touchpoints_of(map_id(lined.rows()))]
        await hand.press(str(places.index(shelf) + 1))
        await hand.press("end")
        assert "Names by hand, and the last train below" in hand.text_of("#form")
        await hand.press("enter")
        rows = lined.rows()
        (taken,) = rows.picks_of(map_id(rows))
        assert (taken.touchpoint_id, taken.change_line) == (shelf, "Names by hand, and the last train below")
        assert hand.screen.name_here == "test_promise"


async def test_an_idea_on_a_parked_touchpoint_is_listed_and_not_lost(lined: Door) -> None:
    async with staged(Picker, lined) as hand:
        await hand.press("end")
        assert "The tenth cup is somebody else's" in hand.text
        await hand.press("x", "w")
        assert any(pick.change_line.startswith("The tenth cup") for pick in lined.rows().picks)
        await hand.press("1")
        rows = lined.rows()
        taken = [pick for pick in rows.picks_of(map_id(rows)) if pick.state == "candidate"]
        assert [(pick.kind, pick.touchpoint_id) for pick in taken] == [("wow", None)]


async def test_block_3_opens_compare_while_drafts_wait(tmp_path: Path) -> None:
    with five_drafts(tmp_path / "store.db") as door:
        async with staged(Agenda, door) as hand:
            await hand.press("space", "1", "1", "n", "n", "n", "n")
            await hand.press("enter")
            assert hand.app.went[-1][0] == "compare"
            keep_proposed(door)
            await hand.press("enter")
            assert hand.app.went[-1][0] == "journey"


async def test_a_window_that_only_reads_offers_nothing_that_writes(lined: Door, tmp_path: Path) -> None:
    store = Store(tmp_path / "store.db")
    reader = store.reader(lined.sprint_id)
    try:
        before = lined.newest()
        async with staged(Compare, reader) as hand:
            await hand.press("k", "x", "a", "enter", "m", "left_square_bracket", "tab")
            assert not hand.screen.is_modal
            assert "Counter order" in hand.text
        async with staged(SettlePage, reader, touchpoint(lined, "Counter order"), size=SMALL) as hand:
            await hand.press("1", "minus", "a", "A", "e", "k", "space", "h", "enter")
            assert hand.stage.place()[0] == touchpoint(lined, "Pick-up shelf")
        assert lined.newest() == before
    finally:
        store.close()


async def test_the_wall_follows_to_a_touchpoint_and_shows_no_names(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with five_drafts(path) as door:
        keep_proposed(door)
        sprint, shelf = door.sprint_id, touchpoint(door, "Pick-up shelf")
    async with whole_app(path, sprint=sprint, stage="compare") as hand:
        await hand.press("c")
        await hand.until(lambda: isinstance(hand.screen, SettlePage))
        hand.screen.go_to_row(shelf, "goal")
        await hand.press("h")
        hand.app.keep_place()
        async with wall_window(path, sprint, size=SMALL) as wall:
            await wall.until_seen("Turns cups round")
            assert "Be greeted by name" in wall.text
            assert "Guest care" not in wall.text
            assert words("keys.take_text") not in wall.text.splitlines()[-1]


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_what_drafts_hold_is_shown_by_signs(tmp_path: Path, size: tuple[int, int]) -> None:
    texts = list(HOSTILE.values())
    with fresh(tmp_path / "store.db") as door:
        with door.step("drafts") as step:
            for place, who in enumerate(("One", "Two", "Three [b]x[/] \x1b[31m")):
                turned = texts[place:] + texts[:place]
                lanes = zip(turned[::3], turned[1::3], turned[2::3], strict=False)
                named = [
                    {"stage": thought, "name": goal, "goal": goal, "action": action, "thought": thought}
                    for goal, action, thought in lanes
                ]
                put_draft(
                    step, door, who, [one | {"gap_line": one["goal"], "gap": "in_line"} for one in named]
                )
        keep_all(door)
        first = door.rows().touchpoints_of(map_id(door.rows()))[0].id
        for kind, given in ((Compare, ()), (SettlePage, (first,)), (Picker, ())):
            async with staged(kind, door, *given, size=size) as hand:
                await hand.press("h")
                for _ in range(8):
                    assert not any(map(obeyed, hand.lines))
                    await hand.press("down", "enter" if kind is SettlePage else "down")


def keep_all(door: Door) -> None:
    with door.step("line_up") as step:
        line_up_drafts(step, content())
        for place in range(len(lineup.line_up_of(step.rows(), map_id(step.rows())))):
            lines = lineup.line_up_of(step.rows(), map_id(step.rows()))
            edits.keep(step, lines, lines[place])


@pytest.mark.parametrize("theme", [theme.name for theme in themes()])
async def test_every_letter_of_compare_is_painted_as_strongly(tmp_path: Path, theme: str) -> None:
    path = tmp_path / "store.db"
    with five_drafts(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="compare", size=WIDE) as hand:
        hand.app.theme = theme
        await hand.settle()
        assert weak(hand) == set()
        await hand.press("k", "x", "h")
        assert weak(hand) == set()
        await hand.press("c")
        await hand.until(lambda: isinstance(hand.screen, SettlePage))
        await hand.press("1", "down", "down", "h")
        assert weak(hand) == set()


async def test_no_key_means_two_things_where_drafts_are_compared(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with five_drafts(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="compare") as hand:
        assert (clashes(hand), shown_and_dead(hand)) == ({}, [])
        await hand.press("a", "c")
        await hand.until(lambda: isinstance(hand.screen, SettlePage))
        await hand.settle()
        assert (clashes(hand), shown_and_dead(hand)) == ({}, [])
        await hand.press("e")
        assert (clashes(hand), shown_and_dead(hand)) == ({}, [])
