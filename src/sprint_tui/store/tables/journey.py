"""The map: stages, touchpoints, and the evidence behind them."""

# No postponed annotations in this module: SQLModel reads the types when a class is made.
from sqlalchemy import CheckConstraint
from sqlmodel import Field

from sprint_tui.domain import codes
from sprint_tui.store.tables.base import Ordered, code, code_set, naming, part_of


class JourneyMap(Ordered, table=True):
    """The journey of one segment."""

    segment_id: str = part_of("segment")
    kind: str = code("kind", codes.MAPS)


class Stage(Ordered, table=True):
    """One stage of a journey, as the customer sees it."""

    map_id: str = part_of("journey_map")
    name: str = ""
    phase: str = code("phase", codes.PHASES)


class Touchpoint(Ordered, table=True):
    """One contact within a stage, with its lanes. `feeling` runs from -2 to +2."""

    stage_id: str = part_of("stage")
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
    gap: str = code("gap", codes.GAPS)
    flags: str = code_set("flags", codes.FLAGS)
    owner_id: str | None = naming("participant")
    owner_team: str = ""


class Evidence(Ordered, table=True):
    """A quote, a number or a story behind a touchpoint; its date is text, as people know it."""

    touchpoint_id: str = part_of("touchpoint")
    kind: str = code("kind", codes.EVIDENCE)
    words: str = ""
    source: str = ""
    dated: str = ""
