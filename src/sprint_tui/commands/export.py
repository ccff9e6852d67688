"""`export`: a sprint as a workbook, whole as json, as a calendar, or as what is printed: paper, card."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui import __version__
from sprint_tui.commands.choose import chosen, rows_of
from sprint_tui.commands.errors import CommandError
from sprint_tui.commands.export_owners import write_owners
from sprint_tui.commands.job import Job
from sprint_tui.domain.text import file_name, one_line
from sprint_tui.store.whole import whole_file

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows

FORMATS = ("xlsx", "json", "md", "ics")
PAPER, CALENDAR = "md", "ics"


def run(job: Job) -> int:
    """Write the file and print its path. Raises CommandError, StoreError."""
    options = job.options
    given: Path | None = options.to.expanduser() if options.to is not None else None
    is_of_owners = options.owner is not None
    printed = [options.paper, options.card, is_of_owners]
    if sum(printed) > 1:
        raise CommandError("paper_or_card", 2)
    if is_of_owners and not options.owner.strip():
        raise CommandError("no_owner_named", 2)
    kind = _kind(options.format, None if is_of_owners else given, is_printed=any(printed))
    with chosen(job.path, options.sprint) as (path, sprint_id):
        rows = rows_of(path, sprint_id)
    if is_of_owners:
        return write_owners(job, rows, given)
    title = job.words("card.file", sprint=rows.sprint.title) if options.card else rows.sprint.title
    target = _target(given, f"{file_name(title, rows.sprint.id)}.{kind}")
    if target.exists() and not options.force:
        raise CommandError("file_exists", path=target)
    try:
        _write(job, rows, kind, target)
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise CommandError("not_written", path=target, problem=problem) from error
    print(one_line(str(target)))
    return 0


def _kind(asked_for: str | None, given: Path | None, *, is_printed: bool) -> str:
    """Return the format that is meant. Raises CommandError: what is printed is Markdown, and only that."""
    kind = asked_for or (PAPER if is_printed else _kind_of(given))
    if (kind == PAPER) is not is_printed:
        raise CommandError("paper_only" if is_printed else "paper_missing", 2, kind=kind)
    return kind


def _kind_of(given: Path | None) -> str:
    """Return the format of the file's own ending, the workbook without one. Raises CommandError."""
    ending = given.suffix.casefold().lstrip(".") if given is not None and not given.is_dir() else ""
    if ending and ending not in FORMATS:
        raise CommandError("no_such_format", path=given)
    return ending or FORMATS[0]


def _target(given: Path | None, name: str) -> Path:
    """Return the file to write. Raises CommandError where its folder is missing."""
    if given is None:
        return Path(name)
    if given.is_dir():
        return given / name
    if not given.parent.is_dir():
        raise CommandError("no_folder", path=given.parent)
    return given


def _write(job: Job, rows: SprintRows, kind: str, target: Path) -> None:
    if kind == "json":
        from sprint_tui.exchange import sprint_json  # noqa: PLC0415 - needs SQLModel

        with whole_file(target) as part:
            part.write_text(sprint_json.dumps(rows, __version__), encoding="utf-8", newline="\n")
    elif kind == CALENDAR:
        from sprint_tui.exchange.calendar.write import write_calendar  # noqa: PLC0415 - icalendar is slow to import
        from sprint_tui.store.instant import now_utc  # noqa: PLC0415

        write_calendar(target, rows, job.content, now_utc())
    elif job.options.card:
        from sprint_tui.exchange.paper.card import write_card  # noqa: PLC0415 - needs SQLModel

        write_card(target, rows, job.content)
    elif kind == PAPER:
        from sprint_tui.exchange.paper import write_paper  # noqa: PLC0415 - needs SQLModel

        write_paper(target, rows, job.content)
    else:
        from sprint_tui.exchange.workbook import write_workbook  # noqa: PLC0415 - openpyxl is slow to import
        from sprint_tui.store.instant import now_instant  # noqa: PLC0415

        write_workbook(target, rows, job.content, now_instant())
