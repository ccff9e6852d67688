"""A terminal for a program under test: a pseudo terminal, a screen model good enough to read, and keys.

Standard library only. Nothing here decides by time: what a test waits for is a text on the screen or the
program's end, and every wait has a bound.
"""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import unicodedata
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic

PATIENCE = 30.0
"""Seconds after which a wait has failed: a slow machine may need many times what a quick one does."""
KEYS = {
    **{"enter": "\r", "esc": "\x1b", "tab": "\t", "backspace": "\x7f", "space": " "},
    **{"ctrl+p": "\x10", "ctrl+q": "\x11"},
}

_TAKE_TERMINAL = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Makes the terminal the program's own, so that a closed window reaches it as a hang-up."""
_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_QUERY = re.compile(rb"\x1b\[\?(\d+)\$p")
_SEQUENCE = re.compile(
    r"\x1b(?:\[(?P<given>[<=>?0-9;:]*)[ !\"$'*]?(?P<final>[@-~])"
    r"|[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)|[^\[\]P_^X])"
)
_BEGUN = re.compile(r"\x1b(?:\[[^@-~\x1b]*|[\]P_^X][^\x07\x1b]*\x1b?)?\Z")


class Screen:
    """What the program has drawn: lines of characters, colours left aside."""

    def __init__(self, columns: int, rows: int) -> None:
        self._decoder = getincrementaldecoder("utf-8")(errors="replace")
        self._rest = ""
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Begin anew with another size, as the program will."""
        self._size = (columns, rows)
        self._cells = [[" "] * columns for _ in range(rows)]
        self._x = self._y = 0

    @property
    def text(self) -> str:
        """The lines without the blanks at their ends."""
        return "\n".join("".join(row).rstrip() for row in self._cells)

    def feed(self, data: bytes) -> None:
        """Draw what the program wrote; a sequence that is not whole yet waits for its rest."""
        text = self._rest + self._decoder.decode(data)
        begun = _BEGUN.search(text)
        text, self._rest = (text[: begun.start()], begun[0]) if begun else (text, "")
        end = 0
        for found in _SEQUENCE.finditer(text):
            self._write(text[end : found.start()])
            self._obey(found["final"] or "", found["given"] or "")
            end = found.end()
        self._write(text[end:])

    def _obey(self, final: str, given: str) -> None:
        numbers = [int(part) if part.isdigit() else 0 for part in given.split(";")]
        if final in {"H", "f"}:
            self._y, self._x = (max(number - 1, 0) for number in (*numbers, 0)[:2])
        elif final == "J":
            self._cells = [[" "] * self._size[0] for _ in range(self._size[1])]
        elif final == "K" and self._y < self._size[1]:
            self._cells[self._y][self._x :] = [" "] * (self._size[0] - self._x)

    def _write(self, text: str) -> None:
        columns, rows = self._size
        for char in text:
            if char == "\n":
                self._y = min(self._y + 1, rows - 1)
            elif char == "\r":
                self._x = 0
            elif char >= " " and not unicodedata.combining(char):
                if self._x < columns and self._y < rows:
                    self._cells[self._y][self._x] = char
                self._x += 2 if unicodedata.east_asian_width(char) in "WF" else 1


class Terminal:
    """One program in a pseudo terminal of its own. Used with `with`, it leaves no process behind."""

    def __init__(
        self,
        command: list[str],
        env: Mapping[str, str],
        size: tuple[int, int] = (100, 28),
        folder: Path | None = None,
    ) -> None:
        self.screen = Screen(*size)
        self.output = b""
        self._answered = 0
        self._fd, inner = pty.openpty()
        self._set_size(*size)
        self._program = subprocess.Popen(
            [sys.executable, "-S", "-c", _TAKE_TERMINAL, *command],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env=dict(env),
            cwd=folder,
        )
        os.close(inner)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self._program.poll() is None:
            self._program.kill()
            self._program.wait()
        self.close()

    def close(self) -> None:
        """Close the window, as a person does with a mouse."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    # Doing

    def press(self, *keys: str) -> None:
        """Press keys by name, or one character each."""
        self.send("".join(key if len(key) == 1 else KEYS[key] for key in keys))

    def send(self, text: str | bytes) -> None:
        """Send what a terminal would send."""
        data = text.encode() if isinstance(text, str) else text
        while data:
            data = data[os.write(self._fd, data) :]

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size; the system tells the program."""
        self.screen.resize(columns, rows)
        self._set_size(columns, rows)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self._program.send_signal(number)

    def kill(self) -> None:
        """End the program as a power cut would."""
        self._program.send_signal(signal.SIGKILL)
        self._program.wait(PATIENCE)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    # Waiting and looking

    def wait_for(self, text: str) -> None:
        """Wait until the screen shows a text."""
        self.wait_until(lambda: text in self.screen.text, text)

    def wait_until(self, condition: Callable[[], object], what: str = "") -> None:
        """Wait for a condition, reading what the program writes."""
        end = monotonic() + PATIENCE
        while not condition():
            is_there = self._read(0.05)
            assert is_there or condition(), f"ended before {what!r}; the screen shows:\n{self.screen.text}"
            assert monotonic() < end, f"{what!r} did not come; the screen shows:\n{self.screen.text}"

    def look(self, seconds: float) -> None:
        """Look at the screen for a while: for a key that is pressed again and again."""
        end = monotonic() + seconds
        while monotonic() < end and self._read(0.05):
            pass

    def exit_code(self) -> int:
        """Wait for the program's end; return its exit code (below zero: the signal that killed it)."""
        end = monotonic() + PATIENCE
        while self._program.poll() is None:
            if self._fd < 0:
                return self._program.wait(PATIENCE)
            self._read(0.05)
            assert monotonic() < end, f"it does not end; the screen shows:\n{self.screen.text}"
        while self._fd >= 0 and self._read(0):
            pass
        return self._program.returncode

    @property
    def modes(self) -> dict[int, bool]:
        """The private modes that the program switched, and whether each is on now."""
        return {
            int(mode): found[2] == b"h"
            for found in _MODE.finditer(self.output)
            for mode in found[1].split(b";")
        }

    def _read(self, patience: float) -> bool:
        """Read what is there, waiting so long for it; say whether the program still holds the terminal."""
        if not select.select([self._fd], [], [], patience)[0]:
            return patience > 0
        try:
            data = os.read(self._fd, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self.output += data
        self.screen.feed(data)
        self._answer()
        return True

    def _answer(self) -> None:
        """Tell a program that asks for a mode that this terminal does not know it, as old ones do."""
        for query in _QUERY.finditer(self.output, self._answered):
            self._answered = query.end()
            self.send(f"\x1b[?{query[1].decode()};0$y")
