"""Who may write: an operating-system lock per sprint, which the kernel frees when its holder dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time
from typing import IO

from sprint_tui.store.errors import StoreError

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt


PATIENCE = 5.0
"""Seconds that a window waits for the right it asked for; an older wish counts no more."""


def locks_of(store_path: Path) -> Path:
    """Return the folder of a store's locks."""
    return store_path.with_name(store_path.name + ".locks")


def held(folder: Path) -> tuple[str, ...]:
    """Return the ids of the sprints that a window may write now."""
    return tuple(path.stem for path in sorted(folder.glob("*.lock")) if _is_held(path))


class WriterLock:
    """The right to write one sprint, held by at most one window."""

    def __init__(self, folder: Path, sprint_id: str) -> None:
        self._path = folder / f"{sprint_id}.lock"
        self._wanted = folder / f"{sprint_id}.wanted"
        self._file: IO[bytes] | None = None

    @property
    def is_held(self) -> bool:
        """Whether this window holds the right."""
        return self._file is not None

    @property
    def is_free(self) -> bool:
        """Whether no window holds the right: the one that had it has ended."""
        return self._file is None and not _is_held(self._path)

    def acquire(self) -> bool:
        """Take the right when nobody holds it; say whether this window has it now. Raises StoreError."""
        if self._file is not None:
            return True
        with self._writing():
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = self._path.open("ab")
        if not _lock(file):
            file.close()
            return False
        self._file = file
        self.withdraw()
        return True

    def release(self) -> None:
        """Let another window have the right."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def ask(self) -> None:
        """Ask the window that holds the right to hand it over. Raises StoreError."""
        with self._writing():
            self._wanted.write_text(str(os.getpid()))

    def withdraw(self) -> None:
        """Ask no more. A wish that cannot be removed grows old."""
        with suppress(OSError):
            self._wanted.unlink()

    @property
    def is_wanted(self) -> bool:
        """Whether another window asks for the right, and still waits for it."""
        try:
            return abs(time() - self._wanted.stat().st_mtime) < PATIENCE
        except OSError:
            return False

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError("store_unwritable", path=str(self._path.parent)) from error


def _is_held(path: Path) -> bool:
    try:
        with path.open("ab") as file:
            return not _lock(file)
    except OSError:
        return False


def _lock(file: IO[bytes]) -> bool:
    try:
        if os.name == "nt":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
