"""Re-timing by key: where more time comes from, asked when a block is over or the end does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sprint_tui.screens.agenda import Agenda
from sprint_tui.screens.brief import Brief
from sprint_tui.store.door import Door
from sprint_tui.store.tables import ClockEvent
from sprint_tui.widgets.ask import AskOne
from sprint_tui.widgets.wall import Wall
from stage import MEETING, ROOM, SMALL, WIDE, Staged, content, fresh, staged, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with fresh(tmp_path / "store.db") as door:
        yield door


def lengths(hand: Staged) -> list[int]:
    return [block.length for block in hand.stage.clock().blocks]


def kinds(hand: Staged) -> list[str]:
    return [event.kind for event in hand.rows.clock_events]


async def into_overtime(hand: Staged, seconds: float = 660) -> None:
    await hand.press("space")
    await hand.passes(seconds)


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_at_over_five_more_come_from_where_the_room_says(door: Door, size: tuple[int, int]) -> None:
    async with staged(Agenda, door, size=size) as hand:
        await into_overtime(hand)
        assert words("keys.close_now") in hand.keys_shown
        await hand.press("5")
        assert words("retime.ask.more", n=5) in hand.text
        assert "09:30" in hand.line_with(words("retime.ways.keep", end="09:30"))
        await hand.press("1")
        assert kinds(hand)[-1] == "retime"
        assert hand.said == words("clock.said.retime")
        assert sum(lengths(hand)) == 90 * 60
        assert lengths(hand)[0] == 15 * 60
        await hand.press("u")
        assert lengths(hand) == [block.minutes * 60 for block in content().blocks]


async def test_all_of_it_from_one_block_or_from_the_end(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await into_overtime(hand)
        await hand.press("2")
        await hand.press("2")
        assert lengths(hand)[:2] == [12 * 60, 13 * 60]
        await hand.press("u", "2")
        options = [option.label for option in hand.screen.options._options]
        move = next(i for i, label in enumerate(options) if label.startswith("Move the end"))
        await hand.press(str(move + 1))
        assert lengths(hand)[0] == 12 * 60
        assert hand.stage.clock().promised_end == MEETING + timedelta(minutes=92)


async def test_esc_changes_nothing_and_r_asks_again(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await into_overtime(hand)
        assert hand.said == words("clock.over_now")
        await hand.press("5")
        assert words("clock.over_now") not in hand.text
        await hand.press("escape")
        assert kinds(hand) == ["start"]
        await hand.press("r")
        assert words("retime.ask.hold", cut="01:00") in hand.text
        await hand.press("escape", "c")
        assert kinds(hand) == ["start", "next"]


async def test_next_asks_when_the_end_no_longer_holds(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await into_overtime(hand, 600 + 120)
        await hand.press("n")
        assert isinstance(hand.screen, AskOne)
        assert words("retime.ask.hold", cut="02:00") in hand.text
        await hand.press("enter")
        assert kinds(hand) == ["start", "next", "retime"]
        assert hand.stage.clock().late == 0


async def test_where_the_end_holds_nothing_is_asked(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space", "r")
        assert hand.said == words("retime.holds", end="09:30")
        for key in ("2", "5", "c"):
            await hand.press(key)
            assert hand.said == "! " + words("clock.not_over")
        assert kinds(hand) == ["start"]
        await hand.passes(300)
        await hand.press("n", "n")
        await hand.passes(900 + 60)
        await hand.press("2")
        assert lengths(hand)[1] == 17 * 60
        assert not hand.screen.is_modal


async def test_a_late_start_asks_which_end_is_promised(door: Door) -> None:
    with door.step("edit") as step:
        step.edit(door.rows().sprint, meeting_start=MEETING - timedelta(minutes=4))
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        assert words("retime.ask.late_start", cut="04:00") in hand.text
        await hand.press("1")
        assert sum(lengths(hand)) == 86 * 60
        assert hand.stage.clock().promised_end == MEETING + timedelta(minutes=86)
        await hand.press("u", "u", "space", "escape")
        assert kinds(hand) == ["start"]
        await hand.passes(60)
        await hand.press("r")
        assert words("retime.ask.late_start", cut="04:00") in hand.text
        await hand.press("2")
        assert hand.said == words("retime.lengths_stay")
        assert kinds(hand) == ["start", "retime"]
        assert sum(lengths(hand)) == 90 * 60
        await hand.press("r")
        assert hand.said == words("retime.holds", end="09:30")


async def test_a_start_too_late_for_its_end_says_what_is_missing_and_what_each_way_frees(door: Door) -> None:
    with door.step("edit") as step:
        step.edit(door.rows().sprint, meeting_start=MEETING - timedelta(minutes=31))
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        asked = " ".join(" ".join(hand.lines_of("#asked")).split())
        assert words("retime.ask.late_start_nothing_fits", cut="31:00", missing="03:00") in asked
        assert "frees 28:00" in hand.line_with("end at 09:02")
        assert "frees 41:00" in hand.line_with("Choose less, end at 08:59")
        assert "frees 25:00" in hand.line_with("A second meeting, end at 09:05")
        await hand.press("1")
        assert sum(lengths(hand)) == 62 * 60
        assert round(hand.stage.clock().late) == 0


async def test_what_a_question_promises_is_what_comes_however_late_it_is_answered(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await into_overtime(hand, 620)
        await hand.press("2")
        assert words("retime.until", until="08:12", left="1:40") in hand.text
        await hand.press("down")
        await hand.passes(138)
        assert words("retime.until", until="08:14", left="2:00") in " ".join(hand.text.split())
        assert "Segment 15 › 10:22" in hand.text
        await hand.press("enter")
        clock = hand.stage.clock()
        assert (clock.block.left, clock.late) == (120, 0)
        assert lengths(hand)[1] == 622
        await hand.press("u", "r")
        cut = words("retime.ask.hold", cut="02:38")
        assert cut in hand.text
        await hand.press("escape", "space")
        assert f"{words('clock.tags.over')} · {words('clock.tags.paused')}" in hand.text
        assert f"space {words('clock.go_on')}" in hand.keys_shown
        await hand.press("r")
        await hand.passes(60)
        assert words("retime.ask.hold", cut="03:38") in hand.text
        await hand.press("1")
        assert hand.stage.clock().late == 0


async def test_where_nothing_fits_what_is_missing_is_said_with_three_ways(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await into_overtime(hand, 45 * 60)
        await hand.press("r")
        assert words("retime.ask.nothing_fits", missing="12:00") in hand.text
        assert len(hand.screen.options._options) == 3
        await hand.press("3")
        await hand.press("n", "escape")
        for _ in range(2):
            await hand.press("n", "n", "escape")
        await hand.press("n")
        assert hand.said == words("clock.finish_early", left="20:00")
        await hand.passes(6)
        assert hand.said == ""
        await hand.press("n", "n")
        assert kinds(hand) == ["start", "retime", "next", "next", "next", "finish"]


async def test_the_strip_re_times_over_any_stage(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("ctrl+t")
        await into_overtime(hand)
        await hand.press("5", "1")
        assert kinds(hand)[-1] == "retime"
        await hand.press("u", "escape")
        assert lengths(hand)[0] == 10 * 60


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_way_that_does_not_fit_its_line_stands_whole_below_the_list(
    door: Door, size: tuple[int, int]
) -> None:
    async with staged(Agenda, door, size=size) as hand:
        await hand.press("space")
        await hand.passes(650)
        await hand.press("5")
        kept = next(line for line in hand.text.splitlines() if "Keep the end" in line)
        whole = " ".join(hand.lines_of("#whole")) if "…" in kept else kept
        for block in ("Segment 15 ›", "Journey 20 ›", "WOW 20 ›", "Ownership 15 ›", "Actions 10 ›"):
            assert block in whole
        assert ("…" in kept) == (size == SMALL)
        await hand.resize(*(WIDE if size == SMALL else SMALL))
        kept = next(line for line in hand.text.splitlines() if "Keep the end" in line)
        assert ("…" in kept) == (size == WIDE)
        assert all(len(line) <= hand.app.size.width for line in hand.lines_of("#whole"))
        whole = " ".join(hand.lines_of("#whole")) if "…" in kept else kept
        assert "Actions 10 › 9:34" in " ".join(whole.split())
        wall = hand.stage.query_one(Wall)
        assert any({"█", "▀"} & set(run.text) for row in wall.lines for run in row)
        assert wall.region.y + len(wall.lines) <= hand.screen.top


async def test_a_block_from_elsewhere_has_a_name_in_the_question(door: Door) -> None:
    with door.step("clock_start", scope="clock") as step:
        given = {"lengths": "introduction=60 tasting=1200 actions=600", "boot": "boot", "seconds": 1000.0}
        step.add(ClockEvent, sprint_id=door.sprint_id, position="i", kind="start", at=MEETING, **given)
    async with staged(Agenda, door) as hand:
        await hand.passes(90)
        await hand.press("5")
        assert content().words("agenda.break.name") in hand.text_of("Options")
