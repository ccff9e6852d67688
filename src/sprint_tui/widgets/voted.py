"""Votes beside touchpoints in a list: two columns that are there once a vote is revealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain.codes import PICKS
from sprint_tui.widgets.picks import CHOSEN
from sprint_tui.widgets.row import Cell, Column

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.domain.tally import Tally


def vote_columns(votes: Tally | None, words: Words, *, is_roomy: bool) -> tuple[Column, ...]:
    """Return a column of votes for each kind; none before the reveal."""
    titles = [f"{CHOSEN[kind]} {words('vote.column')}" if is_roomy else CHOSEN[kind] for kind in PICKS]
    columns = (Column(f"votes_{kind}", title, len(title)) for kind, title in zip(PICKS, titles, strict=True))
    return tuple(columns) if votes is not None else ()


def vote_cells(votes: Tally | None, touchpoint_id: str, *, is_roomy: bool) -> tuple[Cell, ...]:
    """Return the votes of a touchpoint in those columns."""
    if votes is None:
        return ()
    numbers = [votes.votes(kind, touchpoint_id) for kind in PICKS]
    indent = "  " if is_roomy else ""
    return tuple(Cell(f"{indent}{number or '·'}", "strong" if number else "quiet") for number in numbers)
