"""What the app watches: a tag and what to do on Agenda, and one sentence on the stage in view."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.screens.agenda import Agenda
from sprint_tui.screens.brief import Brief
from sprint_tui.screens.journey import Journey
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Decision
from stage import MEETING, SMALL, Staged, fresh, staged, words

NO_SEGMENT, NO_VOTE = words("watch.tags.no_segment"), words("watch.tags.no_vote")


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with fresh(tmp_path / "store.db") as door:
        yield door


def describe(door: Door) -> None:
    with door.step("edit") as step:
        step.edit(door.rows().segments[0], behaviour="Take the same train")


async def start(hand: Staged, block: int) -> None:
    """Start the clock on Agenda and go to a block, counted from one."""
    await hand.press("space", *["n"] * 2 * (block - 1))


@pytest.mark.parametrize("size", [SMALL, (100, 28)])
async def test_from_block_3_on_nobody_known_is_a_tag_with_what_to_do(
    door: Door, size: tuple[int, int]
) -> None:
    async with staged(Agenda, door, size=size) as hand:
        await start(hand, 2)
        assert NO_SEGMENT not in hand.text
        await hand.press("n", "n")
        head = hand.text_of("Head")
        assert NO_SEGMENT in head
        assert words("watch.do.no_segment") in head
        describe(door)
        await hand.settle()
        assert NO_SEGMENT not in hand.text


async def test_no_choice_by_minute_12_of_block_4_is_a_tag_until_there_is_one(door: Door) -> None:
    describe(door)
    async with staged(Agenda, door) as hand:
        await start(hand, 4)
        await hand.passes(719)
        assert NO_VOTE not in hand.text
        await hand.passes(1)
        assert NO_VOTE in hand.text
        assert words("watch.do.no_vote") in hand.text_of("Head")
        assert hand.text.count(words("watch.do.no_vote")) == 1
        with door.step("decide") as step:
            step.add(
                Decision,
                sprint_id=door.sprint_id,
                position="i",
                block="picks",
                words="The shelf first",
                at=MEETING,
            )
        await hand.settle()
        assert NO_VOTE not in hand.text


async def test_the_stage_in_view_says_it_once_and_keeps_the_caret(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await start(hand, 2)
    async with staged(Journey, door) as hand:
        await hand.press("ctrl+t", "n", "n")
        assert words("watch.do.no_segment") not in str(hand.stage.say_line.lines)
        await hand.press("escape")
        assert hand.said == words("watch.do.no_segment")
        await hand.press("o")
        assert hand.is_editing()
        await hand.write("Arr")
        await hand.passes(5)
        await hand.write("ive")
        assert hand.editor.text_meant == "Arrive"
        await hand.press("escape", "up", "down")
        assert hand.said == ""
        await hand.passes(30)
        assert hand.said == ""


async def test_nothing_is_watched_before_the_start(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.passes(3600)
        assert hand.said == ""


async def test_a_pace_that_cannot_hold_offers_to_choose_less_which_then_is_what_counts(door: Door) -> None:
    describe(door)
    async with staged(Agenda, door) as hand:
        await start(hand, 5)
        await hand.passes(9 * 60)
        assert words("watch.tags.pace") not in hand.text
        await hand.passes(70)
        assert words("watch.tags.pace") in hand.text
        assert words("watch.do.pace") in hand.text_of("Head")
        assert "0 of 6 owned" in hand.text
        await hand.press("r")
        assert words("retime.ask.pace") in hand.text
        await hand.press("1")
        assert "0 of 3 owned" in hand.text
        assert words("watch.tags.pace") not in hand.text
        assert hand.stage.clock().block.length == 15 * 60
        await hand.press("u")
        assert "0 of 6 owned" in hand.text
