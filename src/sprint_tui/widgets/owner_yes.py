"""The owner's yes to an upgrade, said aloud: the same key wherever an upgrade stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from sprint_tui.domain.agreed import Promise, is_other_promise
from sprint_tui.store.tables import Kpi, OwnerYes, Pick
from sprint_tui.widgets.field import Field, not_typed

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.widgets.stage import StageScreen

V = TypeVar("V")


def turn_yes(stage: StageScreen, pick: Pick) -> bool:
    """Note the owner's yes, or take it back when there is one; say whether there is one now."""
    if pick.owner_id is None:
        stage.refuse("ownership.owner_first")
        return False
    said = stage.rows.yes_to(pick)
    with stage.step("owner_yes") as step:
        for yes in step.stored_where(OwnerYes, "pick_id", pick.id):
            step.remove(yes)
        if said is None:
            step.add(OwnerYes, pick_id=pick.id, participant_id=pick.owner_id, at=stage.desk.now().at)
    return said is None


def ask_again(step: Step, rows: SprintRows, pick: Pick) -> bool:
    """Take each yes back where this step changes what it was said to; say whether the owner's was one.

    One that an owner before said goes too: it would count again when that owner comes back.
    """
    stored = step.stored(Pick, pick.id)
    if stored is None or not _is_any_said(rows, pick):
        return False
    then = Promise(rows.kpis_of(pick.id), pick.deadline)
    now = Promise(step.stored_where(Kpi, "pick_id", pick.id), stored.deadline)
    is_other = is_other_promise(then, now)
    for yes in step.stored_where(OwnerYes, "pick_id", pick.id) if is_other else ():
        step.remove(yes)
    return is_other and rows.yes_to(pick) is not None


def asking_again(field: Field, rows: SprintRows, pick: Pick, words: Words) -> Field:
    """Return the field of an upgrade so that another figure, target or day asks for its yes again."""
    if field.save is not_typed or not _is_any_said(rows, pick):
        return field
    asked, aside = set[bool](), field.aside

    def then_asking(save: Callable[[Step, V], object]) -> Callable[[Step, V], None]:
        def both(step: Step, value: V) -> None:
            save(step, value)
            asked.add(ask_again(step, rows, pick))

        return both

    def said() -> str:
        again = words("ownership.yes_again") if True in asked else ""
        return f"{aside() if aside is not None else ''} {again}".strip()

    take = then_asking(field.take) if field.take is not None else None
    return replace(field, save=then_asking(field.save), take=take, aside=said)


def _is_any_said(rows: SprintRows, pick: Pick) -> bool:
    return any(yes.pick_id == pick.id for yes in rows.yeses)
