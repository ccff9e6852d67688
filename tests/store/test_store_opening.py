"""What a store's file may be: new, ours, or something that is refused and left as it was."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from filled import filled, make, opened, values
from sprint_tui.store import glance, migrate, sqlite
from sprint_tui.store.errors import StoreError
from sprint_tui.store.store import Store

NOT_ROOT = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write everything"
)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.db"
    with filled(path):
        return path


def refusal(path: Path) -> str:
    """Return why the store cannot be opened, by both ways in: they must agree."""
    with pytest.raises(StoreError) as opening:
        Store(path)
    with pytest.raises(StoreError) as reading:
        glance.page(path, limit=1)
    assert opening.value.code == reading.value.code
    assert opening.value.details["path"] == str(path)
    return opening.value.code


def test_a_new_store_is_made_with_its_folders_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b c" / "stôre.db"
    with opened(path):
        pass
    assert sqlite.stored_revision(path) == migrate.REVISION
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_store_says_in_its_head_that_it_is_ours_and_is_durable(ours: Path) -> None:
    with opened(ours) as store, store.engine.connect() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("application_id", "journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        }
    assert list(asked.values()) == [sqlite.APPLICATION_ID, "wal", 2, 1, 0]


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    assert glance.page(path, limit=1) == []
    with opened(path) as store:
        make(store)
    assert [one.title for one in glance.page(path, limit=1)] == ["Mornings"]


def test_a_store_that_was_killed_before_its_first_table_becomes_one(tmp_path: Path) -> None:
    path = tmp_path / "begun.db"
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA journal_mode=WAL")
    with opened(path) as store:
        make(store)
    assert glance.count(path) == 1


def test_opening_a_current_store_leaves_what_it_holds(ours: Path) -> None:
    with opened(ours) as store:
        one = values(store.door(glance.page(ours, limit=1)[0].id).rows())
    with opened(ours) as store:
        assert values(store.door(glance.page(ours, limit=1)[0].id).rows()) == one


def test_a_store_of_a_newer_version_is_refused_untouched(ours: Path) -> None:
    with closing(sqlite3.connect(ours)) as plain, plain:
        plain.execute("UPDATE alembic_version SET version_num = '9999'")
    was = ours.read_bytes()
    assert refusal(ours) == "store_newer"
    assert ours.read_bytes() == was


def test_a_store_without_a_revision_is_damaged(ours: Path) -> None:
    with closing(sqlite3.connect(ours)) as plain, plain:
        plain.execute("DELETE FROM alembic_version")
    assert refusal(ours) == "store_damaged"


def test_another_programs_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.execute("CREATE TABLE note (words)")
        plain.execute("CREATE TABLE alembic_version (version_num)")
    was = path.read_bytes()
    assert refusal(path) == "store_foreign"
    assert path.read_bytes() == was


@pytest.mark.parametrize("held", [b"Dear diary,\n", b"S", b"\x00" * 4096, b"SQLite format 2\x00" * 20])
def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(held)
    assert refusal(path) == "store_not_sqlite"
    assert path.read_bytes() == held


@pytest.mark.parametrize("part", [0.9, 0.5, 0.1, 0.0005], ids=["tenth gone", "half", "tenth", "head only"])
def test_a_store_that_was_cut_off_is_refused_untouched(ours: Path, part: float) -> None:
    cut = ours.read_bytes()[: max(50, int(ours.stat().st_size * part))]
    ours.write_bytes(cut)
    assert refusal(ours) == "store_damaged"
    assert ours.read_bytes() == cut


def test_a_store_whose_pages_are_damaged_says_so_when_they_are_read(ours: Path) -> None:
    held = bytearray(ours.read_bytes())
    held[4096:] = b"\xff" * (len(held) - 4096)
    ours.write_bytes(held)
    assert refusal(ours) == "store_damaged"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "store_is_folder"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert refusal(path) == "store_not_sqlite"


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "file" / "store.db") == "store_unreadable"


def test_a_name_that_no_disk_takes_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 300)) == "store_unreadable"


@NOT_ROOT
def test_a_store_that_may_not_be_read_is_refused(ours: Path) -> None:
    ours.chmod(0)
    assert refusal(ours) == "store_unreadable"


@NOT_ROOT
def test_a_store_in_a_folder_that_may_not_be_entered_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0)
    assert refusal(folder / "store.db") == "store_unreadable"
    folder.chmod(0o700)


@NOT_ROOT
@pytest.mark.parametrize("is_there", [True, False])
def test_a_store_in_a_folder_that_may_not_be_written_is_refused(ours: Path, is_there: bool) -> None:
    path = ours if is_there else ours.with_name("new.db")
    ours.parent.chmod(0o500)
    try:
        with pytest.raises(StoreError) as raised:
            Store(path)
        assert raised.value.code == "store_unwritable"
    finally:
        ours.parent.chmod(0o700)


@NOT_ROOT
def test_a_store_that_may_not_be_written_is_refused(ours: Path) -> None:
    ours.chmod(0o400)
    with pytest.raises(StoreError) as raised:
        Store(ours)
    assert raised.value.code == "store_unwritable"
