"""The result as bars, lowest first: WOW and Just Better side by side, under one cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from sprint_tui.widgets.ink import Line, Run, line, padded, typed
from sprint_tui.widgets.paint import Painted
from sprint_tui.widgets.picks import CHOSEN
from sprint_tui.widgets.row import MARK

GUTTER = 4
LEAD, VOTES, MOST = 5, 6, 70
"""Cells for the cursor and a pick's sign, for the votes, and of a column at most."""
BAR = "▆"


class Voted(NamedTuple):
    """One touchpoint in one column: its votes in words, their share of the most, and its sign when picked."""

    touchpoint: str
    name: str
    votes: str
    share: float
    sign: str = ""


@dataclass(frozen=True)
class Columns:
    """Both columns, lowest first; `titles` stand above them, `notes` below."""

    wow: Sequence[Voted] = ()
    better: Sequence[Voted] = ()
    titles: tuple[str, ...] = ("", "")
    notes: tuple[str, ...] = ()

    def of(self, kind: str) -> Sequence[Voted]:
        """Return one column."""
        return self.wow if kind == "wow" else self.better


class Bars(Painted, can_focus=True):
    """Two columns of bars; arrows go through them, from the highest."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "up", show=False),
        Binding("down", "step(1)", "down", show=False),
        Binding("home", "edge(0)", "first", show=False),
        Binding("end", "edge(-1)", "last", show=False),
        Binding("pageup", "step(-8)", "page_up", show=False),
        Binding("pagedown", "step(8)", "page_down", show=False),
        Binding("left", "side('wow')", "left", show=False),
        Binding("right", "side('better')", "right", show=False),
    ]

    class Moved(Message):
        """The cursor stands elsewhere."""

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._columns = Columns()
        self.kind = "wow"
        self.touchpoint = ""

    def show(self, columns: Columns) -> None:
        """Show these; the cursor stays on its touchpoint, and begins on the highest."""
        self._columns = columns
        if columns.wow and not self.select(self.touchpoint, self.kind):
            self._hold(len(columns.wow) - 1)
        self._paint()

    def select(self, touchpoint: str, kind: str = "") -> bool:
        """Put the cursor on a touchpoint, in a column; say whether it is there."""
        if not any(one.touchpoint == touchpoint for one in self._columns.wow):
            return False
        self.touchpoint, self.kind = touchpoint, kind if kind in CHOSEN else self.kind
        self._paint()
        return True

    def on_resize(self) -> None:
        self._paint()

    @property
    def _row(self) -> int:
        column = self._columns.of(self.kind)
        return next((at for at, one in enumerate(column) if one.touchpoint == self.touchpoint), 0)

    def _hold(self, row: int) -> None:
        column = self._columns.of(self.kind)
        if column:
            self.touchpoint = column[max(0, min(row, len(column) - 1))].touchpoint

    def _move_to(self, row: int) -> None:
        self._hold(row)
        self._paint()
        self.post_message(self.Moved())

    def action_step(self, by: int) -> None:
        self._move_to(self._row + by)

    def action_edge(self, row: int) -> None:
        self._move_to(row if row >= 0 else len(self._columns.wow) - 1)

    def action_side(self, kind: str) -> None:
        row = self._row
        self.kind = kind
        self._move_to(row)

    def on_click(self, event: events.Click) -> None:
        row = _row_at(self._columns, self.size.height, self._row, event.y)
        if row is not None:
            self.kind = "wow" if event.x < self.size.width // 2 else "better"
            self._move_to(row)

    def _paint(self) -> None:
        self.lines = painted(self._columns, self.size.width, self.size.height, self.kind, self._row)


def painted(columns: Columns, width: int, height: int, kind: str, row: int) -> tuple[Line, ...]:
    """Return both columns in a window, the row under the cursor in view."""
    column = min((width - GUTTER) // 2, MOST)
    names = max((typed(one.name).width for one in columns.wow), default=0)
    room = column - LEAD - VOTES
    name = min(names, room - max(room // 4, 6) - 1)
    titles = zip(CHOSEN.items(), columns.titles, strict=True)
    head = [padded((Run(f"  {sign} {title}", of),), column) for (of, sign), title in titles]
    between = Run(" " * GUTTER)
    lines: list[Line] = [line(*head[0], between, *head[1])]
    first, deep, air = _window(len(columns.wow), height - 1 - len(columns.notes), row)
    for at in range(first, min(first + deep, len(columns.wow))):
        wow, better = (
            _cell(columns.of(of)[at], of, name, column, is_here=of == kind and at == row) for of in CHOSEN
        )
        lines += [line(*wow, between, *better), *[()] * air]
    lines += [line(Run(note, "quiet")) for note in columns.notes]
    return tuple(lines)


def _cell(one: Voted, kind: str, name: int, width: int, *, is_here: bool) -> Iterator[Run]:
    """Yield the runs of one cell: sign, name, bar and votes."""
    bar_room = max(width - LEAD - VOTES - name - 1, 1)
    bar = Run(BAR * max(round(one.share * bar_room), 1 if one.share else 0), kind)
    role = "strong" if one.sign else "" if one.share else "quiet"
    runs = (
        MARK if is_here else Run(" "),
        Run(" "),
        *padded((Run(one.sign, kind),), LEAD - 2),
        *padded((typed(one.name, role),), name),
        Run(" "),
        *padded((bar,), bar_room),
        *padded((Run(one.votes, role),), VOTES, right=True),
    )
    yield from (run._replace(role="place") if is_here else run for run in runs)


def _window(count: int, height: int, row: int) -> tuple[int, int, int]:
    """Return the first row in view, how many there are, and the empty lines between them."""
    if 2 * count <= height:
        return 0, count, 1
    deep = max(height, 1)
    return max(0, min(row - deep // 2, count - deep)), deep, 0


def _row_at(columns: Columns, height: int, row: int, y: int) -> int | None:
    """Return the row that stands at a line of the window; None where none does."""
    first, deep, air = _window(len(columns.wow), height - 1 - len(columns.notes), row)
    at = (y - 1) // (air + 1)
    is_row = y >= 1 and at < deep and first + at < len(columns.wow)
    return first + at if is_row else None
