"""The fields of a moment to speak up at: where, in which words, and what backs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.domain.order import key_at
from sprint_tui.store.tables import SpeakingPoint
from sprint_tui.widgets.binder import Binder, adding
from sprint_tui.widgets.field import Field, Option, not_typed
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.ink import typed

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.store.tables import Participant, Touchpoint
    from sprint_tui.widgets.desk import Desk

ANYWHERE = "anywhere"
"""The choice of a moment that belongs to no touchpoint."""


class PointFields:
    """Makes the fields; `walked` are the touchpoints that a moment can stand on."""

    def __init__(self, desk: Desk, rows: SprintRows, walked: Sequence[Touchpoint]) -> None:
        self._content = desk.content
        self._walked = walked
        self._binder = Binder(desk, rows)

    def of(self, point: SpeakingPoint, column: str) -> Field:
        """Return the field of a cell."""
        if column != "touchpoint_id":
            return self._binder.field(point, column, "speaking")

        def save(step: Step, place: str) -> None:
            step.edit(point, touchpoint_id=_touchpoint(place))

        chosen = frozenset({point.touchpoint_id or ANYWHERE})
        return replace(self._place(), key=f"{point.id}:{column}", chosen=chosen, save=save)

    def where(self, chosen: Callable[[str], None]) -> Field:
        """Return the field that asks where a new moment is; nothing is stored yet."""
        return replace(self._place(), save=lambda _, place: chosen(place), did="place_point")

    def new(self, person: Participant, points: Sequence[SpeakingPoint], place: str) -> Field:
        """Return the field that adds a moment with its words."""
        save = adding(
            SpeakingPoint,
            "words",
            participant_id=person.id,
            touchpoint_id=_touchpoint(place),
            position=key_at([one.position for one in points], len(points)),
        )
        field = self._binder.asked("speaking", "words", f"{NEW}:point:{place}", save)
        return replace(field, did="add_point")

    def _place(self) -> Field:
        about = self._content.question("walk.3")
        anywhere = Option(ANYWHERE, self._content.words("rehearsal.anywhere"))
        here = [Option(one.id, typed(one.name).text) for one in self._walked]
        key = f"{NEW}:point"
        return Field(key, about.label, about.ask, not_typed, options=(*here, anywhere))


def _touchpoint(place: str) -> str | None:
    return None if place == ANYWHERE else place
