"""The lock on the promise: from block 2 on it stands as it is, until the same key unlocks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.store.tables import Segment, Sprint

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Row
    from sprint_tui.widgets.desk import Desk


def locked_at(desk: Desk, rows: SprintRows) -> str:
    """Return when the promise was locked, as the wall's clock says it; empty while it is not."""
    at = rows.meeting.promise_locked_at if rows.meeting is not None else None
    return desk.wall_time(at) if at is not None else ""


def refusal(desk: Desk, rows: SprintRows, row: Row, name: str) -> str:
    """Return why a column of a row is not changed now; empty when it may be."""
    at = locked_at(desk, rows)
    if at and name == "promise" and isinstance(row, Sprint | Segment):
        return desk.content.words("promise.is_locked", time=at)
    return ""
