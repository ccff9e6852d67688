"""Prep guide: who and how long, blocks that start, pause and stretch, ticks, and the clock in the head."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from hand import Hand
from prepared import prepare
from sprint_tui.domain.timebox import Instant
from sprint_tui.screens.prep import PrepGuide
from sprint_tui.screens.tune_in import TuneIn
from sprint_tui.store import instant
from sprint_tui.store.door import Door
from sprint_tui.store.drafts import preparation_of
from sprint_tui.store.tables import Preparation
from sprint_tui.widgets.ask import AskOne
from sprint_tui.widgets.preparing import me
from stage import ROOM, SMALL, WIDE, Now, Staged, content, example, fresh, staged, whole_app, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """The example, which somebody is about to prepare."""
    with example(tmp_path / "store.db") as door:
        yield door


def named(door: Door, minutes: int = 110) -> str:
    """Let the first of the roster prepare here; return the id."""
    with door.step("prepare_as") as step:
        person = door.rows().participants[0]
        step.add(Preparation, participant_id=person.id, is_mine=True, minutes=minutes)
    return person.id


def row(hand: Staged, row_id: str) -> str:
    """Return the text of a row."""
    view = hand.stage.view  # type: ignore[attr-defined]
    found = next(one for one in view.rows if one.id == row_id)
    return " ".join([*(run.text.strip() for run in found.lead), *(cell.text for cell in found.cells)])


def presses(door: Door) -> list[tuple[str, str]]:
    return [(one.block, one.kind) for one in door.rows().prep_events]


def order(hand: Staged) -> list[str]:
    view = hand.stage.view  # type: ignore[attr-defined]
    return [one.id.removeprefix("block:") for one in view.rows if one.id.startswith("block:")]


# Who, and how long


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_first_it_asks_who_prepares_and_how_much_time_there_is(
    door: Door, size: tuple[int, int]
) -> None:
    async with staged(PrepGuide, door, size=size) as hand:
        for plan in content().prep.plans:
            assert plan.title in hand.text
        assert "90 minutes at the core, 110 with the ten before and after" in hand.text.replace("\n", " ")
        await hand.press("2")
        await hand.until(lambda: isinstance(hand.screen, AskOne))
        await hand.press("1")
        person = me(hand.rows)
        assert person is not None
        mine = preparation_of(hand.rows, person.id)
        assert mine is not None
        assert mine.minutes == 90
        assert order(hand) == ["reading", "think", "look_back", "rehearsal", "deep_reading"]
        assert hand.stage.place()[0] == "block:reading"


async def test_twenty_minutes_are_one_block_and_three_tasks(door: Door) -> None:
    named(door)
    async with staged(PrepGuide, door) as hand:
        await hand.press("1")
        assert order(hand)[0] == "think"
        assert "20 min" in row(hand, "block:think")
        assert words("prep.state.not_planned", minutes=20) in row(hand, "block:reading")
        await hand.press("3", "u")
        assert order(hand)[0] == "think"


async def test_an_empty_sprint_asks_for_a_name(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        async with staged(PrepGuide, door) as hand:
            await hand.press("enter")
            await hand.write("Operations lead\n")
            assert [one.name for one in hand.rows.participants] == ["Operations lead"]
            await hand.press("1")
            assert order(hand)[0] == "think"


# The blocks


async def test_a_block_is_started_paused_and_goes_on_days_later(door: Door) -> None:
    named(door)
    async with staged(PrepGuide, door) as hand:
        await hand.go("block:reading")
        await hand.press("down", "up", "space")
        await hand.passes(600)
        assert "running, 20 min left" in row(hand, "block:reading")
        await hand.press("space")
        await hand.passes(3 * 24 * 3600)
        assert "paused, 20 min left" in row(hand, "block:reading")
        await hand.press("space")
        await hand.passes(1260)
        assert "1 min over" in row(hand, "block:reading")
        assert words("prep.facts", spent=31, minutes=110) in hand.text


async def test_starting_another_block_pauses_the_first_and_enter_goes_where_it_is_done(door: Door) -> None:
    named(door)
    async with staged(PrepGuide, door) as hand:
        await hand.press("space")
        await hand.passes(120)
        await hand.press("down", "space")
        assert "paused, 8 min left" in row(hand, "block:look_back")
        assert "running, 30 min left" in row(hand, "block:reading")
        await hand.press("home", "enter")
        assert hand.field_key() == "look_back.1:0"
        await hand.write("Weekends count")
        await hand.press("escape")
        assert presses(door)[-1] == ("look_back", "start")
        assert [(one.key, one.words, one.is_brought) for one in hand.rows.said] == [
            ("look_back.1", "Weekends count", True)
        ]
        assert "✓" in row(hand, "look_back.1:0")


async def test_a_task_goes_to_its_stage(door: Door) -> None:
    named(door)
    async with staged(PrepGuide, door) as hand:
        await hand.go("tick.tune_in")
        assert hand.stage.place()[0] == "tick.tune_in"
        await hand.press("enter")
        assert hand.app.went == [("tune_in", "", "")]


async def test_reading_begins_with_the_questions_that_come_before_it(door: Door) -> None:
    named(door)
    async with staged(PrepGuide, door) as hand:
        await hand.press("down", "enter")
        assert hand.app.went == [("tune_in", "", "")]
        assert presses(door) == [("reading", "start")]
        await hand.go("tick.tune_in")
        await hand.press("space", "home", "down", "enter")
        assert hand.app.went[-1] == ("reading", "juice_tune_in", "")
        assert presses(door) == [("reading", "start")]


async def test_y_says_done_and_opens_again_and_undo_leaves_the_clock_alone(door: Door) -> None:
    named(door)
    async with staged(PrepGuide, door) as hand:
        await hand.press("space")
        await hand.passes(300)
        await hand.press("y")
        assert "done, took 5 min" in row(hand, "block:look_back")
        await hand.press("y")
        assert "paused" in row(hand, "block:look_back")
        before = presses(door)
        assert "prep_clock" not in hand.done
        await hand.press("u")
        assert presses(door) == before


async def test_the_rehearsal_stretches_to_fifteen_minutes(door: Door) -> None:
    named(door)
    async with staged(PrepGuide, door) as hand:
        await hand.go("block:rehearsal")
        await hand.press("down", "up", "greater_than_sign")
        assert "15 min" in row(hand, "block:rehearsal")
        await hand.press("greater_than_sign")
        assert words("prep.longest", block="Rehearsal", n=15) in hand.text.replace("\n", " ")
        await hand.press("less_than_sign", "less_than_sign", "less_than_sign")
        assert " 5 min" in row(hand, "block:rehearsal")


# Tasks


async def test_what_can_be_counted_ticks_itself(door: Door) -> None:
    prepare(door)
    async with staged(PrepGuide, door) as hand:
        assert "✓" in row(hand, "tick.tune_in")
        assert "4 of 4" in row(hand, "tick.tune_in")
        assert "✓" in row(hand, "look_back.1:0")


async def test_space_ticks_what_only_a_person_knows_and_takes_it_back(door: Door) -> None:
    named(door)
    async with staged(PrepGuide, door) as hand:
        await hand.go("tick.cases")
        await hand.press("space")
        assert "✓" in row(hand, "tick.cases")
        assert hand.done[-1] == "prep_tick"
        await hand.press("space")
        assert "·" in row(hand, "tick.cases")
        await hand.go("tick.tune_in")
        await hand.press("space")
        assert words("prep.ticked") in row(hand, "tick.tune_in")
        await hand.press("u")
        assert "·" in row(hand, "tick.tune_in")


async def test_a_window_that_only_reads_starts_nothing(door: Door) -> None:
    named(door)
    door._reads_only = True
    async with staged(PrepGuide, door) as hand:
        await hand.press("space", "y", "1", "greater_than_sign")
        assert presses(door) == []
        shown = hand.text_of("KeyBar")
        assert words("keys.start_or_tick") not in shown
        assert words("keys.prep_done") not in shown


# When


async def test_the_evenings_are_proposed_and_follow_the_day_that_is_typed(door: Door) -> None:
    now = Now()
    now.at -= timedelta(days=9)
    named(door)
    async with staged(PrepGuide, door, now=now) as hand:
        await hand.go("prep.starts")
        assert "Sat 7 Nov 19:00 Look back" in row(hand, "prep.starts")
        await hand.press("enter")
        await hand.replace("2026-11-06 20:30\n")
        assert "Fri 6 Nov 20:30 Look back" in row(hand, "prep.starts")
        view = hand.stage.view  # type: ignore[attr-defined]
        assert ["Sat 7 Nov", "20:30", "Reading"] in [[cell.text for cell in one.cells] for one in view.rows]
        await hand.press("enter")
        await hand.replace("sometime\n")
        assert hand.is_editing()
        await hand.press("escape", "u")
        assert "Sat 7 Nov 19:00 Look back" in row(hand, "prep.starts")


async def test_c_writes_the_times_as_a_calendar(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    named(door)
    async with staged(PrepGuide, door) as hand:
        await hand.press("c")
        await hand.until(lambda: "Written" in hand.text)
        (path,) = tmp_path.glob("*.ics")
        assert "BEGIN:VEVENT" in path.read_text(encoding="utf-8")


# The clock beside the work


async def test_the_guide_counts_seconds_and_the_other_stages_minutes(door: Door) -> None:
    now = Now()
    named(door)
    async with staged(PrepGuide, door, now=now) as hand:
        assert hand.text_of("ClockHead").strip() == ""
        await hand.press("space")
        await hand.passes(75)
        assert words("prep.left", time="8:45") in hand.text_of("ClockHead")
    async with staged(TuneIn, door, now=now) as hand:
        assert words("prep.minutes_left", n=9) in hand.text_of("ClockHead")
        assert "Look back" in hand.text_of("ClockHead")
        clock = hand.stage.clock()
        assert hand.stage.next_tick(clock) == pytest.approx(45)
        await hand.passes(600)
        assert words("prep.minutes_over", n=1) in hand.text_of("ClockHead")


# Time in which nobody prepared


class Machine(Now):
    """A machine that can be started anew."""

    boot = "boot"

    def __call__(self) -> Instant:
        return Instant(self.at, self.boot, self.seconds)

    def starts_anew(self) -> None:
        self.boot, self.seconds = "next start", 5.0


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Machine:
    now = Machine()
    monkeypatch.setattr(instant, "now_instant", now)
    return now


async def look(hand: Hand) -> None:
    hand.app._look()
    await hand.settle()


async def prepare_for(hand: Hand, now: Now, seconds: int) -> None:
    for _ in range(seconds // 30):
        now.passes(30)
        await look(hand)


def spent(hand: Hand) -> tuple[str, float]:
    block = hand.app.stage.prep.block("look_back")
    return block.state, block.used


async def test_a_meeting_that_begins_pauses_the_block(tmp_path: Path, now: Machine) -> None:
    path = tmp_path / "store.db"
    with example(path) as door:
        named(door)
        with door.step("start_anew", scope="clock") as step:
            for event in door.rows().clock_events:
                step.remove(event)
    async with whole_app(path, sprint=door.sprint_id, stage="prep") as hand:
        await hand.press("space")
        await prepare_for(hand, now, 60)
        await hand.press("ctrl+t", "space", "escape")
        await look(hand)
        assert spent(hand) == ("paused", 60)
        await hand.press("escape")
        assert words("prep.left", time="9:00") not in hand.text


@pytest.mark.parametrize("way", ["slept", "closed", "killed"])
async def test_a_sleep_a_closed_window_and_a_killed_app_do_not_count(
    tmp_path: Path, now: Machine, way: str
) -> None:
    path = tmp_path / "store.db"
    with example(path) as door:
        named(door)
    async with whole_app(path, sprint=door.sprint_id, stage="prep") as hand:
        await hand.press("space")
        await prepare_for(hand, now, 300)
        if way == "slept":
            now.passes(8 * 3600)
            await look(hand)
            assert spent(hand) == ("paused", 300)
            assert words("prep.said.unseen", block="Look back", time="")[:20] in hand.text
            return
        if way == "killed":
            hand.app._unseen = None
    now.passes(24 * 3600)
    now.starts_anew()
    async with whole_app(path, sprint=door.sprint_id, stage="prep") as hand:
        await look(hand)
        assert spent(hand) == ("paused", 300)
        await hand.press("space")
        await prepare_for(hand, now, 60)
        assert spent(hand) == ("running", 360)


async def test_a_minute_away_counts_like_any_other(tmp_path: Path, now: Now) -> None:
    path = tmp_path / "store.db"
    with example(path) as door:
        named(door)
    async with whole_app(path, sprint=door.sprint_id, stage="prep") as hand:
        await hand.press("space")
        await prepare_for(hand, now, 60)
    now.passes(45)
    async with whole_app(path, sprint=door.sprint_id, stage="prep") as hand:
        await look(hand)
        assert spent(hand) == ("running", 105)


async def test_the_time_goes_to_the_block_that_somebody_goes_to(tmp_path: Path, now: Machine) -> None:
    path = tmp_path / "store.db"
    with example(path) as door:
        named(door)
    async with whole_app(path, sprint=door.sprint_id, stage="prep") as hand:
        await hand.press("space")
        await prepare_for(hand, now, 60)
        hand.app.action_go("tune_in")
        await hand.until(lambda: hand.app.stage.key == "tune_in")
        await look(hand)
        assert words("prep.said.moved", block="Reading", before="Look back") in hand.text
        await prepare_for(hand, now, 90)
        hand.app.action_go("prep")
        await hand.until(lambda: hand.app.stage.key == "prep")
        await look(hand)
        assert spent(hand) == ("paused", 60)
        assert hand.app.stage.prep.block("reading").used == 90


async def test_ten_minutes_without_a_key_pause_the_block_and_say_so(tmp_path: Path, now: Machine) -> None:
    path = tmp_path / "store.db"
    with example(path) as door:
        named(door)
    async with whole_app(path, sprint=door.sprint_id, stage="prep") as hand:
        await hand.press("space")
        await prepare_for(hand, now, 120)
        await hand.press("down", "up")
        await prepare_for(hand, now, 660)
        assert spent(hand) == ("paused", 120)
        assert words("prep.said.unseen", block="Look back", time="")[:20] in hand.text
