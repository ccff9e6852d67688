"""What a step notes of the meeting: its one row comes with the first note."""

from __future__ import annotations

from sprint_tui.store.rows import SprintRows
from sprint_tui.store.step import Step
from sprint_tui.store.tables import Meeting


def note_meeting(step: Step, rows: SprintRows, **fields: object) -> None:
    """Store these fields of the meeting. Raises StoreError for a value that it may not hold."""
    stored = step.stored_where(Meeting, "sprint_id", rows.sprint.id)
    if stored:
        step.edit(stored[0], **fields)
    else:
        step.add(Meeting, sprint_id=rows.sprint.id, **fields)
