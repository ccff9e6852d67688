"""A store of sprints: one SQLite file, opened, handed out sprint by sprint, and closed."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random, SystemRandom

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from sprint_tui.store import backups, migrate, sqlite
from sprint_tui.store.door import Door, Tools
from sprint_tui.store.errors import StoreError
from sprint_tui.store.instant import now_utc
from sprint_tui.store.lock import WriterLock, locks_of


class Store:
    """The open store. Making one opens, and where needed creates or updates, the file."""

    def __init__(
        self,
        path: Path,
        *,
        random: Random | None = None,
        now: Callable[[], datetime] = now_utc,
        actor: str | None = None,
    ) -> None:
        """Open the store at `path`. Raises StoreError: nothing was changed."""
        self.path = path
        sqlite.check_file(path)
        _make_private(path)
        self._engine = sqlite.make_engine(path)
        try:
            migrate.prepare(path, self._engine, lambda: backups.back_up(path, now(), "before-update"))
        except DBAPIError as error:
            self._engine.dispose()
            raise sqlite.opening_error(path, error.orig) from error
        self.tools = Tools(
            path, self._engine, random or SystemRandom(), now, _actor(actor), path.stat().st_ino
        )

    @property
    def engine(self) -> Engine:
        """The engine, for the modules of the store."""
        return self._engine

    def door(self, sprint_id: str, *, lock: bool = False) -> Door:
        """Return the door to a sprint. With `lock`, a second window's door only reads. Raises StoreError."""
        if not lock:
            return Door(self.tools, sprint_id, None)
        right = WriterLock(locks_of(self.path), sprint_id)
        right.acquire()
        return Door(self.tools, sprint_id, right)

    def reader(self, sprint_id: str) -> Door:
        """Return a door that only reads, and leaves the right to write to whoever has it."""
        return Door(self.tools, sprint_id, None, reads_only=True)

    def is_replaced(self) -> bool:
        """Say whether another file has taken the place of the one that is open: a copy was put back."""
        try:
            return self.path.stat().st_ino != self.tools.inode
        except OSError:
            return False

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def _actor(given: str | None) -> str:
    """Return whose steps these are: one undo stack a person and machine account."""
    if given is not None:
        return given
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _make_private(path: Path) -> None:
    """Make folder and file, readable by their owner alone. Raises StoreError."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError("store_unwritable", path=str(path)) from error
