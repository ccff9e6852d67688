"""The sprint, whom it serves, and who takes part."""

# No postponed annotations in this module: SQLModel reads the types when a class is made.
from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from sprint_tui.domain import codes
from sprint_tui.store.tables.base import Ordered, Row, code, code_set, part_of


class Sprint(Row, table=True):
    """One sprint of one team. Instants are UTC; `zone` (IANA) is the one its dates are said in."""

    __table_args__ = (Index("ix_sprint_list", "trashed_at", "changed_at", "id"),)
    title: str = Field(
        schema_extra={"min_length": 1}, sa_column_args=[CheckConstraint("title <> ''", name="title_given")]
    )
    team: str = ""
    audience: str = code("audience", codes.AUDIENCES)
    offer: str = code("offer", codes.OFFERS)
    previous: str = ""
    vision: str = ""
    strategy: str = ""
    promise: str = ""
    tone: str = ""
    ten_words: str = ""
    weak_on_purpose: str = ""
    decision_method: str = code("decision_method", codes.DECISIONS)
    zone: str = "UTC"
    meeting_start: datetime | None = None
    complete_by: date | None = None
    feedback_by: date | None = None
    audit_on: date | None = None
    content_id: str = ""
    content_version: int = 1
    created_at: datetime
    changed_at: datetime
    submitted_at: datetime | None = None
    trashed_at: datetime | None = None


class Segment(Ordered, table=True):
    """Whom the sprint serves, by what they do. A B2B + B2C mix has two, each with its map."""

    sprint_id: str = part_of("sprint")
    market: str = code("market", codes.MARKETS)
    name: str = ""
    behaviour: str = ""
    would_tell: str = ""
    wont_pay: str = ""
    promise: str = ""


class Trait(Ordered, table=True):
    """One pain, gain or priority of a segment."""

    segment_id: str = part_of("segment")
    kind: str = code("kind", codes.TRAITS)
    words: str = ""


class Participant(Ordered, table=True):
    """One person of the team."""

    sprint_id: str = part_of("sprint")
    name: str = ""
    function: str = ""
    roles: str = code_set("roles", codes.ROLES)
    is_present: bool = True
    has_draft: bool = False


class InsideWord(Ordered, table=True):
    """A word of ours that customers would not use, and what to ask instead; or one that may pass here."""

    __table_args__ = (Index("uq_inside_word", "sprint_id", "word", unique=True),)
    sprint_id: str = part_of("sprint")
    word: str
    ask: str = ""
    is_fine: bool = False
