"""The vote on a map: sums over paper slips, and no trace of who wrote which."""

# No postponed annotations in this module: SQLModel reads the types when a class is made.
from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from sprint_tui.domain import codes
from sprint_tui.store.tables.base import Row, code, part_of


class Ballot(Row, table=True):
    """One vote on a map: how many slips were counted, and when the room saw the result."""

    map_id: str = Field(foreign_key="journey_map.id", ondelete="CASCADE", index=True, unique=True)
    slips: int = Field(default=0, ge=0, sa_column_args=[CheckConstraint("slips >= 0", name="slips_count")])
    revealed_at: datetime | None = None


class Vote(Row, table=True):
    """How many slips name a touchpoint as a WOW, or as a Just Better."""

    __table_args__ = (Index("uq_vote", "touchpoint_id", "kind", unique=True),)
    ballot_id: str = part_of("ballot")
    touchpoint_id: str = part_of("touchpoint")
    kind: str = code("kind", codes.PICKS)
    count: int = Field(ge=1, sa_column_args=[CheckConstraint("count >= 1", name="count_counts")])
