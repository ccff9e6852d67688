"""The field of an owner: one person. A team's name is asked about once, and kept when somebody insists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.domain.ownership import names_a_team
from sprint_tui.widgets.field import Field, NotUnderstoodError

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.store.step import Step
    from sprint_tui.store.tables import Pick, Touchpoint
    from sprint_tui.widgets.binder import Binder


def team_words(words: Words) -> frozenset[str]:
    """Return the words that end the name of a team."""
    return frozenset(words("ownership.team_words").split())


def owner_field(binder: Binder, row: Pick | Touchpoint, group: str, words: Words) -> Field:
    """Return the field of a row's owner."""
    return _with_one_person(binder.field(row, "owner_id", group), words)


def _with_one_person(field: Field, words: Words) -> Field:
    """Return the field with a look at the names that are typed."""
    if field.other is None:
        return replace(field, parse=_one_person(words))
    return replace(field, other=replace(field.other, parse=_one_person(words)))


def _one_person(words: Words) -> Callable[[str], str]:
    """Return what reads a name; that of a team is refused at the first enter, and taken at the second."""
    known, asked = team_words(words), set[str]()

    def parse(text: str) -> str:
        name = text.strip()
        if names_a_team(name, known) and name not in asked:
            asked.add(name)
            raise NotUnderstoodError("team_alone", team=name)
        return name

    return parse


def owner_of_gaps_field(binder: Binder, row_id: str, points: Sequence[Touchpoint], words: Words) -> Field:
    """Return the field that gives several touchpoints one owner."""

    def save(step: Step, person_id: str | None) -> None:
        for point in points:
            step.edit(point, owner_id=person_id)

    field = binder.person(binder.asked("touchpoint", "owner", f"{row_id}:owner_id", save), None)
    field = replace(field, did="own_touchpoints")
    return _with_one_person(field, words)
