"""What the page of a touchpoint shows: its fields in calm groups, and the evidence behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import trait_names
from sprint_tui.domain import evidence, gaps, journey
from sprint_tui.domain.codes import split_set
from sprint_tui.store.drafts import note_of
from sprint_tui.store.facts import trait_places
from sprint_tui.widgets.binder import CHOICES, PEOPLE
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Touchpoint

LEAD = 13
"""Cells of a field's name."""
GROUPS = {
    "lived": ("feeling", "goal", "action", "thought"),
    "done": ("channel", "expected", "promised", "delivered", "gap", "gap_line"),
    "purpose": journey.PURPOSE,
    "who": ("owner_id", "owner_team", "flags"),
}
"""The fields of the page in their groups; the name stands above all."""
LANES = ("name", *(name for names in GROUPS.values() for name in names))
EVIDENCE = "evidence"
REST = "rest"
"""In a row's id: what waits behind the fields of the room."""
OF_NOTE = ("gap_line", "carries")
"""What is kept beside the touchpoint."""


@dataclass(frozen=True)
class Look:
    """How the page is looked at: in the meeting the room's fields come first, the rest when asked for."""

    is_meeting: bool = False
    shows_rest: bool = False


def group_of(name: str) -> str:
    """Return where the words of a field stand."""
    return "touchpoint_note" if name in OF_NOTE else "ownership" if name == "owner_team" else "touchpoint"


def is_of_room(name: str, content: Content) -> bool:
    """Say whether the room gives this field."""
    return content.field(group_of(name), PEOPLE.get(name, name)).when == "room"


def missing(touchpoint: Touchpoint, rows: SprintRows, content: Content) -> tuple[str, ...]:
    """Return the fields that the method still wants here, in the order of the page."""
    return journey.owed({name: _is_there(touchpoint, name, rows, content) for name in (*LANES, EVIDENCE)})


def _is_there(touchpoint: Touchpoint, name: str, rows: SprintRows, content: Content) -> bool:
    if name == EVIDENCE:
        return any(one.words.strip() for one in rows.evidence_of(touchpoint.id))
    return bool(_value(touchpoint, name, rows, content).strip())


def build_rows(touchpoint: Touchpoint, rows: SprintRows, content: Content, look: Look) -> Iterator[Row]:
    """Return the rows of the page: the name, the groups, who is behind, the evidence."""
    yield _field(touchpoint, "name", rows, content)
    if look.is_meeting:
        yield from _group("room", [n for n in LANES[1:] if is_of_room(n, content)], touchpoint, rows, content)
        if not look.shows_rest:
            yield from _rest(touchpoint, rows, content)
            return
    for group, names in GROUPS.items():
        left = [name for name in names if not (look.is_meeting and is_of_room(name, content))]
        yield from _group(group, left, touchpoint, rows, content)
    behind = who_is_behind(touchpoint, rows, content)
    if behind:
        yield Row(
            "", (Cell(behind, "quiet"),), lead=(Run(content.words("touchpoint.drafts"), "quiet"),), lines=12
        )
    yield from _evidence(touchpoint, rows, content)


def _group(
    group: str, names: list[str], touchpoint: Touchpoint, rows: SprintRows, content: Content
) -> Iterator[Row]:
    words = content.words
    yield Row("")
    yield Row("", (Cell(words(f"touchpoint.groups.{group}").upper(), "strong"),), lead_width=0)
    for name in names:
        yield _field(touchpoint, name, rows, content)
        code = gaps.doubt(touchpoint) if name == "gap" else ""
        if code:
            yield Row("", (Cell(words(f"touchpoint.doubts.{code}"), "quiet"),), lines=2)


def _field(touchpoint: Touchpoint, name: str, rows: SprintRows, content: Content) -> Row:
    label = content.field(group_of(name), PEOPLE.get(name, name)).label.lower()
    shown = Cell(_value(touchpoint, name, rows, content))
    if name == "serves" and not shown.text and not _value(touchpoint, "carries", rows, content):
        shown = Cell(content.words("touchpoint.what_for"), "quiet")
    return Row(f"{touchpoint.id}:{name}", (shown,), lead=(Run(label, "quiet"),), lines=3)


def _rest(touchpoint: Touchpoint, rows: SprintRows, content: Content) -> Iterator[Row]:
    """Yield the one row behind which Friday's fields wait."""
    waiting = [name for name in missing(touchpoint, rows, content) if not is_of_room(name, content)]
    yield Row("")
    told = content.words("touchpoint.rest", n=len(waiting))
    yield Row(f"{touchpoint.id}:{REST}", (Cell(told, "quiet"),), lead_width=0)


def _evidence(touchpoint: Touchpoint, rows: SprintRows, content: Content) -> Iterator[Row]:
    columns = (
        Column("kind", width=8),
        Column("words", weight=3),
        Column("source", weight=2),
        Column("dated", width=12),
    )
    yield Row("")
    yield Row("", (Cell(content.words("touchpoint.groups.known").upper(), "strong"),), lead_width=0)
    items, group = rows.evidence_of(touchpoint.id), f"{touchpoint.id}:{NEW}:{EVIDENCE}"
    for item in items:
        lacks = evidence.lacks(item)
        kind = Cell(content.choice("evidence", item.kind).tag, "quiet")
        hints = {name: content.words(f"touchpoint.lacks.{name}") for name in lacks}
        where = (Cell(getattr(item, name) or hints[name], "quiet") for name in ("source", "dated"))
        yield Row(
            item.id, (kind, Cell(item.words), *where), lines=4, columns=columns, lead_width=0, group=group
        )
    if not items:
        hint = Cell(content.words("touchpoint.first_evidence"), "quiet")
        yield Row(group, (hint,), lead_width=0, group=group)


def who_is_behind(touchpoint: Touchpoint, rows: SprintRows, content: Content) -> str:
    """Return whose drafts the cells come from, person by person; empty where all are the team's own."""
    found: dict[str, list[str]] = {}
    for one in rows.cell_sources:
        if one.touchpoint_id == touchpoint.id:
            person = rows.participant(one.participant_id)
            name = typed(person.name).text if person is not None else content.words("compare.somebody")
            found.setdefault(name, []).append(one.lane)
    told = []
    for name, lanes in found.items():
        labels = [content.field(group_of(lane), lane).label for lane in LANES if lane in lanes]
        told.append(content.words("touchpoint.behind", name=name, lanes=", ".join(labels)))
    return "; ".join(told)


def _value(touchpoint: Touchpoint, name: str, rows: SprintRows, content: Content) -> str:
    """Return a field as people read it."""
    if name in OF_NOTE:
        return str(getattr(note_of(rows, touchpoint.id), name, ""))
    if name == "serves":
        names = trait_names(content, trait_places(rows))
        return "; ".join(f"{names[t.id]} {typed(t.words).text}" for t in rows.served_by(touchpoint.id))
    if name == "flags":
        return ", ".join(content.choice("flag", code).label for code in split_set(touchpoint.flags))
    value = getattr(touchpoint, name)
    if value is None or value == "":
        return ""
    if name == "owner_id":
        person = rows.participant(value)
        return person.name if person else ""
    return content.choice(CHOICES[name], str(value)).label if name in CHOICES else str(value)
