"""`import`: what people prepared and sent, file by file, into a sprint."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.commands.boundary import refuse
from sprint_tui.commands.choose import one_sprint
from sprint_tui.commands.errors import CommandError
from sprint_tui.commands.example import NAME, example_store
from sprint_tui.commands.job import Job
from sprint_tui.domain.received import LEVELS
from sprint_tui.domain.text import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from sprint_tui.exchange.inbox import Entry
    from sprint_tui.store.door import Door


def run(job: Job) -> int:
    """Take each file that can be taken, and say what it held; 1 when one could not. Raises StoreError."""
    from sprint_tui.exchange import inbox  # noqa: PLC0415 - needs SQLModel
    from sprint_tui.exchange.replacing import replaced  # noqa: PLC0415
    from sprint_tui.store.lining_up import line_up_drafts  # noqa: PLC0415

    options = job.options
    files = inbox.files_in(path.expanduser() for path in options.files)
    if not files and options.into.strip():
        raise CommandError("nothing_to_import", path=options.files[0])
    if not options.into.strip():
        return _bring(job, tuple(path.expanduser() for path in options.files))
    told = (options.person or "").strip()
    if told and len(files) > 1:
        raise CommandError("as_for_one", 2, count=len(files))
    with _door(job) as door:
        looked_into = (replace(inbox.look_into(file, job.content), told=told) for file in files)
        rows, entries = door.rows(), []
        for entry in inbox.sort_out(looked_into, rows):
            instead = replaced(entry, rows.sprint.zone, job.words)
            takes = entry.may_be_taken and not options.dry_run
            entries.append(_taken(door, entry) if takes else entry)
            _say(job, entries[-1], instead, is_dry=options.dry_run)
        if not options.dry_run and any(entry.may_be_taken for entry in entries):
            with door.step("line_up") as step:
                line_up_drafts(step, job.content)
    return 1 if any(entry.problem for entry in entries) else 0


def _taken(door: Door, entry: Entry) -> Entry:
    """Take one file; return it as it is then: one that does not fit keeps no other from being taken."""
    from sprint_tui.exchange import inbox  # noqa: PLC0415 - needs SQLModel
    from sprint_tui.store.errors import RefusedError  # noqa: PLC0415
    from sprint_tui.store.instant import now_utc  # noqa: PLC0415

    try:
        with door.step("take_file") as step:
            inbox.take(step, step.rows(), entry, now_utc())
    except RefusedError as error:
        if error.code != "does_not_fit":
            raise
        return replace(entry, problem="inbox_does_not_fit", details={"file": entry.name})
    return entry


def _bring(job: Job, files: tuple[Path, ...]) -> int:
    """Put whole sprints into the store, all of them or none of one, and print their ids."""
    from sprint_tui.exchange.errors import ImportRefusedError  # noqa: PLC0415 - needs SQLModel
    from sprint_tui.exchange.incoming import source_in  # noqa: PLC0415
    from sprint_tui.store.store import Store  # noqa: PLC0415
    from sprint_tui.store.tables import Sprint  # noqa: PLC0415
    from sprint_tui.widgets.bringing import bring_in  # noqa: PLC0415

    other = next((file for file in files if file.suffix.casefold() != ".json"), None)
    if other is not None:
        raise CommandError("import_into", 2, path=other)
    code = 0
    with closing(Store(job.path)) as store:
        for file in files:
            try:
                source = source_in(file)
                title = one_line(source.kinds[Sprint][0]["title"])
                said = job.words("inbox.would.whole", file=one_line(file.name), title=title)
                is_dry = job.options.dry_run
                print(said if is_dry else bring_in(store, source, file.name, job.words).sprint_id)
            except ImportRefusedError as error:
                code = refuse(error.code, error.details)
    return code


@contextmanager
def _door(job: Job) -> Iterator[Door]:
    """Open the sprint that is meant: the right to write it is held while this is open, but for a dry run."""
    from sprint_tui.store.store import Store  # noqa: PLC0415 - SQLModel is slow to import

    options = job.options
    if options.into.strip().casefold() == NAME:
        with example_store() as (path, sprint_id), closing(Store(path)) as store:
            yield store.door(sprint_id)
        return
    sprint_id = one_sprint(job.path, options.into).id
    with closing(Store(job.path)) as store:
        door = store.door(sprint_id, lock=not options.dry_run)
        if not door.is_writer:
            raise CommandError("read_only_window")
        try:
            yield door
        finally:
            if door.lock is not None:
                door.lock.release()


def _say(job: Job, entry: Entry, instead: str, *, is_dry: bool) -> None:
    """Say what became of a file: what it held on stdout, why it was not taken on stderr."""
    words, received = job.words, entry.received
    if entry.problem:
        refuse(entry.problem, entry.details)
        return
    if received is None or entry.person is None:
        return
    who = one_line(entry.person.name)
    print(words("inbox.holds", file=entry.name, person=who, holds=received.holds))
    labels = {level: words(f"inbox.level.{level}") for level in LEVELS}
    width, before = max(map(len, labels.values())), ""
    for line in received.lines:
        label = labels[line.level] if line.level != before else ""
        print(f"  {label:{width}}  {line.words}")
        before = line.level
    if instead:
        print(f"  {words('inbox.level.replaced'):{width}}  {instead}")
    how = "same" if entry.is_same else "again" if entry.before else "first"
    print(f"  {words(f'inbox.would.{how}' if is_dry else f'inbox.taken.{how}')}")
