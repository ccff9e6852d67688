"""One press of a clock key as it is stored: with its moment, its block, and what that block had by then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain import pace
from sprint_tui.domain.meeting_log import LEAVES
from sprint_tui.domain.order import key_at
from sprint_tui.store.tables import ClockEvent

if TYPE_CHECKING:
    from sprint_tui.domain.timebox import Instant, Kind
    from sprint_tui.store.step import Step
    from sprint_tui.widgets.stage import StageScreen


def store_press(
    stage: StageScreen,
    step: Step,
    kind: Kind,
    amount: int = 0,
    moment: Instant | None = None,
    **press: object,
) -> None:
    """Store one press within a step, at this moment or another."""
    clock, now, events = stage.clock(), moment or stage.desk.now(), stage.rows.clock_events
    owed = pace.owed(clock.block.key, stage.facts, is_less=clock.is_less) if kind in LEAVES else []
    step.add(
        ClockEvent,
        sprint_id=stage.rows.sprint.id,
        position=key_at([event.position for event in events], len(events)),
        kind=kind,
        block=clock.block.key,
        amount=amount,
        done=sum(owed),
        total=len(owed),
        at=now.at,
        boot=now.boot,
        seconds=now.seconds,
        **press,
    )
