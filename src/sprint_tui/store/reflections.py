"""What a team says looking back as it closes: answers of nobody in particular."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.store.tables import Answer

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step

PREFIX = "reflect."


def is_reflection(answer: Answer) -> bool:
    """Say whether an answer is the team's own, given at the close."""
    return answer.participant_id is None and answer.key.startswith(PREFIX)


def reflection(rows: SprintRows, key: str) -> str:
    """Return the team's answer to a question of the close; empty while there is none."""
    found = (one.words for one in rows.said if is_reflection(one) and one.key == f"{PREFIX}{key}")
    return next(found, "")


def reflect(step: Step, sprint_id: str, key: str, words: str) -> None:
    """Keep the team's answer to a question of the close."""
    said = (one for one in step.stored_where(Answer, "key", f"{PREFIX}{key}") if one.sprint_id == sprint_id)
    answer = next((one for one in said if is_reflection(one)), None)
    if answer is not None:
        step.edit(answer, words=words)
    elif words.strip():
        step.add(Answer, sprint_id=sprint_id, key=f"{PREFIX}{key}", words=words, is_brought=True)
