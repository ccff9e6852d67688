"""What the clock's keys do, on the agenda and in the clock strip: each press is one stored event."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Protocol

from sprint_tui.domain import clock as timekeeper
from sprint_tui.domain import retiming, timebox
from sprint_tui.domain.timebox import Kind, lengths_text
from sprint_tui.store.errors import StoreError
from sprint_tui.widgets.digits import clock_text, lasting
from sprint_tui.widgets.press import store_press
from sprint_tui.widgets.promised_end import PromisedEnd
from sprint_tui.widgets.twice import PATIENCE, Twice

if TYPE_CHECKING:
    from sprint_tui.domain.clock import Clock
    from sprint_tui.domain.timebox import Instant
    from sprint_tui.widgets.stage import StageScreen

WORTH_ASKING = 30
"""Seconds by which the end must be missed before a new block begins with a question."""


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
        self._end = PromisedEnd(stage, self)
        self._waits_for_second = False

    @property
    def patience(self) -> float:
        """Seconds until `look` may have something to take back."""
        return PATIENCE + 1 if self._waits_for_second else inf

    def overwritten(self) -> None:
        """Something else is said by now: there is nothing to take back."""
        self._waits_for_second = False

    def look(self) -> None:
        """Take back that a second press is waited for, once it would be a first one again."""
        if self._waits_for_second and not self._twice.is_open:
            self.say("")

    def start_or_pause(self) -> None:
        """Start the meeting, pause it, or go on."""
        state = self._stage.clock().state
        kinds: dict[str, Kind] = {"idle": "start", "running": "pause", "paused": "resume"}
        if state not in kinds:
            self._refuse("clock.is_over")
            return
        plan = {block.key: block.planned for block in self._stage.agenda.plan} if state == "idle" else {}
        self.press(kinds[state], lengths=lengths_text(plan))
        if state == "idle":
            self._end.ask_late_start(self._ask_keepers)

    def next_block(self) -> None:
        """Go to the next block, or end the meeting; with more than a minute left, at the second press."""
        clock = self._stage.clock()
        if not clock.may("next"):
            self._refuse_idle()
            return
        if clock.block.left > timekeeper.EARLY_NEXT and not self._twice.is_second(clock.index):
            left = clock_text(timebox.shown_seconds(clock.block.left))
            self.say("clock.next_early" if _has_more(clock) else "clock.finish_early", left=left)
            self._waits_for_second = True
            return
        self._leave_block(clock)

    def close_now(self) -> None:
        """End a block that is over: the answer to OVER that costs nothing."""
        clock = self._stage.clock()
        if clock.is_over:
            self._leave_block(clock)
        else:
            self.refuse_not_over()

    @property
    def state(self) -> timekeeper.State:
        """Whether the clock runs."""
        return self._stage.clock().state

    @property
    def may_refuse(self) -> bool:
        """Whether an answer to OVER is pressed where it means nothing, by somebody who may press it."""
        stage = self._stage
        return stage.desk.door.is_writer and stage.strip.field is None and not stage.clock().is_over

    def refuse_not_over(self) -> None:
        """Say why an answer to OVER means nothing now."""
        if self._stage.clock().is_live:
            self._refuse("clock.not_over")
        else:
            self._refuse_idle()

    def more(self, minutes: int) -> None:
        """Give a block that is over so many minutes more; ask where they come from."""
        if self._stage.clock().is_over:
            self._end.give(minutes)
        else:
            self.refuse_not_over()

    def retime(self) -> None:
        """Hold the promised end, or say that it holds anyway."""
        if self._stage.clock().is_live:
            self._end.hold()
        else:
            self._refuse_idle()

    def previous_block(self) -> None:
        """Go back to the block before, which gets the time since it was left."""
        clock = self._stage.clock()
        if clock.may("back"):
            self.press("back")
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
            self._refuse("clock.too_short", n=-by, left=clock_text(timebox.shown_seconds(clock.block.left)))
        else:
            self.press("adjust", by * 60)
            self._say_shortest(clock, by)

    def _say_shortest(self, clock: Clock, by: int) -> None:
        """Whoever takes minutes below a block's shortest time may, and hears it."""
        shortest = next((one.shortest for one in self._stage.agenda.plan if one.key == clock.block.key), 0)
        if by < 0 and clock.block.length + by * 60 < shortest:
            self.say("clock.below_shortest", n=shortest // 60)

    def drift(self) -> None:
        """Note that the talk was brought back to the customer."""
        if self._stage.clock().may("drift"):
            self.press("drift")

    def break_off(self, reason: str) -> None:
        """End the meeting where it is, with a reason."""
        if self._stage.clock().may("abandon"):
            self.press("abandon", reason=reason)
        else:
            self._refuse_idle()

    def count_unseen(self, seconds: int) -> None:
        """Treat time that nobody saw as a pause; below zero, count time that the machine's clock had lost."""
        if self._stage.clock().may("away", seconds):
            self.press("away", seconds)
            if seconds < 0:
                self.say("away.found", passed=lasting(seconds))

    def end_at(self, moment: Instant) -> None:
        """End the meeting as of a moment that has passed: nobody pressed its last key then."""
        if self._stage.clock().may("finish"):
            self.press("finish", moment=moment)

    def take_back(self) -> None:
        """Take back the last press."""
        try:
            taken = self._stage.desk.door.undo("clock")
        except StoreError as error:
            self._refuse(f"errors.{error.code}", **error.details)
            return
        if taken is None:
            self.say("undo.no_undo")
        else:
            self.say("undo.undo", what=self._stage.words(f"did.{taken[0].label}", name=""))

    def _leave_block(self, clock: Clock) -> None:
        """Go on to the next block that has time; the meeting is over when none is left."""
        ahead = _has_more(clock)
        self.press("next" if ahead else "finish")
        after = self._stage.clock()
        if ahead and retiming.offer(after, self._stage.agenda.plan).cut >= WORTH_ASKING:
            self._end.hold()

    def _ask_keepers(self) -> None:
        from sprint_tui.widgets.keepers import ask_keepers  # noqa: PLC0415 - once a meeting

        ask_keepers(self._stage, self._tell)

    def say(self, key: str, **values: object) -> None:
        """Say what was done; nothing for an empty key."""
        self._tell(self._stage.words(key, **values) if key else "")

    def _refuse(self, key: str, **values: object) -> None:
        self._tell(self._stage.words(key, **values), is_refusal=True)

    def press(
        self,
        kind: Kind,
        amount: int = 0,
        *,
        lengths: str = "",
        is_less: bool = False,
        reason: str = "",
        moment: Instant | None = None,
    ) -> None:
        """Store one press, at this moment or another, and say so."""
        press = {"lengths": lengths, "is_less": is_less, "reason": reason}
        with self._stage.step(f"clock_{kind}", scope="clock") as step:
            store_press(self._stage, step, kind, amount, moment, **press)
        self._stage.reload()  # also while somebody types there: the next press stands behind this one
        self.say(f"clock.said.{kind}", n=abs(amount) // 60)

    def _refuse_idle(self) -> None:
        self._refuse("clock.is_over" if self._stage.clock().state == "finished" else "clock.not_started")


def _has_more(clock: Clock) -> bool:
    """Say whether a block ahead has time; without one the meeting ends with the block in hand."""
    return any(block.length for block in clock.blocks[clock.index + 1 :])
