"""What goes live within thirty days, shown and asked: the WOW, and the card for the front line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sprint_tui.domain.commitments import CARD
from sprint_tui.screens.commitments import edits
from sprint_tui.store.facts import chosen_in_play
from sprint_tui.store.tables import Commitment, FrontlineCard
from sprint_tui.widgets.field import Field, Option
from sprint_tui.widgets.ink import Run
from sprint_tui.widgets.picks import place_of, sign
from sprint_tui.widgets.row import Cell, Row
from sprint_tui.widgets.shown import long_date

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.binder import Binder

THIRTY = "commitment"
"""In a row's id: a field of the thirty days, which may not be stored yet."""
FIELDS = ("pick", "first_step", "frontline_message", *CARD, "starts", "due")
LINES = 3


def group_of(name: str) -> str:
    """Return where the words of a field stand."""
    return "frontline_card" if name in CARD else "commitment"


def thirty_rows(rows: SprintRows, content: Content) -> Iterator[Row]:
    """Yield what the room settles, then what may wait until Friday."""
    fields = [content.field(group_of(name), name) for name in FIELDS]
    for when in ("room", "friday"):
        if when == "friday":
            yield Row("", (Cell(content.words("pick.friday"), "strong"),), lead_width=0)
        for one in fields:
            if one.when == when:
                shown = Cell(_shown(rows, one.key, content))
                yield Row(f"{THIRTY}:{one.key}", (shown,), lead=(Run(one.label, "quiet"),), lines=LINES)


def _shown(rows: SprintRows, name: str, content: Content) -> str:
    """Return one field as people read it."""
    if name == "pick":
        pick = rows.by_id.get(rows.commitment.pick_id or "") if rows.commitment is not None else None
        return f"{sign(pick).text} {place_of(pick, rows)}" if pick is not None else ""  # type: ignore[arg-type]
    value = getattr(row_of(rows, name), name, None)
    return long_date(value, content.words) if isinstance(value, date) else str(value or "")


def row_of(rows: SprintRows, name: str) -> Commitment | FrontlineCard | None:
    """Return the row that holds a field; None while nothing of it is stored."""
    return next(iter(rows.cards), None) if name in CARD else rows.commitment


def field_of(binder: Binder, rows: SprintRows, name: str, today: date) -> Field:
    """Return a field of the thirty days, which may not be stored yet."""
    key, sprint_id = f"{THIRTY}:{name}", rows.sprint.id
    if name in CARD:
        card = row_of(rows, name) or FrontlineCard(id="", sprint_id=sprint_id)
        save = edits.saving_card(sprint_id, name)
        return replace(binder.field(card, name, group_of(name), save=save), key=key)
    save = edits.saving_thirty_days(sprint_id, "pick_id" if name == "pick" else name, today)
    if name != "pick":
        stored = rows.commitment or Commitment(id="", sprint_id=sprint_id)
        return replace(binder.field(stored, name, "commitment", save=save), key=key)
    picks = [pick for pick in chosen_in_play(rows) if pick.kind == "wow"]
    options = tuple(Option(p.id, f"{sign(p).text} {place_of(p, rows)}", p.change_line) for p in picks)
    chosen = frozenset({rows.commitment.pick_id or ""}) if rows.commitment is not None else frozenset()
    return replace(binder.asked("commitment", name, key, save), options=options, chosen=chosen)
