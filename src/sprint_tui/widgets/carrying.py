"""Which phrase of the promise a touchpoint carries: taken by digit, or in the team's own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.domain.promise import phrases
from sprint_tui.store.drafts import note_of
from sprint_tui.store.facts import map_of
from sprint_tui.store.tables import TouchpointNote
from sprint_tui.widgets.field import Field, Option
from sprint_tui.widgets.ink import typed
from sprint_tui.widgets.new_row import NewRow
from sprint_tui.widgets.strip import OTHER

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.store.tables import Touchpoint
    from sprint_tui.widgets.binder import Binder

GROUP, NAME = "touchpoint_note", "carries"


def carried_by(rows: SprintRows, touchpoint_id: str) -> str:
    """Return the phrase that a touchpoint carries."""
    note = note_of(rows, touchpoint_id)
    return note.carries if note is not None else ""


def carries_field(binder: Binder, rows: SprintRows, touchpoint: Touchpoint, content: Content) -> Field:
    """Return the field of the phrase that a touchpoint carries; without a promise it is typed."""
    note = note_of(rows, touchpoint.id)
    new = NewRow(TouchpointNote, touchpoint_id=touchpoint.id)
    held = note.carries if note is not None else ""

    def save(step: Step, text: str) -> None:
        if note is not None:
            step.edit(note, carries=text)
        elif text.strip() or new.is_there(step):
            new.put(step, carries=text)

    own = replace(binder.asked(GROUP, NAME, f"{touchpoint.id}:{NAME}", save), value=held)
    told = phrases(promise_of(rows, touchpoint.id), content.language.joins)
    if not told:
        return own
    options = tuple(Option(str(at), typed(phrase).text) for at, phrase in enumerate(told))
    chosen = frozenset(str(at) for at, phrase in enumerate(told) if phrase == held)
    other = Option(OTHER, content.words("touchpoint.own_phrase"))
    return replace(
        own,
        value="",
        options=(*options, other),
        chosen=chosen or frozenset({OTHER} if held else ()),
        save=lambda step, code: save(step, told[int(code)]),
        other=own,
    )


def promise_of(rows: SprintRows, touchpoint_id: str) -> str:
    """Return the promise that holds where a touchpoint stands: the segment's own, else the team's."""
    of_map = next((one for one in rows.maps if one.id == map_of(rows, touchpoint_id)), None)
    segment = next((one for one in rows.segments if of_map is not None and one.id == of_map.segment_id), None)
    own = segment.promise.strip() if segment is not None else ""
    return own or rows.sprint.promise
