"""The command line as a person types it, within the test's own process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from filled import filled
from sprint_tui import cli
from sprint_tui.commands import boundary
from sprint_tui.store.door import Door


@dataclass(frozen=True)
class Told:
    """What a command left: its exit code, its output, and its one line of complaint."""

    code: int
    out: str
    err: str


class Shell:
    """A shell in an empty folder, whose store, settings and logs lie there."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.path = folder / "store.db"
        self.log = folder / "logs" / "errors.log"
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> Told:
        self._capsys.readouterr()
        code = cli.run([str(word) for word in words])
        out, err = self._capsys.readouterr()
        return Told(code, out, err)

    def refusal(self, *words: str | Path, code: int = 1) -> str:
        """Return the one line of a command that could not, and printed nothing else."""
        told = self(*words)
        assert (told.code, told.out) == (code, "")
        assert told.err.startswith("sprint-tui: ")
        assert told.err.endswith("\n")
        assert told.err.count("\n") == 1
        return told.err.removeprefix("sprint-tui: ").strip()


@contextmanager
def a_shell(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    """Open a shell in this folder; the machine's own store is out of reach."""
    shell = Shell(folder, capsys)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SPRINT_TUI_DB", str(shell.path))
    monkeypatch.setenv("SPRINT_TUI_LOGS", str(folder / "logs"))
    monkeypatch.setenv("SPRINT_TUI_CONFIG", str(folder / "settings"))
    monkeypatch.setenv("TZ", "Europe/Rome")
    monkeypatch.setattr(boundary, "_end_on_signals", lambda: None)
    yield shell


def with_a_sprint(shell: Shell) -> str:
    """Put the filled sprint into the shell's store; return its id."""
    with filled(shell.path) as door:
        return door.sprint_id


@contextmanager
def writing(shell: Shell) -> Iterator[Door]:
    """Open the filled sprint for a change."""
    with filled(shell.path) as door:
        yield door
