"""The drafts that people bring: whose they are, what they really said, and what the team made of them."""

# No postponed annotations in this module: SQLModel reads the types when a class is made.
from sqlmodel import Field

from sprint_tui.domain import codes
from sprint_tui.store.tables.base import Ordered, Row, code, naming, part_of


class Draft(Row, table=True):
    """One map of kind `draft`: who drew it, and what the file held that no field of ours does."""

    map_id: str = Field(foreign_key="journey_map.id", ondelete="CASCADE", index=True, unique=True)
    participant_id: str | None = naming("participant")
    """Empty once that person has left the roster: what they brought stays."""
    notes: str = ""


class TouchpointNote(Row, table=True):
    """Beside a touchpoint: one line why promise and delivery part, and what a draft said of the feeling."""

    touchpoint_id: str = Field(foreign_key="touchpoint.id", ondelete="CASCADE", index=True, unique=True)
    gap_line: str = ""
    feeling_written: str = ""
    carries: str = ""
    """The phrase of the promise that this touchpoint carries."""


class Candidate(Ordered, table=True):
    """One line of the line-up for a team's map: what drafts brought, kept, parked or still open."""

    map_id: str = part_of("journey_map")
    stage_name: str = ""
    phase: str = code("phase", codes.PHASES)
    name: str = ""
    state: str = code("state", codes.LINE_UP)
    touchpoint_id: str | None = naming("touchpoint")
    """The team's touchpoint, once the candidate is kept."""


class DraftMatch(Row, table=True):
    """Where a draft's touchpoint stands in the line-up, and how it came there."""

    touchpoint_id: str = Field(foreign_key="touchpoint.id", ondelete="CASCADE", index=True, unique=True)
    candidate_id: str | None = naming("candidate")
    """Empty for one that matches nothing: it is listed, never dropped."""
    how: str = code("how", codes.MATCHED)


class CellSource(Row, table=True):
    """A person whose draft stands behind a cell of the team's map. A cell without any is the team's own."""

    touchpoint_id: str = part_of("touchpoint")
    lane: str = Field(schema_extra={"pattern": "^[a-z_]+$"})
    source_id: str | None = naming("touchpoint")
    """The draft's touchpoint that said it."""
    participant_id: str | None = naming("participant")
    way: str = code("way", codes.TAKEN)
