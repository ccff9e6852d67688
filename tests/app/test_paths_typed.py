"""Paths as people give them: typed, completed by tab, dropped on the terminal."""

from pathlib import Path

import pytest

from sprint_tui.widgets.field import NotUnderstoodError
from sprint_tui.widgets.paths import completed, meant


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("front desk.csv", "front hall.csv", "it's.csv", "notes.md", ".hidden.csv"):
        (tmp_path / name).touch()
    (tmp_path / "drafts").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def is_csv(path: Path) -> bool:
    return path.suffix == ".csv"


def test_one_path_is_taken_as_it_stands_whatever_is_in_it(folder: Path) -> None:
    for name in ("front desk.csv", "it's.csv", "drafts"):
        assert meant(f" {folder / name} ") == (folder / name,)
    assert meant("~/it's.csv") == (folder / "it's.csv",)
    assert meant("drafts") == (Path("drafts"),)


def test_what_is_dropped_on_a_terminal_is_understood(folder: Path) -> None:
    one, two = folder / "front desk.csv", folder / "it's.csv"
    assert meant(f"'{one}'") == (one,)
    assert meant(f'"{one}" "{two}"') == (one, two)
    assert meant(str(one).replace(" ", "\\ ")) == (one,)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "nothing_typed"),
        ("gone.csv", "no_file_named"),
        ("'half", "no_file_named"),
        ("a\0b", "no_file_named"),
    ],
)
def test_what_is_not_there_is_said(folder: Path, typed: str, code: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        meant(typed)
    assert caught.value.code == code


def test_tab_goes_on_as_far_as_only_one_thing_can_follow(folder: Path) -> None:
    assert completed("fr", is_csv) == ("front ", ("front desk.csv", "front hall.csv"))
    assert completed("front d", is_csv) == ("front desk.csv", ())
    assert completed("~/dr", is_csv) == ("~/drafts/", ())
    assert completed("no", is_csv) == ("no", ())
    assert completed("nowhere/x", is_csv) == ("nowhere/x", ())
    assert completed("", is_csv)[1] == ("drafts/", "front desk.csv", "front hall.csv", "it's.csv")
