"""The columns about a KPI: from where to where, how it is worked out, who reads it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from sprint_tui.exchange.workbook.page import Value
from sprint_tui.exchange.workbook.source import Source
from sprint_tui.exchange.workbook.styles import DATED, FIGURE, HEAD, HEAD_RIGHT, LINE, STRONG_LINE, Style
from sprint_tui.store.tables import Kpi


@dataclass(frozen=True)
class Measure:
    """One column about a KPI: its heading, its width, what stands in it, and how the heading looks."""

    heading: str
    width: float
    cell: Callable[[Kpi], tuple[Value, Style]]
    look: Style = HEAD


def measures_of(source: Source) -> list[Measure]:
    """Return the columns that say something about any KPI of the chosen picks."""
    kpis = [kpi for pick in source.picks for kpi in source.rows.kpis_of(pick.id)]
    promised = replace(DATED, format=source.word("measured_format"))

    def words(field: str, width: float, style: Style = LINE) -> Measure:
        return Measure(source.label("kpi", field), width, lambda kpi: (getattr(kpi, field), style))

    def choice(field: str, width: float) -> Measure:
        return Measure(
            source.label("kpi", field), width, lambda kpi: (source.choice(field, getattr(kpi, field)), LINE)
        )

    def number(field: str) -> Measure:
        return Measure(
            source.label("kpi", field), 10, lambda kpi: (figure(getattr(kpi, field)), FIGURE), HEAD_RIGHT
        )

    def dated(kpi: Kpi) -> tuple[Value, Style]:
        is_promised = kpi.baseline is None and kpi.measure_by is not None
        return (kpi.measure_by, promised) if is_promised else (kpi.baseline_on, DATED)

    found = [
        words("name", 20, STRONG_LINE),
        words("formula", 26),
        words("definition", 22),
        number("baseline"),
        Measure(source.label("kpi", "baseline_on"), 15, dated),
        number("target"),
        Measure(source.label("kpi", "target_on"), 12, lambda kpi: (kpi.target_on, DATED)),
        words("unit", 10),
        choice("direction", 10),
        choice("perspective", 11),
        choice("timing", 10),
        words("frequency", 10),
        Measure(
            source.label("kpi", "measured_by"), 14, lambda kpi: (source.person(kpi.measured_by_id), LINE)
        ),
    ]
    return [one for one in found if any(one.cell(kpi)[0] not in ("", None) for kpi in kpis)]


def figure(value: float | None) -> Value:
    """Return a figure as a cell may hold it: whole where it is whole, text where it is no number."""
    if value is None or not math.isfinite(value):
        return None if value is None else str(value)
    return int(value) if value.is_integer() else value
