"""Nouns over the drafts and preparations of a sprint: whose, on which segment, and what is said."""

from __future__ import annotations

from sprint_tui.domain import route
from sprint_tui.domain.drafting import DraftFacts
from sprint_tui.store.facts import map_of
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import (
    Answer,
    Draft,
    JourneyMap,
    Participant,
    Pick,
    Preparation,
    TouchpointNote,
)


def draft_maps(rows: SprintRows, segment_id: str) -> tuple[JourneyMap, ...]:
    """Return the drafts of a segment's journey, in the order in which they came."""
    return tuple(one for one in rows.maps if one.segment_id == segment_id and one.kind == "draft")


def draft_of(rows: SprintRows, map_id: str) -> Draft | None:
    """Return what is known of a draft's map: who drew it."""
    return next((one for one in rows.drafts if one.map_id == map_id), None)


def draft_map_of(rows: SprintRows, participant_id: str, segment_id: str) -> JourneyMap | None:
    """Return one person's draft of a segment's journey."""
    theirs = {one.map_id for one in rows.drafts if one.participant_id == participant_id}
    return next((one for one in draft_maps(rows, segment_id) if one.id in theirs), None)


def touchpoints_of(rows: SprintRows, participant_id: str) -> int:
    """Return how many touchpoints a person has brought, on all their drafts."""
    mine = (one.map_id for one in rows.drafts if one.participant_id == participant_id)
    return sum(len(rows.touchpoints_of(map_id)) for map_id in mine)


def note_of(rows: SprintRows, touchpoint_id: str) -> TouchpointNote | None:
    """Return what is noted beside a touchpoint."""
    return next((one for one in rows.touchpoint_notes if one.touchpoint_id == touchpoint_id), None)


def preparation_of(rows: SprintRows, participant_id: str) -> Preparation | None:
    """Return one person's preparation; None while nothing is known of it."""
    return next((one for one in rows.preparations if one.participant_id == participant_id), None)


def who_prepares(rows: SprintRows) -> Participant | None:
    """Return the person who prepares in this copy of the sprint."""
    mine = next((one for one in rows.preparations if one.is_mine), None)
    return rows.participant(mine.participant_id) if mine is not None else None


def has_others(rows: SprintRows) -> bool:
    """Say whether there is a draft of anybody but the person who prepares in this copy of the sprint."""
    person = who_prepares(rows)
    return any(person is None or one.participant_id != person.id for one in rows.drafts)


def answers_to(rows: SprintRows, key: str, participant_id: str | None = None) -> tuple[Answer, ...]:
    """Return one person's lines (None: the team's) to a question, in order."""
    found = (one for one in rows.said if one.key == key and one.participant_id == participant_id)
    return tuple(sorted(found, key=lambda one: one.part))


def has_answered(rows: SprintRows, participant_id: str, key: str) -> bool:
    """Say whether a person answered a question; a list counts with its first line."""
    return any(one.words.strip() for one in answers_to(rows, key, participant_id))


def ideas_on(rows: SprintRows, map_id: str, kind: str) -> tuple[Pick, ...]:
    """Return the WOW or Just Better ideas on a draft, in order; a private one is no proposal yet."""
    states = {"proposal", "candidate"}
    return tuple(
        one for one in rows.picks if (one.map_id, one.kind) == (map_id, kind) and one.state in states
    )


def draft_facts(rows: SprintRows, map_id: str) -> DraftFacts:
    """Return a draft as the rules look at it."""
    touchpoints = rows.touchpoints_of(map_id)
    notes = {one.touchpoint_id for one in rows.touchpoint_notes if one.gap_line.strip()}
    wows = [one for one in ideas_on(rows, map_id, "wow") if one.change_line.strip()]
    return DraftFacts(
        touchpoints=touchpoints,
        lined=frozenset(one.id for one in touchpoints if one.id in notes),
        wows=len(wows),
        needed=sum(bool(one.needed.strip()) for one in wows),
        betters=sum(bool(one.change_line.strip()) for one in ideas_on(rows, map_id, "better")),
    )


def stage_of(rows: SprintRows, entity: str, row_id: str, field: str) -> str:
    """Return the stage that shows a row and field: what stands on somebody's draft is not the team's map."""
    row = rows.by_id.get(row_id)
    if isinstance(row, Answer):
        return route.stage_of_answer(row.key) or route.stage_of(entity, field)
    is_drawn = row is not None and draft_of(rows, map_of(rows, row_id)) is not None
    return "think" if is_drawn else route.stage_of(entity, field)
