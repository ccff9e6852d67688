"""Two maps under one cursor: a row a touchpoint, phases one below the other, each map in its own half."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from sprint_tui.domain.text import in_column
from sprint_tui.screens.two_maps.columns import BAR, FELT, WORDS, Columns, columns
from sprint_tui.widgets.ink import Line, Run, cut, padded, tag, width_of
from sprint_tui.widgets.paint import Inked, strip_of

if TYPE_CHECKING:
    from sprint_tui.screens.two_maps.view import PairView, Point, Side

GUTTER = 3
HEADS = 2
"""Lines above the rows: what each map is called, and a rule."""
Place = tuple[int, int]
"""A line among the rows, and the half: 0 left, 1 right."""


class Pair(Inked, can_focus=True):
    """What two maps hold, phase by phase."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "row(-1)", "up", show=False),
        Binding("down", "row(1)", "down", show=False),
        Binding("left", "half(0)", "left", show=False),
        Binding("right", "half(1)", "right", show=False),
        Binding("home", "row(-1000)", "first", show=False),
        Binding("end", "row(1000)", "last", show=False),
        Binding("pageup", "row(-10)", "page_up", show=False),
        Binding("pagedown", "row(10)", "page_down", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor stands on another touchpoint; `by_person` when a key or the mouse put it there."""

        pair: Pair
        by_person: bool = True

        @property
        def control(self) -> Pair:
            """The widget that sends."""
            return self.pair

    class Opened(Moved):
        """A touchpoint was opened with the mouse."""

    def __init__(self, nothing: str, gap: str) -> None:
        """`nothing` is said of a phase that a map has nothing in, `gap` where a gap's word is too long."""
        super().__init__()
        self._nothing = nothing
        self._gap = gap
        self._sides: tuple[Side, ...] = ()
        self._lines: list[str | tuple[Point | None, Point | None]] = []
        self._places: dict[Place, Point] = {}
        self._at: Place = (0, 0)
        self._top = 0

    @property
    def point(self) -> Point | None:
        """The touchpoint under the cursor."""
        return self._places.get(self._at)

    @property
    def out_of_view(self) -> tuple[int, int]:
        """How many touchpoints stand above those in view, and how many below."""
        first, last = self._top, self._top + max(self.size.height - HEADS, 1)
        lines = [line for line, _ in self._places]
        return sum(line < first for line in lines), sum(line >= last for line in lines)

    def show(self, view: PairView) -> None:
        """Show these maps; the cursor stays on its touchpoint, or goes to the nearest of its half."""
        kept = self.point.id if self.point else ""
        self._sides = view.sides
        self._lines = []
        for band in view.bands:
            self._lines += [*([""] if self._lines else []), band.title]
            for at in range(max(len(band.left), len(band.right), 1)):
                self._lines.append((_at(band.left, at), _at(band.right, at)))
        self._places = {
            (number, half): point
            for number, one in enumerate(self._lines)
            if not isinstance(one, str)
            for half, point in enumerate(one)
            if point is not None
        }
        if not self.select(kept):
            self._move(self._nearest(*self._at), by_person=False)
        self.refresh()

    def select(self, row_id: str) -> bool:
        """Put the cursor on a touchpoint when it is there; say whether it was."""
        found = next((place for place, one in self._places.items() if one.id == row_id), None)
        if found is not None:
            self._move(found, by_person=False)
        return found is not None

    def action_row(self, by: int) -> None:
        mine = sorted(line for line, half in self._places if half == self._at[1])
        if mine:
            at = mine.index(self._at[0]) + by
            self._move((mine[max(0, min(at, len(mine) - 1))], self._at[1]))

    def action_half(self, half: int) -> None:
        if any(one == half for _, one in self._places):
            self._move(self._nearest(self._at[0], half))

    def on_resize(self) -> None:
        self._top = self._top_for(self._at)
        self.refresh()
        self.post_message(self.Moved(self, by_person=False))

    def on_click(self, event: events.Click) -> None:
        place = (event.y - HEADS + self._top, int(event.x >= self._half + GUTTER))
        if event.y >= HEADS and place in self._places:
            self._move(place)
            if event.chain > 1:
                self.post_message(self.Opened(self))

    # Where things stand

    @property
    def _columns(self) -> Columns:
        points = self._places.values()
        name = max((Run(in_column(one.name)).width for one in points), default=0)
        gap, short = (
            max((width_of(_gap(one, said)) for one in points), default=0) for said in ("", self._gap)
        )
        return columns(self._half, name, gap, short)

    @property
    def _half(self) -> int:
        return (self.size.width - GUTTER) // 2

    def _nearest(self, line: int, half: int) -> Place:
        """Return the touchpoint of a half that stands nearest to a line; of the other, where it has none."""
        mine = [one for one in self._places if one[1] == half] or [*self._places]
        return min(mine, key=lambda one: abs(one[0] - line), default=(0, half))

    def _top_for(self, place: Place) -> int:
        """Return the first line to show so that a place is in view, with the phase it stands in."""
        room = max(self.size.height - HEADS, 1)
        title = next((at for at in range(place[0], -1, -1) if isinstance(self._line(at), str)), 0)
        last = max(len(self._lines) - room, 0)
        top = max(self._top, place[0] - room + 1)
        return max(0, min(top, title if place[0] - title < room else place[0], last))

    def _line(self, at: int) -> str | tuple[Point | None, Point | None]:
        return self._lines[at] if at < len(self._lines) else ""

    def _move(self, place: Place, *, by_person: bool = True) -> None:
        before, self._at = self._at, place
        top = self._top_for(place)
        if top != self._top:
            self._top = top
            self.refresh()
        else:
            for line in {before[0], place[0]}:
                self.refresh(Region(0, HEADS + line - top, self.size.width, 1))
        self.post_message(self.Moved(self, by_person))

    # Painting

    def render_line(self, y: int) -> Strip:
        """Paint one line: the names of the maps and a rule, then phases and touchpoints."""
        return strip_of(self, self._painted(y), self.size.width)

    def _painted(self, y: int) -> Line:
        if y == 0 and self._sides:
            return self._halves(*(_heading(one, is_short=self._half < WORDS) for one in self._sides))
        if y < HEADS:
            return (Run("─" * self.size.width, "rule"),)
        at = y - HEADS + self._top
        line = self._line(at)
        if isinstance(line, str):
            return (Run(line.upper(), "strong"),)
        begins = isinstance(self._line(at - 1), str)
        return self._halves(
            *(self._cell(point, (at, half), begins=begins) for half, point in enumerate(line))
        )

    def _halves(self, left: Line, right: Line) -> Line:
        return (*padded(left, self._half), Run(" " * GUTTER), *padded(right, self._half))

    def _cell(self, point: Point | None, place: Place, *, begins: bool) -> Line:
        if point is None:
            return (Run("    "), Run(self._nothing if begins else "", "quiet"))
        held, (room, stage, bar, has_words) = place == self._at, self._columns
        gap = _gap(point, "" if has_words else self._gap)
        felt = _felt(point, has_bar=bool(bar))
        mark = point.mark or Run("")
        return (
            Run("▸ " if held else "  ", "strong"),
            *padded((mark,), 3),
            *(padded((Run(cut(in_column(point.stage), stage - 2), "quiet"),), stage) if stage else ()),
            *padded((Run(cut(in_column(point.name), room), "inverse" if held else ""),), room + 1),
            *felt,
            Run("  "),
            *gap,
        )


def _at(points: tuple[Point, ...], at: int) -> Point | None:
    return points[at] if at < len(points) else None


def _heading(side: Side, *, is_short: bool) -> Line:
    gaps = (Run("   "), tag(side.gaps)) if side.gaps else ()
    return (Run(f"{side.name}  ", "strong"), Run(side.touchpoints if is_short else side.facts), *gaps)


def _felt(point: Point, *, has_bar: bool) -> Line:
    """Return a feeling in so many cells that those below each other align."""
    said = "" if point.feeling is None else f"{point.feeling:+d}" if point.feeling else "0"
    bar = "" if point.feeling is None else "▁" * (point.feeling + 3) * 2
    return (Run(said.rjust(FELT), "strong"), *((Run(f" {bar}".ljust(BAR), "full"),) if has_bar else ()))


def _gap(point: Point, short: str) -> Line:
    """Return the word for a gap; `short` stands for one that is broken, and nothing for the others."""
    if point.is_broken:
        return (tag(short or point.gap),)
    return () if short else (Run(point.gap, "quiet"),)
