"""Export: a workbook or json, never over a file that is there, whole or not at all."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from shell import Shell, a_shell, with_a_sprint

from filled import make, opened, values
from sprint_tui.exchange import sprint_json
from sprint_tui.store import sprints


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    with a_shell(tmp_path, capsys, monkeypatch) as shell:
        yield shell


def files(shell: Shell) -> set[str]:
    return {path.name for path in shell.folder.iterdir() if not path.name.startswith("store")}


def test_a_workbook_is_written_here_under_the_sprints_name(shell: Shell) -> None:
    with_a_sprint(shell)
    told = shell("export", "mornings")
    assert (told.code, told.out, told.err) == (0, "Mornings.xlsx\n", "")
    assert "Overview" in load_workbook(shell.folder / "Mornings.xlsx").sheetnames
    assert files(shell) == {"Mornings.xlsx"}


def test_json_is_the_whole_sprint_and_can_be_put_in_again(shell: Shell) -> None:
    sprint_id = with_a_sprint(shell)
    assert shell("export", sprint_id, "-f", "json", "-o", "all.json").out == "all.json\n"
    kinds = sprint_json.loads((shell.folder / "all.json").read_text(encoding="utf-8"))
    with opened(shell.path) as one, opened(shell.folder / "other.db") as other:
        sprints.put_in(other, kinds, "import")
        assert values(other.door(sprint_id).rows()) == values(one.door(sprint_id).rows())


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (["-o", "a.json"], "a.json"),
        (["-o", "a.JSON"], "a.JSON"),
        (["-o", "a.xlsx"], "a.xlsx"),
        (["-o", "a"], "a"),
        (["-o", "."], "Mornings.xlsx"),
        (["-o", ".", "-f", "json"], "Mornings.json"),
        (["-f", "xlsx", "-o", "a.json"], "a.json"),
        (["-f", "ics"], "Mornings.ics"),
        (["-o", "a.ics"], "a.ics"),
    ],
)
def test_the_format_is_the_one_asked_for_else_that_of_the_ending(
    shell: Shell, typed: list[str], written: str
) -> None:
    with_a_sprint(shell)
    assert shell("export", "mornings", *typed).code == 0
    held = (shell.folder / written).read_bytes()
    is_json = "json" in written.casefold() and "xlsx" not in typed
    begins = b"{" if is_json else b"BEGIN:VCALENDAR" if written.endswith(".ics") else b"PK"
    assert held.startswith(begins)


def test_a_file_that_is_there_stays_unless_it_is_forced(shell: Shell) -> None:
    with_a_sprint(shell)
    (shell.folder / "a.json").write_text("mine")
    line = shell.refusal("export", "mornings", "-o", "a.json")
    assert "a.json" in line
    assert "--force" in line
    assert (shell.folder / "a.json").read_text() == "mine"
    assert shell("export", "mornings", "-o", "a.json", "--force").code == 0
    assert json.loads((shell.folder / "a.json").read_text())["format"] == 1
    assert files(shell) == {"a.json"}


@pytest.mark.parametrize("kind", ["xlsx", "json"])
def test_a_place_that_takes_no_file_is_said_and_leaves_nothing(shell: Shell, kind: str) -> None:
    with_a_sprint(shell)
    assert "nowhere" in shell.refusal("export", "mornings", "-o", "nowhere/map." + kind)
    (shell.folder / "file").touch()
    assert "file" in shell.refusal("export", "mornings", "-o", "file/map." + kind)
    line = shell.refusal("export", "mornings", "-o", "x" * 300 + "." + kind)
    assert "name too long" in line
    (shell.folder / "full").symlink_to("/nowhere/at/all")
    assert files(shell) == {"file", "full"}


@pytest.mark.parametrize("kind", ["xlsx", "json"])
def test_a_disk_that_fills_up_leaves_the_file_before_as_it_was(
    shell: Shell, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_sprint(shell)
    (shell.folder / "map").write_text("mine")

    def refuse(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    line = shell.refusal("export", "mornings", "-f", kind, "-o", "map", "--force")
    assert "No space left on device" in line
    assert (shell.folder / "map").read_text() == "mine"
    assert files(shell) == {"map"}


@pytest.mark.parametrize("title", ["../../esc", "/etc/passwd", "CON", ".", "-rf", "a/b\x1b[31m\n"])
def test_no_title_leads_out_of_the_folder(shell: Shell, title: str) -> None:
    with opened(shell.path) as store:
        sprint_id = make(store, title=title).sprint_id
    told = shell("export", sprint_id, "-f", "json")
    assert told.code == 0
    assert files(shell) == {told.out.strip()}


def test_demo_stands_for_the_finished_example_and_leaves_no_store(shell: Shell) -> None:
    told = shell("export", "demo", "-o", "demo.xlsx")
    assert (told.code, told.out) == (0, "demo.xlsx\n")
    assert files(shell) == {"demo.xlsx"}
    assert not shell.path.exists()
    assert shell("export", "DEMO", "-f", "json").out == "Mornings-without-the-rush.json\n"


@pytest.mark.parametrize("name", ["a.txt", "a.xls", "v1.2"])
def test_an_ending_that_is_no_format_is_refused_unless_the_format_is_said(shell: Shell, name: str) -> None:
    with_a_sprint(shell)
    assert f"{name}.xlsx" in shell.refusal("export", "mornings", "-o", name)
    assert files(shell) == set()
    assert shell("export", "mornings", "-o", name, "-f", "xlsx").code == 0
    assert files(shell) == {name}
