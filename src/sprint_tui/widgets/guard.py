"""What the store refuses is said, wherever it comes up: nothing of it ends the app."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual._callback import invoke
from textual.message import Message
from textual.message_pump import MessagePump

from sprint_tui.store.errors import StoreError


class Guarded(MessagePump):
    """A screen or app whose messages, timers and callbacks may meet a store that refuses.

    Textual ends an app whose handler raises, and has no public place to catch that per message.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except StoreError as error:
            self._say_refused(error)

    def call_next(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """Call soon, with what the store refuses said: the answer to a question arrives by this way."""
        super().call_next(self._call_guarded, partial(callback, *args, **kwargs))

    async def _call_guarded(self, callback: Callable[[], Any]) -> None:
        try:
            await invoke(callback)
        except StoreError as error:
            self._say_refused(error)

    def _say_refused(self, error: StoreError) -> None:
        getattr(self.app, "refuse")(error)  # noqa: B009 - the shell's own, which widgets do not import
