"""`open`: the app at a sprint or at what a file holds, and there at a stage; or a window for the room."""

from __future__ import annotations

import shlex
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.commands import terminal
from sprint_tui.commands.choose import chosen
from sprint_tui.commands.errors import CommandError
from sprint_tui.commands.job import Job
from sprint_tui.domain import route

if TYPE_CHECKING:
    from sprint_tui.widgets.bringing import Brought


def run(job: Job) -> int:
    """Open the app at a sprint. Raises CommandError, ImportRefusedError, StoreError."""
    named = job.options.sprint
    terminal.require("sprint-tui list" if _is_file(named) else f"sprint-tui check {shlex.quote(named)}")
    stage = _stage(job.options.stage)
    if stage and job.options.wall:
        raise CommandError("wall_has_no_stage", 2, stage=stage)
    from sprint_tui.app import run_app, run_wall  # noqa: PLC0415 - nothing of Textual before the terminal

    if _is_file(named):
        brought = _brought(job)
        if job.options.wall:
            return run_wall(job.path, brought.sprint_id)
        return run_app(
            job.path, sprint=brought.sprint_id, stage=stage or brought.stage, notice=brought.notice
        )
    with chosen(job.path, named) as (path, sprint_id):
        if job.options.wall:
            return run_wall(path, sprint_id)
        return run_app(path, sprint=sprint_id, stage=stage)


def _is_file(named: str) -> bool:
    """Say whether a file is meant, not a sprint of the store."""
    return named.strip().casefold().endswith(".json")


def _brought(job: Job) -> Brought:
    """Put what a file holds into the store. Raises ImportRefusedError, StoreError: nothing was changed."""
    from sprint_tui.exchange.incoming import source_in  # noqa: PLC0415 - SQLModel is slow to import
    from sprint_tui.store.store import Store  # noqa: PLC0415
    from sprint_tui.widgets.bringing import bring_in  # noqa: PLC0415

    file = Path(job.options.sprint.strip()).expanduser()
    source = source_in(file)
    with closing(Store(job.path)) as store:
        return bring_in(store, source, file.name, job.words)


def _stage(named: str) -> str:
    stage = named.strip().casefold()
    if stage and stage not in route.KEYS:
        raise CommandError("no_stage", 2, named=named, stages=", ".join(route.KEYS))
    return stage
