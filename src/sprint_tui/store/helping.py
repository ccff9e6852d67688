"""Who helps with an upgrade, and what stands beside it so that it lasts: rows that come with their answer."""

from __future__ import annotations

from collections.abc import Collection

from sprint_tui.store.step import Step
from sprint_tui.store.tables import Helper, Pick, PickNote

BESIDE = ("training", "rollback", "is_tracked", "is_in_team_kpis")
"""What makes an upgrade last once it is live."""


def put_beside(step: Step, pick: Pick, **values: object) -> None:
    """Store what stands beside an upgrade."""
    note = next(iter(step.stored_where(PickNote, "pick_id", pick.id)), None)
    if note is not None:
        step.edit(note, **values)
    elif any(str(value).strip() for value in values.values() if value):
        step.add(PickNote, pick_id=pick.id, **values)


def set_helpers(step: Step, pick: Pick, wanted: Collection[str]) -> None:
    """Let exactly these people help with an upgrade; its owner stays who it is."""
    held = step.stored_where(Helper, "pick_id", pick.id)
    for one in held:
        if one.participant_id not in wanted:
            step.remove(one)
    for person_id in set(wanted) - {one.participant_id for one in held}:
        step.add(Helper, pick_id=pick.id, participant_id=person_id)
