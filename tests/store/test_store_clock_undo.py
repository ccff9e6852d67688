"""Whatever is pressed on the clock, undo brings back the very same view, and redo the one after."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from filled import BEGIN, make, opened
from sprint_tui.content.load import load
from sprint_tui.domain import timebox
from sprint_tui.domain.clock import Clock, fold
from sprint_tui.domain.order import key_at
from sprint_tui.domain.timebox import Instant
from sprint_tui.store.door import Door
from sprint_tui.store.tables import ClockEvent

PRESSES = st.lists(
    st.tuples(
        st.sampled_from(timebox.KINDS),
        st.integers(0, 900),
        st.sampled_from([60, -60, 300, -300, 0]),
        st.sampled_from(["", "picks=845 ownership=723", "journey=1 actions=60"]),
    ),
    max_size=6,
)
PLAN = load().agenda().plan


def moment(seconds: int) -> Instant:
    return Instant(BEGIN + timedelta(seconds=seconds), "boot", 1000.0 + seconds)


def shown(door: Door, seconds: int) -> Clock:
    return fold(PLAN, door.rows().clock_events, moment(seconds))


def press(door: Door, kind: str, seconds: int, amount: int, lengths: str) -> None:
    events, at = door.rows().clock_events, moment(seconds)
    with door.step(f"clock_{kind}", scope="clock") as step:
        step.add(
            ClockEvent,
            sprint_id=door.sprint_id,
            position=key_at([event.position for event in events], len(events)),
            kind=kind,
            amount=amount,
            lengths=lengths,
            at=at.at,
            boot=at.boot,
            seconds=at.seconds,
        )


@settings(max_examples=6, deadline=None)
@given(PRESSES)
def test_undo_restores_the_very_same_view_and_redo_the_one_after(
    presses: list[tuple[str, int, int, str]],
) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder) / "store.db") as store:
        door = make(store)
        at = 0
        press(door, "start", 0, 0, "")
        views: list[dict[int, Clock]] = []
        end = sum(passed for _, passed, *_ in presses) + 500
        for kind, passed, amount, lengths in presses:
            at += passed
            views.append({second: shown(door, second) for second in (at, end)})
            press(door, kind, at, amount, lengths)
        last = shown(door, end)
        for seen in reversed(views):
            assert door.undo("clock") is not None
            assert {second: shown(door, second) for second in seen} == seen
        for _ in views:
            assert door.redo("clock") is not None
        assert shown(door, end) == last
