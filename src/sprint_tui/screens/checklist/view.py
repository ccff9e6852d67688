"""What the checklist shows: each question, its answer, and line by line what proves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import map_names, proof_line
from sprint_tui.domain import checklist
from sprint_tui.domain.checklist import Line
from sprint_tui.store.facts import markets_in_play
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.shown import long_moment

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.content.shapes import ChecklistItem
    from sprint_tui.domain.facts import SprintFacts
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import ChecklistAnswer

LEAD = 4
ANSWER = Column("answer", width=6)
NOTE = Column("note", width=24)
SUBMIT, EXPORT = "submit", "export"


@dataclass(frozen=True)
class ChecklistView:
    """The rows of the checklist; `lines` are the lines of proof by the id of their row."""

    rows: tuple[Row, ...]
    lines: dict[str, Line]
    said: int
    proved: int


def build_view(rows: SprintRows, facts: SprintFacts, content: Content) -> ChecklistView:
    """Return what the checklist shows."""
    lines: dict[str, Line] = {}
    shown: list[Row] = []
    for number, item in enumerate(content.checklist, 1):
        shown += _item_rows(item, number, rows, facts, content)
        shown += _line_rows(item.key, checklist.proof(item.key, facts), rows, content, lines)
        shown.append(Row(""))
    shown.append(Row("", (Cell(content.words("checklist.also_open").upper(), "strong"),), lead_width=1))
    shown += _line_rows("also", checklist.also_open(facts), rows, content, lines)
    shown.append(Row(""))
    shown += _last_rows(rows, content)
    return ChecklistView(
        rows=tuple(shown),
        lines=lines,
        said=sum(answer.answer == "yes" for answer in rows.answers),
        proved=sum(checklist.is_proved(item.key, facts) for item in content.checklist),
    )


def submitted(rows: SprintRows, content: Content) -> str:
    """Return when the sprint was submitted, in words; empty until it is."""
    sprint = rows.sprint
    if sprint.submitted_at is None:
        return ""
    moment = long_moment(sprint.submitted_at, sprint.zone, content.words)
    return content.words("checklist.submitted", moment=moment)


def answer_to(rows: SprintRows, item: str) -> ChecklistAnswer | None:
    """Return the stored answer to an item."""
    return next((answer for answer in rows.answers if answer.item == item), None)


def _item_rows(
    item: ChecklistItem, number: int, rows: SprintRows, facts: SprintFacts, content: Content
) -> Iterator[Row]:
    stored = answer_to(rows, item.key)
    answer = stored.answer if stored else "open"
    proved = checklist.is_proved(item.key, facts)
    word = Cell(content.choice("answer", answer).tag, "done" if answer == "yes" and proved else "strong")
    note = Cell("")
    if answer == "yes" and not proved:
        note = Cell(content.words("checklist.said").upper(), is_tag=True)
    elif answer == "open" and proved:
        note = Cell(content.words("checklist.provable"))
    yield Row(
        item.key,
        (word, Cell(item.title, "strong"), note),
        lead=(Run(str(number), "strong"),),
        columns=(ANSWER, Column("title", most=40), NOTE),
    )
    if stored is not None and stored.reason:
        yield Row("", (Cell(""), Cell(typed(stored.reason).text)), columns=(ANSWER, Column("title")), lines=4)


def _line_rows(
    item: str, proof: tuple[Line, ...], rows: SprintRows, content: Content, lines: dict[str, Line]
) -> Iterator[Row]:
    names = map_names(content, markets_in_play(rows))
    for number, one in enumerate(proof):
        row_id = f"{item}:{number}"
        lines[row_id] = one
        text = proof_line(content, one, names)
        sign = Run("✓", "done") if one.holds else Run("·", "strong")
        role = "quiet" if one.holds else ""
        yield Row(row_id, (Cell(text, role),), lead=(Run("        "), sign, Run(" ")), lead_width=LEAD + 8)


def _last_rows(rows: SprintRows, content: Content) -> Iterator[Row]:
    words = content.words
    submit = words("checklist.submit_again" if rows.sprint.submitted_at else "checklist.submit")
    yield Row(SUBMIT, (Cell(submit),), lead=(Run("S", "key"),))
    yield Row(EXPORT, (Cell(words("checklist.export")),), lead=(Run("W", "key"),))
