"""Copies of the store: made while it is in use, checked after writing, thinned without losing the last."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.store import sqlite
from sprint_tui.store.errors import StoreError
from sprint_tui.store.lock import held, locks_of
from sprint_tui.store.migrate import KNOWN
from sprint_tui.store.whole import whole_file

if TYPE_CHECKING:
    from sqlalchemy import Engine

KEPT = 10
KEPT_BYTES = 500 * 1024 * 1024


def folder_of(path: Path) -> Path:
    """Return the folder of a store's copies."""
    return path.with_name(path.stem + "-backups")


def back_up(path: Path, now: datetime, why: str, engine: Engine | None = None) -> Path:
    """Copy the store into its folder of copies, check the copy, thin the old ones; return the new one.

    Raises StoreError like `copy_to`: the store itself is untouched.
    """
    folder = _made_folder(path)
    target = folder / f"{_stamp(now)}-{why}.db"
    copy_to(path, target, engine)
    thin(folder)
    return target


def copy_to(path: Path, target: Path, engine: Engine | None = None) -> None:
    """Copy the store to `target`, whole or not at all.

    An `engine` that has the store open reads it also once its file was deleted.
    Raises StoreError: `backup_failed` for the target, else what is the matter with the store.
    """
    try:
        with whole_file(target) as part:
            _copy(path, part, engine)
    except OSError as error:
        raise StoreError("backup_failed", path=str(target)) from error


def copies(path: Path) -> list[Path]:
    """Return the copies of a store, newest first."""
    return sorted(folder_of(path).glob("*.db"), reverse=True)


def thin(folder: Path) -> None:
    """Keep the newest copy, and of the others at most ten or 500 MB."""
    size = 0
    _newest, *older = sorted(folder.glob("*.db"), reverse=True) or [folder]
    for number, copy in enumerate(older, 1):
        with suppress(OSError):  # another window thins them too
            size += copy.stat().st_size
        if number > KEPT or size > KEPT_BYTES:
            _drop(copy)


def restore(path: Path, source: Path, now: datetime) -> Path | None:
    """Put a copy in the store's place; return what was kept of the store, None when there was none.

    Raises StoreError, and nothing was changed: `restore_folder`, `restore_missing`, `restore_same`,
    `restore_empty`, `restore_failed`, `store_in_use`, `store_newer`, and the codes of a file that is no
    sound store.
    """
    try:
        _check_target(path)
        _check_source(path, source)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with whole_file(path) as part:
            _copy(source, part)
            kept = _set_aside(path, now) if path.exists() and path.stat().st_size else None
    except OSError as error:
        raise StoreError("restore_failed", path=str(path)) from error
    return kept


def _check_source(path: Path, source: Path) -> None:
    if source.is_dir():
        raise StoreError("restore_folder", path=str(source))
    if not source.is_file():
        raise StoreError("restore_missing", path=str(source))
    if path.exists() and source.samefile(path):
        raise StoreError("restore_same", path=str(source))
    revision = sqlite.stored_revision(source, read_only=True)
    if revision is None:
        raise StoreError("restore_empty", path=str(source))
    if revision not in KNOWN:
        raise StoreError("store_newer", path=str(source))


def _check_target(path: Path) -> None:
    """Refuse to replace what is no store of ours, or what a window works on; a damaged one may go."""
    if held(locks_of(path)):
        raise StoreError("store_in_use", path=str(path))
    try:
        sqlite.stored_revision(path)
    except StoreError as error:
        if error.code != "store_damaged":
            raise


def _set_aside(path: Path, now: datetime) -> Path:
    """Copy the store as it is, its log with it; one too damaged to be copied is kept byte for byte."""
    try:
        sqlite.end_log(path)
        return back_up(path, now, "before-restore")
    except StoreError as error:
        if error.code != "store_damaged":
            raise
    kept = _made_folder(path) / f"{_stamp(now)}-damaged.sqlite"
    shutil.copyfile(path, kept)
    for ending in ("-wal", "-shm"):
        log = path.with_name(path.name + ending)
        if log.exists():
            shutil.move(log, kept.with_name(kept.name + ending))
    return kept


def _copy(source: Path, part: Path, engine: Engine | None = None) -> None:
    """Copy a store to a file that is nobody else's to read. Raises OSError, StoreError."""
    try:
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        with _connected(source, engine) as connection:
            is_sound = sqlite.copy_store(connection, part)
    except sqlite3.Error as error:
        found = sqlite.opening_error(source, error)
        if found.code in {"store_full", "store_unwritable"}:
            raise OSError(str(error)) from error  # the source was only read
        raise found from error
    if not is_sound:
        raise StoreError("store_damaged", path=str(source))


@contextmanager
def _connected(path: Path, engine: Engine | None) -> Iterator[sqlite3.Connection]:
    """Yield a connection to a store: one of its own, or what an engine has open. Raises StoreError."""
    if engine is None:
        with closing(sqlite.open_plain(path, read_only=True)) as plain:
            yield plain
        return
    try:
        pooled = engine.raw_connection()
    except sqlite3.Error as error:
        raise StoreError("store_unreadable", path=str(path)) from error
    with closing(pooled):
        assert isinstance(pooled.driver_connection, sqlite3.Connection)
        yield pooled.driver_connection


def _made_folder(path: Path) -> Path:
    folder = folder_of(path)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError("backup_failed", path=str(folder)) from error
    return folder


def _drop(file: Path) -> None:
    """Remove a file that is in nobody's way when it stays."""
    with suppress(OSError):
        file.unlink()


def _stamp(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y%m%d-%H%M%S-%f")[:-3]
