"""Every stored entity, declared once. Rules of counts (5 to 8, 3 + 3) are in `domain`, not here."""

from sprint_tui.store.tables.base import Ordered, Row, columns, core, foreign_keys, table_name
from sprint_tui.store.tables.brief import InsideWord, Participant, Segment, Sprint, Trait
from sprint_tui.store.tables.drafts import Candidate, CellSource, Draft, DraftMatch, TouchpointNote
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
from sprint_tui.store.tables.prep import Answer, Preparation, PrepEvent, SpeakingPoint
from sprint_tui.store.tables.upgrades import (
    Commitment,
    FrontlineCard,
    Helper,
    Kpi,
    OwnerYes,
    Pick,
    PickNote,
    Serves,
    SignOff,
)
from sprint_tui.store.tables.vote import Ballot, Vote

__all__ = [
    "ENTITIES",
    "PART_OF",
    "Action",
    "Answer",
    "Ballot",
    "Candidate",
    "CellSource",
    "Change",
    "ChecklistAnswer",
    "ClockEvent",
    "Commitment",
    "Decision",
    "Draft",
    "DraftMatch",
    "Evidence",
    "FrontlineCard",
    "Helper",
    "InsideWord",
    "JourneyMap",
    "Kpi",
    "Meeting",
    "Ordered",
    "OwnerYes",
    "ParkedItem",
    "Participant",
    "Pick",
    "PickNote",
    "PlannedBlock",
    "PrepEvent",
    "Preparation",
    "Row",
    "Segment",
    "Serves",
    "SignOff",
    "Snapshot",
    "SpeakingPoint",
    "Sprint",
    "Stage",
    "Touchpoint",
    "TouchpointNote",
    "Trait",
    "Vote",
    "columns",
    "core",
    "foreign_keys",
    "table_name",
]

ENTITIES: dict[str, type[Row]] = {
    table_name(table.__name__): table
    for table in (
        *(Sprint, Segment, Trait, Participant, JourneyMap, Stage, Touchpoint, Evidence, Pick, Serves),
        *(Kpi, OwnerYes, Commitment, Meeting, PlannedBlock, ClockEvent, Action, ParkedItem, Decision),
        *(ChecklistAnswer, Snapshot),
        *(Draft, TouchpointNote, Candidate, DraftMatch, CellSource),
        *(Preparation, PrepEvent, Answer, SpeakingPoint),
        *(Ballot, Vote, PickNote, Helper, FrontlineCard, SignOff, InsideWord),
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
    Draft: ("map_id", JourneyMap),
    TouchpointNote: ("touchpoint_id", Touchpoint),
    Candidate: ("map_id", JourneyMap),
    DraftMatch: ("touchpoint_id", Touchpoint),
    CellSource: ("touchpoint_id", Touchpoint),
    Preparation: ("participant_id", Participant),
    PrepEvent: ("participant_id", Participant),
    Answer: ("sprint_id", Sprint),
    SpeakingPoint: ("participant_id", Participant),
    Ballot: ("map_id", JourneyMap),
    Vote: ("ballot_id", Ballot),
    PickNote: ("pick_id", Pick),
    Helper: ("pick_id", Pick),
    FrontlineCard: ("sprint_id", Sprint),
    SignOff: ("sprint_id", Sprint),
    InsideWord: ("sprint_id", Sprint),
}
"""What each kind of row is part of, and by which column: the one path from a row to its sprint."""
