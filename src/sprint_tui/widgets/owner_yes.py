"""The owner's yes to an upgrade, said aloud: the same key wherever an upgrade stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.store.tables import OwnerYes, Pick

if TYPE_CHECKING:
    from sprint_tui.widgets.stage import StageScreen


def turn_yes(stage: StageScreen, pick: Pick) -> bool:
    """Note the owner's yes, or take it back when there is one; say whether there is one now."""
    if pick.owner_id is None:
        stage.refuse("ownership.owner_first")
        return False
    said = stage.rows.yes_to(pick)
    with stage.step("owner_yes") as step:
        for yes in step.stored_where(OwnerYes, "pick_id", pick.id):
            step.remove(yes)
        if said is None:
            step.add(OwnerYes, pick_id=pick.id, participant_id=pick.owner_id, at=stage.desk.now().at)
    return said is None
