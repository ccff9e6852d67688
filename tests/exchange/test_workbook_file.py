"""How the workbook reaches the disk: whole or not at all, and readable by another program."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from made import NOW, rows_of, whole_sprint
from openpyxl import Workbook, load_workbook

from sprint_tui.content.load import load
from sprint_tui.exchange.example import finished_example
from sprint_tui.exchange.workbook import write_workbook


def test_the_file_is_there_and_nothing_else(tmp_path: Path) -> None:
    write_workbook(tmp_path / "map.xlsx", whole_sprint(), load("en"), NOW)
    assert [one.name for one in tmp_path.iterdir()] == ["map.xlsx"]
    assert load_workbook(tmp_path / "map.xlsx").sheetnames[0] == "Overview"


def test_an_older_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "map.xlsx"
    path.write_bytes(b"old")
    write_workbook(path, whole_sprint(), load("en"), NOW)
    assert path.read_bytes()[:2] == b"PK"


def test_a_failing_write_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "map.xlsx"
    path.write_bytes(b"old")

    def fail(self: Workbook, file: Path) -> None:
        file.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Workbook, "save", fail)
    with pytest.raises(OSError, match="No space"):
        write_workbook(path, whole_sprint(), load("en"), NOW)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("map.xlsx", b"old")]


def test_a_folder_in_the_way_is_an_error_that_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "map.xlsx").mkdir()
    with pytest.raises(OSError, match="map"):
        write_workbook(tmp_path / "map.xlsx", whole_sprint(), load("en"), NOW)
    assert [one.name for one in tmp_path.iterdir()] == ["map.xlsx"]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_workbook(tmp_path / "no" / "map.xlsx", whole_sprint(), load("en"), NOW)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("hostile", [False, True])
def test_libreoffice_opens_it(tmp_path: Path, hostile: bool) -> None:
    rows = whole_sprint("=1+1 [/] _x001B_ ☕") if hostile else rows_of(finished_example())
    write_workbook(tmp_path / "map.xlsx", rows, load("en"), NOW)
    home, kind = (tmp_path / "home").as_uri(), "xlsx:Calc MS Excel 2007 XML"
    command = ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", kind]
    command += ["--outdir", str(tmp_path / "out"), str(tmp_path / "map.xlsx")]
    subprocess.run(command, check=True, capture_output=True)
    again, ours = load_workbook(tmp_path / "out" / "map.xlsx"), load_workbook(tmp_path / "map.xlsx")
    assert again.sheetnames == ours.sheetnames
    for sheet in ours:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and "_x005F_" not in cell.value:
                    assert again[sheet.title][cell.coordinate].value == cell.value
