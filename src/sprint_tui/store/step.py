"""One user action, however many rows it touches: four ways to write, and their lines in the history."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Select, Update, bindparam, delete, func, insert, select, update
from sqlmodel import Session

from sprint_tui.store import values
from sprint_tui.store.errors import RefusedError
from sprint_tui.store.read import FRESH, read_rows
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import (
    ENTITIES,
    Ballot,
    Change,
    Ordered,
    Row,
    Sprint,
    Vote,
    columns,
    core,
    foreign_keys,
    table_name,
)

R = TypeVar("R", bound=Row)
_KINDS = tuple(ENTITIES.values())
_ID = "id_here"


@dataclass(frozen=True)
class StepHead:
    """What all lines of one step share."""

    step: str
    sprint_id: str
    at: datetime
    actor: str
    scope: str
    label: str
    undoes: str = ""


class Step:
    """The open step: add, edit, remove and move rows. Made by the door, which commits it."""

    def __init__(self, session: Session, head: StepHead, new_id: Callable[[], str]) -> None:
        self._session = session
        self._head = head
        self._new_id = new_id
        self.touched: set[str] = set()

    def add(self, table: type[R], **fields: object) -> R:
        """Return the new row, stored with these values. Raises StoreError for a value it may not hold.

        One that does not fit with other rows shows as RefusedError (`does_not_fit`) once the step ends.
        """
        fields.setdefault("id", self._new_id())
        full = values.built(table, fields)
        self._session.connection().execute(insert(core(table)), full)
        row = table(**full)
        self._log("add", row, after=row_json(row))
        return row

    def edit(self, row: Row, **fields: object) -> None:
        """Write these fields where they differ from what is stored.

        Raises RefusedError when the row is gone, StoreError for a value it may not hold; one that does not
        fit with other rows shows as RefusedError (`does_not_fit`) once the step ends.
        """
        self._write("edit", row, fields)

    def clear(self, row: Row, *fields: str) -> None:
        """Put these fields back to what a new row has in them. Raises RefusedError when the row is gone."""
        self._write("edit", row, {field: type(row).model_fields[field].default for field in fields})

    def move(self, row: Ordered, position: str, **parent: object) -> None:
        """Give a row another place: its order key and, where it changes, its parent. Nothing else.

        Raises like `edit`: that a parent is not there shows once the step ends.
        """
        self._write("move", row, {"position": position, **parent})

    def remove(self, row: Row) -> None:
        """Remove a row and all that hangs on it; rows that only name it forget it."""
        current = self.stored(type(row), row.id)
        if current is None:
            raise RefusedError("not_there")
        going: list[Row] = []
        self._collect(current, going)
        going.sort(key=lambda row: _KINDS.index(type(row)))  # a row may hang on two: parents first, always
        leaving = {other.id for other in going}
        for gone in going:
            for other, column in self._naming(gone):
                if other.id not in leaving:
                    self._write("edit", other, {column: None})
        if not isinstance(row, Vote):  # a sum goes with its slip, and only with a touchpoint can come back
            for gone in going:
                self._log("remove", gone, before=row_json(gone))
        for gone in reversed(going):
            self._session.execute(delete(type(gone)).where(columns(type(gone)).id == gone.id))

    def forget(self) -> None:
        """Remove the sprint's whole history, this step's own lines with it: nothing can be undone."""
        self._session.execute(delete(Change).where(columns(Change).sprint_id == self._head.sprint_id))

    def amend_removed(self, table: type[R], amended: Callable[[R], R | None]) -> None:
        """Change what comes back of the rows of a kind that were removed; for None nothing does."""
        c = columns(Change)
        mine = (c.sprint_id == self._head.sprint_id) & (c.kind == "remove")
        query = select(Change).where(mine, c.entity == table_name(table.__name__))
        for line in self._session.scalars(query, execution_options=FRESH).all():
            row = table(**row_values(table, line.before or "{}"))
            then, at = amended(row), c.seq == line.seq
            if then is None:
                self._session.execute(delete(Change).where(at))
            elif then != row:
                self._session.execute(update(Change).where(at).values(before=row_json(then)))

    def stored(self, table: type[R], row_id: str) -> R | None:
        """Return the row as it is stored now."""
        found = self._session.connection().execute(_values(table), {_ID: row_id}).mappings().one_or_none()
        return table(**found) if found is not None else None

    def stored_where(self, table: type[R], column: str, value: str) -> list[R]:
        """Return the rows of a kind whose column holds this id, as they are stored now."""
        found = self._session.connection().execute(_values_where(table, column), {_ID: value})
        return [table(**row) for row in found.mappings()]

    def rows(self) -> SprintRows:
        """Return the whole sprint as it is stored now, with what this step has written."""
        return read_rows(self._session, self._head.sprint_id, seq=0)

    def dependents(self, row: Row) -> list[Row]:
        """Return the rows that would go with this one."""
        return [
            hanging
            for table, column in _references(row)
            for hanging in self.stored_where(table, column, row.id)
        ]

    def finish(self) -> int:
        """Note when the sprint last changed; return the newest line's number (0: nothing was written)."""
        if not self.touched:
            return 0
        connection = self._session.connection()
        connection.execute(_change(Sprint), {"changed_at": self._head.at, _ID: self._head.sprint_id})
        return int(connection.execute(_NEWEST).scalar_one() or 0)

    def _write(self, kind: str, row: Row, fields: dict[str, object]) -> None:
        table, here = type(row), {_ID: row.id}
        current = self._session.connection().execute(_values(table), here).mappings().one_or_none()
        if current is None:
            raise RefusedError("not_there")
        checked = {field: values.checked(table, field, value) for field, value in fields.items()}
        changed = {field: value for field, value in checked.items() if current[field] != value}
        for field, value in changed.items():
            before = values.to_json(table, field, current[field])
            self._log(kind, row, field, before, values.to_json(table, field, value))
        if changed:
            self._session.connection().execute(_change(table), changed | here)

    def _collect(self, row: Row, into: list[Row]) -> None:
        if any(row.id == other.id for other in into):
            return
        into.append(row)
        for other in self.dependents(row):
            self._collect(other, into)

    def _naming(self, row: Row) -> list[tuple[Row, str]]:
        found = []
        for table, column in _references(row, part_of=False):
            found += [(other, column) for other in self.stored_where(table, column, row.id)]
        return found

    def _log(
        self, kind: str, row: Row, field: str = "", before: str | None = None, after: str | None = None
    ) -> None:
        self.touched.add(row.id)
        if isinstance(row, Vote) and kind != "remove":
            return  # a line a slip would tell who voted for what
        line = {
            **vars(self._head),
            **({"actor": ""} if isinstance(row, Ballot | Vote) else {}),
            "kind": kind,
            "entity": table_name(type(row).__name__),
            "entity_id": row.id,
            "field": field,
            "before": before,
            "after": after,
        }
        self._session.connection().execute(insert(core(Change)), line)


# A save a second while people type: statements on the table itself, made once, cost a third of those on rows


@cache
def _values(table: type[Row]) -> Select[Any]:
    """Return the query for what is stored in one row."""
    return _values_where(table, "id")


@cache
def _values_where(table: type[Row], column: str) -> Select[Any]:
    """Return the query for what is stored in the rows whose column holds an id."""
    return select(core(table)).where(columns(table)[column] == bindparam(_ID))


@cache
def _change(table: type[Row]) -> Update:
    """Return what writes the fields that it is given into one row."""
    return update(core(table)).where(columns(table).id == bindparam(_ID))


_NEWEST = select(func.max(columns(Change).seq))


def row_json(row: Row) -> str:
    """Return a whole row as JSON, field by field."""
    table = type(row)
    fields = (f"{json.dumps(f)}:{values.to_json(table, f, getattr(row, f))}" for f in table.model_fields)
    return "{" + ",".join(fields) + "}"


def row_values(table: type[Row], text: str) -> dict[str, Any]:
    """Return the values of a row that `row_json` wrote."""
    read = json.loads(text)
    return {field: values.from_json(table, field, json.dumps(value)) for field, value in read.items()}


def _references(row: Row, *, part_of: bool = True) -> list[tuple[type[Row], str]]:
    """Return the tables and columns that point at rows of this kind: as part of it, or only by name."""
    rule = "CASCADE" if part_of else "SET NULL"
    return [
        (table, key.parent.name)
        for table in ENTITIES.values()
        for key in foreign_keys(table)
        if key.column.table.name == table_name(type(row).__name__) and key.ondelete == rule
    ]
