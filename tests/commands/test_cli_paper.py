"""The paper from the command line: Markdown to print before the day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from shell import Shell, a_shell, with_a_sprint

from stage import words


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    with a_shell(tmp_path, capsys, monkeypatch) as shell:
        yield shell


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (["--paper"], "Mornings.md"),
        (["-f", "md", "--paper"], "Mornings.md"),
        (["--paper", "-o", "."], "Mornings.md"),
        (["--paper", "-o", "print.md"], "print.md"),
        (["--paper", "-o", "print.txt"], "print.txt"),
    ],
)
def test_the_paper_is_markdown_whatever_it_is_called(shell: Shell, typed: list[str], written: str) -> None:
    with_a_sprint(shell)
    assert shell("export", "mornings", *typed).out == f"{written}\n"
    held = (shell.folder / written).read_text(encoding="utf-8")
    assert held.startswith("# Mornings\n")
    assert words("paper.heads.slips") in held


@pytest.mark.parametrize("typed", [["-f", "md"], ["-o", "a.md"]])
def test_markdown_without_paper_is_wrong_usage(shell: Shell, typed: list[str]) -> None:
    with_a_sprint(shell)
    assert "--paper" in shell.refusal("export", "mornings", *typed, code=2)
    assert not list(shell.folder.glob("*.md"))


@pytest.mark.parametrize("kind", ["xlsx", "json"])
def test_paper_in_another_format_is_wrong_usage(shell: Shell, kind: str) -> None:
    with_a_sprint(shell)
    assert kind in shell.refusal("export", "mornings", "--paper", "-f", kind, code=2)


def test_a_paper_that_is_there_stays_unless_it_is_forced(shell: Shell) -> None:
    with_a_sprint(shell)
    (shell.folder / "Mornings.md").write_text("mine")
    assert "--force" in shell.refusal("export", "mornings", "--paper")
    assert (shell.folder / "Mornings.md").read_text() == "mine"
    assert shell("export", "mornings", "--paper", "--force").code == 0
    assert (shell.folder / "Mornings.md").read_text().startswith("# Mornings")


def test_a_place_that_takes_no_file_is_said(shell: Shell) -> None:
    with_a_sprint(shell)
    assert "nowhere" in shell.refusal("export", "mornings", "--paper", "-o", "nowhere/a.md")


def test_the_example_can_be_printed(shell: Shell) -> None:
    assert shell("export", "demo", "--paper").out == "Mornings-without-the-rush.md\n"


def test_the_card_for_the_front_line_is_one_page(shell: Shell) -> None:
    assert shell("export", "demo", "--card").out.endswith(".md\n")
    (path,) = shell.folder.glob("Card*.md")
    assert f"## {words('card.heads.may_decide')}" in path.read_text(encoding="utf-8")
    assert words("cli.errors.paper_or_card") in shell.refusal("export", "demo", "--card", "--paper", code=2)
    shell.refusal("export", "demo", "--card", "-f", "json", code=2)


def test_each_owner_gets_a_page_of_their_own(shell: Shell) -> None:
    written = shell("export", "demo", "--owner", "all", "-o", "pages").out.splitlines()
    assert "pages/App-team-lead.md" in written
    assert "--force" in shell.refusal("export", "demo", "--owner", "app", "-o", "pages")
    assert (
        shell("export", "demo", "--owner", "app", "-o", "pages", "--force").out == "pages/App-team-lead.md\n"
    )
    assert "App team lead" in shell.refusal("export", "demo", "--owner", "nobody of that name")
    for nameless in ("", "  "):
        refused = shell.refusal("export", "demo", "--owner", nameless, code=2)
        assert words("cli.errors.no_owner_named") in refused
    assert not [*shell.folder.glob("*.xlsx")]
    assert words("cli.errors.paper_or_card") in shell.refusal(
        "export", "demo", "--owner", "all", "--card", code=2
    )
    assert words("cli.errors.not_a_folder", path="pages/App-team-lead.md") in shell.refusal(
        "export", "demo", "--owner", "all", "-o", "pages/App-team-lead.md"
    )
