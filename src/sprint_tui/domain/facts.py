"""The fields that the rules look at, so that rules need no table and tests need no store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol


class StageFacts(Protocol):
    """One stage of a journey."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def phase(self) -> str: ...


class TouchpointFacts(Protocol):
    """One touchpoint with the lanes that rules read."""

    @property
    def id(self) -> str: ...
    @property
    def stage_id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def goal(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def thought(self) -> str: ...
    @property
    def feeling(self) -> int | None: ...
    @property
    def gap(self) -> str: ...
    @property
    def owner_id(self) -> str | None: ...


class GapFacts(Protocol):
    """The word for the gap, the three texts, and the feeling."""

    @property
    def gap(self) -> str: ...
    @property
    def expected(self) -> str: ...
    @property
    def promised(self) -> str: ...
    @property
    def delivered(self) -> str: ...
    @property
    def feeling(self) -> int | None: ...


class EvidenceFacts(Protocol):
    """One piece of evidence."""

    @property
    def touchpoint_id(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def dated(self) -> str: ...


class PickFacts(Protocol):
    """One WOW or Just Better."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def rank(self) -> int | None: ...
    @property
    def touchpoint_id(self) -> str | None: ...
    @property
    def change_line(self) -> str: ...
    @property
    def memorable(self) -> str: ...
    @property
    def emotion(self) -> str: ...
    @property
    def needed(self) -> str: ...
    @property
    def success(self) -> str: ...
    @property
    def test_promise(self) -> str: ...
    @property
    def because_promise(self) -> str: ...
    @property
    def test_segment(self) -> str: ...
    @property
    def because_segment(self) -> str: ...
    @property
    def sparks(self) -> str: ...
    @property
    def because_spark(self) -> str: ...
    @property
    def execution(self) -> str: ...
    @property
    def focus(self) -> str: ...
    @property
    def norm(self) -> str: ...
    @property
    def aim(self) -> str: ...
    @property
    def owner_id(self) -> str | None: ...
    @property
    def deadline(self) -> date | None: ...
    @property
    def status(self) -> str: ...


class KpiFacts(Protocol):
    """How a pick is measured."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def perspective(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def baseline(self) -> float | None: ...
    @property
    def measure_by(self) -> date | None: ...
    @property
    def target(self) -> float | None: ...


class ActionFacts(Protocol):
    """Who does what by when."""

    @property
    def id(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def owner_id(self) -> str | None: ...
    @property
    def due(self) -> date | None: ...
    @property
    def status(self) -> str: ...
    @property
    def pick_id(self) -> str | None: ...


class ParkedFacts(Protocol):
    """One line of the parking lot."""

    @property
    def id(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def outcome(self) -> str: ...


@dataclass(frozen=True)
class MapFacts:
    """One journey with all that hangs on it. `picks` are the chosen ones, in their order."""

    stages: Sequence[StageFacts] = ()
    touchpoints: Sequence[TouchpointFacts] = ()
    picks: Sequence[PickFacts] = ()
    kpis: Mapping[str, Sequence[KpiFacts]] = field(default_factory=dict)
    served: frozenset[str] = frozenset()
    """The ids of touchpoints and picks that answer to a pain or gain."""
    said_yes: frozenset[str] = frozenset()
    """The ids of picks whose owner said yes."""
    against_vote: Mapping[str, str] = field(default_factory=dict)
    """Why each pick was chosen that goes against the vote, by its id; empty while nobody said."""
    is_lined_up: bool | None = None
    """Whether the room has lined up what drafts brought; None where none brought anything."""

    def kpis_of(self, pick: PickFacts) -> Sequence[KpiFacts]:
        """Return the KPIs of a pick."""
        return self.kpis.get(pick.id, ())


@dataclass(frozen=True, eq=False)
class SprintFacts:
    """The brief as far as rules read it, and the maps in play: made anew with each reading, never changed."""

    audience: str = ""
    offer: str = ""
    promise: str = ""
    ten_words: str = ""
    has_scribe: bool = False
    has_timekeeper: bool = False
    segments: Sequence[SegmentFacts] = ()
    maps: Sequence[MapFacts] = ()
    parked: Sequence[ParkedFacts] = ()
    has_thirty_days: bool = False
    """Whether it is chosen which WOW goes live within 30 days."""
    has_started: bool = False
    """Whether the meeting has begun, or is over."""
    is_promise_locked: bool = False
    goes_without_keepers: bool = False
    """Whether the room said why it has no scribe, or no timekeeper."""
    decided_in: frozenset[str] = frozenset()
    """The keys of the blocks in which a decision was noted."""
    has_voted: bool = False
    """Whether a vote has begun: a slip of it is counted."""
    has_first_step: bool = False
    has_message: bool = False
    """Whether it is said how the front line hears of it."""
    card_missing: Sequence[str] = ()
    """What the page for the front line lacks, of what changes, what they may decide, and up to what."""
    signed_off: frozenset[str] = frozenset()
    """The functions that have said that they carry the promise."""
    thirty_days_owner_id: str | None = None
    actions: Sequence[ActionFacts] = ()
    scribe_id: str | None = None
    decider_id: str | None = None
    complete_by: date | None = None
    has_audit_date: bool = False


@dataclass(frozen=True)
class SegmentFacts:
    """What is known of one segment."""

    behaviour: str = ""
    pains: int = 0
    gains: int = 0
