"""Back to the customer: the two questions for a talk that drifts, as a full screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from sprint_tui.domain.room import PROSE
from sprint_tui.store.facts import segments_in_play
from sprint_tui.widgets.ink import Line, Run, line, typed, width_of, wrapped
from sprint_tui.widgets.key_bar import KeyBar
from sprint_tui.widgets.letters import largest
from sprint_tui.widgets.paint import INK, Painted

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows

WAYS = ((3, 3), (2, 3), (1, 3), (1, 1), (0, 3), (0, 1))
"""How many times the questions are enlarged, and how many pains of a segment stand there, the worst first."""


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
        made = (self._made(width, height, *way) for way in WAYS)
        *_, shortest = found = [*made]
        parts = next((parts for parts in found if _rows(parts) <= height), shortest)
        column = max(width_of(one) for part in parts for one in part)
        left = Run(" " * ((width - max(column, min(width, PROSE))) // 2))
        air, over = divmod(max(height - _rows(parts), 0), len(parts) + 1)
        lines: list[Line] = [()] * air
        for number, part in enumerate(parts):
            lines += [*((left, *one) for one in part), *[()] * (1 + air + (number < over))]
        self.page.lines = tuple(lines)

    def _made(self, width: int, height: int, times: int, pains: int) -> list[list[Line]]:
        """Return the parts of the page: the questions enlarged, and so many pains below the first."""
        words, rows, prose = self._content.words, self._rows, min(PROSE, width)

        def asked(key: str) -> list[Line]:
            large = largest(words(key), width, height, times) if times else ()
            return [line(Run(row, "strong")) for row in large or wrapped(words(key), prose)]

        first, about = asked("drift.pain"), list[Line]()
        for segment in segments_in_play(rows):
            for pain in rows.traits_of(segment.id, "pain")[:pains]:
                start, *more = wrapped(pain.words, prose - 4) or [""]
                first += [line("  · ", typed(start)), *(line("    ", typed(row)) for row in more)]
            if segment.name.strip():
                about += [line(Run(words("drift.segment"), "quiet"), " ", typed(segment.name))]
        if not any(rows.traits_of(one.id, "pain") for one in segments_in_play(rows)):
            about += [line(row) for row in wrapped(words("drift.empty"), prose)]
        if rows.sprint.promise.strip():
            about += [line(typed(row)) for row in wrapped(f"“{rows.sprint.promise}”", prose)]
        return [[line(Run(words("drift.title"), "quiet"))], first, asked("drift.felt"), about]


def _rows(parts: list[list[Line]]) -> int:
    """Return how many rows the parts take, one between each two."""
    return sum(len(part) for part in parts) + len(parts) - 1
