"""What the page of block 1 shows: from the square of the business to what could go wrong today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from sprint_tui.domain import brief
from sprint_tui.domain.codes import KEEPERS, PRECAUTIONS, split_set
from sprint_tui.screens.opening.square import square_rows
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.ink import Run, typed, wrapped
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant

BESIDE = 90
"""Cells from which on the precautions stand beside the people."""
ANSWERS = ("audience", "offer")
KEEPERS_ROW = "keepers"
FIRST = f"{NEW}:participant"
PERSON = (Column("name", width=26), Column("is_present", width=5), Column("has_draft", width=8))
PEOPLE_WIDTH = sum(column.width + 2 for column in PERSON)
LEAD = 10


def build_rows(rows: SprintRows, content: Content, room: int, *, is_tall: bool) -> Iterator[Row]:
    """Yield the rows of the page for so many cells; a tall window has the whole output of the day."""
    sprint = rows.sprint
    yield from _output(content, room, is_tall=is_tall)
    yield Row("")
    yield from square_rows(sprint.audience, sprint.offer, content, room)
    yield Row("")
    yield _pair(sprint.id, ANSWERS, [_answer(sprint, name, content) for name in ANSWERS], room)
    yield _pair(KEEPERS_ROW, KEEPERS, [_keeper(role, rows, content) for role in KEEPERS], room)
    yield from _without(rows, content, room)
    yield Row("")
    if room >= BESIDE:
        yield from _side_by_side(rows, content)
    else:
        yield from _one_below_the_other(rows, content)


def _output(content: Content, room: int, *, is_tall: bool) -> Iterator[Row]:
    words = content.words
    texts = content.method.outcomes if is_tall else tuple(wrapped(words("opening.output"), room - LEAD))
    for number, text in enumerate(texts):
        lead = (Run("" if number else words("opening.today"), "quiet"),)
        yield Row("", (Cell(text),), lead=lead, lead_width=LEAD)


def _pair(row_id: str, names: Sequence[str], texts: Sequence[str], room: int) -> Row:
    columns = tuple(Column(name, width=min((room - 2) // 2, PEOPLE_WIDTH - 2)) for name in names)
    return Row(row_id, tuple(Cell(text) for text in texts), columns=columns, lead_width=0)


def _answer(sprint: object, name: str, content: Content) -> str:
    code = getattr(sprint, name)
    said = content.choice(name, code).label if code else content.words("opening.not_said")
    return content.words("opening.pair", name=content.field("sprint", name).label, value=said)


def _keeper(role: str, rows: SprintRows, content: Content) -> str:
    person = brief.holder(role, rows.participants)
    said = typed(person.name).text if person is not None else content.words("fields.nobody")
    return content.words("opening.pair", name=content.choice("role", role).label, value=said)


def _without(rows: SprintRows, content: Content, room: int) -> Iterator[Row]:
    """Yield why the meeting goes without a keeper, where it does."""
    reason = rows.meeting.keepers_skipped if rows.meeting is not None else ""
    if reason and not all(brief.holder(role, rows.participants) for role in KEEPERS):
        said = content.words("opening.without", reason=reason)
        yield from (Row("", (Cell(text, "quiet"),), lead_width=0) for text in wrapped(said, room))


def _side_by_side(rows: SprintRows, content: Content) -> Iterator[Row]:
    titles = (*_titles(content), Cell(content.words("opening.precautions_title"), "strong"))
    yield Row("", titles, columns=(*PERSON, Column("precaution")), lead_width=0)
    for person, code in zip_longest(rows.participants or (None,), PRECAUTIONS):
        if person is not None:
            row = _person(person)
        elif code == PRECAUTIONS[0]:
            row = _first(content)
        else:
            row = Row(f"{NEW}:{code}", lead_width=PEOPLE_WIDTH)
        if code is not None:
            cells = (*row.cells, _precaution(code, rows, content))
            row = row._replace(cells=cells, columns=(*row.columns, Column(code)))
        yield row


def _one_below_the_other(rows: SprintRows, content: Content) -> Iterator[Row]:
    yield Row("", tuple(_titles(content)), columns=PERSON, lead_width=0)
    yield from (_person(person) for person in rows.participants)
    if not rows.participants:
        yield _first(content)
    yield Row("")
    yield Row("", (Cell(content.words("opening.precautions_title"), "strong"),), lead_width=0)
    for code in PRECAUTIONS:
        cell = _precaution(code, rows, content)
        yield Row(f"{NEW}:{code}", (cell,), columns=(Column(code),), lead_width=0, lines=2)


def _titles(content: Content) -> Iterator[Cell]:
    yield Cell(content.words("opening.people_title"), "strong")
    yield from (Cell(content.field("participant", one.key).label, "quiet") for one in PERSON[1:])


def _person(person: Participant) -> Row:
    ticks = (_tick(on) for on in (person.is_present, person.has_draft))
    return Row(person.id, (Cell(typed(person.name).text), *ticks), columns=PERSON, lead_width=0)


def _first(content: Content) -> Row:
    hint = Cell(content.words("opening.first_person"), "quiet")
    return Row(FIRST, (hint,), columns=(Column("name", width=PEOPLE_WIDTH - 2),), lead_width=0)


def _tick(on: bool) -> Cell:
    return Cell("✓" if on else "·", "done" if on else "quiet")


def _precaution(code: str, rows: SprintRows, content: Content) -> Cell:
    ticked = rows.meeting is not None and code in split_set(rows.meeting.precautions)
    return Cell(f"{'✓' if ticked else '·'} {content.words(f'opening.precautions.{code}')}")
