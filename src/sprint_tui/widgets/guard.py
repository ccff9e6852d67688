"""What the store refuses is said, wherever it comes up: nothing of it ends the app."""

from __future__ import annotations

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
            getattr(self.app, "refuse")(error)  # noqa: B009 - the shell's own, which widgets do not import
