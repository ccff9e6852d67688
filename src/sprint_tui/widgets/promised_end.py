"""The promised end: where time comes from that it lacks is asked, and what the room says is stored."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from sprint_tui.domain import retiming, watch
from sprint_tui.domain.timebox import lengths_text
from sprint_tui.widgets import retiming as asking

if TYPE_CHECKING:
    from sprint_tui.domain.clock import Clock
    from sprint_tui.domain.retiming import Offer, Way
    from sprint_tui.widgets.stage import StageScreen
    from sprint_tui.widgets.timekeeper import Timekeeper


class PromisedEnd:
    """Asks for a running clock. All that is asked and taken is as it is at that second."""

    def __init__(self, stage: StageScreen, keeper: Timekeeper) -> None:
        self._stage = stage
        self._keeper = keeper

    def give(self, minutes: int) -> None:
        """Give the block in hand so many minutes more; ask where they come from."""
        offered = self._with_more(minutes, self._stage.clock())
        if offered.cut:
            self._ask("more", partial(self._with_more, minutes), partial(self.give, minutes), minutes=minutes)
        else:
            self._take(offered.ways[0])
            self._say_it_holds()

    def hold(self) -> None:
        """Hold the end that is promised, or say that it holds anyway."""
        clock = self._stage.clock()
        if self._after_late_start(clock) is not None:
            self._ask("late_start", self._after_late_start, self.hold)
        elif self._as_it_is(clock).cut:
            self._ask("hold", self._as_it_is, self.hold)
        elif watch.danger(clock, self._stage.facts) == "pace":
            self._ask("pace", lambda _: retiming.LESS_OR_NOT, self.hold)
        else:
            self._say_it_holds()

    def ask_late_start(self, then: Callable[[], None]) -> None:
        """Ask which end a late start promises, `then` go on: until that is answered, `hold` asks it again."""
        if self._after_late_start(self._stage.clock()) is not None:
            again = partial(self.ask_late_start, then)
            self._ask("late_start", self._after_late_start, again, then)
        else:
            then()

    def _with_more(self, minutes: int, clock: Clock) -> Offer:
        return retiming.offer(clock, self._stage.agenda.plan, retiming.seconds_of(clock, minutes))

    def _as_it_is(self, clock: Clock) -> Offer:
        return retiming.offer(clock, self._stage.agenda.plan)

    def _after_late_start(self, clock: Clock) -> Offer | None:
        stage = self._stage
        return retiming.late_start(clock, stage.agenda.plan, stage.rows.sprint.meeting_start)

    def _say_it_holds(self) -> None:
        clock = self._stage.clock()
        self._keeper.say("retime.holds", end=self._stage.desk.wall_time(clock.promised_end or clock.now))

    def _ask(
        self,
        key: str,
        offered: Callable[[Clock], Offer | None],
        again: Callable[[], None],
        then: Callable[[], None] = lambda: None,
        *,
        minutes: int = 0,
    ) -> None:
        """Ask for one of the ways, `then` go on; esc changes nothing, and `r` asks again.

        A way is taken as it is by then; where it is gone meanwhile, it is asked `again`.
        """

        def answered(code: str | None) -> None:
            found = offered(self._stage.clock()) if code else None
            ways = asking.all_ways(found) if found is not None else ()
            way = next((one for one in ways if asking.code_of(one) == code), None)
            if code and way is None:
                again()
                return
            if way is not None:
                self._take(way)
            then()

        self._keeper.say("")
        self._stage.say("")  # what a key meant before, it means no more while a question is open
        self._stage.app.push_screen(asking.question(self._stage, offered, key, minutes), answered)

    def _take(self, way: Way) -> None:
        if way.how == "lengths":
            self._keep_lengths(way)
        else:
            self._keeper.press(
                "retime", way.end_moves, lengths=lengths_text(way.lengths), is_less=way.is_less
            )

    def _keep_lengths(self, way: Way) -> None:
        """Say that the lengths stay. After a late start that is stored: it decides which end is promised."""
        if self._after_late_start(self._stage.clock()) is not None:
            self._keeper.press("retime", way.end_moves)
        self._keeper.say("retime.lengths_stay")
