"""What blocks really took in the meetings of the store's other sprints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain import plan as planning
from sprint_tui.domain.clock import fold

if TYPE_CHECKING:
    from sprint_tui.domain.plan import Took
    from sprint_tui.widgets.desk import Desk


def meetings_took(desk: Desk) -> dict[str, Took]:
    """Return what each block took, by its key. Raises StoreError."""
    return planning.medians(
        fold(desk.content.agenda(past.planned).plan, past.events, past.events[-1])
        for past in desk.door.past_meetings()
    )
