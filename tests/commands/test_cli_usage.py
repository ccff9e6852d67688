"""How the command line is used: help, version, and what it does not understand."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from shell import Shell, a_shell

from sprint_tui import __version__, cli
from sprint_tui.commands import arguments
from sprint_tui.content.load import load

COMMANDS = ("open", "demo", "new", "list", "export", "import", "check", "backup", "restore", "doctor")


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    with a_shell(tmp_path, capsys, monkeypatch) as shell:
        yield shell


def test_the_version_is_printed(shell: Shell) -> None:
    told = shell("--version")
    assert (told.code, told.out, told.err) == (0, f"sprint-tui {__version__}\n", "")


def test_help_names_every_command_and_what_it_does(shell: Shell) -> None:
    told = shell("--help")
    assert (told.code, told.err) == (0, "")
    words: Any = load().words.table("cli")["help"]
    text = " ".join(told.out.split())
    for command in COMMANDS:
        assert f"{command} {words[command]}" in text
    assert words["description"] in text
    assert words["epilog"] in text


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_of_its_own(shell: Shell, command: str) -> None:
    told = shell(command, "--help")
    assert (told.code, told.err) == (0, "")
    assert f"usage: sprint-tui {command}" in told.out


def test_a_line_without_a_word_needs_no_parser() -> None:
    assert vars(arguments.parser().parse_args([])) == cli.NOTHING_SAID


def test_help_has_no_words_that_nobody_asks_for() -> None:
    words = load().words.table("cli")["help"]
    asked = {"description", "epilog"}
    parsers = [arguments.parser()]
    for parser in parsers:
        for action in parser._actions:
            asked.add(action.help or "")
            if isinstance(action, argparse._SubParsersAction):
                parsers += [one for one in action.choices.values() if one not in parsers]
                asked |= set(action.choices)
    assert set(words) == asked - {"", argparse.SUPPRESS, "show this help message and exit"}


@pytest.mark.parametrize(
    ("typed", "says", "help_of"),
    [
        (["nonsense"], "nonsense", "sprint-tui"),
        (["export"], "SPRINT", "sprint-tui export"),
        (["list", "--nonsense"], "--nonsense", "sprint-tui"),
        (["--nonsense"], "--nonsense", "sprint-tui"),
        (["new", "T", "--audience", "b2x"], "b2x", "sprint-tui new"),
        (["export", "demo", "-f", "pdf"], "pdf", "sprint-tui export"),
        (["export", "demo", "--forc"], "--forc", "sprint-tui"),
        (["list", "\x1b[31mred"], "␛[31mred", "sprint-tui"),
    ],
)
def test_wrong_usage_is_one_line_that_names_the_help(
    shell: Shell, typed: list[str], says: str, help_of: str
) -> None:
    line = shell.refusal(*typed, code=2)
    assert says in line
    assert "\x1b" not in line
    assert line.endswith(f"Try: {help_of} --help")


def test_the_store_may_be_named_before_and_after_the_command(shell: Shell, tmp_path: Path) -> None:
    shell("--db", tmp_path / "one.db", "new", "One")
    shell("new", "Two", "--db", tmp_path / "two.db")
    assert "One" in shell("list", "--db", tmp_path / "one.db").out
    assert "Two" in shell("--db", tmp_path / "two.db", "list").out
    assert not shell.path.exists()


def test_a_home_sign_in_a_path_is_the_persons_home(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    shell("new", "One", "--db", "~/mine.db")
    assert (tmp_path / "me" / "mine.db").exists()
