"""The timed blocks of a preparation: time is conserved, one block runs, and a sleep does not count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain import prep
from sprint_tui.domain.codes import PREP_PRESSES
from sprint_tui.domain.prep import Block, Prep, fold
from sprint_tui.domain.timebox import Instant

BEGIN = datetime(2026, 11, 9, 18, 0, tzinfo=UTC)
BLOCKS = (
    Block("look_back", 600, 1200),
    Block("reading", 1800, 3600, "core"),
    Block("think", 3600, 7200, "core"),
    Block("rehearsal", 600, 900),
    Block("deep_reading", 3600, 7200, "extra"),
)
KEYS = [block.key for block in BLOCKS]


@dataclass(frozen=True)
class Press:
    """One press, at a moment of one start of the machine."""

    block: str
    kind: str
    at: datetime
    boot: str
    seconds: float
    amount: int = 0


def moment(seconds: float, boot: str = "boot") -> Instant:
    return Instant(BEGIN + timedelta(seconds=seconds), boot, 1000 + seconds)


def press(kind: str, block: str, seconds: float, amount: int = 0, boot: str = "boot") -> Press:
    at = moment(seconds, boot)
    return Press(block, kind, at.at, at.boot, at.seconds, amount)


def pressed(*presses: tuple[str, str, float] | tuple[str, str, float, int]) -> list[Press]:
    return [press(*one) for one in presses]


def used(shown: Prep) -> dict[str, float]:
    return {one.key: one.used for one in shown.blocks if one.used}


def test_a_block_that_is_started_and_paused_over_days_adds_up() -> None:
    day = 24 * 3600
    presses = pressed(
        ("start", "reading", 0),
        ("pause", "reading", 700),
        ("start", "reading", day),
        ("pause", "reading", day + 200),
    )
    shown = fold(BLOCKS, presses, moment(2 * day))
    assert used(shown) == {"reading": 900}
    assert shown.block("reading").left == 900
    assert shown.block("reading").state == "paused"


def test_starting_a_block_pauses_the_one_that_runs() -> None:
    shown = fold(BLOCKS, pressed(("start", "reading", 0), ("start", "think", 100)), moment(160))
    assert used(shown) == {"reading": 100, "think": 60}
    assert [one.state for one in shown.blocks] == ["open", "paused", "running", "open", "open"]


def test_a_block_that_is_done_stops_and_can_be_opened_again() -> None:
    presses = pressed(("start", "think", 0), ("done", "think", 50))
    assert fold(BLOCKS, presses, moment(500)).block("think").state == "done"
    assert used(fold(BLOCKS, presses, moment(500))) == {"think": 50}
    again = [*presses, press("reopen", "think", 600)]
    assert fold(BLOCKS, again, moment(700)).block("think").state == "paused"
    never_begun = pressed(("done", "think", 0), ("reopen", "think", 1))
    assert fold(BLOCKS, never_begun, moment(2)).block("think").state == "open"


def test_a_block_that_is_done_goes_on_when_it_is_started() -> None:
    shown = fold(BLOCKS, pressed(("done", "think", 0), ("start", "think", 10)), moment(30))
    assert (shown.block("think").state, shown.block("think").used) == ("running", 20)


def test_the_rehearsal_stretches_to_fifteen_minutes_and_no_further() -> None:
    shown = fold(BLOCKS, pressed(("longer", "rehearsal", 0, 5), ("longer", "rehearsal", 1, 5)), moment(2))
    assert shown.block("rehearsal").length == 900
    assert not shown.may("longer", "rehearsal", 5)
    assert shown.may("longer", "rehearsal", -5)


def test_a_block_never_becomes_shorter_than_five_minutes() -> None:
    presses = pressed(("longer", "look_back", 0, -5), ("longer", "look_back", 1, -5))
    assert fold(BLOCKS, presses, moment(2)).block("look_back").length == 300


def test_the_block_in_hand_is_the_one_that_runs_or_was_paused_last() -> None:
    assert fold(BLOCKS, [], moment(0)).in_hand is None
    presses = pressed(("start", "reading", 0), ("start", "think", 5), ("pause", "think", 9))
    in_hand = fold(BLOCKS, presses, moment(20)).in_hand
    assert in_hand is not None
    assert in_hand.key == "think"
    done = [*presses, press("done", "think", 30)]
    assert fold(BLOCKS, done, moment(40)).in_hand is None


def test_overtime_counts_on() -> None:
    shown = fold(BLOCKS, pressed(("start", "rehearsal", 0)), moment(700))
    assert shown.block("rehearsal").left == -100
    assert shown.block("rehearsal").share_used == 1


def test_a_wall_clock_that_is_put_back_changes_nothing() -> None:
    back = Instant(BEGIN - timedelta(hours=5), "boot", 1000 + 120)
    assert used(fold(BLOCKS, pressed(("start", "reading", 0)), back)) == {"reading": 120}


@pytest.mark.parametrize(
    ("seen", "now", "is_paused"),
    [
        (None, moment(900), False),
        (moment(100), moment(150), False),
        (moment(100), moment(161), True),
        (moment(100), moment(3 * 24 * 3600, "another start"), True),
        (moment(100), Instant(BEGIN - timedelta(days=1), "another start", 5.0), False),
    ],
)
def test_time_that_nobody_saw_does_not_count(seen: Instant | None, now: Instant, is_paused: bool) -> None:
    since = prep.unseen_since(seen, now)
    assert (since is not None) is is_paused
    if since is not None:
        presses = [
            *pressed(("start", "reading", 0)),
            Press("reading", "pause", since.at, since.boot, since.seconds),
        ]
        assert used(fold(BLOCKS, presses, now)) == {"reading": 100}


@pytest.mark.parametrize(
    ("done", "here", "press_made"),
    [
        ((), ["reading", "deep_reading"], ("start", "reading")),
        (("reading",), ["reading", "deep_reading"], ("pause", "think")),
        ((), ["think"], None),
        ((), [], None),
    ],
)
def test_whoever_goes_to_another_block_is_timed_there(
    done: tuple[str, ...], here: list[str], press_made: tuple[str, str] | None
) -> None:
    presses = [press("done", key, 0) for key in done]
    shown = fold(BLOCKS, [*presses, press("start", "think", 1)], moment(60))
    assert prep.press_on_arriving(shown, here) == press_made


def test_a_later_block_of_a_stage_goes_on_where_it_has_begun() -> None:
    presses = pressed(("start", "deep_reading", 0), ("done", "reading", 1), ("start", "think", 9))
    shown = fold(BLOCKS, presses, moment(60))
    assert prep.press_on_arriving(shown, ["reading", "deep_reading"]) == ("start", "deep_reading")


def test_arriving_somewhere_starts_nothing_while_nothing_runs() -> None:
    assert prep.press_on_arriving(fold(BLOCKS, [], moment(60)), ["think"]) is None


def test_ten_minutes_without_a_key_pause_as_of_the_last_key() -> None:
    seen, touched = moment(1000), moment(100)
    assert prep.unseen_since(seen, moment(699), moment(100)) is None
    assert prep.unseen_since(seen, moment(1001), touched) == touched


def test_the_sums_are_computed() -> None:
    assert prep.sums(BLOCKS) == {"core": 90, "end": 110, "extra": 170}


PRESSES = st.lists(
    st.tuples(
        st.sampled_from(PREP_PRESSES),
        st.sampled_from([*KEYS, "gone"]),
        st.integers(0, 5000),
        st.sampled_from([5, -5, 1, 0, -1000, 1000]),
    ),
    max_size=30,
)


@given(PRESSES, st.integers(0, 5000))
def test_time_is_conserved_and_never_two_blocks_run(
    presses: list[tuple[str, str, int, int]], last: int
) -> None:
    at, expected = 0, 0.0
    events: list[Press] = []
    for kind, block, passed, amount in presses:
        before = fold(BLOCKS, events, moment(at))
        at += passed
        after = fold(BLOCKS, events, moment(at))
        expected += passed if before.running is not None else 0
        assert after.spent == pytest.approx(expected)
        events.append(press(kind, block, at, amount))
        now = fold(BLOCKS, events, moment(at))
        assert [one.state for one in now.blocks].count("running") <= 1
        assert now.spent == pytest.approx(expected)
        assert all(prep.SHORTEST <= one.length <= one.longest for one in now.blocks)
    assert fold(BLOCKS, events, moment(at + last)).spent >= expected
