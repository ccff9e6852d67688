"""Plan: minutes, order, breaks and presets before the meeting; minutes and shortest times while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from filled import make, opened
from hand import Hand
from sprint_tui.domain.clock import fold
from sprint_tui.domain.timebox import read_lengths
from sprint_tui.screens.agenda import Agenda
from sprint_tui.screens.plan import PlanPage
from sprint_tui.store.door import Door
from sprint_tui.store.store import Store
from sprint_tui.store.tables import ClockEvent
from sprint_tui.widgets.timekeeper import Timekeeper
from stage import MEETING, ROOM, SMALL, WIDE, Now, Staged, content, example, fresh, staged, whole_app, words

METHOD = [(block.key, block.minutes, block.shortest) for block in content().blocks]


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with fresh(tmp_path / "store.db") as door:
        yield door


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store.db") as store:
        yield store


def planned(hand: Staged) -> list[tuple[str, int, int]]:
    return [(one.key, one.minutes, one.shortest) for one in hand.stage.agenda.planned]


def stored(hand: Staged) -> list[tuple[str, int, int]]:
    return [(one.key, one.minutes, one.shortest) for one in hand.rows.planned_blocks]


async def fill(hand: Staged, key: str, column: str, text: str) -> None:
    await hand.go(key, column)
    await hand.press("enter")
    await hand.replace(text)
    await hand.press("enter")


def begin(door: Door, hours: int = 0) -> None:
    with door.step("edit") as step:
        step.edit(door.rows().sprint, meeting_start=MEETING + timedelta(hours=hours))


def start(door: Door, *presses: tuple[str, int]) -> None:
    """Start the clock at eight, and press its keys so many seconds later."""
    with door.step("clock_start", scope="clock") as step:
        for number, (kind, after) in enumerate((("start", 0), *presses)):
            at = MEETING + timedelta(seconds=after)
            given = {"kind": kind, "at": at, "boot": "boot", "seconds": 1000.0 + after}
            step.add(ClockEvent, sprint_id=door.sprint_id, position=f"i00{number}i", **given)


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_the_blocks_stand_with_minutes_and_the_times_of_the_day(
    door: Door, size: tuple[int, int]
) -> None:
    begin(door, 1)
    async with staged(PlanPage, door, door.sprint_id, size=size) as hand:
        assert words("plan.facts", minutes=90, ends="10:30") in hand.text
        for text in ("20", "15", "09:25–09:45"):
            assert text in hand.line_with("Journey mapping")
        assert "90" in hand.line_with(words("plan.together"))
        assert "62" in hand.line_with(words("plan.together"))
        assert words("plan.tags.own") not in hand.text
        assert words("plan.columns.took") not in hand.line_with(words("plan.columns.shortest"))


async def test_without_a_day_the_minutes_run_from_zero(door: Door) -> None:
    async with staged(PlanPage, door, door.sprint_id) as hand:
        assert "0:25–0:45" in hand.line_with("Journey mapping")
        assert "1:20–1:30" in hand.line_with("Action planning")


async def test_minutes_are_typed_and_said_back_and_the_first_change_stores_every_block(door: Door) -> None:
    begin(door, 1)
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.press("down", "down", "enter")
        await hand.replace("25 min")
        said = words("plan.echo.minutes", minutes="25", span="09:25–09:50")
        assert hand.foot == f"= {said}{words('plan.echo.ends', ends='10:35')}"
        await hand.press("enter")
        assert stored(hand) == [(k, 25 if k == "journey" else m, s) for k, m, s in METHOD]
        assert words("plan.tags.own") in hand.text
        assert hand.done[-1] == "plan_minutes"
        await hand.press("u")
        assert stored(hand) == []
        assert hand.said == words("undo.undo", what=words("did.plan_minutes"))
        assert words("plan.tags.own") not in hand.text
        await hand.press("ctrl+y")
        assert len(stored(hand)) == 6


async def test_tab_goes_from_one_figure_to_the_next(door: Door) -> None:
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.press("enter")
        for key in ("introduction:shortest", "segment:minutes", "segment:shortest"):
            await hand.press("tab")
            assert hand.field_key() == key
        await hand.press("shift+tab")
        assert hand.field_key() == "segment:minutes"


@pytest.mark.parametrize(
    ("column", "text", "code", "details"),
    [
        ("minutes", "0", "plan_too_short", {}),
        ("minutes", "-5", "plan_too_short", {}),
        ("minutes", "10,000", "plan_too_long", {"text": "10,000", "longest": 480}),
        ("minutes", "a while", "plan_not_minutes", {"text": "a while"}),
        ("minutes", "7:30", "plan_not_minutes", {"text": "7:30"}),
        ("minutes", " ", "needed", {"label": "Minutes"}),
        ("shortest", "0", "plan_shortest_too_short", {}),
        ("shortest", "21", "plan_shortest_above", {"minutes": 20}),
        ("shortest", "none", "plan_not_minutes", {"text": "none"}),
    ],
)
async def test_what_no_block_can_have_is_refused_where_it_is_typed(
    door: Door, column: str, text: str, code: str, details: dict[str, object]
) -> None:
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await fill(hand, "journey", column, text)
        assert hand.foot == "! " + words(f"errors.{code}", **details)
        assert hand.is_editing()
        await hand.press("escape")
        assert not hand.is_editing()
        assert stored(hand) == []


async def test_fewer_minutes_than_the_shortest_lower_both_and_say_so(door: Door) -> None:
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.go("journey", "minutes")
        await hand.press("enter")
        await hand.replace("12")
        assert words("plan.echo.lowered", n=12) in hand.foot
        await hand.press("enter")
        assert ("journey", 12, 12) in stored(hand)
        await hand.press("u")
        assert planned(hand) == METHOD


async def test_a_shortest_time_is_typed(door: Door) -> None:
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await fill(hand, "picks", "shortest", "9")
        assert ("picks", 20, 9) in stored(hand)


async def test_blocks_are_moved_and_the_cursor_stays_on_its_block(door: Door) -> None:
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.press("right_square_bracket", "shift+down")
        assert [key for key, *_ in stored(hand)][:3] == ["segment", "journey", "introduction"]
        assert hand.stage.place()[0] == "introduction"
        await hand.press("left_square_bracket")
        assert [key for key, *_ in stored(hand)][:3] == ["segment", "introduction", "journey"]
        await hand.press("u", "u", "u")
        assert stored(hand) == []
        await hand.press("left_square_bracket")
        assert stored(hand) == []


async def test_a_break_is_added_below_named_shown_and_removed(door: Door) -> None:
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.go("segment", "minutes")
        await hand.press("o")
        await hand.write("Coffee [x]")
        await hand.press("enter")
        assert stored(hand)[2] == ("break_1", 10, 5)
        assert hand.stage.place() == ("break_1", "minutes")
        assert "Coffee [x]" in hand.text
        await fill(hand, "break_1", "name", "Tea")
        assert hand.rows.planned_blocks[2].title == "Tea"
        await hand.press("delete")
        assert stored(hand) == METHOD
        assert hand.said == words("said.removed")
        await hand.press("u")
        assert hand.rows.planned_blocks[2].title == "Tea"
        await fill(hand, "break_1", "shortest", "59")
        await hand.press("escape", "delete", "o")
        await hand.write("Lunch")
        await hand.press("tab")
        assert hand.editor.text_meant == "10"
        await hand.press("tab")
        assert hand.editor.text_meant == "5"
        await hand.press("escape", "u", "u", "u", "u", "u")
        assert stored(hand) == []


async def test_a_break_without_a_name_is_not_added(door: Door) -> None:
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.press("o", "escape")
        assert stored(hand) == []


async def test_a_block_of_the_method_stays_and_keeps_its_name(door: Door) -> None:
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.press("delete")
        assert hand.said == "! " + words("plan.cannot.remove")
        await hand.press("left", "enter")
        assert hand.said == "! " + words("plan.cannot.name")
        await hand.press("right", "right", "right", "enter")
        assert hand.said == "! " + words("plan.cannot.when")
        assert stored(hand) == []


@pytest.mark.parametrize(("key", "preset", "minutes"), [("1", "short", 60), ("3", "long", 120)])
async def test_presets_take_the_place_of_the_plan_and_the_ninety_is_the_methods(
    door: Door, key: str, preset: str, minutes: int
) -> None:
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.press("2")
        assert hand.said == words("plan.already")
        await hand.press(key)
        assert sum(m for _, m, _ in stored(hand)) == minutes
        assert [k for k, *_ in stored(hand)] == [k for k, *_ in METHOD]
        assert hand.said == words(f"plan.preset.{preset}")
        assert words("plan.minutes", minutes=minutes) in hand.text
        await hand.press(key)
        assert hand.said == words("plan.already")
        await hand.press("2")
        assert stored(hand) == []
        assert planned(hand) == METHOD
        await hand.press("u")
        assert sum(m for _, m, _ in stored(hand)) == minutes


# What blocks really took


def hold(store: Store, *minutes: int) -> None:
    """Let another sprint's meeting be held."""
    door, passed = make(store, title="Before"), 0
    presses = []
    for number, lasted in enumerate(minutes, 1):
        passed += lasted * 60
        presses.append(("finish" if number == len(minutes) else "next", passed))
    start(door, *presses)


async def test_what_blocks_took_is_suggested_and_taken(store: Store) -> None:
    hold(store, 11, 17, 24, 16, 12, 9)
    hold(store, 13, 15, 30, 20, 12, 4)
    hold(store, 12, 15, 26, 18, 12, 5)
    door = make(store, title="Next")
    async with staged(PlanPage, door, door.sprint_id) as hand:
        assert words("plan.past", n=3) in hand.text
        assert hand.line_with("Journey mapping").split()[-1] == "26"
        await hand.go("actions", "minutes")
        await hand.press("a")
        assert stored(hand)[-1] == ("actions", 5, 5)
        assert hand.said == words("plan.taken", n=1, minutes=85)
        await hand.press("a")
        assert hand.said == words("plan.already")
        await hand.press("A")
        assert [m for _, m, _ in stored(hand)] == [12, 15, 26, 18, 12, 5]
        assert all(m >= s for _, m, s in stored(hand))
        await hand.press("u", "u")
        assert stored(hand) == []


async def test_without_a_meeting_held_there_is_nothing_to_take(door: Door) -> None:
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.press("a")
        assert hand.said == "! " + words("plan.cannot.no_past")
        await hand.press("A")
        assert stored(hand) == []


# While the meeting runs


async def test_minutes_that_were_being_planned_when_the_clock_was_started_do_not_move_it(door: Door) -> None:
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.go("journey", "minutes")
        await hand.press("enter")
        await hand.replace("12")
        await hand.press("ctrl+t", "space", "ctrl+t", "enter")
        assert words("errors.plan_clock_changed").split(".")[0] in hand.text
        await hand.press("escape")
        assert not hand.is_editing()
        assert [one.kind for one in hand.rows.clock_events] == ["start"]
        await fill(hand, "journey", "minutes", "12")
        assert hand.stage.clock().blocks[2].length == 720


async def test_minutes_ahead_are_retimed_and_the_end_is_told(door: Door) -> None:
    start(door)
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await fill(hand, "journey", "minutes", "24:30")
        event = hand.rows.clock_events[-1]
        assert (event.kind, read_lengths(event.lengths), event.block) == (
            *("retime", {"journey": 1470}),
            "introduction",
        )
        assert hand.said == words("plan.late", late="04:30", end="09:30")
        assert hand.rows.planned_blocks == ()
        assert "24:30" in hand.line_with("Journey mapping")
        await fill(hand, "segment", "minutes", "10")
        assert hand.said == words("retime.holds", end="09:30")
        await hand.press("u", "u")
        assert [one.kind for one in hand.rows.clock_events] == ["start"]
        await hand.press("u")
        assert [one.kind for one in hand.rows.clock_events] == ["start"], (
            "the start is not the plan's to undo"
        )


async def test_fewer_minutes_than_the_shortest_lower_both_in_one_step_while_it_runs(door: Door) -> None:
    start(door)
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await fill(hand, "journey", "minutes", "9")
        assert ("journey", 20, 9) in stored(hand)
        assert hand.stage.clock().blocks[2].length == 540
        await hand.press("u")
        assert stored(hand) == []
        assert hand.stage.clock().blocks[2].length == 1200


async def test_a_block_that_left_the_plan_while_it_runs_has_no_shortest_time_to_type(door: Door) -> None:
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.press("o")
        await hand.write("Coffee")
        await hand.press("enter")
        Timekeeper(hand.stage, hand.stage.tell).start_or_pause()
        hand.desk.door.undo()
        await hand.settle()
        await hand.go("break_1", "shortest")
        await hand.press("enter")
        assert not hand.is_editing()
        assert hand.said == "! " + words("plan.cannot.shortest")
        await fill(hand, "break_1", "minutes", "12")
        assert hand.stage.clock().blocks[1].length == 720


async def test_shortest_times_change_while_it_runs(door: Door) -> None:
    start(door)
    async with staged(PlanPage, door, door.sprint_id) as hand:
        before = hand.stage.clock()
        await fill(hand, "journey", "shortest", "11")
        assert stored(hand) == [(k, m, 11 if k == "journey" else s) for k, m, s in METHOD]
        assert hand.stage.clock() == before
        await hand.press("u")
        assert stored(hand) == []


@pytest.mark.parametrize(
    ("key", "column", "text", "code", "details"),
    [
        ("segment", "minutes", "3", "plan_used", {"used": "5", "least": 5}),
        ("segment", "minutes", "0", "plan_too_short", {}),
        ("journey", "minutes", "10000", "plan_too_long", {"text": "10000", "longest": 480}),
        ("journey", "minutes", "-1", "plan_too_short", {}),
        ("journey", "minutes", "soon", "plan_not_length", {"text": "soon"}),
        ("journey", "shortest", "99", "plan_shortest_above", {"minutes": 20}),
    ],
)
async def test_what_is_refused_leaves_the_running_clock_as_it_was(
    door: Door, key: str, column: str, text: str, code: str, details: dict[str, object]
) -> None:
    start(door, ("next", 600))
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.passes(900)
        events, before = hand.rows.clock_events, hand.stage.clock()
        await fill(hand, key, column, text)
        assert hand.foot == "! " + words(f"errors.{code}", **details)
        await hand.press("escape")
        assert hand.rows.clock_events == events
        now = hand.desk.now()
        assert fold(hand.stage.agenda.plan, hand.rows.clock_events, now) == before


@pytest.mark.parametrize("key", ["o", "1", "2", "3", "left_square_bracket", "shift+down", "a", "A", "delete"])
async def test_order_breaks_and_presets_are_refused_while_it_runs(door: Door, key: str) -> None:
    start(door)
    async with staged(PlanPage, door, door.sprint_id) as hand:
        before = hand.stage.clock()
        await hand.press(key)
        assert hand.said == "! " + words("plan.cannot.live")
        assert (stored(hand), hand.stage.clock(), hand.is_editing()) == ([], before, False)


async def test_a_block_that_is_over_says_so(door: Door) -> None:
    start(door, ("next", 640))
    now = Now()
    now.passes(640)
    async with staged(PlanPage, door, door.sprint_id, now=now) as hand:
        assert "08:00–08:10" in hand.line_with("✓ 1")
        await hand.go("introduction", "minutes")
        await hand.press("enter")
        assert hand.said == "! " + words("plan.cannot.block_over")


async def test_once_the_meeting_is_over_its_plan_stays(door: Door) -> None:
    start(door, ("next", 640), ("finish", 700))
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.press("enter")
        assert hand.said == "! " + words("plan.cannot.over")
        await hand.press("1")
        assert hand.said == "! " + words("plan.cannot.over")
        assert stored(hand) == []


# How one gets there, and who may


async def test_v_leads_from_the_agenda_to_the_plan_and_after_the_end_to_the_report(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("v")
        await hand.press("space", "v")
        for _ in range(6):
            await hand.press("n", "n")
        await hand.press("v")
        assert [page for page, *_ in hand.app.opened] == ["plan", "plan", "report"]


async def test_v_leads_to_the_report_once_the_clock_has_run(door: Door) -> None:
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.press("v")
        assert hand.said == "! " + words("plan.cannot.report")
        assert hand.app.opened == []
    start(door)
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.press("v")
        assert hand.app.opened == [("report", door.sprint_id, "")]


async def test_a_window_that_only_reads_plans_nothing(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(door), "is_writer", False)
    async with staged(PlanPage, door, door.sprint_id) as hand:
        await hand.press("o", "1", "right_square_bracket", "a", "delete")
        assert stored(hand) == []
        assert words("keys.new_break") not in hand.keys_shown
        await hand.press("enter")
        assert hand.said == "! " + words("errors.read_only_window")


async def test_a_plan_from_elsewhere_says_what_is_wrong_with_it_and_what_mends_it(door: Door) -> None:
    from sprint_tui.store.tables import PlannedBlock  # noqa: PLC0415

    with door.step("fill") as step:
        held = (("journey", 30, 40), ("journey", 5, 5), ("unknown", 5, 5), ("picks", 10**13, 1))
        for key, minutes, shortest in held:
            given = {"position": f"i{minutes}", "key": key, "minutes": minutes, "shortest": shortest}
            step.add(PlannedBlock, sprint_id=door.sprint_id, **given)
    async with staged(PlanPage, door, door.sprint_id, size=WIDE) as hand:
        assert words("plan.tags.missing", n=5) in hand.text
        await hand.press("2")
        assert planned(hand) == METHOD
        assert words("plan.tags.missing", n=5) not in hand.text


async def test_in_the_app_plan_and_report_change_places_and_escape_leads_back(tmp_path: Path) -> None:
    path = tmp_path / "app.db"
    with example(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="agenda") as hand:
        for kind in ("ReportPage", "PlanPage", "ReportPage"):
            await hand.press("v")
            await hand.until(partial(is_in_view, hand, kind))
        await hand.press("escape")
        await hand.until(partial(is_in_view, hand, "Agenda"))


def is_in_view(hand: Hand, kind: str) -> bool:
    return type(hand.screen).__name__ == kind
