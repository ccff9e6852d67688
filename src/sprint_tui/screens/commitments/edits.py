"""What the keys of Commitments write: the outcome of a parked line with its action, and the thirty days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sprint_tui.domain import commitments
from sprint_tui.store.tables import Action, Commitment, Decision, FrontlineCard, ParkedItem
from sprint_tui.widgets.binder import between

if TYPE_CHECKING:
    from datetime import date

    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.store.tables import Row
    from sprint_tui.widgets.field import Save

REMOVALS: dict[type[Row], str] = {
    ParkedItem: "remove_parked",
    Action: "remove_action",
    Decision: "remove_decision",
}
"""What removing a row is called in the history, by its kind."""


def make_action(step: Step, rows: SprintRows, item: ParkedItem, owner_id: str | None) -> None:
    """Let somebody do what a parked line says; a line that has its action already gets another name on it."""
    line = step.stored(ParkedItem, item.id)
    if line is None:
        return
    action = action_of(step, line)
    if action is None:
        place = between(rows.actions, "")
        action = step.add(Action, sprint_id=rows.sprint.id, position=place, words=line.words)
    step.edit(action, owner_id=owner_id)
    step.edit(line, outcome="action", action_id=action.id)


def settle(step: Step, item: ParkedItem, outcome: str) -> None:
    """Give a parked line its outcome; an action that it had made goes when nobody has worked on it."""
    action = action_of(step, item)
    if action is not None and commitments.is_as_made(action, item):
        step.remove(action)
    step.edit(item, outcome=outcome, action_id=None)


def remove(step: Step, row: ParkedItem | Action | Decision) -> str:
    """Remove a row; parked lines that made an action are open again. Return the key of what to say."""
    lines = step.stored_where(ParkedItem, "action_id", row.id) if isinstance(row, Action) else []
    for line in lines:
        step.edit(line, outcome="", action_id=None)
    step.remove(row)
    if isinstance(row, ParkedItem) and row.action_id:
        return "commitments.action_stays"
    return "commitments.line_is_open" if lines else "said.removed"


def action_of(step: Step, item: ParkedItem) -> Action | None:
    """Return the action that a parked line has become."""
    return step.stored(Action, item.action_id) if item.action_id else None


def saving_words(item: ParkedItem) -> Save:
    """Return what stores a parked line's words; its action says the same, unless somebody gave it others."""

    def save(step: Step, words: Any) -> None:
        line = step.stored(ParkedItem, item.id)
        action = action_of(step, line) if line is not None else None
        if line is not None and action is not None and action.words == line.words:
            step.edit(action, words=words)
        step.edit(item, words=words)

    return save


def saving_thirty_days(sprint_id: str, name: str, today: date) -> Save:
    """Return what stores a field of the thirty days, which begin with their first answer."""

    def save(step: Step, value: Any) -> None:
        there = step.stored_where(Commitment, "sprint_id", sprint_id)
        days = {"starts": today, "due": commitments.live_by(today)}
        stored = there[0] if there else step.add(Commitment, sprint_id=sprint_id, **days)
        if name == "starts":
            step.edit(stored, due=commitments.followed(stored.due, stored.starts, value))
        step.edit(stored, **{name: value})

    return save


def saving_card(sprint_id: str, name: str) -> Save:
    """Return what stores a field of the card for the front line, which begins with its first answer."""

    def save(step: Step, value: Any) -> None:
        there = step.stored_where(FrontlineCard, "sprint_id", sprint_id)
        if there or value.strip():
            step.edit(there[0] if there else step.add(FrontlineCard, sprint_id=sprint_id), **{name: value})

    return save
