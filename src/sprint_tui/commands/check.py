"""`check`: the four closing questions with their answers and their proof, line by line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sprint_tui.commands.choose import chosen, rows_of
from sprint_tui.commands.job import Job
from sprint_tui.content.phrases import map_names, proof_line
from sprint_tui.domain import checklist
from sprint_tui.domain.text import one_line

if TYPE_CHECKING:
    from sprint_tui.domain.difference import Difference
    from sprint_tui.domain.facts import SprintFacts
    from sprint_tui.store.compared import Compared
    from sprint_tui.store.rows import SprintRows

FORMAT = 1
INDENT = " " * 6


@dataclass(frozen=True)
class Item:
    """One of the four questions. `result` is its answer, or open while a yes has neither proof nor reason."""

    key: str
    answer: str
    reason: str
    is_proved: bool
    proof: tuple[checklist.Line, ...]

    @property
    def result(self) -> str:
        """Return yes, no or open."""
        is_earned = self.is_proved or bool(self.reason.strip())
        return "open" if self.answer == "yes" and not is_earned else self.answer


def run(job: Job) -> int:
    """Print the checklist; return 1 while one of its four items is open. Raises CommandError, StoreError."""
    from sprint_tui.store.facts import markets_in_play, sprint_facts  # noqa: PLC0415 - SQLModel is slow to import

    with chosen(job.path, job.options.sprint) as (path, sprint_id):
        rows = rows_of(path, sprint_id)
    facts, compared = sprint_facts(rows), _since_submitted(rows)
    items = [_item(key, rows, facts) for key in checklist.ITEMS]
    if job.options.json:
        print(json.dumps(_plain(rows, items, facts, compared), indent=2))
    else:
        names = map_names(job.content, markets_in_play(rows))
        lines = _lines(job, rows, items, facts, names)
        if compared is not None and compared.differences:
            lines += ["", job.words("cli.check.differs", n=len(compared.differences))]
            lines += _changes(job, rows, compared)
        print("\n".join(lines))
    return int(any(item.result == "open" for item in items))


def _since_submitted(rows: SprintRows) -> Compared | None:
    """Return how the sprint differs from what was submitted last; None where that cannot be told."""
    from sprint_tui.exchange.errors import ImportRefusedError  # noqa: PLC0415
    from sprint_tui.exchange.sprint_json import submitted_state  # noqa: PLC0415 - needs SQLModel
    from sprint_tui.store.compared import newest, since  # noqa: PLC0415

    snapshot = newest(rows)
    if snapshot is None:
        return None
    try:
        return since(submitted_state(snapshot.body), rows)
    except ImportRefusedError:
        return None


def _changes(job: Job, rows: SprintRows, compared: Compared) -> list[str]:
    """Return a line for each difference: of what, then and now."""
    from sprint_tui.content.differing import Teller  # noqa: PLC0415 - only what was submitted wants it

    teller = Teller(job.content, compared.then, compared.now, rows.sprint.zone)
    lines = []
    for one in compared.differences:
        then, now = (one_line(side) or "·" for side in teller.sides(one))
        lines.append(f"{INDENT}{one_line(teller.what(one))}: {then} > {now}")
    return lines


def _item(key: str, rows: SprintRows, facts: SprintFacts) -> Item:
    given = next((answer for answer in rows.answers if answer.item == key), None)
    answer, reason = (given.answer, given.reason) if given else ("open", "")
    return Item(key, answer, reason, checklist.is_proved(key, facts), checklist.proof(key, facts))


def _lines(
    job: Job, rows: SprintRows, items: list[Item], facts: SprintFacts, names: Sequence[str]
) -> list[str]:
    """Return the whole checklist as people read it."""
    lines = [one_line(rows.sprint.title)]
    titles = {item.key: item.title for item in job.content.checklist}
    for item in items:
        tag = job.content.choice("answer", item.result).tag
        lines += ["", f"{tag:<5} {titles[item.key]}", *_notes(job, item)]
        lines += [_proof(job, line, names) for line in item.proof]
    missing = [line for line in checklist.also_open(facts) if not line.holds]
    if missing:
        lines += ["", job.words("cli.check.also_open"), *(_proof(job, line, names) for line in missing)]
    count = sum(item.result == "open" for item in items)
    return [*lines, "", job.words("cli.check.open", n=count) if count else job.words("cli.check.closed")]


def _notes(job: Job, item: Item) -> list[str]:
    """Return what the proof lines do not say: why an answer stands, or why it does not yet."""
    notes = []
    if item.answer == "open":
        notes.append(job.words("cli.check.provable" if item.is_proved else "cli.check.unanswered"))
    elif item.answer == "yes" and not item.is_proved:
        notes.append(job.words("cli.check.only_said" if item.result == "yes" else "cli.check.unproved"))
    if item.reason.strip():
        notes.append(job.words("cli.check.reason", reason=one_line(item.reason)))
    return [INDENT + note for note in notes]


def _proof(job: Job, line: checklist.Line, names: Sequence[str]) -> str:
    return f"{INDENT}{'[x]' if line.holds else '[ ]'} {proof_line(job.content, line, names)}"


def _plain(
    rows: SprintRows, items: list[Item], facts: SprintFacts, compared: Compared | None
) -> dict[str, Any]:
    """Return the checklist for json."""
    return {
        "format": FORMAT,
        "id": rows.sprint.id,
        "title": rows.sprint.title,
        "is_open": any(item.result == "open" for item in items),
        "items": [
            {
                "item": item.key,
                "result": item.result,
                "answer": item.answer,
                "reason": item.reason,
                "is_proved": item.is_proved,
                "proof": [_plain_line(line) for line in item.proof],
            }
            for item in items
        ],
        "also_open": [_plain_line(line) for line in checklist.also_open(facts) if not line.holds],
        "since_submitted": None if compared is None else [_plain_change(one) for one in compared.differences],
    }


def _plain_change(one: Difference) -> dict[str, Any]:
    """Return a difference: of a changed field what it said and says, of a row that came or went its kind."""
    sides = [None if row is None or not one.field else row.get(one.field) for row in (one.then, one.now)]
    then, now = (side.isoformat() if isinstance(side, date) else side for side in sides)
    about = {"kind": one.kind, "entity": one.entity, "id": one.row_id, "field": one.field}
    return {**about, "then": then, "now": now}


def _plain_line(line: checklist.Line) -> dict[str, Any]:
    return {
        "code": line.code,
        "holds": line.holds,
        "done": line.done,
        "total": line.total,
        "map": None if line.map_index is None else line.map_index + 1,
    }
