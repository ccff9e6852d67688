"""Whether the window's letters can be read in the room: its rows are what the letters' height hangs on."""

from __future__ import annotations

from typing import Final, Literal

Legibility = Literal["back_row", "small_room", "too_fine", "too_small"]

GOOD: Final = (100, 28)
"""The columns and rows to aim for: letters large enough for the back, and room for all that a stage shows."""
PROSE: Final = 66
"""Cells of a line of prose at most: a back row finds the next line again."""
LEAST: Final = (70, 20)
"""What the stages need at least."""
BACK_ROW: Final = 30
"""Rows up to which a letter is a fiftieth of the picture: it is read from eight picture heights away."""
SMALL_ROOM: Final = 36
"""Rows up to which a letter is still read from four to six picture heights away."""


def legibility(columns: int, rows: int) -> Legibility:
    """Return who can read a window that fills the wall, or that it is too small for the stages."""
    if columns < LEAST[0] or rows < LEAST[1]:
        return "too_small"
    if rows <= BACK_ROW:
        return "back_row"
    return "small_room" if rows <= SMALL_ROOM else "too_fine"
