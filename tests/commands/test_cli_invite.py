"""The invitation from the command line: one folder, nothing replaced, and what is missing before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from shell import Shell, a_shell, with_a_sprint, writing

from stage import words

FILES = {"mail.txt", "prep-form.xlsx", "reading.html", "Ana.invite.json", "Bo.invite.json"}
FAR = datetime(2999, 1, 7, 8, 0, tzinfo=UTC)


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    with a_shell(tmp_path, capsys, monkeypatch) as shell:
        yield shell


def ready(shell: Shell, segment: str = "Commuters", **fields: object) -> None:
    """Put the filled sprint into the store, with a meeting that lies ahead."""
    with_a_sprint(shell)
    with writing(shell) as door, door.step("edit") as step:
        step.edit(door.rows().sprint, **{"meeting_start": FAR, **fields})
        for one in door.rows().segments:
            step.edit(one, name=segment)


@pytest.mark.parametrize(
    ("typed", "folder"),
    [([], "Mornings-invitation"), (["-o", "out"], "out"), (["-o", "."], ".")],
)
def test_the_folder_is_written_and_each_file_named(shell: Shell, typed: list[str], folder: str) -> None:
    ready(shell)
    told = shell("invite", "mornings", *typed)
    assert {Path(line).name for line in told.out.splitlines()} == FILES
    assert {path.name for path in (shell.folder / folder).iterdir()} >= FILES
    assert not list(shell.folder.rglob(".*.part"))


def test_what_is_there_stays_unless_it_is_forced(shell: Shell) -> None:
    ready(shell)
    (shell.folder / "out").mkdir()
    (shell.folder / "out" / "reading.html").write_text("mine")
    assert "--force" in shell.refusal("invite", "mornings", "-o", "out")
    assert [path.name for path in (shell.folder / "out").iterdir()] == ["reading.html"]
    assert shell("invite", "mornings", "-o", "out", "--force").code == 0
    assert {path.name for path in (shell.folder / "out").iterdir()} == FILES


def test_without_a_promise_nobody_is_invited(shell: Shell) -> None:
    ready(shell, promise=" ")
    assert shell.refusal("invite", "mornings") == words("cli.errors.invite_promise", title="Mornings")
    assert not list(shell.folder.glob("*-invitation"))


def test_without_names_nobody_is_invited(shell: Shell) -> None:
    shell("new", "Evenings")
    assert shell.refusal("invite", "evenings") == words("cli.errors.invite_names", title="Evenings")


def test_a_meeting_without_a_day_is_said(shell: Shell) -> None:
    ready(shell, meeting_start=None)
    assert shell("invite", "mornings").out.splitlines()[-1] == words("cli.said.invite_no_day")


def test_a_segment_without_a_word_is_said(shell: Shell) -> None:
    ready(shell, segment="")
    assert shell("invite", "mornings").out.splitlines()[-1] == words("cli.said.invite_no_segment")


@pytest.mark.parametrize("where", ["a.txt", "nowhere/out"])
def test_a_place_that_takes_no_folder_is_said(shell: Shell, where: str) -> None:
    ready(shell)
    (shell.folder / "a.txt").write_text("mine")
    assert where.split("/", maxsplit=1)[0] in shell.refusal("invite", "mornings", "-o", where)
    assert (shell.folder / "a.txt").read_text() == "mine"


def test_the_example_can_be_looked_at(shell: Shell) -> None:
    told = shell("invite", "demo", "-o", "out")
    assert told.code == 0
    assert (shell.folder / "out" / "Front-desk-lead.invite.json").exists()
