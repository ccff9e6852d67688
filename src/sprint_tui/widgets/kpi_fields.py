"""Fields of KPIs: the name comes with its definition from the library, or in the team's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.domain.figures import doubt_about
from sprint_tui.domain.numbers import is_one_unit
from sprint_tui.domain.order import key_at
from sprint_tui.store.tables import Kpi, Pick
from sprint_tui.widgets.field import Field, Option
from sprint_tui.widgets.measures import Measure, measure_of, parse_measure
from sprint_tui.widgets.new_row import NewRow

if TYPE_CHECKING:
    from datetime import date

    from sprint_tui.content.load import Content
    from sprint_tui.content.shapes import KpiTemplate
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.widgets.binder import Binder

FIGURES = ("baseline", "baseline_on", "measure_by", "target", "target_on")
FROM_LIBRARY = ("name", "formula", "definition", "unit", "direction", "perspective", "timing")


def name_field(binder: Binder, rows: SprintRows, pick: Pick, kpi: Kpi | None, content: Content) -> Field:
    """Return the field of a KPI's name; taking one of the library brings its definition along.

    Figures in another unit are none of its own: they go.
    """
    places = [one.position for one in rows.kpis_of(pick.id)]
    is_measured = kpi is not None and any(getattr(kpi, name) is not None for name in FIGURES)
    unit = kpi.unit if kpi is not None and is_measured else ""
    gone: list[str] = []
    new = NewRow(Kpi, pick_id=pick.id, position=key_at(places, len(places)))

    def store(step: Step, values: dict[str, object]) -> None:
        if kpi is not None:
            step.edit(kpi, **values)
        else:
            new.put(step, **values)

    def take(step: Step, option: Option) -> None:
        template = next(one for one in content.kpis if one.key == option.code)
        values = {name: getattr(template, name) for name in FROM_LIBRARY}
        if unit and not is_one_unit(unit, template.unit):
            values |= dict.fromkeys(FIGURES)
            gone.append(unit)
        store(step, values)

    def aside() -> str:
        return content.words("kpi.figures_gone", unit=gone[-1]) if gone else ""

    key = f"{kpi.id}:name" if kpi is not None else f"{pick.id}:new:kpi"
    field = binder.asked("kpi", "name", key, lambda step, name: store(step, {"name": name}))
    value = kpi.name if kpi else ""
    suggest = library(content, value)
    return replace(field, value=value, parse=str.strip, suggest=suggest, take=take, aside=aside, did="kpi")


def library(content: Content, value: str) -> Callable[[str], Sequence[Option]]:
    """Return what offers the KPIs that hold each typed word; all of them while `value` stands there.

    Those where the words begin one come first, in the name before all else.
    """

    def rank(one: KpiTemplate, wanted: Sequence[str]) -> int:
        texts = [re.split(r"\W+", text) for text in (one.name.casefold(), _all_of(one))]
        return sum(not any(each.startswith(word) for each in text) for word in wanted for text in texts)

    def suggest(text: str) -> list[Option]:
        wanted = text.casefold().split() if text.strip() != value.strip() else []
        found = [one for one in content.kpis if all(word in _all_of(one) for word in wanted)]
        return [_offered(one, content) for one in sorted(found, key=lambda one: rank(one, wanted))]

    return suggest


def _all_of(one: KpiTemplate) -> str:
    return f"{one.name} {one.formula} {one.definition}".casefold()


def trap_of(content: Content, kpi: Kpi) -> str:
    """Return what goes wrong with a KPI that comes from the library; empty for one of the team's own."""
    name, formula = kpi.name.strip().casefold(), kpi.formula.strip()
    found = (
        one for one in content.kpis if one.name.casefold() == name or (formula and one.formula == formula)
    )
    return next((one.trap for one in found), "")


def traits(content: Content, *, unit: str, direction: str, perspective: str, timing: str) -> str:
    """Return what kind of figure it is: from whom, early or late, in which unit, which way is better."""
    known = (("perspective", perspective), ("timing", timing), ("direction", direction))
    said = [content.choice(name, code).label for name, code in known if code]
    return " · ".join([*said, unit] if unit else said)


def _offered(one: KpiTemplate, content: Content) -> Option:
    """Return a KPI of the library as it is offered: how it is worked out, and what goes wrong with it."""
    kind = traits(
        content, unit=one.unit, direction=one.direction, perspective=one.perspective, timing=one.timing
    )
    trap = content.words("kpi.trap", trap=one.trap)
    hint = f"{content.choice('perspective', one.perspective).tag}: {one.definition}"
    return Option(one.key, one.name, hint, (kind, one.formula, trap))


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
        whole = replace(measure, unit=measure.unit or kpi.unit)
        return with_doubt(content, kpi.direction, whole, whole.shown(content.words, today))

    field = binder.asked("ownership", "measure", f"{pick.id}:measure", save)
    return replace(
        field,
        value=measure_of(kpi).typed(),
        parse=lambda text: parse_measure(text, today),
        echo=echo,
        did="measure",
    )


def with_doubt(content: Content, direction: str, measure: Measure, shown: str) -> str:
    """Return a measure as it is understood, with a word where its figures make no sense together."""
    doubt = doubt_about(direction, measure.unit, measure.baseline, measure.target)
    better = content.choice("direction", direction).label if direction else ""
    return content.words(f"kpi.doubts.{doubt}", shown=shown, better=better) if doubt else shown
