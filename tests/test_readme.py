"""What the README promises must be there: every command, every option, every key."""

import argparse
import re
from pathlib import Path

import pytest

from sprint_tui.commands.arguments import parser

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    """Return every command of the command line."""
    found = next(a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(found.choices)


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_and_its_options_are_in_the_readme(command: str) -> None:
    line = next(row for row in README.splitlines() if row.strip().startswith(f"sprint-tui {command}"))
    options = [name for action in commands()[command]._actions for name in action.option_strings]
    missing = [o for o in options if o.startswith("--") and o not in {"--help", "--db"} and o not in line]
    assert not missing


def test_every_command_in_the_readme_exists() -> None:
    named = set(re.findall(r"^    sprint-tui (\w+)", README, re.MULTILINE))
    assert named == set(commands())


def test_the_pictures_are_there() -> None:
    for picture in re.findall(r"!\[[^]]*]\(([^)]+)\)", README):
        assert (Path(__file__).parent.parent / picture).stat().st_size > 10_000
