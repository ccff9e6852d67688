"""The rules of the brief: which segments are in play, the ten words, the two people who keep the meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from sprint_tui.domain.codes import split_set
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
