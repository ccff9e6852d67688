"""A stage's clock: shown in its head each second, with the bell and what the app watches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters

from sprint_tui.domain import watch
from sprint_tui.domain.zones import zone_of
from sprint_tui.widgets import prep_clock, watching
from sprint_tui.widgets.clock_head import ClockHead, clock_view
from sprint_tui.widgets.contents import StageContents
from sprint_tui.widgets.wakeup import Wakeup

if TYPE_CHECKING:
    from sprint_tui.content.agenda import Agenda
    from sprint_tui.content.words import Words
    from sprint_tui.domain.clock import Clock
    from sprint_tui.domain.facts import SprintFacts
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.desk import Desk


class StageClock(StageContents):
    """What of a stage goes on by itself while a meeting runs."""

    desk: Desk
    words: Words
    rows: SprintRows
    facts: SprintFacts
    agenda: Agenda

    clock_head = getters.query_one(ClockHead)

    def zones(self, clock: Clock) -> str:
        """Return what to know where this machine's clock and the sprint's zone differ; empty where not."""
        zone = self.rows.sprint.zone
        here, there = clock.now.astimezone(self.desk.local), clock.now.astimezone(zone_of(zone))
        if here.utcoffset() == there.utcoffset():
            return ""
        return self.words("agenda.zones", zone=zone, time=f"{there:%H:%M}")

    def __init__(self) -> None:
        super().__init__()
        self._next_second = Wakeup(self, self.show_clock)
        self.danger: watch.Danger = ""

    def clock(self) -> Clock:
        """Return the timekeeper at this moment."""
        return self.desk.clock(self.agenda, self.rows)

    def show_clock(self) -> None:
        """Show this second, and wake at the edge of the next while the clock runs in view."""
        self._next_second.stop()
        clock = self.clock()
        self.danger = watch.danger(clock, self.facts)
        self.show_head_clock(clock)
        self.tick(clock)
        getattr(self.app.screen, "show_now", lambda: None)()
        watching.look(self)
        if self.desk.bell.is_due(clock) and self.desk.door.is_writer:
            self.app.bell()
        wait = self.next_tick(clock)
        if wait is not None and self.is_current:
            self._next_second.after(max(wait, 0.02) + 0.005)
            self.desk.each_second()

    def show_head_clock(self, clock: Clock) -> None:
        """Show the clock at the right of the head, or else the block of preparation that somebody is in."""
        view = clock_view(clock, self.facts, self.agenda, self.words)
        block = prep_clock.in_hand(self) if view is None else None
        self.clock_head.show(prep_clock.prep_view(self, block) if block is not None else view)

    def next_tick(self, clock: Clock) -> float | None:
        """Return the seconds until something that the clock shows will differ; None when nothing will."""
        if clock.is_live:
            return clock.block.left % 1 if clock.state == "running" else None
        return prep_clock.wait(self)

    def tell(self, text: str, *, is_refusal: bool = False) -> None:
        """Show one sentence on the message line."""
        raise NotImplementedError
