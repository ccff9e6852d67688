"""`invite`: what participants get before the meeting, in one folder."""

from __future__ import annotations

from pathlib import Path

from sprint_tui.commands.choose import chosen, rows_of
from sprint_tui.commands.errors import CommandError
from sprint_tui.commands.job import Job
from sprint_tui.domain import inviting
from sprint_tui.domain.text import one_line
from sprint_tui.exchange.whole_folder import FolderTakenError

LACKING = {"names": "invite_names", "promise": "invite_promise"}
"""What is said where nobody can be invited."""


def run(job: Job) -> int:
    """Write the folder and print the path of each file. Raises CommandError, StoreError."""
    options = job.options
    with chosen(job.path, options.sprint) as (path, sprint_id):
        rows = rows_of(path, sprint_id)
    lacking = next(inviting.missing([one.name for one in rows.participants], rows.sprint.promise), "")
    if lacking:
        raise CommandError(LACKING[lacking], title=rows.sprint.title)
    from sprint_tui.exchange import invitation  # noqa: PLC0415 - needs SQLModel
    from sprint_tui.store.facts import is_told_whom  # noqa: PLC0415
    from sprint_tui.store.instant import now_instant  # noqa: PLC0415

    target = (
        options.to.expanduser() if options.to is not None else Path(invitation.folder_name(rows, job.content))
    )
    _check(target)
    now = now_instant()
    try:
        written = invitation.write_invitation(target, rows, job.content, now, force=options.force)
    except FolderTakenError as error:
        raise CommandError("file_exists", path=error.path) from error
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise CommandError("not_written", path=target, problem=problem) from error
    for file in written:
        print(one_line(str(file)))
    if not is_told_whom(rows):
        print(job.words("cli.said.invite_no_segment"))
    if not inviting.is_ahead(rows.sprint.meeting_start, now.at):
        print(job.words("cli.said.invite_no_day"))
    return 0


def _check(target: Path) -> None:
    """See whether a folder can be made there. Raises CommandError."""
    if target.exists() and not target.is_dir():
        raise CommandError("not_a_folder", path=target)
    if not target.absolute().parent.is_dir():
        raise CommandError("no_folder", path=target.parent)
