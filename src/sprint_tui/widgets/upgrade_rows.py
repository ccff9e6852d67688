"""The rows of an upgrade's page: who and by when, what makes it last, then its KPIs one below the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from sprint_tui.domain.numbers import shown_number
from sprint_tui.store.tables import Kpi, Pick
from sprint_tui.widgets.binder import CHOICES, NUMBERS, PEOPLE
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.kpi_fields import trap_of
from sprint_tui.widgets.row import Cell, Row
from sprint_tui.widgets.shown import long_date

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows

HELPERS = "helpers"
YES_NO = ("is_tracked", "is_in_team_kpis")
BESIDE = ("training", "rollback", *YES_NO)
OWNING = (
    *("owner_id", "owner_team", HELPERS, "deadline", "status", "dropped_reason", "training", "rollback"),
    *YES_NO,
)
KPI = (
    *("name", "formula", "definition", "unit", "direction", "perspective", "timing", "baseline"),
    *("baseline_on", "measure_by", "target", "target_on", "frequency", "measured_by_id"),
)


def build_rows(pick: Pick, rows: SprintRows, content: Content) -> Iterator[Row]:
    """Return the rows of the page."""
    words = content.words
    for name in OWNING:
        yield _row(pick, name, "ownership", _answer(pick, name, rows, content), content)
    kpis = rows.kpis_of(pick.id)
    for number, kpi in enumerate(kpis, 1):
        title = words("upgrade.kpi", number=number) if len(kpis) > 1 else words("upgrade.one_kpi")
        yield from (Row(""), Row("", (Cell(title.upper(), "strong"),), lead_width=0))
        for name in KPI:
            yield _row(kpi, name, "kpi", _value(getattr(kpi, name), name, rows, content), content)
            trap = trap_of(content, kpi) if name == "definition" else ""
            if trap:
                yield Row("", (Cell(trap),), lead=(Run(words("upgrade.trap"), "quiet"),), lines=4)
    if not kpis:
        yield from (Row(""), Row("", (Cell(words("upgrade.one_kpi").upper(), "strong"),), lead_width=0))
        yield Row(f"{pick.id}:{NEW}:kpi", (Cell(words("upgrade.no_kpi"), "quiet"),), lead_width=0)


def _row(row: Pick | Kpi, name: str, group: str, value: str, content: Content) -> Row:
    label = content.field(group, PEOPLE.get(name, name)).label
    return Row(f"{row.id}:{name}", (Cell(value),), lead=(Run(label, "quiet"),), lines=2)


def _answer(pick: Pick, name: str, rows: SprintRows, content: Content) -> str:
    """Return what is said of an upgrade, also in the rows beside it."""
    if name == HELPERS:
        return ", ".join(typed(one.name).text for one in rows.helpers_of(pick.id))
    if name not in BESIDE:
        return _value(getattr(pick, name), name, rows, content)
    note = rows.note_on(pick.id)
    value = getattr(note, name) if note is not None else ""
    if name in YES_NO:
        return content.choice("answer", "yes" if value else "no").label
    return content.choice(name, value).label if name == "training" and value else str(value)


def _value(value: object, name: str, rows: SprintRows, content: Content) -> str:
    """Return an answer as people read it."""
    if value is None or value == "":
        return ""
    if name in PEOPLE:
        person = rows.participant(str(value))
        return person.name if person else ""
    if name in CHOICES:
        return content.choice(CHOICES[name], str(value)).label
    if name in NUMBERS and isinstance(value, float):
        return shown_number(value)
    return long_date(value, content.words) if isinstance(value, date) else str(value)
