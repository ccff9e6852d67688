"""What the page of a pick stands on: its touchpoint, the ideas that wait there, a field or a word."""

from __future__ import annotations

from sprint_tui.store.proposals import proposals_of
from sprint_tui.store.tables import Pick, Touchpoint
from sprint_tui.widgets.page import PickScreen


class PickUnderCursor(PickScreen):
    """The page as far as it knows where it is."""

    is_unfolded = False
    """Whether what is due on Friday is shown although the meeting runs."""

    @property
    def is_folded(self) -> bool:
        """Whether the room sees its own fields alone."""
        return self.clock().is_live and not self.is_unfolded

    @property
    def touchpoint(self) -> Touchpoint | None:
        """The touchpoint that the pick stands on; None for an idea without one."""
        row = self.rows.by_id.get(self.pick.touchpoint_id or "") if self.pick is not None else None
        return row if isinstance(row, Touchpoint) else None

    def ideas(self) -> list[Pick]:
        """Return the ideas of drafts that wait on the pick's touchpoint."""
        pick = self.pick
        waiting = proposals_of(self.rows, pick.map_id) if pick is not None else {}
        return waiting.get(pick.touchpoint_id, []) if pick is not None and pick.touchpoint_id else []

    @property
    def name_here(self) -> str:
        """The name of the field under the cursor; that of the set on one of its words."""
        return self.form.row_id.partition(":")[2]
