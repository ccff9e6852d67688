"""The wall painted: the largest digits that fit, and around them what a back row wants to know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from textual.message import Message

from sprint_tui.domain.room import PROSE
from sprint_tui.widgets.clock_head import bar
from sprint_tui.widgets.digits import fitting
from sprint_tui.widgets.ink import Line, Run, between, line, padded, tag, typed, width_of, wrapped
from sprint_tui.widgets.paint import Painted
from sprint_tui.widgets.wall_view import BlockLine, Second, WallView

NORMAL = 100
"""Cells up to which the wall takes the whole width; beyond, its lines keep together."""
DIGITS = 44
"""Cells of `00:00` in the large font: enlarged ones are as wide as the lines around them."""
COLUMN = 60
"""Cells of one of the two columns of blocks."""
MINUTES = 14
"""Cells of a block's start and minutes at least."""
Part = tuple[Line, ...]
LEAST_DIGITS = 3
"""Rows of the smallest digits."""
AIR = 3
"""Blank lines between two parts at most."""


class Wall(Painted, can_focus=True):
    """Digits, bar, pace, ends, blocks and roles, painted as one."""

    class Resized(Message):
        """There is another number of cells to paint on."""

    def __init__(self) -> None:
        super().__init__(id="wall")
        self._around: tuple[WallView, int, tuple[Part, ...]] | None = None

    def on_resize(self) -> None:
        self.post_message(self.Resized())

    def show(self, second: Second) -> None:
        """Show one second in the whole window; what does not fit goes, the digits last."""
        width, height = self.size
        head, *below = self._parts(second.view, width)
        parts = [head, _bar(second.used, width), *below]
        while len(parts) > 1 and sum(map(len, parts)) + LEAST_DIGITS > height:
            parts.pop()
        room = height - sum(map(len, parts))
        digits = _digits(second, width, room - 2 if room > LEAST_DIGITS + 2 else room)
        self.lines = _spread([parts[0], digits, *parts[1:]], height, digits_at=1)

    def show_below_head(self, second: Second, notice: str = "", *, covered_from: int | None = None) -> None:
        """Show one second below a stage's head: digits of a third, and where there is room, our prose.

        A question covers the window from some row on: above it digits are whole, or there are none.
        """
        width, height = self.size
        third = height // 3 + 1
        if covered_from is not None:
            height = min(height, max(covered_from - self.region.y, 0))
        view, (_, *below) = second.view, self._parts(second.view, width)
        prose = _prose((notice, view.output), width)
        parts = [_digits(second, width, min(third, height)), _bar(second.used, width), *below, prose]
        blank = int(covered_from is not None)
        while len(parts) > 1 and sum(map(len, parts)) + blank > height:
            parts.pop()
        steps = _prose(view.steps, width)
        if sum(map(len, parts)) + len(parts) + len(steps) < height:
            parts.append(steps)
        self.lines = _spread(parts, height) if len(parts[0]) <= height else ()

    def _parts(self, view: WallView, width: int) -> tuple[Part, ...]:
        """Return head, pace and ends, blocks, people: made anew only for another view or width."""
        if self._around is None or self._around[0] is not view or self._around[1] != width:
            measure = measure_of(width)
            made = (_head, _pace_and_ends, _two_columns, _people)
            parts = tuple(_indented(part(view, measure), width) for part in made)
            self._around = view, width, parts
        return self._around[2]


def _bar(used: float | None, width: int) -> Part:
    return _indented([bar(used, measure_of(width))], width) if used is not None else ()


@lru_cache(maxsize=8)
def _prose(texts: tuple[str, ...], width: int) -> Part:
    rows = (row for text in texts if text for row in wrapped(text, min(PROSE, width)))
    return _indented([line(Run(row, "quiet")) for row in rows], width)


def measure_of(width: int) -> int:
    """Return the cells that the lines of a wall take: a wide window's lines keep together in its middle."""
    measure = max(NORMAL, width // DIGITS * DIGITS)
    return width if width - measure < DIGITS // 4 else measure


def _digits(second: Second, width: int, height: int) -> Part:
    role = "wrong" if second.view.is_over else "strong"
    rows = fitting(second.digits, width, height)
    left = " " * max((width - len(rows[0])) // 2, 0)
    return tuple(line(left, Run(row, role)) for row in rows)


def _spread(parts: Sequence[Part], height: int, *, digits_at: int = 0) -> tuple[Line, ...]:
    """Return the parts below each other with the blank lines that are left, first those around the digits."""
    shown = [part for part in parts if part]
    blanks = height - sum(map(len, shown))
    gaps = [0] * len(shown)
    order = sorted(range(1, len(shown)), key=lambda at: (at not in {digits_at, digits_at + 1}, at))
    if digits_at == 0 and blanks > len(order):  # large digits stand clear of the head
        gaps[0], blanks = 1, blanks - 1
    for _ in range(AIR):
        for at in order:
            if blanks > 0:
                gaps[at] += 1
                blanks -= 1
    gaps[0] += min(blanks // 2, AIR) if digits_at == 0 else 0
    return tuple(row for gap, part in zip(gaps, shown, strict=True) for row in (*[()] * gap, *part))


def _indented(part: Iterable[Line], width: int) -> Part:
    """Return the lines of a part in the middle of a wide window."""
    indent = (width - measure_of(width)) // 2
    return tuple((Run(" " * indent), *runs) if indent else runs for runs in part)


def _head(view: WallView, width: int) -> list[Line]:
    """Return what is in hand and the time, and one sentence about it."""
    right = (Run(view.now, "strong"),)
    number = Run(f"   {view.number}") if view.number else Run("")
    beside = (number, *((Run("   "), tag(view.tag)) if view.tag else ()))
    rows = [
        typed(row, "strong") for row in wrapped(view.title, max(width - width_of((*beside, *right)) - 2, 1))
    ]
    return [
        between((rows[0], *beside), right, width),
        *((row,) for row in rows[1:]),
        *(line(row) for row in wrapped(view.line, min(PROSE, width))),
    ]


def _pace_and_ends(view: WallView, width: int) -> list[Line]:
    """Return pace or start and the ends on one line, on two where they do not fit side by side."""
    left = (Run(view.begins, "strong"),) if view.begins else ()
    if view.pace:
        left = (tag(view.pace) if view.is_behind else Run(view.pace),)
    ends = [part for name, time in view.ends for part in (Run(f"{name} "), Run(f"{time}   ", "strong"))]
    if view.lateness:
        ends.append(Run(view.lateness))
    else:
        ends[-1] = ends[-1]._replace(text=ends[-1].text.rstrip())
    if not left:
        return [tuple(ends)]
    if width_of(left) + width_of(ends) + 2 <= width:
        return [between(left, ends, width)]
    return [left, tuple(ends)]


def _two_columns(view: WallView, width: int) -> Iterable[Line]:
    blocks = view.blocks
    half = (len(blocks) + 1) // 2
    column = min(COLUMN, width // 2 - 2)
    gap = Run(" " * (width - 2 * column))
    figures = max([MINUTES, *(len(one.starts) + len(one.minutes) + 2 for one in blocks)])
    for row in range(half):
        left = _block(blocks[row], column, figures)
        right = _block(blocks[row + half], column, figures) if row + half < len(blocks) else ()
        yield (*left, gap, *right)


def _block(block: BlockLine, width: int, figures: int) -> Line:
    sign = {"done": Run("✓ ", "done"), "now": Run("▸ ", "strong"), "ahead": Run("  ")}[block.where]
    role = {"done": "quiet", "now": "place", "ahead": ""}[block.where]
    minutes = Run(block.minutes.rjust(figures - len(block.starts)), role or "strong")
    runs = between((sign, typed(block.name, role)), (Run(block.starts, "quiet"), minutes), width)
    if block.where == "now":
        runs = (Run("".join(run.text for run in runs), role),)
    return padded(runs, width)


def _people(view: WallView, width: int) -> list[Line]:
    """Return who has a role, and how much is parked, on as many lines as that takes."""
    pieces = [line(f"{role} ", typed(name, "strong") if name else Run("–")) for role, name in view.roles]
    pieces += [line(view.parked)] if view.parked else []
    gap = Run(" " * (5 if width >= 90 else 3))
    lines: list[Line] = []
    for piece in pieces:
        if lines and width_of((*lines[-1], gap, *piece)) <= width:
            lines[-1] = (*lines[-1], gap, *piece)
        else:
            lines.append(piece)
    return lines
