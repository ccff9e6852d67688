"""What the app works with: the store, the sprint on the desk, who may write, copies, and places."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.app import start
from sprint_tui.content.errors import ContentError
from sprint_tui.store import sqlite
from sprint_tui.store.errors import StoreError
from sprint_tui.store.place import Place, Places

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.door import Changed, Door
    from sprint_tui.store.store import Store
    from sprint_tui.widgets.desk import Desk
    from sprint_tui.widgets.windows import Windows

_WORTH_A_MIRROR = {"start", "next", "finish", "abandon"}


class Workplace:
    """Opens the store on first use, and at most one sprint of it."""

    def __init__(self, path: Path, content: Content) -> None:
        self.path = path
        self.desk: Desk | None = None
        self.windows: Windows | None = None
        self.places = Places(path)
        self._content = content
        self._store: Store | None = None
        self._had_file = path.exists()
        self._imports: asyncio.Task[None] | None = None
        self._rest: asyncio.Task[None] | None = None
        self._is_copied = True

    def warm_up(self) -> None:
        """Begin to import and read what the stages need."""
        self._imports = asyncio.create_task(_import(start.FOR_A_SPRINT))
        self._rest = asyncio.create_task(self._warm_up_rest())

    async def _warm_up_rest(self) -> None:
        try:
            with suppress(ContentError):  # said where the text is wanted
                await asyncio.to_thread(self._content.read_ahead)
            if self._imports is not None:
                await asyncio.wait([self._imports])
            await _import(start.FOR_THE_FIRST_TIME)
        finally:
            start.collect_again()

    async def store(self) -> Store:
        """Return the store, opened for changes on first use. Raises StoreError, also where it has gone."""
        if self._imports is not None:
            await self._imports
        if self._store is None:
            if self._had_file and not self.path.exists():
                raise StoreError("gone", path=str(self.path))
            self._store = self._opened(self.path)
        return self._store

    def _opened(self, path: Path) -> Store:
        store: Store = import_module("sprint_tui.store.store").Store(path)
        store.tools.listeners.append(self._note)
        return store

    async def lay(
        self,
        sprint_id: str,
        changed: Callable[[], None],
        lost: Callable[[], None],
        block_ended: Callable[[], None],
    ) -> Desk:
        """Put a sprint on the desk. `changed` is called after each step, and when another window wrote;
        `lost` just before another window takes the right to write; `block_ended` when this window has begun
        the meeting or ended one of its blocks. Raises StoreError.
        """
        store = await self.store()
        self.clear()
        door = store.door(sprint_id, lock=True)
        door.listeners.append(lambda _: changed())
        door.listeners.append(lambda one: block_ended() if _is_block_end(door, one) else None)
        make_desk = import_module("sprint_tui.widgets.desk").Desk
        now = import_module("sprint_tui.store.instant").now_instant
        desk: Desk = make_desk(door, self._content, now)
        self.windows = import_module("sprint_tui.widgets.windows").Windows(door, changed, lost)
        self.desk = desk
        return desk

    def clear(self) -> None:
        """Take the sprint off the desk; another window may write it."""
        if self.windows is not None:
            self.windows.end()
        self.desk = self.windows = None

    @contextmanager
    def set_aside(self, sprint_id: str) -> Iterator[None]:
        """Leave a sprint to a job that needs it alone; once that is done, it does not lie on the desk."""
        if self.desk is None or self.desk.door.sprint_id != sprint_id or self.desk.door.lock is None:
            yield
            return
        was_writer = self.desk.door.is_writer
        self.desk.door.lock.release()
        try:
            yield
        except StoreError:
            if was_writer:
                self.desk.door.lock.acquire()
            raise
        self.clear()

    def keep_place(self, place: Place) -> None:
        """Remember where the sprint on the desk was left."""
        if self.desk is not None and self.desk.door.is_writer:
            self.places.keep(self.desk.door.sprint_id, place)

    def back_up(self, why: str) -> None:
        """Copy the store when it has changed since the last copy. Raises StoreError, and tries again next."""
        if self._store is None or self._is_copied:
            return
        self._is_copied = True  # what changes from here on may miss this copy, and asks for the next
        try:
            now, engine = self._store.tools.now(), self._store.engine
            import_module("sprint_tui.store.backups").back_up(self.path, now, why, engine)
        except Exception:
            self._is_copied = False
            raise

    def problems(self) -> list[str]:
        """Return what a quick look finds wrong with the store, in SQLite's words. Raises StoreError."""
        if not self.path.exists():
            return []
        with closing(sqlite.open_plain(self.path, read_only=True)) as connection:
            return sqlite.integrity_problems(connection)

    async def move_to(self, path: Path) -> None:
        """Copy the store to another place and go on there. Raises StoreError: then nothing has moved."""
        store = await self.store()
        copy_to = import_module("sprint_tui.store.backups").copy_to
        try:
            await asyncio.to_thread(copy_to, self.path, path, store.engine)
        except StoreError as error:
            if error.code == "backup_failed" or self.path.exists():
                raise
            raise StoreError("lost", path=str(self.path)) from error
        moved = self._opened(path)
        if self.desk is not None:
            door = moved.door(self.desk.door.sprint_id, lock=True)
            self.desk.door.move_to(moved.tools, door.lock)
            self.desk.mirror.follow(path)
        store.close()
        self._store, self.path, self.places = moved, path, Places(path)

    def close(self) -> None:
        """Leave a copy behind and let go of everything. Raises StoreError when only the copy failed."""
        try:
            self.back_up("exit")
        finally:
            self.clear()
            if self._store is not None:
                self._store.close()
                self._store = None

    def _note(self, _: Changed) -> None:
        self._is_copied = False


def _is_block_end(door: Door, changed: Changed) -> bool:
    """Say whether a step was a press of the clock after which the mirror is written."""
    return changed.scope == "clock" and any(
        event.kind in _WORTH_A_MIRROR for event in door.rows().clock_events if event.id in changed.ids
    )


async def _import(modules: Iterable[str]) -> None:
    """Import modules of ours in a thread; whoever leaves meanwhile waits for one of them at most."""
    for module in modules:
        await asyncio.to_thread(import_module, f"sprint_tui.{module}")
