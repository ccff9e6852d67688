"""Copies: sound while the store is written, never thinned to none, and put back without a loss."""

import os
import sqlite3
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from filled import BEGIN, filled, make, opened, values
from sprint_tui.store import backups, glance, sqlite
from sprint_tui.store.errors import StoreError
from sprint_tui.store.lock import WriterLock, locks_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed store with the filled sprint."""
    path = tmp_path / "store.db"
    with filled(path):
        return path


def titles(path: Path) -> list[str]:
    return sorted(one.title for one in glance.page(path, limit=99))


def refused(path: Path, source: Path) -> str:
    """Return why a copy cannot be put back; neither the store nor the copy was touched."""
    before = [file.read_bytes() for file in (path, source) if file.is_file()]
    with pytest.raises(StoreError) as raised:
        backups.restore(path, source, BEGIN)
    assert [file.read_bytes() for file in (path, source) if file.is_file()] == before
    assert not list(path.parent.glob("*.part"))
    return raised.value.code


def broken(path: Path, where: int, size: int = 4096) -> None:
    held = bytearray(path.read_bytes())
    held[where : where + size] = b"\xff" * size
    path.write_bytes(held)


def test_a_copy_holds_what_the_store_holds_and_is_its_owners_alone(path: Path) -> None:
    copy = backups.back_up(path, BEGIN, "by-hand")
    assert copy.name == "20261112-090000-000-by-hand.db"
    assert titles(copy) == ["Mornings"]
    assert (copy.stat().st_mode & 0o777, copy.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    with opened(path) as one, opened(copy) as other:
        sprint_id = glance.page(path, limit=1)[0].id
        assert values(one.door(sprint_id).rows()) == values(other.door(sprint_id).rows())


def test_a_copy_made_while_somebody_types_is_whole(path: Path) -> None:
    with opened(path) as store:
        door = store.door(glance.page(path, limit=1)[0].id)
        end = threading.Event()

        def type_on() -> None:
            number = 0
            while not end.is_set():
                number += 1
                with door.step("type") as step:
                    step.edit(door.rows().sprint, promise=f"{number} " + "x" * 5000, vision=str(number))

        typing = threading.Thread(target=type_on)
        typing.start()
        try:
            copies = [backups.back_up(path, BEGIN + timedelta(seconds=number), "test") for number in range(6)]
        finally:
            end.set()
            typing.join()
    for copy in copies:
        with closing(sqlite3.connect(copy)) as plain:
            assert sqlite.integrity_problems(plain, thorough=True) == []
            promise, vision = plain.execute("SELECT promise, vision FROM sprint").fetchone()
            assert vision in {"", promise.split()[0]}


def test_only_ten_copies_stay_beside_the_newest(path: Path) -> None:
    made = [backups.back_up(path, BEGIN + timedelta(minutes=n), "exit") for n in range(14)]
    assert backups.copies(path) == made[:2:-1]


def test_large_copies_are_thinned_but_never_the_newest(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "KEPT_BYTES", path.stat().st_size * 2 + 4096)
    made = [backups.back_up(path, BEGIN + timedelta(minutes=n), "exit") for n in range(5)]
    assert backups.copies(path) == made[:1:-1]
    monkeypatch.setattr(backups, "KEPT_BYTES", 1)
    backups.thin(backups.folder_of(path))
    assert backups.copies(path) == [made[-1]]


def test_a_copy_that_another_window_thins_meanwhile_is_no_trouble(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [backups.back_up(path, BEGIN + timedelta(minutes=n), "exit") for n in range(2)]
    plain = Path.glob

    def glob(folder: Path, pattern: str) -> list[Path]:
        found = list(plain(folder, pattern))
        made[0].unlink(missing_ok=True)
        return found

    monkeypatch.setattr(Path, "glob", glob)
    backups.thin(backups.folder_of(path))
    assert backups.copies(path) == [made[1]]


def test_thinning_an_empty_folder_is_nothing(tmp_path: Path) -> None:
    backups.thin(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_store_makes_no_copy_and_drives_out_none(path: Path) -> None:
    good = backups.back_up(path, BEGIN, "exit")
    broken(path, 4096 * 6, 4096 * 20)
    with pytest.raises(StoreError) as raised:
        backups.back_up(path, BEGIN + timedelta(minutes=1), "exit")
    assert raised.value.code == "store_damaged"
    assert backups.copies(path) == [good]
    assert [file.name for file in good.parent.iterdir()] == [good.name]


def test_a_place_that_takes_no_copy_is_an_error_with_words(path: Path, tmp_path: Path) -> None:
    for target in (tmp_path / "nowhere" / "copy.db", path / "copy.db"):
        with pytest.raises(StoreError) as raised:
            backups.copy_to(path, target)
        assert (raised.value.code, raised.value.details["path"]) == ("backup_failed", str(target))


def test_a_copy_is_put_back_and_what_was_there_is_kept(path: Path) -> None:
    copy = backups.back_up(path, BEGIN, "exit")
    with opened(path, seed=2) as store:
        make(store, title="Later")
    kept = backups.restore(path, copy, BEGIN + timedelta(hours=1))
    assert titles(path) == ["Mornings"]
    assert kept is not None
    assert kept.name == "20261112-100000-000-before-restore.db"
    assert titles(kept) == ["Later", "Mornings"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert titles(copy) == ["Mornings"]


def test_the_oldest_copy_may_be_put_back_though_it_is_thinned_meanwhile(path: Path) -> None:
    made = [backups.back_up(path, BEGIN + timedelta(minutes=n), "exit") for n in range(11)]
    backups.restore(path, made[0], BEGIN + timedelta(hours=1))
    assert titles(path) == ["Mornings"]


def test_a_copy_is_put_where_no_store_was(path: Path, tmp_path: Path) -> None:
    new = tmp_path / "new machine" / "store.db"
    assert backups.restore(new, path, BEGIN) is None
    assert titles(new) == ["Mornings"]
    assert titles(path) == ["Mornings"]


def test_what_lay_in_the_log_of_a_killed_window_is_kept_and_not_played_into_the_copy(path: Path) -> None:
    copy = backups.back_up(path, BEGIN, "exit")
    with opened(path, seed=2) as store:
        make(store, title="Only in the log")
        files = {ending: path.with_name(path.name + ending).read_bytes() for ending in ("", "-wal", "-shm")}
    for ending, held in files.items():
        path.with_name(path.name + ending).write_bytes(held)
    kept = backups.restore(path, copy, BEGIN)
    assert titles(path) == ["Mornings"]
    assert kept is not None
    assert titles(kept) == ["Mornings", "Only in the log"]


def test_a_store_with_its_log_may_be_what_is_put_back(path: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    with opened(path, seed=2) as store:
        make(store, title="Only in the log")
        backups.restore(new, path, BEGIN)
    assert titles(new) == ["Mornings", "Only in the log"]


def test_a_damaged_store_is_kept_byte_for_byte_when_a_copy_takes_its_place(path: Path) -> None:
    copy = backups.back_up(path, BEGIN, "exit")
    broken(path, 4096, path.stat().st_size - 4096)
    held = path.read_bytes()
    kept = backups.restore(path, copy, BEGIN)
    assert titles(path) == ["Mornings"]
    assert kept is not None
    assert kept.read_bytes() == held
    assert kept not in backups.copies(path)


def test_a_cut_off_store_may_be_replaced(path: Path) -> None:
    copy = backups.back_up(path, BEGIN, "exit")
    path.write_bytes(path.read_bytes()[:9000])
    backups.restore(path, copy, BEGIN)
    assert titles(path) == ["Mornings"]


def test_nothing_is_put_back_while_a_window_has_a_sprint_open(path: Path) -> None:
    copy = backups.back_up(path, BEGIN, "exit")
    lock = WriterLock(locks_of(path), "aa")
    lock.acquire()
    assert refused(path, copy) == "store_in_use"
    lock.release()
    backups.restore(path, copy, BEGIN)


def test_nothing_is_put_back_while_a_window_has_the_store_open(path: Path) -> None:
    copy = backups.back_up(path, BEGIN, "exit")
    with opened(path) as store:
        assert store.door(glance.page(path, limit=1)[0].id).rows().stages
        with pytest.raises(StoreError) as raised:
            backups.restore(path, copy, BEGIN)
        assert raised.value.code == "store_in_use"
        with store.door(glance.page(path, limit=1)[0].id).step("edit") as step:
            step.edit(store.door(glance.page(path, limit=1)[0].id).rows().sprint, title="Still here")
    assert titles(path) == ["Still here"]


def test_what_is_no_sound_store_of_ours_is_not_put_back(path: Path, tmp_path: Path) -> None:
    held = path.read_bytes()
    bad = tmp_path / "bad.db"
    assert refused(path, bad) == "restore_missing"
    assert refused(path, tmp_path) == "restore_folder"
    assert refused(path, path) == "restore_same"
    for content, code in [
        (b"", "restore_empty"),
        (b"Dear diary", "store_not_sqlite"),
        (held[: len(held) // 2], "store_damaged"),
        (held[:8192] + b"\xff" * (len(held) - 8192), "store_damaged"),
    ]:
        bad.write_bytes(content)
        assert refused(path, bad) == code
    bad.unlink()
    with closing(sqlite3.connect(bad)) as plain, plain:
        plain.execute("CREATE TABLE note (words)")
    assert refused(path, bad) == "store_foreign"
    bad.write_bytes(held)
    with closing(sqlite3.connect(bad)) as plain, plain:
        plain.execute("UPDATE alembic_version SET version_num = '9999'")
    assert refused(path, bad) == "store_newer"
    assert titles(path) == ["Mornings"]


def test_a_file_that_is_no_store_is_not_replaced(path: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear diary")
    assert refused(letter, path) == "store_not_sqlite"
    assert refused(tmp_path, path) == "store_is_folder"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said_so(path: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(StoreError) as raised:
        backups.restore(closed / "store.db", path, BEGIN)
    assert raised.value.code == "restore_failed"
    with pytest.raises(StoreError) as raised:
        backups.copy_to(path, closed / "copy.db")
    assert raised.value.code == "backup_failed"
