"""The scribe's notes of a whole sprint as plain records: what a test types, and must find again.

They hold what the first screens hold; prep, votes, serving layers, ladder, actions, parking lot and
practices stay in the file. Where the notes have words for a choice, the app's own codes stand here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Evidence:
    """What stands behind a touchpoint."""

    kind: str
    words: str
    source: str
    dated: str


@dataclass(frozen=True)
class Touchpoint:
    """One touchpoint: `lanes` by field, codes for gap and flags; `serves` as `P1`, `G4`."""

    name: str
    stage: str
    lanes: dict[str, str]
    feeling: int
    gap: str
    flags: tuple[str, ...]
    serves: tuple[str, ...]
    owner: str
    owner_team: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Stage:
    """One stage with its phase and touchpoints."""

    name: str
    phase: str
    touchpoints: tuple[Touchpoint, ...]


@dataclass(frozen=True)
class Person:
    """One person of the team."""

    name: str
    function: str
    role: str
    has_draft: bool


@dataclass(frozen=True)
class Segment:
    """Whom the sprint serves; traits by the mark that the notes give them (`P1`, `G1`)."""

    name: str
    behaviour: str
    would_tell: str
    wont_pay: str
    pains: dict[str, str]
    gains: dict[str, str]
    functional: tuple[str, ...]
    emotional: tuple[str, ...]


@dataclass(frozen=True)
class Kpi:
    """One KPI of a pick; figures as typed, empty for none."""

    pick: str
    name: str
    formula: str
    definition: str
    unit: str
    direction: str
    perspective: str
    timing: str
    baseline: str
    baseline_on: date | None
    measure_by: date | None
    target: str
    frequency: str
    measured_by: str


@dataclass(frozen=True)
class Pick:
    """A WOW (`W1`) or Just Better (`J1`): `answers` by field, with its owner, deadline and KPIs."""

    mark: str
    touchpoint: str
    answers: dict[str, str]
    serves: tuple[str, ...]
    codes: tuple[str, ...]
    owner: str
    owner_team: str
    deadline: date
    status: str
    kpis: tuple[Kpi, ...]

    @property
    def kind(self) -> str:
        """`wow` or `better`."""
        return "wow" if self.mark.startswith("W") else "better"


@dataclass(frozen=True)
class Candidate:
    """A WOW that did not get through its tests."""

    change_line: str
    because_segment: str
    sparks: tuple[str, ...]


@dataclass(frozen=True)
class Commitment:
    """The WOW that goes live within 30 days."""

    pick: str
    first_step: str
    frontline_message: str
    starts: date
    due: date
    yes_by: str
    yes_at: str


@dataclass(frozen=True)
class ClockEvent:
    """One line of the meeting's clock: time of day, kind, what was noted."""

    at: str
    kind: str
    detail: str


@dataclass(frozen=True)
class Answer:
    """One answer of the checklist."""

    item: str
    answer: str
    reason: str


@dataclass(frozen=True)
class Notes:
    """The whole sprint as it was noted."""

    brief: dict[str, str]
    segment: Segment
    people: tuple[Person, ...]
    stages: tuple[Stage, ...]
    picks: tuple[Pick, ...]
    candidate: Candidate | None
    commitment: Commitment
    clock: tuple[ClockEvent, ...]
    answers: tuple[Answer, ...]
    submitted: str

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints in the order in which the customer meets them."""
        return tuple(one for stage in self.stages for one in stage.touchpoints)
