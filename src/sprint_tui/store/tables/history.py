"""The history of every change."""

# No postponed annotations in this module: SQLModel reads the types when a class is made.
from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from sprint_tui.domain import codes
from sprint_tui.store.tables.base import Row, code


class Change(SQLModel, table=True):
    """The history: one line a changed field, an added row, or a removed row, newest `seq` last.

    Values are JSON. `before` of a removal and `after` of an addition hold the whole row. Lines of one
    user action share `step` and `label`; `undoes` names the step that this one takes back.
    """

    metadata = Row.metadata
    __table_args__ = (
        Index("ix_change_stack", "sprint_id", "actor", "scope", "seq"),
        {"sqlite_autoincrement": True},
    )
    seq: int | None = Field(default=None, primary_key=True)
    step: str = Field(index=True)
    sprint_id: str
    at: datetime
    actor: str = ""
    scope: str = code("scope", codes.SCOPES)
    label: str = ""
    kind: str = code("kind", ("add", "edit", "remove", "move"))
    entity: str
    entity_id: str
    field: str = ""
    before: str | None = None
    after: str | None = None
    undoes: str = ""
