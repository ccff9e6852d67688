"""The mirror: a second copy on another disk, whole at any moment, that takes nobody's work away."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from filled import filled, make, opened
from sprint_tui.store import backups, glance, paths, settings, sprints, sqlite
from sprint_tui.store.errors import StoreError
from sprint_tui.store.mirror import Mirror, of_store
from sprint_tui.store.place import Place, Places


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    with filled(path):
        pass
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "mirror.db"


def titles(path: Path) -> list[str]:
    return sorted(one.title for one in glance.page(path, limit=-1))


def work(path: Path, title: str) -> None:
    """Make a sprint in a store."""
    with opened(path, seed=len(title) + sum(map(ord, title))) as store:
        make(store, title=title)


def refused(mirror: Mirror, path: Path) -> str:
    """Return why a place is refused; then nothing has changed there."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError) as told:
        mirror.give(path)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert of_store(mirror.store) == mirror.path
    return told.value.code


def test_it_is_written_at_once_sound_and_its_owners_alone(path: Path, other: Path) -> None:
    mirror = Mirror(path)
    assert (mirror.path, mirror.at) == (None, None)
    mirror.give(other)
    assert titles(other) == ["Mornings"]
    assert mirror.path == other
    assert mirror.at is not None
    assert other.stat().st_mode & 0o077 == 0
    assert [one.name for one in other.parent.iterdir()] == ["mirror.db"]


def test_this_machine_remembers_it_for_this_store_alone(path: Path, other: Path) -> None:
    Mirror(path).give(other)
    first = Mirror(path)
    first.write()
    again = Mirror(path)
    assert again.path == other
    assert again.at == first.at
    assert first.is_on_the_same_disk
    assert Mirror(path.with_name("demo.db")).path is None


def test_notes_that_somebody_garbled_cost_only_the_time(path: Path, other: Path) -> None:
    Mirror(path).give(other)
    for noted in ("", "yesterday", "2026-13-40 x"):
        settings.keep(paths.config_folder(), **{f"mirrored {path}": noted})
        mirror = Mirror(path)
        assert (mirror.path, mirror.at) == (other, None)
        mirror.write()
        assert mirror.at is not None


def test_what_is_written_later_is_there_after_the_next_block(path: Path, other: Path) -> None:
    mirror = Mirror(path)
    mirror.give(other)
    work(path, "Evenings")
    mirror.write()
    assert titles(other) == ["Evenings", "Mornings"]


def test_the_place_comes_along(path: Path, other: Path) -> None:
    Places(path).keep("s", Place("journey", "m", "t", "goal", 7))
    mirror = Mirror(path)
    mirror.give(other)
    assert Places(other).of("s") == Place("journey", "m", "t", "goal", 7)
    Places(path).keep("s", Place("picker"))
    mirror.write()
    assert Places(other).of("s").stage == "picker"


def test_the_store_itself_and_the_folder_of_its_copies_are_refused(path: Path, tmp_path: Path) -> None:
    mirror = Mirror(path)
    assert refused(mirror, path) == "mirror_same"
    (tmp_path / "link.db").symlink_to(path)
    assert refused(mirror, tmp_path / "link.db") == "mirror_same"
    backups.folder_of(path).mkdir()
    assert refused(mirror, backups.folder_of(path) / "mine.db") == "mirror_same"


@pytest.mark.parametrize("held", [b"my letters", b"SQLite format 3\x00" + bytes(10)])
def test_a_file_that_is_no_store_is_never_overwritten(path: Path, other: Path, held: bytes) -> None:
    other.write_bytes(held)
    assert refused(Mirror(path), other) in {"mirror_foreign", "mirror_damaged"}


def test_the_database_of_another_program_is_never_overwritten(path: Path, other: Path) -> None:
    import sqlite3  # noqa: PLC0415

    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    assert refused(Mirror(path), other) == "mirror_foreign"
    assert refused(Mirror(path), other.parent) == "mirror_foreign"


def test_a_store_with_other_work_is_never_overwritten(path: Path, other: Path) -> None:
    work(other, "Somebody else's")
    assert refused(Mirror(path), other) == "mirror_other"
    assert titles(other) == ["Somebody else's"]


def test_a_mirror_that_was_worked_on_is_never_overwritten(path: Path, other: Path) -> None:
    mirror = Mirror(path)
    mirror.give(other)
    work(other, "On the other laptop")
    with pytest.raises(StoreError) as told:
        mirror.write()
    assert told.value.code == "mirror_other"
    assert mirror.problem is told.value
    assert titles(other) == ["Mornings", "On the other laptop"]


def test_an_older_copy_of_this_store_may_become_its_mirror(path: Path, other: Path) -> None:
    backups.copy_to(path, other)
    work(path, "Evenings")
    Mirror(path).give(other)
    assert titles(other) == ["Evenings", "Mornings"]


def test_a_sprint_removed_for_good_goes_from_the_mirror_too(path: Path, other: Path) -> None:
    work(path, "Evenings")
    mirror = Mirror(path)
    mirror.give(other)
    with opened(path) as store:
        sprints.remove_for_good(
            store, next(o.id for o in glance.page(path, limit=-1) if o.title == "Evenings")
        )
    mirror.write()
    assert titles(other) == ["Mornings"]
    assert Mirror(path)._known == mirror._known


def test_an_empty_file_or_store_may_become_the_mirror(path: Path, other: Path) -> None:
    other.touch()
    Mirror(path).give(other)
    assert titles(other) == ["Mornings"]


def test_a_mirror_open_in_a_window_is_left_alone(path: Path, other: Path) -> None:
    mirror = Mirror(path)
    mirror.give(other)
    sprint_id = glance.page(path, limit=1)[0].id
    with opened(other) as store:
        door = store.door(sprint_id, lock=True)
        with pytest.raises(StoreError) as told:
            mirror.write()
        assert told.value.code == "mirror_open"
        assert door.lock
        door.lock.release()
    mirror.write()
    assert mirror.problem is None


def test_a_log_left_beside_the_mirror_is_not_played_into_the_new_one(path: Path, other: Path) -> None:
    mirror = Mirror(path)
    mirror.give(other)
    killed = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('PRAGMA journal_mode=WAL');"
        "c.execute('CREATE TABLE later (x)'); c.commit(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", killed, str(other)], check=False)
    assert other.with_name("mirror.db-wal").stat().st_size
    work(path, "Evenings")
    mirror.write()
    assert titles(other) == ["Evenings", "Mornings"]
    assert not other.with_name("mirror.db-wal").exists()


def test_a_disk_that_fills_up_leaves_the_old_mirror_whole(
    path: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror = Mirror(path)
    mirror.give(other)
    before = other.read_bytes()
    work(path, "Evenings")

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(StoreError) as told:
            mirror.write()
    assert (told.value.code, told.value.details) == ("backup_failed", {"path": str(other)})
    assert other.read_bytes() == before
    assert [one.name for one in other.parent.iterdir()] == ["mirror.db"]
    mirror.write()
    assert titles(other) == ["Evenings", "Mornings"]
    assert mirror.problem is None


@pytest.mark.parametrize("moment", ["copy_store", "fsync"])
def test_a_machine_killed_while_it_writes_leaves_the_old_mirror_whole(
    path: Path, other: Path, moment: str
) -> None:
    mirror = Mirror(path)
    mirror.give(other)
    before = other.read_bytes()
    work(path, "Evenings")
    killed = (
        "import os, sys; from pathlib import Path; from sprint_tui.store import sqlite\n"
        "from sprint_tui.store.mirror import Mirror\n"
        "real = sqlite.copy_store\n"
        "def dies(*given): real(*given); os.kill(os.getpid(), 9)\n"
        "if sys.argv[2] == 'copy_store': sqlite.copy_store = dies\n"
        "else: os.fsync = lambda _: os.kill(os.getpid(), 9)\n"
        "Mirror(Path(sys.argv[1])).write()\n"
    )
    ended = subprocess.run([sys.executable, "-c", killed, str(path), moment], check=False)
    assert ended.returncode == -9
    assert other.read_bytes() == before
    assert titles(other) == ["Mornings"]
    mirror.write()
    assert titles(other) == ["Evenings", "Mornings"]


def test_a_stick_that_was_pulled_out_is_said_and_the_next_block_tries_again(path: Path, other: Path) -> None:
    mirror = Mirror(path)
    mirror.give(other)
    gone = other.parent.rename(other.parent.with_name("pulled"))
    with pytest.raises(StoreError) as told:
        mirror.write()
    assert told.value.code == "backup_failed"
    assert mirror.path == other
    gone.rename(other.parent)
    mirror.write()
    assert mirror.problem is None


def test_a_damaged_store_does_not_take_the_place_of_its_mirror(path: Path, other: Path) -> None:
    mirror = Mirror(path)
    mirror.give(other)
    sqlite.end_log(path)
    held = bytearray(path.read_bytes())
    for page in range(1, len(held) // 4096):
        held[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    path.write_bytes(bytes(held))
    with pytest.raises(StoreError):
        mirror.write()
    assert titles(other) == ["Mornings"]


def test_a_place_that_takes_nothing_is_refused_and_not_remembered(path: Path, tmp_path: Path) -> None:
    mirror = Mirror(path)
    assert refused(mirror, tmp_path / "nowhere" / "mirror.db") == "backup_failed"
    assert mirror.path is None


def test_the_mirror_goes_on_beside_a_store_that_was_moved(path: Path, other: Path, tmp_path: Path) -> None:
    mirror = Mirror(path)
    mirror.give(other)
    moved = tmp_path / "moved.db"
    backups.copy_to(path, moved)
    mirror.follow(moved)
    work(moved, "Evenings")
    mirror.write()
    assert titles(other) == ["Evenings", "Mornings"]
    assert of_store(moved) == other
    mirror.follow(other)
    assert mirror.path is None
    mirror.write()
