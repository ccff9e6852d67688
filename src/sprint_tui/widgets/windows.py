"""One writer, any number of readers: a second window follows, and takes over only when asked to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sprint_tui.store.door import Door

EVERY = 1.0
"""Seconds between two looks for news, or for a wish to take over."""
PATIENCE = 5.0
"""Seconds that a window waits for the other to hand over."""


class Windows:
    """Looks after the right to write one sprint. `news` and `lost` are called when something happened."""

    def __init__(self, door: Door, news: Callable[[], None], lost: Callable[[], None]) -> None:
        self._door = door
        self._news = news
        self._lost = lost
        self._seen = door.newest()

    def look(self) -> None:
        """Follow the writer, or hand over to a window that asked."""
        lock = self._door.lock
        if lock is None:
            return
        if lock.is_held:
            if lock.is_wanted:
                self._lost()
                lock.release()
            return
        newest = self._door.newest()
        if newest != self._seen:
            self._seen = newest
            self._news()

    async def take_over(self) -> bool:
        """Ask for the right to write and wait for it; say whether this window has it now."""
        lock = self._door.lock
        if lock is None or lock.acquire():
            return True
        lock.ask()
        for _ in range(int(PATIENCE / 0.1)):
            await asyncio.sleep(0.1)
            if lock.acquire():
                return True
        return False
