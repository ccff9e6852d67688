"""Time that nobody saw: one question, whatever happened to the machine; and going on where one was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from hand import Hand
from sprint_tui.domain.timebox import Instant
from sprint_tui.store import glance, instant
from stage import Now, example, whole_app, words


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Now:
    now = Now()
    monkeypatch.setattr(instant, "now_instant", now)
    return now


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A store with the finished example, before its meeting."""
    path = tmp_path / "store.db"
    with example(path) as door, door.step("start_anew", scope="clock") as step:
        for event in door.rows().clock_events:
            step.remove(event)
    yield path


def sprint_of(path: Path) -> str:
    return glance.matching(path, "Mornings")[0].id


async def begin(hand: Hand, now: Now, seconds: float) -> None:
    await hand.press("space", "escape")
    while seconds > 0:
        now.passes(min(seconds, 30))
        await look(hand)
        seconds -= 30


async def look(hand: Hand) -> None:
    """Let the app take its look at the time."""
    hand.app._look()
    await hand.settle()


def clock(hand: Hand) -> tuple[str, float, float]:
    shown = hand.app.stage.clock()
    return shown.state, shown.block.used, shown.block.paused


QUESTION = "Does that time count?"


async def test_a_machine_that_slept_asks_once_and_takes_the_time_as_a_pause(path: Path, now: Now) -> None:
    async with whole_app(path, sprint=sprint_of(path), stage="agenda") as hand:
        await begin(hand, now, 30)
        now.passes(200)
        await look(hand)
        assert f"3:20 went by while nobody saw the clock. {QUESTION}" in hand.text
        now.passes(40)
        hand.app.stage.show_clock()
        await hand.settle()
        assert words("away.slept.leave", left="05:30") in hand.text
        assert words("away.slept.change", left="08:50") in hand.text
        await hand.press("2")
        assert clock(hand) == ("running", 70, 200)
        now.passes(-40)
        await look(hand)
        assert QUESTION not in hand.text
        await hand.press("e")
        await hand.write("Lunch")
        await hand.press("enter")
        assert hand.said == words("noting.why")
        assert hand.app.stage.rows.clock_events[-1].reason == "Lunch"
        await hand.press("u", "u")
        assert clock(hand) == ("running", 230, 0)


async def test_the_time_counts_when_nobody_says_otherwise(path: Path, now: Now) -> None:
    async with whole_app(path, sprint=sprint_of(path), stage="agenda") as hand:
        await begin(hand, now, 30)
        now.passes(61)
        await look(hand)
        await hand.press("escape")
        assert clock(hand) == ("running", 91, 0)
        assert len(hand.app.stage.rows.clock_events) == 1


async def test_a_wall_clock_that_jumps_asks_nothing_and_changes_nothing(path: Path, now: Now) -> None:
    async with whole_app(path, sprint=sprint_of(path), stage="agenda") as hand:
        await begin(hand, now, 30)
        for jump in (3600, -7200):
            now.at += timedelta(seconds=jump)
            now.passes(1)
            await look(hand)
            assert QUESTION not in hand.text
        assert clock(hand) == ("running", 32, 0)


async def test_a_window_opened_again_asks_about_the_time_without_it(path: Path, now: Now) -> None:
    async with whole_app(path, sprint=sprint_of(path), stage="agenda") as hand:
        await begin(hand, now, 30)
    now.passes(200)
    async with whole_app(path, sprint=sprint_of(path)) as hand:
        await look(hand)
        assert "went by while nobody saw the clock" in hand.text
        await hand.press("2")
        assert clock(hand)[0] == "running"
        assert clock(hand)[1] + clock(hand)[2] == 230
        assert clock(hand)[2] >= 200


async def test_a_restart_with_the_clock_put_back_asks_whether_the_lost_time_counts(
    path: Path, now: Now
) -> None:
    async with whole_app(path, sprint=sprint_of(path), stage="agenda") as hand:
        await begin(hand, now, 600)
    now.at -= timedelta(seconds=300)
    later = Instant(now.at, "next start", 5.0)
    with pytest.MonkeyPatch.context() as after:
        after.setattr(instant, "now_instant", lambda: later)
        async with whole_app(path, sprint=sprint_of(path)) as hand:
            await look(hand)
            assert "This machine's clock was put back by 5:00." in hand.text
            await hand.press("1")
            assert clock(hand) == ("running", 600, 0)
            assert hand.said == words("away.found", passed="5:00")


async def test_a_meeting_that_nobody_ended_is_closed_as_of_when_it_was_left(path: Path, now: Now) -> None:
    async with whole_app(path, sprint=sprint_of(path), stage="agenda") as hand:
        await begin(hand, now, 600)
        left = now.at
    now.passes(5 * 3600)
    async with whole_app(path, sprint=sprint_of(path)) as hand:
        await look(hand)
        await hand.press("3")
        shown = hand.app.stage.clock()
        assert (shown.state, shown.ended, shown.block.used) == ("finished", left, 600)


async def test_nothing_is_asked_over_somebody_who_types(path: Path, now: Now) -> None:
    async with whole_app(path, sprint=sprint_of(path), stage="agenda") as hand:
        await begin(hand, now, 30)
        await hand.press("ctrl+g", "1", "enter")
        now.passes(200)
        await look(hand)
        assert QUESTION not in hand.text
        assert words("away.leave_first", passed="3:20") in hand.text
        await hand.write("!")
        await hand.press("escape")
        await look(hand)
        assert QUESTION in hand.text


async def test_two_gaps_under_one_field_are_asked_about_together(path: Path, now: Now) -> None:
    async with whole_app(path, sprint=sprint_of(path), stage="agenda") as hand:
        await begin(hand, now, 30)
        hand.app.action_go("brief")
        await hand.settle()
        await hand.press("enter")
        for seconds in (200, 100):
            now.passes(seconds)
            await look(hand)
        await hand.press("escape")
        await look(hand)
        assert "5:00 went by" in hand.text
        await hand.press("2")
        assert clock(hand) == ("running", 30, 300)


async def test_a_paused_clock_asks_nothing(path: Path, now: Now) -> None:
    async with whole_app(path, sprint=sprint_of(path), stage="agenda") as hand:
        await begin(hand, now, 30)
        await hand.press("space")
        now.passes(1000)
        await look(hand)
        assert QUESTION not in hand.text
        assert clock(hand) == ("paused", 30, 1000)


async def test_a_half_typed_field_is_open_again_with_its_caret(path: Path, now: Now) -> None:
    async with whole_app(path, sprint=sprint_of(path), stage="brief") as hand:
        await hand.press("enter", "home")
        await hand.write("Always: ")
        await hand.until(lambda: hand.app.stage.desk.door.rows().sprint.promise.startswith("Always: "))
        await hand.settle()
        hand.app.workplace.windows.end()
    async with whole_app(path, sprint=sprint_of(path)) as hand:
        await hand.write("and ")
        await hand.press("escape")
        assert hand.app.stage.rows.sprint.promise.startswith("Always: and Your")


async def test_a_page_that_was_open_is_open_again_with_its_field(path: Path, now: Now) -> None:
    async with whole_app(path, sprint=sprint_of(path), stage="ownership") as hand:
        await hand.press("z")
        await hand.until(lambda: hasattr(hand.app.stage, "row_id"))
        row_id = hand.app.stage.row_id
        await hand.press("enter")
        assert hand.app.stage.strip.field is not None
    async with whole_app(path, sprint=sprint_of(path)) as hand:
        await hand.until(lambda: hasattr(hand.app.stage, "row_id"))
        await hand.settle()
        assert hand.app.stage.row_id == row_id
        assert hand.app.stage.strip.field is not None


async def test_a_meeting_is_broken_off_with_a_reason_and_taken_up_again(path: Path, now: Now) -> None:
    async with whole_app(path, sprint=sprint_of(path), stage="agenda") as hand:
        await begin(hand, now, 30)
        hand.app.action_break_off()
        await hand.until_seen(words("break_off.ask"))
        await hand.write("Half the team was called away")
        await hand.press("enter")
        shown = hand.app.stage.clock()
        assert (shown.state, shown.is_abandoned, shown.ended) == ("finished", True, now.at)
        assert hand.app.stage.rows.clock_events[-1].reason == "Half the team was called away"
        await hand.press("u")
        assert clock(hand) == ("running", 30, 0)


async def test_a_named_stage_is_shown_itself_and_not_the_page_that_lay_over_it(path: Path, now: Now) -> None:
    async with whole_app(path, sprint=sprint_of(path), stage="agenda") as hand:
        await hand.press("v")
        await hand.until_seen(words("plan.name").upper())
    async with whole_app(path, sprint=sprint_of(path), stage="agenda") as hand:
        assert words("plan.name").upper() not in hand.text.splitlines()[2]
