"""What an owner says yes to: once that is something else, the yes is asked again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sprint_tui.domain.facts import KpiFacts
from sprint_tui.domain.likeness import even
from sprint_tui.domain.numbers import is_one_unit

MENDED = 4
"""Letters that a word has at least where one left out is a typo; one mistaken takes a longer word."""


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
    is_respelt = not then.unit or is_one_unit(then.unit, now.unit)
    return then.target is not None and (then.target != now.target or not is_respelt)


def is_one_name(one: str, other: str) -> bool:
    """Say whether two names are of the same KPI: one mends a typo of the other, or says more.

    In doubt they are two: to ask for a yes once more does less harm than to keep one that nobody said.
    """
    few, many = sorted((even(one).split(), even(other).split()), key=len)
    if not few:
        return one.strip() == other.strip()
    if len(few) == len(many):
        return all(_is_one_word(*pair) for pair in zip(few, many, strict=True))
    rest = iter(many)
    return all(word in rest for word in few)


def _is_one_word(one: str, other: str) -> bool:
    """Say whether two words are one but for one letter: left out, swapped with the next, or mistaken."""
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    if not (short + long).isalpha() or short[0] != long[0]:
        return False
    at = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    if len(short) < len(long):
        return len(long) >= MENDED and short[at:] == long[at + 1 :]
    is_swapped = short[at:] == long[at + 1 : at + 2] + long[at : at + 1] + long[at + 2 :]
    is_mistaken = len(long) > MENDED and short[at + 1 :] == long[at + 1 :]
    return len(long) >= MENDED and (is_swapped or is_mistaken)
