"""Sprints for the tests of files: from values to rows without a store, and small ones by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from random import Random
from typing import Any

from sprint_tui.domain.ids import new_id
from sprint_tui.domain.order import key_between
from sprint_tui.domain.timebox import Instant
from sprint_tui.store import values
from sprint_tui.store.rows import NAMES, SprintRows
from sprint_tui.store.tables import (
    Action,
    ChecklistAnswer,
    ClockEvent,
    Commitment,
    Decision,
    Evidence,
    JourneyMap,
    Kpi,
    OwnerYes,
    ParkedItem,
    Participant,
    Pick,
    Row,
    Segment,
    Serves,
    Sprint,
    Stage,
    Touchpoint,
    Trait,
)

BEGIN = datetime(2026, 11, 12, 8, 0, tzinfo=UTC)
NOW = Instant(datetime(2026, 11, 13, 15, 45, tzinfo=UTC), "", 0.0)

Kinds = Mapping[type[Row], Iterable[Mapping[str, Any]]]


def rows_of(kinds: Kinds) -> SprintRows:
    """Return values as the rows that a store would read."""

    def of(table: type[Row]) -> Any:
        found = [table(**values.built(table, dict(given))) for given in kinds.get(table, ())]
        return tuple(sorted(found, key=lambda row: (getattr(row, "position", ""), row.id)))

    return SprintRows(sprint=of(Sprint)[0], **{name: of(table) for table, name in NAMES.items()})


class Making:
    """A sprint being put together: `add` makes a row with an id and a place, and returns the id."""

    def __init__(self, **sprint: Any) -> None:
        self._random = Random(1)
        self._last: dict[type[Row], str] = {}
        self.kinds: dict[type[Row], list[dict[str, Any]]] = {}
        given = {"title": "Untitled", "created_at": BEGIN, "changed_at": BEGIN, **sprint}
        self.sprint_id = self.add(Sprint, **given)

    def add(self, table: type[Row], **given: Any) -> str:
        """Add a row after the others of its kind."""
        row = {"id": new_id(self._random), **given}
        if "position" in table.model_fields:
            self._last[table] = row["position"] = key_between(self._last.get(table), None)
        self.kinds.setdefault(table, []).append(row)
        return str(row["id"])

    def add_map(self, market: str = "b2c", **segment: Any) -> str:
        """Add a segment with its empty map; return the map's id."""
        segment_id = self.add(Segment, sprint_id=self.sprint_id, market=market, **segment)
        return self.add(JourneyMap, segment_id=segment_id)

    def add_touchpoints(self, map_id: str, phase: str, names: Iterable[str], **lanes: Any) -> list[str]:
        """Add a stage with touchpoints; return their ids."""
        stage_id = self.add(Stage, map_id=map_id, name=f"Stage {phase}", phase=phase)
        return [self.add(Touchpoint, stage_id=stage_id, name=name, **lanes) for name in names]

    def rows(self) -> SprintRows:
        """Return what was put together."""
        return rows_of(self.kinds)


def whole_sprint(text: str = "Words", title: str = "Untitled", zone: str = "Europe/Brussels") -> SprintRows:
    """Return a sprint with a row of every kind, this text in every field that holds free text."""
    frame = {"audience": "b2c", "offer": "service", "meeting_start": BEGIN, **_texts(Sprint, text)}
    make = Making(title=title, zone=zone, **frame)
    map_id = make.add_map(**_texts(Segment, text))
    segment_id = make.kinds[Segment][0]["id"]
    trait_id = make.add(Trait, segment_id=segment_id, kind="pain", words=text)
    person_id = make.add(Participant, sprint_id=make.sprint_id, roles="scribe", **_texts(Participant, text))
    lanes = {"feeling": -1, "gap": "over_promise", "flags": "trust memory", "owner_id": person_id}
    lanes |= {name: text for name in _texts(Touchpoint, text) if name != "name"}
    ids = make.add_touchpoints(map_id, "before", [text, text], **lanes)
    make.add(Evidence, touchpoint_id=ids[0], **_texts(Evidence, text))
    make.add(Serves, trait_id=trait_id, touchpoint_id=ids[0])
    for kind, touchpoint_id in zip(("wow", "better"), ids, strict=True):
        chosen = {
            "map_id": map_id,
            "kind": kind,
            "state": "chosen",
            "rank": 1,
            "touchpoint_id": touchpoint_id,
        }
        pick_id = make.add(Pick, **_texts(Pick, text), **chosen, owner_id=person_id)
        make.add(Serves, trait_id=trait_id, pick_id=pick_id)
        figures = {"baseline": 1.5, "target": 2.0, "measured_by_id": person_id}
        make.add(Kpi, pick_id=pick_id, **figures, **_texts(Kpi, text))
    make.add(Pick, map_id=map_id, kind="wow", state="dropped", **_texts(Pick, text))
    make.add(OwnerYes, pick_id=pick_id, participant_id=person_id, at=BEGIN)
    make.add(Commitment, sprint_id=make.sprint_id, pick_id=pick_id, **_texts(Commitment, text))
    for kind in ("start", "finish"):
        make.add(ClockEvent, sprint_id=make.sprint_id, kind=kind, block="introduction", reason=text, at=BEGIN)
    of_sprint: dict[str, Any] = {"sprint_id": make.sprint_id}
    action_id = make.add(Action, **of_sprint, owner_id=person_id, **_texts(Action, text))
    parked = {"outcome": "action", "action_id": action_id, **_texts(ParkedItem, text)}
    make.add(ParkedItem, **of_sprint, block="journey", minute=9, at=BEGIN, **parked)
    make.add(Decision, **of_sprint, by_id=person_id, block="picks", at=BEGIN, **_texts(Decision, text))
    make.add(ChecklistAnswer, sprint_id=make.sprint_id, item="journey", answer="yes", reason=text)
    return make.rows()


CODES = {"content_id", "title", "zone", "boot", "block", "item"}


def _texts(table: type[Row], text: str) -> dict[str, str]:
    """Return this text for each field of a table that holds free text."""
    return {
        name: text
        for name, field in table.model_fields.items()
        if field.annotation is str
        and name not in CODES
        and not name.endswith("id")
        and not any(getattr(rule, "pattern", None) for rule in field.metadata)
    }
