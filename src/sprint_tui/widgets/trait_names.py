"""What a team calls its pains, gains and priorities: P1, G2, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows

MARKS = {"pain": "P", "gain": "G", "functional": "F", "emotional": "E"}


def trait_names(rows: SprintRows) -> dict[str, str]:
    """Return the short name of each trait by its id."""
    return {
        trait.id: f"{mark}{number}"
        for segment in rows.segments
        for kind, mark in MARKS.items()
        for number, trait in enumerate(rows.traits_of(segment.id, kind), 1)
    }


def serving_traits(rows: SprintRows, map_id: str) -> tuple[str, ...]:
    """Return the ids of the pains and gains that a map's touchpoints and picks can answer to."""
    segment = next(one.segment_id for one in rows.maps if one.id == map_id)
    kinds = ("pain", "gain")
    return tuple(trait.id for kind in kinds for trait in rows.traits_of(segment, kind))
