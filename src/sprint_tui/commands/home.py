"""No command: the app, at home."""

from __future__ import annotations

from sprint_tui.commands import terminal
from sprint_tui.commands.job import Job


def run(job: Job) -> int:
    """Open the app. Raises CommandError without a terminal, StoreError for a store that cannot be read."""
    terminal.require("sprint-tui list")
    from sprint_tui.app import run_app  # noqa: PLC0415 - nothing of Textual before a terminal is there

    return run_app(job.path)
