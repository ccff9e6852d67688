"""`open`: the app at a sprint, and there at a stage; or a window for the room, which follows it."""

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
    if stage and job.options.wall:
        raise CommandError("wall_has_no_stage", 2, stage=stage)
    with chosen(job.path, job.options.sprint) as (path, sprint_id):
        from sprint_tui.app import run_app, run_wall  # noqa: PLC0415 - nothing of Textual before the terminal

        if job.options.wall:
            return run_wall(path, sprint_id)
        return run_app(path, sprint=sprint_id, stage=stage)


def _stage(named: str) -> str:
    stage = named.strip().casefold()
    if stage and stage not in route.KEYS:
        raise CommandError("no_stage", 2, named=named, stages=", ".join(route.KEYS))
    return stage
