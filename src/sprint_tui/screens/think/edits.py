"""What one key takes out of a draft: a touchpoint with its stage, an idea, or what stands in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.store.drafts import note_of
from sprint_tui.store.tables import Pick, Touchpoint

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step

WHOLE = {"phase", "name", "touchpoint_id", "change_line"}
"""Cells on which the whole line goes."""


def takes_whole(row: Touchpoint | Pick, column: str) -> str:
    """Return what is done when the whole line goes; empty where only its cell is cleared."""
    if column not in WHOLE:
        return ""
    return "remove_touchpoint" if isinstance(row, Touchpoint) else "drop_pick"


def take_out(step: Step, rows: SprintRows, row: Touchpoint | Pick) -> None:
    """Remove a line; a stage that would be left empty goes with its touchpoint."""
    if isinstance(row, Touchpoint) and len(rows.touchpoints_in(row.stage_id)) == 1:
        step.remove(rows.by_id[row.stage_id])
    else:
        step.remove(row)


def clear(step: Step, rows: SprintRows, row: Touchpoint | Pick, column: str) -> None:
    """Clear one cell of a line."""
    held = note_of(rows, row.id) if column == "gap_line" else row
    if held is not None:
        step.clear(held, column)
