"""The six: picks, what they answer to, how they are measured, and the promises made for them."""

# No postponed annotations in this module: SQLModel reads the types when a class is made.
from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

from sprint_tui.domain import codes
from sprint_tui.store.tables.base import Ordered, Row, code, code_set, naming, part_of


class Pick(Ordered, table=True):
    """A WOW or a Just Better on a map, with its answers, its owner, its deadline and its status."""

    __table_args__ = (
        CheckConstraint(
            "state <> 'chosen' OR (touchpoint_id IS NOT NULL AND rank IS NOT NULL)", name="chosen_has_place"
        ),
        Index(
            "uq_pick_chosen_touchpoint", "touchpoint_id", unique=True, sqlite_where=text("state = 'chosen'")
        ),
        Index(
            "uq_pick_chosen_rank",
            "map_id",
            "kind",
            "rank",
            unique=True,
            sqlite_where=text("state = 'chosen'"),
        ),
    )
    map_id: str = part_of("journey_map")
    kind: str = code("kind", codes.PICKS)
    state: str = code("state", codes.PICK_STATES)
    touchpoint_id: str | None = Field(
        default=None, foreign_key="touchpoint.id", ondelete="CASCADE", index=True
    )
    rank: int | None = Field(
        default=None, ge=1, sa_column_args=[CheckConstraint("rank >= 1", name="rank_counts")]
    )
    change_line: str = ""
    memorable: str = ""
    emotion: str = ""
    needed: str = ""
    success: str = ""
    test_promise: str = code("test_promise", codes.TESTS)
    because_promise: str = ""
    test_segment: str = code("test_segment", codes.TESTS)
    because_segment: str = ""
    sparks: str = code_set("sparks", codes.SPARKS)
    because_spark: str = ""
    execution: str = ""
    focus: str = code_set("focus", codes.FOCUS)
    norm: str = ""
    aim: str = ""
    owner_id: str | None = naming("participant")
    owner_team: str = ""
    deadline: date | None = None
    status: str = code("status", codes.STATUSES)
    dropped_reason: str = ""


class Serves(Row, table=True):
    """A touchpoint or a pick answers to one pain or gain."""

    __table_args__ = (
        CheckConstraint("(touchpoint_id IS NULL) <> (pick_id IS NULL)", name="one_side"),
        Index("uq_serves_touchpoint", "touchpoint_id", "trait_id", unique=True),
        Index("uq_serves_pick", "pick_id", "trait_id", unique=True),
    )
    trait_id: str = part_of("trait")
    touchpoint_id: str | None = Field(
        default=None, foreign_key="touchpoint.id", ondelete="CASCADE", index=True
    )
    pick_id: str | None = Field(default=None, foreign_key="pick.id", ondelete="CASCADE", index=True)


class Kpi(Ordered, table=True):
    """How a pick is measured: what is counted, from where to where, by when."""

    pick_id: str = part_of("pick")
    name: str = ""
    formula: str = ""
    definition: str = ""
    unit: str = ""
    direction: str = code("direction", codes.DIRECTIONS)
    perspective: str = code("perspective", codes.PERSPECTIVES)
    timing: str = code("timing", codes.TIMINGS)
    baseline: float | None = None
    baseline_on: date | None = None
    measure_by: date | None = None
    target: float | None = None
    target_on: date | None = None
    frequency: str = ""
    measured_by_id: str | None = naming("participant")


class PickNote(Row, table=True):
    """Beside a pick: why the decider chose against the vote, and what makes it last once it is live."""

    pick_id: str = Field(foreign_key="pick.id", ondelete="CASCADE", index=True, unique=True)
    against_vote: str = ""
    training: str = code("training", codes.TRAINING)
    rollback: str = ""
    is_tracked: bool = False
    is_in_team_kpis: bool = False


class Helper(Row, table=True):
    """Somebody who helps with a pick; its owner stays one person."""

    __table_args__ = (Index("uq_helper", "pick_id", "participant_id", unique=True),)
    pick_id: str = part_of("pick")
    participant_id: str = part_of("participant")


class OwnerYes(Row, table=True):
    """The owner said yes to a pick, aloud, at this moment."""

    pick_id: str = Field(foreign_key="pick.id", ondelete="CASCADE", index=True, unique=True)
    participant_id: str | None = naming("participant")
    at: datetime


class Commitment(Row, table=True):
    """The one WOW that goes live within 30 days, and its first step."""

    sprint_id: str = Field(foreign_key="sprint.id", ondelete="CASCADE", index=True, unique=True)
    pick_id: str | None = naming("pick")
    first_step: str = ""
    frontline_message: str = ""
    starts: date | None = None
    due: date | None = None


class FrontlineCard(Row, table=True):
    """The page that the front line gets of the 30-day WOW: what changes, what they may decide, up to what."""

    sprint_id: str = Field(foreign_key="sprint.id", ondelete="CASCADE", index=True, unique=True)
    changes: str = ""
    may_decide: str = ""
    up_to: str = ""


class SignOff(Row, table=True):
    """A function has said, at this moment, that it carries the same promise."""

    __table_args__ = (Index("uq_sign_off_function", "sprint_id", "function", unique=True),)
    sprint_id: str = part_of("sprint")
    function: str = code("function", ("", *codes.SIGN_OFFS))
    participant_id: str | None = naming("participant")
    at: datetime
