"""Stuck?: back to the people it is for, with a minute of silence, as a full screen."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING, ClassVar

from textual import events, getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from sprint_tui.domain.room import PROSE
from sprint_tui.domain.timebox import span
from sprint_tui.widgets.digits import clock_text, fitting
from sprint_tui.widgets.ink import Line, Run, at_most, line, typed, wrapped
from sprint_tui.widgets.key_bar import KeyBar
from sprint_tui.widgets.paint import INK, Fitted
from sprint_tui.widgets.wakeup import Wakeup

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.timebox import Instant
    from sprint_tui.store.rows import SprintRows

SECONDS = 60
"""How long everybody thinks for themselves."""
SHOWN = ((3, 2), (3, 1), (2, 1), (1, 1))
"""How many pains, and gains, stand below the question, of so many lines each: the most that fit."""
LEAST, MOST = 3, 7
"""Rows of digits."""


class Stuck(ModalScreen[None]):
    """The question of the segment, whom it is about, and a minute that runs beside the meeting's clock."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back", key_display="esc")]
    page = getters.query_one("#stuck", Fitted)

    def __init__(self, rows: SprintRows, content: Content, map_id: str, now: Callable[[], Instant]) -> None:
        super().__init__()
        self._rows = rows
        self._content = content
        self._segment = next((one.segment_id for one in rows.maps if one.id == map_id), "")
        self._now = now
        self._since = now()
        self._next_second = Wakeup(self, self.show_second)

    @property
    def left(self) -> float:
        """Seconds that are left of the minute."""
        return max(SECONDS - span(self._since, self._now()), 0.0)

    def compose(self) -> ComposeResult:
        yield Fitted(self._made, id="stuck")
        yield KeyBar(self._content.words)

    def on_mount(self) -> None:
        self.show_second()

    def on_unmount(self) -> None:
        self._next_second.stop()

    def on_key(self, event: events.Key) -> None:
        """Any key goes back to work."""
        event.stop()
        self.action_leave()

    def action_leave(self) -> None:
        if self.is_current:
            self.dismiss()

    def show_second(self) -> None:
        """Show what is left, and wake at the edge of the next second."""
        self.page.make()
        if self.left:
            self._next_second.after((self.left % 1 or 1) + 0.005)

    def _made(self, width: int, height: int) -> list[Line]:
        """Return the page for a window: in its middle, in the largest digits that leave room for the rest."""
        prose = min(PROSE, width)
        tried = (self._said(prose, *amount) for amount in SHOWN)
        said = next((one for one in tried if len(one) + LEAST < height), self._said(prose, *SHOWN[-1]))
        rows = max(min(height - len(said) - 1, MOST), LEAST)
        digits = fitting(clock_text(ceil(self.left)), prose, rows)
        shown: list[Line] = [*(line(Run(row, "strong")) for row in digits), (), *said]
        left = " " * max((width - PROSE) // 2, 0)
        above: list[Line] = [()] * max((height - len(shown)) // 2, 0)
        return [*above, *((Run(left), *one) for one in shown)]

    def _said(self, width: int, traits: int, most: int) -> list[Line]:
        """Return what stands below the digits, with so many pains and gains of at most so many lines."""
        words, rows = self._content.words, self._rows
        how = words("stuck.think" if self.left else "stuck.over")
        lines: list[Line] = [line(Run(row, "strong")) for row in wrapped(words("stuck.question"), width)]
        lines += [*(line(Run(row, "quiet")) for row in wrapped(how, width)), ()]
        segment = next((one for one in rows.segments if one.id == self._segment), None)
        if segment is not None and segment.name.strip():
            lines += [line(Run(words("drift.segment"), "quiet"), " ", typed(segment.name, "strong"))]
        for kind in ("pain", "gain"):
            label = Run(f"{self._content.choice('trait', kind).label:6}", "quiet")
            for trait in rows.traits_of(self._segment, kind)[:traits]:
                first, *more = at_most(trait.words, width - label.width, most)
                lines += [line(label, Run(first)), *(line(" " * label.width, Run(row)) for row in more)]
        promise = (segment.promise if segment is not None else "") or rows.sprint.promise
        if promise.strip():
            lines += [(), *(line(Run(row)) for row in at_most(f"“{promise}”", width, 2))]
        return lines
