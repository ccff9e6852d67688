"""What `doctor` looks at: each check is one finding, good, worth knowing, or wrong with what to do."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from sprint_tui.store import backups, glance, mirror, sqlite
from sprint_tui.store.errors import StoreError
from sprint_tui.store.migrate import REVISION

Level = Literal["ok", "note", "wrong"]
LOW_SPACE = 50 * 1024 * 1024
"""Bytes below which the next save may already fail."""


@dataclass(frozen=True)
class Finding:
    """One line of the report: `code` names its words under `cli.doctor`; `error` ones under the errors."""

    level: Level
    code: str
    details: dict[str, object] = field(default_factory=dict)


def of_store(path: Path) -> Iterator[Finding]:
    """Yield what there is to say about the file of the store; nothing is changed."""
    try:
        revision = sqlite.stored_revision(path, read_only=True)
        if revision is None:
            yield _nothing(path)
            return
        count, trashed = (glance.count(path, trashed=one, read_only=True) for one in (False, True))
    except StoreError as error:
        yield Finding("wrong", f"errors.{error.code}", dict(error.details))
        if error.code == "store_damaged":
            yield from _advice(path)
        return
    size = path.stat().st_size
    yield Finding("ok", "holds", {"n": count, "trashed": trashed, "size": size, "revision": revision})
    if revision != REVISION:
        yield Finding("note", "older", {"revision": REVISION})
    yield from _of_pages(path)
    if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield Finding("note", "readable_by_others", {"path": path})


def _of_pages(path: Path) -> Iterator[Finding]:
    """Yield the integrity checks: the quick one, each page, and each row's parent."""
    try:
        with closing(sqlite.open_plain(path, read_only=True)) as plain:
            for code, is_thorough in (("quick", False), ("thorough", True)):
                problems = sqlite.page_problems(plain, thorough=is_thorough)
                if problems:
                    yield Finding("wrong", "damaged", {"problem": problems[0], "n": len(problems)})
                    yield from _advice(path)
                    return
                yield Finding("ok", code)
            orphans = sqlite.orphans(plain)
    except (StoreError, sqlite3.Error) as error:
        yield Finding("wrong", "damaged", {"problem": str(error), "n": 1})
        yield from _advice(path)
        return
    if orphans:
        yield Finding("wrong", "orphans", {"problem": orphans[0], "n": len(orphans)})
        yield from _advice(path)
    else:
        yield Finding("ok", "no_orphans")


def _nothing(path: Path) -> Finding:
    """Return what it means that there is no store: none was made yet, or the one of these copies is gone."""
    newest = _newest_sound(path)
    return Finding("wrong", "store_gone", {"path": newest}) if newest else Finding("ok", "no_store")


def _newest_sound(path: Path) -> Path | None:
    return next((copy for copy in backups.copies(path) if is_sound(copy)), None)


def _advice(path: Path) -> Iterator[Finding]:
    """Yield the newest sound copy to put back, or that there is none."""
    newest = _newest_sound(path)
    if newest is not None:
        yield Finding("note", "put_back", {"path": newest})
    else:
        yield Finding("note", "nothing_to_put_back", {"path": backups.folder_of(path)})


def is_sound(copy: Path) -> bool:
    """Say whether a copy could be put back."""
    try:
        if sqlite.stored_revision(copy, read_only=True) is None:
            return False
        with closing(sqlite.open_plain(copy, read_only=True)) as plain:
            return not sqlite.page_problems(plain)
    except (StoreError, sqlite3.Error):
        return False


def of_mirror(path: Path) -> Iterator[Finding]:
    """Yield what there is to say about the store's second copy, where it has one."""
    copy = mirror.of_store(path)
    if copy is None:
        return
    if not copy.exists():
        yield Finding("note", "mirror_gone", {"path": copy})
    elif not is_sound(copy):
        yield Finding("note", "mirror_damaged", {"path": copy})
    else:
        made = datetime.fromtimestamp(copy.stat().st_mtime, UTC).astimezone()
        yield Finding("ok", "mirrored", {"path": copy, "at": f"{made:%Y-%m-%d %H:%M}"})


def of_space(path: Path) -> Finding:
    """Return how much room the disk of the store has left."""
    folder = next((one for one in path.absolute().parents if one.is_dir()), Path("/"))
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return Finding("note", "no_space_known", {"problem": error.strerror or str(error)})
    return (
        Finding("wrong", "low_space", {"size": free})
        if free < LOW_SPACE
        else Finding("ok", "space", {"size": free})
    )


def of_sqlite() -> Iterator[Finding]:
    """Yield the fault of this version of SQLite, where it has one."""
    if sqlite.has_wal_bug():
        yield Finding("note", "wal_bug", {"version": sqlite3.sqlite_version})
