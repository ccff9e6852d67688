"""What is open by Friday, a line each with the name of whoever answers for it, as an event describes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.content.friday import point_words
from sprint_tui.content.phrases import map_names
from sprint_tui.domain import text
from sprint_tui.domain.friday import open_points
from sprint_tui.store.facts import markets_in_play, sprint_facts
from sprint_tui.store.tables import Pick, Touchpoint

if TYPE_CHECKING:
    from datetime import date

    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows


@dataclass(frozen=True)
class _Called:
    """How an event calls rows."""

    rows: SprintRows
    content: Content

    @property
    def map_names(self) -> Sequence[str]:
        return map_names(self.content, markets_in_play(self.rows))

    def called(self, row_id: str) -> str:
        row = self.rows.by_id[row_id]
        if isinstance(row, Pick):
            return f"{self.mark_of(row_id)} {place_of(row, self.rows)}"
        name = text.one_line(str(getattr(row, "words", "") or getattr(row, "name", "")))
        return name or self.content.words("undo.nameless")

    def mark_of(self, row_id: str) -> str:
        pick = self.rows.by_id[row_id]
        return (
            self.content.words(f"workbook.mark.{pick.kind}", rank=pick.rank) if isinstance(pick, Pick) else ""
        )

    def day(self, day: date) -> str:
        return day.isoformat()


def open_lines(rows: SprintRows, content: Content) -> list[str]:
    """Return what is open, a line each."""
    naming, lines = _Called(rows, content), []
    for point in open_points(sprint_facts(rows)):
        person = rows.participant(point.owner_id)
        who = text.one_line(person.name) if person is not None else content.words("calendar.nobody")
        lines.append(content.words("calendar.due", what=point_words(content, point, naming), who=who))
    return lines


def place_of(pick: Pick, rows: SprintRows) -> str:
    """Return the name of a pick's touchpoint."""
    touchpoint = rows.by_id.get(pick.touchpoint_id or "")
    return text.one_line(touchpoint.name) if isinstance(touchpoint, Touchpoint) else ""
