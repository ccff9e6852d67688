"""`backup`: a checked copy of the store, beside it or where the person wants it."""

from __future__ import annotations

from pathlib import Path

from sprint_tui.commands.errors import CommandError
from sprint_tui.commands.job import Job
from sprint_tui.domain.text import one_line
from sprint_tui.store import backups, sqlite
from sprint_tui.store.instant import now_utc


def run(job: Job) -> int:
    """Copy the store and print the copy's path. Raises CommandError, StoreError."""
    if sqlite.stored_revision(job.path) is None:
        raise CommandError("no_store", path=job.path)
    if job.options.to is None:
        made = backups.back_up(job.path, now_utc(), "by-hand")
    else:
        made = _target(job.options.to.expanduser())
        backups.copy_to(job.path, made)
    print(one_line(str(made)))
    return 0


def _target(given: Path) -> Path:
    """Return the file to write, which must be new. Raises CommandError."""
    target = given / f"sprints-{now_utc():%Y%m%d-%H%M%S}.db" if given.is_dir() else given
    if target.exists():
        raise CommandError("copy_exists", path=target)
    if not target.parent.is_dir():
        raise CommandError("no_folder", path=target.parent)
    return target
