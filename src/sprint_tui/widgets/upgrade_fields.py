"""The fields of an upgrade and its KPIs, also of what stands in rows of its own beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.domain.codes import split_set
from sprint_tui.store.helping import put_beside, set_helpers
from sprint_tui.store.tables import Kpi, Pick
from sprint_tui.widgets.field import Field, Option
from sprint_tui.widgets.kpi_fields import name_field, with_doubt
from sprint_tui.widgets.measures import measure_of
from sprint_tui.widgets.owner_field import owner_field
from sprint_tui.widgets.upgrade_rows import BESIDE, HELPERS, YES_NO

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.widgets.binder import Binder


def upgrade_field(binder: Binder, rows: SprintRows, row: Pick | Kpi, name: str, content: Content) -> Field:
    """Return the field of an upgrade, or of one of its KPIs."""
    if isinstance(row, Kpi):
        return _of_kpi(binder, rows, row, name, content)
    if name == "owner_id":
        return owner_field(binder, row, "ownership", content.words)
    if name == HELPERS:
        return _helpers(binder, rows, row, content)
    if name in BESIDE:
        return _beside(binder, rows, row, name, content)
    return binder.field(row, name, "ownership")


def _of_kpi(binder: Binder, rows: SprintRows, kpi: Kpi, name: str, content: Content) -> Field:
    """Return the field of a KPI; a figure on the wrong side of the other one is said while it is typed."""
    pick = rows.by_id.get(kpi.pick_id)
    if name == "name" and isinstance(pick, Pick):
        return name_field(binder, rows, pick, kpi, content)
    field = binder.field(kpi, name, "kpi")
    say = field.echo
    if name not in {"baseline", "target"} or say is None:
        return field

    def echo(number: float) -> str:
        now = measure_of(kpi)
        whole = replace(now, baseline=number) if name == "baseline" else replace(now, target=number)
        return with_doubt(content, kpi.direction, whole, say(number))

    return replace(field, echo=echo)


def _helpers(binder: Binder, rows: SprintRows, pick: Pick, content: Content) -> Field:
    """Return the field of the people who help: all of the roster but the owner, each ticked or not."""

    def save(step: Step, ticked: str) -> None:
        set_helpers(step, pick, split_set(ticked))

    people = [one for one in rows.participants if one.id != pick.owner_id]
    field = binder.asked("ownership", HELPERS, f"{pick.id}:{HELPERS}", save)
    options = tuple(Option(one.id, one.name, one.function) for one in people)
    chosen = frozenset(one.id for one in rows.helpers_of(pick.id))
    nobody = "" if options else content.words("upgrade.nobody_to_help")
    return replace(field, options=options, chosen=chosen, many=True, refusal=nobody)


def _beside(binder: Binder, rows: SprintRows, pick: Pick, name: str, content: Content) -> Field:
    """Return the field of what makes an upgrade last; its row comes with the first answer."""
    note = rows.note_on(pick.id)
    value = getattr(note, name) if note is not None else ""

    def save(step: Step, answer: object) -> None:
        put_beside(step, pick, **{name: answer == "yes" if name in YES_NO else answer})

    field = binder.asked("ownership", name, f"{pick.id}:{name}", save)
    if name == "rollback":
        return replace(field, value=value)
    if name in YES_NO:
        answers = (one for one in content.choices("answer") if one.code != "open")
        options = tuple(Option(one.code, one.label) for one in answers)
        return replace(field, options=options, chosen=frozenset({"yes" if value else "no"}))
    options = tuple(Option(one.code, one.label, one.hint) for one in content.choices(name))
    return replace(field, options=options, chosen=frozenset({value}))
