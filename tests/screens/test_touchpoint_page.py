"""One touchpoint on a page of its own: all its lanes, and the evidence behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.screens.touchpoint import TouchpointPage
from sprint_tui.screens.touchpoint.view import LANES
from sprint_tui.store.door import Door
from sprint_tui.store.tables import ClockEvent, Touchpoint
from sprint_tui.widgets.map_edits import add_template
from stage import MEETING, ROOM, SMALL, Staged, content, example, fresh, staged, words

SHELF = "Pick-up shelf"
TEXTS = ("name", "thought", "owner_team", "delivered")


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "store.db") as door:
        yield door


def shelf(hand: Staged | Door) -> Touchpoint:
    rows = hand.rows if isinstance(hand, Staged) else hand.rows()
    return next(one for one in rows.touchpoints if one.name.startswith(SHELF))


def evidence(hand: Staged) -> list[str]:
    return [item.words for item in hand.rows.evidence_of(shelf(hand).id)]


@pytest.mark.parametrize("size", [SMALL, ROOM])
async def test_every_lane_stands_on_the_page_and_can_be_reached(door: Door, size: tuple[int, int]) -> None:
    async with staged(TouchpointPage, door, shelf(door).id, size=size) as hand:
        assert SHELF.upper() in hand.lines_of("#head")[0]
        assert "Pick up" in hand.lines_of("#head")[1]
        seen = set()
        for _ in range(30):
            seen.add(hand.stage.place()[0])
            await hand.press("down")
        assert {f"{shelf(hand).id}:{name}" for name in LANES} <= seen
        assert {item.id for item in hand.rows.evidence_of(shelf(hand).id)} <= seen


@pytest.mark.parametrize("name", TEXTS)
async def test_a_lane_is_typed_and_cleared(door: Door, name: str) -> None:
    async with staged(TouchpointPage, door, shelf(door).id) as hand:
        was = getattr(shelf(hand), name)
        await hand.go(shelf(hand).id, name)
        await hand.press("enter")
        await hand.replace(f"{SHELF} by train")
        await hand.press("escape")
        assert getattr(shelf(hand), name) == f"{SHELF} by train"
        await hand.press("u")
        assert getattr(shelf(hand), name) == was


async def test_tab_goes_through_the_lanes_while_typing(door: Door) -> None:
    async with staged(TouchpointPage, door, shelf(door).id) as hand:
        await hand.press("enter")
        for name in LANES:
            assert hand.field_key() == f"{shelf(hand).id}:{name}"
            await hand.press("tab")
        items = hand.rows.evidence_of(shelf(hand).id)
        assert hand.field_key() == f"{items[0].id}:kind"


@pytest.mark.parametrize(
    ("name", "keys", "value"),
    [("feeling", "1", -2), ("gap", "4", "in_line"), ("flags", "13", "memory")],
)
async def test_choices_and_ticks_are_taken_by_digit(door: Door, name: str, keys: str, value: object) -> None:
    async with staged(TouchpointPage, door, shelf(door).id) as hand:
        await hand.go(shelf(hand).id, name)
        await hand.press("enter", *keys)
        assert getattr(shelf(hand), name) == value


async def test_people_come_from_the_roster_and_pains_from_the_brief(door: Door) -> None:
    async with staged(TouchpointPage, door, shelf(door).id) as hand:
        await hand.go(shelf(hand).id, "owner_id")
        await hand.press("enter", "1")
        assert shelf(hand).owner_id == hand.rows.participants[0].id
        await hand.go(shelf(hand).id, "serves")
        assert [trait.kind for trait in hand.rows.served_by(shelf(hand).id)] == ["pain"]
        await hand.press("enter", "1", "3", "escape")
        pains = hand.rows.traits_of(hand.rows.segments[0].id, "pain")
        assert hand.rows.served_by(shelf(hand).id) == (pains[0],)
        assert "P1 " in hand.line_with("serves")


async def test_delete_clears_a_lane(door: Door) -> None:
    async with staged(TouchpointPage, door, shelf(door).id) as hand:
        await hand.go(shelf(hand).id, "goal")
        await hand.press("delete")
        assert shelf(hand).goal == ""
        await hand.press("u")
        assert shelf(hand).goal


async def test_delete_clears_what_the_touchpoint_serves(door: Door) -> None:
    async with staged(TouchpointPage, door, shelf(door).id) as hand:
        await hand.go(shelf(hand).id, "serves")
        assert hand.rows.served_by(shelf(hand).id)
        await hand.press("delete")
        assert hand.rows.served_by(shelf(hand).id) == ()


async def test_o_adds_evidence_below_with_kind_source_and_date(door: Door) -> None:
    async with staged(TouchpointPage, door, shelf(door).id) as hand:
        before = evidence(hand)
        await hand.go(shelf(hand).id, "evidence")
        await hand.press("o")
        await hand.write("14 cups at the peak")
        await hand.press("escape")
        assert evidence(hand) == [before[0], "14 cups at the peak", *before[1:]]
        assert hand.done[-1] == "add_evidence"
        added = hand.rows.evidence_of(shelf(hand).id)[1]
        assert hand.stage.place()[0] == added.id
        await hand.press("left", "enter", "2")
        await hand.press("right", "right", "enter")
        await hand.write("Kiosk count")
        await hand.press("tab")
        await hand.write("October 2026\n")
        added = hand.rows.evidence_of(shelf(hand).id)[1]
        assert (added.kind, added.source, added.dated) == ("number", "Kiosk count", "October 2026")


async def test_evidence_is_removed_and_brought_back(door: Door) -> None:
    async with staged(TouchpointPage, door, shelf(door).id) as hand:
        before = evidence(hand)
        await hand.go(shelf(hand).id, "evidence")
        await hand.press("delete")
        assert evidence(hand) == before[1:]
        assert hand.said == words("said.removed")
        await hand.press("u")
        assert evidence(hand) == before


async def test_a_touchpoint_without_evidence_says_how_to_add_the_first(door: Door) -> None:
    with door.step("clear") as step:
        for item in door.rows().evidence_of(shelf(door).id):
            step.remove(item)
    async with staged(TouchpointPage, door, shelf(door).id) as hand:
        await hand.go(shelf(hand).id, "evidence")
        assert words("touchpoint.first_evidence") in hand.text
        await hand.press("enter")
        await hand.write("A story")
        await hand.press("escape")
        assert evidence(hand) == ["A story"]


async def test_esc_leaves_the_page_once_no_field_is_open(door: Door) -> None:
    async with staged(TouchpointPage, door, shelf(door).id) as hand:
        await hand.press("enter", "escape")
        assert isinstance(hand.screen, TouchpointPage)
        await hand.press("escape")
        assert not isinstance(hand.screen, TouchpointPage)


async def test_the_page_goes_when_its_touchpoint_is_gone(door: Door) -> None:
    async with staged(TouchpointPage, door, shelf(door).id) as hand:
        with door.step("remove_touchpoint") as step:
            step.remove(shelf(door))
        await hand.settle()
        assert not isinstance(hand.screen, TouchpointPage)


async def test_the_page_goes_from_under_a_question_once_that_is_answered(door: Door) -> None:
    async with staged(TouchpointPage, door, shelf(door).id) as hand:
        await hand.press("f1")
        with door.step("remove_touchpoint") as step:
            step.remove(shelf(door))
        await hand.settle()
        assert hand.screen.is_modal
        await hand.press("escape")
        assert not isinstance(hand.screen, TouchpointPage)


async def test_the_labels_are_those_of_the_method(door: Door) -> None:
    async with staged(TouchpointPage, door, shelf(door).id) as hand:
        for name in ("goal", "action", "thought", "gap"):
            assert content().field("touchpoint", name).label in hand.text


async def test_in_the_meeting_the_room_comes_first_and_friday_is_behind_enter(tmp_path: Path) -> None:
    with fresh(tmp_path / "meeting.db") as meets:
        with meets.step("add_template") as step:
            add_template(step, meets.rows().maps[0].id, content().template("b2c", "service"))
        with meets.step("clock_start", scope="clock") as step:
            begun = {"kind": "start", "at": MEETING, "boot": "boot", "seconds": 1000.0, "position": "i"}
            step.add(ClockEvent, sprint_id=meets.sprint_id, **begun)
        one = meets.rows().touchpoints_of(meets.rows().maps[0].id)[0]
        async with staged(TouchpointPage, meets, one.id) as hand:
            assert words("touchpoint.groups.room").upper() in hand.text
            assert words("touchpoint.groups.purpose").upper() not in hand.text
            await hand.press("end", "enter")
            assert words("touchpoint.groups.room").upper() in hand.text
            await hand.go(one.id, "serves")
            assert words("touchpoint.groups.purpose").upper() in hand.text


async def test_n_goes_on_at_the_same_field_and_what_is_for_nothing_is_asked(door: Door) -> None:
    async with staged(TouchpointPage, door, shelf(door).id, size=(120, 45)) as hand:
        ids = [one.id for one in hand.rows.touchpoints_of(hand.rows.maps[0].id)]
        here = ids.index(shelf(hand).id)
        await hand.go(shelf(hand).id, "thought")
        assert content().beside["thought"].dont[-1].split()[-1] in hand.text_of("#beside")
        await hand.press("n")
        assert hand.stage.place()[0] == f"{ids[here + 1]}:thought"
        await hand.press("backspace", "plus", "minus", "minus")
        assert shelf(hand).feeling == 0
        await hand.go(shelf(hand).id, "serves")
        await hand.press("delete")
        assert "no pain or gain yet" in hand.text
        await hand.press("down", "enter", "1")
        note = hand.rows.touchpoint_notes[-1]
        assert (note.touchpoint_id, note.carries) == (shelf(hand).id, "Your coffee is ready before you are.")
        assert "no pain or gain yet" not in hand.text
        await hand.press("enter", "2")
        await hand.replace("ready before you are\n")
        assert hand.rows.touchpoint_notes[-1].carries == "ready before you are"
        await hand.press("delete", "u")
        assert hand.rows.touchpoint_notes[-1].carries == "ready before you are"
        await hand.press("4")
        await hand.go(shelf(hand).id, "gap")
        assert shelf(hand).gap == "under_deliver"
        await hand.press("4")
        assert shelf(hand).gap == "in_line"
        await hand.press("2")
        await hand.go(shelf(hand).id, "delivered")
        await hand.press("delete")
        assert "on an ordinary day?" in hand.text_of("#form")
        assert hand.stage.place()[0] == f"{shelf(hand).id}:delivered"


async def test_evidence_takes_its_kind_from_what_is_typed(door: Door) -> None:
    async with staged(TouchpointPage, door, shelf(door).id, size=(120, 45)) as hand:
        await hand.press("o")
        await hand.write("41 of 200 asked whose cup it was")
        await hand.press("tab")
        await hand.write("kiosk count")
        await hand.press("tab")
        await hand.write("May")
        await hand.press("escape")
        added = next(one for one in hand.rows.evidence if one.words.startswith("41 of"))
        assert (added.kind, added.source, added.dated) == ("number", "kiosk count", "May")
