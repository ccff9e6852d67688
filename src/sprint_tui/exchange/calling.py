"""How rows of what is open by Friday are called; workbook, calendar and screen differ in sign and day."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import map_names
from sprint_tui.domain.text import one_line
from sprint_tui.store.facts import markets_in_play
from sprint_tui.store.tables import Pick, Touchpoint

if TYPE_CHECKING:
    from datetime import date

    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows


@dataclass(frozen=True)
class Called(ABC):
    """What people call the rows of a sprint."""

    rows: SprintRows
    content: Content

    @property
    def map_names(self) -> Sequence[str]:
        """What tells the maps apart."""
        return map_names(self.content, markets_in_play(self.rows))

    def called(self, row_id: str) -> str:
        """Return what people call a touchpoint, an upgrade or an action."""
        row = self.rows.by_id[row_id]
        if isinstance(row, Pick):
            return f"{self.sign_of(row)} {place_of(row, self.rows)}"
        name = one_line(str(getattr(row, "words", "") or getattr(row, "name", "")))
        return name or self.content.words("undo.nameless")

    def mark_of(self, row_id: str) -> str:
        """Return what an upgrade is called in a list of several."""
        row = self.rows.by_id[row_id]
        return self.sign_of(row) if isinstance(row, Pick) else ""

    def sign_of(self, pick: Pick) -> str:
        """Return sign, kind and rank of an upgrade."""
        return self.content.words(f"workbook.mark.{pick.kind}", rank=pick.rank)

    @abstractmethod
    def day(self, day: date) -> str:
        """Return a date within a sentence."""


def place_of(pick: Pick, rows: SprintRows) -> str:
    """Return the name of a pick's touchpoint, on one line."""
    touchpoint = rows.by_id.get(pick.touchpoint_id or "")
    return one_line(touchpoint.name) if isinstance(touchpoint, Touchpoint) else ""
