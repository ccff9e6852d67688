"""What a terminal may do to the app: garbled bytes, a paste without end, signals, a closed window."""

from __future__ import annotations

import asyncio
import signal
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from textual._xterm_parser import BRACKETED_PASTE_END, XTermParser
from textual.message import Message

PASTE_PATIENCE = 2.0
"""Seconds after which a paste whose end never came counts as ended."""

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))


def accept_garbled_bytes() -> None:
    """Let a byte that is no UTF-8 arrive as a sign, instead of ending the app from its input thread."""
    try:
        from textual.drivers import linux_driver  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    driver: Any = linux_driver
    driver.getincrementaldecoder = lambda name: partial(getincrementaldecoder(name), errors="replace")


def end_broken_pastes() -> None:
    """Let keys work again when a paste began and its end was lost on the way."""
    plain_feed = XTermParser.feed

    def feed(self: XTermParser, data: str) -> Iterable[Message]:
        state: Any = self
        now = time.monotonic()
        if getattr(state, "paste_began", 0.0) and now - state.paste_began > PASTE_PATIENCE:
            data = BRACKETED_PASTE_END + data
        starts, ends = data.rfind("\x1b[200~"), data.rfind(BRACKETED_PASTE_END)
        if starts > ends:
            state.paste_began = now
        elif ends >= 0:
            state.paste_began = 0.0
        return plain_feed(self, data)

    XTermParser.feed = feed  # type: ignore[method-assign]


def on_signals(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code (128 + n) when the system, or a closed window, ends the app."""
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        try:
            loop.add_signal_handler(number, leave, 128 + number)
        except (NotImplementedError, RuntimeError):
            return
