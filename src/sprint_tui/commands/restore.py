"""`restore`: a copy takes the store's place; what was there is kept."""

from __future__ import annotations

from pathlib import Path

from sprint_tui.commands.job import Job
from sprint_tui.domain.text import one_line
from sprint_tui.store import backups
from sprint_tui.store.instant import now_utc


def run(job: Job) -> int:
    """Put a copy back and say where the store before it is kept. Raises StoreError: nothing was changed."""
    kept = backups.restore(job.path, _copy(job), now_utc())
    store = one_line(str(job.path))
    if kept is None:
        print(job.words("cli.said.restored", path=store))
    else:
        print(job.words("cli.said.restored_and_kept", path=store, kept=one_line(str(kept))))
    return 0


def _copy(job: Job) -> Path:
    """Return the file that is meant: one here, else a copy of this store by its name."""
    given: Path = job.options.copy.expanduser()
    listed = backups.folder_of(job.path) / given.name
    return listed if given.name == str(given) and not given.exists() and listed.is_file() else given
