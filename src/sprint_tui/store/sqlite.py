"""What only SQLite knows: pragmas, the checks of a file, its errors, and copies while in use."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sprint_tui.store.errors import NotSavedError, RefusedError, StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

APPLICATION_ID = 0x53505254
"""`SPRT` in the file's head: this SQLite file is a store of ours."""

WAL_BUG = ((3, 7, 0), (3, 51, 2))
"""Versions of SQLite that may, very rarely, damage a store written by two windows at once."""

_HEAD = b"SQLite format 3\x00"
_HEAD_SIZE = 100
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)
_IMMEDIATE = "BEGIN IMMEDIATE"


def check_file(path: Path) -> None:
    """Raise StoreError when `path` is there but cannot be a store; a missing or empty file is a new one."""
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise StoreError("store_is_folder", path=str(path))
        if not stat.S_ISREG(kind):  # a pipe would be waited for, a device swallows what it is given
            raise StoreError("store_not_sqlite", path=str(path))
        with path.open("rb") as file:
            head = file.read(_HEAD_SIZE)
            size = file.seek(0, 2)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError("store_unreadable", path=str(path)) from error
    if not head:
        return
    if not head.startswith(_HEAD):
        raise StoreError("store_not_sqlite", path=str(path))
    if _is_cut_off(path, head, size):
        raise StoreError("store_damaged", path=str(path))


def _is_cut_off(path: Path, head: bytes, size: int) -> bool:
    """Say whether the file is shorter than its own head says, and no log holds the rest."""
    if len(head) < _HEAD_SIZE:
        return True
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        return False
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(head[28:32], "big")
    return head[24:28] == head[92:96] and size < page * pages


def open_plain(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Return a plain connection to a store that is there; its caller closes it.

    Raises StoreError where SQLite cannot read it.
    """
    check_file(path)
    try:
        mode = "ro" if read_only else "rw"
        return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=5)
    except sqlite3.Error as error:
        raise StoreError("store_unreadable", path=str(path)) from error


def stored_revision(path: Path, *, read_only: bool = False) -> str | None:
    """Return the schema's revision, None for a file without tables. Raises StoreError for a foreign file."""
    if is_new(path):
        return None
    try:
        with closing(open_plain(path, read_only=read_only)) as connection:
            return revision_of(connection, path)
    except sqlite3.Error as error:
        raise opening_error(path, error) from error


def is_new(path: Path) -> bool:
    """Say whether there is no store yet: no file, or an empty one. Raises StoreError where none can be."""
    check_file(path)
    return not path.exists() or path.stat().st_size == 0


def revision_of(connection: sqlite3.Connection, path: Path) -> str | None:
    """Return the revision of an open store as `stored_revision` does. Raises StoreError, sqlite3.Error."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return None
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID or "alembic_version" not in tables:
        raise StoreError("store_foreign", path=str(path))
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise StoreError("store_damaged", path=str(path))
    return str(row[0])


def opening_error(path: Path, error: BaseException | None) -> StoreError:
    """Return what a failure to open or read a store means to its user."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return StoreError("store_locked", path=str(path))
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return StoreError("store_damaged", path=str(path))
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return StoreError("store_unwritable", path=str(path))
    if code == sqlite3.SQLITE_FULL:
        return StoreError("store_full", path=str(path))
    return StoreError("store_unreadable", path=str(path))


def saving_error(path: Path, error: BaseException | None) -> StoreError:
    """Return what a failed write means to its user: a value or a row that does not fit, or the disk."""
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & 0xFF
    if extended in {sqlite3.SQLITE_CONSTRAINT_CHECK, sqlite3.SQLITE_CONSTRAINT_NOTNULL}:
        return StoreError("bad_value", entity="", field=str(error).rpartition(" ")[2])
    if code == sqlite3.SQLITE_CONSTRAINT:
        return RefusedError("does_not_fit")
    names = {
        sqlite3.SQLITE_FULL: "full",
        sqlite3.SQLITE_BUSY: "locked",
        sqlite3.SQLITE_LOCKED: "locked",
        sqlite3.SQLITE_READONLY: "read_only_file",
        sqlite3.SQLITE_CANTOPEN: "gone",
    }
    return NotSavedError(names.get(code, "disk"), path=str(path))


def make_engine(path: Path) -> Engine:
    """Return an engine whose connections have our pragmas and whose steps lock before they read."""
    from sqlalchemy import URL, create_engine, event  # noqa: PLC0415 - only once a sprint is opened

    def connect() -> sqlite3.Connection:
        """Connect to the file that is there; a reader must not make a new one in place of one that went."""
        uri = f"{path.resolve().as_uri()}?mode=rw"
        return sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)

    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        creator=connect,
        hide_parameters=True,  # what people typed has no place in an error's text
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _record: Any) -> None:
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))

    return engine


def for_writing(connection: Connection) -> Connection:
    """Let the connection take the write lock when its transaction begins, so that a read cannot go stale."""
    return connection.execution_options(sqlite_begin=_IMMEDIATE)


def for_rebuilding(connection: Connection) -> Connection:
    """Let the connection rebuild tables: with foreign keys on, dropping the old one empties its children.

    The pragma means nothing within a transaction, so it goes past the one that the engine begins.
    """
    plain_connection(connection).execute("PRAGMA foreign_keys=OFF")
    return for_writing(connection)


def mark_as_ours(connection: Connection) -> None:
    """Write our name into the file's head."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def check_keys_at_commit(connection: Connection) -> None:
    """Let a transaction put rows back in any order; foreign keys are checked at its end."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def copy_store(source: sqlite3.Connection, target: Path) -> bool:
    """Copy a store while it is in use; say whether the copy is sound. Raises sqlite3.Error."""
    with closing(sqlite3.connect(target)) as to:
        source.backup(to)
        to.execute("PRAGMA journal_mode=DELETE")
        return not integrity_problems(to)


def end_log(path: Path) -> None:
    """Take the log into the file and be its only user, if for a moment. Raises StoreError.

    A log left beside a file that was put in this one's place would be played into it.
    """
    try:
        with closing(open_plain(path)) as connection:
            connection.execute("PRAGMA busy_timeout=1000")
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.Error as error:
        found = opening_error(path, error)
        raise StoreError(
            "store_in_use" if found.code == "store_locked" else found.code, path=str(path)
        ) from error


def integrity_problems(connection: sqlite3.Connection, *, thorough: bool = False) -> list[str]:
    """Return what SQLite finds wrong with a store, in its words; empty when it is sound."""
    return page_problems(connection, thorough=thorough) + orphans(connection)


def page_problems(connection: sqlite3.Connection, *, thorough: bool = False) -> list[str]:
    """Return what is wrong with the pages of a store, quickly, or `thorough` with every index as well."""
    check = "integrity_check" if thorough else "quick_check"
    lines = [str(line) for (line,) in connection.execute(f"PRAGMA {check}")]
    return [line for line in lines if line != "ok"]


def orphans(connection: sqlite3.Connection) -> list[str]:
    """Return the rows whose parent is not there, as table and row number."""
    return [f"{table} {row}" for table, row, *_ in connection.execute("PRAGMA foreign_key_check")]


def plain_connection(connection: Connection) -> sqlite3.Connection:
    """Return SQLite's own connection beneath one of the engine's, in the same transaction."""
    plain: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    return plain


def has_wal_bug() -> bool:
    """Say whether the SQLite in use is one of those with the rare fault of two writers."""
    low, high = WAL_BUG
    return low <= sqlite3.sqlite_version_info <= high
