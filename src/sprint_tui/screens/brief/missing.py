"""What the meeting starts from and is not in the brief yet: its name, and a sign where it is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import map_names
from sprint_tui.domain import brief
from sprint_tui.domain.codes import KEEPERS, TRAITS
from sprint_tui.store.facts import segments_in_play
from sprint_tui.widgets.form import LEAD, NEW
from sprint_tui.widgets.ink import Run, padded
from sprint_tui.widgets.row import Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.facts import SprintFacts
    from sprint_tui.store.rows import SprintRows

FORM = ("promise", "ten_words", "audience", "offer", "behaviour", "pain", "gain", "scribe", "timekeeper")
"""The pieces in the order of the form."""
ROLES = "roles"
"""Where the keepers are named: a column of the roster, no row."""
SIGN = Run("·", "strong")


def pieces(facts: SprintFacts) -> list[brief.Piece]:
    """Return what the meeting starts from, in the order of the form."""
    both = (*brief.introduction(facts), *brief.whom_and_what(facts))
    return sorted(both, key=lambda piece: FORM.index(piece.name))


def row_of(piece: brief.Piece, rows: SprintRows) -> str:
    """Return the id of the row where a missing piece is filled in."""
    if piece.name in KEEPERS:
        return ROLES
    if piece.segment is None:
        return f"{rows.sprint.id}:{piece.name}"
    segment = segments_in_play(rows)[piece.segment]
    return f"{segment.id}:{NEW}:{piece.name}" if piece.name in TRAITS else f"{segment.id}:{piece.name}"


def name_of(piece: brief.Piece, rows: SprintRows, content: Content) -> str:
    """Return what a piece is called in the form, with its segment where there are two."""
    if piece.name in KEEPERS:
        return content.choice("role", piece.name).label
    if piece.segment is None:
        return content.field("sprint", piece.name).label
    if piece.name in TRAITS:
        name = content.words(f"brief.traits.{piece.name}")
    else:
        name = content.field("segment", piece.name).label
    market = map_names(content, [one.market for one in segments_in_play(rows)])[piece.segment]
    return f"{name} ({market})" if market else name


def signed(form: Iterator[Row], row_ids: set[str]) -> Iterator[Row]:
    """Yield the rows of the form; those with these ids have a sign between label and answer."""
    for row in form:
        yield row._replace(lead=(*padded(row.lead, LEAD - 3), SIGN)) if row.id in row_ids else row
