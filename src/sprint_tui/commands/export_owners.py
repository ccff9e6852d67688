"""`export --owner`: a page for each owner, or that of one, into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.commands.errors import CommandError
from sprint_tui.domain.text import one_line
from sprint_tui.exchange.whole_folder import FolderTakenError

if TYPE_CHECKING:
    from sprint_tui.commands.job import Job
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant

ALL = "all"
"""In place of a name: a page for each owner."""


def write_owners(job: Job, rows: SprintRows, given: Path | None) -> int:
    """Write the pages and print their paths. Raises CommandError."""
    from sprint_tui.exchange import owner_pages  # noqa: PLC0415 - needs SQLModel

    known = owner_pages.people_with_something(rows)
    people = _meant(job.options.owner.strip().casefold(), known)
    if not people:
        listed = ", ".join(one_line(one.name) for one in known) or "-"
        raise CommandError("no_such_owner", name=job.options.owner, names=listed)
    folder = given or Path(owner_pages.folder_name(rows, job.content))
    if folder.exists() and not folder.is_dir():
        raise CommandError("not_a_folder", path=folder)
    if not folder.parent.is_dir():
        raise CommandError("no_folder", path=folder.parent)
    try:
        paths = owner_pages.write_pages(folder, rows, job.content, people, force=job.options.force)
    except FolderTakenError as error:
        raise CommandError("file_exists", path=error.path) from error
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise CommandError("not_written", path=folder, problem=problem) from error
    for path in paths:
        print(one_line(str(path)))
    return 0


def _meant(name: str, known: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Return who is meant: all, the one who is called so, or the only one whose name holds it."""
    if name == ALL:
        return known
    whole = tuple(one for one in known if one.name.strip().casefold() == name)
    part = tuple(one for one in known if name in one.name.casefold())
    return whole or (part if len(part) == 1 else ())
