"""One sheet of a file, as it was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """One sheet as it was found: its rows of text, and the corners of merged cells, from 1."""

    title: str
    rows: tuple[tuple[str, ...], ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    is_hidden: bool = False
