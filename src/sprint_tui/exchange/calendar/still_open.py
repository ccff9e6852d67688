"""What is open by Friday, a line each with the name of whoever answers for it, as an event describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.content.friday import point_words
from sprint_tui.domain import text
from sprint_tui.domain.friday import open_points
from sprint_tui.exchange.calling import Called
from sprint_tui.store.facts import sprint_facts

if TYPE_CHECKING:
    from datetime import date

    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows


class InEvent(Called):
    """How an event calls rows: a day stands there as programs write it."""

    def day(self, day: date) -> str:
        """Return a date within a sentence."""
        return day.isoformat()


def open_lines(rows: SprintRows, content: Content) -> list[str]:
    """Return what is open, a line each."""
    naming, lines = InEvent(rows, content), []
    for point in open_points(sprint_facts(rows)):
        person = rows.participant(point.owner_id)
        who = text.one_line(person.name) if person is not None else content.words("calendar.nobody")
        lines.append(content.words("calendar.due", what=point_words(content, point, naming), who=who))
    return lines
