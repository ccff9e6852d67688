"""The rules of ownership: one owner, a KPI that a customer would feel, from where to where, by when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeVar

from sprint_tui.domain.codes import STATUSES
from sprint_tui.domain.facts import KpiFacts, MapFacts, PickFacts

MANY_UPGRADES = 2
"""More upgrades than this on one person is too much to be true."""
SETTLED = ("live", "dropped")
CELLS = ("owner", "kpi", "measure", "deadline", "yes")
"""What the room fills for each upgrade, in the order in which it is asked."""

BOARDS = ("status", "owner", "deadline")
"""Ways to group the upgrades once they are owned."""
OVERDUE = "overdue"
_SOON = (("week", 7), ("month", 30))
"""Groups of deadlines ahead, each with the days that it reaches."""

K = TypeVar("K", bound=KpiFacts)
P = TypeVar("P", bound=PickFacts)


class Doubt(NamedTuple):
    """Something that a facilitator would ask about: where it shows, and the upgrades that it is about."""

    code: str
    column: str
    picks: tuple[PickFacts, ...]


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


def next_open(
    upgrades: Sequence[tuple[str, Collection[str]]], here: tuple[str, str]
) -> tuple[str, str] | None:
    """Return the first open cell after this one, reading on from the last row at the first; None without any.

    `upgrades` are their ids, each with its open cells (of `CELLS`).
    """
    ids = [pick_id for pick_id, _ in upgrades]
    at = (ids.index(here[0]) if here[0] in ids else -1, CELLS.index(here[1]) if here[1] in CELLS else -1)
    places = [
        (row, place)
        for row, (_, still_open) in enumerate(upgrades)
        for place, cell in enumerate(CELLS)
        if cell in still_open
    ]
    found = next((place for place in places if place > at), next(iter(places), None))
    return None if found is None else (ids[found[0]], CELLS[found[1]])


def names_a_team(name: str, team_words: Collection[str]) -> bool:
    """Say whether a name is that of a team: `Returns team`, but not `Returns team lead`."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return bool(words) and words[-1] in team_words


def doubts(
    picks: Sequence[PickFacts],
    kpis_of: Callable[[PickFacts], Sequence[KpiFacts]],
    days: tuple[date | None, date],
    teams: Collection[str],
) -> Iterator[Doubt]:
    """Yield what is too much or too little to be true.

    `days` are those of the meeting and of today; `teams` the ids of owners that are no person.
    """
    meeting, today = days
    for owner, theirs in load(picks).items():
        if owner in teams:
            yield Doubt("team", "owner", theirs)
    for theirs in overloaded(picks).values():
        yield Doubt("many", "owner", theirs)
    for theirs in clashes(picks).values():
        yield Doubt("clash", "deadline", theirs)
    for pick in picks:
        kpis = kpis_of(pick)
        if is_only_internal(kpis):
            yield Doubt("internal", "kpi", (pick,))
        elif is_undecided(kpis):
            yield Doubt("undecided", "kpi", (pick,))
        if any(is_target_backwards(kpi) for kpi in kpis):
            yield Doubt("backwards", "measure", (pick,))
        if is_without_start(kpis):
            yield Doubt("no_start", "measure", (pick,))
        if is_overdue(pick, today):
            yield Doubt(OVERDUE, "deadline", (pick,))
        elif is_before_meeting(pick.deadline, meeting):
            yield Doubt("early", "deadline", (pick,))


def is_without_start(kpis: Sequence[KpiFacts]) -> bool:
    """Say whether there is a target, but nobody knows from where, or on which day that will be known."""
    return any(kpi.target is not None for kpi in kpis) and not any(is_measurable(kpi) for kpi in kpis)


def is_only_internal(kpis: Sequence[KpiFacts]) -> bool:
    """Say whether an upgrade is measured, but by nothing that a customer would notice."""
    seen_from = {kpi.perspective for kpi in kpis if kpi.name.strip()}
    return seen_from == {"inside"}


def is_undecided(kpis: Sequence[KpiFacts]) -> bool:
    """Say whether an upgrade is measured, but nobody has said yet whether a customer would notice."""
    return any(kpi.name.strip() and not kpi.perspective for kpi in kpis) and not is_felt(kpis)


def is_felt(kpis: Sequence[KpiFacts]) -> bool:
    """Say whether an upgrade is measured by something that a customer would notice."""
    return any(kpi.name.strip() and kpi.perspective == "customer" for kpi in kpis)


def is_target_backwards(kpi: KpiFacts) -> bool:
    """Say whether the target lies on the wrong side of the baseline for the direction that is better."""
    return is_backwards(kpi.direction, kpi.baseline, kpi.target)


def is_backwards(direction: str, baseline: float | None, target: float | None) -> bool:
    """Say whether a target lies on the wrong side of where it starts; never while one of them is open."""
    if baseline is None or target is None or not direction:
        return False
    return target < baseline if direction == "up" else target > baseline


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


def differ(one: str | None, other: str | None) -> bool:
    """Say whether two people look after one thing: no fault, but worth a word between them."""
    return bool(one and other) and one != other


def is_overdue(pick: PickFacts, today: date) -> bool:
    """Say whether the day has passed and customers have not got it."""
    return pick.deadline is not None and pick.deadline < today and pick.status not in SETTLED


def board(
    picks: Sequence[P], by: str, people: Sequence[str], today: date
) -> tuple[tuple[str, tuple[P, ...]], ...]:
    """Return the upgrades in groups (of `BOARDS`), each with its key; groups without any are left out.

    Whoever is missing or late comes first; owners stand as in `people`. Within a group the next deadline
    comes first.
    """
    ends = ("none", "settled")
    soon = tuple(key for key, _ in _SOON)
    order = {"status": STATUSES, "owner": ("", *people), "deadline": (OVERDUE, *soon, "later", *ends)}[by]
    ranked = sorted(picks, key=lambda pick: pick.deadline or date.max)
    keyed = [(_key(pick, by, today), pick) for pick in ranked]
    grouped = ((key, tuple(pick for one, pick in keyed if one == key)) for key in order)
    return tuple((key, found) for key, found in grouped if found)


def _key(pick: PickFacts, by: str, today: date) -> str:
    """Return the group that an upgrade stands in."""
    if by == "deadline":
        return _due(pick, today)
    return pick.status if by == "status" else pick.owner_id or ""


def _due(pick: PickFacts, today: date) -> str:
    """Return how soon an upgrade is due."""
    if pick.status in SETTLED:
        return "settled"
    if pick.deadline is None:
        return "none"
    if pick.deadline < today:
        return OVERDUE
    days = (pick.deadline - today).days
    return next((key for key, reach in _SOON if days <= reach), "later")
