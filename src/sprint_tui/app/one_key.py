"""One key at a time: a key or a paste is handled when what the one before it began has come to rest.

Textual hands each key to what has the focus when it arrives. Somebody who types on while a field or a
question opens (a slow line, a busy machine) would lose that text, or press keys that mean something else.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from time import monotonic

from textual import events
from textual.app import App, ScreenStackError
from textual.message import Message
from textual.worker import WorkerState

from sprint_tui.widgets.messages import OPENING

PATIENCE = 2.0
"""Seconds after which the next key is handled, whatever goes on."""
LONG_PATIENCE = 15.0
"""The same while a sprint is being opened: on a slow machine the imports alone take longer."""
QUIET_ROUNDS = 3
"""Turns of the loop without anything to do, after which the app is at rest."""
PAUSE = 0.002
AT_WORK = (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp)
"""What tells that somebody is there."""


def is_editor(target: object) -> bool:
    """Say whether this is our editor, without the class: Home has none, and it is slow to import."""
    return hasattr(type(target), "text_meant")


class Handled(Message, bubble=True):
    """Follows a key through the same queues: when it has come up to the app, the key has been handled."""


class OneKeyAtATime(App[int]):
    """Keeps keys and pastes in the order in which they were typed, and hands them on one by one."""

    _is_taken = False
    _is_handled = True
    _now: events.Event | None = None

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Event] = deque()
        self._resting: asyncio.Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Take a key, or keep it until the one before it is done with."""
        if isinstance(event, AT_WORK):
            self.touched()
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._is_taken and event is not self._now:
            self._waiting.append(event)
        else:
            await self._take(event)

    def touched(self) -> None:
        """Somebody is there; a bare app does not count the time."""

    def hold_keys(self) -> None:
        """Keep what is typed until `let_rest`: the screen that it is meant for is still to come."""
        self._is_taken = True

    def let_rest(self) -> None:
        """Hand on the next key once everything is at rest."""
        self._resting = asyncio.create_task(self._rest())

    async def deal_with(self, event: events.Key | events.Paste) -> None:
        """Hand a key or a paste to what has the focus."""
        await super().on_event(event)

    async def _take(self, event: events.Key | events.Paste) -> None:
        self._is_taken = True
        target = self.focused or self.screen
        await self.deal_with(event)
        if is_editor(target) and isinstance(event, events.Key) and event.is_printable:
            self._hand_on()  # a character in a text opens nothing
        else:
            self._is_handled = not target.post_message(Handled())
            self.let_rest()

    def on_handled(self) -> None:
        """A key has come through; what it began may still go on."""
        self._is_handled = True

    async def _rest(self) -> None:
        with suppress(ScreenStackError):  # the app has ended meanwhile
            await self._until_quiet()
        self._is_handled = True
        self.at_rest()
        self._hand_on()

    async def _until_quiet(self) -> None:
        quiet, start = 0, monotonic()
        while quiet < QUIET_ROUNDS and monotonic() < start + self._patience():
            if self._is_busy():
                quiet = 0
                await asyncio.sleep(PAUSE)
            else:
                quiet += 1
                await asyncio.sleep(0)

    def at_rest(self) -> None:
        """What a key began has come to rest; a bare app does nothing more."""

    def _patience(self) -> float:
        return LONG_PATIENCE if self._is_opening() else PATIENCE

    def _is_opening(self) -> bool:
        return any(worker.group == OPENING and worker.is_running for worker in self.workers)

    def _hand_on(self) -> None:
        self._is_taken = bool(self._waiting)
        if self._waiting:
            self._now = self._waiting.popleft()
            self.post_message(self._now)

    def _is_busy(self) -> bool:
        """Say whether a message, a callback, or a worker that opens something is still to come."""
        if not self._is_handled or not self.screen.is_mounted or self.screen._callbacks:
            return True
        pumps = (self, *self.screen.walk_children(with_self=True))
        if any(pump._next_callbacks or not pump._message_queue.empty() for pump in pumps):
            return True
        return self._is_opening() or any(worker.state is WorkerState.PENDING for worker in self.workers)
