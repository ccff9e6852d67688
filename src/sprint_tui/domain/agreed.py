"""What an owner says yes to: once that is something else, the yes is asked again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import NamedTuple

from sprint_tui.domain.facts import KpiFacts
from sprint_tui.domain.likeness import even

ALIKE = 0.7
"""How much two names of KPIs share at least where one of them mends the other."""


class Promise(NamedTuple):
    """What an owner says yes to: the figures and the day."""

    kpis: Sequence[KpiFacts]
    deadline: date | None


def is_other_promise(then: Promise, now: Promise) -> bool:
    """Say whether a figure, its target or the day is another one; what was open may be filled in."""
    known = {kpi.id: kpi for kpi in now.kpis}
    if then.deadline is not None and then.deadline != now.deadline:
        return True
    return any(_is_other_figure(kpi, known.get(kpi.id)) for kpi in then.kpis if kpi.name.strip())


def _is_other_figure(then: KpiFacts, now: KpiFacts | None) -> bool:
    if now is None or not is_one_name(then.name, now.name):
        return True
    return then.target is not None and (then.target, then.unit) != (now.target, now.unit)


def is_one_name(one: str, other: str) -> bool:
    """Say whether two names are of the same KPI: one mends the other, or says more."""
    one, other = even(one), even(other)
    is_part = bool(one and other) and (one in other or other in one)
    return is_part or SequenceMatcher(None, one, other).ratio() >= ALIKE
