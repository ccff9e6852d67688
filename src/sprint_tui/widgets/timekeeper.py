"""What the clock's keys do, on the agenda and in the clock strip: each press is one stored event."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from sprint_tui.domain import clock as timekeeper
from sprint_tui.domain import retiming, timebox, watch
from sprint_tui.domain.timebox import Kind, lengths_text
from sprint_tui.store.errors import StoreError
from sprint_tui.widgets import retiming as asking
from sprint_tui.widgets.digits import clock_text
from sprint_tui.widgets.press import store_press
from sprint_tui.widgets.twice import Twice

if TYPE_CHECKING:
    from sprint_tui.domain.clock import Clock
    from sprint_tui.domain.retiming import Offer, Way
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

    def start_or_pause(self) -> None:
        """Start the meeting, pause it, or go on."""
        state = self._stage.clock().state
        kinds: dict[str, Kind] = {"idle": "start", "running": "pause", "paused": "resume"}
        if state not in kinds:
            self._refuse("clock.is_over")
            return
        plan = {block.key: block.planned for block in self._stage.agenda.plan} if state == "idle" else {}
        self._press(kinds[state], lengths=lengths_text(plan))
        if state == "idle":
            self._ask_late_start()

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
        self._leave_block(clock)

    def close_now(self) -> None:
        """End a block that is over: the answer to OVER that costs nothing."""
        clock = self._stage.clock()
        if clock.is_over:
            self._leave_block(clock)
        else:
            self._refuse("clock.not_over" if clock.is_live else "clock.not_started")

    def more(self, minutes: int) -> None:
        """Give a block that is over so many minutes more; ask where they come from."""
        clock = self._stage.clock()
        if not clock.is_over:
            self._refuse("clock.not_over" if clock.is_live else "clock.not_started")
        else:
            offered = retiming.offer(clock, self._stage.agenda.plan, retiming.seconds_of(clock, minutes))
            if offered.cut:
                self._ask(clock, offered, "more", minutes=minutes)
            else:
                self._retime(offered.ways[0])
                self._say("retime.holds", end=self._stage.desk.wall_time(clock.promised_end or clock.now))

    def retime(self) -> None:
        """Hold the promised end, or say that it holds anyway."""
        clock = self._stage.clock()
        if not clock.is_live:
            self._refuse_idle()
            return
        offered = retiming.offer(clock, self._stage.agenda.plan)
        if offered.cut:
            self._ask(clock, offered, "hold")
        elif watch.danger(clock, self._stage.facts) == "pace":
            self._ask(clock, retiming.LESS_OR_NOT, "pace")
        else:
            self._say("retime.holds", end=self._stage.desk.wall_time(clock.promised_end or clock.now))

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
            self._refuse("clock.too_short", n=-by, left=clock_text(timebox.shown_seconds(clock.block.left)))
        else:
            self._press("adjust", by * 60)
            self._say_shortest(clock, by)

    def _say_shortest(self, clock: Clock, by: int) -> None:
        """Whoever takes minutes below a block's shortest time may, and hears it."""
        shortest = next((one.shortest for one in self._stage.agenda.plan if one.key == clock.block.key), 0)
        if by < 0 and clock.block.length + by * 60 < shortest:
            self._say("clock.below_shortest", n=shortest // 60)

    def drift(self) -> None:
        """Note that the talk was brought back to the customer."""
        if self._stage.clock().may("drift"):
            self._press("drift")

    def break_off(self, reason: str) -> None:
        """End the meeting where it is, with a reason."""
        if self._stage.clock().may("abandon"):
            self._press("abandon", reason=reason)
        else:
            self._refuse_idle()

    def count_unseen(self, seconds: int) -> None:
        """Treat time that nobody saw as a pause; below zero, count time that the machine's clock had lost."""
        if self._stage.clock().may("away", seconds):
            self._press("away", seconds)

    def end_at(self, moment: Instant) -> None:
        """End the meeting as of a moment that has passed: nobody pressed its last key then."""
        if self._stage.clock().may("finish"):
            self._press("finish", moment=moment)

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

    def _leave_block(self, clock: Clock) -> None:
        """Go on to the next block that has time; the meeting is over when none is left."""
        ahead = any(block.length for block in clock.blocks[clock.index + 1 :])
        self._press("next" if ahead else "finish")
        after = self._stage.clock()
        if ahead and retiming.offer(after, self._stage.agenda.plan).cut >= WORTH_ASKING:
            self.retime()

    def _ask_late_start(self) -> None:
        stage = self._stage
        clock = stage.clock()
        offered = retiming.late_start(clock, stage.agenda.plan, stage.rows.sprint.meeting_start)
        if offered is not None:
            self._ask(clock, offered, "late_start", self._ask_keepers)
        else:
            self._ask_keepers()

    def _ask_keepers(self) -> None:
        from sprint_tui.widgets.keepers import ask_keepers  # noqa: PLC0415 - once a meeting

        ask_keepers(self._stage, self._tell)

    def _ask(
        self,
        clock: Clock,
        offered: Offer,
        key: str,
        then: Callable[[], None] = lambda: None,
        *,
        minutes: int = 0,
    ) -> None:
        """Ask for one of the ways, `then` go on; esc changes nothing, and `r` asks again."""
        suffix = "nothing_fits" if offered.missing and key != "late_start" else key

        def answered(code: str | None) -> None:
            if code:
                self._retime(asking.all_ways(offered)[int(code)])
            then()

        self._stage.app.push_screen(asking.question(self._stage, clock, offered, suffix, minutes), answered)

    def _retime(self, way: Way) -> None:
        if way.lengths or way.end_moves or way.is_less:
            self._press("retime", way.end_moves, lengths=lengths_text(way.lengths), is_less=way.is_less)
        else:
            self._say("clock.said.start")

    def _say(self, key: str, **values: object) -> None:
        self._tell(self._stage.words(key, **values))

    def _refuse(self, key: str, **values: object) -> None:
        self._tell(self._stage.words(key, **values), is_refusal=True)

    def _press(
        self,
        kind: Kind,
        amount: int = 0,
        *,
        lengths: str = "",
        is_less: bool = False,
        reason: str = "",
        moment: Instant | None = None,
    ) -> None:
        press = {"lengths": lengths, "is_less": is_less, "reason": reason}
        with self._stage.step(f"clock_{kind}", scope="clock") as step:
            store_press(self._stage, step, kind, amount, moment, **press)
        self._stage.reload()  # also while somebody types there: the next press stands behind this one
        self._say(f"clock.said.{kind}", n=abs(amount) // 60)

    def _refuse_idle(self) -> None:
        self._refuse("clock.is_over" if self._stage.clock().state == "finished" else "clock.not_started")
