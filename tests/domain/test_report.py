"""The report of a meeting: every figure of section 12 of the notes, and sums that hold for any meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain.clock import fold
from sprint_tui.domain.facts import SprintFacts
from sprint_tui.domain.meeting_log import Change, Output
from sprint_tui.domain.report import Report, report, whole_seconds
from sprint_tui.domain.timebox import Block, Instant
from sprint_tui.store.facts import sprint_facts
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import Sprint

PLAN = tuple(
    Block(key, planned * 60, shortest * 60)
    for key, planned, shortest in (
        ("introduction", 10, 5),
        ("segment", 15, 8),
        ("journey", 20, 15),
        ("picks", 20, 14),
        ("ownership", 15, 12),
        ("actions", 10, 8),
    )
)
NINE = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Logged:
    """One press with what was noted beside it."""

    kind: str
    at: datetime
    boot: str = "b"
    seconds: float = 0.0
    amount: int = 0
    lengths: str = ""
    is_less: bool = False
    reason: str = ""
    done: int = 0
    total: int = 0


def facts() -> SprintFacts:
    sprint = Sprint(
        id="x", title="x", created_at=NINE, changed_at=NINE, content_id="x", content_version=1, zone="UTC"
    )
    return sprint_facts(SprintRows(sprint))


def press(kind: str, after: float, **given: Any) -> Logged:
    """A press so many seconds after nine."""
    return replace(Logged(kind, NINE + timedelta(seconds=after), seconds=1000 + after), **given)


def at(text: str, kind: str, **given: Any) -> Logged:
    hours, minutes, seconds = map(int, text.split(":"))
    return press(kind, (hours - 9) * 3600 + minutes * 60 + seconds, **given)


def told(events: Sequence[Logged], after: float, meant: datetime | None = NINE) -> Report:
    now = Instant(NINE + timedelta(seconds=after), "b", 1000 + after)
    return report(PLAN, events, now, facts(), meant)


NOTES = (
    at("09:02:00", "start", reason="two people were still at the machine"),
    at("09:12:40", "next", done=4, total=4),
    at("09:29:10", "next", done=6, total=6),
    at("09:33:05", "pause", reason="alarm test on platform 2, nobody could hear a word"),
    at("09:37:35", "resume"),
    at("09:49:00", "adjust", amount=60, reason="to give the late train a row"),
    at("09:52:00", "drift", reason="loyalty stamps"),
    at("09:57:50", "next", done=9, total=9),
    at("09:58:20", "retime", lengths="picks=845 ownership=723 actions=482"),
    at("10:08:00", "drift", reason="haiku"),
    at("10:13:30", "next", done=5, total=6),
    at("10:13:55", "retime", amount=90, lengths="ownership=720 actions=480"),
    at("10:20:00", "next", done=3, total=6),
    at("10:20:12", "back"),
    at("10:25:30", "next", done=6, total=6),
    at("10:34:20", "finish", done=1, total=7),
)


def clocked(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def test_the_notes_meeting_is_reported_to_the_second() -> None:
    shown = told(NOTES, 2 * 3600)
    table = [[clocked(n) for n in (r.planned, r.length, r.used, r.over, r.paused)] for r in shown.rows]
    assert table == [
        ["10:00", "10:00", "10:40", "0:40", "0:00"],
        ["15:00", "15:00", "16:30", "1:30", "0:00"],
        ["20:00", "21:00", "24:10", "3:10", "4:30"],
        ["20:00", "14:05", "15:40", "1:35", "0:00"],
        ["15:00", "12:00", "12:00", "0:00", "0:00"],
        ["10:00", "8:00", "8:50", "0:50", "0:00"],
    ]
    sums = (shown.planned, shown.length, shown.used, shown.paused, shown.wall)
    assert [clocked(n) for n in sums] == ["90:00", "80:05", "87:50", "4:30", "92:20"]
    assert shown.clock.promised_end == NINE + timedelta(hours=1, minutes=33, seconds=30)


def test_pauses_drift_questions_and_outputs_stand_with_their_blocks() -> None:
    shown = told(NOTES, 2 * 3600)
    (pause,) = shown.pauses
    assert (pause.block, pause.seconds, pause.reason) == ("journey", 270, NOTES[3].reason)
    assert [row.drifts for row in shown.rows] == [(), (), ("loyalty stamps",), ("haiku",), (), ()]
    assert [row.at_end for row in shown.rows] == [
        Output(*pair) for pair in ((4, 4), (6, 6), (9, 9), (5, 6), (6, 6), (1, 7))
    ]


def test_what_the_clock_was_told_says_what_it_changed() -> None:
    late, added, kept, moved, mistaken = told(NOTES, 2 * 3600).told
    assert (late.kind, late.seconds) == ("start", 120)
    assert (added.kind, added.changes) == ("adjust", (Change("journey", 1200, 1260),))
    assert kept.changes == (
        Change("picks", 1200, 845),
        Change("ownership", 900, 723),
        Change("actions", 600, 482),
    )
    assert (moved.seconds, moved.changes) == (
        90,
        (Change("ownership", 723, 720), Change("actions", 482, 480)),
    )
    assert (mistaken.kind, mistaken.block) == ("back", "ownership")


def test_a_late_start_is_told_also_when_the_plan_has_other_blocks_by_now() -> None:
    began = press("start", 120, lengths="introduction=600 break_1=300 segment=900")
    (late,) = told([began], 200).told
    assert (late.kind, late.block, late.seconds, late.changes) == ("start", "introduction", 120, ())


def test_a_start_in_time_or_on_another_day_is_not_late() -> None:
    assert told([press("start", 59)], 100).told == ()
    assert told([press("start", 120)], 130, None).told == ()
    assert told([press("start", 86_400)], 86_410).told == ()


def test_before_the_start_there_is_the_plan_and_nothing_else() -> None:
    shown = told([], 0)
    assert [row.planned for row in shown.rows] == [600, 900, 1200, 1200, 900, 600]
    assert (shown.used, shown.pauses, shown.told) == (0, (), ())
    assert not any(row.is_reached for row in shown.rows)


def test_a_pause_that_goes_on_is_there_with_what_it_lasts_by_now() -> None:
    (pause,) = told([press("start", 0), press("pause", 60, reason="door")], 100).pauses
    assert (pause.seconds, pause.reason, pause.is_going_on) == (40, "door", True)


def test_a_machine_that_slept_leaves_a_pause() -> None:
    (pause,) = told([press("start", 0), press("away", 300, amount=200)], 310).pauses
    assert (pause.block, pause.seconds, pause.is_away) == ("introduction", 200, True)


def test_time_that_a_clock_put_back_had_lost_is_no_pause() -> None:
    shown = told([press("start", 0), press("away", 300, amount=-60)], 310)
    assert (shown.pauses, shown.rows[0].used) == ((), 370)


def test_a_pause_after_a_mistaken_next_belongs_to_the_block_returned_to() -> None:
    log = [press("start", 0), press("next", 10, done=1, total=4), press("pause", 20), press("back", 50)]
    shown = told(log, 60)
    (pause,) = shown.pauses
    assert (pause.block, pause.seconds, shown.rows[0].paused) == ("introduction", 30, 30)
    assert shown.rows[0].at_end is None


KINDS = st.sampled_from(
    ["pause", "pause", "resume", "next", "next", "back", "adjust", "retime", "away", "drift"]
)


@given(
    st.lists(st.tuples(KINDS, st.floats(0, 900), st.integers(-400, 900)), max_size=25),
    st.floats(0, 900),
)
def test_whatever_was_pressed_rows_pauses_and_the_wall_agree(
    presses: list[tuple[str, float, int]], rest: float
) -> None:
    events, passed = [press("start", 0)], 0.0
    for kind, after, amount in presses:
        passed += after
        given_lengths = f"journey={abs(amount)}" if kind == "retime" else ""
        events.append(press(kind, passed, amount=amount, lengths=given_lengths))
    shown = told(events, passed + rest)
    end = passed + rest
    clock = fold(PLAN, events, Instant(NINE + timedelta(seconds=end), "b", 1000 + end))
    assert shown.clock.blocks == clock.blocks
    assert shown.wall == round(sum(block.used + block.paused for block in clock.blocks))
    for row, block in zip(shown.rows, clock.blocks, strict=True):
        assert abs(row.used - block.used) <= 1
        assert row.paused == sum(pause.seconds for pause in shown.pauses if pause.block == row.key)
        assert row.length == block.length


@given(st.lists(st.floats(0, 5000), max_size=20))
def test_whole_seconds_add_up(parts: list[float]) -> None:
    whole = whole_seconds(parts)
    assert sum(whole) == round(sum(parts))
    assert all(abs(one - part) <= 1 for one, part in zip(whole, parts, strict=True))
