"""Drafts to compare: the five that came in for the example's meeting, or made by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from filled import make
from sprint_tui.domain.order import key_at
from sprint_tui.domain.received import ReadDraft
from sprint_tui.exchange.drafts.read import read_draft
from sprint_tui.store.door import Door
from sprint_tui.store.step import Step
from sprint_tui.store.store import Store
from sprint_tui.store.tables import (
    Draft,
    JourneyMap,
    Participant,
    Pick,
    SpeakingPoint,
    Stage,
    Touchpoint,
    TouchpointNote,
)
from sprint_tui.store.taking import take_draft
from stage import _copied, _file, content

FOLDER = Path(__file__).parent / "drafts"
FILES = {
    "Front desk": "front-desk.xlsx",
    "Marketing": "marketing.xlsx",
    "Finance": "finance.xlsx",
    "App team": "app-team.xlsx",
    "Guest care": "guest-care.csv",
}
LANES = ("goal", "action", "thought", "feeling", "gap", "channel")


def put_draft(
    step: Step, door: Door, who: str, touchpoints: Sequence[Mapping[str, object]]
) -> list[Touchpoint]:
    """Put one person's draft in; each touchpoint names its stage, and whatever else it has."""
    rows = step.rows()
    person = next((one for one in rows.participants if one.name == who), None)
    if person is None:
        places = [one.position for one in rows.participants]
        person = step.add(
            Participant, sprint_id=door.sprint_id, name=who, position=key_at(places, len(places))
        )
    places = [one.position for one in rows.maps]
    journey = step.add(
        JourneyMap, segment_id=rows.segments[0].id, kind="draft", position=key_at(places, len(places))
    )
    step.add(Draft, map_id=journey.id, participant_id=person.id)
    stages: list[Stage] = []
    added: list[Touchpoint] = []
    for one in touchpoints:
        name, phase = str(one.get("stage", "")), str(one.get("phase", ""))
        if not stages or stages[-1].name != name:
            position = key_at([stage.position for stage in stages], len(stages))
            stages.append(step.add(Stage, map_id=journey.id, name=name, phase=phase, position=position))
        position = key_at([each.position for each in added], len(added))
        fields = {lane: one[lane] for lane in LANES if one.get(lane) not in (None, "")}
        added.append(
            step.add(
                Touchpoint, stage_id=stages[-1].id, name=str(one.get("name", "")), position=position, **fields
            )
        )
        if one.get("gap_line"):
            step.add(TouchpointNote, touchpoint_id=added[-1].id, gap_line=one["gap_line"])
    return added


@contextmanager
def five_drafts(path: Path) -> Iterator[Door]:
    """Open a sprint with the five drafts of the example, not lined up yet, and yield its door."""
    with _copied(path, _file(_put_five)) as door:
        yield door


def _put_five(store: Store) -> str:
    door = store.door(make(store).sprint_id)
    with door.step("drafts") as step:
        for who in FILES:
            added = _take(step, who)
            if who in SPEAKING:
                _speaks(step, added, who)
        for kind, who, name, change in IDEAS:
            _idea(step, kind, who, name, change)
        step.forget()
    return door.sprint_id


def _take(step: Step, who: str) -> tuple[Touchpoint, ...]:
    """Take a person's file in, as import does."""
    rows = step.rows()
    places = [one.position for one in rows.participants]
    position = key_at(places, len(places))
    person = step.add(Participant, sprint_id=rows.sprint.id, name=who, position=position)
    take_draft(step, step.rows(), _read(FILES[who]), person.id)
    after = step.rows()
    draft = next(one for one in after.drafts if one.participant_id == person.id)
    return after.touchpoints_of(draft.map_id)


@cache
def _read(file: str) -> ReadDraft:
    return read_draft(FOLDER / file, content())


SPEAKING = {"Front desk": "observation", "Marketing": "data"}
IDEAS = (
    ("wow", "Front desk", "Pick-up shelf", "Names by hand, and the last train below"),
    ("wow", "Marketing", "Tenth cup free", "The tenth cup is somebody else's"),
    ("better", "Guest care", "Counter order", "“The usual?” first"),
)


def _speaks(step: Step, added: Sequence[Touchpoint], who: str) -> None:
    shelf = next(one for one in added if "shelf" in one.name.lower())
    person = next(one for one in step.rows().participants if one.name == who)
    step.add(
        SpeakingPoint,
        participant_id=person.id,
        touchpoint_id=shelf.id,
        position="i",
        words="What the shelf looks like at 7:50",
        backing=SPEAKING[who],
        is_brought=True,
    )


def _idea(step: Step, kind: str, who: str, name: str, change: str) -> None:
    rows = step.rows()
    person = next(one for one in rows.participants if one.name == who)
    draft = next(one for one in rows.drafts if one.participant_id == person.id)
    touchpoint = next(one for one in rows.touchpoints_of(draft.map_id) if one.name == name)
    position = key_at([pick.position for pick in rows.picks], len(rows.picks))
    step.add(
        Pick,
        map_id=draft.map_id,
        kind=kind,
        state="proposal",
        touchpoint_id=touchpoint.id,
        change_line=change,
        position=position,
    )
