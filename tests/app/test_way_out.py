"""The way out: a copy of what changed stays behind, or one line says why not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from filled import filled
from machine import Machine
from sprint_tui.store import backups

if sys.platform == "win32":
    pytest.skip("pseudo terminals are for POSIX", allow_module_level=True)


@pytest.mark.parametrize("in_the_way", [False, True])
def test_a_copy_stays_behind_or_one_line_says_why_not(tmp_path: Path, in_the_way: bool) -> None:
    machine = Machine(tmp_path)
    with filled(machine.store) as door:
        sprint = door.sprint_id
    if in_the_way:
        backups.folder_of(machine.store).write_text("in the way")
    with machine.run("open", sprint, "brief") as terminal:
        terminal.wait_for("The meeting had ended")
        terminal.press("esc")
        terminal.wait_for("edit")
        terminal.press("enter")
        terminal.wait_for("esc done")
        terminal.send(" Every day.")
        terminal.wait_for("Every day.")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == int(in_the_way)
        assert ("sprint-tui: No copy could be written to" in terminal.screen.text) is in_the_way
    assert machine.promise.endswith(" Every day.")
    assert len(backups.copies(machine.store)) == int(not in_the_way)
