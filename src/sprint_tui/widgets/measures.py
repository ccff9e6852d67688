"""How a measure is said in one line: from where to where, or measured by when."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sprint_tui.domain import dates, numbers
from sprint_tui.widgets.field import NotUnderstoodError
from sprint_tui.widgets.shown import short_date

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.store.tables import Kpi

_PAIR = re.compile(r"\s*(?P<start>.*?)\s*(?:>|›|->|→|\bto\b)\s*(?P<target>[^\w\s]*\s*\d.*)")
_DAY = re.compile(r"\b(?:by|until|before)\s+(?P<day>.+)", re.IGNORECASE)
_UNKNOWN = {"", "?", "-", "–"}


@dataclass(frozen=True)
class Measure:
    """A baseline (or the day it will be known), a target and the unit, as far as they are said."""

    baseline: float | None = None
    measure_by: date | None = None
    target: float | None = None
    unit: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said yet."""
        return self.baseline is None and self.measure_by is None and self.target is None

    def shown(self, words: Words, today: date) -> str:
        """Return `12 › 60 %`; a day in place of a baseline that is still to be measured."""
        if self.is_empty:
            return ""
        start = "?"
        if self.baseline is not None:
            start = numbers.shown_number(self.baseline)
        elif self.measure_by is not None:
            start = words("ownership.by", date=short_date(self.measure_by, words, today))
        target = "?" if self.target is None else numbers.shown_number(self.target)
        return f"{start} › {target} {self.unit}".rstrip()

    def typed(self) -> str:
        """Return the measure as it can be typed again."""
        if self.target is None:
            return ""
        start = self.measure_by.isoformat() if self.measure_by else "?"
        if self.baseline is not None:
            start = numbers.typed_number(self.baseline)
        return f"{start} > {numbers.typed_number(self.target)} {self.unit}".rstrip()


def measure_of(kpi: Kpi) -> Measure:
    """Return the measure of a KPI."""
    return Measure(kpi.baseline, kpi.measure_by, kpi.target, kpi.unit)


def parse_number(text: str) -> float:
    """Return the number that is typed. Raises NotUnderstoodError."""
    try:
        return numbers.parse_number(text)
    except numbers.AmbiguousNumberError as error:
        raise _ambiguous(error) from error
    except numbers.NotANumberError as error:
        raise NotUnderstoodError("not_a_number", text=text) from error


def parse_measure(text: str, today: date) -> Measure:
    """Return what `48 h > 4 h`, `? > 85 %` or `fri > 85 %` means. Raises NotUnderstoodError."""
    pair = _PAIR.fullmatch(text)
    if pair is None:
        raise NotUnderstoodError("not_a_measure", text=text)
    try:
        start, goal = _start(pair["start"], today), numbers.parse_quantity(pair["target"])
    except numbers.AmbiguousNumberError as error:
        raise _ambiguous(error) from error
    except numbers.NotANumberError as error:
        raise NotUnderstoodError("not_a_measure", text=text) from error
    if day := _day_in(goal.unit, today):
        raise NotUnderstoodError("day_in_measure", text=day)
    if not isinstance(start, numbers.Quantity):
        return Measure(None, start, goal.number, goal.unit)
    if start.unit and goal.unit and not numbers.is_one_unit(start.unit, goal.unit):
        raise NotUnderstoodError("two_units", start=pair["start"], target=pair["target"].strip())
    return Measure(start.number, None, goal.number, goal.unit or start.unit)


def _start(text: str, today: date) -> numbers.Quantity | date | None:
    """Return the baseline, or the day on which it will be measured. Raises NotANumberError."""
    if text in _UNKNOWN:
        return None
    with suppress(numbers.NotANumberError):
        return numbers.Quantity(numbers.parse_number(text))
    try:
        return dates.parse_date(text, today)
    except dates.NoSuchDayError as error:
        raise numbers.NotANumberError(text) from error
    except dates.NotADateError:
        return numbers.parse_quantity(text)


def _day_in(unit: str, today: date) -> str:
    """Return `by fri` where a unit ends with a day; empty where it does not."""
    found = _DAY.search(unit)
    if found is None:
        return ""
    try:
        dates.parse_date(found["day"], today)
    except dates.NoSuchDayError:
        return found[0]
    except dates.NotADateError:
        return ""
    return found[0]


def _ambiguous(error: numbers.AmbiguousNumberError) -> NotUnderstoodError:
    many, few = error.readings
    return NotUnderstoodError("ambiguous_number", text=error.text, many=many, few=few)
