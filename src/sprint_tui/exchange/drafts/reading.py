"""One table while it is read: what was found so far, and what is to be said about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from sprint_tui.content.headings import Headings
from sprint_tui.domain.received import Level, ReadIdea, ReadTouchpoint, Remark
from sprint_tui.exchange.drafts.table import Table

SHOWN = 120
"""Characters of a cell that a remark quotes."""


@dataclass
class Reading:
    """One table being read: what was found so far."""

    table: Table
    headings: Headings
    touchpoints: list[ReadTouchpoint] = field(default_factory=list)
    ideas: list[ReadIdea] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    who: str = ""

    def say(self, level: Level, code: str, **details: str) -> None:
        """Note something to be said about the file."""
        self.remarks.append(Remark(level, code, details))

    def heading(self, place: int) -> str:
        """Return what stands above a place; its letter, or its number, where nothing does."""
        turned = get_column_letter(place + 1) if self.table.grid.layout == "down" else str(place + 1)
        return self.table.headings.get(place) or turned

    def place(self, line: int) -> str:
        """Return what a program calls a line: the number of a row, the letter of a column."""
        return str(line + 1) if self.table.grid.layout == "down" else get_column_letter(line + 1)


def quoted(words: str) -> str:
    """Return the beginning of a cell, on one line."""
    words = " ".join(words.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"
