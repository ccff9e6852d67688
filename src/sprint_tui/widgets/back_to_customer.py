"""Back to the customer: the two questions for a talk that drifts, as a full screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from sprint_tui.domain.room import PROSE
from sprint_tui.store.facts import segments_in_play
from sprint_tui.widgets.ink import Line, Run, line, typed, wrapped
from sprint_tui.widgets.key_bar import KeyBar
from sprint_tui.widgets.paint import INK, Painted

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows

PAINS = 3
"""Pains of a segment that stand below the question: the worst come first."""


class BackToCustomer(ModalScreen[None]):
    """Nothing but the two questions, whom they are about, and what was promised."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,exclamation_mark", "dismiss", "back", key_display="esc"),
    ]
    page = getters.query_one("#back-to-customer", Painted)

    def __init__(self, rows: SprintRows, content: Content) -> None:
        super().__init__()
        self._rows = rows
        self._content = content

    def compose(self) -> ComposeResult:
        yield Painted(id="back-to-customer")
        yield KeyBar(self._content.words)

    def on_resize(self) -> None:
        width, height = self.page.size
        shown = self._painted(min(PROSE, width))
        left = " " * max((width - PROSE) // 2, 0)
        above: list[Line] = [()] * max((height - len(shown)) // 2, 0)
        self.page.lines = (*above, *((Run(left), *one) for one in shown))

    def _painted(self, width: int) -> list[Line]:
        words, rows = self._content.words, self._rows
        lines: list[Line] = [line(Run(words("drift.title"), "strong")), ()]
        lines += [line(Run(row, "strong")) for row in wrapped(words("drift.pain"), width)]
        for segment in segments_in_play(rows):
            for pain in rows.traits_of(segment.id, "pain")[:PAINS]:
                first, *more = wrapped(pain.words, width - 4) or [""]
                lines += [line("  · ", typed(first)), *(line("    ", typed(row)) for row in more)]
        lines += [(), *(line(Run(row, "strong")) for row in wrapped(words("drift.felt"), width)), ()]
        for segment in segments_in_play(rows):
            if segment.name.strip():
                lines += [line(Run(words("drift.segment"), "quiet"), " ", typed(segment.name))]
        if rows.sprint.promise.strip():
            lines += [line(typed(row)) for row in wrapped(f"“{rows.sprint.promise}”", width)]
        return lines
