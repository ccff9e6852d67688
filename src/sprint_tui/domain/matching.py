"""Which touchpoints of several drafts are the same one: by name, then by like names, then by order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sprint_tui.domain.likeness import Synonyms, even, is_within, likeness

ALIKE = 0.6
"""From here on two names, with where they stand and what is written there, mean the same."""
SAME_STAGE, SAME_TEXT, LIKE_TEXT = 0.15, 0.25, 0.12
"""What a stage in common adds to the likeness of two names, and each lane with the same or a like text."""
LIKE_FROM = 0.7


@dataclass(frozen=True)
class Brought:
    """One touchpoint of a draft, in the draft's order. `draft` is whose it is; `lanes` are its texts."""

    id: str
    draft: str
    name: str
    stage: str = ""
    phase: str = ""
    lanes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """One line that is there already: what it holds stays, and nothing moves it."""

    id: str
    name: str
    stage: str = ""
    phase: str = ""
    members: tuple[str, ...] = ()
    """The ids of touchpoints that are matched with it."""


@dataclass
class Group:
    """Touchpoints that mean the same; `how` each came in: by name, synonym, order, or before this."""

    standing: Standing | None = None
    members: list[Brought] = field(default_factory=list)
    how: dict[str, str] = field(default_factory=dict)

    def take(self, one: Brought, how: str) -> None:
        """Put a touchpoint in."""
        self.members.append(one)
        self.how[one.id] = how

    @property
    def drafts(self) -> set[str]:
        """Whose touchpoints are in it."""
        return {one.draft for one in self.members}

    @property
    def names(self) -> list[str]:
        """What it is called, by the team first."""
        return [*([self.standing.name] if self.standing else []), *(one.name for one in self.members)]

    @property
    def stages(self) -> list[str]:
        """Where it stands, by the team first."""
        return [*([self.standing.stage] if self.standing else []), *(one.stage for one in self.members)]


class _Look(NamedTuple):
    """What of a group counts when it is held against all others."""

    names: set[tuple[frozenset[str], frozenset[str]]]
    stages: tuple[str, ...]
    members: Sequence[Brought]
    drafts: set[str]
    is_standing: bool


@dataclass(frozen=True)
class Matched:
    """All groups, those that were there first, and the touchpoints that nothing can be said of."""

    groups: tuple[Group, ...]
    unmatched: tuple[Brought, ...]


def match(
    brought: Sequence[Brought],
    standing: Sequence[Standing] = (),
    synonyms: Synonyms | None = None,
    apart: Iterable[str] = (),
) -> Matched:
    """Return what belongs together. `apart`: ids that somebody took out by hand, which stay out."""
    return _Matching(synonyms or Synonyms(), standing, frozenset(apart)).all_of(brought)


class _Matching:
    """One run over all touchpoints: groups grow, and none loses a member."""

    def __init__(self, synonyms: Synonyms, standing: Sequence[Standing], apart: frozenset[str]) -> None:
        self._synonyms = synonyms
        self._groups = [Group(one) for one in standing]
        self._apart = apart

    def all_of(self, brought: Sequence[Brought]) -> Matched:
        placed = {touchpoint: group for group in self._groups for touchpoint in _held(group)}
        loose: list[Brought] = []
        for one in brought:
            if one.id in placed:
                placed[one.id].take(one, "")
            elif one.id not in self._apart:
                loose.append(one)
        nameless = [one for one in loose if not even(one.name)]
        for one in loose:
            if even(one.name):
                self._by_name(one)
        self._by_likeness()
        self._stage_names_by_order()
        left = [one for one in nameless if not self._by_order(one, brought)]
        taken_out = [one for one in brought if one.id in self._apart and one.id not in placed]
        order = [one.id for one in brought]
        unmatched = sorted([*left, *taken_out], key=lambda one: order.index(one.id))
        return Matched(tuple(self._groups), tuple(unmatched))

    # By name

    def _by_name(self, one: Brought) -> None:
        """The same name is the same touchpoint, unless one draft uses it in two stages."""
        name, stage = even(one.name), even(one.stage)
        named = [group for group in self._groups if name in map(even, group.names)]
        fitting = [g for g in named if one.draft not in g.drafts or stage in map(even, g.stages)]
        fitting.sort(key=lambda group: stage not in map(even, group.stages))
        if not fitting:
            self._groups.append(Group())
            fitting = self._groups[-1:]
        fitting[0].take(one, "name")

    # By likeness

    def _by_likeness(self) -> None:
        """Join the two groups that are most alike, until none are alike enough or both hold one draft."""
        looks = [self._look(group) for group in self._groups]
        scores = {
            (a, b): score
            for b, other in enumerate(looks)
            for a, one in enumerate(looks[:b])
            if not one.drafts & other.drafts and (score := self._alike(one, other)) >= ALIKE
        }
        gone: set[int] = set()
        for (a, b), _ in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
            into, other = self._groups[a], self._groups[b]
            if {a, b} & gone or into.drafts & other.drafts or other.standing is not None:
                continue
            for one in other.members:
                into.take(one, "synonym")
            gone.add(b)
        self._groups = [group for place, group in enumerate(self._groups) if place not in gone]

    def _look(self, group: Group) -> _Look:
        stages = tuple(dict.fromkeys(group.stages))
        return _Look(self._names(group), stages, group.members, group.drafts, group.standing is not None)

    def _alike(self, one: _Look, other: _Look) -> float:
        if one.is_standing and other.is_standing:
            return 0.0
        names = max(_like_names(a, b) for a in one.names for b in other.names)
        stage = SAME_STAGE if self._share_stage(one, other) else 0.0
        texts = max((self._texts(a, b) for a in one.members for b in other.members), default=0.0)
        return names + stage + texts if names or texts >= 2 * SAME_TEXT else 0.0

    def _names(self, group: Group) -> set[tuple[frozenset[str], frozenset[str]]]:
        """Return what each name is made of, with and without the words of its stage."""
        tokens = self._synonyms.tokens
        pairs = zip(map(tokens, group.names), map(tokens, group.stages), strict=True)
        return {(name, name - stage) for name, stage in pairs}

    def _share_stage(self, one: _Look, other: _Look) -> bool:
        return any(self.is_same_stage(a, b) for a in one.stages for b in other.stages)

    def is_same_stage(self, one: str, other: str) -> bool:
        """Say whether two stages are called alike."""
        return same_stage(one, other, self._synonyms)

    def _texts(self, one: Brought, other: Brought) -> float:
        total = 0.0
        for a, b in zip(one.lanes, other.lanes, strict=False):
            if even(a) and even(a) == even(b):
                total += SAME_TEXT
            elif likeness(self._synonyms.tokens(a), self._synonyms.tokens(b)) >= LIKE_FROM:
                total += LIKE_TEXT
        return total

    # By order

    def _stage_names_by_order(self) -> None:
        """Who wrote only stages means the first touchpoint there that is not theirs already."""
        for group in list(self._groups):
            one = group.members[0] if group.standing is None else None
            if one is None or len(group.members) > 1 or even(one.name) != even(one.stage):
                continue
            there = [g for g in self._groups if g is not group and self._is_open_to(one, g)]
            if there:
                there[0].take(one, "order")
                self._groups.remove(group)

    def _by_order(self, one: Brought, brought: Sequence[Brought]) -> bool:
        """One without a name is the one at the same place of its stage; say whether there is such a place."""
        if not even(one.stage):
            return False
        mine = [b.id for b in brought if b.draft == one.draft and even(b.stage) == even(one.stage)]
        there = [g for g in self._groups if any(self.is_same_stage(one.stage, s) for s in g.stages)]
        place = mine.index(one.id)
        if place >= len(there) or one.draft in there[place].drafts:
            return False
        there[place].take(one, "order")
        return True

    def _is_open_to(self, one: Brought, group: Group) -> bool:
        return one.draft not in group.drafts and any(self.is_same_stage(one.stage, s) for s in group.stages)


def _like_names(
    one: tuple[frozenset[str], frozenset[str]], other: tuple[frozenset[str], frozenset[str]]
) -> float:
    """Return how alike two names are; the words of their stages part nothing, unless one has no others."""
    (whole, own), (other_whole, other_own) = one, other
    return likeness(own, other_own) if own and other_own else likeness(whole, other_whole)


@lru_cache(maxsize=8192)
def same_stage(one: str, other: str, synonyms: Synonyms) -> bool:
    """Say whether two names of stages mean the same: one may be the other with words left out."""
    if even(one) == even(other):
        return bool(even(one))
    a, b = synonyms.tokens(one), synonyms.tokens(other)
    return is_within(a, b) or likeness(a, b) >= ALIKE


def _held(group: Group) -> tuple[str, ...]:
    return group.standing.members if group.standing is not None else ()
