"""What is still to come by the completion day, in lines for the overview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from sprint_tui.content.friday import point_words
from sprint_tui.domain.friday import Point, open_points
from sprint_tui.exchange.calling import Called
from sprint_tui.store.tables import Action, Pick

if TYPE_CHECKING:
    from sprint_tui.exchange.workbook.source import Source


@dataclass(frozen=True)
class InCells(Called):
    """How the workbook calls rows; `with_owner`: also who answers for them, where no column says so."""

    source: Source
    with_owner: bool

    def called(self, row_id: str) -> str:
        """Return what people call a touchpoint, an upgrade or an action."""
        row = self.source.rows.by_id[row_id]
        if isinstance(row, Pick):
            name = f"{self.sign_of(row)} {self.source.place(row)}"
        elif isinstance(row, Action):
            name = row.words.strip() or self.source.word("unnamed")
        else:
            return self.source.name_of(row_id)
        owner = self.source.person(row.owner_id) if self.with_owner else ""
        return self.source.word("open.whose", place=name, owner=owner) if owner else name

    def day(self, day: date) -> str:
        """Return a date as the cells show it."""
        return self.source.day(day)


def still_open(source: Source) -> list[str]:
    """Return what is missing, one line each; the yeses that a map lacks are one."""
    naming = InCells(source.rows, source.content, source, with_owner=True)
    return [point_words(source.content, point, naming) for point in _together(open_points(source.facts))]


def _together(points: Iterable[Point]) -> Iterator[Point]:
    for (code, _), run in groupby(points, key=lambda point: (point.code, point.map_index)):
        if code == "no_yes":
            first, *others = run
            yield replace(first, rows=(*first.rows, *(row for one in others for row in one.rows)))
        else:
            yield from run
