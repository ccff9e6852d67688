"""Where more time comes from: every way adds up to the second, and none goes under a shortest time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_clock import PLAN, pressed

from sprint_tui.domain.clock import Clock, fold
from sprint_tui.domain.retiming import Offer, Way, late_start, offer, seconds_of, share
from sprint_tui.domain.timebox import Block, BlockTime, Instant

BEGIN = datetime(2026, 11, 12, 9, 2, tzinfo=UTC)
PROMISED = BEGIN + timedelta(minutes=90)


def at(clock_time: str) -> datetime:
    hours, minutes, seconds = (int(part) for part in clock_time.split(":"))
    return datetime(2026, 11, 12, hours, minutes, seconds, tzinfo=UTC)


def clock(now: str, index: int, lengths: dict[str, int], used: float, end_moved: int = 0) -> Clock:
    """A clock in the coffee sprint's meeting: the block in hand has used so much."""
    blocks = tuple(
        BlockTime(
            b.key,
            b.planned,
            lengths.get(b.key, b.planned) - b.planned,
            used=used if i == index else float(b.planned) * (i < index),
        )
        for i, b in enumerate(PLAN)
    )
    paused = (at(now) - BEGIN).total_seconds() - sum(block.used for block in blocks)
    blocks = (replace(blocks[0], paused=paused), *blocks[1:])
    return Clock("running", index, blocks, at(now), started=BEGIN, end_moved=end_moved)


def how(offered: Offer, name: str) -> Way:
    return next(way for way in offered.ways if way.how == name)


# The meeting of the coffee team: what its notes say was offered and taken


def test_keeping_the_end_shares_the_cut_by_what_each_has_above_its_shortest() -> None:
    offered = offer(clock("09:58:20", 3, {}, used=30), PLAN)
    assert offered.cut == 650
    assert how(offered, "keep").lengths == {"picks": 845, "ownership": 723, "actions": 482}
    assert how(offered, "keep").end_moves == 0


def test_where_the_shortest_do_not_fit_the_end_moves_by_what_is_missing() -> None:
    lengths = {"picks": 845, "ownership": 723, "actions": 482}
    offered = offer(clock("10:13:55", 4, lengths, used=25), PLAN)
    assert (offered.cut, offered.missing) == (95, 90)
    assert how(offered, "shortest").lengths == {"ownership": 720, "actions": 480}
    assert how(offered, "shortest").end_moves == 90


# More for the block in hand


def test_more_counts_from_zero_and_comes_from_what_is_ahead() -> None:
    """The picture of the overrun: 5 minutes more for the journey, 3 minutes late already."""
    late = clock("09:49:50", 2, {}, used=1250, end_moved=120)
    offered = offer(late, PLAN, more=300)
    assert offered.cut == 5 * 60
    keep = how(offered, "keep").lengths
    assert keep["journey"] == 1500
    assert 2700 - sum(keep[k] for k in ("picks", "ownership", "actions")) == offered.cut
    take = how(offered, "take")
    assert take.lengths == {"journey": 1500, "picks": 1200 - offered.cut}
    assert take.block == "picks"
    assert how(offered, "move").end_moves == offered.cut
    assert how(offered, "move").lengths == {"journey": 1500}
    assert how(offered, "less").is_less


@pytest.mark.parametrize(
    ("over", "minutes", "left"), [(50, 5, 250), (60, 2, 60), (86, 2, 120), (116, 2, 120), (220, 2, 120)]
)
def test_more_leaves_a_minute_at_least_else_it_counts_from_now(over: int, minutes: int, left: int) -> None:
    shown = clock("09:49:50", 2, {}, used=1200 + over)
    assert seconds_of(shown, minutes) == over + left


def test_where_nothing_fits_each_way_says_what_it_frees_in_all() -> None:
    offered = offer(clock("10:13:55", 4, {"picks": 845, "ownership": 723, "actions": 482}, used=25), PLAN)
    assert [(way.how, way.frees, way.end_moves) for way in offered.ways] == [
        ("shortest", 5, 90),
        ("less", 365, 0),
        ("second", 482, 0),
    ]


def test_more_that_the_end_bears_costs_nothing() -> None:
    early = clock("09:30:00", 2, {}, used=1201)
    offered = offer(early, PLAN, more=120)
    assert (offered.cut, offered.missing) == (0, 0)
    assert offered.ways == (Way("keep", {"journey": 1320}),)


def test_with_nothing_ahead_only_a_later_end_is_left() -> None:
    last = clock("10:33:00", 5, {}, used=700)
    offered = offer(last, PLAN, more=300)
    assert offered.missing == offered.cut == 260
    assert [way.how for way in offered.ways] == ["shortest"]
    assert offered.ways[0].end_moves == 260


def test_less_is_not_offered_twice() -> None:
    once = replace(clock("09:58:20", 3, {}, used=30), is_less=True)
    assert "less" not in [way.how for way in offer(once, PLAN).ways]


# A late start


@pytest.mark.parametrize(
    ("seconds", "asked"), [(0, False), (59, False), (60, True), (120, True), (5400, False)]
)
def test_a_late_start_asks_which_end_is_promised(seconds: int, asked: bool) -> None:
    events = pressed(("start", 0))
    shown = fold(PLAN, events, Instant(events[0].at, "boot", 0))
    assert shown.started is not None
    offered = late_start(shown, PLAN, shown.started - timedelta(seconds=seconds))
    assert (offered is not None) is asked
    if offered is not None:
        kept = how(offered, "keep")
        assert kept.end_moves == -seconds
        assert sum(b.planned for b in PLAN) - sum(_lengths(shown, kept).values()) == seconds
        assert how(offered, "lengths").lengths == {}


def test_a_start_that_no_shortest_time_makes_good_says_what_is_missing_and_what_each_way_frees() -> None:
    events = pressed(("start", 0))
    shown = fold(PLAN, events, Instant(events[0].at, "boot", 1000))
    offered = late_start(shown, PLAN, events[0].at - timedelta(minutes=31))
    assert offered is not None
    assert (offered.late, offered.cut, offered.missing) == (1860, 1860, 180)
    assert [(way.how, way.frees, way.end_moves) for way in offered.ways] == [
        ("shortest", 28 * 60, -28 * 60),
        ("less", 41 * 60, -1860),
        ("second", 25 * 60, -25 * 60),
        ("lengths", 0, 0),
    ]
    for way in offered.ways[:1]:
        assert sum(_lengths(shown, way).values()) == 90 * 60 + way.end_moves


def test_a_late_start_is_asked_about_until_the_team_has_said_which_end_it_promises() -> None:
    events = pressed(("start", 0), ("next", 300))
    meant = events[0].at - timedelta(seconds=240)
    offered = late_start(
        fold(PLAN, events, Instant(events[0].at + timedelta(seconds=310), "boot", 1310)), PLAN, meant
    )
    assert offered is not None
    assert (offered.late, offered.cut) == (240, 0)
    decided = fold(
        PLAN,
        [*events, *pressed(("retime", 310))],
        Instant(events[0].at + timedelta(seconds=310), "boot", 1310),
    )
    assert late_start(decided, PLAN, meant) is None


def test_a_wall_clock_that_was_wrong_at_the_start_makes_no_start_late_once_it_is_right() -> None:
    events = pressed(("start", 0))
    meant = events[0].at - timedelta(minutes=10)
    right = fold(
        PLAN, events, Instant(events[0].at - timedelta(minutes=10) + timedelta(seconds=20), "boot", 1020)
    )
    assert right.began == meant
    assert late_start(right, PLAN, meant) is None


def test_without_a_meeting_time_no_start_is_late() -> None:
    events = pressed(("start", 0))
    assert late_start(fold(PLAN, events, Instant(events[0].at, "boot", 0)), PLAN, None) is None


# Sums


def _lengths(shown: Clock, way: Way) -> dict[str, int]:
    return {block.key: way.lengths.get(block.key, block.length) for block in shown.blocks[shown.index :]}


@given(st.lists(st.integers(0, 900), min_size=1, max_size=6), st.integers(0, 5400))
def test_a_cut_is_shared_whole_and_nobody_gives_more_than_there_is(slacks: list[int], cut: int) -> None:
    cut = min(cut, sum(slacks))
    parts = share(cut, slacks)
    assert sum(parts) == cut
    assert all(0 <= part <= slack for part, slack in zip(parts, slacks, strict=True))


@given(
    st.integers(0, 5),
    st.integers(0, 3000),
    st.integers(-1200, 4000),
    st.sampled_from([0, 60, 120, 300]),
    st.lists(st.integers(-900, 900), min_size=6, max_size=6),
)
def test_every_way_holds_its_end_to_the_second(
    index: int, used: int, late: int, more: int, adjusted: list[int]
) -> None:
    lengths = {b.key: max(b.planned + by, 60) for b, by in zip(PLAN, adjusted, strict=True)}
    shown = clock("09:30:00", index, lengths, used=float(used))
    left = max(shown.block.length + more - used, 0)
    ahead = sum(block.length for block in shown.blocks[index + 1 :])
    moved = 30 * 60 + left + ahead - 92 * 60 - late
    shown = clock("09:30:00", index, lengths, used=float(used), end_moved=moved)
    offered = offer(shown, PLAN, more)
    assert offered.cut == max(late, 0)
    floors = {block.key: block.shortest for block in PLAN}
    for way in (*offered.ways, *offered.takes):
        new = _lengths(shown, way)
        current = max(new[shown.block.key] - used, 0)
        ends = current + sum(new[block.key] for block in shown.blocks[index + 1 :])
        promised = left + ahead - late + way.end_moves
        if way.how == "second" or (used > shown.block.length + more and offered.cut):
            continue
        assert ends <= promised
        if late >= 0:
            assert ends == promised or way.how == "less"
        if way.how in {"keep", "take", "shortest"}:
            assert all(new[key] >= min(floors[key], lengths[key]) for key in new if key != shown.block.key)


def test_the_plan_of_the_method_can_lose_28_minutes() -> None:
    assert sum(block.planned - block.shortest for block in PLAN) == 28 * 60
    assert isinstance(PLAN[0], Block)
