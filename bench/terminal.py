"""Programs in pseudo terminals, timed when their bytes arrive. Standard library only, no threads."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping

SIZE = (100, 28)
PATIENCE = 60.0
KEPT = 50_000
"""Bytes of text that are searched for what is waited for."""
_QUERY = re.compile(rb"\x1b\[\?(\d+)\$p|\x1b\[(>?)c|\x1b\[(6)n")
"""What Textual asks a terminal for: a mode, its kind, the cursor's place."""
_FRAME_ENDS = b"\x1b[?2026l"
_CODE = re.compile(rb"\x1b\[[\d;?<>=$]*[a-zA-Z]")
_HALF_CODE = re.compile(rb"\x1b(\[[\d;?<>=$]*)?\Z")

now = time.perf_counter


class Program:
    """One program in a terminal of its own. `began` is the moment just before it was started."""

    def __init__(self, command: list[str], env: Mapping[str, str]) -> None:
        self.bytes = 0
        self._seen = self._half = b""
        self._frames = 0
        self.began = now()
        self.pid, self._fd = pty.fork()
        if not self.pid:
            _become(command, env)

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def send(self, keys: str) -> float:
        """Send keys; return the moment just before."""
        at = now()
        os.write(self._fd, keys.encode())
        return at

    def until(self, text: str) -> float:
        """Wait until a text was written, in whatever colours; return the moment when its last bytes came."""
        wanted, at = text.encode(), now()
        end = at + PATIENCE
        while wanted not in self._seen:
            read = self._read(end - now())
            if read is None:
                raise SystemExit(f"{text!r} did not come. What came last: {self._seen[-500:]!r}")
            at = read
        self._seen = b""
        return at

    def answer(self, patience: float = 5.0) -> float | None:
        """Return the moment when the next frame is whole and a terminal shows it; None when none comes."""
        seen, end = self._frames, now() + patience
        while self._frames == seen:
            at = self._read(end - now())
            if at is None:
                return None
        return at

    def rest(self, quiet: float) -> None:
        """Read on until nothing comes for so long."""
        while self._read(quiet) is not None:
            pass

    def read_for(self, seconds: float) -> None:
        """Read what comes for so long."""
        end = now() + seconds
        while (left := end - now()) > 0:
            self._read(left)

    @property
    def cpu(self) -> float:
        """Seconds of CPU that the program has used, all its threads together (Linux)."""
        return time.clock_gettime((~self.pid << 3) | 2)

    def _read(self, patience: float) -> float | None:
        if not select.select([self._fd], [], [], max(patience, 0))[0]:
            return None
        at = now()
        try:
            data = os.read(self._fd, 65536)
        except OSError as error:
            raise SystemExit(
                f"A program ended by itself: {self._seen[-2000:].decode(errors='replace')}"
            ) from error
        self.bytes += len(data)
        self._take(data)
        return at

    def _take(self, data: bytes) -> None:
        """Answer what is asked, and keep the text; half a code waits for the other half."""
        data = self._half + data
        half = _HALF_CODE.search(data)
        whole = data[: half.start()] if half else data
        self._half = data[len(whole) :]
        self._frames += whole.count(_FRAME_ENDS)
        for asked in _QUERY.finditer(whole):
            os.write(self._fd, _reply(asked))
        self._seen = (self._seen + _CODE.sub(b"", whole))[-KEPT:]


def _reply(asked: re.Match[bytes]) -> bytes:
    """Return what a modern terminal says to a question: it can show a frame at once, and nothing else."""
    if asked[1]:
        return b"\x1b[?%b;%d$y" % (asked[1], 2 if asked[1] == b"2026" else 0)
    if asked[3]:
        return b"\x1b[1;1R"
    return b"\x1b[>0;0;0c" if asked[2] else b"\x1b[?62;22c"


def _become(command: list[str], env: Mapping[str, str]) -> None:
    """In the child: take the size of the window, and be the command."""
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
        os.execve(command[0], command, dict(env))
    except OSError as error:
        os.write(2, str(error).encode())
    os._exit(127)


def environment(home: str, **more: str) -> dict[str, str]:
    """Return a program's environment: a terminal with all colours, and nothing of this machine's own."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    own = {"HOME": home, "SPRINT_TUI_CONFIG": f"{home}/settings", "SPRINT_TUI_LOGS": f"{home}/logs"}
    return {**kept, **own, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **more}
