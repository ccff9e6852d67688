"""The decisions of the meeting on Commitments: what was decided, how, by whom, and who doubted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sprint_tui.widgets.ink import typed
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.rows import PROSE

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Decision

FEW = 3
"""Lines of a decision."""
COLUMNS = (
    Column("words", weight=3, most=PROSE),
    Column("way", width=12),
    Column("by_id", width=17),
    Column("doubts", weight=2, most=40),
)


def decision_rows(rows: SprintRows, content: Content) -> Iterator[Row]:
    """Yield the titles and a row for each decision; what to do where there is none."""
    if not rows.decisions:
        hint = Cell(content.words("commitments.no_decision"), "quiet")
        yield Row("", (hint,), lead_width=0, lines=FEW)
        return
    titles = (content.field("decision", name).label for name in ("way", "by", "doubts"))
    yield Row("", (Cell(""), *(Cell(title, "quiet") for title in titles)), columns=COLUMNS, lead_width=0)
    for decision in rows.decisions:
        cells = _cells(decision, rows, content)
        yield Row(decision.id, cells, columns=COLUMNS, lead_width=0, lines=FEW, group="decisions")


def _cells(decision: Decision, rows: SprintRows, content: Content) -> tuple[Cell, ...]:
    by = rows.participant(decision.by_id)
    return (
        Cell(decision.words),
        Cell(content.choice("way", decision.way).tag if decision.way else "·"),
        Cell(typed(by.name).text if by else "·"),
        Cell(decision.doubts, "quiet"),
    )
