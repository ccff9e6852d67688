"""What one person of the example has prepared: answers, a draft with ideas, and what to speak on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sprint_tui.domain.order import key_at
from sprint_tui.store.door import Door
from sprint_tui.store.step import Step
from sprint_tui.store.tables import (
    Answer,
    Draft,
    JourneyMap,
    Participant,
    Pick,
    Preparation,
    SpeakingPoint,
    Stage,
    Touchpoint,
    TouchpointNote,
)
from stage import content, example

DRAFT = (
    ("before", "Platform sign", 0, "over_promise", "It shows minutes that nobody in the kiosk holds"),
    ("before", "Menu in the app", -1, "over_promise", "What it shows is half an hour old"),
    ("during", "Counter order", -2, "under_deliver", "Three questions, and two people go"),
    ("during", "Pick-up shelf", -2, "expect_more", "They look for a name and find a number"),
    ("during", "First sip in the seat", 2, "in_line", ""),
    ("after", "Message when the cup is wrong", -1, "under_deliver", "Thirty hours until somebody answers"),
)
"""Phase, name, feeling, gap word and line of each touchpoint, in order; each is a stage of its own."""
WOW = ("Pick-up shelf", "The shelf is sorted by train", "Names out of the app, and who sorts")
BETTER = (
    ("Menu in the app", "It shows what is really there"),
    ("Counter order", "One question instead of three"),
    ("Message when the cup is wrong", "An answer the same morning"),
)


def prepare(door: Door, minutes: int = 110) -> Participant:
    """Let the second person of the roster have prepared in full here; return that person."""
    person = door.rows().participants[1]
    with door.step("prepare_as") as step:
        step.add(Preparation, participant_id=person.id, is_mine=True, minutes=minutes)
        for question in content().questions(*{key.partition(".")[0] for key in _KEYS}):
            for part in range(min(question.lines, 3)):
                step.add(
                    Answer,
                    sprint_id=door.sprint_id,
                    participant_id=person.id,
                    key=question.key,
                    part=part,
                    words=question.example if not part else f"Line {part + 1}",
                    is_brought=question.is_brought,
                )
        _draw(step, door, person)
    return person


_KEYS = ("look_back.1", "tune_in.1", "think.1", "breaks.1", "rehearsal.1", "insight.1", "decide.1")


def _draw(step: Step, door: Door, person: Participant) -> None:
    """Add the draft with its ideas, and two points to speak on."""
    rows = door.rows()
    made = step.add(JourneyMap, segment_id=rows.segments[0].id, kind="draft", position=key_at(["z"], 1))
    step.add(Draft, map_id=made.id, participant_id=person.id)
    positions: list[str] = []
    points: dict[str, Touchpoint] = {}
    for phase, name, feeling, gap, line in DRAFT:
        positions.append(key_at(positions, len(positions)))
        stage = step.add(Stage, map_id=made.id, position=positions[-1], name=name, phase=phase)
        point = step.add(
            Touchpoint,
            stage_id=stage.id,
            position="i",
            name=name,
            feeling=feeling,
            gap=gap,
            goal=f"{name}: goal",
        )
        points[name] = point
        step.add(TouchpointNote, touchpoint_id=point.id, gap_line=line)
    ideas = [("wow", *WOW), *(("better", *one, "") for one in BETTER)]
    for at, (kind, name, change, needed) in enumerate(ideas):
        step.add(
            Pick,
            map_id=made.id,
            kind=kind,
            state="proposal",
            touchpoint_id=points[name].id,
            change_line=change,
            needed=needed,
            position=positions[at],
        )
    for at, (name, words, backing, brought) in enumerate(
        (
            ("Counter order", "Eight mornings, counted", "observation", True),
            ("Pick-up shelf", "I stood there myself", "experience", False),
        )
    ):
        step.add(
            SpeakingPoint,
            participant_id=person.id,
            touchpoint_id=points[name].id,
            words=words,
            backing=backing,
            is_brought=brought,
            position=positions[at],
        )


@contextmanager
def prepared(path: Path) -> Iterator[Door]:
    """Open a store with the example, in which one person has prepared in full."""
    with example(path) as door:
        prepare(door)
        yield door
