"""A person's own draft of a journey: it begins with its first use, and leaves the team's map alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain.order import key_at
from sprint_tui.store.drafts import draft_map_of, ideas_on
from sprint_tui.store.tables import Draft, JourneyMap, Pick
from sprint_tui.widgets.map_edits import adding_stage
from sprint_tui.widgets.new_row import NewRow

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.store.tables import Participant, Stage
    from sprint_tui.widgets.field import Save


def begin(step: Step, person: Participant, segment_id: str) -> str:
    """Return the id of a person's draft for a segment, begun now where there was none."""
    rows = step.rows()
    there = draft_map_of(rows, person.id, segment_id)
    if there is not None:
        return there.id
    places = [one.position for one in rows.maps]
    position = key_at(places, len(places))
    made = step.add(JourneyMap, segment_id=segment_id, kind="draft", position=position)
    step.add(Draft, map_id=made.id, participant_id=person.id)
    return made.id


def adding_touchpoint(person: Participant, segment_id: str, after: Stage | None) -> Save:
    """Return what stores a new touchpoint in a stage of its own, in a draft that may have to begin first.

    In which phase it lies is open until somebody says so: five quick lines are not all before the purchase.
    """
    begun: dict[str, Save] = {}

    def save(step: Step, name: str) -> None:
        if name.strip() or begun:
            map_id = begin(step, person, segment_id)
            if map_id not in begun:  # also once more when the disk refused the first one
                begun[map_id] = adding_stage(step.rows(), map_id, after, begins="")
            begun[map_id](step, name)

    return save


def adding_idea(rows: SprintRows, map_id: str, kind: str, touchpoint_id: str) -> Save:
    """Return what stores an idea on a touchpoint of a draft."""
    places = [one.position for one in ideas_on(rows, map_id, kind)]
    idea = NewRow(
        Pick,
        map_id=map_id,
        kind=kind,
        state="proposal",
        touchpoint_id=touchpoint_id,
        position=key_at(places, len(places)),
    )

    def save(step: Step, text: str) -> None:
        if text.strip() or idea.is_there(step):
            idea.put(step, change_line=text)

    return save
