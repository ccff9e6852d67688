"""How a measure is said in one line: from where to where, or measured by when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sprint_tui.domain import dates, numbers
from sprint_tui.widgets.field import NotUnderstoodError
from sprint_tui.widgets.shown import short_date

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.store.tables import Kpi

_PAIR = re.compile(r"\s*(?P<start>.*?)\s*(?:>|›|->|→|\bto\b)\s*(?P<target>[+-]?[\d.,]+)\s*(?P<unit>.*?)\s*")
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
            start = numbers.shown_number(self.baseline)
        return f"{start} > {numbers.shown_number(self.target)} {self.unit}".rstrip()


def measure_of(kpi: Kpi) -> Measure:
    """Return the measure of a KPI."""
    return Measure(kpi.baseline, kpi.measure_by, kpi.target, kpi.unit)


def parse_measure(text: str, today: date) -> Measure:
    """Return what `12 > 60 %`, `? > 85 %` or `fri > 85 %` means. Raises NotUnderstoodError."""
    pair = _PAIR.fullmatch(text)
    if pair is None:
        raise NotUnderstoodError("not_a_measure", text=text)
    try:
        target = numbers.parse_number(pair["target"])
        if pair["start"] in _UNKNOWN:
            return Measure(None, None, target, pair["unit"])
        return _started(pair["start"], target, pair["unit"], today)
    except (numbers.NotANumberError, dates.NotADateError) as error:
        raise NotUnderstoodError("not_a_measure", text=text) from error


def _started(start: str, target: float, unit: str, today: date) -> Measure:
    try:
        return Measure(numbers.parse_number(start), None, target, unit)
    except numbers.NotANumberError:
        return Measure(None, dates.parse_date(start, today), target, unit)
