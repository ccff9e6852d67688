"""One window writes a sprint, others read; a window that dies holds nothing back."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time

import pytest

from filled import filled, opened, values
from sprint_tui.store.errors import RefusedError, StoreError
from sprint_tui.store.lock import PATIENCE, WriterLock, held, locks_of

HOLDS = """
import sys
from pathlib import Path
from sprint_tui.store.lock import WriterLock

lock = WriterLock(Path(sys.argv[1]), sys.argv[2])
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@contextmanager
def window(path: Path, sprint_id: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the right to write a sprint."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(locks_of(path)), sprint_id],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "True\n"
        yield child
        child.kill()


def test_a_second_window_reads_and_may_not_write(path: Path) -> None:
    with filled(path) as first, opened(path) as store, window(path, first.sprint_id) as child:
        door = store.door(first.sprint_id, lock=True)
        was = values(door.rows())
        assert not door.is_writer
        with pytest.raises(RefusedError) as raised, door.step("edit") as step:
            step.edit(door.rows().sprint, team="x")
        assert raised.value.code == "read_only_window"
        assert values(door.rows()) == was
        child.kill()
        child.wait()
        assert door.lock is not None
        assert door.lock.acquire()
        with door.step("edit") as step:
            step.edit(door.rows().sprint, team="x")
        door.lock.release()


def test_a_second_window_may_not_undo(path: Path) -> None:
    with filled(path) as first, opened(path) as store, window(path, first.sprint_id):
        door = store.door(first.sprint_id, lock=True)
        with pytest.raises(RefusedError) as raised:
            door.undo()
        assert raised.value.code == "read_only_window"


def test_sprints_are_locked_one_by_one(tmp_path: Path) -> None:
    one, same, other = (WriterLock(tmp_path / "locks", name) for name in ("aa", "aa", "bb"))
    assert (one.acquire(), same.acquire(), other.acquire()) == (True, False, True)
    assert (one.is_held, same.is_held, other.is_held) == (True, False, True)
    assert held(tmp_path / "locks") == ("aa", "bb")
    one.release()
    assert held(tmp_path / "locks") == ("bb",)
    assert same.acquire()
    same.release()
    other.release()
    assert held(tmp_path / "locks") == ()


def test_looking_who_holds_a_lock_takes_none(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "locks", "aa")
    lock.acquire()
    lock.release()
    assert held(tmp_path / "locks") == ()
    assert lock.acquire()
    lock.release()


def test_a_store_without_locks_holds_none(path: Path) -> None:
    assert held(locks_of(path)) == ()


def test_a_window_may_ask_for_the_right_and_the_asking_ends_when_it_has_it(tmp_path: Path) -> None:
    mine, theirs = (WriterLock(tmp_path / "locks", "aa") for _ in range(2))
    mine.acquire()
    was_wanted = mine.is_wanted
    theirs.ask()
    assert (was_wanted, mine.is_wanted) == (False, True)
    mine.release()
    assert theirs.acquire()
    theirs.release()
    assert not WriterLock(tmp_path / "locks", "aa").is_wanted


def test_a_wish_is_withdrawn_and_an_old_one_counts_no_more(tmp_path: Path) -> None:
    mine, theirs = (WriterLock(tmp_path / "locks", "aa") for _ in range(2))
    mine.acquire()
    theirs.ask()
    theirs.withdraw()
    theirs.withdraw()
    found = [mine.is_wanted]
    theirs.ask()
    (wish,) = (tmp_path / "locks").glob("*.wanted")
    os.utime(wish, (0, time() - PATIENCE - 1))
    found.append(mine.is_wanted)
    theirs.ask()
    found.append(mine.is_wanted)
    assert found == [False, False, True]
    mine.release()


def test_a_wish_that_cannot_be_written_is_an_error_with_words(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "locks", "aa")
    (tmp_path / "locks" / "aa.wanted").mkdir(parents=True)
    with pytest.raises(StoreError) as raised:
        lock.ask()
    assert (raised.value.code, raised.value.details) == (
        "store_unwritable",
        {"path": str(tmp_path / "locks")},
    )
    assert lock.acquire()
    lock.release()


def test_a_place_for_locks_that_cannot_be_made_is_an_error_with_words(path: Path) -> None:
    with filled(path) as door, opened(path) as store:
        locks_of(path).write_text("in the way")
        with pytest.raises(StoreError) as raised:
            store.door(door.sprint_id, lock=True)
        assert raised.value.code == "store_unwritable"
