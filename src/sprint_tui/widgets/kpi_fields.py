"""Fields of KPIs: the name comes with its definition from the library, or in the team's own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.domain.order import key_at
from sprint_tui.store.tables import Kpi, Pick
from sprint_tui.widgets.field import Field, Option
from sprint_tui.widgets.measures import Measure, measure_of, parse_measure
from sprint_tui.widgets.new_row import NewRow

if TYPE_CHECKING:
    from datetime import date

    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.widgets.binder import Binder

FROM_LIBRARY = ("name", "formula", "definition", "unit", "direction", "perspective", "timing")


def name_field(binder: Binder, rows: SprintRows, pick: Pick, kpi: Kpi | None, content: Content) -> Field:
    """Return the field of a KPI's name; taking one of the library brings its definition along."""
    places = [one.position for one in rows.kpis_of(pick.id)]
    new = NewRow(Kpi, pick_id=pick.id, position=key_at(places, len(places)))

    def store(step: Step, values: dict[str, object]) -> None:
        if kpi is not None:
            step.edit(kpi, **values)
        else:
            new.put(step, **values)

    def take(step: Step, option: Option) -> None:
        template = next((one for one in content.kpis if one.key == option.code), None)
        if template is None:
            store(step, {"name": option.label})
        else:
            store(step, {name: getattr(template, name) for name in FROM_LIBRARY})

    key = f"{kpi.id}:name" if kpi is not None else f"{pick.id}:new:kpi"
    field = binder.asked("kpi", "name", key, lambda step, name: store(step, {"name": name}))
    return replace(
        field, value=kpi.name if kpi else "", parse=str.strip, suggest=library(content), take=take, did="kpi"
    )


def library(content: Content) -> Callable[[str], Sequence[Option]]:
    """Return what offers the KPIs whose name or formula holds what is typed."""

    def suggest(text: str) -> list[Option]:
        wanted = text.strip().casefold()
        return [
            Option(
                one.key, one.name, f"{content.choice('perspective', one.perspective).tag}: {one.definition}"
            )
            for one in content.kpis
            if wanted in f"{one.name} {one.formula} {one.definition}".casefold()
        ]

    return suggest


def measure_field(binder: Binder, pick: Pick, kpi: Kpi, content: Content, today: date) -> Field:
    """Return the field that takes baseline, target and unit in one line."""

    def save(step: Step, measure: Measure | None) -> None:
        if measure is None:
            step.edit(kpi, baseline=None, target=None, measure_by=None)
            return
        known = (
            {}
            if measure.baseline is None and measure.measure_by is None
            else {"measure_by": measure.measure_by}
        )
        unit = {"unit": measure.unit} if measure.unit else {}
        step.edit(kpi, baseline=measure.baseline, target=measure.target, **known, **unit)

    def echo(measure: Measure) -> str:
        return replace(measure, unit=measure.unit or kpi.unit).shown(content.words, today)

    field = binder.asked("ownership", "measure", f"{pick.id}:measure", save)
    return replace(
        field,
        value=measure_of(kpi).typed(),
        parse=lambda text: parse_measure(text, today),
        echo=echo,
        did="measure",
    )
