"""The fields of a draft's lines: touchpoints, ideas, and those that are still to come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.store.drafts import ideas_on
from sprint_tui.store.tables import Stage
from sprint_tui.widgets import drafting
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.field import Field, Option, not_typed
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.gap_line import gap_line_field
from sprint_tui.widgets.ink import typed

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.store.tables import Participant, Pick, Touchpoint
    from sprint_tui.widgets.desk import Desk

Chosen = Callable[[str, str], None]
"""Hears the kind of an idea and the touchpoint that it shall stand on."""


class Fields:
    """Makes the fields of one draft; `draft_id` is empty before it begins."""

    def __init__(self, desk: Desk, rows: SprintRows, draft_id: str) -> None:
        self._rows = rows
        self._words = desk.content.words
        self._draft_id = draft_id
        self._binder = Binder(desk, rows)

    def of_touchpoint(self, touchpoint: Touchpoint, column: str) -> Field:
        """Return the field of a cell; a stage that was made with its touchpoint is renamed with it."""
        stage = self._stage_of(touchpoint)
        if column == "phase":
            return self._binder.field(stage, "phase", "stage")
        if column == "gap_line":
            return gap_line_field(self._binder, self._rows, touchpoint)
        if column != "name" or stage.name != touchpoint.name:
            return self._binder.field(touchpoint, column, "touchpoint")

        def rename(step: Step, name: str) -> None:
            step.edit(touchpoint, name=name)
            step.edit(stage, name=name)

        return self._binder.field(touchpoint, column, "touchpoint", save=rename)

    def new_touchpoint(self, person: Participant | None, segment_id: str, after: Touchpoint | None) -> Field:
        """Return the field that adds a touchpoint below another; last, without one."""
        stages = self._rows.stages_of(self._draft_id)
        below = self._stage_of(after) if after is not None else stages[-1] if stages else None
        save = drafting.adding_touchpoint(person, segment_id, below) if person is not None else not_typed
        field = self._binder.asked("touchpoint", "name", f"{NEW}:touchpoint", save)
        return replace(field, did="add_touchpoint")

    def of_idea(self, idea: Pick, column: str) -> Field:
        """Return the field of an idea: where it stands, what changes, what must change for it."""
        if column != "touchpoint_id":
            return self._binder.field(idea, column, idea.kind)

        def save(step: Step, touchpoint_id: str) -> None:
            step.edit(idea, touchpoint_id=touchpoint_id)

        return replace(
            self._place(idea.kind, f"{idea.id}:touchpoint_id"),
            chosen=frozenset({idea.touchpoint_id or ""}),
            save=save,
        )

    def place_of_new(self, kind: str, chosen: Chosen) -> Field:
        """Return the field that asks on which touchpoint a new idea stands; nothing is stored yet."""
        field = self._place(kind, f"{NEW}:{kind}")
        return replace(field, save=lambda _, touchpoint_id: chosen(kind, touchpoint_id), did="place_idea")

    def new_idea(self, kind: str, touchpoint_id: str) -> Field:
        """Return the field that adds an idea on a touchpoint; nobody names one twice that could be better."""
        found = self.better_on(kind, touchpoint_id)
        if found is not None:
            return self.of_idea(found, "change_line")
        save = drafting.adding_idea(self._rows, self._draft_id, kind, touchpoint_id)
        field = self._binder.asked(kind, "change_line", f"{NEW}:{kind}:{touchpoint_id}", save)
        return replace(field, did="add_idea")

    def better_on(self, kind: str, touchpoint_id: str) -> Pick | None:
        """Return what could be better on a touchpoint, where that is asked for and named already."""
        there = ideas_on(self._rows, self._draft_id, kind) if kind == "better" else ()
        return next((one for one in there if one.touchpoint_id == touchpoint_id), None)

    def _place(self, kind: str, key: str) -> Field:
        points = self._rows.touchpoints_of(self._draft_id)
        options = tuple(Option(one.id, typed(one.name).text) for one in points)
        return Field(
            key=key,
            label=self._words(f"think.place.{kind}"),
            ask=self._words(f"think.ask_place.{kind}"),
            save=not_typed,
            options=options,
            refusal="" if options else self._words("think.no_touchpoint"),
        )

    def _stage_of(self, touchpoint: Touchpoint) -> Stage:
        return next(one for one in self._rows.stages if one.id == touchpoint.stage_id)
