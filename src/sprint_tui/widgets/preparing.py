"""Whose preparation this is, and what this person has answered, ticked and noted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sprint_tui.store.drafts import who_prepares
from sprint_tui.store.preparing import prepare_as
from sprint_tui.store.tables import Answer, Participant
from sprint_tui.widgets.ask import AskOne, AskText
from sprint_tui.widgets.binder import between
from sprint_tui.widgets.field import NotUnderstoodError, Option, Save
from sprint_tui.widgets.new_row import NewRow
from sprint_tui.widgets.strip import OTHER

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.widgets.stage import StageScreen

Then = Callable[[Participant], None]


def me(rows: SprintRows) -> Participant | None:
    """Return the person who prepares in this copy of the sprint."""
    return who_prepares(rows)


def ask_who(stage: StageScreen, then: Then, *, again: bool = False) -> None:
    """Go on with the person who prepares here; while nobody does, or `again`, ask who it is."""
    person = me(stage.rows)
    if person is not None and not again:
        then(person)
    elif not stage.desk.door.is_writer:
        stage.refuse("errors.read_only_window")
    elif not stage.rows.participants:
        _ask_name(stage, then)
    else:
        _ask_whom_of_all(stage, then, person)


def _ask_whom_of_all(stage: StageScreen, then: Then, person: Participant | None) -> None:
    """Ask for one of the roster, or somebody who is not on it yet."""
    words = stage.words

    def answered(code: str | None) -> None:
        if code == OTHER:
            _ask_name(stage, then)
        elif code is not None:
            _go_on_as(stage, then, code)

    options = [Option(one.id, one.name, one.function) for one in stage.rows.participants]
    options.append(Option(OTHER, words("fields.new_person")))
    ask = AskOne(
        words,
        words("preparing.who"),
        options,
        words("preparing.why"),
        chosen=person.id if person is not None else "",
    )
    stage.app.push_screen(ask, answered)


def _ask_name(stage: StageScreen, then: Then) -> None:
    """Ask for the name of somebody who is not on the roster yet; esc leaves it open."""
    words = stage.words

    def answered(name: str | None) -> None:
        if name is not None:
            _go_on_as(stage, then, "", name)

    stage.app.push_screen(AskText(words, words("preparing.name"), check=_needed), answered)


def _go_on_as(stage: StageScreen, then: Then, person_id: str, name: str = "") -> None:
    rows = stage.desk.door.rows()
    with stage.step("prepare_as") as step:
        if not person_id:
            position = between(rows.participants, "")
            person_id = step.add(Participant, sprint_id=rows.sprint.id, position=position, name=name).id
        prepare_as(step, rows, person_id)
    stage.reload()
    person = me(stage.rows)
    if person is not None:
        then(person)


def _needed(text: str) -> None:
    if not text:
        raise NotUnderstoodError("nothing_typed")


# What a person answered


def answers_of(rows: SprintRows, person: Participant | None) -> dict[tuple[str, int], str]:
    """Return what a person answered, ticked and noted, by key and line."""
    who = person.id if person is not None else None
    return {(one.key, one.part): one.words for one in rows.said if who and one.participant_id == who}


def answer(rows: SprintRows, person: Participant, key: str, part: int = 0) -> Answer | None:
    """Return the stored answer of a person to a question."""
    mine = (one for one in rows.said if one.participant_id == person.id)
    return next((one for one in mine if (one.key, one.part) == (key, part)), None)


def saving_answer(
    rows: SprintRows, person: Participant, key: str, part: int = 0, *, is_brought: bool = False
) -> Save:
    """Return what stores a person's answer; a new one is brought to the meeting, or private until marked."""
    found = answer(rows, person, key, part)
    if found is not None:
        return lambda step, value: step.edit(found, words=str(value))
    which = {"participant_id": person.id, "key": key, "part": part, "is_brought": is_brought}
    new = NewRow(Answer, sprint_id=rows.sprint.id, **which)

    def save(step: Step, value: Any) -> None:
        if str(value).strip() or new.is_there(step):
            new.put(step, words=str(value))

    return save


def toggle_tick(step: Step, rows: SprintRows, person: Participant, key: str) -> None:
    """Tick something, or take the tick away."""
    found = answer(rows, person, key)
    if found is not None:
        step.remove(found)
    else:
        step.add(Answer, sprint_id=rows.sprint.id, participant_id=person.id, key=key, words="yes")
