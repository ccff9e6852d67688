"""Every stored entity, declared once. Rules of counts (5 to 8, 3 + 3) are in `domain`, not here."""

# No postponed annotations in this module: SQLModel reads the types when a class is made.
import re
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, MetaData, text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from sprint_tui.domain import clock, codes

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
ID_PATTERN = "^[a-z2-7]{12}$"


def table_name(class_name: str) -> str:
    """Return `journey_map` for `JourneyMap`."""
    return re.sub("(?<=[a-z])(?=[A-Z])", "_", class_name).lower()


def columns(table: type[SQLModel]) -> Any:
    """Return a table's columns by name: what queries are written with."""
    return table.__table__.c  # type: ignore[attr-defined]


def foreign_keys(table: type[SQLModel]) -> Any:
    """Return the references that a table's rows hold."""
    return table.__table__.foreign_keys  # type: ignore[attr-defined]


def _code(column: str, known: tuple[str, ...]) -> Any:
    """Return a text field that holds one of the known codes; the first is its default."""
    listed = ", ".join(f"'{code}'" for code in known)
    return Field(
        default=known[0],
        schema_extra={"pattern": f"^({'|'.join(known)})$"},
        sa_column_args=[CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")],
    )


def _codes(column: str, known: tuple[str, ...]) -> Any:
    """Return a text field that holds any of the known codes, parted by spaces."""
    rest, each = column, "|".join(known)
    for code in known:
        rest = f"replace({rest}, '{code}', '')"
    return Field(
        default="",
        schema_extra={"pattern": f"^(({each})( ({each}))*)?$"},
        sa_column_args=[CheckConstraint(f"trim({rest}) = ''", name=f"{column}_known")],
    )


def _of(parent: str) -> Any:
    """Return the field that ties a row to the row it is part of: it goes when that goes."""
    return Field(foreign_key=f"{parent}.id", ondelete="CASCADE", index=True)


def _to(other: str) -> Any:
    """Return a field that names another row, and is empty again when that goes."""
    return Field(default=None, foreign_key=f"{other}.id", ondelete="SET NULL", index=True)


class Row(SQLModel):
    """What every row has: a random id, the same in every store and file."""

    metadata = MetaData(naming_convention=NAMES)

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 - SQLAlchemy hands the class
        """Name the table as the class, in small letters parted by underscores."""
        return table_name(cls.__name__)

    id: str = Field(primary_key=True, schema_extra={"pattern": ID_PATTERN})
    from_id: str = ""
    """The row that this one was copied from, in another sprint; empty for none."""


class Ordered(Row):
    """A row with a place among its siblings: a fractional key (`domain/order.py`), never unique."""

    position: str = Field(schema_extra={"pattern": "^[0-9a-z]+$"})


class Sprint(Row, table=True):
    """One sprint of one team. Instants are UTC; `zone` (IANA) is the one its dates are said in."""

    title: str = Field(
        schema_extra={"min_length": 1}, sa_column_args=[CheckConstraint("title <> ''", name="title_given")]
    )
    team: str = ""
    audience: str = _code("audience", codes.AUDIENCES)
    offer: str = _code("offer", codes.OFFERS)
    previous: str = ""
    vision: str = ""
    strategy: str = ""
    promise: str = ""
    tone: str = ""
    ten_words: str = ""
    weak_on_purpose: str = ""
    decision_method: str = _code("decision_method", codes.DECISIONS)
    zone: str = "UTC"
    meeting_start: datetime | None = None
    complete_by: date | None = None
    feedback_by: date | None = None
    audit_on: date | None = None
    content_id: str = ""
    content_version: int = 1
    created_at: datetime
    changed_at: datetime = Field(index=True)
    submitted_at: datetime | None = None
    trashed_at: datetime | None = None


class Segment(Ordered, table=True):
    """Whom the sprint serves, by what they do. A B2B + B2C mix has two, each with its map."""

    sprint_id: str = _of("sprint")
    market: str = _code("market", codes.MARKETS)
    name: str = ""
    behaviour: str = ""
    would_tell: str = ""
    wont_pay: str = ""
    promise: str = ""


class Trait(Ordered, table=True):
    """One pain, gain or priority of a segment."""

    segment_id: str = _of("segment")
    kind: str = _code("kind", codes.TRAITS)
    words: str = ""


class Participant(Ordered, table=True):
    """One person of the team."""

    sprint_id: str = _of("sprint")
    name: str = ""
    function: str = ""
    roles: str = _codes("roles", codes.ROLES)
    is_present: bool = True
    has_draft: bool = False


class JourneyMap(Ordered, table=True):
    """The journey of one segment."""

    segment_id: str = _of("segment")
    kind: str = _code("kind", codes.MAPS)


class Stage(Ordered, table=True):
    """One stage of a journey, as the customer sees it."""

    map_id: str = _of("journey_map")
    name: str = ""
    phase: str = _code("phase", codes.PHASES)


class Touchpoint(Ordered, table=True):
    """One contact within a stage, with its lanes. `feeling` runs from -2 to +2."""

    stage_id: str = _of("stage")
    name: str = ""
    goal: str = ""
    action: str = ""
    thought: str = ""
    feeling: int | None = Field(
        default=None,
        ge=-2,
        le=2,
        sa_column_args=[CheckConstraint("feeling BETWEEN -2 AND 2", name="feeling_range")],
    )
    channel: str = ""
    expected: str = ""
    promised: str = ""
    delivered: str = ""
    gap: str = _code("gap", codes.GAPS)
    flags: str = _codes("flags", codes.FLAGS)
    owner_id: str | None = _to("participant")
    owner_team: str = ""


class Evidence(Ordered, table=True):
    """A quote, a number or a story behind a touchpoint; its date is text, as people know it."""

    touchpoint_id: str = _of("touchpoint")
    kind: str = _code("kind", codes.EVIDENCE)
    words: str = ""
    source: str = ""
    dated: str = ""


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
    map_id: str = _of("journey_map")
    kind: str = _code("kind", codes.PICKS)
    state: str = _code("state", codes.PICK_STATES)
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
    test_promise: str = _code("test_promise", codes.TESTS)
    because_promise: str = ""
    test_segment: str = _code("test_segment", codes.TESTS)
    because_segment: str = ""
    sparks: str = _codes("sparks", codes.SPARKS)
    because_spark: str = ""
    execution: str = ""
    focus: str = _codes("focus", codes.FOCUS)
    norm: str = ""
    aim: str = ""
    owner_id: str | None = _to("participant")
    owner_team: str = ""
    deadline: date | None = None
    status: str = _code("status", codes.STATUSES)
    dropped_reason: str = ""


class Serves(Row, table=True):
    """A touchpoint or a pick answers to one pain or gain."""

    __table_args__ = (
        CheckConstraint("(touchpoint_id IS NULL) <> (pick_id IS NULL)", name="one_side"),
        Index("uq_serves_touchpoint", "touchpoint_id", "trait_id", unique=True),
        Index("uq_serves_pick", "pick_id", "trait_id", unique=True),
    )
    trait_id: str = _of("trait")
    touchpoint_id: str | None = Field(
        default=None, foreign_key="touchpoint.id", ondelete="CASCADE", index=True
    )
    pick_id: str | None = Field(default=None, foreign_key="pick.id", ondelete="CASCADE", index=True)


class Kpi(Ordered, table=True):
    """How a pick is measured: what is counted, from where to where, by when."""

    pick_id: str = _of("pick")
    name: str = ""
    formula: str = ""
    definition: str = ""
    unit: str = ""
    direction: str = _code("direction", codes.DIRECTIONS)
    perspective: str = _code("perspective", codes.PERSPECTIVES)
    timing: str = _code("timing", codes.TIMINGS)
    baseline: float | None = None
    baseline_on: date | None = None
    measure_by: date | None = None
    target: float | None = None
    target_on: date | None = None
    frequency: str = ""
    measured_by_id: str | None = _to("participant")


class OwnerYes(Row, table=True):
    """The owner said yes to a pick, aloud, at this moment."""

    pick_id: str = Field(foreign_key="pick.id", ondelete="CASCADE", index=True, unique=True)
    participant_id: str | None = _to("participant")
    at: datetime


class Commitment(Row, table=True):
    """The one WOW that goes live within 30 days, and its first step."""

    sprint_id: str = Field(foreign_key="sprint.id", ondelete="CASCADE", index=True, unique=True)
    pick_id: str | None = _to("pick")
    first_step: str = ""
    frontline_message: str = ""
    starts: date | None = None
    due: date | None = None


class ClockEvent(Ordered, table=True):
    """One press of a clock key: UTC, the machine's start, its seconds since then; `amount` in seconds."""

    sprint_id: str = _of("sprint")
    kind: str = _code("kind", clock.KINDS)
    block: str = ""
    amount: int = 0
    reason: str = ""
    at: datetime
    boot: str = ""
    seconds: float = 0.0


class ChecklistAnswer(Row, table=True):
    """Yes, no or open to one item; the reason says why a Yes without proof is meant all the same."""

    __table_args__ = (Index("uq_checklist_answer_item", "sprint_id", "item", unique=True),)
    sprint_id: str = _of("sprint")
    item: str
    answer: str = _code("answer", codes.ANSWERS)
    reason: str = ""


class Snapshot(Row, table=True):
    """The sprint as it was submitted: `body` is the json of format 1."""

    sprint_id: str = _of("sprint")
    at: datetime
    body: str


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
    scope: str = _code("scope", codes.SCOPES)
    label: str = ""
    kind: str = _code("kind", ("add", "edit", "remove", "move"))
    entity: str
    entity_id: str
    field: str = ""
    before: str | None = None
    after: str | None = None
    undoes: str = ""


ENTITIES: dict[str, type[Row]] = {
    table_name(table.__name__): table
    for table in (
        *(Sprint, Segment, Trait, Participant, JourneyMap, Stage, Touchpoint, Evidence, Pick, Serves),
        *(Kpi, OwnerYes, Commitment, ClockEvent, ChecklistAnswer, Snapshot),
    )
}
"""Each kind of row by the name of its table, parents before the rows that hang on them."""

PART_OF: dict[type[Row], tuple[str, type[Row]]] = {
    Segment: ("sprint_id", Sprint),
    Trait: ("segment_id", Segment),
    Participant: ("sprint_id", Sprint),
    JourneyMap: ("segment_id", Segment),
    Stage: ("map_id", JourneyMap),
    Touchpoint: ("stage_id", Stage),
    Evidence: ("touchpoint_id", Touchpoint),
    Pick: ("map_id", JourneyMap),
    Serves: ("trait_id", Trait),
    Kpi: ("pick_id", Pick),
    OwnerYes: ("pick_id", Pick),
    Commitment: ("sprint_id", Sprint),
    ClockEvent: ("sprint_id", Sprint),
    ChecklistAnswer: ("sprint_id", Sprint),
    Snapshot: ("sprint_id", Sprint),
}
"""What each kind of row is part of, and by which column: the one path from a row to its sprint."""
