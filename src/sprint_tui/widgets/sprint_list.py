"""All sprints of a store as rows: read in pages when they come into view."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, overload

from sprint_tui.content.phrases import business
from sprint_tui.store import glance
from sprint_tui.store.glance import Glance
from sprint_tui.widgets.ink import typed
from sprint_tui.widgets.row import Cell, Row
from sprint_tui.widgets.shown import short_date

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.content.words import Words

PAGE = 50


class ListView(NamedTuple):
    """Which sprints are shown: how many there are, of which list, and what is looked for."""

    total: int
    is_trash: bool
    find: str


class Sprints(Sequence[Row]):
    """All sprints of a list as rows, read in pages when they come into view."""

    def __init__(self, path: Path, content: Content, *, is_trash: bool = False, find: str = "") -> None:
        """Read how many there are, and the first of them. Raises StoreError."""
        count, first = glance.begin(path, limit=PAGE, trashed=is_trash, find=find)
        self.view = ListView(count, is_trash, find)
        self._path = path
        self._content = content
        self._pages = {0: first}
        self._rows: dict[int, Row] = {}

    def __len__(self) -> int:
        return self.view.total

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        if index not in self._rows:
            self._rows[index] = self._row(self.at(index))
        return self._rows[index]

    def at(self, index: int) -> Glance | None:
        """Return the sprint at a place; None where another window has just taken it away."""
        number, place = divmod(index, PAGE)
        if number not in self._pages:
            self._pages[number] = glance.page(
                self._path,
                limit=PAGE,
                offset=number * PAGE,
                trashed=self.view.is_trash,
                find=self.view.find,
            )
        page = self._pages[number]
        return page[place] if place < len(page) else None

    def _row(self, one: Glance | None) -> Row:
        if one is None:
            return Row("")
        words = self._content.words
        cells = (
            Cell(typed(one.title).text),
            Cell(business(self._content, one.audience, one.offer)),
            Cell(short_date(one.meeting.date() if one.meeting else None, words, _today()), "quiet"),
            Cell(words(f"home.states.{one.state}")),
            Cell(day(one.next_deadline, words)),
        )
        return Row(one.id, cells)


def day(iso: str, words: Words) -> str:
    """Return a date as lists show it; empty for none."""
    return short_date(date.fromisoformat(iso) if iso else None, words, _today())


def _today() -> date:
    return datetime.now().astimezone().date()
