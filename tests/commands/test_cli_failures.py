"""The boundary: whatever happens, one line and an exit code, and never a traceback."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from shell import Shell, a_shell, with_a_sprint

from sprint_tui.commands import boundary, listing
from sprint_tui.content.errors import ContentError
from sprint_tui.content.load import load
from sprint_tui.store.errors import StoreError

STORE = Path(__file__).parents[2] / "src" / "sprint_tui" / "store"


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    with a_shell(tmp_path, capsys, monkeypatch) as shell:
        yield shell


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """What `list` raises in place of doing its job."""
    raised: list[BaseException] = []

    def run(job: object) -> int:
        secret = "what somebody typed"
        raise raised[0] if raised else AssertionError(secret)

    monkeypatch.setattr(listing, "run", run)
    yield raised


def test_something_unforeseen_is_one_line_that_names_the_log(
    shell: Shell, failing: list[BaseException]
) -> None:
    failing.append(KeyError("boom"))
    line = shell.refusal("list")
    assert "KeyError" in line
    assert str(shell.log) in line
    log = shell.log.read_text()
    assert "Traceback" in log
    assert "what somebody typed" not in log
    assert shell.log.stat().st_mode & 0o777 == 0o600


def test_the_log_has_types_and_frames_and_nobodys_text(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = "Ana is leaving in May"

    def parse() -> None:
        raise KeyError(typed)

    def run(job: object) -> int:
        try:
            parse()
        except KeyError as error:
            error.add_note(typed)
            raise ValueError(typed) from error
        return 0

    monkeypatch.setattr(listing, "run", run)
    assert typed not in shell.refusal("list")
    log = shell.log.read_text()
    assert typed not in log
    assert log.index("in parse") < log.index("\nKeyError\n") < log.index("\nValueError\n")


def test_the_log_goes_on_and_does_not_grow_for_ever(
    shell: Shell, failing: list[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    failing.append(KeyError("boom"))
    for _ in range(3):
        shell("list")
    assert shell.log.read_text().count("Traceback") == 3
    monkeypatch.setattr(boundary, "LOG_LIMIT", 100)
    shell("list")
    assert shell.log.read_text().count("Traceback") == 1
    assert shell.log.with_name("errors.log.old").exists()


def test_a_log_that_cannot_be_written_is_said(shell: Shell, failing: list[BaseException]) -> None:
    failing.append(KeyError("boom"))
    (shell.folder / "logs").write_text("in the way")
    assert "KeyError" in shell.refusal("list")


def test_words_that_are_broken_are_still_one_line(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ContentError("words.toml", "cli", "is missing")

    monkeypatch.setattr(boundary, "words", broken)
    assert "words.toml" in shell.refusal("nonsense", code=2)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyboardInterrupt(), 130),
        (SystemExit(143), 143),
        (BrokenPipeError(), 141),
    ],
    ids=str,
)
def test_a_signal_ends_it_quietly(
    shell: Shell, failing: list[BaseException], error: BaseException, code: int
) -> None:
    failing.append(error)
    told = shell("list")
    assert (told.code, told.out, told.err) == (code, "", "")


def test_what_the_system_refuses_is_said_in_its_words(shell: Shell, failing: list[BaseException]) -> None:
    failing.append(PermissionError(13, "Permission denied", "/some/\x1bwhere"))
    line = shell.refusal("list")
    assert "Permission denied" in line
    assert "/some/␛where" in line


def codes_raised() -> set[str]:
    """Return every code that the store raises, as its modules are written."""
    text = "\n".join(path.read_text() for path in STORE.glob("*.py"))
    raised = set(re.findall(r'(?:StoreError|RefusedError|NotSavedError)\(\s*"(\w+)"', text))
    names = re.search(r"names = \{(.*?)\}", (STORE / "sqlite.py").read_text(), re.DOTALL)
    assert names is not None
    return raised | set(re.findall(r'"(\w+)"', names[1])) | {"store_in_use", "disk"}


@pytest.mark.parametrize("code", sorted(codes_raised()))
def test_every_error_of_the_store_has_its_words(code: str) -> None:
    details = {"path": "/a/b.db", "problem": "p", "entity": "Stage", "field": "name", "now": "x"}
    line = boundary.sentence(code, details)
    assert "{" not in line
    assert line.endswith((".", "TITLE")) or "--db" in line
    assert len(line) > 20


def test_every_error_of_the_commands_is_raised_somewhere() -> None:
    words = load().words.table("cli")["errors"]
    folder = STORE.parent
    sources = (*folder.glob("commands/*.py"), *folder.glob("exchange/**/*.py"), folder / "cli.py")
    text = "\n".join(path.read_text() for path in sources)
    unused = {code for code in words if f'"{code}"' not in text} - codes_raised()
    assert unused == set()


@pytest.mark.parametrize("command", [["list"], ["check", "x"], ["export", "x"], ["new", "x"], ["backup"]])
def test_a_file_that_is_no_store_is_one_line_and_left_as_it_is(shell: Shell, command: list[str]) -> None:
    shell.path.write_text("Dear diary")
    assert str(shell.path) in shell.refusal(*command)
    assert shell.path.read_text() == "Dear diary"
    assert sorted(path.name for path in shell.folder.iterdir()) == ["store.db"]


def test_a_path_with_control_characters_is_shown_and_not_obeyed(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\n.db"
    path.write_text("Dear diary")
    assert "a␛[31m" in shell.refusal("list", "--db", path)


def test_a_code_without_words_is_still_one_line(shell: Shell, failing: list[BaseException]) -> None:
    failing.append(StoreError("nobody_wrote_this"))
    assert "nobody_wrote_this" in shell.refusal("list")


def child(shell: Shell, command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command line in a shell of its own."""
    full = f"{sys.executable} -m sprint_tui {command}"
    return subprocess.run(
        ["sh", "-c", full], env=os.environ | settings, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_reader_that_goes_away_is_no_complaint(shell: Shell) -> None:
    with_a_sprint(shell)
    told = child(shell, "list --json | true")
    assert told.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is of Linux")
def test_an_output_that_is_full_is_one_line(shell: Shell) -> None:
    told = child(shell, "doctor > /dev/full")
    assert told.returncode == 1
    assert told.stderr.count("\n") == 1
    assert "No space left" in told.stderr


def test_a_closed_output_is_no_traceback(shell: Shell) -> None:
    told = child(shell, "--version >&- 2>&-")
    assert told.returncode in {0, 1}


def test_a_terminal_of_ascii_gets_what_it_can_show(shell: Shell) -> None:
    shell("new", "Łucja 日本語")
    told = child(shell, "list", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (told.returncode, told.stderr) == (0, "")
    assert "?ucja ???" in told.stdout


def test_a_signal_ends_a_command_with_its_own_code(shell: Shell) -> None:
    code = (
        "import os, signal, sys; from sprint_tui import cli; from sprint_tui.commands import listing;"
        "listing.run = lambda job: os.kill(os.getpid(), signal.SIGTERM) or signal.pause() or 0;"
        "sys.exit(cli.run(['list']))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert (told.returncode, told.stderr) == (128 + signal.SIGTERM, "")


def test_a_terminal_of_ascii_gets_plain_quotes_in_a_refusal(shell: Shell) -> None:
    told = child(
        shell, "check nothing", PYTHONIOENCODING="", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )
    assert 'No sprint is called "nothing"' in told.stderr
