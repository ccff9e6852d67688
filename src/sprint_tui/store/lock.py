"""Who may write: an operating-system lock per sprint, which the kernel frees when its holder dies."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt


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

    def acquire(self) -> bool:
        """Take the right when nobody holds it; say whether this window has it now. Raises OSError."""
        if self._file is not None:
            return True
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = self._path.open("ab")
        if not _lock(file):
            file.close()
            return False
        self._file = file
        self._wanted.unlink(missing_ok=True)
        return True

    def release(self) -> None:
        """Let another window have the right."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def ask(self) -> None:
        """Ask the window that holds the right to hand it over. Raises OSError."""
        self._wanted.write_text(str(os.getpid()))

    @property
    def is_wanted(self) -> bool:
        """Whether another window asked for the right."""
        return self._wanted.exists()


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
