"""A path that is typed: the new file that is meant, or a sentence."""

from pathlib import Path

import pytest

from sprint_tui.widgets.field import NotUnderstoodError
from sprint_tui.widgets.new_file import new_file


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    (tmp_path / "kept.xlsx").write_text("mine")
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a", "a.xlsx"),
        ("a.XLSX", "a.XLSX"),
        ("a.b", "a.b.xlsx"),
        ("~/a", "home/a.xlsx"),
        ("home/../a", "home/../a.xlsx"),
    ],
)
def test_a_name_gets_its_ending_and_its_whole_path(folder: Path, typed: str, meant: str) -> None:
    assert new_file(typed, ".xlsx") == folder / meant


def test_without_an_ending_the_name_stays_as_it_is(folder: Path) -> None:
    assert new_file("store.db") == folder / "store.db"
    assert new_file("store") == folder / "store"


@pytest.mark.parametrize("ending", ["", ".xlsx"])
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "file_exists"),
        (".", "file_exists"),
        ("..", "file_exists"),
        ("/", "file_exists"),
        ("home", "file_exists"),
        ("kept.xlsx", "file_exists"),
        ("nowhere/a", "no_folder"),
        ("kept.xlsx/a", "no_folder"),
        ("~nosuchuser/a", "no_file_there"),
        ("a" * 300, "no_file_there"),
        ("a\0", "no_file_there"),
        ("a\ud800", "no_file_there"),
    ],
    ids=lambda given: repr(given)[:20],
)
def test_where_no_file_can_be_made_a_sentence_says_so(typed: str, code: str, ending: str) -> None:
    with pytest.raises(NotUnderstoodError) as raised:
        new_file(typed, ending)
    assert raised.value.code == code
