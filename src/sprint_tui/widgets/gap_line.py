"""The one line beside a gap: why what is promised and what is delivered part here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.store.drafts import note_of
from sprint_tui.store.tables import TouchpointNote
from sprint_tui.widgets.binder import Binder, adding
from sprint_tui.widgets.field import Field

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Touchpoint

GROUP, NAME = "touchpoint_note", "gap_line"


def gap_line_field(binder: Binder, rows: SprintRows, touchpoint: Touchpoint) -> Field:
    """Return the field of a touchpoint's line; the first text adds what holds it."""
    note = note_of(rows, touchpoint.id)
    if note is not None:
        return binder.field(note, NAME, GROUP)
    save = adding(TouchpointNote, NAME, touchpoint_id=touchpoint.id)
    return binder.asked(GROUP, NAME, f"{touchpoint.id}:{NAME}", save)
