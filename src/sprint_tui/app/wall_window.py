"""A window for the room: it follows the one that somebody works in, and takes no key but the last one."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType

from sprint_tui.app import shell, styles
from sprint_tui.screens.wall import WindowWall
from sprint_tui.store import paths, settings
from sprint_tui.store.errors import StoreError
from sprint_tui.store.instant import now_instant
from sprint_tui.store.place import Place, Places
from sprint_tui.store.store import Store
from sprint_tui.widgets import terminal
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.guard import Guarded
from sprint_tui.widgets.ink import Run, line
from sprint_tui.widgets.paint import Painted
from sprint_tui.widgets.sight import Sight
from sprint_tui.widgets.themes import DEFAULT, themes
from sprint_tui.widgets.wakeup import Wakeup
from sprint_tui.widgets.wall_view import notice

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.widgets.stage import StageScreen

FOLLOW_EVERY = 0.5
"""Seconds between two looks at the other window: the room sees within a second what is done there."""


class WallWindow(Guarded, App[int]):
    """The clock as a whole window, or the stage that the other window is at, in a dress for the room."""

    CSS_PATH = [*styles.OF_HOME, *styles.THE_REST]
    HORIZONTAL_BREAKPOINTS = shell.SprintApp.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = shell.SprintApp.VERTICAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,ctrl+q", "quit", "quit", show=False, priority=True)]

    def __init__(self, store_path: Path, content: Content, sprint_id: str) -> None:
        """Open the sprint to read it. Raises StoreError."""
        super().__init__()
        self.title = content.words("app.name")
        self.words = content.words
        self._path, self._content, self._sprint_id = store_path, _on_wall(content), sprint_id
        self._places = Places(store_path)
        self._next_look = Wakeup(self, self._look)
        self._stage: StageScreen | None = None
        self._shown: tuple[str, ...] = ()
        self._is_looking = False
        self._lay()
        for theme in themes():
            self.register_theme(theme)
        self._theme_as_chosen()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return a colour for each variable of ours, so that no theme lacks one."""
        return shell.SprintApp.get_theme_variable_defaults(self)  # type: ignore[arg-type]

    def on_mount(self) -> None:
        terminal.on_signals(lambda code: self.exit(return_code=code))
        self.push_screen(styles.fitted(WindowWall(self._sight), self))
        self._look()

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    async def on_event(self, event: events.Event) -> None:
        """Nobody works here: of all keys and clicks, only those that end it arrive."""
        is_end = isinstance(event, events.Key) and event.key in {"q", "ctrl+q"}
        if is_end or not isinstance(event, events.Key | events.Paste | events.MouseEvent):
            await super().on_event(event)

    def refuse(self, error: StoreError) -> None:
        """Say at the foot of the clock what cannot be read; it is tried again with the next look."""
        self._wall.problem = self.words(f"errors.{error.code}", **error.details)
        self._show_stage(Place())
        self._stamp = -1
        self._wall.show_foot()

    # Following

    def _lay(self) -> None:
        """Open the store, and the sprint as it is now. Raises StoreError."""
        store = Store(self._path)
        desk = Desk(store.reader(self._sprint_id), self._content, now_instant, is_wall=True)
        desk.each_second = self._look
        self._store, self._sight = store, Sight(desk)
        self._seen, self._stamp = desk.door.newest(), -1

    @property
    def _wall(self) -> WindowWall:
        return next(one for one in self.screen_stack if isinstance(one, WindowWall))

    def _look(self) -> None:
        """Follow what was written, and where the other window is."""
        self._next_look.after(FOLLOW_EVERY)
        if self._is_looking:
            return
        self._is_looking = True
        try:
            self._theme_as_chosen()
            if self._store.is_replaced():
                self._begin_anew()
            self._follow()
        except StoreError as error:
            self.refuse(error)
        finally:
            self._is_looking = False

    def _begin_anew(self) -> None:
        """A copy was put in the store's place: go on with that. Raises StoreError."""
        self._show_stage(Place())
        before = self._store
        self._lay()
        before.close()
        self._wall.look_at(self._sight)
        self._seen = -1

    def _follow(self) -> None:
        door = self._sight.desk.door
        newest, stamp = door.newest(), self._places.stamp()
        if newest != self._seen or self._wall.problem:
            self._seen, self._wall.problem = newest, ""
            self._wall.reload()
            if self._stage is not None and self._is_there(self._stage):
                self._stage.reload()
        if stamp != self._stamp and (self._stage is None or self._stage.is_mounted):
            self._stamp = stamp  # a stage that is not painted yet is left with the next look
            self._show_stage(self._places.of(self._sprint_id))

    def _show_stage(self, place: Place) -> None:
        """Show the page or stage of a place with what is selected there; else the clock."""
        wanted = () if place.is_away else self._fitting(place)
        if wanted != self._shown:
            if self._stage in self.screen_stack:
                self.pop_screen()
            self._stage, self._shown = None, wanted
            if wanted:
                self._put(wanted)
        if self._stage is not None:
            if place.map_id != self._sight.desk.map_id:
                self._sight.desk.map_id = place.map_id
                self._once_there(self._stage.reload)
            self._once_there(partial(self._stage.go_to_row, place.row_id, place.field))

    def _once_there(self, do: Callable[[], None]) -> None:
        """Do something with the stage once it is painted, unless the other window went on meanwhile."""
        stage = self._stage
        if stage is not None:
            stage.call_after_refresh(lambda: do() if self._is_there(stage) else None)

    def _is_there(self, stage: StageScreen) -> bool:
        return stage.is_mounted and stage in self.screen_stack

    def _fitting(self, place: Place) -> tuple[str, ...]:
        """Return which page, of which row, or which stage a room may see of a place; none for the clock."""
        is_page = place.page in shell.PAGES and place.page_id in self._sight.rows.by_id
        if is_page and _class_of(place.page).FITS_WALL:
            return place.page, place.page_id
        return (place.stage,) if place.stage in shell.STAGES and _class_of(place.stage).FITS_WALL else ()

    def _put(self, wanted: tuple[str, ...]) -> None:
        name, *row = wanted
        self._stage = styles.fitted(_class_of(name)(self._sight.desk, *row), self)
        self.push_screen(self._stage)
        self._stage.call_after_refresh(self._stage.mount, Painted(id="wall-foot"))
        self._stage.call_after_refresh(self._show_foot)

    def on_resize(self) -> None:
        self._show_foot()

    def _show_foot(self) -> None:
        """Say at the foot of a stage how fine the window is."""
        if self._stage is not None:
            for foot in self._stage.query("#wall-foot").results(Painted):
                foot.lines = (line(Run(notice(self.words, *self.size))),)

    def _theme_as_chosen(self) -> None:
        chosen = settings.read(paths.config_folder()).get("theme", DEFAULT)
        theme = chosen if chosen in {one.name for one in themes()} else DEFAULT
        if theme != self.theme:
            self.theme = theme


def _on_wall(content: Content) -> Content:
    """Return the same text with the words of a window that nobody works in."""
    wall = copy(content)
    wall.__dict__["words"] = content.words.on_wall()  # as the property itself keeps them
    return wall


def _class_of(name: str) -> type[StageScreen]:
    """Return the class of a stage or a page."""
    kind: type[StageScreen] = getattr(
        import_module(f"sprint_tui.screens.{name}"), {**shell.STAGES, **shell.PAGES}[name]
    )
    return kind
