"""How each person prepares: answers, what they can speak on, and the time they took."""

# No postponed annotations in this module: SQLModel reads the types when a class is made.
from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from sprint_tui.domain import codes, timebox
from sprint_tui.store.tables.base import Ordered, Row, code, naming, part_of


class Preparation(Row, table=True):
    """One person's preparation: how long they have, what they took, and what they handed over.

    `minutes` is what they have (20, 90, 110; 0: not said yet), `spent_seconds` what they took as the
    handed-over file says. `is_mine` marks the one person who prepares in this copy of the sprint.
    """

    participant_id: str = Field(foreign_key="participant.id", ondelete="CASCADE", index=True, unique=True)
    minutes: int = Field(
        default=0, ge=0, sa_column_args=[CheckConstraint("minutes >= 0", name="minutes_counts")]
    )
    is_mine: bool = False
    spent_seconds: int = 0
    handed_over_at: datetime | None = None
    received_at: datetime | None = None
    digest: str = ""
    file_name: str = ""


class PrepEvent(Ordered, table=True):
    """One press in a timed block of preparation: UTC, the machine's start, its seconds since then."""

    participant_id: str = part_of("participant")
    block: str = Field(schema_extra={"pattern": "^[a-z0-9_]+$"})
    kind: str = code("kind", codes.PREP_PRESSES)
    amount: int = 0
    """Minutes that the block becomes longer, or shorter."""
    at: datetime
    boot: str = ""
    seconds: float = Field(default=0.0, ge=0, le=timebox.LONGEST_UP)


class Answer(Row, table=True):
    """The answer to one question of the content: one person's, or the team's when nobody is named.

    `key` is the question's own (`tune_in.1`), a tick's (`tick.brief`), or a note's (`note.brain_juice_1`);
    `part` counts from 0 where an answer has several lines. What is not brought stays with the person.
    """

    sprint_id: str = part_of("sprint")
    participant_id: str | None = Field(
        default=None, foreign_key="participant.id", ondelete="CASCADE", index=True
    )
    key: str = Field(schema_extra={"pattern": "^[a-z0-9_.]+$"})
    part: int = 0
    words: str = ""
    is_brought: bool = False


class SpeakingPoint(Ordered, table=True):
    """A moment that someone can speak on, and what stands behind it."""

    participant_id: str = part_of("participant")
    touchpoint_id: str | None = naming("touchpoint")
    words: str = ""
    backing: str = code("backing", codes.BACKINGS)
    is_brought: bool = False
