"""The timekeeper: events folded into what the clock shows, whatever happens to the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain import clock, timebox
from sprint_tui.domain.clock import Clock, fold
from sprint_tui.domain.retiming import offer
from sprint_tui.domain.timebox import Block, Instant, shown_seconds, span, warning

BEGIN = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
PLAN = tuple(
    Block(key, minutes * 60, shortest * 60)
    for key, minutes, shortest in (
        ("introduction", 10, 5),
        ("segment", 15, 8),
        ("journey", 20, 15),
        ("picks", 20, 14),
        ("ownership", 15, 12),
        ("actions", 10, 8),
    )
)


@dataclass(frozen=True)
class Event:
    """One press, at a moment of one start of the machine."""

    kind: str
    at: datetime
    boot: str = "boot"
    seconds: float = 0.0
    amount: int = 0
    lengths: str = ""
    is_less: bool = False


def moment(seconds: float, boot: str = "boot") -> Instant:
    return Instant(BEGIN + timedelta(seconds=seconds), boot, 1000 + seconds)


def press(kind: str, seconds: float, amount: int = 0, boot: str = "boot") -> Event:
    at = moment(seconds, boot)
    return Event(kind, at.at, at.boot, at.seconds, amount)


def pressed(*presses: tuple[str, float] | tuple[str, float, int]) -> list[Event]:
    return [press(*one) for one in presses]


AMOUNTS = st.sampled_from([60, -60, 300, -300, 1, -3600])
STEPS = st.lists(
    st.tuples(st.sampled_from([*timebox.KINDS, "look"]), st.integers(0, 2000), AMOUNTS), max_size=30
)


@st.composite
def meetings(draw: st.DrawFn) -> tuple[list[Event], Instant]:
    """Return presses in any order at any pace, and a moment after them."""
    at, events = 0, []
    for kind, passed, amount in draw(STEPS):
        at += passed
        events.append(press(kind, at, amount))
    return events, moment(at + draw(st.integers(0, 5000)))


def spent(shown: Clock) -> float:
    return sum(block.used + block.paused for block in shown.blocks)


def given_back(events: list[Event]) -> int:
    """Return the seconds that a machine's clock had lost, and that the team counted all the same."""
    return sum(
        -event.amount
        for place, event in enumerate(events)
        if event.kind == "away"
        and event.amount < 0
        and fold(PLAN, events[:place], event).may("away", event.amount)
    )


@given(meetings())
def test_all_time_since_the_start_is_used_or_paused_in_some_block(
    meeting: tuple[list[Event], Instant],
) -> None:
    events, now = meeting
    shown = fold(PLAN, events, now)
    if shown.started is None:
        assert (spent(shown), shown.state) == (0, "idle")
    else:
        end = shown.ended or now.at
        passed = (end - shown.started).total_seconds() + given_back(events)
        assert spent(shown) == pytest.approx(passed, abs=1e-6)
    assert all(block.used >= -1e-6 and block.paused >= -1e-6 for block in shown.blocks)


@given(meetings())
def test_the_clock_is_always_in_one_of_its_states(meeting: tuple[list[Event], Instant]) -> None:
    shown = fold(PLAN, *meeting)
    assert shown.state in get_args(clock.State)
    assert 0 <= shown.index < len(PLAN)
    assert shown.is_live == (shown.started is not None and shown.ended is None)
    assert (shown.ended is not None) == (shown.state == "finished")
    assert [block.key for block in shown.blocks] == [block.key for block in PLAN]
    assert all(block.length >= 60 for block in shown.blocks)


@given(meetings(), st.sampled_from(timebox.KINDS), AMOUNTS)
def test_a_press_that_means_nothing_changes_nothing(
    meeting: tuple[list[Event], Instant], kind: timebox.Kind, amount: int
) -> None:
    events, now = meeting
    shown = fold(PLAN, events, now)
    extra = Event(kind, now.at, now.boot, now.seconds, amount)
    if not shown.may(kind, amount):
        assert fold(PLAN, [*events, extra], now) == shown


@given(meetings(), st.integers(0, 10_000))
def test_looking_at_the_clock_on_the_way_changes_nothing(
    meeting: tuple[list[Event], Instant], seconds: int
) -> None:
    events, now = meeting
    look = press("look", min(seconds, now.seconds - 1000))
    looked = sorted([*events, look], key=lambda event: event.seconds)
    assert_same(fold(PLAN, looked, now), fold(PLAN, events, now))


@given(meetings(), st.lists(st.integers(-100_000, 100_000), min_size=31, max_size=31))
def test_a_wall_clock_that_jumps_changes_no_length_and_makes_nobody_late(
    meeting: tuple[list[Event], Instant], jumps: Sequence[int]
) -> None:
    events, now = meeting
    jumped = [replace(e, at=e.at + timedelta(seconds=j)) for e, j in zip(events, jumps, strict=False)]
    later = replace(now, at=now.at + timedelta(seconds=jumps[-1]))
    shown, before = fold(PLAN, jumped, later), fold(PLAN, events, now)
    assert_same(shown, before)
    assert (shown.late, shown.end_moved) == (before.late, before.end_moved)
    assert offer(shown, PLAN) == offer(before, PLAN)
    assert offer(shown, PLAN, 120) == offer(before, PLAN, 120)
    if shown.promised_end is not None:
        assert (shown.meeting_ends - shown.promised_end).total_seconds() == pytest.approx(shown.late, abs=0.5)


@given(meetings(), st.integers(0, 30))
def test_a_machine_that_starts_anew_goes_on_by_the_wall(
    meeting: tuple[list[Event], Instant], after: int
) -> None:
    events, now = meeting
    again = [
        replace(event, boot="next", seconds=event.seconds - 990.0) if number >= after else event
        for number, event in enumerate(events)
    ]
    assert_same(fold(PLAN, again, Instant(now.at, "next", now.seconds - 990.0)), fold(PLAN, events, now))


def assert_same(one: Clock, other: Clock) -> None:
    assert (one.state, one.index) == (other.state, other.index)
    for mine, theirs in zip(one.blocks, other.blocks, strict=True):
        assert mine.length == theirs.length
        assert mine.used == pytest.approx(theirs.used, abs=1e-6)
        assert mine.paused == pytest.approx(theirs.paused, abs=1e-6)


@given(meetings(), st.integers(0, 3000))
def test_back_gives_the_time_since_next_to_the_block_returned_to(
    meeting: tuple[list[Event], Instant], mistaken: int
) -> None:
    events, now = meeting
    before = fold(PLAN, events, now)
    at = now.seconds - 1000
    if before.is_live and before.index + 1 < len(PLAN):
        back = [*events, press("next", at), press("back", at + mistaken)]
        after = fold(PLAN, back, moment(at + mistaken))
        kept = [*events, press("resume", at)]
        assert_same(after, fold(PLAN, kept, moment(at + mistaken)))


@pytest.mark.parametrize("seconds", [-(2**53), -timebox.LONGEST - 1, 0, 61])
def test_time_that_nobody_saw_is_neither_more_than_was_used_nor_beyond_any_calendar(seconds: int) -> None:
    shown = fold(PLAN, pressed(("start", 0)), moment(60))
    assert not shown.may("away", seconds)
    assert shown.may("away", 60)


def test_an_idle_clock_shows_the_plan() -> None:
    shown = fold(PLAN, [], moment(500))
    assert (shown.state, shown.index, shown.promised_end, shown.late) == ("idle", 0, None, 0)
    assert shown.block.left == 600
    assert shown.meeting_ends == BEGIN + timedelta(seconds=500 + 5400)


def test_the_promised_end_moves_with_a_late_start_only() -> None:
    events = pressed(("start", 120), ("adjust", 180, 300), ("pause", 300), ("resume", 600))
    shown = fold(PLAN, events, moment(600))
    assert shown.promised_end == BEGIN + timedelta(seconds=120 + 5400)
    assert shown.late == 300 + 300
    assert shown.block.length == 900


@pytest.mark.parametrize("jump", [600, -3600])
def test_a_wall_clock_put_right_moves_all_times_of_day_and_nothing_else(jump: int) -> None:
    now = moment(300)
    shown = fold(PLAN, pressed(("start", 0)), replace(now, at=now.at + timedelta(seconds=jump)))
    assert (shown.block.used, shown.late) == (300, 0)
    assert shown.promised_end == shown.meeting_ends == BEGIN + timedelta(seconds=jump + 5400)
    assert shown.began == BEGIN + timedelta(seconds=jump)


def test_a_pause_stops_the_block_and_not_the_meeting() -> None:
    shown = fold(PLAN, pressed(("start", 0), ("pause", 100)), moment(250))
    assert (shown.state, shown.block.used, shown.block.paused, shown.late) == ("paused", 100, 150, 150)


def test_over_counts_up_and_next_takes_no_time_from_the_block_to_come() -> None:
    shown = fold(PLAN, pressed(("start", 0)), moment(700))
    assert shown.is_over
    assert (shown.block.left, warning(shown.block), shown.late) == (-100, "over", 100)
    after = fold(PLAN, pressed(("start", 0), ("next", 700)), moment(700))
    assert (after.block.key, after.block.left, after.late) == ("segment", 900, 100)


def test_next_in_the_last_block_ends_the_meeting() -> None:
    events = pressed(("start", 0), *(("next", 60 * n) for n in range(1, 7)))
    shown = fold(PLAN, events, moment(9999))
    assert (shown.state, shown.block.key) == ("finished", "actions")
    assert shown.ended == shown.meeting_ends == BEGIN + timedelta(seconds=360)
    assert spent(shown) == 360


def test_next_goes_on_from_a_pause() -> None:
    shown = fold(PLAN, pressed(("start", 0), ("pause", 10), ("next", 20)), moment(30))
    assert (shown.state, shown.block.used, shown.blocks[0].paused) == ("running", 10, 10)


@pytest.mark.parametrize(
    ("used", "amount", "may"),
    [(0, -540, True), (0, -541, False), (300, -300, True), (301, -300, False), (0, 1, True)],
)
def test_minutes_are_taken_off_down_to_what_is_used_and_never_below_one(
    used: int, amount: int, may: bool
) -> None:
    shown = fold(PLAN, pressed(("start", 0)), moment(used))
    assert shown.may("adjust", amount) is may


@pytest.mark.parametrize(
    ("presses", "may"),
    [
        ([], {"start"}),
        ([("start", 0)], {"pause", "next", "finish", "adjust", "retime", "drift", "abandon"}),
        (
            [("start", 0), ("next", 5)],
            {"pause", "next", "back", "finish", "adjust", "retime", "drift", "abandon"},
        ),
        ([("start", 0), ("pause", 5)], {"resume", "next", "finish", "adjust", "retime", "drift", "abandon"}),
        ([("start", 0), ("finish", 5)], set()),
    ],
    ids=["idle", "first block", "second block", "paused", "finished"],
)
def test_what_may_be_pressed(presses: list[tuple[str, float]], may: set[str]) -> None:
    shown = fold(PLAN, pressed(*presses), moment(5))
    assert {kind for kind in timebox.KINDS if shown.may(kind)} == may


def test_the_notes_meeting_comes_out_to_the_second() -> None:
    """Section 12 of the scribe's notes, but for the re-time rows: they change plans, not what was used."""
    log = """
        09:02:00 start
        09:12:40 next
        09:29:10 next
        09:33:05 pause
        09:37:35 resume
        09:49:00 adjust 60
        09:57:50 next
        10:13:30 next
        10:20:00 next
        10:20:12 back
        10:25:30 next
        10:34:20 finish
    """
    events = [
        press(kind, seconds_of(at) - 9 * 3600, int(amount[0]) if amount else 0)
        for at, kind, *amount in (line.split() for line in log.split("\n") if line.strip())
    ]
    shown = fold(PLAN, events, moment(3 * 3600))
    actual = [f"{int(block.used) // 60}:{int(block.used) % 60:02}" for block in shown.blocks]
    assert actual == ["10:40", "16:30", "24:10", "15:40", "12:00", "8:50"]
    assert [block.paused for block in shown.blocks] == [0, 0, 270, 0, 0, 0]
    assert sum(block.used for block in shown.blocks) == 87 * 60 + 50
    assert spent(shown) == 92 * 60 + 20
    assert shown.blocks[2].length == 21 * 60
    assert shown.promised_end == BEGIN + timedelta(hours=1, minutes=32)
    assert shown.late == 2 * 60 + 20


def seconds_of(clock_time: str) -> int:
    hours, minutes, seconds = map(int, clock_time.split(":"))
    return hours * 3600 + minutes * 60 + seconds


@pytest.mark.parametrize(
    ("used", "tag"),
    [
        (449, ""),
        (450, "closing"),
        (480, "wrap_up"),
        (540, "last_minute"),
        (600, "last_minute"),
        (600.1, "over"),
    ],
)
def test_warnings_of_a_block_of_ten_minutes(used: float, tag: str) -> None:
    assert warning(timebox.BlockTime("introduction", 600, 0, used=used)) == tag


def test_a_long_block_warns_five_minutes_before_its_end() -> None:
    assert warning(timebox.BlockTime("journey", 1200, 600, used=1500)) == "closing"
    assert warning(timebox.BlockTime("journey", 1200, 600, used=1499)) == ""


@pytest.mark.parametrize(
    ("left", "seen"), [(600.0, 600), (599.9, 600), (0.1, 1), (0.0, 0), (-0.1, 0), (-1.0, -1), (-1.9, -1)]
)
def test_a_full_second_is_shown_until_it_has_passed(left: float, seen: int) -> None:
    assert shown_seconds(left) == seen


def test_time_between_two_moments_never_runs_backwards() -> None:
    early, late = moment(10), moment(70)
    assert (span(early, late), span(late, early)) == (60, 0)
    assert span(replace(early, boot=""), replace(late, boot="")) == 60
    assert span(early, replace(late, boot="other", seconds=3)) == 60
    assert span(late, replace(early, boot="other")) == 0


def test_the_start_holds_the_plan_so_that_planning_anew_changes_no_running_meeting() -> None:
    start = replace(press("start", 0), lengths="segment=300 break_tea=120 journey=900")
    for plan in (PLAN, PLAN[:1], ()):
        shown = fold(plan or PLAN, [start, press("next", 310)], moment(320))
        assert [(b.key, b.planned) for b in shown.blocks] == [
            ("segment", 300),
            ("break_tea", 120),
            ("journey", 900),
        ]
        assert (shown.index, shown.block.used) == (1, 10)
        assert shown.promised_end == BEGIN + timedelta(seconds=1320)


def test_a_block_that_was_given_no_time_has_used_it_up() -> None:
    start = replace(press("start", 0), lengths="segment=0 journey=900")
    shown = fold(PLAN, [start], moment(0))
    assert (shown.block.length, shown.block.share_used) == (0, 1.0)
    assert fold(PLAN, [start, press("next", 0)], moment(450)).block.share_used == 0.5


@pytest.mark.parametrize("digits", [15, 5000])
def test_lengths_beyond_the_calendar_leave_a_clock_that_can_be_shown(digits: int) -> None:
    start = replace(press("start", 0), lengths=f"segment={'9' * digits}")
    far = replace(press("retime", 1, amount=10**15), lengths=f"segment={'9' * digits}")
    shown = fold(PLAN, [start, press("adjust", 1, 10**15), far], moment(2))
    assert shown.block.length == timebox.LONGEST
    assert shown.block_ends < shown.meeting_ends + timedelta(seconds=1)
    assert shown.promised_end is not None


def test_the_drift_question_costs_no_time() -> None:
    events = pressed(("start", 0), ("pause", 100), ("resume", 160))
    with_drift = [*events[:1], press("drift", 50), *events[1:2], press("drift", 120), events[2]]
    assert_same(fold(PLAN, with_drift, moment(500)), fold(PLAN, events, moment(500)))


@pytest.mark.parametrize(
    ("used", "amount", "then"),
    [(500, 200, (300, 200)), (500, 500, (0, 500)), (500, -300, (800, 0)), (500, 501, (500, 0))],
    ids=["a part was a pause", "all of it was", "the machine had lost some", "more than was used"],
)
def test_time_that_nobody_saw_is_a_pause_or_is_put_right(
    used: int, amount: int, then: tuple[int, int]
) -> None:
    shown = fold(PLAN, pressed(("start", 0), ("away", used, amount)), moment(used))
    assert (shown.block.used, shown.block.paused) == then


def test_unseen_time_of_the_block_before_is_not_taken_from_this_one() -> None:
    shown = fold(PLAN, pressed(("start", 0), ("next", 600), ("back", 700), ("away", 710, 650)), moment(710))
    assert (shown.block.key, shown.block.used, shown.block.paused) == ("introduction", 700, 10)


def test_two_processes_show_the_same_clock() -> None:
    made = Random(20261112)
    meetings_made = [
        [(made.choice(timebox.KINDS), made.uniform(0, 900), made.choice([60, -60, 300])) for _ in range(12)]
        for _ in range(40)
    ]
    code = (
        "import ast, sys; from test_clock import shown_after\n"
        "for meeting in ast.literal_eval(sys.stdin.read()): print(repr(shown_after(meeting)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=repr(meetings_made),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])},
    )
    assert done.stdout.splitlines() == [repr(shown_after(meeting)) for meeting in meetings_made]


def shown_after(meeting: Sequence[tuple[str, float, int]]) -> Clock:
    """Return the clock after presses that follow each other after so many seconds."""
    at, events = 0.0, [press("start", 0)]
    for kind, passed, amount in meeting:
        at += passed
        events.append(press(kind, at, amount))
    return fold(PLAN, events, moment(at + 30))
