"""`open`: the app at a sprint, and there at a stage."""

from __future__ import annotations

import shlex

from sprint_tui.commands import terminal
from sprint_tui.commands.choose import chosen
from sprint_tui.commands.errors import CommandError
from sprint_tui.commands.job import Job
from sprint_tui.domain import route


def run(job: Job) -> int:
    """Open the app at a sprint. Raises CommandError, StoreError."""
    terminal.require(f"sprint-tui check {shlex.quote(job.options.sprint)}")
    stage = _stage(job.options.stage)
    with chosen(job.path, job.options.sprint) as (path, sprint_id):
        from sprint_tui.app import run_app  # noqa: PLC0415 - nothing of Textual before a terminal is there

        return run_app(path, sprint=sprint_id, stage=stage)


def _stage(named: str) -> str:
    stage = named.strip().casefold()
    if stage and stage not in route.KEYS:
        raise CommandError("no_stage", 2, named=named, stages=", ".join(route.KEYS))
    return stage
