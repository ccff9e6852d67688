"""What one person hands over is put into the team's sprint, in the place of what they handed over before.

Only their own part is looked at, and only their own rows are written: the team's map, what others brought,
and what was settled from drafts are not touched. A row with the id of an earlier one keeps what hangs on it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sprint_tui.domain.codes import MAPS
from sprint_tui.store.drafts import preparation_of
from sprint_tui.store.replacing import replace_rows
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.step import Step
from sprint_tui.store.tables import (
    Answer,
    Draft,
    Evidence,
    JourneyMap,
    Pick,
    Preparation,
    Row,
    Segment,
    Serves,
    SpeakingPoint,
    Stage,
    Touchpoint,
    TouchpointNote,
)

Values = dict[str, Any]
Kinds = Mapping[type[Row], Sequence[Mapping[str, Any]]]
_DRAFT = MAPS[1]
_TAKEN = ("minutes", "spent_seconds", "handed_over_at")
"""What a file says of the preparation itself."""


@dataclass(frozen=True)
class PrepPart:
    """The values of one prep file, and whose it is by its own account."""

    kinds: Kinds
    person_id: str

    def of(self, table: type[Row], column: str, ids: Collection[str]) -> list[Values]:
        """Return the rows of a kind whose column holds one of these ids."""
        return [dict(values) for values in self.kinds[table] if values[column] in ids]


def not_theirs(rows: SprintRows, part: PrepPart, person_id: str) -> bool:
    """Say whether a file would write over a row of the team's, or of somebody else's."""
    coming = _coming(_after(rows, part, person_id))
    mine = {row.id for row in _before(rows, person_id, coming)}
    return bool((coming & rows.by_id.keys()) - mine)


def take_prep(step: Step, rows: SprintRows, part: PrepPart, person_id: str) -> None:
    """Put a file into the sprint as this person's. Ask `not_theirs` first.

    Raises RefusedError (`does_not_fit`) for an id that is taken in another sprint, or by another kind.
    """
    after = _after(rows, part, person_id)
    replace_rows(step, _before(rows, person_id, _coming(after)), after)
    said = part.of(Preparation, "participant_id", {part.person_id})
    if said:
        fields = {name: said[0][name] for name in _TAKEN}
        fields["spent_seconds"] = max(fields["spent_seconds"], 0)
        known = preparation_of(step.rows(), person_id)
        if known is not None:
            step.edit(known, **fields)
        else:
            step.add(Preparation, participant_id=person_id, **fields)


def _before(rows: SprintRows, person_id: str, coming: Collection[str]) -> Iterator[Row]:
    """Yield what is here of a person, parents first; what is private stays out of it, unless it comes now.

    Somebody may have prepared in the very sprint that their file comes into. A draft of nobody is theirs
    where it comes with their file: they left the roster, and were put on it anew.
    """
    drafts = [
        one
        for one in rows.drafts
        if one.participant_id == person_id or (one.participant_id is None and one.id in coming)
    ]
    maps = {one.map_id for one in drafts}
    stages = [one for one in rows.stages if one.map_id in maps]
    in_stages = {one.id for one in stages}
    points = [one for one in rows.touchpoints if one.stage_id in in_stages]
    there = {one.id for one in points}
    picks = [
        one for one in rows.picks if one.map_id in maps and (one.state == "proposal" or one.id in coming)
    ]
    answering = there | {one.id for one in picks}
    said = [one for one in rows.said if one.participant_id == person_id]
    to_speak_on = [one for one in rows.speaking_points if one.participant_id == person_id]
    yield from chain(
        (one for one in rows.maps if one.id in maps),
        drafts,
        stages,
        points,
        (one for one in rows.touchpoint_notes if one.touchpoint_id in there),
        (one for one in rows.evidence if one.touchpoint_id in there),
        picks,
        (one for one in rows.serves if {one.touchpoint_id, one.pick_id} & answering),
        (one for one in said if one.is_brought or one.id in coming),
        (one for one in to_speak_on if one.is_brought or one.id in coming),
    )


def _after(rows: SprintRows, part: PrepPart, person_id: str) -> dict[type[Row], list[Values]]:
    """Return the values that a file brings of its person, as they fit into this sprint."""
    drafts = part.of(Draft, "participant_id", {part.person_id})
    maps = {values["map_id"] for values in drafts}
    own_maps = [one for one in part.of(JourneyMap, "id", maps) if one["kind"] == _DRAFT]
    maps = _ids(own_maps)
    stages = part.of(Stage, "map_id", maps)
    points = part.of(Touchpoint, "stage_id", _ids(stages))
    there = _ids(points)
    picks = part.of(Pick, "map_id", maps)
    brought = {"participant_id": person_id, "is_brought": True}
    segments = _segments(rows, part)
    here = {one.id for one in rows.participants}
    return {
        JourneyMap: [{**one, "segment_id": segments[one["segment_id"]]} for one in own_maps],
        Draft: [{**one, "participant_id": person_id} for one in drafts if one["map_id"] in maps],
        Stage: stages,
        Touchpoint: [{**one, "owner_id": _known(one["owner_id"], here)} for one in points],
        TouchpointNote: part.of(TouchpointNote, "touchpoint_id", there),
        Evidence: part.of(Evidence, "touchpoint_id", there),
        Pick: [_proposal(one, there) for one in picks],
        Serves: list(_serves(rows, part, there | _ids(picks))),
        Answer: [
            {**one, **brought, "sprint_id": rows.sprint.id}
            for one in part.of(Answer, "participant_id", {part.person_id})
            if one["is_brought"]
        ],
        SpeakingPoint: [
            {**one, **brought, "touchpoint_id": _known(one["touchpoint_id"], there)}
            for one in part.of(SpeakingPoint, "participant_id", {part.person_id})
            if one["is_brought"]
        ],
    }


def _coming(after: Kinds) -> set[str]:
    return {values["id"] for of_kind in after.values() for values in of_kind}


def _ids(values: Sequence[Values]) -> set[str]:
    return {one["id"] for one in values}


def _known(row_id: str | None, ids: Collection[str]) -> str | None:
    return row_id if row_id in ids else None


def _proposal(pick: Values, points: Collection[str]) -> Values:
    """Return an idea as it waits for the team: chosen by nobody, owned by nobody."""
    point = _known(pick["touchpoint_id"], points)
    return {**pick, "touchpoint_id": point, "state": "proposal", "rank": None, "owner_id": None}


def _serves(rows: SprintRows, part: PrepPart, answering: Collection[str]) -> Iterator[Values]:
    """Yield which pains and gains their rows answer to, where the team still has those."""
    traits = {one.id for one in rows.traits}
    for one in part.of(Serves, "trait_id", traits):
        if (one["touchpoint_id"] or one["pick_id"]) in answering:
            yield one


def _segments(rows: SprintRows, part: PrepPart) -> dict[str, str]:
    """Return for each segment of a file the one that it is here: of the same id, or the same market."""
    here = {one.id for one in rows.segments}
    of_market = {one.market: one.id for one in reversed(rows.segments)}
    return {
        one["id"]: one["id"] if one["id"] in here else of_market.get(one["market"], rows.segments[0].id)
        for one in part.kinds[Segment]
    }
