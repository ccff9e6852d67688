"""When the disk or another program is in the way: the change is said to be unsaved, and nothing is lost."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from filled import filled, opened, values
from sprint_tui.store import sprints, sqlite
from sprint_tui.store.door import Door
from sprint_tui.store.errors import NotSavedError, RefusedError, StoreError
from sprint_tui.store.store import Store

COMMITS = """
import sys
from pathlib import Path
from sprint_tui.store.store import Store

store = Store(Path(sys.argv[1]), actor="ana")
door = store.door(sys.argv[2])
for number in range(int(sys.argv[3]), 100_000):
    with door.step("edit") as step:
        step.edit(door.rows().sprint, promise=f"{number} " + "x" * 3000)
    print(number, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def door(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    """The door to the filled sprint; it waits for locks only briefly."""
    pragmas = (*sqlite._PRAGMAS, "PRAGMA busy_timeout=20")
    monkeypatch.setattr(sqlite, "_PRAGMAS", pragmas)
    with filled(path) as door:
        yield door


def pragma(door: Door, words: str) -> int:
    with door._tools.engine.connect() as connection:
        found = connection.exec_driver_sql(f"PRAGMA {words}")
        return int(found.scalar() or 0) if found.returns_rows else 0


def not_saved(door: Door, text: str = "New") -> str:
    """Try to write and return why it was not saved."""
    with pytest.raises(NotSavedError) as raised, door.step("edit") as step:
        step.edit(door.rows().sprint, promise=text)
    return raised.value.code


def test_a_full_disk_keeps_what_was_saved_and_takes_the_rest_later(door: Door, path: Path) -> None:
    was = values(door.rows())
    most = pragma(door, "max_page_count")
    pragma(door, f"max_page_count={pragma(door, 'page_count')}")
    long = "x" * 100_000
    assert not_saved(door, long) == "full"
    assert values(door.rows()) == was
    with opened(path) as store:
        assert values(store.door(door.sprint_id).rows()) == was
    pragma(door, f"max_page_count={most}")
    with door.step("edit") as step:
        step.edit(door.rows().sprint, promise=long)
    assert door.rows().sprint.promise == long


@pytest.mark.parametrize("is_replaced", [False, True], ids=["deleted", "replaced"])
def test_a_file_that_went_from_under_an_open_store_is_noticed(
    door: Door, path: Path, is_replaced: bool
) -> None:
    held = path.read_bytes()
    assert door.rows().stages
    path.unlink()
    if is_replaced:
        path.with_name("other").write_bytes(held)
        path.with_name("other").rename(path)
    assert not_saved(door) == "gone"
    with pytest.raises(NotSavedError) as raised:
        door.undo()
    assert raised.value.code == "gone"
    assert path.exists() == is_replaced


def test_a_file_that_was_moved_away_and_back_is_written_again(door: Door, path: Path) -> None:
    path.rename(path.with_name("away"))
    assert not_saved(door) == "gone"
    path.with_name("away").rename(path)
    with door.step("edit") as step:
        step.edit(door.rows().sprint, promise="New")
    assert door.rows().sprint.promise == "New"


def test_a_store_that_another_program_holds_is_locked_and_read_all_the_same(door: Door, path: Path) -> None:
    was = values(door.rows())
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not_saved(door) == "locked"
        assert values(door.rows()) == was
    with door.step("edit") as step:
        step.edit(door.rows().sprint, promise="New")


def test_a_disk_that_became_read_only_is_said_so(door: Door) -> None:
    pragma(door, "query_only=ON")
    assert not_saved(door) == "read_only_file"
    pragma(door, "query_only=OFF")


def test_a_disk_error_is_said_so() -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
    assert sqlite.saving_error(Path("x"), error).code == "disk"


def test_pages_that_turn_bad_while_the_store_is_open_are_said_to_be_damaged(path: Path) -> None:
    with filled(path):
        pass
    held = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as plain:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'touchpoint'"
        (page,) = plain.execute(query).fetchone()
    held[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(held)
    with closing(sqlite3.connect(path)) as plain:
        (sprint_id,) = plain.execute("SELECT id FROM sprint").fetchone()
    with opened(path) as store, pytest.raises(StoreError) as raised:
        store.door(sprint_id).rows()
    assert raised.value.code == "store_damaged"


def test_a_sprint_that_is_not_there_is_refused(path: Path) -> None:
    with opened(path) as store, pytest.raises(RefusedError) as raised:
        store.door("a" * 12).rows()
    assert raised.value.code == "not_there"


def test_errors_hold_nothing_of_what_was_typed(door: Door, path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotSavedError) as raised, door.step("edit") as step:
            step.edit(door.rows().sprint, promise="a secret")
    assert "secret" not in f"{raised.value} {raised.value.details} {raised.value.__cause__}"


def test_every_commit_that_was_acknowledged_survives_kill_9(path: Path) -> None:
    with filled(path) as door:
        sprint_id = door.sprint_id
    acknowledged = 0
    for commits in (40, 15):
        child = subprocess.Popen(
            [sys.executable, "-c", COMMITS, str(path), sprint_id, str(acknowledged)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        for _ in range(commits):
            acknowledged = int(child.stdout.readline())
        child.kill()
        acknowledged = max(acknowledged, *map(int, child.stdout.read().split()), 0)
        child.stdout.close()
        child.wait()
        with opened(path) as store:
            door = store.door(sprint_id)
            assert int(door.rows().sprint.promise.split()[0]) in {acknowledged, acknowledged + 1}
            assert len(door.stacks().undo) >= acknowledged + 1
    with closing(sqlite3.connect(path)) as plain:
        assert sqlite.integrity_problems(plain, thorough=True) == []


def test_the_right_to_write_is_asked_before_a_sprint_is_removed(path: Path) -> None:
    with filled(path) as door:
        store = Store(path, actor="bo")
        with closing(store):
            held = store.door(door.sprint_id, lock=True)
            assert held.lock is not None
            with opened(path) as other, pytest.raises(RefusedError) as raised:
                sprints.remove_for_good(other, door.sprint_id)
            assert held.is_writer
            held.lock.release()
    assert raised.value.code == "read_only_window"
