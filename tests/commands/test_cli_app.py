"""The commands that open the app: never without a terminal, and nothing of Textual before that is sure."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from shell import Shell, a_shell, with_a_sprint

from sprint_tui.store import glance
from sprint_tui.widgets.bringing import FIRST
from stage import words

SLOW = "textual rich sqlmodel sqlalchemy pydantic alembic openpyxl icalendar pyfiglet"


@dataclass(frozen=True)
class Opened:
    """How the app was opened, and what its store held then."""

    path: Path
    sprint: str
    stage: str
    notice: str
    titles: tuple[str, ...]


class App(ModuleType):
    """Stands for `sprint_tui.app`: notes how it is opened, and ends with an exit code."""

    def __init__(self) -> None:
        super().__init__("sprint_tui.app")
        self.opened: list[Opened] = []
        self.walls: list[tuple[Path, str]] = []
        self.code = 0

    def run_app(self, store_path: Path, *, sprint: str = "", stage: str = "", notice: str = "") -> int:
        titles = tuple(one.title for one in glance.page(store_path, limit=9))
        self.opened.append(Opened(store_path, sprint, stage, notice, titles))
        return self.code

    def run_wall(self, store_path: Path, sprint: str) -> int:
        self.walls.append((store_path, sprint))
        return self.code


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    with a_shell(tmp_path, capsys, monkeypatch) as shell:
        yield shell


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> App:
    """A terminal is there, and the app is this one."""
    app = App()
    monkeypatch.setitem(sys.modules, "sprint_tui.app", app)
    monkeypatch.setattr("sprint_tui.commands.terminal._is_terminal", lambda stream: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    return app


def test_without_a_command_the_app_opens_at_home(shell: Shell, app: App) -> None:
    assert shell().code == 0
    assert app.opened == [Opened(shell.path, "", "", "", ())]


def test_open_goes_to_a_sprint_and_a_stage(shell: Shell, app: App) -> None:
    sprint_id = with_a_sprint(shell)
    shell("open", "morn")
    shell("open", sprint_id, "Journey")
    assert [(one.sprint, one.stage) for one in app.opened] == [(sprint_id, ""), (sprint_id, "journey")]


def test_open_with_wall_opens_a_window_for_the_room(shell: Shell, app: App) -> None:
    sprint_id = with_a_sprint(shell)
    assert shell("open", "morn", "--wall").code == 0
    assert app.walls == [(shell.path, sprint_id)]
    assert app.opened == []


def test_a_window_for_the_room_takes_no_stage(shell: Shell, app: App) -> None:
    with_a_sprint(shell)
    assert "journey" in shell.refusal("open", "morn", "journey", "--wall", code=2)
    assert app.walls == []


def test_a_stage_that_is_not_there_lists_the_stages(shell: Shell, app: App) -> None:
    with_a_sprint(shell)
    line = shell.refusal("open", "morn", "kitchen", code=2)
    assert "“kitchen”" in line
    assert "ownership" in line
    assert app.opened == []


@pytest.fixture
def invitation(shell: Shell, tmp_path: Path) -> tuple[Path, str]:
    """An invitation that came by mail, and the id of its sprint, which this store does not have."""
    sprint_id = with_a_sprint(shell)
    shell("invite", sprint_id, "-o", "sent")
    shell.path.unlink()
    return tmp_path / "sent" / "Ana.invite.json", sprint_id


def test_an_invitation_opens_a_copy_of_its_own_however_often(
    shell: Shell, app: App, invitation: tuple[Path, str]
) -> None:
    file, sprint_id = invitation
    for how in ("begun", "renewed"):
        assert shell("open", file).code == 0
        one = app.opened.pop()
        assert (one.path, one.sprint, one.stage) == (shell.path, sprint_id, FIRST)
        assert one.notice == words(f"brought.{how}", title="Mornings", name="Ana")
        assert one.titles == ("Mornings",)


def test_an_invitation_may_name_a_stage_or_the_wall(
    shell: Shell, app: App, invitation: tuple[Path, str]
) -> None:
    shell("open", invitation[0], "journey")
    assert app.opened[0].stage == "journey"
    shell("open", invitation[0], "--wall")
    assert app.walls == [(shell.path, invitation[1])]


def test_a_whole_sprint_from_elsewhere_is_opened_once(
    shell: Shell, app: App, invitation: tuple[Path, str]
) -> None:
    shell("open", invitation[0])
    shell("export", invitation[1], "-o", "whole.json")
    shell.path.unlink()
    shell("open", "whole.json")
    assert app.opened[-1].notice == words("brought.whole", title="Mornings")
    assert "Mornings" in shell.refusal("open", "whole.json")


@pytest.mark.parametrize(
    ("held", "says"),
    [
        (None, "json_no_file"),
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"[]", "not_a_sprint"),
        (b"\xff\xfe", "not_json"),
        (b"[" * 100_000, "not_json"),
        (b'{"format": 9, "sprint": []}', "newer_format"),
        (b" " * 10_000_001, "json_too_large"),
    ],
    ids=["none", "empty", "begun", "a list", "no text", "deep", "newer", "too large"],
)
def test_a_file_that_is_none_of_ours_is_refused_in_one_line(
    shell: Shell, app: App, held: bytes | None, says: str
) -> None:
    if held is not None:
        (shell.folder / "x.invite.json").write_bytes(held)
    line = shell.refusal("open", "x.invite.json")
    assert line == words(f"errors.{says}", file="x.invite.json", format="9")
    assert app.opened == []
    assert not shell.path.exists()


@pytest.mark.parametrize("command", [["demo"], ["open", "demo"]])
def test_demo_opens_the_example_in_a_store_that_is_thrown_away(
    shell: Shell, app: App, command: list[str]
) -> None:
    assert shell(*command).code == 0
    (one,) = app.opened
    assert one.titles == ("Mornings without the rush",)
    assert one.sprint
    assert one.path.parent.name.startswith("sprint-tui-demo-")
    assert not one.path.parent.exists()
    assert list(shell.folder.iterdir()) == []


def test_the_example_goes_when_the_app_fails_too(shell: Shell, app: App) -> None:
    app.code = 143
    assert shell("demo").code == 143
    assert not app.opened[0].path.parent.exists()


def test_the_apps_exit_code_is_that_of_the_command(shell: Shell, app: App) -> None:
    for code in (0, 1, 129):
        app.code = code
        assert shell().code == code


@pytest.mark.parametrize("command", [[], ["open", "x"]])
def test_a_store_that_cannot_be_read_is_said_before_the_app_opens(
    shell: Shell, app: App, command: list[str]
) -> None:
    shell.path.write_text("Dear diary")
    assert str(shell.path) in shell.refusal(*command)
    assert app.opened == []


def test_a_sprint_that_is_not_there_is_said_before_the_app_opens(shell: Shell, app: App) -> None:
    with_a_sprint(shell)
    assert "nowhere" in shell.refusal("open", "nowhere")
    assert app.opened == []


@pytest.mark.parametrize(
    ("command", "instead"),
    [
        ([], "sprint-tui list"),
        (["open", "a b"], "sprint-tui check 'a b'"),
        (["demo"], "sprint-tui export demo"),
    ],
)
def test_without_a_terminal_the_command_to_use_is_named(
    shell: Shell, command: list[str], instead: str
) -> None:
    assert shell.refusal(*command, code=2).endswith(instead)


def test_a_terminal_that_only_prints_lines_is_none(
    shell: Shell, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    line = shell.refusal(code=2)
    assert "TERM=dumb" in line
    assert app.opened == []


@pytest.mark.parametrize("command", ["", "demo", "open x", "--version", "list", "list --json", "nonsense"])
def test_neither_textual_nor_the_store_is_imported_where_it_is_not_needed(shell: Shell, command: str) -> None:
    with_a_sprint(shell)
    code = (
        "import sys; from sprint_tui import cli; cli.run(sys.argv[1:]);"
        f"print(*(set({SLOW.split()}) & sys.modules.keys()), file=sys.stderr)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, *command.split()],
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    assert told.stderr.splitlines()[-1] == ""
