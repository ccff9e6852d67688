"""The shell: stages made on first visit, themes, palette, the keys that work everywhere, and the way out."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import partial
from importlib import import_module, resources
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from sprint_tui.content.load import Content, load
from sprint_tui.domain import route
from sprint_tui.screens.home import Home
from sprint_tui.store import glance, paths, settings
from sprint_tui.store.errors import StoreError
from sprint_tui.widgets import palette, terminal
from sprint_tui.widgets.frame import GoTo, OpenPage, key_name
from sprint_tui.widgets.themes import COLOURS, DEFAULT, themes

if TYPE_CHECKING:
    from sprint_tui.store.door import Changed
    from sprint_tui.store.store import Store
    from sprint_tui.widgets.desk import Desk
    from sprint_tui.widgets.stage import StageScreen

STAGES = {
    "brief": "Brief",
    "agenda": "Agenda",
    "journey": "Journey",
    "picker": "Picker",
    "ownership": "Ownership",
}
"""The class of each stage, in the module of its key; imported when it is first visited."""
PAGES = {"touchpoint": "TouchpointPage", "pick": "PickPage", "upgrade": "UpgradePage"}
"""The class of each page of one row, likewise."""


class SprintApp(App[int]):
    """The app: at home, or at one sprint with all its stages."""

    CSS_PATH = str(resources.files("sprint_tui") / "assets" / "frame.tcss")
    DEFAULT_MODE = route.HOME
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (96, "-normal"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (27, "-normal-height"), (36, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "help", show=False),
        Binding("ctrl+g", "choose_stage", "choose_stage", show=False),
        Binding("ctrl+t", "clock_strip", "clock_strip", show=False),
        Binding("ctrl+s", "is_saved", "is_saved", show=False),
        Binding("ctrl+z", "take_back", "take_back", show=False),
        Binding("ctrl+y", "do_again", "do_again", show=False),
        Binding("ctrl+q", "quit", "quit", show=False, priority=True),
    ]

    def __init__(
        self, store_path: Path, content: Content, *, sprint: str = "", stage: str = "", notice: str = ""
    ) -> None:
        """Make the app over a store; `sprint` (an id) and `stage` are where it begins, else at home."""
        super().__init__()
        self.title = content.words("app.name")
        self._path = store_path
        self._content = content
        self._begin = (sprint, stage)
        self._store: Store | None = None
        self._desk: Desk | None = None
        self._imports: asyncio.Task[None] | None = None
        self.has_changed = False
        for theme in themes():
            self.register_theme(theme)
        chosen = settings.read(paths.config_folder()).get("theme", DEFAULT)
        self.theme = chosen if chosen in self.available_themes else DEFAULT
        self.add_mode(route.HOME, lambda: Home(store_path, content, self.open_store, notice))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return a colour for each variable of ours, so that no theme lacks one."""
        return dict.fromkeys(COLOURS, "#000000")

    def on_mount(self) -> None:
        terminal.on_signals(self._leave)
        self.call_after_refresh(self._warm_up)

    def _warm_up(self) -> None:
        """Import what the stages need while the person looks at home; go where the command line said."""
        self._imports = asyncio.create_task(asyncio.to_thread(_import_store))
        sprint, stage = self._begin
        if sprint:
            self.open_sprint(sprint, stage)

    async def open_store(self) -> Store:
        """Return the store, opened for changes on first use. Raises StoreError."""
        if self._imports is not None:
            await self._imports
        if self._store is None:
            self._store = import_module("sprint_tui.store.store").Store(self._path)
        return self._store

    # Where we are

    @on(Home.Open)
    def _open(self, event: Home.Open) -> None:
        self.open_sprint(event.sprint_id, event.stage)

    @work
    async def open_sprint(self, sprint_id: str, stage: str = "") -> None:
        """Put a sprint on the table and show one of its stages."""
        store = await self.open_store()
        if self._desk is None or self._desk.door.sprint_id != sprint_id:
            self._close_desk()
            desk = import_module("sprint_tui.widgets.desk")
            instant = import_module("sprint_tui.store.instant")
            door = store.door(sprint_id, lock=True)
            door.listeners.append(self._changed)
            self._desk = desk.Desk(door, self._content, instant.now_instant)
            for key, name in STAGES.items():
                self.add_mode(key, partial(_make_stage, key, name, self._desk))
        self.switch_mode(stage or "brief")

    def _close_desk(self) -> None:
        if self._desk is None:
            return
        for key in STAGES:
            self.remove_mode(key)
        if self._desk.door.lock is not None:
            self._desk.door.lock.release()
        self._desk = None

    def _changed(self, event: Changed) -> None:
        self.has_changed = True
        stage = self.stage
        if stage is not None and stage.strip.field is None:
            stage.call_later(stage.reload)

    @property
    def stage(self) -> StageScreen | None:
        """The stage in view; None at home and under a modal."""
        return self.screen if hasattr(self.screen, "desk") else None  # type: ignore[return-value]

    @on(GoTo)
    def _go_to(self, event: GoTo) -> None:
        self.action_go(event.stage, event.row_id, event.field)

    @on(OpenPage)
    def _open_page(self, event: OpenPage) -> None:
        page = getattr(import_module(f"sprint_tui.screens.{event.page}"), PAGES[event.page])(
            self._desk, event.row_id
        )
        self.push_screen(page)
        if event.field:
            page.call_after_refresh(page.go_to_row, event.row_id, event.field)

    def action_go(self, stage: str, row_id: str = "", field: str = "") -> None:
        """Show a stage, and there a row and field."""
        if stage != route.HOME and self._desk is None:
            return
        while len(self.screen_stack) > 1 and self.stage is not None:
            self.pop_screen()
        self.switch_mode(stage)
        if row_id and self.stage is not None:
            self.stage.call_after_refresh(self.stage.go_to_row, row_id, field)

    # The keys that work everywhere

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Undo belongs to a sprint, and to the field while one is edited."""
        if action in {"take_back", "do_again", "clock_strip", "is_saved", "choose_stage"}:
            stage = self.stage
            return stage is not None and (
                stage.strip.field is None or action not in {"take_back", "do_again"}
            )
        return super().check_action(action, parameters)

    def action_take_back(self) -> None:
        self._step_back("undo")

    def action_do_again(self) -> None:
        self._step_back("redo")

    def _step_back(self, way: str) -> None:
        stage = self.stage
        if stage is None:
            return
        scope = "clock" if stage.key == "agenda" else "work"
        try:
            taken = getattr(stage.desk.door, way)(scope)
        except StoreError as error:
            stage.refuse(f"errors.{error.code}", **error.details)
            return
        if taken is None:
            stage.say(f"undo.no_{way}")
            return
        past, touched = taken
        self.action_go(route.stage_of(touched.entity, touched.field), touched.entity_id, touched.field)
        said = stage.words(f"did.{past.label}", name=touched.name)
        self.call_after_refresh(self._say_undone, f"undo.{way}", said)

    def _say_undone(self, key: str, what: str) -> None:
        if self.stage is not None:
            self.stage.say(key, what=what)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return what the palette lists."""
        return palette.commands(self, screen, self._content.words, self._desk is not None)

    def action_use_theme(self, name: str) -> None:
        self.theme = name
        settings.keep(paths.config_folder(), theme=name)

    def action_help(self) -> None:
        from sprint_tui.widgets.help import Help  # noqa: PLC0415 - Markdown is slow to import

        if isinstance(self.screen, Help):
            return
        words = self._content.words
        long = words.table("keys_long")
        active = self.screen.active_bindings.values()
        keys = [
            (key_name(words, a.binding), long[a.binding.description])
            for a in active
            if a.binding.description in long
        ]
        key = self.stage.key if self.stage is not None else route.HOME
        self.push_screen(Help(words, self._content.help(key), keys))

    # The way out

    def _leave(self, code: int) -> None:
        """Store what is typed and end, with the terminal as it was."""
        self._store_typed()
        self.exit(return_code=code)

    def _store_typed(self) -> bool:
        """Store what is typed; say whether everything is stored."""
        stage = self.stage
        return stage is None or stage.strip.flush()

    async def action_quit(self) -> None:
        self._store_typed()
        self.exit(0)


def _import_store() -> None:
    for module in ("store.store", "store.sprints", "widgets.stage", "exchange.example"):
        import_module(f"sprint_tui.{module}")


def _make_stage(key: str, name: str, desk: Desk) -> Screen[None]:
    stage: Screen[None] = getattr(import_module(f"sprint_tui.screens.{key}"), name)(desk)
    return stage


def run_app(store_path: Path, *, sprint: str = "", stage: str = "", notice: str = "") -> int:
    """Run the app until it is left; return its exit code. Raises StoreError for a store that cannot be read."""
    glance.count(store_path)
    terminal.accept_garbled_bytes()
    terminal.end_broken_pastes()
    app = SprintApp(store_path, load(), sprint=sprint, stage=stage, notice=notice)
    app.run()
    return 1 if app.return_code is None else app.return_code


if __name__ == "__main__":
    import sys

    sys.exit(run_app(Path(sys.argv[1])))
