"""What the room sees as it closes: its ten words as large as they go, and what it says looking back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sprint_tui.content.keys import REFLECTIONS
from sprint_tui.domain import text
from sprint_tui.domain.room import PROSE
from sprint_tui.store.facts import thirty_days
from sprint_tui.store.reflections import reflection
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.letters import largest
from sprint_tui.widgets.picks import place_of, sign
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.shown import long_date

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows

ANSWER = (Column("text", most=PROSE + 20),)
LINES = 5
THIRTY = ("pick", "frontline_message")
"""What is asked on Commitments, and shown here."""


def build_rows(rows: SprintRows, content: Content, width: int, letters: int) -> Iterator[Row]:
    """Yield the rows of the page for a row of so many cells; `letters` are the lines for large letters."""
    yield from _ten_words(rows, content, width, letters)
    for key in REFLECTIONS:
        yield from _asked(content.field("reflection", key).ask)
        yield _answer(f"reflect:{key}", reflection(rows, key), content.words("closing.open"))
    for name, said in zip(THIRTY, _promised(rows, content), strict=True):
        yield from _asked(content.words(f"closing.{name}"))
        yield _answer(f"commitment:{name}", said, content.words("closing.on_commitments"))


def _ten_words(rows: SprintRows, content: Content, width: int, letters: int) -> Iterator[Row]:
    said, row_id = rows.sprint.ten_words.strip(), f"{rows.sprint.id}:ten_words"
    drawn = largest(text.one_line(said), width, letters, 2)
    for row in drawn:
        left = Run(" " * max((width - Run(row).width) // 2, 0))
        yield Row("", lead=(left, Run(row, "strong")), lead_width=width)
    if drawn:
        yield Row("")
    shown = (
        Cell(said, "" if drawn else "strong") if said else Cell(content.words("closing.no_words"), "quiet")
    )
    yield Row(row_id, (shown,), columns=ANSWER, lead_width=0, lines=3)
    yield Row("", (Cell(content.words("closing.test"), "quiet"),), lead_width=0, lines=2)


def _asked(question: str) -> Iterator[Row]:
    yield Row("")
    yield Row("", (Cell(question, "strong"),), columns=ANSWER, lead_width=0, lines=3)


def _answer(row_id: str, said: str, open_: str) -> Row:
    cell = Cell(said) if said.strip() else Cell(open_, "quiet")
    return Row(row_id, (cell,), columns=ANSWER, lead_width=2, lines=LINES)


def _promised(rows: SprintRows, content: Content) -> tuple[str, str]:
    """Return which WOW is live within 30 days, and how the front line hears of it."""
    pick, thirty = thirty_days(rows), rows.commitment
    if pick is None or thirty is None:
        return "", thirty.frontline_message if thirty is not None else ""
    by = content.words("closing.live_by", date=long_date(thirty.due, content.words)) if thirty.due else ""
    named = f"{sign(pick).text} {typed(place_of(pick, rows)).text}"
    return ", ".join(part for part in (named, by) if part), thirty.frontline_message
