"""A sprint as plain values, to set two states of it side by side: the team's maps, the chosen picks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sprint_tui.domain.difference import TOLD, Difference, Values, differences
from sprint_tui.store.tables import ENTITIES, PART_OF, JourneyMap, Pick, Row, Snapshot, table_name

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows

Kinds = Mapping[type[Row], Iterable[Mapping[str, Any]]]
"""The values of rows by their kind, as a file of a sprint holds them."""

_HANGS_ON: dict[str, tuple[str, ...]] = {
    table_name(table.__name__): (column,) for table, (column, _) in PART_OF.items()
}
_HANGS_ON |= {"serves": ("trait_id", "touchpoint_id", "pick_id")}


@dataclass(frozen=True)
class Compared:
    """Two states of a sprint as values, and what differs."""

    then: Values
    now: Values
    differences: tuple[Difference, ...]


def since(kinds: Kinds, rows: SprintRows) -> Compared:
    """Return how a sprint differs now from the values of an earlier state."""
    then, now = _told(kinds), _told(_now(rows))
    return Compared(then, now, differences(then, now, _HANGS_ON))


def newest(rows: SprintRows) -> Snapshot | None:
    """Return what was submitted last; None before the first time."""
    return max(rows.snapshots, key=lambda one: (one.at, one.id), default=None)


def _now(rows: SprintRows) -> Kinds:
    return {table: [row.model_dump() for row in of_kind] for table, of_kind in rows.kinds().items()}


def _told(kinds: Kinds) -> dict[str, dict[str, Mapping[str, Any]]]:
    """Return the rows that a team would speak of: no drafts, no picks but the chosen, nothing on either."""
    found: dict[str, dict[str, Mapping[str, Any]]] = {}
    left_out: set[str] = set()
    for entity, table in ENTITIES.items():
        kept: dict[str, Mapping[str, Any]] = {}
        for row in kinds.get(table, ()):
            if _is_left_out(table, row) or any(row.get(on) in left_out for on in _HANGS_ON.get(entity, ())):
                left_out.add(row["id"])
            elif entity in TOLD:
                kept[row["id"]] = row
        found[entity] = kept
    return found


def _is_left_out(table: type[Row], row: Mapping[str, Any]) -> bool:
    return (table is JourneyMap and row["kind"] == "draft") or (table is Pick and row["state"] != "chosen")
