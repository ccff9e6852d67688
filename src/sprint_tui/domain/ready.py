"""The evening before: ten ticks, most of them set by what is there already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, get_args

from sprint_tui.domain import brief
from sprint_tui.domain.codes import KEEPERS
from sprint_tui.domain.facts import SprintFacts
from sprint_tui.domain.room import Legibility

Tick = Literal["roster", "files", "promise", "examples", "date", "window", "theme", "bell", "mirror", "paper"]
TICKS: tuple[Tick, ...] = get_args(Tick)
NAMED = (*KEEPERS, "decider")
"""Who must be known before the meeting; scribe and timekeeper are two people."""


class PersonLike(Protocol):
    """A person as far as the evening before looks at them."""

    @property
    def roles(self) -> str: ...
    @property
    def is_present(self) -> bool: ...
    @property
    def has_draft(self) -> bool: ...


@dataclass(frozen=True)
class Evening:
    """What there is: in the sprint, on this machine, and ticked by hand (codes)."""

    people: Sequence[PersonLike]
    facts: SprintFacts
    evidence: int
    meeting: datetime | None
    has_begun: bool
    window: Legibility
    has_theme: bool
    has_bell: bool
    is_mirrored: bool
    by_hand: frozenset[str]
    are_matched: bool = True
    """Whether every draft that is here is lined up."""


def ticks(evening: Evening, now: datetime) -> dict[Tick, bool]:
    """Return each tick in order, and whether it is set."""
    is_ahead = evening.meeting is not None and evening.meeting > now
    own: dict[Tick, bool] = {
        "roster": bool(evening.people)
        and not unnamed(evening.people)
        and not brief.is_one_person_twice(evening.people),
        "files": any(one.is_present for one in evening.people)
        and not without_draft(evening.people)
        and evening.are_matched,
        "promise": not missing(evening.facts),
        "examples": evening.evidence > 0,
        "date": is_ahead or (evening.meeting is not None and evening.has_begun),
        "window": evening.window in {"back_row", "small_room"},
        "theme": evening.has_theme,
        "bell": evening.has_bell,
        "mirror": evening.is_mirrored,
        "paper": False,
    }
    return {key: is_set or key in evening.by_hand for key, is_set in own.items()}


def unnamed(people: Sequence[PersonLike]) -> tuple[str, ...]:
    """Return the roles that nobody has yet."""
    return tuple(role for role in NAMED if brief.holder(role, people) is None)


def without_draft(people: Sequence[PersonLike]) -> tuple[PersonLike, ...]:
    """Return who will be there and brings no draft."""
    return tuple(one for one in people if one.is_present and not one.has_draft)


def missing(facts: SprintFacts) -> list[brief.Piece]:
    """Return what is not settled of promise and segment; the ten words are the meeting's own work."""
    return [piece for piece in brief.whom_and_what(facts) if not piece.is_there and piece.name != "ten_words"]
