"""What is asked on the page of a pick where it is more than one stored text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain import picks
from sprint_tui.widgets.field import Field, Option
from sprint_tui.widgets.ink import typed

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.store.tables import Pick


def pair_field(pick: Pick, content: Content) -> Field:
    """Return the field that takes norm and target in one line."""
    words = content.words

    def save(step: Step, text: str) -> None:
        norm, aim = picks.pair(text)
        step.edit(pick, norm=norm, aim=aim)

    def echo(text: str) -> str:
        norm, aim = picks.pair(text)
        said = words("pick.understood", norm=norm or "?", aim=aim or "?")
        return f"{said} {words('pick.two_units')}" if picks.has_two_units(norm, aim) else said

    asked = words.table("pick.pair")
    return Field(
        key=f"{pick.id}:pair",
        label=asked["label"],
        ask=asked["ask"],
        example=asked["example"],
        value=picks.paired(pick.norm, pick.aim),
        save=save,
        echo=echo,
    )


def place_field(pick: Pick, rows: SprintRows, content: Content) -> Field:
    """Return the field that says on which touchpoint a candidate stands."""
    stages = {stage.id: stage.name for stage in rows.stages_of(pick.map_id)}
    options = tuple(
        Option(one.id, typed(one.name).text, typed(stages[one.stage_id]).text)
        for one in rows.touchpoints_of(pick.map_id)
    )

    def save(step: Step, touchpoint_id: str) -> None:
        step.edit(pick, touchpoint_id=touchpoint_id)

    asked = content.words.table("pick.place")
    return Field(
        key=f"{pick.id}:touchpoint_id",
        label=asked["label"],
        ask=asked["ask"],
        save=save,
        options=options,
        chosen=frozenset({pick.touchpoint_id or ""}),
        did="place_idea",
    )
