"""The running clock at the right of every head: block, bar, pace and digits, one widget, once a second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.domain import pace as pacing
from sprint_tui.domain import timebox
from sprint_tui.widgets.digits import clock_text, digits
from sprint_tui.widgets.ink import Line, Run, line, padded, tag, width_of
from sprint_tui.widgets.paint import Painted

if TYPE_CHECKING:
    from sprint_tui.content.agenda import Agenda
    from sprint_tui.content.words import Words
    from sprint_tui.domain.clock import Clock
    from sprint_tui.domain.facts import SprintFacts


@dataclass(frozen=True)
class ClockView:
    """What the clock shows at one second. `left` is whole seconds, below zero in overtime."""

    number: int
    blocks: int
    name: str
    left: int
    used: float
    tag: str
    pace: str
    is_behind: bool
    is_over: bool


def clock_view(clock: Clock, facts: SprintFacts, agenda: Agenda, words: Words) -> ClockView | None:
    """Return what a running or paused clock shows; None before the start and after the end."""
    if not clock.is_live:
        return None
    block = clock.block
    going = pacing.pace(block, facts, is_less=clock.is_less)
    return ClockView(
        number=clock.index + 1,
        blocks=len(clock.blocks),
        name=agenda.block(block.key).short,
        left=timebox.shown_seconds(block.left),
        used=block.share_used,
        tag=state_tag(clock, words),
        pace=pace_text(going, words),
        is_behind=going.is_behind,
        is_over=block.left < 0,
    )


def state_tag(clock: Clock, words: Words) -> str:
    """Return the tag of a live clock: the block's warning, and a pause, also where the block is over."""
    paused = ["paused"] if clock.state == "paused" else []
    over = [warning] if (warning := timebox.warning(clock.block)) and (not paused or clock.is_over) else []
    return " · ".join(words(f"clock.tags.{one}") for one in (*over, *paused))


def pace_text(going: pacing.Pace, words: Words) -> str:
    """Return the pace in a few words: what is left, and how long each piece may take."""
    if not going.open:
        return words("clock.all_done", n=going.total) if going.total else ""
    if going.each is None:
        return words("clock.left", n=going.open)
    return words("clock.left_each", n=going.open, each=f"{going.each // 60}:{going.each % 60:02d}")


def bar(used: float, width: int) -> Line:
    """Return a bar of elapsed time: full cells, then a thin rule."""
    full = round(used * width)
    return (Run("█" * full, "full"), Run("─" * (width - full), "empty"))


@dataclass(frozen=True)
class PrepView:
    """What is shown of a block of preparation: small, for somebody who reads or writes beside it."""

    name: str
    used: float
    left: str
    tag: str
    is_over: bool


class ClockHead(Painted):
    """Three lines at the right of the head; empty while neither a meeting nor a block of preparation runs."""

    _view: ClockView | PrepView | None = None

    def on_resize(self) -> None:
        self.show(self._view)

    def show(self, view: ClockView | PrepView | None) -> None:
        """Show this second."""
        self._view = view
        self.set_class(isinstance(view, ClockView), "-live")
        self.set_class(isinstance(view, PrepView), "-preparing")
        width = self.size.width
        match view:
            case ClockView():
                self.lines = _painted(view, width)
            case PrepView():
                self.lines = _painted_small(view, width)
            case None:
                self.lines = ()


def _painted_small(view: PrepView, width: int) -> tuple[Line, ...]:
    warning = (tag(view.tag), Run(" ")) if view.tag else ()
    left = Run(view.left, "wrong" if view.is_over else "")
    lines = (line(*warning, Run(view.name, "strong")), bar(view.used, min(width, 16)), line(left))
    return tuple(padded(one, width, right=True) for one in lines)


def _painted(view: ClockView, width: int) -> tuple[Line, ...]:
    big = digits(clock_text(view.left))
    room = width - len(big[0]) - 2
    name = Run(f"{view.number}/{view.blocks} {view.name}", "strong")
    warning = (tag(view.tag), Run(" ")) if view.tag else ()
    if width_of((*warning, name)) > room:
        name = Run(f"{view.number}/{view.blocks}", "strong")
    pace = tag(view.pace) if view.is_behind else Run(view.pace)
    beside = (line(*warning, name), bar(view.used, min(room, 20)), line(pace))
    role = "wrong" if view.is_over else "strong"
    return tuple(
        (*padded(left, room, right=True), Run("  "), Run(row, role))
        for left, row in zip(beside, big, strict=True)
    )
