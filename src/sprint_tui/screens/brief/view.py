"""What Brief shows: one form down one column, in four groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import trait_names
from sprint_tui.domain import brief, text
from sprint_tui.domain.codes import TRAITS, split_set
from sprint_tui.screens.brief import missing
from sprint_tui.store.facts import segments_in_play, sprint_facts, trait_places
from sprint_tui.widgets.form import LEAD, NEW
from sprint_tui.widgets.ink import Run, line, typed
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.shown import long_date, long_moment

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant, Segment, Sprint

LINES = 2
PROMISE = ("promise", "tone", "ten_words", "vision", "strategy", "weak_on_purpose", "previous")
BUSINESS = ("audience", "offer")
SEGMENT = ("name", "behaviour", "would_tell", "wont_pay", "promise")
PEOPLE = (
    Column("name", weight=3, most=32),
    Column("function", weight=4, most=44),
    Column("roles", weight=3, most=44),
    Column("is_present", width=5),
    Column("has_draft", width=6),
)
MEETING = (
    *("title", "team", "meeting_start", "zone", "complete_by", "feedback_by", "audit_on", "decision_method"),
)


@dataclass(frozen=True)
class BriefView:
    """The rows of the form, and what the head says."""

    rows: tuple[Row, ...]
    done: int
    total: int
    missing: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class NewLine:
    """The line of a row that is being added: below the row `after`, or last where that is empty.

    `known` are the ids of the rows there were before.
    """

    row_id: str
    after: str
    known: frozenset[str]


def build_view(rows: SprintRows, content: Content, new: NewLine | None = None) -> BriefView:
    """Return what Brief shows of these rows; `new` is the line of one to come."""
    pieces = missing.pieces(sprint_facts(rows))
    absent = [piece for piece in pieces if not piece.is_there]
    signed = {missing.row_of(piece, rows) for piece in absent}
    form = missing.signed(_form(rows, content, is_role_missing=missing.ROLES in signed), signed)
    return BriefView(
        rows=tuple(_with_new(form, new)),
        done=len(pieces) - len(absent),
        total=len(pieces),
        missing=", ".join(missing.name_of(piece, rows, content) for piece in absent),
        tags=tuple(_tags(rows, content)),
    )


def _tags(rows: SprintRows, content: Content) -> Iterator[str]:
    count = text.words(rows.sprint.ten_words)
    if count > brief.TEN:
        yield content.words("brief.tags.ten_words", n=count)
    if brief.is_one_person_twice(rows.participants):
        yield content.words("brief.tags.one_person_twice")


def _with_new(form: Iterator[Row], new: NewLine | None) -> Iterator[Row]:
    """Yield the rows with an empty one below the row that the new one will follow."""
    for row in form:
        yield row
        if new is not None and row.id and row.id == new.after:
            yield row._replace(id=new.row_id, cells=(Cell(""),), lead=())


def _form(rows: SprintRows, content: Content, *, is_role_missing: bool) -> Iterator[Row]:
    sprint = rows.sprint
    yield from _heading(content, "promise", first=True)
    yield from (_sprint_row(sprint, name, content) for name in PROMISE)
    yield from _heading(content, "business")
    yield from (_sprint_row(sprint, name, content) for name in BUSINESS)
    yield from _square(sprint, content)
    segments = segments_in_play(rows)
    for segment in segments:
        yield from _heading(content, "segment", of=segment if len(segments) > 1 else None)
        yield from (_segment_row(segment, name, content) for name in SEGMENT)
        for kind in TRAITS:
            yield from _traits(rows, segment, kind, content)
    yield from _people(rows, content, is_role_missing=is_role_missing)
    yield from _heading(content, "meeting")
    yield from (_sprint_row(sprint, name, content) for name in MEETING)


def _heading(
    content: Content, group: str, *, first: bool = False, of: Segment | None = None
) -> Iterator[Row]:
    if not first:
        yield Row("")
    name = content.words(f"brief.groups.{group}").upper()
    if of is not None:
        name += f" {content.choice('market', of.market).label}"
    yield Row("", (Cell(name, "strong"),), lead_width=0)


def _sprint_row(sprint: Sprint, name: str, content: Content) -> Row:
    return _row(f"{sprint.id}:{name}", content.field("sprint", name).label, _value(sprint, name, content))


def _segment_row(segment: Segment, name: str, content: Content) -> Row:
    return _row(f"{segment.id}:{name}", content.field("segment", name).label, getattr(segment, name))


def _row(row_id: str, label: str, value: str) -> Row:
    return Row(row_id, (Cell(value),), lead=(Run(label, "quiet"),), lines=LINES)


def _value(sprint: Sprint, name: str, content: Content) -> str:
    """Return a field of the sprint as people read it."""
    value = getattr(sprint, name)
    if value is None or value == "":
        return ""
    if name in {"audience", "offer", "decision_method"}:
        return content.choice({"decision_method": "decision"}.get(name, name), value).label
    if name == "meeting_start":
        return long_moment(value, sprint.zone, content.words)
    return value if isinstance(value, str) else long_date(value, content.words)


def _square(sprint: Sprint, content: Content) -> Iterator[Row]:
    square = content.square(sprint.audience, sprint.offer)
    for change in square.changes if square else ():
        yield Row("", (Cell(change, "quiet"),), lines=LINES)


def _traits(rows: SprintRows, segment: Segment, kind: str, content: Content) -> Iterator[Row]:
    label = content.words(f"brief.traits.{kind}")
    group = f"{segment.id}:{NEW}:{kind}"
    traits, names = rows.traits_of(segment.id, kind), trait_names(content, trait_places(rows))
    for number, trait in enumerate(traits, 1):
        lead = line(Run((label if number == 1 else "").ljust(LEAD - 3), "quiet"), names[trait.id])
        yield Row(trait.id, (Cell(trait.words),), lead=lead, lines=LINES, group=group)
    if not traits:
        hint = Cell(content.words("brief.first_trait"), "quiet")
        yield Row(group, (hint,), lead=(Run(label, "quiet"),), group=group)


def _people(rows: SprintRows, content: Content, *, is_role_missing: bool) -> Iterator[Row]:
    yield Row("")
    group = f"{NEW}:participant"
    names = {column.key: content.field("participant", column.key).label for column in PEOPLE}
    if is_role_missing:
        names[missing.ROLES] += f" {missing.SIGN.text}"
    titles = tuple(Cell(name, "quiet") for name in names.values())
    yield Row("", (Cell(content.words("brief.groups.people").upper(), "strong"),), lead_width=0)
    yield Row("", titles, columns=PEOPLE, lead_width=0)
    for person in rows.participants:
        cells = _person_cells(person, content)
        yield Row(person.id, cells, columns=PEOPLE, lead_width=0, lines=LINES, group=group)
    if not rows.participants:
        hint = Cell(content.words("brief.first_person"), "quiet")
        yield Row(group, (hint,), lead_width=0, group=group)


def _person_cells(person: Participant, content: Content) -> tuple[Cell, ...]:
    roles = ", ".join(content.choice("role", code).label for code in split_set(person.roles))
    return (
        Cell(typed(person.name).text),
        Cell(typed(person.function).text, "quiet"),
        Cell(roles),
        *(
            Cell("✓" if on else "·", "done" if on else "quiet")
            for on in (person.is_present, person.has_draft)
        ),
    )
