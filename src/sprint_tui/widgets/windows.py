"""One writer, any number of readers: a second window follows, and takes over only when asked to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from sprint_tui.store.lock import PATIENCE

if TYPE_CHECKING:
    from sprint_tui.store.door import Door
    from sprint_tui.store.lock import WriterLock

STEP = 0.1
"""Seconds between two tries to take a right that was asked for."""


class Windows:
    """Looks after the right to write one sprint. `news` and `lost` are called when something happened."""

    def __init__(self, door: Door, news: Callable[[], None], lost: Callable[[], None]) -> None:
        self._door = door
        self._news = news
        self._lost = lost
        self._seen = door.newest()
        self._is_over = False
        self._is_orphan = False

    def look(self) -> bool:
        """Follow the writer, or hand over to a window that asked; say whether the writer has just ended.

        Raises StoreError.
        """
        lock = self._door.lock
        if lock is None:
            return False
        if lock.is_held:
            if lock.is_wanted:
                self._hand_over(lock)
            return False
        newest = self._door.newest()
        if newest != self._seen:
            self._seen = newest
            self._news()
        was_orphan, self._is_orphan = self._is_orphan, lock.is_free and not lock.is_wanted
        return self._is_orphan and not was_orphan

    def _hand_over(self, lock: WriterLock) -> None:
        self._lost()
        lock.release()
        if not lock.is_wanted:  # who asked has the right by now, or gave up: then it stays here
            lock.acquire()

    async def take_over(self) -> bool:
        """Ask for the right to write and wait for it; say whether this window has it now.

        Raises StoreError where the locks of the store cannot be written.
        """
        lock = self._door.lock
        if lock is None or lock.acquire():
            return True
        try:
            lock.ask()
            for _ in range(int(PATIENCE / STEP)):
                await asyncio.sleep(STEP)
                if self._is_over or lock.acquire():
                    break
        finally:
            lock.withdraw()
        return not self._is_over and lock.acquire()

    def end(self) -> None:
        """Let other windows have the right, and ask for it no more: the sprint leaves the desk."""
        self._is_over = True
        if self._door.lock is not None:
            self._door.lock.release()
