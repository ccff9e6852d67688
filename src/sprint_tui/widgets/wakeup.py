"""Waking up at a moment, by the event loop itself: a timer of Textual's costs a task and three messages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.message_pump import MessagePump

from sprint_tui.store.errors import StoreError


class Wakeup:
    """Calls `do` once, so many seconds after `after`; asked for again, the newer moment holds.

    What `do` raises is dealt with as in a handler of the pump: what the store refuses is said, and anything
    else ends the app.
    """

    def __init__(self, pump: MessagePump, do: Callable[[], None]) -> None:
        self._pump = pump
        self._do = do
        self._handle: asyncio.TimerHandle | None = None

    def after(self, seconds: float) -> None:
        """Wake up in so many seconds."""
        self.stop()
        self._handle = asyncio.get_running_loop().call_later(seconds, self._wake)

    def stop(self) -> None:
        """Wake up no more."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def _wake(self) -> None:
        self._handle = None
        if not self._pump.is_running:
            return
        with self._pump._context():
            try:
                self._do()
            except StoreError as error:
                getattr(self._pump.app, "refuse")(error)  # noqa: B009 - see widgets/guard.py
            except Exception as error:
                self._pump.app._handle_exception(error)
