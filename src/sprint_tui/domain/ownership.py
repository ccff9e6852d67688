"""The rules of ownership: one owner, a KPI that a customer would feel, from where to where, by when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar

from sprint_tui.domain.facts import KpiFacts, MapFacts, PickFacts

MANY_UPGRADES = 2
"""More upgrades than this on one person is too much to be true."""
SETTLED = ("live", "dropped")

K = TypeVar("K", bound=KpiFacts)


def main_kpi(kpis: Sequence[K]) -> K | None:
    """Return the KPI that stands for its pick: one that customers would feel before what only we see."""
    return min(kpis, key=lambda kpi: (not kpi.name.strip(), kpi.perspective != "customer"), default=None)


def is_measurable(kpi: KpiFacts) -> bool:
    """Say whether a KPI has a name, a target, and a baseline or the date when it will be measured."""
    has_start = kpi.baseline is not None or kpi.measure_by is not None
    return bool(kpi.name.strip()) and kpi.target is not None and has_start


def is_proved(kpi: KpiFacts) -> bool:
    """Say whether a KPI is measurable and its baseline is known.

    A day on which it will be measured is enough for the room. On the checklist it is a Yes with its reason.
    """
    return is_measurable(kpi) and kpi.baseline is not None


def missing(pick: PickFacts, kpis: Sequence[KpiFacts]) -> tuple[str, ...]:
    """Return what an upgrade still needs in the room: owner, kpi, measure, deadline."""
    lacks = [] if pick.owner_id else ["owner"]
    if not any(kpi.name.strip() for kpi in kpis):
        lacks.append("kpi")
    elif not any(is_measurable(kpi) for kpi in kpis):
        lacks.append("measure")
    if pick.deadline is None:
        lacks.append("deadline")
    return tuple(lacks)


def is_only_internal(kpis: Sequence[KpiFacts]) -> bool:
    """Say whether an upgrade is measured, but by nothing that a customer would notice."""
    return any(kpi.name.strip() for kpi in kpis) and not is_felt(kpis)


def is_felt(kpis: Sequence[KpiFacts]) -> bool:
    """Say whether an upgrade is measured by something that a customer would notice."""
    return any(kpi.name.strip() and kpi.perspective != "inside" for kpi in kpis)


def is_target_backwards(kpi: KpiFacts) -> bool:
    """Say whether the target lies on the wrong side of the baseline for the direction that is better."""
    if kpi.baseline is None or kpi.target is None or not kpi.direction:
        return False
    return kpi.target < kpi.baseline if kpi.direction == "up" else kpi.target > kpi.baseline


def is_before_meeting(deadline: date | None, meeting: date | None) -> bool:
    """Say whether a deadline lies before the meeting that sets it."""
    return deadline is not None and meeting is not None and deadline < meeting


def load(picks: Iterable[PickFacts]) -> Mapping[str, tuple[PickFacts, ...]]:
    """Return the open upgrades of each owner."""
    carried: dict[str, list[PickFacts]] = defaultdict(list)
    for pick in picks:
        if pick.owner_id and pick.status not in SETTLED:
            carried[pick.owner_id].append(pick)
    return {owner: tuple(theirs) for owner, theirs in carried.items()}


def clashes(picks: Iterable[PickFacts]) -> Mapping[str, tuple[PickFacts, ...]]:
    """Return, for each owner, the upgrades that fall due within seven days of another of theirs."""
    found = {}
    for owner, theirs in load(picks).items():
        due = sorted((p for p in theirs if p.deadline), key=lambda p: p.deadline or date.max)
        near = {p.id for a, b in pairwise(due) for p in (a, b) if _days(a, b) <= 7}
        if near:
            found[owner] = tuple(p for p in due if p.id in near)
    return found


def overloaded(picks: Iterable[PickFacts]) -> Mapping[str, tuple[PickFacts, ...]]:
    """Return the owners who carry more than two open upgrades, with these."""
    return {owner: theirs for owner, theirs in load(picks).items() if len(theirs) > MANY_UPGRADES}


def without_owner(facts: MapFacts) -> tuple[str, ...]:
    """Return the ids of touchpoints that nobody owns, in journey order."""
    return tuple(touchpoint.id for touchpoint in facts.touchpoints if not touchpoint.owner_id)


def _days(earlier: PickFacts, later: PickFacts) -> int:
    if earlier.deadline is None or later.deadline is None:
        return 0
    return (later.deadline - earlier.deadline).days
