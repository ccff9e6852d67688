"""The wall over whatever one was at: it shows the clock, and gives back the very same place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from sprint_tui.widgets.cover import Cover
from sprint_tui.widgets.guard import Guarded
from sprint_tui.widgets.ink import Line, Run, line
from sprint_tui.widgets.paint import INK, Painted
from sprint_tui.widgets.wakeup import Wakeup
from sprint_tui.widgets.wall import Wall
from sprint_tui.widgets.wall_seconds import WallViews
from sprint_tui.widgets.wall_view import notice, wait_for_news

if TYPE_CHECKING:
    from sprint_tui.domain.clock import Clock
    from sprint_tui.widgets.sight import Sight


class ClockWall(Guarded, Screen[None]):
    """One second of the clock as a whole window; `reload` it when there is news."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INK)
    CSS_PATH = "wall.tcss"
    foot = getters.query_one("#wall-foot", Painted)

    def __init__(self, sight: Sight) -> None:
        super().__init__()
        self.sight = sight
        self.wall = Wall()
        self._next = Wakeup(self, self.show_clock)
        self._views = WallViews(sight)

    def look_at(self, sight: Sight) -> None:
        """Show another reading of the sprint from now on."""
        self.sight, self._views = sight, WallViews(sight)

    def compose(self) -> ComposeResult:
        yield self.wall
        yield Painted(id="wall-foot")
        yield Cover(self.sight.words)

    def on_screen_resume(self) -> None:
        self.reload()

    @on(Wall.Resized)
    def _resized(self) -> None:
        self.show_clock()

    def reload(self) -> None:
        """Read the sprint and show it."""
        self.sight.read()
        self.show_clock()

    def show_clock(self) -> None:
        """Show this second, and wake when the next differs while the wall is in view."""
        self._next.stop()
        sight = self.sight
        clock = sight.clock()
        self.wall.show(self._views.at(clock))
        self.show_foot()
        if sight.desk.bell.is_due(clock) and sight.desk.door.is_writer:
            self.app.bell()
        if self.is_current:
            self._next.after(max(wait_for_news(sight, clock), 0.02) + 0.005)
            sight.desk.each_second()

    def show_foot(self) -> None:
        """Show the last line: nothing that the room needs."""
        self.foot.lines = (self.foot_line(self.sight.clock()),)

    def foot_line(self, clock: Clock) -> Line:
        """Return the last line."""
        raise NotImplementedError


class WallScreen(ClockWall):
    """The wall by key, over a stage, an open field or a question."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2,escape", "dismiss", "back", show=False)]

    def foot_line(self, clock: Clock) -> Line:
        words = self.sight.words
        said = notice(words, *self.app.size)
        return line(Run("f2", "key"), Run(f" {words('keys.back')}   ", "quiet"), Run(said))


class WindowWall(ClockWall):
    """The wall in a window of its own: at its foot what it cannot read, or how fine it is."""

    problem = ""

    def foot_line(self, clock: Clock) -> Line:
        if self.problem:
            return line(Run("! ", "strong"), Run(self.problem, "strong"))
        return line(Run(notice(self.sight.words, *self.app.size)))
