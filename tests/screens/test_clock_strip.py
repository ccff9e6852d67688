"""The clock on every stage: digits at the right of the head, and its keys anywhere by ctrl+t."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.screens.brief import Brief
from sprint_tui.screens.checklist import Checklist
from sprint_tui.screens.journey import Journey
from sprint_tui.screens.ownership import Ownership
from sprint_tui.screens.picker import Picker
from sprint_tui.store.door import Door
from sprint_tui.widgets.ask import AskOne
from sprint_tui.widgets.clock_strip import ClockStrip
from sprint_tui.widgets.digits import digits
from sprint_tui.widgets.stage import StageScreen
from stage import MEETING, ROOM, SMALL, Now, Staged, content, example, fresh, staged, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with fresh(tmp_path / "store.db") as door:
        yield door


def kinds(hand: Staged) -> list[str]:
    return [event.kind for event in hand.rows.clock_events]


def is_open(hand: Staged) -> bool:
    return isinstance(hand.screen, ClockStrip)


def shows(hand: Staged, time: str) -> bool:
    head = hand.stage.query_one("ClockHead")
    rows = ["".join(run.text for run in line) for line in head.lines]  # type: ignore[attr-defined]
    return [row[-len(digits(time)[0]) :] for row in rows] == list(digits(time))


async def test_the_strip_starts_pauses_and_moves_the_clock_on_any_stage(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("ctrl+t", "space")
        assert words("clock.said.start") in hand.text_of("#said")
        await hand.press("n", "n", "plus", "minus", "greater_than_sign", "less_than_sign", "backspace")
        assert kinds(hand) == ["start", "next", "adjust", "adjust", "adjust", "adjust", "back"]
        await hand.press("space")
        assert kinds(hand)[-1] == "pause"
        await hand.press("u")
        assert kinds(hand)[-1] == "back"
        assert words("undo.undo", what=words("did.clock_pause")) in hand.text_of("#said")
        assert is_open(hand)
        await hand.press("escape")
        assert not is_open(hand)


async def test_presses_over_an_open_field_stand_in_their_order(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("enter")
        await hand.write("Ready you are")
        await hand.press("ctrl+t", "space")
        hand.now.passes(660)
        await hand.press("5", "1", "n", "n")
        events = hand.rows.clock_events
        assert [event.kind for event in events] == ["start", "retime", "next"]
        assert sorted({event.position for event in events}) == [event.position for event in events]
        assert hand.is_editing()


async def test_a_late_start_over_an_open_field_asks_which_end_holds(door: Door) -> None:
    with door.step("edit") as step:
        step.edit(door.rows().sprint, meeting_start=MEETING)
    now = Now()
    now.passes(300)
    async with staged(Brief, door, now=now) as hand:
        await hand.press("enter")
        await hand.press("ctrl+t", "space")
        assert isinstance(hand.screen, AskOne)
        assert words("retime.ways.keep", end="09:30") in hand.text


async def test_what_the_strip_cannot_do_is_said_in_the_strip(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("ctrl+t")
        for key in ("n", "backspace", "plus"):
            await hand.press(key)
            assert hand.text_of("#said").strip() == "! " + words("clock.not_started")
        assert kinds(hand) == []


async def test_the_strip_opens_while_somebody_types_and_gives_the_caret_back(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("enter")
        await hand.write("Ready you are")
        await hand.press(*["left"] * 7)
        await hand.press("ctrl+t", "space", "n", "ctrl+t")
        assert not is_open(hand)
        assert hand.editor.text_meant == "Ready you are"
        await hand.write("before ")
        assert hand.editor.text_meant == "Ready before you are"
        await hand.press("escape")
        assert hand.sprint.promise == "Ready before you are"
        assert kinds(hand) == ["start"]


async def test_the_strip_leaves_the_work_alone(door: Door) -> None:
    with door.step("edit") as step:
        step.edit(door.rows().sprint, promise="Ready")
    async with staged(Brief, door) as hand:
        await hand.press("ctrl+t", "space", "u", "u")
        assert hand.sprint.promise == "Ready"
        assert words("undo.no_undo") in hand.text_of("#said")
        await hand.press("escape", "u")
        assert hand.sprint.promise == ""


@pytest.mark.parametrize("size", [SMALL, ROOM])
@pytest.mark.parametrize("kind", [Brief, Journey, Picker, Ownership, Checklist])
async def test_a_running_clock_stands_in_the_head_of_every_stage(
    door: Door, kind: type[StageScreen], size: tuple[int, int]
) -> None:
    async with staged(kind, door, size=size) as hand:
        assert hand.stage.query_one("ClockHead").size.width == 0
        await hand.press("ctrl+t", "space", "escape")
        await hand.passes(75)
        assert shows(hand, "08:45")
        head = hand.text_of("#head")
        assert f"1/6 {content().blocks[0].short}" in head
        assert words("clock.left_each", n=1, each="8:45") in head
        assert hand.stage.query_one("Head").size.width >= 30


async def test_the_head_says_pause_and_overtime(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("ctrl+t", "space", "escape")
        await hand.passes(615)
        assert words("clock.tags.over") in hand.text_of("#head")
        assert shows(hand, "+00:15")
        await hand.press("ctrl+t", "space", "escape")
        assert words("clock.tags.paused") in hand.text_of("#head")


async def test_the_clock_goes_when_the_meeting_is_over(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        async with staged(Journey, door) as hand:
            assert hand.stage.query_one("ClockHead").size.width == 0


async def test_the_clock_ticks_behind_an_open_editor(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("ctrl+t", "space", "escape", "enter")
        await hand.write("Re")
        hand.now.passes(1)
        await hand.until(lambda: shows(hand, "09:59"))
        assert hand.is_editing()
