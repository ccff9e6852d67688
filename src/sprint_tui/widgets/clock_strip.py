"""The clock strip: the clock's keys anywhere, also while somebody types. Closing it gives the cursor back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from sprint_tui.widgets.clock_keys import CLOCK_KEYS, ClockKeys, means_something
from sprint_tui.widgets.ink import Run, line
from sprint_tui.widgets.key_bar import KeyBar
from sprint_tui.widgets.noting import Noting
from sprint_tui.widgets.paint import INK, Painted
from sprint_tui.widgets.timekeeper import Timekeeper

if TYPE_CHECKING:
    from sprint_tui.widgets.stage import StageScreen


class ClockStrip(ClockKeys, ModalScreen[None]):
    """Two lines above the keys; the stage behind it goes on showing the time."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)
    BINDINGS: ClassVar[list[BindingType]] = [
        *CLOCK_KEYS,
        Binding("u", "take_back", "undo", show=False),
        Binding("escape,ctrl+t", "dismiss", "back", key_display="esc"),
    ]
    said = getters.query_one("#said", Painted)

    def __init__(self, stage: StageScreen) -> None:
        super().__init__()
        self._stage = stage
        self.keeper = Timekeeper(stage, self.tell)
        self.noting = Noting(stage, self.tell, self.pressed)

    def compose(self) -> ComposeResult:
        with Vertical(classes="bottom"):
            title = Painted(id="clock-title")
            title.lines = (line(Run(self._stage.words("clock.strip"), "strong")),)
            yield title
            yield Painted(id="said")
        yield KeyBar(self._stage.words)

    def tell(self, text: str, *, is_refusal: bool = False) -> None:
        """Say what a press did, or why it did nothing."""
        self.keeper.overwritten()
        self.said.lines = (line(*((Run("! ", "strong"),) if is_refusal else ()), Run(text)),)

    def show_now(self) -> None:
        """Take back what no longer holds: the stage behind calls it each second."""
        self.keeper.look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The answers to OVER are offered while a block is over, the reason of a pause once there is one."""
        if action in {"close_now", "more", "why"}:
            return means_something(action, self._stage.clock())
        return super().check_action(action, parameters)

    def pressed(self) -> None:
        self._stage.reload()
        self.refresh_bindings()

    def action_take_back(self) -> None:
        self.keeper.take_back()
        self.pressed()
