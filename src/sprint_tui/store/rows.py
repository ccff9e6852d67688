"""A whole sprint as it is stored now: what screens, rules and files are built from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from sprint_tui.store.tables import (
    Action,
    Answer,
    Ballot,
    Candidate,
    CellSource,
    ChecklistAnswer,
    ClockEvent,
    Commitment,
    Decision,
    Draft,
    DraftMatch,
    Evidence,
    FrontlineCard,
    Helper,
    InsideWord,
    JourneyMap,
    Kpi,
    Meeting,
    OwnerYes,
    ParkedItem,
    Participant,
    Pick,
    PickNote,
    PlannedBlock,
    Preparation,
    PrepEvent,
    Row,
    Segment,
    Serves,
    SignOff,
    Snapshot,
    SpeakingPoint,
    Sprint,
    Stage,
    Touchpoint,
    TouchpointNote,
    Trait,
    Vote,
)

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class SprintRows:
    """Every row of one sprint, each kind in its order. Rows are read, never written to."""

    sprint: Sprint
    segments: tuple[Segment, ...] = ()
    traits: tuple[Trait, ...] = ()
    participants: tuple[Participant, ...] = ()
    maps: tuple[JourneyMap, ...] = ()
    stages: tuple[Stage, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    picks: tuple[Pick, ...] = ()
    serves: tuple[Serves, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    yeses: tuple[OwnerYes, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    planned_blocks: tuple[PlannedBlock, ...] = ()
    clock_events: tuple[ClockEvent, ...] = ()
    actions: tuple[Action, ...] = ()
    parked: tuple[ParkedItem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    answers: tuple[ChecklistAnswer, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    drafts: tuple[Draft, ...] = ()
    touchpoint_notes: tuple[TouchpointNote, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    matches: tuple[DraftMatch, ...] = ()
    cell_sources: tuple[CellSource, ...] = ()
    preparations: tuple[Preparation, ...] = ()
    prep_events: tuple[PrepEvent, ...] = ()
    said: tuple[Answer, ...] = ()
    speaking_points: tuple[SpeakingPoint, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    votes: tuple[Vote, ...] = ()
    pick_notes: tuple[PickNote, ...] = ()
    helpers: tuple[Helper, ...] = ()
    cards: tuple[FrontlineCard, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    inside_words: tuple[InsideWord, ...] = ()
    seq: int = field(default=0, compare=False)

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """Every row by its id."""
        return {row.id: row for rows in self.kinds().values() for row in rows}

    def kinds(self) -> dict[type[Row], tuple[Row, ...]]:
        """Return the rows by their kind, parents before the rows that hang on them."""
        return {Sprint: (self.sprint,), **{table: getattr(self, name) for table, name in NAMES.items()}}

    def participant(self, row_id: str | None) -> Participant | None:
        """Return a person of the team by id."""
        return next((person for person in self.participants if person.id == row_id), None)

    def team_map(self, segment_id: str) -> JourneyMap | None:
        """Return the team's own map of a segment."""
        return next((m for m in self.maps if m.segment_id == segment_id and m.kind == "team"), None)

    def traits_of(self, segment_id: str, kind: str) -> tuple[Trait, ...]:
        """Return a segment's pains, gains or priorities, in order."""
        return tuple(t for t in self.traits if t.segment_id == segment_id and t.kind == kind)

    def stages_of(self, map_id: str) -> tuple[Stage, ...]:
        """Return the stages of a map, in order."""
        return self._stages_by_map.get(map_id, ())

    def touchpoints_of(self, map_id: str) -> tuple[Touchpoint, ...]:
        """Return the touchpoints of a map in the order in which the customer meets them."""
        return self._touchpoints_by_map.get(map_id, ())

    def touchpoints_in(self, stage_id: str) -> tuple[Touchpoint, ...]:
        """Return the touchpoints of one stage, in order."""
        return self._touchpoints_by_stage.get(stage_id, ())

    @cached_property
    def _stages_by_map(self) -> dict[str, tuple[Stage, ...]]:
        return _grouped((stage.map_id, stage) for stage in self.stages)

    @cached_property
    def _touchpoints_by_stage(self) -> dict[str, tuple[Touchpoint, ...]]:
        return _grouped((one.stage_id, one) for one in self.touchpoints)

    @cached_property
    def _touchpoints_by_map(self) -> dict[str, tuple[Touchpoint, ...]]:
        return _grouped((stage.map_id, one) for stage in self.stages for one in self.touchpoints_in(stage.id))

    def picks_of(self, map_id: str) -> tuple[Pick, ...]:
        """Return the picks of a map: the chosen ones first by kind and rank, then the ideas in order."""
        mine = [pick for pick in self.picks if pick.map_id == map_id]
        return tuple(
            sorted(mine, key=lambda p: (p.state != "chosen", p.kind != "wow", p.rank or 0, p.position))
        )

    def chosen_of(self, map_id: str) -> tuple[Pick, ...]:
        """Return the chosen picks of a map: three WOW, then three Just Better, when all are there."""
        return tuple(pick for pick in self.picks_of(map_id) if pick.state == "chosen")

    def evidence_of(self, touchpoint_id: str) -> tuple[Evidence, ...]:
        """Return what stands behind a touchpoint, in order."""
        return tuple(item for item in self.evidence if item.touchpoint_id == touchpoint_id)

    def kpis_of(self, pick_id: str) -> tuple[Kpi, ...]:
        """Return the KPIs of a pick, in order."""
        return tuple(kpi for kpi in self.kpis if kpi.pick_id == pick_id)

    def note_on(self, pick_id: str) -> PickNote | None:
        """Return what stands beside a pick; None while nothing does."""
        return next((note for note in self.pick_notes if note.pick_id == pick_id), None)

    def helpers_of(self, pick_id: str) -> tuple[Participant, ...]:
        """Return the people who help with a pick, in the order of the roster."""
        ids = {one.participant_id for one in self.helpers if one.pick_id == pick_id}
        return tuple(person for person in self.participants if person.id in ids)

    def ballot_of(self, map_id: str) -> Ballot | None:
        """Return the vote on a map; None before the first slip."""
        return next((one for one in self.ballots if one.map_id == map_id), None)

    def votes_of(self, map_id: str) -> tuple[Vote, ...]:
        """Return the sums of the vote on a map; whoever shows them asks first whether it is revealed."""
        ballot = self.ballot_of(map_id)
        return tuple(vote for vote in self.votes if ballot is not None and vote.ballot_id == ballot.id)

    def yes_to(self, pick: Pick) -> OwnerYes | None:
        """Return the yes to a pick of whoever owns it now."""
        said = (yes for yes in self.yeses if yes.pick_id == pick.id)
        return next((yes for yes in said if pick.owner_id and yes.participant_id == pick.owner_id), None)

    def served_by(self, row_id: str) -> tuple[Trait, ...]:
        """Return the pains and gains that a touchpoint or a pick answers to, in their order."""
        ids = {link.trait_id for link in self.serves if row_id in {link.touchpoint_id, link.pick_id}}
        return tuple(trait for trait in self.traits if trait.id in ids)

    @property
    def commitment(self) -> Commitment | None:
        """The 30-day commitment."""
        return next(iter(self.commitments), None)

    @property
    def meeting(self) -> Meeting | None:
        """What holds for this meeting; None while nothing is noted of it."""
        return next(iter(self.meetings), None)

    @property
    def still_parked(self) -> tuple[ParkedItem, ...]:
        """Return the parked lines that nobody has said yet what becomes of."""
        return tuple(item for item in self.parked if not item.outcome)


def _grouped(pairs: Iterable[tuple[str, R]]) -> dict[str, tuple[R, ...]]:
    found: dict[str, list[R]] = {}
    for key, row in pairs:
        found.setdefault(key, []).append(row)
    return {key: tuple(of_key) for key, of_key in found.items()}


NAMES: dict[type[Row], str] = {
    Segment: "segments",
    Trait: "traits",
    Participant: "participants",
    JourneyMap: "maps",
    Stage: "stages",
    Touchpoint: "touchpoints",
    Evidence: "evidence",
    Pick: "picks",
    Serves: "serves",
    Kpi: "kpis",
    OwnerYes: "yeses",
    Commitment: "commitments",
    Meeting: "meetings",
    PlannedBlock: "planned_blocks",
    ClockEvent: "clock_events",
    Action: "actions",
    ParkedItem: "parked",
    Decision: "decisions",
    ChecklistAnswer: "answers",
    Snapshot: "snapshots",
    Draft: "drafts",
    TouchpointNote: "touchpoint_notes",
    Candidate: "candidates",
    DraftMatch: "matches",
    CellSource: "cell_sources",
    Preparation: "preparations",
    PrepEvent: "prep_events",
    Answer: "said",
    SpeakingPoint: "speaking_points",
    Ballot: "ballots",
    Vote: "votes",
    PickNote: "pick_notes",
    Helper: "helpers",
    FrontlineCard: "cards",
    SignOff: "sign_offs",
    InsideWord: "inside_words",
}
"""The field of `SprintRows` that holds each kind of row."""
