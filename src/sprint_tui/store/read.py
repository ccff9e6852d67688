"""Reading a whole sprint from the store."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlmodel import Session

from sprint_tui.store.errors import RefusedError
from sprint_tui.store.rows import NAMES, SprintRows
from sprint_tui.store.tables import PART_OF, Row, Sprint, columns

_SPRINT = "of_sprint"
FRESH = {"populate_existing": True}
"""A step writes past the session's own rows, so they are read again."""


def read_rows(session: Session, sprint_id: str, seq: int) -> SprintRows:
    """Read a whole sprint. Raises RefusedError (`not_there`)."""
    sprint = session.get(Sprint, sprint_id, populate_existing=True)
    if sprint is None:
        raise RefusedError("not_there")
    found: dict[str, Any] = {
        name: tuple(session.scalars(_of_a_sprint(table), {_SPRINT: sprint_id}, execution_options=FRESH))
        for table, name in NAMES.items()
    }
    return SprintRows(sprint=sprint, seq=seq, **found)


@cache
def _of_a_sprint(table: type[Row]) -> Select[Any]:
    """Return the query for all rows of a kind that hang on a sprint, in their order."""
    order = columns(table).position if "position" in table.model_fields else columns(table).id
    return select(table).where(_belongs(table)).order_by(order, columns(table).id)


def _belongs(table: type[Row]) -> ColumnElement[bool]:
    name, parent = PART_OF[table]
    column: ColumnElement[str] = columns(table)[name]
    if parent is Sprint:
        return column == bindparam(_SPRINT)
    return column.in_(select(columns(parent).id).where(_belongs(parent)))
