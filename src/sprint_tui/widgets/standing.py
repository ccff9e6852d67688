"""How far each stage is, and what the first line keeps in sight: read from the rows for every stage alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sprint_tui.content.keys import READING_PARTS
from sprint_tui.content.phrases import business
from sprint_tui.domain import brief, drafting, rehearsing, route
from sprint_tui.domain import pace as pacing
from sprint_tui.domain.checklist import ITEMS
from sprint_tui.store.drafts import draft_facts, draft_map_of, has_answered, who_prepares
from sprint_tui.store.facts import maps_in_play, segments_in_play
from sprint_tui.store.lineup import line_up_of
from sprint_tui.widgets.frame import AnchorView, RailStage
from sprint_tui.widgets.prep_counts import task_counts

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.facts import SprintFacts
    from sprint_tui.store.rows import SprintRows


def anchor_view(rows: SprintRows, content: Content, state: str, at: str) -> AnchorView:
    """Return what the first line shows; `state` and `at` say whether and when all was stored."""
    sprint = rows.sprint
    segments = " · ".join(segment.name for segment in segments_in_play(rows) if segment.name)
    square = business(content, sprint.audience, sprint.offer)
    return AnchorView(sprint.promise, sprint.title, segments, square, state, at)


def rail_stages(rows: SprintRows, facts: SprintFacts, content: Content) -> Sequence[RailStage]:
    """Return the stages for the rail, with how much of each is there."""
    said = sum(answer.answer == "yes" for answer in rows.answers)
    owed: dict[str, list[bool]] = {
        "reading": _read(rows),
        "brief": [piece.is_there for piece in (*brief.introduction(facts), *brief.whom_and_what(facts))],
        "prep": _prepared(rows, content),
        "tune_in": _answered(rows, content, "tune_in"),
        "compare": [bool(line.state) for one in maps_in_play(rows) for line in line_up_of(rows, one.id)],
        "think": _drafted(rows),
        "rehearsal": _rehearsed(rows),
        "journey": pacing.owed("journey", facts),
        "picker": pacing.owed("picks", facts),
        "ownership": pacing.owed("ownership", facts),
        "commitments": pacing.owed("actions", facts),
        "checklist": [number < said for number in range(len(ITEMS))],
    }
    words = content.words
    return [
        RailStage(
            key=one.key,
            name=words(f"stages.{one.key}"),
            group=words(f"groups.{one.group}"),
            done=sum(owed.get(one.key, [])),
            total=len(owed.get(one.key, [])),
        )
        for one in route.ROUTE
    ]


def _prepared(rows: SprintRows, content: Content) -> list[bool]:
    """Return which tasks of the preparation are done by the person who prepares here; none for nobody."""
    person = who_prepares(rows)
    if person is None:
        return []
    return [count.is_there for count in task_counts(rows, content, person).values()]


def _answered(rows: SprintRows, content: Content, *groups: str) -> list[bool]:
    """Return which questions of these groups the person who prepares here has answered; none for nobody."""
    person = who_prepares(rows)
    if person is None:
        return []
    return [has_answered(rows, person.id, question.key) for question in content.questions(*groups)]


def _read(rows: SprintRows) -> list[bool]:
    """Return which parts the person who prepares here has read; nothing is owed while nobody does."""
    person = who_prepares(rows)
    if person is None:
        return []
    ticks = {one.key for one in rows.said if one.participant_id == person.id}
    return [f"tick.reading.{part}" in ticks for part in READING_PARTS]


def _drafted(rows: SprintRows) -> list[bool]:
    """Return which pieces of a draft the person who prepares here has; none for nobody."""
    person = who_prepares(rows)
    if person is None:
        return []
    drafts = (draft_map_of(rows, person.id, segment.id) for segment in segments_in_play(rows))
    return [piece for one in drafts for piece in drafting.owed(draft_facts(rows, one.id if one else ""))]


def _rehearsed(rows: SprintRows) -> list[bool]:
    """Return which things a rehearsal has left behind with the person who prepares here."""
    person = who_prepares(rows)
    if person is None:
        return []
    points = sum(one.participant_id == person.id for one in rows.speaking_points)
    insight, decision = (has_answered(rows, person.id, key) for key in ("insight.1", "decide.1"))
    return rehearsing.owed(points, has_insight=insight, has_decision=decision)
