"""One touchpoint on a page of its own: all its lanes, and the evidence behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from sprint_tui.content.phrases import trait_names
from sprint_tui.domain.codes import split_set
from sprint_tui.store.facts import trait_places
from sprint_tui.store.tables import Evidence, Touchpoint
from sprint_tui.widgets.binder import CHOICES, PEOPLE, Binder, adding, between
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.map_edits import clear_lane
from sprint_tui.widgets.page import PageScreen
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.serving import serves_field

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows

LANES = (
    *("name", "feeling", "goal", "action", "thought", "gap", "serves", "owner_id", "owner_team", "channel"),
    *("expected", "promised", "delivered", "flags"),
)


class TouchpointPage(PageScreen):
    """All lanes down one column; evidence as rows of kind, words, source and date."""

    key = "journey"
    CSS_PATH = "touchpoint.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "new", "new_evidence"),
        Binding("delete", "remove", "remove"),
    ]

    @property
    def touchpoint(self) -> Touchpoint | None:
        """The touchpoint on the page; None once it is gone."""
        return self.the(Touchpoint)

    def show_page(self, rows: SprintRows) -> None:
        touchpoint = self.touchpoint
        if touchpoint is None:
            return
        stage = next(one for one in rows.stages if one.id == touchpoint.stage_id)
        self.form.show(tuple(build_rows(touchpoint, rows, self.content)))
        self.head.show(typed(touchpoint.name).text, info=(typed(stage.name),))

    def go_to_row(self, row_id: str, field: str) -> None:
        if field == "evidence":
            items = self.rows.evidence_of(self.row_id)
            self.form.select(items[0].id if items else f"{self.row_id}:{NEW}:evidence", "words")
            self.show_strip()
        else:
            super().go_to_row(row_id, field)

    def field_here(self) -> Field | None:
        touchpoint, row = self.touchpoint, self.stored_here()
        if touchpoint is None:
            return None
        binder = Binder(self.desk, self.rows)
        if NEW in self.form.row_id.split(":"):
            return self._new_evidence(binder, touchpoint, after="")
        if isinstance(row, Evidence):
            return binder.field(row, self.column_here, "evidence")
        if self.column_here == "serves":
            stage = next(one for one in self.rows.stages if one.id == touchpoint.stage_id)
            return serves_field(binder, self.rows, touchpoint, stage.map_id, self.content)
        group = "ownership" if self.column_here == "owner_team" else "touchpoint"
        return binder.field(touchpoint, self.column_here, group)

    def action_new(self) -> None:
        touchpoint, row = self.touchpoint, self.stored_here()
        if touchpoint is not None:
            after = row.id if isinstance(row, Evidence) else ""
            self.edit(self._new_evidence(Binder(self.desk, self.rows), touchpoint, after))

    def action_remove(self) -> None:
        row, name = self.stored_here(), self.column_here
        if isinstance(row, Evidence):
            with self.step("remove_evidence") as step:
                step.remove(row)
                self.say("said.removed")
        elif isinstance(row, Touchpoint) and (name == "serves" or name in Touchpoint.model_fields):
            with self.step("clear") as step:
                clear_lane(step, self.rows, row, name)

    def _new_evidence(self, binder: Binder, touchpoint: Touchpoint, after: str) -> Field:
        position = between(self.rows.evidence_of(touchpoint.id), after)
        save = adding(Evidence, "words", touchpoint_id=touchpoint.id, position=position)
        field = binder.asked("evidence", "words", f"{touchpoint.id}:{NEW}:evidence", save)
        return replace(field, did="add_evidence")


def build_rows(touchpoint: Touchpoint, rows: SprintRows, content: Content) -> Iterator[Row]:
    """Return the rows of the page: the lanes, then the evidence."""
    for name in LANES:
        group = "ownership" if name == "owner_team" else "touchpoint"
        label = content.field(group, PEOPLE.get(name, name)).label
        shown = Cell(_value(touchpoint, name, rows, content))
        yield Row(f"{touchpoint.id}:{name}", (shown,), lead=(Run(label, "quiet"),), lines=3)
    behind = who_is_behind(touchpoint, rows, content)
    if behind:
        lead = (Run(content.words("touchpoint.drafts"), "quiet"),)
        yield Row("", (Cell(behind, "quiet"),), lead=lead, lines=3)
    columns = (
        Column("kind", width=8),
        Column("words", weight=3),
        Column("source", weight=2),
        Column("dated", width=16),
    )
    titles = [content.field("evidence", column.key).label for column in columns[1:]]
    yield Row("")
    heading = content.field("touchpoint", "evidence").label.upper()
    yield Row(
        "", (Cell(heading, "strong"), *(Cell(t, "quiet") for t in titles)), columns=columns, lead_width=0
    )
    items, group = rows.evidence_of(touchpoint.id), f"{touchpoint.id}:{NEW}:evidence"
    for item in items:
        kind = Cell(content.choice("evidence", item.kind).tag, "quiet")
        cells = (kind, Cell(item.words), Cell(item.source, "quiet"), Cell(item.dated, "quiet"))
        yield Row(item.id, cells, lines=3, columns=columns, lead_width=0, group=group)
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
        labels = [content.field("touchpoint", lane).label for lane in LANES if lane in lanes]
        told.append(content.words("touchpoint.behind", name=name, lanes=", ".join(labels)))
    return "; ".join(told)


def _value(touchpoint: Touchpoint, name: str, rows: SprintRows, content: Content) -> str:
    """Return a lane as people read it."""
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
