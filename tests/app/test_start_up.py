"""What Home waits for before it is painted: nothing that only a sprint needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from filled import filled
from machine import Machine

SLOW = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "openpyxl", "icalendar", "pyfiglet", "markdown_it"}
NOTING = """
import sys
from pathlib import Path
from textual.drivers.linux_driver import LinuxDriver
from sprint_tui import cli

awaited, noted = sys.argv[1], Path(sys.argv[2])
plain = LinuxDriver.write

def write(self, data):
    if awaited in data and not noted.exists():
        noted.write_text(" ".join(sys.modules))
    plain(self, data)

LinuxDriver.write = write
sys.exit(cli.run([]))
"""
"""Notes what is imported at the moment when an awaited text is painted."""


@pytest.mark.parametrize(("awaited", "is_empty"), [("a new sprint for your team", True), ("Mornings", False)])
def test_home_is_painted_before_anything_slow_is_imported(
    tmp_path: Path, awaited: str, is_empty: bool
) -> None:
    machine, noted = Machine(tmp_path), tmp_path / "noted.txt"
    if not is_empty:
        with filled(machine.store):
            pass
    with machine.run_python("-c", NOTING, awaited, str(noted)) as terminal:
        terminal.wait_for(awaited)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    modules = {name.partition(".")[0] for name in noted.read_text().split()}
    assert "textual" in modules
    assert SLOW & modules == set()


def test_a_sprint_is_opened_by_the_first_key(tmp_path: Path) -> None:
    """Keys pressed before the slow part is there wait for it."""
    machine = Machine(tmp_path)
    with filled(machine.store):
        pass
    with machine.run() as terminal:
        terminal.wait_for("Mornings")
        terminal.press("enter")
        terminal.wait_for("BRIEF")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_what_is_imported_is_no_matter_for_the_garbage_collector() -> None:
    asked = """
import gc
from sprint_tui.app import workplace

workplace._import_slow()
print(gc.isenabled(), gc.get_freeze_count() > 50_000, len(gc.get_objects()) < 5_000)
"""
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True", "True"]
