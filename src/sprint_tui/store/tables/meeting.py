"""The meeting and its close: plan, clock, what was noted, checklist, and the sprint as it was submitted."""

# No postponed annotations in this module: SQLModel reads the types when a class is made.
from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from sprint_tui.domain import codes, timebox
from sprint_tui.store.tables.base import Ordered, Row, code, code_set, naming, part_of


class Meeting(Row, table=True):
    """What holds for this one meeting: precautions, what was made ready, when the promise was locked."""

    sprint_id: str = Field(foreign_key="sprint.id", ondelete="CASCADE", index=True, unique=True)
    precautions: str = code_set("precautions", codes.PRECAUTIONS)
    ready: str = code_set("ready", codes.READY)
    keepers_skipped: str = ""
    """Why the meeting has no scribe or no timekeeper."""
    promise_locked_at: datetime | None = None


class PlannedBlock(Ordered, table=True):
    """One block as this team plans it, in minutes; without any, the method's own six hold.

    `key` is one of the method's, or a break's own; `title` names a break.
    """

    sprint_id: str = part_of("sprint")
    key: str = Field(schema_extra={"pattern": "^[a-z0-9_]+$"})
    title: str = ""
    minutes: int = Field(ge=1, sa_column_args=[CheckConstraint("minutes >= 1", name="minutes_counts")])
    shortest: int = Field(ge=1, sa_column_args=[CheckConstraint("shortest >= 1", name="shortest_counts")])


class ClockEvent(Ordered, table=True):
    """One press of a clock key: UTC, the machine's start, its seconds since then; see `domain/timebox.py`."""

    sprint_id: str = part_of("sprint")
    kind: str = code("kind", timebox.KINDS)
    block: str = ""
    amount: int = 0
    lengths: str = Field(default="", schema_extra={"pattern": "^[a-z0-9_= ]*$"})
    is_less: bool = False
    reason: str = ""
    done: int = 0
    total: int = 0
    """What the block that was left had, of all that it owed, in pieces (`domain/pace.py`)."""
    at: datetime
    boot: str = ""
    seconds: float = Field(default=0.0, ge=0, le=timebox.LONGEST_UP)


class Action(Ordered, table=True):
    """Who does what by when."""

    sprint_id: str = part_of("sprint")
    words: str = ""
    owner_id: str | None = naming("participant")
    due: date | None = None
    status: str = code("status", codes.ACTIONS)
    pick_id: str | None = naming("pick")


class ParkedItem(Ordered, table=True):
    """A line for later, in the speaker's words; block and minute (from 1) are when it came up."""

    sprint_id: str = part_of("sprint")
    block: str = ""
    minute: int = 0
    words: str = ""
    outcome: str = code("outcome", codes.PARKED)
    action_id: str | None = naming("action")
    at: datetime


class Decision(Ordered, table=True):
    """What was decided, how, and by whom; block and minute (from 1) are when."""

    sprint_id: str = part_of("sprint")
    block: str = ""
    minute: int = 0
    words: str = ""
    way: str = code("way", codes.WAYS_TO_DECIDE)
    by_id: str | None = naming("participant")
    votes: str = ""
    doubts: str = ""
    at: datetime


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
