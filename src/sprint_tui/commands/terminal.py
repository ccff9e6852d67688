"""Whether there is a terminal for the app: asked before Textual is imported, which would wait for ever."""

from __future__ import annotations

import os
import sys

from sprint_tui.commands.errors import CommandError


def require(instead: str) -> None:
    """Raise CommandError (exit code 2) unless the app can run here; `instead` is the command to use."""
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        raise CommandError("no_terminal", 2, instead=instead)
    if os.environ.get("TERM") == "dumb":
        raise CommandError("dumb_terminal", 2, instead=instead)


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    return isatty is not None and bool(isatty())
