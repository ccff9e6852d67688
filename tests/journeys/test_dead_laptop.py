"""The laptop dies in the middle of the meeting: the copy on the stick goes on where it was."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from machine import Machine
from stage import fresh, key_of, words

if sys.platform == "win32":
    pytest.skip("pseudo terminals are for POSIX", allow_module_level=True)

GO, LAST_BUT_ONE = "\x07", "\x1b[F\x1b[A"
"""What a terminal sends for ctrl+g, and for end and up."""


def told(copy: Path) -> list[str]:
    """What the clock in a copy was told."""
    with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)) as connection:
        return [kind for (kind,) in connection.execute("SELECT kind FROM clock_event ORDER BY position")]


def test_another_machine_goes_on_from_the_stick(tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    (tmp_path / "stick").mkdir()
    machine, copy = Machine(tmp_path / "first"), tmp_path / "stick" / "store.db"
    with fresh(machine.store):
        pass
    with machine.run("open", "Mornings", "ready") as terminal:
        terminal.wait_for(words("ready.names.mirror"))
        terminal.send(LAST_BUT_ONE)
        terminal.press("enter")
        terminal.wait_for(words("mirror.ask"))
        terminal.send(str(copy.parent))
        terminal.press("enter")
        terminal.wait_until(copy.exists, "the copy")
        terminal.wait_for("Written:")
        terminal.send(GO)
        terminal.wait_for(words("frame.where_to"))
        terminal.send(key_of("agenda"))
        terminal.wait_for("AGENDA")
        terminal.send(" ")
        terminal.wait_until(lambda: told(copy) == ["start"], "the start")
        terminal.send("nn")
        terminal.wait_until(lambda: told(copy) == ["start", "next"], "the end of block 1")
        terminal.kill()
    shutil.rmtree(machine.folder)
    (tmp_path / "second").mkdir()
    other = Machine(tmp_path / "second")
    with other.run("--db", str(copy), "open", "Mornings") as terminal:
        terminal.wait_for(words("agenda.number", number=2, blocks=6))
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
