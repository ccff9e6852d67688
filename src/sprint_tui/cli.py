"""The command line: each command is a module of `commands`, imported when it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from types import SimpleNamespace
from typing import NoReturn

from sprint_tui.commands import boundary
from sprint_tui.commands.job import Job

NOTHING_SAID = {"module": "home", "db": None}
"""What the parser returns for a command line without a word: most starts go without it."""


def main() -> NoReturn:
    """Run the command line of this process and end it with the exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say; return the exit code (0 done, 1 could not, 2 wrong usage, 128 + signal)."""
    return boundary.run(lambda: _do(arguments))


def _do(arguments: Sequence[str]) -> int:
    options = _parsed(arguments) if arguments else SimpleNamespace(**NOTHING_SAID)
    command = import_module(f"sprint_tui.commands.{options.module}")
    return int(command.run(Job(options)))


def _parsed(arguments: Sequence[str]) -> SimpleNamespace:
    from sprint_tui.commands.arguments import parser  # noqa: PLC0415 - argparse is slow to import

    return parser().parse_args(arguments, SimpleNamespace())
