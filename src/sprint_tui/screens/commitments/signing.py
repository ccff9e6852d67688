"""The four that carry the same promise, as the form shows and asks them: who said yes for each, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sprint_tui.domain.codes import SIGN_OFFS
from sprint_tui.domain.wording import folded
from sprint_tui.store.tables import SignOff
from sprint_tui.widgets.ink import typed
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.store.tables import Participant
    from sprint_tui.widgets.binder import Binder
    from sprint_tui.widgets.field import Field
    from sprint_tui.widgets.stage import StageScreen

SIGN = "sign_off"
"""In a row's id: one of the four functions."""
COLUMNS = (Column("function", width=20), Column("owner", weight=2, most=34), Column("when", width=26))


def function_of(row_id: str) -> str:
    """Return the function that a row is about; empty for any other row."""
    group, _, function = row_id.partition(":")
    return function if group == SIGN else ""


def sign_rows(rows: SprintRows, content: Content, at: Callable[[datetime], str]) -> Iterator[Row]:
    """Yield a row for each of the four; `at` says a moment."""
    for function in SIGN_OFFS:
        said = said_for(rows, function)
        person = rows.participant(said.participant_id) if said is not None else None
        cells = (
            Cell(content.field(SIGN, function).label),
            Cell(typed(person.name).text) if person else Cell("·", "quiet"),
            Cell(f"✓ {at(said.at)}", "done") if said else Cell(f"· {content.words('pick.open')}", "quiet"),
        )
        yield Row(f"{SIGN}:{function}", cells, columns=COLUMNS, lead_width=0, is_whole=True)


def said_for(rows: SprintRows, function: str) -> SignOff | None:
    """Return the yes of a function; None while nobody gave it."""
    return next((one for one in rows.sign_offs if one.function == function), None)


def turn(stage: StageScreen, function: str) -> bool:
    """Note a function's yes, or take it back; say whether it is settled, else somebody must be named."""
    rows, said = stage.rows, said_for(stage.rows, function)
    person = speaks_for(rows.participants, stage.words(f"commitments.speaks.{function}"))
    if said is None and person is None:
        return False
    with stage.step("sign_off") as step:
        if said is not None:
            step.remove(said)
        elif person is not None:
            _note(step, rows.sprint.id, function, person.id, stage.desk.now().at)
    return True


def speaks_for(people: tuple[Participant, ...], words: str) -> Participant | None:
    """Return the one person whose function has one of these words; None for nobody, or several."""
    spoken = [f" {folded(word)} " for word in words.split()]
    found = [one for one in people if any(word in f" {folded(one.function)} " for word in spoken)]
    return found[0] if len(found) == 1 else None


def field_of(binder: Binder, rows: SprintRows, function: str, now: datetime) -> Field:
    """Return the question who says yes for a function."""
    said = said_for(rows, function)

    def save(step: Step, person_id: str | None) -> None:
        _note(step, rows.sprint.id, function, person_id, now)

    field = replace(binder.asked(SIGN, function, f"{SIGN}:{function}", save), did="sign_off")
    return binder.person(field, said.participant_id if said is not None else None)


def _note(step: Step, sprint_id: str, function: str, person_id: str | None, now: datetime) -> None:
    """Note who said yes, and when; whoever is named anew says it now, and nobody takes it back."""
    there = [one for one in step.stored_where(SignOff, "sprint_id", sprint_id) if one.function == function]
    for one in there[:1]:
        if person_id is None:
            step.remove(one)
        else:
            step.edit(one, participant_id=person_id, at=now)
    if not there and person_id is not None:
        step.add(SignOff, sprint_id=sprint_id, function=function, participant_id=person_id, at=now)
