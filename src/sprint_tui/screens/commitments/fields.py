"""What Commitments asks: the fields of an action, and who does what was parked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.screens.commitments import edits
from sprint_tui.screens.commitments.view import NEW_ACTION
from sprint_tui.store.tables import Action, ParkedItem
from sprint_tui.widgets.binder import Binder, adding, between
from sprint_tui.widgets.field import Field, Option

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step


def of_action(binder: Binder, action: Action, name: str, content: Content) -> Field:
    """Return a field of an action."""
    if name != "status":
        return binder.field(action, name, "action")
    options = tuple(Option(one.code, one.label, one.hint) for one in content.choices("action"))
    field = binder.asked(
        "action", name, f"{action.id}:{name}", lambda step, code: step.edit(action, status=code)
    )
    return replace(field, options=options, chosen=frozenset({action.status}))


def new_action(binder: Binder, rows: SprintRows) -> Field:
    """Return the field that adds an action, below the others."""
    place = between(rows.actions, "")
    save = adding(Action, "words", sprint_id=rows.sprint.id, position=place)
    return replace(binder.asked("action", "words", NEW_ACTION, save), did="add_action")


def who(binder: Binder, rows: SprintRows, item: ParkedItem, heard: Callable[[], None]) -> Field:
    """Return the question who does what a parked line says; `heard` is told of each answer that is stored."""
    action = rows.by_id.get(item.action_id or "")

    def save(step: Step, person_id: str | None) -> None:
        edits.make_action(step, rows, item, person_id)
        heard()

    field = replace(binder.asked("action", "owner", f"{item.id}:who", save), did="settle")
    return binder.person(field, action.owner_id if isinstance(action, Action) else None, may_be_nobody=True)
