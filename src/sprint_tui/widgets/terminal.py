"""What a terminal may do to the app: garbled bytes, strange pastes, signals, a closed window."""

from __future__ import annotations

import asyncio
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable
from functools import partial
from typing import Any

from sprint_tui.widgets.pasting import PasteParser

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))

SWITCH_EVERY = 0.0005
"""Seconds that one thread may go on while another waits."""


def mend_input() -> None:
    """Let a byte that is no UTF-8 arrive as a sign, instead of ending the app, and each paste as one text."""
    try:
        from textual.drivers import linux_driver  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    driver: Any = linux_driver
    driver.getincrementaldecoder = lambda name: partial(getincrementaldecoder(name), errors="replace")
    driver.XTermParser = PasteParser


def write_soon() -> None:
    """Let the thread that writes have its turn soon: by Python's own 5 ms, what is painted already waits
    for what the app does next.
    """
    sys.setswitchinterval(SWITCH_EVERY)


def on_signals(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code (128 + n) when the system, or a closed window, ends the app."""
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        try:
            loop.add_signal_handler(number, leave, 128 + number)
        except (NotImplementedError, RuntimeError):
            return
