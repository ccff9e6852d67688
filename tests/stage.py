"""Stages to test: one screen in a bare app, or the whole app, over a store and a clock that a test holds."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from textual import on
from textual.pilot import Pilot
from textual.screen import Screen

from filled import make, opened
from hand import Hand
from sprint_tui.app import styles
from sprint_tui.app.keys import KeysEverywhere
from sprint_tui.app.shell import SprintApp
from sprint_tui.app.wall_window import WallWindow
from sprint_tui.content.load import Content, load
from sprint_tui.domain import route
from sprint_tui.domain.timebox import Instant
from sprint_tui.exchange.example import finished_example
from sprint_tui.store import sprints
from sprint_tui.store.door import Door
from sprint_tui.store.meeting import note_meeting
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.store import Store
from sprint_tui.store.tables import Sprint
from sprint_tui.widgets.desk import Desk
from sprint_tui.widgets.messages import GoTo, OpenPage, OpenSprint
from sprint_tui.widgets.options import ANSWER_KEYS
from sprint_tui.widgets.stage import StageScreen
from sprint_tui.widgets.themes import themes

SMALL, ROOM, WIDE = (80, 24), (100, 28), (160, 45)
MEETING = datetime(2026, 11, 12, 8, 0, tzinfo=UTC)
"""When the tests' clock begins: a Thursday, the hour of the example's meeting."""


@cache
def content() -> Content:
    """Return the text that all tests share."""
    return load("en")


def words(key: str, **values: object) -> str:
    """Return what the app says under a key."""
    return content().words(key, **values)


def key_of(stage: str) -> str:
    """Return the key beside a stage, or Home, in the list of ctrl+g."""
    return ANSWER_KEYS[(*route.KEYS, route.HOME).index(stage)]


class Now:
    """The time, which goes on only when a test says so."""

    def __init__(self) -> None:
        self.at = MEETING
        self.seconds = 1000.0

    def __call__(self) -> Instant:
        return Instant(self.at, "boot", self.seconds)

    def passes(self, seconds: float) -> None:
        """Let so much time pass."""
        self.at += timedelta(seconds=seconds)
        self.seconds += seconds


# Sprints to begin with: made once, then copied


@contextmanager
def example(path: Path) -> Iterator[Door]:
    """Open a store that holds the finished example, and yield its door."""
    with _copied(path, _file(_put_example)) as door:
        yield door


@contextmanager
def fresh(path: Path, audience: str = "b2c", *, asks_keepers: bool = False) -> Iterator[Door]:
    """Open a store that holds a sprint with nothing but a title, and yield its door.

    It goes without scribe and timekeeper, so that the start of its clock asks for none; with
    `asks_keepers` it does ask.
    """
    with _copied(path, _file((_FRESH if asks_keepers else _WITHOUT_KEEPERS)[audience])) as door:
        yield door


@contextmanager
def _copied(path: Path, file: tuple[bytes, str]) -> Iterator[Door]:
    held, sprint_id = file
    path.write_bytes(held)
    with opened(path, seed=13) as store:
        yield store.door(sprint_id)


@cache
def _file(put: Callable[[Store], str]) -> tuple[bytes, str]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        with opened(path) as store:
            sprint_id = put(store)
        return path.read_bytes(), sprint_id


def _put_example(store: Store) -> str:
    return sprints.put_in(store, finished_example(), "new_sprint")


_FRESH: dict[str, Callable[[Store], str]] = {
    "": lambda store: make(store, audience="").sprint_id,
    "b2c": lambda store: make(store).sprint_id,
    "both": lambda store: make(store, audience="both").sprint_id,
}


def _without_keepers(put: Callable[[Store], str]) -> Callable[[Store], str]:
    def put_too(store: Store) -> str:
        door = store.door(put(store))
        with door.step("skip_keepers") as step:
            note_meeting(step, door.rows(), keepers_skipped="Only the two of us")
            step.forget()
        return door.sprint_id

    return put_too


_WITHOUT_KEEPERS = {audience: _without_keepers(put) for audience, put in _FRESH.items()}


# One screen in a bare app


class Staged(Hand):
    """A person at one stage."""

    def __init__(self, pilot: Pilot[Any], desk: Desk, now: Now) -> None:
        super().__init__(pilot)
        self.desk = desk
        self.now = now

    @property
    def rows(self) -> SprintRows:
        """The sprint as it is stored now."""
        return self.desk.door.rows()

    @property
    def sprint(self) -> Sprint:
        """The sprint's own row as it is stored now."""
        return self.rows.sprint

    @property
    def stage(self) -> StageScreen:
        """The stage, also while a modal lies over it."""
        return next(one for one in reversed(self.app.screen_stack) if isinstance(one, StageScreen))

    async def passes(self, seconds: float) -> None:
        """Let time pass, and the stage show it."""
        self.now.passes(seconds)
        self.stage.show_clock()
        await self.settle()

    async def go(self, row_id: str, field: str = "") -> None:
        """Put the cursor on a row and field, as undo and the checklist do."""
        self.stage.go_to_row(row_id, field)
        await self.settle()

    def is_editing(self) -> bool:
        """Say whether a field is open in the strip."""
        return self.stage.strip.field is not None

    def field_key(self) -> str:
        """Return the key of the open field: its row and name; empty when none is open."""
        return self.stage.strip.field.key if self.stage.strip.field is not None else ""

    @property
    def done(self) -> list[str]:
        """What this person can undo, the newest last."""
        return [past.label for past in self.desk.door.stacks().undo]


class BareApp(KeysEverywhere):
    """The keys that work everywhere, our styles and themes, and one screen; notes where it is sent."""

    CSS_PATH = [*styles.OF_HOME, *styles.THE_REST]
    HORIZONTAL_BREAKPOINTS = SprintApp.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = SprintApp.VERTICAL_BREAKPOINTS

    def __init__(self, made: Callable[[], Screen[Any]], desk: Desk | None) -> None:
        super().__init__()
        self.content = content()
        self.words = self.content.words
        self.workplace: Any = _Workplace(desk)
        self.went: list[tuple[str, str, str]] = []
        self.opened: list[tuple[str, str, str]] = []
        self._made = made
        for theme in themes():
            self.register_theme(theme)
        styles.begin_with(self, "dark")

    def export_screenshot(self, **how: Any) -> str:
        """Return the window as SVG, without the addresses of fonts that Rich puts in."""
        return re.sub(r"\s*@font-face \{[^}]*\}", "", super().export_screenshot(**how))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return SprintApp.get_theme_variable_defaults(self)  # type: ignore[arg-type]

    def on_mount(self) -> None:
        self.push_screen(self._made())

    def action_go(self, stage: str, row_id: str = "", field: str = "") -> None:
        self.went.append((stage, row_id, field))
        desk = self.workplace.desk
        other_map = desk is not None and row_id and desk.show_map_of(row_id)
        if self.stage is not None and self.stage.key == stage:
            if other_map:
                self.stage.reload()
            self.stage.call_after_refresh(self.stage.go_to_row, row_id, field)

    @on(GoTo)
    def _go(self, event: GoTo) -> None:
        self.went.append((event.stage, event.row_id, event.field))

    @on(OpenPage)
    def _open(self, event: OpenPage) -> None:
        self.opened.append((event.page, event.row_id, event.field))

    @on(OpenSprint)
    def _open_sprint(self, event: OpenSprint) -> None:
        self.opened.append(("sprint", event.sprint_id, event.stage))


@dataclass
class _Workplace:
    desk: Desk | None


@asynccontextmanager
async def staged(
    kind: Callable[..., StageScreen],
    door: Door,
    *given: object,
    size: tuple[int, int] = ROOM,
    now: Now | None = None,
) -> AsyncIterator[Staged]:
    """Show one stage of a door's sprint; `given` is what the stage wants beside the desk."""
    now = now or Now()
    desk = Desk(door, content(), now, local=UTC)
    app = BareApp(lambda: kind(desk, *given), desk)
    door.listeners.append(lambda _: follow(app))
    async with app.run_test(size=size) as pilot:
        hand = Staged(pilot, desk, now)
        await hand.until(lambda: isinstance(app.screen, StageScreen))
        await hand.settle()
        yield hand


def follow(app: BareApp) -> None:
    """Show what was written, as the shell does, unless somebody types."""
    if app.stage is not None and app.stage.strip.field is None:
        app.stage.reload()


@asynccontextmanager
async def shown(made: Callable[[], Screen[Any]], size: tuple[int, int] = ROOM) -> AsyncIterator[Hand]:
    """Show one screen that needs no desk."""
    app = BareApp(made, None)
    async with app.run_test(size=size) as pilot:
        hand = Hand(pilot)
        await hand.until(lambda: len(app.screen_stack) > 1)
        await hand.settle()
        yield hand


# The whole app


@asynccontextmanager
async def whole_app(
    path: Path, *, sprint: str = "", stage: str = "", notice: str = "", size: tuple[int, int] = ROOM
) -> AsyncIterator[Hand]:
    """Run the whole app over a store; `sprint` and `stage` are where it begins."""
    app = SprintApp(path, content(), sprint=sprint, stage=stage, notice=notice)
    try:
        async with app.run_test(size=size) as pilot:
            hand = Hand(pilot)
            await hand.settle()
            if sprint:
                await hand.until(lambda: app.stage is not None)
                await hand.settle()
            yield hand
    finally:
        app.workplace.close()


@asynccontextmanager
async def wall_window(path: Path, sprint: str, *, size: tuple[int, int] = ROOM) -> AsyncIterator[Hand]:
    """Run a window for the room at a sprint."""
    app = WallWindow(path, content(), sprint)
    try:
        async with app.run_test(size=size) as pilot:
            hand = Hand(pilot)
            await hand.settle()
            yield hand
    finally:
        app.close()
