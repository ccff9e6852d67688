"""Backup and restore from the command line."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from shell import Shell, a_shell, with_a_sprint

from sprint_tui.store import backups, glance
from sprint_tui.store.lock import WriterLock, locks_of


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    with a_shell(tmp_path, capsys, monkeypatch) as shell:
        yield shell


def titles(path: Path) -> list[str]:
    return sorted(one.title for one in glance.page(path, limit=9))


def test_a_copy_is_made_beside_the_store_and_its_path_printed(shell: Shell) -> None:
    with_a_sprint(shell)
    told = shell("backup")
    assert (told.code, told.err) == (0, "")
    assert backups.copies(shell.path) == [Path(told.out.strip())]


def test_a_copy_is_made_where_the_person_wants_it_and_replaces_nothing(shell: Shell) -> None:
    with_a_sprint(shell)
    assert shell("backup", "mine.db").out == "mine.db\n"
    assert titles(shell.folder / "mine.db") == ["Mornings"]
    assert "mine.db" in shell.refusal("backup", "mine.db")
    assert "store.db" in shell.refusal("backup", shell.path)
    assert "nowhere" in shell.refusal("backup", "nowhere/mine.db")
    (shell.folder / "stick").mkdir()
    assert Path(shell("backup", "stick").out.strip()).parent.name == "stick"


def test_nothing_to_copy_is_said_and_nothing_is_made(shell: Shell) -> None:
    assert "store.db" in shell.refusal("backup")
    assert list(shell.folder.iterdir()) == []


def test_a_copy_takes_the_stores_place_and_what_was_there_is_kept(shell: Shell) -> None:
    with_a_sprint(shell)
    copy = shell("backup").out.strip()
    shell("new", "Later")
    told = shell("restore", copy)
    assert (told.code, told.err) == (0, "")
    assert titles(shell.path) == ["Mornings"]
    kept = next(one for one in backups.copies(shell.path) if "before-restore" in one.name)
    assert str(kept) in told.out
    assert titles(kept) == ["Later", "Mornings"]


def test_a_copy_may_be_named_as_doctor_lists_it(shell: Shell) -> None:
    with_a_sprint(shell)
    name = Path(shell("backup").out.strip()).name
    shell("new", "Later")
    assert shell("restore", name).code == 0
    assert titles(shell.path) == ["Mornings"]


def test_a_copy_is_put_where_no_store_was(shell: Shell) -> None:
    with_a_sprint(shell)
    new = shell.folder / "new machine" / "store.db"
    told = shell("--db", new, "restore", shell.path)
    assert told.code == 0
    assert "no store before" in told.out
    assert titles(new) == ["Mornings"]


def test_what_cannot_be_put_back_is_said_and_changes_nothing(shell: Shell) -> None:
    with_a_sprint(shell)
    was = shell.path.read_bytes()
    (shell.folder / "letter.txt").write_text("Dear diary")
    (shell.folder / "empty.db").touch()
    (shell.folder / "half.db").write_bytes(was[: len(was) // 2])
    with closing(sqlite3.connect(shell.folder / "notes.db")) as plain, plain:
        plain.execute("CREATE TABLE note (words)")
    for name in ("nowhere.db", "letter.txt", "empty.db", "half.db", "notes.db", "store.db", "."):
        assert name.removesuffix(".") in shell.refusal("restore", name)
    assert shell.path.read_bytes() == was


def test_nothing_is_put_back_while_a_window_is_open(shell: Shell) -> None:
    with_a_sprint(shell)
    copy = shell("backup").out.strip()
    lock = WriterLock(locks_of(shell.path), "aa")
    lock.acquire()
    assert "window" in shell.refusal("restore", copy)
    lock.release()
    assert shell("restore", copy).code == 0
