"""A small sprint with at least one row of every kind, in a store whose time and randomness are known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from sprint_tui.store import sprints
from sprint_tui.store.door import Door
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.step import Step
from sprint_tui.store.store import Store
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
    Serves,
    SignOff,
    Snapshot,
    SpeakingPoint,
    Stage,
    Touchpoint,
    TouchpointNote,
    Trait,
    Vote,
)

BEGIN = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
CONTENT = ("customer-service-strategy", 1)


class Ticking:
    """A wall clock that goes on by one second whenever it is read."""

    def __init__(self) -> None:
        self.at = BEGIN

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@contextmanager
def opened(path: Path, actor: str = "ana", seed: int = 7) -> Iterator[Store]:
    """Open a store and close it again."""
    store = Store(path, random=Random(seed), now=Ticking(), actor=actor)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def filled(path: Path, actor: str = "ana") -> Iterator[Door]:
    """Open a store that holds the filled sprint, and yield its door."""
    held, sprint_id = _filled_file()
    path.write_bytes(held)
    with opened(path, actor, seed=11) as store:
        yield store.door(sprint_id)


@cache
def _filled_file() -> tuple[bytes, str]:
    """Make the filled sprint once a run: its steps cost more than a copy of the file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        with opened(path) as store:
            sprint_id = fill(store).sprint_id
        return path.read_bytes(), sprint_id


def make(store: Store, **fields: Any) -> Door:
    """Make an almost empty sprint and return its door."""
    return store.door(
        sprints.create(store, **{"title": "Mornings", "content": CONTENT, "audience": "b2c"} | fields)
    )


def fill(store: Store) -> Door:
    """Make a sprint that has at least one row of every kind, and return its door."""
    door = make(store, team="Kiosks", offer="service", zone="Europe/Rome", promise="Ready before you are.")
    rows = door.rows()
    with door.step("fill") as step:
        one = _add(step, Participant, "i", sprint_id=door.sprint_id, name="Ana", roles="scribe decider")
        _add(step, Participant, "j", sprint_id=door.sprint_id, name="Bo", roles="timekeeper")
        trait = _add(step, Trait, "i", segment_id=rows.segments[0].id, kind="pain", words="I wait")
        points = _add_journey(step, rows.maps[0], one)
        pick = _add_picks(step, rows.maps[0], points, one)
        _add(step, Serves, trait_id=trait.id, touchpoint_id=points[0].id)
        _add(step, Serves, trait_id=trait.id, pick_id=pick.id)
        _add(step, Commitment, sprint_id=door.sprint_id, pick_id=pick.id, first_step="By hand")
        _add(step, ChecklistAnswer, sprint_id=door.sprint_id, item="journey", answer="yes")
        _add(step, Meeting, sprint_id=door.sprint_id, precautions="surface", keepers_skipped="Two of us")
        _add(step, PlannedBlock, "i", sprint_id=door.sprint_id, key="journey", minutes=30, shortest=20)
        action = _add(step, Action, "i", sprint_id=door.sprint_id, words="Measure the shelf", pick_id=pick.id)
        step.edit(action, owner_id=one.id, due=date(2026, 11, 27))
        parked = {"block": "journey", "minute": 9, "words": "Prams", "outcome": "action", "at": BEGIN}
        _add(step, ParkedItem, "i", sprint_id=door.sprint_id, action_id=action.id, **parked)
        decided = {"block": "picks", "minute": 5, "words": "Three", "way": "vote", "at": BEGIN}
        _add(step, Decision, "i", sprint_id=door.sprint_id, by_id=one.id, **decided)
        _add(step, Snapshot, sprint_id=door.sprint_id, at=BEGIN, body="{}")
        _add_draft(step, rows.maps[0], points[0], one)
        _add_preparation(step, door.sprint_id, one)
        _add_close(step, rows.maps[0], points[0], pick, one)
    with door.step("start", scope="clock") as step:
        _add(step, ClockEvent, "i", sprint_id=door.sprint_id, kind="start", at=BEGIN, boot="b", seconds=1.5)
    return door


def _add_journey(step: Step, journey: JourneyMap, owner: Participant) -> list[Touchpoint]:
    points = []
    for at, phase in enumerate(("before", "during", "after")):
        stage = _add(step, Stage, f"{at}1", map_id=journey.id, name=phase.title(), phase=phase)
        for number in (1, 2):
            points.append(
                _add(
                    step,
                    Touchpoint,
                    f"{number}1",
                    stage_id=stage.id,
                    name=f"{phase} {number}",
                    goal="Be quick",
                )
            )
    step.edit(points[0], feeling=-2, gap="in_line", flags="trust memory", owner_id=owner.id)
    _add(step, Evidence, "i", touchpoint_id=points[0].id, kind="number", words="27 of 1,000")
    return points


def _add_draft(step: Step, team: JourneyMap, point: Touchpoint, drawer: Participant) -> None:
    """Add a draft of one touchpoint that is on the team's map, and what the team took from it."""
    journey = _add(step, JourneyMap, "j", segment_id=team.segment_id, kind="draft")
    _add(step, Draft, map_id=journey.id, participant_id=drawer.id, notes="Remarks: none")
    stage = _add(step, Stage, "i", map_id=journey.id, name="Before", phase="before")
    theirs = _add(step, Touchpoint, "i", stage_id=stage.id, name="Before 1", goal="Be quick", feeling=-1)
    _add(step, TouchpointNote, touchpoint_id=theirs.id, gap_line="Ready, says the sign", feeling_written="2")
    kept = {"stage_name": "Before", "phase": "before", "name": "Before 1", "state": "kept"}
    lined = _add(step, Candidate, "i", map_id=team.id, touchpoint_id=point.id, **kept)
    _add(step, DraftMatch, touchpoint_id=theirs.id, candidate_id=lined.id, how="name")
    source = {"source_id": theirs.id, "participant_id": drawer.id}
    _add(step, CellSource, touchpoint_id=point.id, lane="goal", way="taken", **source)
    _add(step, Pick, "l", map_id=journey.id, state="proposal", touchpoint_id=theirs.id, change_line="A name")
    step.add(SpeakingPoint, participant_id=drawer.id, touchpoint_id=theirs.id, position="i", backing="data")


def _add_preparation(step: Step, sprint_id: str, person: Participant) -> None:
    _add(step, Preparation, participant_id=person.id, minutes=20, spent_seconds=900, received_at=BEGIN)
    pressed = {"block": "reading", "kind": "start", "at": BEGIN, "boot": "b", "seconds": 1.5}
    _add(step, PrepEvent, "i", participant_id=person.id, **pressed)
    said = {"participant_id": person.id, "key": "tune_in.1", "part": 1}
    step.add(Answer, sprint_id=sprint_id, words="The shelf", is_brought=True, **said)


def _add_close(step: Step, journey: JourneyMap, point: Touchpoint, pick: Pick, one: Participant) -> None:
    """Add a vote on the map, what stands beside the pick, and what closes the sprint."""
    ballot = _add(step, Ballot, map_id=journey.id, slips=3, revealed_at=BEGIN)
    _add(step, Vote, ballot_id=ballot.id, touchpoint_id=point.id, kind="wow", count=3)
    _add(step, PickNote, pick_id=pick.id, against_vote="It is the first of all", training="open")
    _add(step, Helper, pick_id=pick.id, participant_id=one.id)
    sprint = {"sprint_id": one.sprint_id}
    _add(step, FrontlineCard, **sprint, changes="Ready at the door", may_decide="A free one", up_to="5.00")
    _add(step, SignOff, **sprint, function="sales", participant_id=one.id, at=BEGIN)
    _add(step, InsideWord, "i", **sprint, word="SKU", ask="What is it called on the shelf?")


def _add_picks(step: Step, journey: JourneyMap, points: list[Touchpoint], owner: Participant) -> Pick:
    chosen = {"map_id": journey.id, "state": "chosen", "rank": 1, "owner_id": owner.id}
    wow: Pick = _add(
        step, Pick, "i", **chosen, kind="wow", touchpoint_id=points[0].id, deadline=date(2026, 12, 11)
    )
    _add(step, Pick, "j", **chosen, kind="better", touchpoint_id=points[1].id, focus="speed tone")
    _add(step, Pick, "k", map_id=journey.id, state="candidate", touchpoint_id=points[2].id)
    _add(step, Kpi, "i", pick_id=wow.id, name="Knew me", baseline=0.42, target=60.0, measured_by_id=owner.id)
    _add(step, OwnerYes, pick_id=wow.id, participant_id=owner.id, at=BEGIN)
    return wow


def _add(step: Step, table: type[Any], position: str = "", **fields: Any) -> Any:
    if position:
        fields["position"] = position
    return step.add(table, **fields)


def values(rows: SprintRows) -> dict[str, list[dict[str, Any]]]:
    """Return all that a sprint holds, by table; without the moment of its last change."""
    found = {table.__name__: [row.model_dump() for row in of_kind] for table, of_kind in rows.kinds().items()}
    for row in found["Sprint"]:
        del row["changed_at"]
    return found


def first(rows: SprintRows, table: type[Row]) -> Row:
    """Return the first row of a kind."""
    return rows.kinds()[table][0]


__all__ = ["BEGIN", "CONTENT", "Ticking", "fill", "filled", "first", "make", "opened", "values"]
