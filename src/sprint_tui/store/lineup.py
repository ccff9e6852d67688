"""The line-up of a map as it is stored: its lines in order, and what the drafts have in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sprint_tui.domain import proposal
from sprint_tui.domain.journey import CELLS
from sprint_tui.domain.matching import Brought
from sprint_tui.domain.merging import BESIDE, Said
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import Candidate, DraftMatch, Stage, Touchpoint


@dataclass(frozen=True)
class Lined:
    """One line: what the team has of it, and the drafts' touchpoints in it. `drafts` are whose they are."""

    candidate: Candidate
    touchpoint: Touchpoint | None
    stage: Stage | None
    members: tuple[Touchpoint, ...]
    drafts: tuple[str, ...]

    @property
    def id(self) -> str:
        """The candidate's id."""
        return self.candidate.id

    @property
    def name(self) -> str:
        """What it is called: on the team's map, once it is there."""
        return self.touchpoint.name if self.touchpoint is not None else self.candidate.name

    @property
    def stage_name(self) -> str:
        """The stage it stands in."""
        return self.stage.name if self.stage is not None else self.candidate.stage_name

    @property
    def phase(self) -> str:
        """Before, during or after."""
        return self.stage.phase if self.stage is not None else self.candidate.phase

    @property
    def state(self) -> str:
        """Kept, parked or open; one whose touchpoint was removed from the map is open again."""
        if self.touchpoint is not None:
            return proposal.KEPT
        return "" if self.candidate.state == proposal.KEPT else self.candidate.state

    @property
    def counted(self) -> proposal.Candidate:
        """The line as the rules look at it."""
        return proposal.Candidate(self.id, self.stage_name, self.phase, self.state, len(set(self.drafts)))


def line_up_of(rows: SprintRows, map_id: str) -> tuple[Lined, ...]:
    """Return the lines of a map in order; those on the team's map in the order that they have there."""
    stages = {stage.id: stage for stage in rows.stages_of(map_id)}
    on_map = {one.id: place for place, one in enumerate(rows.touchpoints_of(map_id))}
    drawers = _drawers(rows)
    by_id = {touchpoint.id: touchpoint for touchpoint in rows.touchpoints}
    inside: dict[str, list[Touchpoint]] = {}
    order = {one.id: place for place, one in enumerate(touchpoints_of_drafts(rows, map_id))}
    for match in sorted(_matches(rows, set(order)), key=lambda match: order[match.touchpoint_id]):
        inside.setdefault(match.candidate_id or "", []).append(by_id[match.touchpoint_id])
    lines = [
        Lined(
            one,
            there := by_id.get(one.touchpoint_id or "") if one.touchpoint_id in on_map else None,
            stages.get(there.stage_id) if there is not None else None,
            tuple(inside.get(one.id, ())),
            tuple(drawers[member.stage_id] for member in inside.get(one.id, ())),
        )
        for one in rows.candidates
        if one.map_id == map_id
    ]
    kept = sorted((one for one in lines if one.touchpoint), key=lambda line: on_map[_id_of(line)])
    in_turn = iter(kept)
    return tuple(next(in_turn) if one.touchpoint is not None else one for one in lines)


def _id_of(line: Lined) -> str:
    return line.touchpoint.id if line.touchpoint is not None else ""


def drafts_of(rows: SprintRows, map_id: str) -> tuple[str, ...]:
    """Return the ids of the drafts' maps of the same segment, in the order of the people."""
    team = next((one for one in rows.maps if one.id == map_id), None)
    places = {person.id: place for place, person in enumerate(rows.participants)}
    drawn = {draft.map_id: draft.participant_id or "" for draft in rows.drafts}
    mine = [one for one in rows.maps if team and one.segment_id == team.segment_id and one.kind == "draft"]
    mine.sort(key=lambda one: places.get(drawn.get(one.id, ""), len(places)))
    return tuple(one.id for one in mine if rows.touchpoints_of(one.id))


def touchpoints_of_drafts(rows: SprintRows, map_id: str) -> tuple[Touchpoint, ...]:
    """Return all touchpoints that drafts brought for a map, draft by draft in their order."""
    return tuple(one for draft in drafts_of(rows, map_id) for one in rows.touchpoints_of(draft))


def unmatched_of(rows: SprintRows, map_id: str) -> tuple[Touchpoint, ...]:
    """Return what drafts brought and no line holds."""
    lines = {one.id for one in rows.candidates}
    held = {match.touchpoint_id for match in rows.matches if match.candidate_id in lines}
    return tuple(one for one in touchpoints_of_drafts(rows, map_id) if one.id not in held)


def is_waiting(rows: SprintRows, map_id: str) -> bool:
    """Say whether drafts, or touchpoints of the team beside drafts, are not lined up yet.

    So it is, too, when a line is left that no draft has any more; one that the room has parked stays.
    """
    brought = touchpoints_of_drafts(rows, map_id)
    known = {match.touchpoint_id for match in rows.matches}
    lined = {one.touchpoint_id for one in rows.candidates}
    is_new = any(one.id not in known for one in brought)
    is_ours = bool(brought) and any(one.id not in lined for one in rows.touchpoints_of(map_id))
    held = {match.candidate_id for match in rows.matches}
    mine = (one for one in rows.candidates if one.map_id == map_id and one.state != proposal.PARKED)
    return is_new or is_ours or any(one.touchpoint_id is None and one.id not in held for one in mine)


def is_open(rows: SprintRows, map_id: str) -> bool:
    """Say whether the room has still to line up what drafts brought."""
    waits = is_waiting(rows, map_id)
    return waits or any(not one.state for one in line_up_of(rows, map_id) if one.members)


def brought_for(rows: SprintRows, map_id: str) -> tuple[Brought, ...]:
    """Return what drafts brought for a map, as the rules of matching look at it."""
    stages = {stage.id: stage for stage in rows.stages}
    return tuple(
        Brought(
            one.id,
            stages[one.stage_id].map_id,
            one.name,
            stages[one.stage_id].name,
            stages[one.stage_id].phase,
            tuple(getattr(one, lane) for lane in CELLS),
        )
        for one in touchpoints_of_drafts(rows, map_id)
    )


def drawer_of(rows: SprintRows, touchpoint: Touchpoint) -> str | None:
    """Return the id of the person who brought a touchpoint; None once they have left the roster."""
    stage = next(one for one in rows.stages if one.id == touchpoint.stage_id)
    return next((one.participant_id for one in rows.drafts if one.map_id == stage.map_id), None)


def said_of(rows: SprintRows, members: Sequence[Touchpoint]) -> tuple[Said, ...]:
    """Return what drafts say of one touchpoint."""
    lines = {note.touchpoint_id: note.gap_line for note in rows.touchpoint_notes}
    stages = {stage.id: stage.map_id for stage in rows.stages}
    return tuple(
        Said(
            one.id,
            stages[one.stage_id],
            {lane: getattr(one, lane) for lane in (*CELLS, *BESIDE)},
            one.feeling,
            one.gap,
            lines.get(one.id, ""),
            tuple((piece.id, piece.words) for piece in rows.evidence_of(one.id)),
        )
        for one in members
    )


def _matches(rows: SprintRows, brought: set[str]) -> list[DraftMatch]:
    return [match for match in rows.matches if match.candidate_id and match.touchpoint_id in brought]


def _drawers(rows: SprintRows) -> dict[str, str]:
    """Return which draft each stage of a draft stands on."""
    drafts = {one.id for one in rows.maps if one.kind == "draft"}
    return {stage.id: stage.map_id for stage in rows.stages if stage.map_id in drafts}
