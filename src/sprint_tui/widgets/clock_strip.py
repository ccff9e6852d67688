"""The clock strip: the clock's keys anywhere, also while somebody types. Closing it gives the cursor back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from sprint_tui.widgets.ink import Run, line
from sprint_tui.widgets.key_bar import KeyBar
from sprint_tui.widgets.paint import INK, Painted
from sprint_tui.widgets.timekeeper import Timekeeper, means_something

if TYPE_CHECKING:
    from sprint_tui.widgets.stage import StageScreen


class ClockStrip(ModalScreen[None]):
    """Two lines above the keys; the stage behind it goes on showing the time."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "close_now", "close_now"),
        Binding("2", "more(2)", "more_minutes", key_display="2 5"),
        Binding("5", "more(5)", "more_minutes", show=False),
        Binding("space", "start_or_pause", "start_or_pause"),
        Binding("n", "next_block", "next_block"),
        Binding("backspace", "previous_block", "previous_block"),
        Binding("plus", "minutes(1)", "minute", key_display="+ -"),
        Binding("minus", "minutes(-1)", "minute_less", show=False),
        Binding("greater_than_sign", "minutes(5)", "five", key_display="> <"),
        Binding("less_than_sign", "minutes(-5)", "five_less", show=False),
        Binding("r", "retime", "retime"),
        Binding("u", "take_back", "undo", show=False),
        Binding("escape,ctrl+t", "dismiss", "back", key_display="esc"),
    ]
    said = getters.query_one("#said", Painted)

    def __init__(self, stage: StageScreen) -> None:
        super().__init__()
        self._stage = stage
        self._keeper = Timekeeper(stage, self.tell)

    def compose(self) -> ComposeResult:
        with Vertical(classes="bottom"):
            title = Painted(id="clock-title")
            title.lines = (line(Run(self._stage.words("clock.strip"), "strong")),)
            yield title
            yield Painted(id="said")
        yield KeyBar(self._stage.words)

    def tell(self, text: str, *, is_refusal: bool = False) -> None:
        """Say what a press did, or why it did nothing."""
        self.said.lines = (line(*((Run("! ", "strong"),) if is_refusal else ()), Run(text)),)

    def action_start_or_pause(self) -> None:
        self._keeper.start_or_pause()
        self._stage.reload()

    def action_next_block(self) -> None:
        self._keeper.next_block()
        self._stage.reload()

    def action_previous_block(self) -> None:
        self._keeper.previous_block()
        self._stage.reload()

    def action_minutes(self, by: int) -> None:
        self._keeper.minutes(by)
        self._stage.reload()

    def action_retime(self) -> None:
        self._keeper.retime()
        self._stage.reload()

    def action_close_now(self) -> None:
        self._keeper.close_now()
        self._stage.reload()

    def action_more(self, minutes: int) -> None:
        self._keeper.more(minutes)
        self._stage.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The answers to OVER are offered while a block is over."""
        if action in {"close_now", "more"}:
            return means_something(action, self._stage.clock())
        return super().check_action(action, parameters)

    def action_take_back(self) -> None:
        self._keeper.take_back()
        self._stage.reload()
