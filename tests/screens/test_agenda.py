"""Agenda: the clock as the whole wall, started, paused, moved on and taken back by key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sprint_tui.screens.agenda import Agenda
from sprint_tui.screens.brief import Brief
from sprint_tui.store.door import Door
from sprint_tui.store.tables import PlannedBlock
from sprint_tui.widgets.digits import fitting
from sprint_tui.widgets.wall_seconds import WallViews
from sprint_tui.widgets.wall_view import wall_second
from stage import ROOM, WIDE, Staged, content, example, fresh, staged, words
from stage import SMALL as SMALL_WINDOW

BLOCKS = [block.short for block in content().blocks]


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with fresh(tmp_path / "store.db") as door:
        yield door


def kinds(hand: Staged) -> list[str]:
    return [event.kind for event in hand.rows.clock_events]


def shows(hand: Staged, time: str, height: int = 6) -> bool:
    """Say whether digits of so many rows show a time, and nothing beside it."""
    drawn = [row.strip() for row in fitting(time, 96, height)]
    rows = [row.strip() for row in hand.lines_of("#wall")]
    start = next(i for i, row in enumerate(rows) if row)
    return rows[start : start + len(drawn)] == drawn


@pytest.mark.parametrize("size", [SMALL_WINDOW, ROOM, WIDE])
async def test_before_the_start_the_plan_stands_there_and_space_starts_it(
    door: Door, size: tuple[int, int]
) -> None:
    async with staged(Agenda, door, size=size) as hand:
        assert words("agenda.states.idle", minutes=90, blocks=6) in hand.text
        assert words("agenda.hints.idle") in hand.text
        for block in BLOCKS:
            assert block in hand.text
        await hand.press("space")
        assert kinds(hand) == ["start"]
        assert hand.said == words("clock.said.start")
        assert words("agenda.number", number=1, blocks=6) in hand.text


async def test_the_clock_runs_down_and_says_when_block_and_meeting_end(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        assert shows(hand, "10:00")
        await hand.passes(61)
        assert shows(hand, "08:59")
        assert f"{words('agenda.block_ends')} 08:10" in hand.text
        assert f"{words('agenda.meeting_ends')} 09:30" in hand.text
        assert words("agenda.on_time") in hand.text
        assert words("agenda.now", time="08:01") in hand.text


async def test_space_pauses_and_goes_on_and_the_pause_makes_the_meeting_late(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        await hand.passes(60)
        await hand.press("space")
        assert words("clock.tags.paused") in hand.text
        await hand.passes(180)
        assert shows(hand, "09:00")
        await hand.press("space")
        assert kinds(hand) == ["start", "pause", "resume"]
        assert words("clock.tags.paused") not in hand.text
        assert words("agenda.late", n=3) in hand.text


async def test_next_asks_once_more_while_there_is_time_left(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        await hand.passes(120)
        await hand.press("n")
        assert kinds(hand) == ["start"]
        assert hand.said == words("clock.next_early", left="08:00")
        await hand.press("n")
        assert kinds(hand) == ["start", "next"]
        assert words("agenda.number", number=2, blocks=6) in hand.text
        assert "✓ " + BLOCKS[0] in hand.text
        assert "▸ " + BLOCKS[1] in hand.text


async def test_a_second_press_long_after_the_first_asks_again(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space", "n")
        await hand.passes(30)
        assert hand.said == ""
        await hand.press("n", "p")
        await hand.write("Refunds\n")
        said = hand.said
        assert said not in {"", words("clock.next_early", left="09:30")}
        await hand.passes(30)
        assert hand.said == said
        await hand.press("n")
        assert kinds(hand) == ["start"]


async def test_in_the_last_minute_next_goes_at_once(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        await hand.passes(545)
        assert words("clock.tags.last_minute") in hand.text
        await hand.press("n")
        assert kinds(hand) == ["start", "next"]


@pytest.mark.parametrize(
    ("passed", "tag"), [(460, "closing"), (490, "wrap_up"), (545, "last_minute"), (601, "over")]
)
async def test_the_end_of_a_block_is_said_by_a_tag(door: Door, passed: int, tag: str) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        await hand.passes(passed)
        assert words(f"clock.tags.{tag}") in hand.text


async def test_after_the_end_it_counts_up_and_never_moves_on_by_itself(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        await hand.passes(600 + 50)
        assert shows(hand, "+00:50")
        await hand.passes(3600)
        assert words("agenda.number", number=1, blocks=6) in hand.text
        assert words("clock.tags.over") in hand.text
        assert kinds(hand) == ["start"]


async def test_back_goes_to_the_block_before_with_its_time(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        await hand.passes(545)
        await hand.press("n")
        await hand.passes(25)
        await hand.press("backspace")
        assert kinds(hand)[-1] == "back"
        assert shows(hand, "00:30")
        assert words("agenda.number", number=1, blocks=6) in hand.text


async def test_before_the_first_block_there_is_none_to_go_back_to(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space", "backspace")
        assert kinds(hand) == ["start"]
        assert hand.said == "! " + words("clock.first_block")


@pytest.mark.parametrize(
    ("key", "amount", "shown"),
    [
        ("plus", 60, "11:00"),
        ("minus", -60, "09:00"),
        ("greater_than_sign", 300, "15:00"),
        ("less_than_sign", -300, "05:00"),
    ],
)
async def test_minutes_are_given_and_taken_by_key(door: Door, key: str, amount: int, shown: str) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space", key)
        assert [event.amount for event in hand.rows.clock_events] == [0, amount]
        assert shows(hand, shown)
        assert hand.said == words("clock.said.adjust", n=abs(amount) // 60)


async def test_no_more_minutes_are_taken_than_are_there(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        await hand.passes(350)
        await hand.press("less_than_sign")
        assert kinds(hand) == ["start"]
        assert hand.said == "! " + words("clock.too_short", n=5, left="04:10")


async def test_the_last_next_ends_the_meeting_and_the_plan_shows_what_it_took(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        for block in content().blocks:
            await hand.passes(block.minutes * 60 + 10)
            await hand.press("n")
            if hand.screen.is_modal:
                await hand.press("escape")
        assert kinds(hand)[-1] == "finish"
        assert words("agenda.states.finished") in hand.text
        assert "10 › 10:10" in hand.line_with(BLOCKS[0])
        assert f"{words('agenda.meeting_ended')} 09:31" in hand.text
        assert words("agenda.late", n=1) in hand.text
        await hand.press("space", "n", "plus")
        assert kinds(hand)[-1] == "finish"


async def test_undo_on_agenda_touches_only_the_clock(door: Door) -> None:
    with door.step("edit") as step:
        step.edit(door.rows().sprint, promise="Ready")
    async with staged(Agenda, door) as hand:
        await hand.press("space", "plus")
        await hand.press("u")
        assert hand.said == words("undo.undo", what=words("did.clock_adjust"))
        assert shows(hand, "10:00")
        await hand.press("u", "u")
        assert kinds(hand) == []
        assert hand.said == words("undo.no_undo")
        assert hand.sprint.promise == "Ready"
        await hand.press("ctrl+y")
        assert kinds(hand) == ["start"]
        assert hand.sprint.promise == "Ready"


async def test_undo_takes_the_end_of_the_meeting_back(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        for _ in range(6):
            await hand.press("n", "n")
        assert kinds(hand)[-1] == "finish"
        await hand.press("u")
        assert kinds(hand)[-1] == "next"
        assert words("agenda.number", number=6, blocks=6) in hand.text


async def test_enter_opens_the_page_of_the_block_or_goes_to_its_stage(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space", "enter")
        assert hand.app.opened == [("opening", door.sprint_id, "")]
        await hand.press("n", "n", "n", "n", "enter")
        assert hand.app.went == [(content().blocks[2].stage, "", "")]


async def test_the_pace_says_what_is_left_and_becomes_a_tag_when_it_cannot_hold(
    tmp_path: Path,
) -> None:
    pieces = words("agenda.pieces.introduction", done=1, total=4)
    with fresh(tmp_path / "store.db", asks_keepers=True) as door:
        async with staged(Agenda, door) as hand:
            await hand.press("space", "escape")
            await hand.passes(120)
            assert pieces + words("agenda.each", each="2:40") in hand.text
            assert "tag" not in pace_roles(hand)
            await hand.passes(430)
            assert pieces in hand.text
            assert "tag" in pace_roles(hand)


def pace_roles(hand: Staged) -> set[str]:
    lines = hand.screen.query_one("#wall").lines
    line = next(line for line in lines if any(words("agenda.block_ends") in run.text for run in line))
    return {run.role for run in line}


async def test_scribe_timekeeper_and_decider_stand_below(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        async with staged(Agenda, door) as hand:
            line = hand.line_with("Timekeeper")
            for name in ("Guest-care lead", "App team lead", "Operations lead"):
                assert name in line


async def test_only_keys_that_mean_something_now_are_offered(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        assert hand.keys_shown == (
            " space start, pause   enter to the block   p park   d decision   v plan, report   f1 help"
        )
        await hand.press("space")
        for name in ("n next", "+ - minute", "space start, pause", "enter to the block"):
            assert name in hand.keys_shown


async def test_a_clock_that_runs_wakes_at_the_next_second(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        hand.now.passes(1)
        await hand.until(lambda: shows(hand, "09:59"))


async def test_a_low_window_shows_small_digits(door: Door) -> None:
    async with staged(Agenda, door, size=(80, 20)) as hand:
        await hand.press("space")
        assert shows(hand, "10:00", 3)


async def test_a_break_owes_nothing_and_the_meeting_goes_on_after_it(door: Door) -> None:
    with door.step("plan") as step:
        for at, (key, title) in enumerate(
            (("introduction", ""), ("break_tea", "Tea [hot]"), ("segment", ""))
        ):
            fields = {"key": key, "title": title, "minutes": 10, "shortest": 5, "position": f"{at}1"}
            step.add(PlannedBlock, sprint_id=door.sprint_id, **fields)
    async with staged(Agenda, door) as hand:
        assert "30 minutes in 3 blocks, not started" in hand.text
        await hand.press("space")
        await hand.passes(600)
        await hand.press("n")
        assert "TEA [HOT]  block 2 of 3" in hand.text
        assert "settled" not in hand.text
        await hand.press("enter")
        await hand.passes(600)
        await hand.press("n")
        assert "block 3 of 3" in hand.text
    async with staged(Brief, door) as hand:
        assert "3/3 Segment" in hand.text


async def test_over_says_what_can_be_done_and_more_minutes_count_from_now_once_they_are_gone(
    door: Door,
) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        await hand.passes(610)
        assert hand.said == words("clock.over_now")
        await hand.passes(450)
        await hand.press("5")
        assert words("retime.ask.more", n=5, cut="", missing="") in hand.text
        await hand.press("1")
        assert hand.stage.clock().block.left == 300


async def test_minutes_below_the_shortest_time_are_taken_and_said(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space", "less_than_sign")
        assert hand.said == words("clock.said.adjust", n=5)
        await hand.press("minus")
        assert hand.said == words("clock.below_shortest", n=5)


async def test_blocks_ahead_that_have_used_time_end_earlier(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        await hand.passes(60)
        await hand.press("n", "n")
        await hand.passes(120)
        await hand.press("n", "n")
        await hand.passes(1)
        before = hand.stage.clock().meeting_ends
        await hand.press("backspace", "backspace")
        after = hand.stage.clock()
        assert after.meeting_ends - after.now == timedelta(seconds=5400 - 60 - 120 - 1)
        assert after.index == 0
        assert before < after.meeting_ends


async def test_a_machine_in_another_zone_says_so_before_the_start(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        assert "is planned in" not in hand.text
        with door.step("edit") as step:
            step.edit(door.rows().sprint, zone="Asia/Tokyo")
        await hand.settle()
        assert words("agenda.zones", zone="Asia/Tokyo", time="17:00") in hand.text


async def test_a_second_that_is_made_from_the_one_before_is_the_whole_view_of_that_second(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        views = WallViews(hand.stage)
        presses = {40: "space", 100: "space", 130: "plus", 200: "n", 210: "n", 260: "p", 700: "d", 900: "n"}
        await hand.press("space")
        for passed in range(0, 1900, 10):
            if passed in presses:
                await hand.press(presses[passed], "escape")
            hand.now.passes(10)
            clock = hand.stage.clock()
            assert views.at(clock) == wall_second(hand.stage, clock)
