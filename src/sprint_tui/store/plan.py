"""What a step writes of a meeting's plan: it is stored whole with its first change."""

from __future__ import annotations

from collections.abc import Sequence

from sprint_tui.domain.order import key_at
from sprint_tui.domain.plan import PlannedLike
from sprint_tui.store.step import Step
from sprint_tui.store.tables import PlannedBlock


def planned_rows(step: Step, sprint_id: str, planned: Sequence[PlannedLike]) -> dict[str, PlannedBlock]:
    """Return the rows of a plan by key, in order; those that are not stored yet are added."""
    stored = {row.key: row for row in reversed(stored_plan(step, sprint_id))}
    positions = sorted(row.position for row in stored.values())
    found: dict[str, PlannedBlock] = {}
    for one in planned:
        if one.key not in stored:
            position = key_at(positions, len(positions))
            positions.append(position)
            stored[one.key] = step.add(
                PlannedBlock,
                sprint_id=sprint_id,
                position=position,
                key=one.key,
                title=one.title,
                minutes=one.minutes,
                shortest=one.shortest,
            )
        found[one.key] = stored[one.key]
    return found


def stored_plan(step: Step, sprint_id: str) -> list[PlannedBlock]:
    """Return the rows of a plan as they are stored now, in order."""
    return sorted(
        step.stored_where(PlannedBlock, "sprint_id", sprint_id), key=lambda row: (row.position, row.id)
    )


def replace_plan(step: Step, sprint_id: str, planned: Sequence[PlannedLike]) -> None:
    """Put another plan in the place of the one there is; without blocks, the method's own holds again."""
    for row in stored_plan(step, sprint_id):
        step.remove(row)
    planned_rows(step, sprint_id, planned)
