"""What Home waits for before it is painted: nothing that only a sprint needs, and no style read twice."""

from __future__ import annotations

import gc
import json
from pathlib import Path
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet

from filled import filled
from machine import Machine
from sprint_tui.app import start, styles
from sprint_tui.app.shell import PAGES, STAGES
from sprint_tui.domain import route
from stage import example, whole_app

SLOW = {
    *("sqlmodel", "sqlalchemy", "pydantic", "alembic", "openpyxl", "icalendar", "pyfiglet", "markdown_it"),
    *("argparse", "gettext", "zipfile", "importlib.resources", "textual.widgets._text_area"),
    *("sprint_tui.store.tables", "sprint_tui.widgets.editor", "sprint_tui.widgets.field"),
}
LIST = "Mornings"
NOTING = """
import gc, json, sys
from pathlib import Path
from textual.css import stylesheet
from textual.drivers.linux_driver import LinuxDriver
from sprint_tui import cli

awaited, noted = sys.argv[1], Path(sys.argv[2])
plain_write, plain_parse = LinuxDriver.write, stylesheet.parse
written, parsed = [], []

def write(self, data):
    if awaited in data and not noted.exists():
        noted.write_text(json.dumps({
            "modules": [*sys.modules], "parsed": parsed, "written": written, "collects": gc.isenabled()
        }))
    written.append(data)
    plain_write(self, data)

def parse(scope, css, read_from, **more):
    parsed.append(read_from)
    return plain_parse(scope, css, read_from, **more)

LinuxDriver.write, stylesheet.parse = write, parse
sys.exit(cli.run([]))
"""
"""Notes what has happened by the moment when an awaited text is painted."""


def noted(folder: Path, awaited: str) -> Any:
    """Return what was noted when Home's list, or what stands in its place, was painted."""
    machine, notes = Machine(folder), folder / "noted.json"
    if awaited == LIST:
        with filled(machine.store):
            pass
    with machine.run_python("-c", NOTING, awaited, str(notes)) as terminal:
        terminal.wait_for(awaited)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    return json.loads(notes.read_text())


@pytest.mark.parametrize("awaited", ["a new sprint for your team", LIST])
def test_home_is_there_with_the_first_paint_before_anything_that_only_a_sprint_needs(
    tmp_path: Path, awaited: str
) -> None:
    """Nothing slow is imported, its own styles are read once, and nobody looks for garbage."""
    told = noted(tmp_path, awaited)
    assert "textual" in told["modules"]
    assert SLOW & set(told["modules"]) == set()
    files = [path for path, variable in told["parsed"] if not variable]
    assert files == [str(path) for path in styles.OF_HOME]
    assert not [data for data in told["written"] if "SPRINTS" in data]
    assert not told["collects"]


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


async def test_no_stage_has_all_styles_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.db"
    with example(path) as door:
        sprint_id = door.sprint_id
    async with whole_app(path, sprint=sprint_id, stage="brief") as hand:
        monkeypatch.setattr(Stylesheet, "reparse", lambda _: pytest.fail("all styles are read anew"))
        for stage in (*route.KEYS, route.HOME):
            hand.app.action_go(stage)
            await hand.settle()


def test_every_stage_and_page_is_imported_before_its_first_visit() -> None:
    assert {f"screens.{name}" for name in (*STAGES, *PAGES)} <= set(start.FOR_THE_FIRST_TIME)


def test_garbage_is_looked_for_again_once_home_is_there() -> None:
    with start.without_collecting():
        assert not gc.isenabled()
        start.collect_again()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 10_000  # what is imported stays: looking through it holds up a key
    assert gc.isenabled()
    gc.unfreeze()
