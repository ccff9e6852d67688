"""The meeting and its close: clock, checklist, and the sprint as it was submitted."""

# No postponed annotations in this module: SQLModel reads the types when a class is made.
from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from sprint_tui.domain import codes, timebox
from sprint_tui.store.tables.base import Ordered, Row, code, part_of


class ClockEvent(Ordered, table=True):
    """One press of a clock key: UTC, the machine's start, its seconds since then; see `domain/timebox.py`."""

    sprint_id: str = part_of("sprint")
    kind: str = code("kind", timebox.KINDS)
    block: str = ""
    amount: int = 0
    lengths: str = Field(default="", schema_extra={"pattern": "^[a-z0-9_= ]*$"})
    is_less: bool = False
    reason: str = ""
    at: datetime
    boot: str = ""
    seconds: float = 0.0


class ChecklistAnswer(Row, table=True):
    """Yes, no or open to one item; the reason says why a Yes without proof is meant all the same."""

    __table_args__ = (Index("uq_checklist_answer_item", "sprint_id", "item", unique=True),)
    sprint_id: str = part_of("sprint")
    item: str
    answer: str = code("answer", codes.ANSWERS)
    reason: str = ""


class Snapshot(Row, table=True):
    """The sprint as it was submitted: `body` is the json of format 1."""

    sprint_id: str = part_of("sprint")
    at: datetime
    body: str
