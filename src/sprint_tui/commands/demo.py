"""`demo`: the app at the finished example, in a store that is thrown away afterwards."""

from __future__ import annotations

from sprint_tui.commands import terminal
from sprint_tui.commands.example import example_store
from sprint_tui.commands.job import Job

STAGE = "journey"


def run(job: Job) -> int:
    """Open the app at the example. Raises CommandError, StoreError."""
    terminal.require("sprint-tui export demo")
    with example_store() as (path, sprint_id):
        from sprint_tui.app import run_app  # noqa: PLC0415 - nothing of Textual before a terminal is there

        return run_app(path, sprint=sprint_id, stage=STAGE, notice=job.words("cli.said.demo"))
