"""Going to where something is mended: its stage, and the page of its row where only that has the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.store.tables import Evidence, Kpi, Pick, TouchpointNote
from sprint_tui.widgets.messages import GoTo, OpenPage

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.stage import StageScreen

IN_TABLE = {"owner", "owner_id", "deadline", "status", "kpi", "measure", "yes"}
KPI_IN_TABLE = {"", "name", "baseline", "target", "measure_by"}
AGAINST = "against_vote"
OF_UPGRADE = {"owner_team", "dropped_reason"}


def go(screen: StageScreen, stage: str, row_id: str = "", field: str = "") -> None:
    """Go to a field of a row; esc on its page goes back to the stage."""
    if stage == "brief" and not row_id:
        row_id = screen.rows.sprint.id
    screen.post_message(GoTo(stage, row_id, field))
    page = page_of(screen.rows, row_id, field)
    if page is not None:
        screen.post_message(page)


def page_of(rows: SprintRows, row_id: str, field: str) -> OpenPage | None:
    """Return the page that alone shows a field; None where its stage does."""
    match rows.by_id.get(row_id):
        case Kpi() as kpi if field not in KPI_IN_TABLE:
            return OpenPage("upgrade", kpi.pick_id, field, at=kpi.id)
        case Evidence() | TouchpointNote() as note:
            return OpenPage("touchpoint", note.touchpoint_id, field or "words", at=note.id)
        case Pick(state="chosen") as pick if field == AGAINST:
            return OpenPage("result", pick.map_id, field, at=row_id)
        case Pick(state="chosen") if field in OF_UPGRADE:
            return OpenPage("upgrade", row_id, field)
        case Pick(state="chosen") if field and field not in IN_TABLE:
            return OpenPage("pick", row_id, field)
    return None
