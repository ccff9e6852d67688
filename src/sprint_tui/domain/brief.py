"""The rules of the brief: which segments are in play, the ten words, the two people who keep the meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sprint_tui.domain.codes import split_set
from sprint_tui.domain.facts import SprintFacts
from sprint_tui.domain.text import words

TEN = 10


class SegmentLike(Protocol):
    """A segment's market."""

    @property
    def market(self) -> str: ...


class PersonLike(Protocol):
    """A person's roles."""

    @property
    def roles(self) -> str: ...


S = TypeVar("S", bound=SegmentLike)
P = TypeVar("P", bound=PersonLike)


def in_play(audience: str, segments: Sequence[S]) -> tuple[S, ...]:
    """Return the segments that the sprint works on: two only while it serves businesses and consumers.

    A second segment written earlier is kept, not shown, when the audience is one market again.
    """
    if audience == "both":
        return tuple(segments)
    own = tuple(segment for segment in segments if audience and segment.market == audience)
    return (own or tuple(segments))[:1]


@dataclass(frozen=True)
class Piece:
    """One thing that the meeting starts from; `segment` is the place of its segment, or None."""

    name: str
    is_there: bool
    segment: int | None = None


def introduction(facts: SprintFacts) -> Iterator[Piece]:
    """Yield what the first block wants: the square of the business, and the two who keep the meeting."""
    yield Piece("audience", bool(facts.audience))
    yield Piece("offer", bool(facts.offer))
    yield Piece("scribe", facts.has_scribe)
    yield Piece("timekeeper", facts.has_timekeeper)


def whom_and_what(facts: SprintFacts) -> Iterator[Piece]:
    """Yield what the second block wants: each segment with its pains and gains, and what is promised."""
    for place, segment in enumerate(facts.segments):
        yield Piece("behaviour", bool(segment.behaviour.strip()), place)
        yield Piece("pain", bool(segment.pains), place)
        yield Piece("gain", bool(segment.gains), place)
    yield Piece("promise", bool(facts.promise.strip()))
    yield Piece("ten_words", fits_ten_words(facts.ten_words))


def fits_ten_words(text: str) -> bool:
    """Say whether the team's service is said in ten words or fewer."""
    return 0 < words(text) <= TEN


def holder(role: str, people: Sequence[P]) -> P | None:
    """Return the person who has a role."""
    return next((person for person in people if role in split_set(person.roles)), None)


def is_one_person_twice(people: Sequence[PersonLike]) -> bool:
    """Say whether scribe and timekeeper are the same person; the method wants two."""
    scribe = holder("scribe", people)
    return scribe is not None and scribe is holder("timekeeper", people)
