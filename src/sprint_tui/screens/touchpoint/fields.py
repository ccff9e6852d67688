"""What the page of a touchpoint asks: its lanes, what stands beside it, and the evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.domain.evidence import kind_of
from sprint_tui.screens.touchpoint.view import EVIDENCE, REST, group_of
from sprint_tui.store.facts import map_of
from sprint_tui.store.tables import Evidence
from sprint_tui.widgets.binder import Binder, between
from sprint_tui.widgets.carrying import carries_field
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.gap_line import gap_line_field
from sprint_tui.widgets.new_row import NewRow
from sprint_tui.widgets.serving import serves_field

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.store.tables import Touchpoint


def lane(
    binder: Binder, rows: SprintRows, touchpoint: Touchpoint, name: str, content: Content
) -> Field | None:
    """Return the field of one lane; None where there is nothing to fill in."""
    if name == REST:
        return None
    if name == "serves":
        return serves_field(binder, rows, touchpoint, map_of(rows, touchpoint.id), content)
    if name == "carries":
        return carries_field(binder, rows, touchpoint, content)
    if name == "gap_line":
        return gap_line_field(binder, rows, touchpoint)
    return binder.field(touchpoint, name, group_of(name))


def new_evidence(binder: Binder, rows: SprintRows, touchpoint: Touchpoint, after: str) -> Field:
    """Return the field that adds a piece of evidence; what it looks like is taken for its kind."""
    position = between(rows.evidence_of(touchpoint.id), after)
    new = NewRow(Evidence, touchpoint_id=touchpoint.id, position=position)

    def save(step: Step, words: str) -> None:
        if words.strip() or new.is_there(step):
            new.put(step, words=words, kind=kind_of(words))

    field = binder.asked("evidence", "words", f"{touchpoint.id}:{NEW}:{EVIDENCE}", save)
    return replace(field, did="add_evidence")
