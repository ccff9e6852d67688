"""What the room still owes the picks of a map, what waits until Friday, and the one thing to be weak at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sprint_tui.domain import pace, picks
from sprint_tui.domain.facts import SprintFacts
from sprint_tui.screens.picker.view import MANY
from sprint_tui.store.facts import map_facts
from sprint_tui.widgets.binder import Binder
from sprint_tui.widgets.ink import typed
from sprint_tui.widgets.row import Cell, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.field import Field


def owed_line(rows: SprintRows, map_id: str, content: Content, *, is_less: bool) -> str:
    """Return how many picks have what the room owes them, and how many answers are due on Friday.

    `is_less`: the team chose to describe less now, so less is counted. Before anything is chosen of many
    touchpoints, the line says how to leave some aside.
    """
    chosen, touchpoints = rows.chosen_of(map_id), rows.touchpoints_of(map_id)
    if not chosen:
        is_many = len(touchpoints) > MANY and not any(one.flags for one in touchpoints)
        return content.words("picker.many") if is_many else ""
    owed = pace.owed("picks", SprintFacts(maps=[map_facts(rows, map_id)]), is_less=is_less)
    friday = sum(len(picks.friday_missing(pick)) for pick in chosen)
    key = "picker.owed_less" if is_less else "picker.owed"
    return content.words(key, done=sum(owed), total=len(owed), friday=friday)


def weak_rows(rows: SprintRows, map_id: str, content: Content, *, is_less: bool) -> Iterator[Row]:
    """Yield the row that asks, once the picks are chosen, what to be weak at on purpose."""
    wanted = sum(pace.LESS.values()) if is_less else picks.SIX
    if len(rows.chosen_of(map_id)) >= wanted:
        said = rows.sprint.weak_on_purpose
        shown = Cell(typed(said).text) if said.strip() else Cell(content.words("picker.weak"), "quiet")
        yield Row("")
        yield Row(rows.sprint.id, (Cell(content.field("sprint", "weak_on_purpose").label), shown))


def weak_field(binder: Binder, rows: SprintRows) -> Field:
    """Return the field that takes it, with the method's reason."""
    return replace(binder.field(rows.sprint, "weak_on_purpose", "sprint"), did="weak")
