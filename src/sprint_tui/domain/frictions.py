"""Frictions that several people named, each in their own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sprint_tui.domain.likeness import Synonyms, most_said

SHARED_WORDS = 2
SHARED_PART = 0.5
"""What two sentences share when they are about the same: so many words, and this part of the shorter one."""


@dataclass
class _Group:
    texts: list[str] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    tokens: list[frozenset[str]] = field(default_factory=list)


def named_by_several(said: Iterable[tuple[str, str]], synonyms: Synonyms) -> tuple[tuple[str, int], ...]:
    """Return what at least two people named, with how many did, the most named first.

    `said` are the people and what each of them named; of a group stands the wording that most gave.
    """
    groups: list[_Group] = []
    for person, text in said:
        tokens = synonyms.tokens(text)
        if not tokens:
            continue
        group = next((one for one in groups if any(_is_same(tokens, other) for other in one.tokens)), None)
        if group is None:
            group = _Group()
            groups.append(group)
        group.texts.append(text)
        group.people.add(person)
        group.tokens.append(tokens)
    several = [(most_said(one.texts), len(one.people)) for one in groups if len(one.people) > 1]
    return tuple(sorted(several, key=lambda one: -one[1]))


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return one == other or (shared >= SHARED_WORDS and shared / min(len(one), len(other)) >= SHARED_PART)
