"""What a key settles of a touchpoint, with those who stand behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sprint_tui.domain.merging import Offer, Said
from sprint_tui.store.cells import credit
from sprint_tui.store.tables import Touchpoint

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step


def settle(
    step: Step, rows: SprintRows, touchpoint: Touchpoint, lane: str, value: object, behind: Sequence[str]
) -> None:
    """Write one cell, and note whose drafts it comes from: those with these ids of draft touchpoints."""
    step.edit(touchpoint, **{lane: value})
    credit(step, rows, touchpoint, lane, behind, "agreed" if len(behind) > 1 else "taken")


def take(step: Step, rows: SprintRows, touchpoint: Touchpoint, offered: Iterable[Offer]) -> None:
    """Write what a key offers for cells that are empty; one that was filled meanwhile stays as it is."""
    for one in offered:
        stored = step.stored(Touchpoint, touchpoint.id)
        if stored is not None and not getattr(stored, one.lane).strip():
            settle(step, rows, touchpoint, one.lane, one.wording.text, one.wording.ids)


def who_said(said: Sequence[Said], name: str, value: object) -> tuple[str, ...]:
    """Return the draft touchpoints that give this feeling, or this gap."""
    return tuple(one.id for one in said if getattr(one, name) == value and value not in (None, ""))
