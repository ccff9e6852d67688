"""The machine's zone by its IANA name, wherever a system keeps it."""

from pathlib import Path

import pytest

from sprint_tui.store import zone


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine that says nothing of its zone yet; return the folder of its settings."""
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(zone, "_LINK", tmp_path / "localtime")
    monkeypatch.setattr(zone, "_NAME", tmp_path / "timezone")
    return tmp_path


def test_a_machine_that_says_nothing_is_in_utc(machine: Path) -> None:
    assert zone.machine_zone() == "UTC"


@pytest.mark.parametrize("name", ["Europe/Rome", "America/Argentina/Buenos_Aires"])
def test_the_link_names_the_zone(machine: Path, name: str) -> None:
    (machine / "localtime").symlink_to(f"/usr/share/zoneinfo/{name}")
    assert zone.machine_zone() == name


def test_the_file_names_the_zone_where_there_is_no_link(machine: Path) -> None:
    (machine / "localtime").write_bytes(b"TZif2")
    (machine / "timezone").write_text("Asia/Tokyo\n")
    assert zone.machine_zone() == "Asia/Tokyo"


def test_the_variable_goes_first(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (machine / "timezone").write_text("Asia/Tokyo\n")
    monkeypatch.setenv("TZ", ":Europe/Rome")
    assert zone.machine_zone() == "Europe/Rome"


@pytest.mark.parametrize("value", ["CET-1CEST", "../../etc/passwd", "/etc/passwd", "nonsense", " "])
def test_what_is_no_name_of_a_zone_is_passed_over(
    machine: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("TZ", value)
    (machine / "timezone").write_text(value)
    assert zone.machine_zone() == "UTC"
