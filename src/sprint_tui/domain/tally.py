"""What a vote comes to: who is ahead, what is tied, three and three to propose, and what goes against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import groupby

from sprint_tui.domain.codes import PICKS
from sprint_tui.domain.picks import EACH

Place = tuple[str, str]
"""A kind and the id of a touchpoint."""
OTHER = {"wow": "better", "better": "wow"}


@dataclass(frozen=True)
class Tally:
    """The votes of one map: its touchpoints in journey order, votes on slips, and ideas of the absent."""

    touchpoints: tuple[str, ...]
    slips: Mapping[Place, int] = field(default_factory=dict)
    drafts: Mapping[Place, int] = field(default_factory=dict)

    def votes(self, kind: str, touchpoint: str) -> int:
        """Return the votes of a touchpoint for a kind; an idea of somebody absent counts as one."""
        place = kind, touchpoint
        return self.slips.get(place, 0) + self.drafts.get(place, 0)

    def rising(self, kind: str) -> tuple[str, ...]:
        """Return all touchpoints, those with the fewest votes first."""
        return tuple(sorted(self.touchpoints, key=lambda one: self.votes(kind, one)))

    @property
    def most(self) -> int:
        """The most votes that a touchpoint has."""
        return max((self.votes(kind, one) for kind in PICKS for one in self.touchpoints), default=0)


@dataclass(frozen=True)
class Question:
    """A tie that the decider breaks.

    With a `kind` the touchpoints `among` share its last place; without one a single touchpoint has as many
    votes for WOW as for Just Better.
    """

    kind: str
    among: tuple[str, ...]
    votes: int


@dataclass(frozen=True)
class Proposal:
    """Up to three touchpoints of each kind, by their votes."""

    wow: tuple[str, ...]
    better: tuple[str, ...]

    def places(self) -> Iterator[tuple[str, int, str]]:
        """Yield kind, rank and touchpoint."""
        for kind, found in (("wow", self.wow), ("better", self.better)):
            yield from ((kind, rank, one) for rank, one in enumerate(found, 1))


def slip_of_ideas(ideas: Iterable[Place]) -> frozenset[Place]:
    """Return what the draft of somebody absent counts for: like a slip, three different ones of each kind.

    An idea without a touchpoint on the map counts for nothing.
    """
    found = [place for place in dict.fromkeys(ideas) if place[1]]
    return frozenset(place for kind in PICKS for place in [one for one in found if one[0] == kind][:EACH])


def tied(tally: Tally, kind: str) -> tuple[str, ...]:
    """Return the touchpoints that share the last of the three places with more than it holds."""
    return _top(tally, kind, set(), frozenset()).tied


def propose(
    tally: Tally, placed: Mapping[str, str] | None = None, taken: Set[Place] = frozenset()
) -> Proposal | Question:
    """Return three and three on six different touchpoints by votes, or the tie that has to be broken first.

    A touchpoint among the first of both goes where it has more votes. `placed` says of those with equal
    votes for both what they shall be, `taken` who goes first among those that share a last place.
    """
    barred = {(OTHER[kind], one) for one, kind in (placed or {}).items()}
    while True:
        tops = {kind: _top(tally, kind, barred, taken) for kind in PICKS}
        both = [one for one in tops["wow"].sure if one in tops["better"].sure]
        if both:
            wow, better = (tally.votes(kind, both[0]) for kind in PICKS)
            if wow == better:
                return Question("", (both[0],), wow)
            barred.add(("better" if wow > better else "wow", both[0]))
            continue
        going = set(_better_elsewhere(tally, tops))
        barred |= going
        if going:
            continue
        for kind in PICKS:
            if tops[kind].tied:
                return Question(kind, tops[kind].tied, tally.votes(kind, tops[kind].tied[0]))
        return Proposal(*(tops[kind].sure for kind in PICKS))


def is_against(tally: Tally, kind: str, touchpoint: str, chosen: Mapping[str, str]) -> bool:
    """Say whether a choice goes against the vote: three others had more votes for this kind.

    `chosen` is what each touchpoint was chosen for; one chosen for the other kind is out of the race.
    """
    own = tally.votes(kind, touchpoint)
    ahead = (one for one in tally.touchpoints if tally.votes(kind, one) > own)
    return sum(chosen.get(one, kind) == kind for one in ahead) >= EACH


@dataclass(frozen=True)
class _Top:
    sure: tuple[str, ...]
    tied: tuple[str, ...] = ()


def _top(tally: Tally, kind: str, barred: Set[Place], taken: Set[Place]) -> _Top:
    """Return who is among the first three for sure, and who shares the place that is left."""
    running = [one for one in tally.touchpoints if tally.votes(kind, one) and (kind, one) not in barred]
    running.sort(key=lambda one: -tally.votes(kind, one))
    sure: tuple[str, ...] = ()
    for _, group in groupby(running, key=lambda one: tally.votes(kind, one)):
        equal, room = tuple(group), EACH - len(sure)
        if len(equal) <= room:
            sure += equal
            continue
        first = tuple(one for one in equal if (kind, one) in taken)[:room]
        rest = tuple(one for one in equal if one not in first)
        return _Top(sure + first, rest if len(first) < room else ())
    return _Top(sure)


def _better_elsewhere(tally: Tally, tops: Mapping[str, _Top]) -> Iterator[Place]:
    """Yield who shares a last place and is first for the other kind with more votes: no need to ask."""
    for kind, top in tops.items():
        other = OTHER[kind]
        for one in top.tied:
            if one in tops[other].sure and tally.votes(other, one) > tally.votes(kind, one):
                yield kind, one
