"""What each person of the roster has handed in, read from the rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sprint_tui.content.keys import QUESTIONS
from sprint_tui.store.drafts import preparation_of
from sprint_tui.store.facts import maps_in_play
from sprint_tui.store.lineup import touchpoints_of_drafts
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import Participant

FRICTIONS = "tune_in.1"


@dataclass(frozen=True)
class HandedIn:
    """One person, and how much of theirs is here. `at` is when their file came, None for none."""

    person: Participant
    touchpoints: int = 0
    wow: int = 0
    better: int = 0
    answers: int = 0
    points: int = 0
    seconds: int = 0
    at: datetime | None = None
    file_name: str = ""

    @property
    def is_anything(self) -> bool:
        """Whether anything of theirs is here."""
        return bool(self.touchpoints or self.wow or self.better or self.answers or self.points)


def handed_in(rows: SprintRows) -> tuple[HandedIn, ...]:
    """Return what each person has handed in, in the order of the roster."""
    return tuple(_of(rows, person) for person in rows.participants)


def _of(rows: SprintRows, person: Participant) -> HandedIn:
    maps = {one.map_id for one in rows.drafts if one.participant_id == person.id}
    kinds = [one.kind for one in rows.picks if one.map_id in maps and one.state == "proposal"]
    known = preparation_of(rows, person.id)
    said = {
        one.key
        for one in rows.said
        if one.participant_id == person.id and one.is_brought and one.key in QUESTIONS
    }
    return HandedIn(
        person=person,
        touchpoints=sum(len(rows.touchpoints_of(one)) for one in maps),
        wow=kinds.count("wow"),
        better=kinds.count("better"),
        answers=len(said),
        points=sum(one.participant_id == person.id and one.is_brought for one in rows.speaking_points),
        seconds=known.spent_seconds if known else 0,
        at=known.received_at if known else None,
        file_name=known.file_name if known else "",
    )


def frictions(rows: SprintRows) -> Iterator[tuple[str, str]]:
    """Yield what people named as frictions, and who did, in the order of the roster."""
    for person in rows.participants:
        theirs = [one for one in rows.said if one.participant_id == person.id and one.key == FRICTIONS]
        for one in sorted(theirs, key=lambda one: one.part):
            if one.is_brought and one.words.strip():
                yield person.id, one.words


def are_matched(rows: SprintRows) -> bool:
    """Say whether every touchpoint of every draft that is here has been looked at for the line-up."""
    known = {one.touchpoint_id for one in rows.matches}
    brought = (one for each in maps_in_play(rows) for one in touchpoints_of_drafts(rows, each.id))
    return all(one.id in known for one in brought)
