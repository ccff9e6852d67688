"""How far a person's preparation is, counted from the rows: what there is of each task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain.prep_tasks import ENOUGH, Count
from sprint_tui.store.drafts import preparation_of
from sprint_tui.widgets.preparing import answers_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sprint_tui.content.load import Content
    from sprint_tui.content.prep import PrepTask
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant, Pick, Touchpoint

TICK = "tick."
_SECTIONS = {"juice": "juice", "deep": "deep"}
_GROUPS = {"look_back": "look_back", "tune_in": "tune_in", "questions": "think"}


def tasks_of(rows: SprintRows, content: Content, person: Participant) -> tuple[PrepTask, ...]:
    """Return the tasks of the plan that a person has chosen; those of the longest, while none is."""
    minutes = minutes_of(rows, person) or max(plan.minutes for plan in content.prep.plans)
    return tuple(task for task in content.prep.tasks if minutes in task.plans)


def minutes_of(rows: SprintRows, person: Participant) -> int:
    """Return the minutes that a person has; 0 while they have not said."""
    preparation = preparation_of(rows, person.id)
    return preparation.minutes if preparation is not None else 0


def points_of(rows: SprintRows, person: Participant) -> tuple[Touchpoint, ...]:
    """Return the touchpoints that a person has drafted."""
    theirs = {one.map_id for one in rows.drafts if one.participant_id == person.id}
    return tuple(point for one in rows.maps if one.id in theirs for point in rows.touchpoints_of(one.id))


def ideas_of(rows: SprintRows, person: Participant, kind: str) -> tuple[Pick, ...]:
    """Return a person's WOW or Just Better ideas."""
    theirs = {one.map_id for one in rows.drafts if one.participant_id == person.id}
    return tuple(
        one
        for one in rows.picks
        if one.map_id in theirs and one.kind == kind and (one.touchpoint_id or one.change_line.strip())
    )


def task_counts(rows: SprintRows, content: Content, person: Participant) -> dict[str, Count]:
    """Return how far each task of a person's plan is, in order."""
    counting = _Counting(rows, content, person)
    return {task.key: counting.count(task) for task in tasks_of(rows, content, person)}


def first_unread(rows: SprintRows, content: Content, person: Participant, task: str) -> str:
    """Return the first part of a task to read that a person has not read; empty for another task."""
    if task not in _SECTIONS:
        return ""
    answers, parts = answers_of(rows, person), content.reading.section(_SECTIONS[task]).parts
    return next((part.key for part in parts if (part.tick_key, 0) not in answers), parts[0].key)


class _Counting:
    """Counts for one person."""

    def __init__(self, rows: SprintRows, content: Content, person: Participant) -> None:
        self._rows = rows
        self._content = content
        self._person = person
        self._answers = answers_of(rows, person)

    def count(self, task: PrepTask) -> Count:
        """Return how far one task is."""
        enough = ENOUGH.get(task.key, 0)
        if task.key in _SECTIONS:
            enough = len(self._content.reading.section(_SECTIONS[task.key]).parts)
        mine = preparation_of(self._rows, self._person.id)
        is_handed = task.key == "journey" and mine is not None and mine.handed_over_at is not None
        return Count(self._have(task.key), enough, is_ticked=is_handed or self._is_ticked(TICK + task.key))

    def _have(self, key: str) -> int:
        rows, person = self._rows, self._person
        if key in _GROUPS:
            return self._answered(one.key for one in self._content.questions(_GROUPS[key]))
        if key in _SECTIONS:
            parts = self._content.reading.section(_SECTIONS[key]).parts
            return sum(self._is_ticked(part.tick_key) for part in parts)
        if key == "breaks":
            return sum(
                bool(words.strip()) for (name, _), words in self._answers.items() if name == "breaks.1"
            )
        if key == "draft":
            return len(points_of(rows, person))
        if key == "five":
            return sum(point.feeling is not None for point in points_of(rows, person))
        if key in {"wow", "betters"}:
            return len(ideas_of(rows, person, "wow" if key == "wow" else "better"))
        if key == "speak":
            return sum(one.participant_id == person.id for one in rows.speaking_points)
        return 0

    def _answered(self, keys: Iterable[str]) -> int:
        """Return how many of these questions have an answer."""
        given = {name for (name, _), words in self._answers.items() if words.strip()}
        return sum(key in given for key in keys)

    def _is_ticked(self, key: str) -> bool:
        return (key, 0) in self._answers
