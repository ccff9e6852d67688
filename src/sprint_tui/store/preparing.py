"""Who prepares in this copy of a sprint."""

from __future__ import annotations

from sprint_tui.store.rows import SprintRows
from sprint_tui.store.step import Step
from sprint_tui.store.tables import Preparation


def prepare_as(step: Step, rows: SprintRows, person_id: str) -> None:
    """Let this copy of the sprint be prepared by one person, and by nobody else."""
    for one in rows.preparations:
        if one.is_mine != (one.participant_id == person_id):
            step.edit(one, is_mine=not one.is_mine)
    if not any(one.participant_id == person_id for one in rows.preparations):
        step.add(Preparation, participant_id=person_id, is_mine=True)
