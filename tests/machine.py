"""A machine of its own for the app as a program: an empty home, a store, and a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pseudo_terminal import Terminal
from sprint_tui.store import glance


class Machine:
    """A machine of its own: an empty home, a store, and a folder for what is thrown away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "store.db"
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        self.env = {
            **kept,
            "HOME": str(folder / "home"),
            "LANG": "C.UTF-8",
            "SPRINT_TUI_CONFIG": str(folder / "settings"),
            "SPRINT_TUI_DB": str(self.store),
            "SPRINT_TUI_LOGS": str(folder / "logs"),
            "TERM": "xterm-256color",
            "TMPDIR": str(self.temporary),
        }

    @contextmanager
    def run(self, *words: str, size: tuple[int, int] = (100, 28)) -> Iterator[Terminal]:
        """Run a command in a terminal."""
        with self.run_python("-m", "sprint_tui", *words, size=size) as terminal:
            yield terminal

    @contextmanager
    def run_python(self, *words: str, size: tuple[int, int] = (100, 28)) -> Iterator[Terminal]:
        """Run Python in a terminal."""
        with Terminal([sys.executable, *words], self.env, size, self.folder) as terminal:
            yield terminal

    @property
    def promise(self) -> str:
        """The promise of the newest sprint, as another program reads it from the store."""
        return glance.page(self.store, limit=1)[0].promise
