"""A file is written whole or not at all, also by two windows at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sprint_tui.store import settings
from sprint_tui.store.place import Place, Places
from sprint_tui.store.whole import whole_file


def test_a_file_is_replaced_only_once_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("before")
    with whole_file(path) as part:
        part.write_text("after")
        assert path.read_text() == "before"
    assert path.read_text() == "after"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_could_not_be_written_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("before")
    with pytest.raises(OSError, match="full"), whole_file(path) as part:
        part.write_text("af")
        raise OSError(28, "full")
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_two_windows_may_write_one_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with whole_file(path) as one:
        one.write_text("one")
        with whole_file(path) as other:
            other.write_text("other")
        assert path.read_text() == "other"
    assert path.read_text() == "one"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_window_that_died_left_holds_up_nobody(tmp_path: Path) -> None:
    for name in ("store.db.places.json.part", "settings.json.part"):
        (tmp_path / name).mkdir()
    places = Places(tmp_path / "store.db")
    places.keep("a", Place("journey"))
    assert places.of("a") == Place("journey")
    settings.keep(tmp_path, theme="light")
    assert settings.read(tmp_path) == {"theme": "light"}


def test_two_threads_that_choose_something_lose_nothing_of_each_other(tmp_path: Path) -> None:
    def choose(name: str) -> None:
        for number in range(10):
            settings.keep(tmp_path, **{f"{name}{number}": "chosen"})

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(choose, "ab"))
    assert len(settings.read(tmp_path)) == 20
