"""Every stored entity, declared once. Rules of counts (5 to 8, 3 + 3) are in `domain`, not here."""

from sprint_tui.store.tables.base import Ordered, Row, columns, foreign_keys, table_name
from sprint_tui.store.tables.brief import Participant, Segment, Sprint, Trait
from sprint_tui.store.tables.history import Change
from sprint_tui.store.tables.journey import Evidence, JourneyMap, Stage, Touchpoint
from sprint_tui.store.tables.meeting import (
    Action,
    ChecklistAnswer,
    ClockEvent,
    Decision,
    Meeting,
    ParkedItem,
    PlannedBlock,
    Snapshot,
)
from sprint_tui.store.tables.upgrades import Commitment, Kpi, OwnerYes, Pick, Serves

__all__ = [
    "ENTITIES",
    "PART_OF",
    "Action",
    "Change",
    "ChecklistAnswer",
    "ClockEvent",
    "Commitment",
    "Decision",
    "Evidence",
    "JourneyMap",
    "Kpi",
    "Meeting",
    "Ordered",
    "OwnerYes",
    "ParkedItem",
    "Participant",
    "Pick",
    "PlannedBlock",
    "Row",
    "Segment",
    "Serves",
    "Snapshot",
    "Sprint",
    "Stage",
    "Touchpoint",
    "Trait",
    "columns",
    "foreign_keys",
    "table_name",
]

ENTITIES: dict[str, type[Row]] = {
    table_name(table.__name__): table
    for table in (
        *(Sprint, Segment, Trait, Participant, JourneyMap, Stage, Touchpoint, Evidence, Pick, Serves),
        *(Kpi, OwnerYes, Commitment, Meeting, PlannedBlock, ClockEvent, Action, ParkedItem, Decision),
        *(ChecklistAnswer, Snapshot),
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
    Meeting: ("sprint_id", Sprint),
    PlannedBlock: ("sprint_id", Sprint),
    ClockEvent: ("sprint_id", Sprint),
    Action: ("sprint_id", Sprint),
    ParkedItem: ("sprint_id", Sprint),
    Decision: ("sprint_id", Sprint),
    ChecklistAnswer: ("sprint_id", Sprint),
    Snapshot: ("sprint_id", Sprint),
}
"""What each kind of row is part of, and by which column: the one path from a row to its sprint."""
