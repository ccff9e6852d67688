"""What the picker asks for in its strip: where an idea belongs, and which of those that wait is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain import picks
from sprint_tui.store.choosing import choose
from sprint_tui.widgets.field import Field, Option, Save
from sprint_tui.widgets.ink import typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.store.tables import Pick


def place_field(rows: SprintRows, map_id: str, idea: Pick, kind: str, content: Content) -> Field | None:
    """Return the field that asks on which touchpoint an idea is chosen; None where none is free."""
    taken = {pick.touchpoint_id for pick in rows.chosen_of(map_id)}
    stages = {stage.id: stage.name for stage in rows.stages_of(map_id)}
    options = tuple(
        Option(one.id, typed(one.name).text, typed(stages[one.stage_id]).text)
        for one in rows.touchpoints_of(map_id)
        if one.id not in taken
    )

    def save(step: Step, touchpoint_id: str) -> None:
        rank = picks.free_rank(kind, rows.chosen_of(map_id))
        choose(step, rows, map_id, kind, touchpoint_id, rank, kept=idea)

    key = f"{idea.id}:touchpoint_id"
    return _choice(content, "picker.asked.place", key, options, save, did=f"pick_{kind}") if options else None


def ideas_field(touchpoint_id: str, ideas: Sequence[Pick], content: Content, save: Save) -> Field:
    """Return the field that shows all ideas which wait on a touchpoint, and takes one."""
    options = tuple(
        Option(idea.id, typed(idea.change_line).text, content.words(f"picker.kinds.{idea.kind}"))
        for idea in ideas
    )
    return _choice(content, "picker.asked.idea", f"{touchpoint_id}:idea", options, save, did="take_idea")


def _choice(
    content: Content, about: str, key: str, options: tuple[Option, ...], save: Save, *, did: str
) -> Field:
    asked = content.words.table(about)
    return Field(key=key, label=asked["label"], ask=asked["ask"], save=save, options=options, did=did)
