"""Doctor: where things live, whether the store is sound, and what to do when it is not."""

import os
import shutil
import sqlite3
from collections import namedtuple
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from shell import Shell, a_shell, with_a_sprint

from filled import make, opened
from sprint_tui import __version__
from sprint_tui.store import backups, sqlite
from sprint_tui.store.lock import WriterLock, locks_of
from sprint_tui.store.mirror import Mirror

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    with a_shell(tmp_path, capsys, monkeypatch) as shell:
        yield shell


def broken(path: Path, where: int = 4096 * 6) -> None:
    held = bytearray(path.read_bytes())
    held[where:] = b"\xff" * (len(held) - where)
    path.write_bytes(held)


def report(shell: Shell, code: int) -> str:
    told = shell("doctor")
    assert (told.code, told.err) == (code, "")
    assert ("WRONG" in told.out) == bool(code)
    return told.out


def test_a_sound_store_is_well(shell: Shell) -> None:
    with_a_sprint(shell)
    was = shell.path.read_bytes()
    text = report(shell, 0)
    for part in (__version__, sqlite3.sqlite_version, "Textual", "Python", "1 sprint,", "All is well"):
        assert part in text
    for place in (shell.path, backups.folder_of(shell.path), shell.log.parent, shell.folder / "settings"):
        assert str(place) in text
    assert "SPRINT_TUI_LOGS" in text
    assert shell.path.read_bytes() == was


def test_looking_leaves_what_a_killed_window_left_as_it_is(shell: Shell) -> None:
    sprint_id = with_a_sprint(shell)
    log = shell.path.with_name("store.db-wal")
    with opened(shell.path, seed=2) as store:
        make(store, title="Only in the log")
        held = {path: path.read_bytes() for path in (shell.path, log)}
    for path, left in held.items():
        path.write_bytes(left)
    lock = WriterLock(locks_of(shell.path), sprint_id)
    lock.acquire()
    assert "2 sprints," in report(shell, 0)
    lock.release()
    assert {path: path.read_bytes() for path in held} == held


def test_a_store_that_is_not_there_yet_is_no_fault(shell: Shell) -> None:
    assert "no store yet" in report(shell, 0)
    assert list(shell.folder.iterdir()) == []


@pytest.mark.parametrize("left", [None, b""], ids=["deleted", "emptied"])
def test_a_store_that_is_gone_is_put_back_from_its_newest_sound_copy(
    shell: Shell, left: bytes | None
) -> None:
    with_a_sprint(shell)
    shell("backup")
    shell.path.unlink()
    if left is not None:
        shell.path.write_bytes(left)
    (newest,) = backups.copies(shell.path)
    assert f"sprint-tui restore {newest}" in report(shell, 1)
    assert shell("restore", newest).code == 0
    assert "1 sprint," in report(shell, 0)


def test_the_rare_fault_of_this_sqlite_is_named(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for has_bug in (True, False):
        monkeypatch.setattr(sqlite, "has_wal_bug", lambda has_bug=has_bug: has_bug)
        assert ("3.51.3" in report(shell, 0)) is has_bug


@pytest.mark.parametrize(
    ("version", "has_bug"),
    [((3, 6, 23), False), ((3, 7, 0), True), ((3, 40, 1), True), ((3, 51, 2), True), ((3, 51, 3), False)],
)
def test_versions_with_the_fault_are_known(
    version: tuple[int, int, int], has_bug: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    assert sqlite.has_wal_bug() is has_bug


def test_a_damaged_store_is_named_with_the_newest_sound_copy(shell: Shell) -> None:
    with_a_sprint(shell)
    good = shell("backup").out.strip()
    bad = backups.folder_of(shell.path) / "99991231-000000-000-exit.db"
    shutil.copyfile(good, bad)
    broken(bad)
    broken(shell.path)
    text = report(shell, 1)
    assert f"sprint-tui restore {good}" in text
    assert "DAMAGED" in text
    assert "sound" in text
    assert shell("restore", good).code == 0
    assert "All is well" in report(shell, 0)


def test_a_damaged_store_without_a_copy_says_so(shell: Shell) -> None:
    with_a_sprint(shell)
    broken(shell.path)
    assert "no sound copy" in report(shell, 1)


def test_an_index_that_lost_a_row_is_found_by_the_thorough_check(shell: Shell) -> None:
    with_a_sprint(shell)
    with closing(sqlite3.connect(shell.path)) as plain, plain:
        plain.execute("PRAGMA writable_schema=ON")
        sql = "CREATE INDEX ix_stage_map_id ON stage (name)"
        plain.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'ix_stage_map_id'", (sql,))
    assert "The quick check of the file found nothing" in report(shell, 1)


def test_a_row_that_lost_its_parent_is_found(shell: Shell) -> None:
    with_a_sprint(shell)
    with closing(sqlite3.connect(shell.path)) as plain, plain:
        plain.execute("DELETE FROM journey_map")
    assert "rows have lost what they hang on" in " ".join(report(shell, 1).split())


@pytest.mark.parametrize(
    ("held", "says"), [(b"Dear diary", "no store of sprints"), (b"SQLite format 3\x00", "cut off")]
)
def test_what_is_no_store_is_wrong_and_left_as_it_is(shell: Shell, held: bytes, says: str) -> None:
    shell.path.write_bytes(held)
    assert says in report(shell, 1)
    assert shell.path.read_bytes() == held


def test_a_store_of_a_newer_version_is_wrong(shell: Shell) -> None:
    with_a_sprint(shell)
    with closing(sqlite3.connect(shell.path)) as plain, plain:
        plain.execute("UPDATE alembic_version SET version_num = '9999'")
    text = report(shell, 1)
    assert "newer" in text
    assert "sprint-tui restore" not in text


def test_a_disk_that_is_almost_full_is_wrong(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9, 12_000_000))
    assert "12 MB" in report(shell, 1)


def test_sprints_that_are_open_in_a_window_are_named(shell: Shell) -> None:
    sprint_id = with_a_sprint(shell)
    lock = WriterLock(locks_of(shell.path), sprint_id)
    lock.acquire()
    assert f"Mornings ({sprint_id})" in report(shell, 0)
    lock.release()
    assert f"Mornings ({sprint_id})" not in report(shell, 0)


@pytest.mark.skipif(os.name != "posix", reason="permissions are of POSIX")
def test_a_store_that_others_may_read_is_noted(shell: Shell) -> None:
    with_a_sprint(shell)
    shell.path.chmod(0o644)
    assert f"chmod 600 {shell.path}" in report(shell, 0)


def test_the_second_copy_is_listed_with_how_it_is(shell: Shell) -> None:
    with_a_sprint(shell)
    (shell.folder / "stick").mkdir()
    copy = shell.folder / "stick" / "mirror.db"
    assert str(copy) not in report(shell, 0)
    Mirror(shell.path).give(copy)
    assert f"sprint-tui --db {copy}" in report(shell, 0)
    broken(copy)
    assert f"{copy} cannot be read" in report(shell, 0)
    copy.unlink()
    assert f"{copy} is not there" in report(shell, 0)
