"""Rows that take the place of earlier ones: the same ids are edited, new ones added, gone ones removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sprint_tui.store.errors import RefusedError
from sprint_tui.store.step import Step
from sprint_tui.store.tables import Row

_ITS_OWN = {"id", "from_id"}


def replace_rows(
    step: Step, before: Iterable[Row], after: Mapping[type[Row], Sequence[Mapping[str, Any]]]
) -> None:
    """Make the rows `before` be what `after` says; parents stand before what hangs on them in both.

    What hangs on a row that stays, stays. Raises RefusedError (`does_not_fit`) for an id that a row of
    another kind has; StoreError for a value that cannot be stored.
    """
    stored = {row.id: row for row in before}
    staying = {values["id"] for rows in after.values() for values in rows}
    going = [row for row in reversed(stored.values()) if row.id not in staying]
    for row in going:  # first those that nothing hangs on: a new row may be the only one of its kind there
        if not step.dependents(row):
            step.remove(row)
    for table, rows in after.items():
        for values in rows:
            _put(step, table, stored.get(values["id"]), values)
    for row in going:
        if step.stored(type(row), row.id) is not None:
            step.remove(row)


def _put(step: Step, table: type[Row], row: Row | None, values: Mapping[str, Any]) -> None:
    if row is None:
        step.add(table, **values)
    elif type(row) is table:
        step.edit(row, **{name: value for name, value in values.items() if name not in _ITS_OWN})
    else:
        raise RefusedError("does_not_fit")
