"""Copies of the store: made while it is in use, checked after writing, thinned without losing the last."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from sprint_tui.store import sqlite
from sprint_tui.store.errors import StoreError

KEPT = 10
KEPT_BYTES = 500 * 1024 * 1024


def folder_of(path: Path) -> Path:
    """Return the folder of a store's copies."""
    return path.with_name(path.stem + "-backups")


def back_up(path: Path, now: datetime, why: str) -> Path:
    """Copy the store into its folder of copies, check the copy, thin the old ones; return the new one.

    Raises StoreError (`backup_failed`, `backup_damaged`): the store itself is untouched.
    """
    folder = folder_of(path)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError("backup_failed", path=str(folder)) from error
    stamp = now.astimezone(UTC).strftime("%Y%m%d-%H%M%S-%f")[:-3]
    target = folder / f"{stamp}-{why}.db"
    copy_to(path, target)
    thin(folder)
    return target


def copy_to(path: Path, target: Path) -> None:
    """Copy the store to `target`, whole or not at all. Raises StoreError."""
    part = target.with_name(target.name + ".part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        sqlite.copy_store(path, part)
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise StoreError("backup_failed", path=str(target)) from error
    finally:
        part.unlink(missing_ok=True)


def copies(path: Path) -> list[Path]:
    """Return the copies of a store, newest first."""
    return sorted(folder_of(path).glob("*.db"), reverse=True)


def thin(folder: Path) -> None:
    """Keep the newest copy, and of the others at most ten or 500 MB."""
    size = 0
    for number, copy in enumerate(sorted(folder.glob("*.db"), reverse=True)):
        size += copy.stat().st_size
        if number and (number > KEPT or size > KEPT_BYTES):
            copy.unlink(missing_ok=True)


def restore(path: Path, source: Path, now: datetime) -> Path | None:
    """Put a copy in the store's place; return the copy made of what was there, None when there was nothing.

    Raises StoreError when `source` is no sound store: nothing was changed.
    """
    if not source.is_file():
        raise StoreError("restore_missing", path=str(source))
    if sqlite.stored_revision(source) is None:
        raise StoreError("store_foreign", path=str(source))
    kept = back_up(path, now, "before-restore") if path.exists() and path.stat().st_size else None
    copy_to(source, path)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    return kept
