"""A second copy of the store on another disk, written at each block's end: a dead laptop costs one block."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from sprint_tui.store import backups, lock, paths, place, settings, sqlite
from sprint_tui.store.errors import StoreError
from sprint_tui.store.migrate import KNOWN
from sprint_tui.store.whole import whole_file

_FOREIGN = {"store_not_sqlite", "store_foreign", "store_is_folder"}


def of_store(store: Path) -> Path | None:
    """Return where a store is mirrored, as this machine remembers it; None while nobody said where."""
    kept = settings.read(paths.config_folder()).get(_key("mirror", store), "")
    return Path(kept) if kept else None


class Mirror:
    """The second copy of one store. `at` is when it was last written, `problem` why it was not since."""

    def __init__(self, store: Path) -> None:
        self._writing = Lock()
        self._known = ""
        self.at: datetime | None = None
        self.problem: StoreError | None = None
        self.store = store
        self.path = of_store(store)
        self.is_on_the_same_disk = False
        """Whether the disk that the store may die with holds the mirror as well; known once it is written."""
        if self.path is not None:
            noted = settings.read(paths.config_folder()).get(_key("mirrored", store), "")
            at, _, self._known = noted.partition(" ")
            with suppress(ValueError):
                self.at = datetime.fromisoformat(at)

    def check(self, path: Path) -> None:
        """Raise StoreError for a file that the mirror must not, or can not, take the place of."""
        is_same = path.exists() and path.samefile(self.store)
        if is_same or path.absolute().parent == backups.folder_of(self.store.absolute()):
            raise StoreError("mirror_same", path=str(path))
        _check(self.store, path, self._known if path == self.path else "")

    def give(self, path: Path) -> None:
        """Mirror the store here from now on, and at once. Raises StoreError: then all is as before."""
        self.check(path)
        self._copy(path)
        self.path = path
        settings.keep(paths.config_folder(), **{_key("mirror", self.store): str(path)})

    def write(self) -> None:
        """Write the mirror anew, where there is one. Raises StoreError: then the old one is still whole."""
        if self.path is not None:
            try:
                self._copy(self.path)
            except StoreError as error:
                self.problem = error
                raise

    def stop(self) -> None:
        """Have no mirror from now on; the file there is stays as it is."""
        self.path = self.at = self.problem = None
        settings.keep(paths.config_folder(), **{_key("mirror", self.store): ""})

    def follow(self, store: Path) -> None:
        """Go on beside a store that was moved."""
        self.store = store
        if self.path is not None and self.path.absolute() == store.absolute():
            self.path = self.at = self.problem = None
        if self.path is not None:
            kept = {_key("mirror", store): str(self.path), _key("mirrored", store): self._noted()}
            settings.keep(paths.config_folder(), **kept)

    def _copy(self, path: Path) -> None:
        """Copy store and places: written beside, checked, then put in the old one's place."""
        with self._writing:
            _check(self.store, path, self._known if path == self.path else "")
            try:
                if path.with_name(path.name + "-wal").exists():
                    sqlite.end_log(path)
                backups.copy_to(self.store, path)
                self._known = _newest(path)
            except StoreError as error:
                if error.code == "store_in_use":
                    raise StoreError("mirror_open", path=str(path)) from error
                if error.code == "store_damaged" and error.details["path"] == str(self.store):
                    raise
                raise StoreError("backup_failed", path=str(path)) from error
            self.at, self.problem = datetime.now(UTC), None
            self.is_on_the_same_disk = _disk(path) == _disk(self.store)
        settings.keep(paths.config_folder(), **{_key("mirrored", self.store): self._noted()})
        _copy_places(self.store, path)

    def _noted(self) -> str:
        return f"{self.at.isoformat() if self.at else ''} {self._known}"


def _check(store: Path, path: Path, known: str) -> None:
    """Raise StoreError unless a mirror may be written here: where nothing is, or an older state of the store.

    `known` is the newest step of the mirror that was last written here.
    """
    try:
        revision = sqlite.stored_revision(path, read_only=True)
        if revision is None:
            return
        newest = _newest(path) if revision in KNOWN else ""
        is_ours = revision in KNOWN and newest in {"", known, _found(store, newest)}
    except StoreError as error:
        code = "mirror_foreign" if error.code in _FOREIGN else "mirror_damaged"
        raise StoreError(code, path=str(path)) from error
    if not is_ours:
        raise StoreError("mirror_other", path=str(path))
    if lock.held(lock.locks_of(path)):
        raise StoreError("mirror_open", path=str(path))


def _newest(path: Path) -> str:
    """Return the newest step in a store; empty for one without any. Raises StoreError."""
    return _one(path, "SELECT step FROM change ORDER BY seq DESC LIMIT 1")


def _found(path: Path, step: str) -> str:
    """Return a step when it is in the history of a store, else nothing. Raises StoreError."""
    return _one(path, "SELECT step FROM change WHERE step = ? LIMIT 1", step)


def _one(path: Path, query: str, *given: str) -> str:
    try:
        with closing(sqlite.open_plain(path, read_only=True)) as connection:
            row = connection.execute(query, given).fetchone()
    except sqlite3.Error as error:
        raise sqlite.opening_error(path, error) from error
    return str(row[0]) if row else ""


def _disk(path: Path) -> int:
    """Return the disk that holds a file; 0 when that cannot be told."""
    try:
        return path.stat().st_dev
    except OSError:
        return 0


def _copy_places(store: Path, path: Path) -> None:
    """Take along where each sprint was left; without it they open at their start, which is no trouble."""
    with suppress(OSError), whole_file(place.file_of(path)) as part:
        shutil.copyfile(place.file_of(store), part)


def _key(name: str, store: Path) -> str:
    return f"{name} {store.absolute()}"
