"""What a key settles of a touchpoint, with those who stand behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sprint_tui.domain.likeness import as_said
from sprint_tui.domain.merging import EVIDENCE, Offer, Said, Wording
from sprint_tui.domain.order import key_at
from sprint_tui.store.cells import credit
from sprint_tui.store.lineup import drawer_of
from sprint_tui.store.tables import Evidence, Touchpoint

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
        if one.lane == EVIDENCE:
            add_evidence(step, rows, touchpoint, one.wording)
            continue
        stored = step.stored(Touchpoint, touchpoint.id)
        if stored is not None and not getattr(stored, one.lane).strip():
            settle(step, rows, touchpoint, one.lane, one.wording.text, one.wording.ids)


def add_evidence(step: Step, rows: SprintRows, touchpoint: Touchpoint, wording: Wording) -> None:
    """Put a piece of evidence behind the team's touchpoint, with whose it is; one that is there stays."""
    piece = rows.by_id.get(wording.ids[0])
    there = step.stored_where(Evidence, "touchpoint_id", touchpoint.id)
    if not isinstance(piece, Evidence) or as_said(piece.words) in (as_said(one.words) for one in there):
        return
    positions = sorted(one.position for one in there)
    people = (_whose(rows, one) for one in wording.ids)
    step.add(
        Evidence,
        touchpoint_id=touchpoint.id,
        position=key_at(positions, len(positions)),
        kind=piece.kind,
        words=piece.words,
        source=", ".join(dict.fromkeys(one for one in (piece.source.strip(), *people) if one)),
        dated=piece.dated,
    )


def _whose(rows: SprintRows, evidence_id: str) -> str:
    piece = rows.by_id.get(evidence_id)
    brought = rows.by_id.get(piece.touchpoint_id) if isinstance(piece, Evidence) else None
    person = rows.participant(drawer_of(rows, brought)) if isinstance(brought, Touchpoint) else None
    return person.name if person is not None else ""


def who_said(said: Sequence[Said], name: str, value: object) -> tuple[str, ...]:
    """Return the draft touchpoints that give this feeling, or this gap."""
    return tuple(one.id for one in said if getattr(one, name) == value and value not in (None, ""))
