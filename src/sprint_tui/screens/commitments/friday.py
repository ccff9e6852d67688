"""What is open by Friday, as the last group of the form shows it: what, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sprint_tui.content.friday import point_words
from sprint_tui.exchange.calling import Called
from sprint_tui.widgets.ink import typed
from sprint_tui.widgets.picks import sign
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.shown import long_date, short_date

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.friday import Point
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Pick

FRIDAY = "friday"
OPEN = (Column("what", most=90), Column("who", width=18))
LINES = 3


@dataclass(frozen=True)
class OnScreen(Called):
    """How the screen calls rows: a column says who answers for them."""

    today: date

    def mark_of(self, row_id: str) -> str:
        """Return an upgrade's sign and place."""
        return self.called(row_id)

    def sign_of(self, pick: Pick) -> str:
        """Return sign and rank of an upgrade."""
        return sign(pick).text

    def day(self, day: date) -> str:
        """Return a date within a sentence."""
        return short_date(day, self.content.words, self.today)


def open_rows(rows: SprintRows, points: Sequence[Point], content: Content, today: date) -> Iterator[Row]:
    """Yield the group: its heading with the day, one row for each point; one that says so without any."""
    words, day = content.words, rows.sprint.complete_by
    title = words("friday.by", date=long_date(day, words)) if day else words("friday.no_day")
    yield Row("")
    yield Row("", (Cell(title.upper(), "strong"),), lead_width=0)
    naming = OnScreen(rows, content, today)
    for number, point in enumerate(points):
        person = rows.participant(point.owner_id)
        who = Cell(typed(person.name).text) if person else Cell(words("ownership.nobody"), is_tag=True)
        cells = (Cell(point_words(content, point, naming)), who)
        yield Row(f"{FRIDAY}:{number}", cells, columns=OPEN, lead_width=0, lines=LINES, is_whole=True)
    if not points:
        yield Row(FRIDAY, (Cell(words("friday.nothing"), "quiet"),), lead_width=0, lines=LINES)


def about(point: Point, rows: SprintRows, content: Content) -> str:
    """Return where a point is mended, and who answers for it."""
    person, stage = rows.participant(point.owner_id), content.words(f"stages.{point.stage}")
    if person is None:
        return content.words("friday.info_nobody", stage=stage)
    return content.words("friday.info", stage=stage, name=typed(person.name).text)
