"""One page per touchpoint: three digits, a feeling, a gap; no bulk key touches what the team wrote."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from brought import FILES, _put_five, five_drafts
from sprint_tui.domain.journey import is_settled
from sprint_tui.screens.compare import edits
from sprint_tui.screens.settle import SettlePage
from sprint_tui.store import lineup
from sprint_tui.store.door import Door
from sprint_tui.store.lining_up import line_up_drafts
from sprint_tui.store.store import Store
from sprint_tui.store.tables import ClockEvent, Touchpoint
from sprint_tui.widgets.rows import Rows
from stage import ROOM, SMALL, Now, Staged, _copied, _file, content, staged, whole_app, words

NINE = ("First order", "Late-train morning")
"""What the room keeps beside the proposal."""


@pytest.fixture
def five(tmp_path: Path) -> Iterator[Door]:
    with _copied(tmp_path / "store.db", _file(_put_lined_up)) as door:
        yield door


def _put_lined_up(store: Store) -> str:
    """Line the five drafts up and keep the proposal and two more: made once a run."""
    door = store.door(_put_five(store))
    with door.step("line_up") as step:
        line_up_drafts(step, content())
    with door.step("keep") as step:
        lines = lineup.line_up_of(step.rows(), map_id(door))
        edits.take_proposal(step, lines, 5)
    with door.step("keep") as step:
        for name in NINE:
            lines = lineup.line_up_of(step.rows(), map_id(door))
            edits.keep(step, lines, next(line for line in lines if line.name == name))
        step.forget()
    return door.sprint_id


def map_id(door: Door) -> str:
    rows = door.rows()
    team = rows.team_map(rows.segments[0].id)
    assert team is not None
    return team.id


def touchpoint(door: Door, name: str) -> Touchpoint:
    return next(one for one in door.rows().touchpoints_of(map_id(door)) if one.name == name)


def sources(door: Door, name: str, lane: str) -> list[tuple[str, str]]:
    """Return who stands behind a cell, and how it came there."""
    rows = door.rows()
    mine = touchpoint(door, name).id
    found = [one for one in rows.cell_sources if one.touchpoint_id == mine and one.lane == lane]
    people = {person.id: person.name for person in rows.participants}
    return sorted((people[one.participant_id or ""], one.way) for one in found)


@asynccontextmanager
async def on_page(door: Door, name: str, size: tuple[int, int] = ROOM) -> AsyncIterator[Staged]:
    async with staged(SettlePage, door, touchpoint(door, name).id, size=size) as hand:
        yield hand


async def go_to(hand: Staged, row_id: str) -> None:
    """Go down to a row."""
    while hand.stage.query_one("#texts", Rows).row_id != row_id:
        await hand.press("down")


async def test_what_drafts_say_beside_the_cells_is_shown_and_taken_by_digit(five: Door) -> None:
    async with on_page(five, "Counter order", SMALL) as hand:
        await go_to(hand, "channel:0")
        await hand.press("1")
        found = touchpoint(five, "Counter order")
        assert found.channel
        assert sources(five, "Counter order", "channel")
        await go_to(hand, "evidence:0")
        await hand.press("1")
        piece = five.rows().evidence_of(found.id)
        assert len(piece) == 1
        assert piece[0].source.split(", ")[-1] in FILES
        await hand.press("1")
        assert words("settle.has_evidence") in hand.text
        assert five.rows().evidence_of(found.id) == piece


async def test_lanes_that_nobody_owes_show_only_where_a_draft_has_something(five: Door) -> None:
    with five.step("add") as step:
        stage = five.rows().stages_of(map_id(five))[0]
        step.add(Touchpoint, stage_id=stage.id, name="Window", position="z", channel="Glass")
    async with on_page(five, "Window", SMALL) as hand:
        for name in ("channel", "expected", "promised", "delivered", "evidence"):
            assert words(f"settle.lanes.{name}") not in hand.text


async def test_a_takes_what_stands_beside_the_cells_too_and_lists_it_first(five: Door) -> None:
    async with on_page(five, "Pick-up shelf", SMALL) as hand:
        await hand.press("a")
        await hand.until(lambda: hand.screen.is_modal)
        assert f"{words('settle.lanes.evidence')}: " in hand.text
        assert words("settle.leave") in hand.text
        await hand.press("enter")
        await hand.settle()
        found = touchpoint(five, "Pick-up shelf")
        brought = [piece for piece in five.rows().evidence if piece.touchpoint_id != found.id]
        taken = five.rows().evidence_of(found.id)
        assert taken
        assert {piece.words for piece in taken} <= {piece.words for piece in brought}
        await hand.press("u")
        assert not five.rows().evidence_of(found.id)


async def test_three_digits_settle_the_cells_and_note_who_is_behind_them(five: Door) -> None:
    async with on_page(five, "Pick-up shelf") as hand:
        assert "Front desk," not in hand.text
        await hand.press("1", "1", "2")
        found = touchpoint(five, "Pick-up shelf")
        assert found.goal == "Take my cup without asking anyone"
        assert found.action == "Turns cups round one after the other to read them"
        assert sources(five, "Pick-up shelf", "goal") == [("Front desk", "agreed"), ("Guest care", "agreed")]
        assert [way for _, way in sources(five, "Pick-up shelf", "thought")] == ["taken"]
        assert hand.stage.place()[1] == "gap"
        assert hand.done == ["take_text", "take_text", "take_text"]
        await hand.press("u")
        assert touchpoint(five, "Pick-up shelf").thought == ""
        assert sources(five, "Pick-up shelf", "thought") == []


async def test_names_show_before_and_after_taking(five: Door) -> None:
    async with on_page(five, "Pick-up shelf") as hand:
        await hand.press("1", "h")
        assert "Front desk, Guest care" in hand.text


async def test_who_can_speak_is_named_with_what_stands_behind_it(five: Door) -> None:
    async with on_page(five, "Pick-up shelf") as hand:
        assert "Front desk (observation), Marketing (data)" in hand.text


async def test_the_feeling_stands_at_the_middle_and_enter_keeps_it(five: Door) -> None:
    async with on_page(five, "Pick-up shelf") as hand:
        assert "TALK ABOUT IT" in hand.text
        await hand.press("enter")
        assert touchpoint(five, "Pick-up shelf").feeling == 0
        assert hand.stage.place()[0] == touchpoint(five, "Late-train morning").id
        await hand.press("backspace")
        assert hand.stage.place()[0] == touchpoint(five, "Pick-up shelf").id
        await hand.press("minus")
        assert touchpoint(five, "Pick-up shelf").feeling == -1
        await hand.press("0", "plus", "plus", "plus")
        assert touchpoint(five, "Pick-up shelf").feeling == 2
        assert sources(five, "Pick-up shelf", "feeling") == [("Marketing", "taken")]


async def test_a_text_that_is_taken_shows_whose_it_is_and_the_others_do_not(five: Door) -> None:
    async with on_page(five, "Pick-up shelf") as hand:
        await hand.press("1")
        taken = next(row for row in hand.lines if "Take my cup without asking anyone" in row)
        assert "Front desk, Guest care" in taken
        assert "Finance" not in hand.text


async def test_asked_for_names_stand_at_the_feelings_too(five: Door) -> None:
    async with on_page(five, "Pick-up shelf") as hand:
        await hand.press("h")
        assert "+2 Marketing" in hand.text


async def test_a_page_opens_at_its_first_open_lane(five: Door) -> None:
    with five.step("edit") as step:
        step.edit(touchpoint(five, "Pick-up shelf"), goal="Ours", action="Ours too")
    async with on_page(five, "Pick-up shelf") as hand:
        assert hand.stage.place()[1] == "thought"
        await hand.press("enter", "backspace")
        assert hand.stage.place() == (touchpoint(five, "Pick-up shelf").id, "thought")


async def test_what_is_felt_apart_is_talked_about_until_it_is_settled(five: Door) -> None:
    async with on_page(five, "Pick-up shelf") as hand:
        assert words("settle.talk") in hand.text
        await hand.press("0")
        assert words("settle.talk") not in hand.text


async def test_after_the_last_page_enter_goes_to_what_is_open_or_back_to_the_line_up(five: Door) -> None:
    with five.step("edit") as step:
        for one in five.rows().touchpoints_of(map_id(five)):
            step.edit(one, goal="G", action="A", thought="T", feeling=0, gap="in_line")
    async with whole_app(five.path, sprint=five.sprint_id, stage="compare") as hand:
        await hand.press("end", "up", "up", "c")
        await hand.until(lambda: isinstance(hand.screen, SettlePage))
        await hand.settle()
        await hand.press("enter")
        await hand.until(lambda: not isinstance(hand.screen, SettlePage))
        await hand.settle()
        assert words("settle.all_settled").split(":")[0] in hand.text


async def test_a_feeling_that_is_no_number_is_shown_as_it_was_written(five: Door) -> None:
    async with on_page(five, "Pick-up shelf") as hand:
        for _ in range(20):
            await hand.press("down")
        assert "3 (1 when the train is late)" in hand.text


async def test_one_digit_names_the_gap(five: Door) -> None:
    async with on_page(five, "Pick-up shelf") as hand:
        await hand.press("1", "1", "1", "2")
        assert touchpoint(five, "Pick-up shelf").gap == "under_deliver"


async def test_most_and_only_are_shown_before_they_are_taken(five: Door) -> None:
    async with on_page(five, "Counter order") as hand:
        await hand.press("a")
        await hand.until(lambda: hand.screen.is_modal)
        assert "most say: Get the usual without missing the 7:52" in hand.text
        assert touchpoint(five, "Counter order").goal == ""
        await hand.press("enter")
        await hand.settle()
        found = touchpoint(five, "Counter order")
        assert found.goal == "Get the usual without missing the 7:52"
        assert found.action.startswith("Joins the line")
        assert hand.done == ["take_offered"]


async def test_a_bulk_key_touches_no_cell_that_the_team_wrote(five: Door) -> None:
    with five.step("edit") as step:
        step.edit(touchpoint(five, "Counter order"), goal="Ours", action="Ours too")
    async with on_page(five, "Counter order") as hand:
        await hand.press("a")
        await hand.until(lambda: hand.screen.is_modal)
        await hand.press("enter")
        await hand.settle()
        await hand.press("A")
        found = touchpoint(five, "Counter order")
        assert (found.goal, found.action) == ("Ours", "Ours too")
        assert sources(five, "Counter order", "goal") == []


async def test_what_all_say_is_taken_at_once(five: Door) -> None:
    async with on_page(five, "Menu in the app") as hand:
        await hand.press("A")
        found = touchpoint(five, "Menu in the app")
        assert found.goal == "See what is really left before I settle on it"
        assert (found.action, found.thought) == ("", "")
        await hand.press("A")
        assert words("settle.nothing_agreed").split(":")[0] in hand.text


async def test_our_own_words_begin_with_the_text_under_the_cursor(five: Door) -> None:
    async with on_page(five, "Pick-up shelf") as hand:
        await hand.press("down", "e")
        assert hand.is_editing()
        begun = hand.editor.text
        await hand.write("!")
        await hand.press("escape")
        found = touchpoint(five, "Pick-up shelf")
        assert found.goal == f"{begun}!"
        assert [way for _, way in sources(five, "Pick-up shelf", "goal")] == ["edited"]
        assert words("settle.ours") in hand.text
        assert "Marketing" not in hand.text.replace("Marketing (data)", "")
        await hand.press("h")
        ours = next(row for row in hand.lines if f"{begun}!" in row)
        assert "Marketing" in ours


async def test_ours_is_kept_and_taking_it_away_is_refused_where_there_is_none(five: Door) -> None:
    with five.step("edit") as step:
        step.edit(touchpoint(five, "Pick-up shelf"), goal="Ours")
    async with on_page(five, "Pick-up shelf") as hand:
        await hand.press("k")
        assert touchpoint(five, "Pick-up shelf").goal == "Ours"
        assert hand.stage.place()[1] == "action"
        await hand.press("k")
        assert words("settle.nothing_ours").split(".")[0] in hand.text


async def test_a_digit_that_stands_nowhere_is_refused(five: Door) -> None:
    async with on_page(five, "Platform sign") as hand:
        await hand.press("9")
        assert words("settle.no_text", n=9) in hand.text
        assert hand.done == []


async def test_what_is_most_disputed_comes_first_when_asked(five: Door) -> None:
    async with on_page(five, "Platform sign") as hand:
        await hand.press("v")
        assert words("settle.by_dispute").strip(", ") in hand.text
        assert hand.stage.place()[0] != touchpoint(five, "First order").id
        await hand.press("v")
        assert words("settle.by_dispute").strip(", ") not in hand.text


async def test_when_the_pace_is_lost_another_order_is_offered(five: Door) -> None:
    now = Now()
    with five.step("clock_start", scope="clock") as step:
        for place, kind in enumerate(("start", "next", "next")):
            step.add(
                ClockEvent,
                **{"sprint_id": five.sprint_id, "kind": kind, "position": f"i{place + 1}", "at": now.at},
                **{"boot": "boot", "seconds": now.seconds},
            )
    async with staged(SettlePage, five, touchpoint(five, "Platform sign").id, now=now) as hand:
        assert words("settle.pace_lost") not in hand.text
        await hand.passes(1000)
        hand.stage.reload()
        await hand.settle()
        assert words("settle.pace_lost") in hand.text
        await hand.press("v")
        assert words("settle.pace_lost") not in hand.text


async def test_a_page_without_drafts_is_written_by_hand(five: Door) -> None:
    with five.step("add") as step:
        stage = five.rows().stages_of(map_id(five))[0]
        step.add(Touchpoint, stage_id=stage.id, name="Window", position="z")
    async with on_page(five, "Window", SMALL) as hand:
        assert words("settle.nobody_wrote") in hand.text
        await hand.press("1", "a", "A", "k", "space", "h", "enter")
        assert touchpoint(five, "Window").goal == ""


async def test_everything_is_seen_at_the_smallest_size(five: Door) -> None:
    async with on_page(five, "Pick-up shelf", SMALL) as hand:
        seen = hand.text
        for _ in range(20):
            await hand.press("down")
            seen += hand.text
        for text in ("goal", "action", "thought", "feeling", "promise", "can speak", "TALK ABOUT IT"):
            assert text in seen


async def test_line_up_and_nine_pages_settle_with_under_120_keys(tmp_path: Path) -> None:
    path, keys = tmp_path / "store.db", 0
    with five_drafts(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="compare") as hand:

        async def press(*pressed: str) -> None:
            nonlocal keys
            keys += len(pressed)
            await hand.press(*pressed)

        await press("a", "down", "down", "k", "down", "down", "down", "down", "down", "k", "home", "c")
        await hand.until(lambda: isinstance(hand.screen, SettlePage))
        await hand.settle()
        for _ in range(9):
            await press("1", "1", "1", "1", "enter")
        rows = hand.app.workplace.desk.door.rows()
        team = rows.team_map(rows.segments[0].id)
        found = rows.touchpoints_of(team.id)
        assert len(found) == 9
        left = [one.name for one in found if not is_settled(one)]
        assert left == []
        assert {one.touchpoint_id for one in rows.cell_sources} == {one.id for one in found}
    assert keys < 120
