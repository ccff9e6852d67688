"""What one person hands over, as json of format 1 with `kind` prep.

It holds the sprint and its segments (what they are known by, and no more), the one participant, their
preparation (minutes, seconds spent, when it was handed over), their drafts with stages, touchpoints, notes,
evidence and proposals, and the answers and speaking points that they bring. Ids are those of the sprint that
they were invited to. What is private is not in it, nor what names somebody else: the owner of a touchpoint is
left empty where it is another person. Tables with nothing in them are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sprint_tui.exchange import sprint_json
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import Preparation, Row, Segment, Serves, Sprint

ENDING = ".prep.json"
_KNOWN_BY = {
    Sprint: (
        *("id", "title", "zone", "meeting_start", "content_id", "content_version"),
        *("created_at", "changed_at"),
    ),
    Segment: ("id", "sprint_id", "position", "market", "name"),
}
"""The fields by which the sprint and its segments are known; the others stay here."""

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Handing:
    """Who hands over, when, and how long they took: what the file says of their preparation."""

    participant_id: str
    spent_seconds: int
    at: datetime


def dumps(rows: SprintRows, handing: Handing, app_version: str) -> str:
    """Return one person's prep file: the same text for the same rows."""
    return sprint_json.dumps(part_of(rows, handing), app_version, sprint_json.PREP, handing.participant_id)


def part_of(rows: SprintRows, handing: Handing) -> SprintRows:
    """Return what goes of a sprint: one person's part, without what they keep to themselves."""
    person = handing.participant_id
    maps = {one.map_id for one in rows.drafts if one.participant_id == person}
    stages = tuple(one for one in rows.stages if one.map_id in maps)
    in_stages = {one.id for one in stages}
    points = tuple(_without_others(one, person) for one in rows.touchpoints if one.stage_id in in_stages)
    there = {one.id for one in points}
    picks = tuple(
        _without_others(one, person) for one in rows.picks if one.map_id in maps and one.state == "proposal"
    )
    serves = _serves(rows, there | {one.id for one in picks})
    served = {one.trait_id for one in serves}
    return SprintRows(
        sprint=_known(rows.sprint),
        segments=tuple(_known(one) for one in rows.segments),
        traits=tuple(one for one in rows.traits if one.id in served),
        participants=tuple(one for one in rows.participants if one.id == person),
        maps=tuple(one for one in rows.maps if one.id in maps),
        stages=stages,
        touchpoints=points,
        evidence=tuple(one for one in rows.evidence if one.touchpoint_id in there),
        picks=picks,
        serves=serves,
        drafts=tuple(one for one in rows.drafts if one.map_id in maps),
        touchpoint_notes=tuple(one for one in rows.touchpoint_notes if one.touchpoint_id in there),
        preparations=tuple(
            _handed(one, handing) for one in rows.preparations if one.participant_id == person
        ),
        said=tuple(one for one in rows.said if one.participant_id == person and one.is_brought),
        speaking_points=tuple(
            _changed(one, touchpoint_id=one.touchpoint_id if one.touchpoint_id in there else None)
            for one in rows.speaking_points
            if one.participant_id == person and one.is_brought
        ),
    )


def _serves(rows: SprintRows, answering: set[str]) -> tuple[Serves, ...]:
    """Return the pains and gains that these rows answer to, where both sides go."""
    sides = ((one, one.touchpoint_id or one.pick_id) for one in rows.serves)
    return tuple(one for one, side in sides if side in answering)


def _known(row: R) -> R:
    return type(row)(**{name: getattr(row, name) for name in _KNOWN_BY[type(row)]})


def _handed(row: Preparation, handing: Handing) -> Preparation:
    """Return a preparation as it arrives elsewhere: nobody prepares there, and nothing is received yet."""
    return _changed(
        row,
        spent_seconds=handing.spent_seconds,
        handed_over_at=handing.at,
        is_mine=False,
        received_at=None,
        digest="",
        file_name="",
    )


def _without_others(row: R, person: str) -> R:
    return row if row.model_dump().get("owner_id") in {None, person} else _changed(row, owner_id=None)


def _changed(row: R, **fields: object) -> R:
    return type(row)(**{**row.model_dump(), **fields})
