"""What the clock's keys do, on the agenda and in the clock strip: each press is one stored event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sprint_tui.domain import clock as timekeeper
from sprint_tui.domain import timebox
from sprint_tui.domain.order import key_at
from sprint_tui.domain.timebox import Kind
from sprint_tui.store.errors import StoreError
from sprint_tui.store.tables import ClockEvent
from sprint_tui.widgets.digits import clock_text
from sprint_tui.widgets.twice import Twice

if TYPE_CHECKING:
    from sprint_tui.widgets.stage import StageScreen


class Tell(Protocol):
    """Shows one sentence where the person looks."""

    def __call__(self, text: str, *, is_refusal: bool = False) -> None:
        """Show it."""


class Timekeeper:
    """Presses the clock of a stage's sprint; `tell` hears what it did, or why it did nothing."""

    def __init__(self, stage: StageScreen, tell: Tell) -> None:
        self._stage = stage
        self._tell = tell
        self._twice = Twice(stage.desk.now)

    def start_or_pause(self) -> None:
        """Start the meeting, pause it, or go on."""
        state = self._stage.clock().state
        kinds: dict[str, Kind] = {"idle": "start", "running": "pause", "paused": "resume"}
        if state in kinds:
            self._press(kinds[state])
        else:
            self._refuse("clock.is_over")

    def next_block(self) -> None:
        """Go to the next block, or end the meeting; with more than a minute left, at the second press."""
        clock = self._stage.clock()
        if not clock.may("next"):
            self._refuse_idle()
            return
        if clock.block.left > timekeeper.EARLY_NEXT and not self._twice.is_second(clock.index):
            left = clock_text(timebox.shown_seconds(clock.block.left))
            last = clock.index + 1 == len(clock.blocks)
            self._say("clock.finish_early" if last else "clock.next_early", left=left)
            return
        self._press("finish" if clock.index + 1 == len(clock.blocks) else "next")

    def previous_block(self) -> None:
        """Go back to the block before, which gets the time since it was left."""
        clock = self._stage.clock()
        if clock.may("back"):
            self._press("back")
        elif clock.is_live:
            self._refuse("clock.first_block")
        else:
            self._refuse_idle()

    def minutes(self, by: int) -> None:
        """Give the block in hand minutes, or take some; never less than it has used."""
        clock = self._stage.clock()
        if not clock.is_live:
            self._refuse_idle()
        elif not clock.may("adjust", by * 60):
            self._refuse("clock.too_short", n=-by)
        else:
            self._press("adjust", by * 60)

    def take_back(self) -> None:
        """Take back the last press."""
        try:
            taken = self._stage.desk.door.undo("clock")
        except StoreError as error:
            self._refuse(f"errors.{error.code}", **error.details)
            return
        if taken is None:
            self._say("undo.no_undo")
        else:
            self._say("undo.undo", what=self._stage.words(f"did.{taken[0].label}", name=""))

    def _say(self, key: str, **values: object) -> None:
        self._tell(self._stage.words(key, **values))

    def _refuse(self, key: str, **values: object) -> None:
        self._tell(self._stage.words(key, **values), is_refusal=True)

    def _press(self, kind: Kind, amount: int = 0) -> None:
        stage = self._stage
        clock, now, events = stage.clock(), stage.desk.now(), stage.rows.clock_events
        with stage.step(f"clock_{kind}", scope="clock") as step:
            step.add(
                ClockEvent,
                sprint_id=stage.rows.sprint.id,
                position=key_at([event.position for event in events], len(events)),
                kind=kind,
                block=clock.block.key,
                amount=amount,
                at=now.at,
                boot=now.boot,
                seconds=now.seconds,
            )
            self._say(f"clock.said.{kind}", n=abs(amount) // 60)

    def _refuse_idle(self) -> None:
        self._refuse("clock.is_over" if self._stage.clock().state == "finished" else "clock.not_started")
