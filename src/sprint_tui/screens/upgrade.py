"""One upgrade on a page of its own: owner, deadline, status, and every KPI with its definition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from sprint_tui.domain.numbers import shown_number
from sprint_tui.store.tables import Kpi, Pick
from sprint_tui.widgets.binder import CHOICES, NUMBERS, PEOPLE, Binder
from sprint_tui.widgets.field import Field
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.kpi_fields import name_field
from sprint_tui.widgets.page import PickScreen
from sprint_tui.widgets.row import Cell, Row
from sprint_tui.widgets.shown import long_date

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows

OWNING = ("owner_id", "owner_team", "deadline", "status", "dropped_reason")
KPI = (
    *(
        "name",
        "formula",
        "definition",
        "unit",
        "direction",
        "perspective",
        "timing",
        "baseline",
        "baseline_on",
    ),
    *("measure_by", "target", "target_on", "frequency", "measured_by_id"),
)


class UpgradePage(PickScreen):
    """Everything about who mends what by when; 1 to 6 go to the others of the map."""

    key = "ownership"
    CSS_PATH = "upgrade.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "new", "new_kpi"),
        Binding("delete", "remove", "remove"),
    ]

    def show_page(self, rows: SprintRows) -> None:
        pick = self.pick
        if pick is None:
            return
        self.form.show(tuple(build_rows(pick, rows, self.content)))
        self.head.show(self.heading(pick), info=(typed(pick.change_line),))

    def field_here(self) -> Field | None:
        pick, row = self.pick, self.stored_here()
        if pick is None:
            return None
        binder = Binder(self.desk, self.rows)
        if NEW in self.form.row_id.split(":"):
            return name_field(binder, self.rows, pick, None, self.content)
        if isinstance(row, Kpi):
            if self.column_here == "name":
                return name_field(binder, self.rows, pick, row, self.content)
            return binder.field(row, self.column_here, "kpi")
        return binder.field(pick, self.column_here, "ownership")

    def action_new(self) -> None:
        if self.pick is not None:
            self.edit(name_field(Binder(self.desk, self.rows), self.rows, self.pick, None, self.content))

    def action_remove(self) -> None:
        """On a KPI's name the KPI goes; anywhere else the answer is cleared."""
        row, name = self.stored_here(), self.column_here
        if isinstance(row, Kpi) and name == "name":
            with self.step("remove_kpi") as step:
                step.remove(row)
                self.say("said.removed")
        elif row is not None and name in type(row).model_fields:
            with self.step("clear") as step:
                step.clear(row, name)


def build_rows(pick: Pick, rows: SprintRows, content: Content) -> Iterator[Row]:
    """Return the rows of the page: the upgrade, then its KPIs one below the other."""
    for name in OWNING:
        yield _row(pick, name, "ownership", rows, content)
    kpis = rows.kpis_of(pick.id)
    for number, kpi in enumerate(kpis, 1):
        yield Row("")
        title = (
            content.words("upgrade.kpi", number=number) if len(kpis) > 1 else content.words("upgrade.one_kpi")
        )
        yield Row("", (Cell(title.upper(), "strong"),), lead_width=0)
        for name in KPI:
            yield _row(kpi, name, "kpi", rows, content)
    if not kpis:
        yield Row("")
        yield Row("", (Cell(content.words("upgrade.one_kpi").upper(), "strong"),), lead_width=0)
        yield Row(f"{pick.id}:{NEW}:kpi", (Cell(content.words("upgrade.no_kpi"), "quiet"),), lead_width=0)


def _row(row: Pick | Kpi, name: str, group: str, rows: SprintRows, content: Content) -> Row:
    label = content.field(group, PEOPLE.get(name, name)).label
    shown = Cell(_value(getattr(row, name), name, rows, content))
    return Row(f"{row.id}:{name}", (shown,), lead=(Run(label, "quiet"),), lines=2)


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
