"""The keys of the clock, the same on the agenda and in the clock strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.binding import Binding

if TYPE_CHECKING:
    from sprint_tui.domain.clock import Clock
    from sprint_tui.widgets.noting import Noting
    from sprint_tui.widgets.timekeeper import Timekeeper

CLOCK_KEYS = (
    Binding("c", "close_now", "close_now"),
    Binding("2", "more(2)", "more_minutes", key_display="2 5"),
    Binding("5", "more(5)", "more_minutes", show=False),
    Binding("space", "start_or_pause", "start_or_pause"),
    Binding("n", "next_block", "next_block"),
    Binding("plus", "minutes(1)", "minute", key_display="+ -"),
    Binding("minus", "minutes(-1)", "minute_less", show=False),
    Binding("r", "retime", "retime"),
    Binding("p", "park", "park"),
    Binding("exclamation_mark", "drift", "drift"),
    Binding("d", "decide", "decide"),
    Binding("e", "why", "why"),
    Binding("backspace", "previous_block", "previous_block"),
    Binding("greater_than_sign", "minutes(5)", "five", key_display="> <"),
    Binding("less_than_sign", "minutes(-5)", "five_less", show=False),
)
"""The answers to OVER come first: while a block is over, nothing else is asked."""
OF_OVER = frozenset({"c", "2", "5"})
"""The keys of those answers."""
NOTES = frozenset({"park", "decide"})
"""What can be noted before the clock has started, and after its end."""
CLOCK_ACTIONS = frozenset(binding.action.split("(")[0] for binding in CLOCK_KEYS)


class ClockKeys:
    """What the keys do: each presses the timekeeper's clock. `pressed` is called after each."""

    keeper: Timekeeper
    noting: Noting

    def pressed(self) -> None:
        """Show what the press did."""

    def called(self, name: str) -> str:
        """Return the words' key of what a key does now: in a pause, space goes on."""
        is_paused = name == "start_or_pause" and self.keeper.state == "paused"
        return "clock.go_on" if is_paused else f"keys.{name}"

    def on_key(self, event: events.Key) -> None:
        """An answer to OVER that comes too early is told so: it is no key of the bar then."""
        if event.key in OF_OVER and self.keeper.may_refuse:
            event.stop()
            self.keeper.refuse_not_over()

    def action_start_or_pause(self) -> None:
        self.keeper.start_or_pause()
        self.pressed()

    def action_next_block(self) -> None:
        self.keeper.next_block()
        self.pressed()

    def action_previous_block(self) -> None:
        self.keeper.previous_block()
        self.pressed()

    def action_minutes(self, by: int) -> None:
        self.keeper.minutes(by)
        self.pressed()

    def action_retime(self) -> None:
        self.keeper.retime()
        self.pressed()

    def action_close_now(self) -> None:
        self.keeper.close_now()
        self.pressed()

    def action_more(self, minutes: int) -> None:
        self.keeper.more(minutes)
        self.pressed()

    def action_park(self) -> None:
        self.noting.park()

    def action_decide(self) -> None:
        self.noting.decide()

    def action_drift(self) -> None:
        self.keeper.drift()
        self.noting.back_to_customer()
        self.pressed()

    def action_why(self) -> None:
        self.noting.why()


def means_something(action: str, clock: Clock) -> bool:
    """Say whether a key of the clock means something at this moment."""
    if action == "start_or_pause":
        return clock.state != "finished"
    if action == "why":
        return clock.state == "paused" or any(block.paused for block in clock.blocks)
    if action in NOTES:
        return True
    return clock.is_over if action in {"close_now", "more"} else clock.is_live
