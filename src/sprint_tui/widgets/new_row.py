"""A row that comes with the first value of a visit to a field."""

from __future__ import annotations

from typing import Generic, TypeVar

from sprint_tui.store.step import Step
from sprint_tui.store.tables import Row

R = TypeVar("R", bound=Row)


class NewRow(Generic[R]):
    """Added by the first value, edited by those after it; `fields` are what it has from the start.

    What was added in a save that the disk refused is not there: the store is asked each time.
    """

    def __init__(self, table: type[R], **fields: object) -> None:
        self._table = table
        self._fields = fields
        self._row: R | None = None

    @property
    def row(self) -> R | None:
        """The row once it was added."""
        return self._row

    def is_there(self, step: Step) -> bool:
        """Say whether the row is stored."""
        return self._row is not None and step.stored(self._table, self._row.id) is not None

    def put(self, step: Step, **values: object) -> R:
        """Store these values in the row, which is added when it is not there; return it."""
        if self._row is not None and self.is_there(step):
            step.edit(self._row, **values)
        else:
            self._row = step.add(self._table, **self._fields, **values)
        return self._row
