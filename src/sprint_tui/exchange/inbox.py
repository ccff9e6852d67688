"""Files that came in, of whichever kind: read, sorted out by whose they are, and taken one by one.

A kind is a module with `receive(path, content) -> Received`, named in `READERS` by how its files end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib import import_module
from pathlib import Path

from sprint_tui.content.load import Content
from sprint_tui.domain import text
from sprint_tui.domain.received import Line
from sprint_tui.domain.whose import named, whose
from sprint_tui.exchange.errors import ImportRefusedError
from sprint_tui.exchange.prep_file.write import ENDING as PREP_ENDING
from sprint_tui.store.drafts import draft_maps, preparation_of
from sprint_tui.store.going import Change
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.step import Step
from sprint_tui.store.tables import Participant, Preparation

_DRAFT = "sprint_tui.exchange.drafts.receive"
_PREP = "sprint_tui.exchange.prep_file.receive"
READERS = dict.fromkeys((".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt"), _DRAFT)
READERS |= {PREP_ENDING: _PREP, ".json": _PREP}
"""Which module reads a file, by its ending; the longest that fits counts."""
_BY_NAME_ONLY = {".txt", ".json"}
"""Endings that a draft may have, and something else beside it mostly has: a folder's are left alone."""
_LOCKS = ("~$", ".~lock", ".")
"""How the files begin that programs leave beside one that is open, and those that are not to be seen."""


NOTHING = Change({}, {})
_WHOSE = {"inbox_nobody", "inbox_not_on_roster", "inbox_told_nobody", "inbox_no_roster"}


@dataclass(frozen=True)
class Received:
    """One file that was read: whose it says it is, what it holds, and how it is put into a sprint.

    `sprint_id` and `person_id` are empty where a file does not know them; `who` is a name that stands in it,
    and counts before all else, unless the id `is_sure`. `refusal` gives the code of a reason not to
    take it as a person's; `take` writes all but the receipt, for the person whose id it is given.
    """

    file_name: str
    digest: str
    holds: str
    take: Callable[[Step, SprintRows, str], None]
    lines: tuple[Line, ...] = ()
    sprint_id: str = ""
    person_id: str = ""
    who: str = ""
    sprint_title: str = ""
    is_sure: bool = False
    refusal: Callable[[SprintRows, str], str] = lambda _rows, _person: ""
    change: Callable[[SprintRows, str], Change] = lambda _rows, _person: NOTHING
    """What it would take from what that person has here, and what it leaves."""


@dataclass(frozen=True)
class Entry:
    """One file of a batch: what was read and whose it is, or why it is not taken (`errors.<problem>`)."""

    path: Path
    received: Received | None = None
    told: str = ""
    """Whose it is as somebody said it: the name of a person, or their id."""
    person: Participant | None = None
    problem: str = ""
    details: dict[str, str] = field(default_factory=dict)
    before: datetime | None = None
    """When an earlier file of the same person came."""
    change: Change = NOTHING
    """What goes with an earlier file, and what stays of it."""
    is_same: bool = False
    """Whether it is the very file that came then: nothing is to be done."""

    @property
    def is_asked(self) -> bool:
        """Whether nothing keeps it from being taken but that nobody has said whose it is."""
        return self.problem in _WHOSE

    @property
    def may_be_taken(self) -> bool:
        """Whether taking it writes something."""
        return not self.problem and not self.is_same

    @property
    def name(self) -> str:
        """The file's name as it may be shown."""
        return text.one_line(self.path.name)


def receive(path: Path, content: Content) -> Received:
    """Return what a file says. Raises ImportRefusedError."""
    endings = [ending for ending in READERS if path.name.casefold().endswith(ending)]
    if not endings:
        raise ImportRefusedError("inbox_unknown_kind", file=text.one_line(path.name))
    reader = import_module(READERS[max(endings, key=len)])
    received: Received = reader.receive(path, content)
    return received


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that are named, and of each folder all that can be read, by name."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(path.iterdir(), key=lambda file: file.name.casefold())
        found += [file for file in inside if is_readable(file)]
    return tuple(dict.fromkeys(found))


def is_readable(file: Path) -> bool:
    """Say whether a file is one of those that a folder is searched for."""
    is_known = file.name.casefold().endswith(tuple(READERS.keys() - _BY_NAME_ONLY))
    return is_known and not file.name.startswith(_LOCKS) and file.is_file()


def look_into(path: Path, content: Content) -> Entry:
    """Return what a file says, or why it cannot be read; whose it is comes with `sort_out`."""
    try:
        return Entry(path, receive(path, content))
    except ImportRefusedError as error:
        return Entry(path, problem=error.code, details={"file": text.one_line(path.name), **error.details})


def sort_out(entries: Iterable[Entry], rows: SprintRows) -> tuple[Entry, ...]:
    """Say of each file that was looked into whose it is, and whether it may be taken, as things stand now."""
    sorted_out = [_of_person(entry, rows) if entry.received else entry for entry in entries]
    of_person: dict[str, list[Entry]] = {}
    for entry in sorted_out:
        if entry.person is not None and not entry.problem:
            of_person.setdefault(entry.person.id, []).append(entry)
    twice = {id(one): all_ for all_ in of_person.values() if len(all_) > 1 for one in all_}
    return tuple(_twice(one, twice[id(one)]) if id(one) in twice else one for one in sorted_out)


def _of_person(entry: Entry, rows: SprintRows) -> Entry:
    received, told = entry.received, entry.told
    assert received is not None
    names = {one.id: one.name for one in rows.participants}
    listed = ", ".join(text.one_line(name) for name in names.values() if name.strip())
    details = {"file": entry.name, "names": listed}
    if received.sprint_id and received.sprint_id != rows.sprint.id:
        problem = "inbox_of_sprint" if received.sprint_title else "inbox_other_sprint"
        details["title"] = text.one_line(received.sprint_title)
        return replace(entry, problem=problem, details=details)
    person, said = _meant(received, told, rows, names)
    if person is None:
        problem = "inbox_nobody" if not said else "inbox_told_nobody" if told else "inbox_not_on_roster"
        problem = problem if listed else "inbox_no_roster"
        return replace(entry, problem=problem, details={**details, "person": text.one_line(said)})
    if problem := received.refusal(rows, person.id):
        return replace(entry, problem=problem, details=details)
    known = preparation_of(rows, person.id)
    before = known.received_at if known else None
    is_same = bool(before and known and known.digest == received.digest)
    change = received.change(rows, person.id)
    return replace(entry, person=person, before=before, is_same=is_same, change=change)


def _meant(
    received: Received, told: str, rows: SprintRows, names: dict[str, str]
) -> tuple[Participant | None, str]:
    """Return whose a file is, and the name by which that was looked for: who is named counts, nobody else."""
    if told:
        return rows.participant(told) or rows.participant(named(names, told)), told
    by_id = rows.participant(received.person_id)
    if received.is_sure and by_id is not None:
        return by_id, ""
    if received.who.strip():
        return rows.participant(named(names, received.who)), received.who
    return by_id or rows.participant(whose(names, "", received.file_name)), ""


def _twice(entry: Entry, of_person: Sequence[Entry]) -> Entry:
    """Refuse a file beside which another one of the same person lies: which of them counts, nobody said."""
    other = next(one for one in of_person if one is not entry)
    name = text.one_line(entry.person.name) if entry.person else ""
    details = {"file": entry.name, "other": other.name, "person": name}
    return replace(entry, problem="inbox_twice", details=details)


def take(step: Step, rows: SprintRows, entry: Entry, at: datetime) -> None:
    """Put a file into the sprint, and note that it came. The entry may be taken."""
    received, person = entry.received, entry.person
    assert received is not None
    assert person is not None
    fields = {"received_at": at, "digest": received.digest, "file_name": received.file_name}
    known = preparation_of(rows, person.id)
    if known is not None:  # first, so that undo leads to where files come in
        step.edit(known, **fields)
    else:
        step.add(Preparation, participant_id=person.id, **fields)
    received.take(step, step.rows(), person.id)
    step.edit(person, has_draft=person.has_draft or _has_draft(step.rows(), person))


def _has_draft(rows: SprintRows, person: Participant) -> bool:
    theirs = {one.map_id for one in rows.drafts if one.participant_id == person.id}
    maps = (one.id for segment in rows.segments for one in draft_maps(rows, segment.id) if one.id in theirs)
    return any(rows.touchpoints_of(one) for one in maps)
