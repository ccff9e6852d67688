"""What the page of incoming files shows: each file with its state, and below it what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.exchange.replacing import replaced
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.exchange.inbox import Entry

LEAD = 14
LINES = 60
"""Lines that one sentence may take: a file is read whole here, and nowhere else."""
FILE = (Column("file", weight=3, most=50), Column("person", weight=2, most=34), Column("state", width=18))
QUIET = {"understood", "kept"}


@dataclass(frozen=True)
class InboxView:
    """The rows, and how many files may be taken, are taken, are to be asked about, and cannot be taken."""

    rows: tuple[Row, ...]
    ready: int
    taken: int
    asked: int
    stopped: int


def build_view(entries: Sequence[Entry], sentences: Sequence[str], zone: str, words: Words) -> InboxView:
    """Return the view; `sentences` say of each file why it cannot be taken, empty where it can."""
    rows: list[Row] = []
    for number, (entry, sentence) in enumerate(zip(entries, sentences, strict=True)):
        rows += [Row("")] if rows else []
        rows += _file(number, entry, sentence, replaced(entry, zone, words), words)
    return InboxView(
        tuple(rows),
        ready=sum(entry.may_be_taken for entry in entries),
        taken=sum(entry.is_same for entry in entries),
        asked=sum(entry.is_asked for entry in entries),
        stopped=sum(bool(entry.problem) and not entry.is_asked for entry in entries),
    )


def _file(number: int, entry: Entry, sentence: str, instead: str, words: Words) -> Iterator[Row]:
    nobody = words("inbox.nobody") if entry.received else ""
    person = typed(entry.person.name).text if entry.person else nobody
    cells = (Cell(entry.name, "strong"), Cell(person), _state(entry, words))
    yield Row(f"{number}", cells, columns=FILE, lead_width=1, is_whole=True)
    said = [("", sentence)] if sentence else []
    if entry.received is not None:
        said.append(("", entry.received.holds))
        said += [("replaced", instead)] if instead else []
        said += [(line.level, line.words) for line in entry.received.lines]
    before = ""
    for level, text in said:
        label = words(f"inbox.level.{level}") if level and level != before else ""
        before = level
        role = "quiet" if level in QUIET else ""
        yield Row("", (Cell(text, role),), lead=(Run("  "), Run(label, "quiet")), lines=LINES)


def _state(entry: Entry, words: Words) -> Cell:
    """Return how a file stands: a tag where it cannot be taken."""
    if entry.is_asked:
        return Cell(words("inbox.state.asked"), "strong")
    if entry.problem:
        return Cell(words("inbox.state.stopped"), is_tag=True)
    if entry.is_same:
        return Cell(words("inbox.state.taken"), "done")
    return Cell(words("inbox.state.again" if entry.before else "inbox.state.first"))
