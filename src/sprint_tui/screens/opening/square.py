"""The 2 x 2 of customers and offers, drawn by alignment, with our square filled."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from sprint_tui.domain.room import PROSE
from sprint_tui.widgets.ink import Line, Run, padded, wrapped
from sprint_tui.widgets.row import Cell, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content

SIDE = 15
"""Cells of one square; two lines of it are about as high as it is wide."""
LABEL = 6
GAP = 2
DRAWN = 2 + LABEL + 2 * (SIDE + GAP) + GAP + 1
MARKETS, OFFERS = ("b2b", "b2c"), ("product", "service")


def square_rows(audience: str, offer: str, content: Content, room: int) -> Iterator[Row]:
    """Yield the lines of the 2 x 2, and beside it what our square changes about service."""
    said = list(_said(audience, offer, content, min(room - DRAWN, PROSE)))
    for drawn, cell in zip_longest(_drawn(audience, offer, content), said):
        yield Row("", (cell or Cell(""),), lead=drawn or (), lead_width=DRAWN)


def _drawn(audience: str, offer: str, content: Content) -> Iterator[Line]:
    """Yield the 2 x 2 line by line."""
    offers = (content.choice("offer", one).tag.center(SIDE) for one in OFFERS)
    yield (Run(" " * (2 + LABEL)), *(Run(name + " " * GAP, "quiet") for name in offers))
    for market in MARKETS:
        label = content.choice("market", market).tag
        for text, empty in ((content.words("opening.ours"), "·"), ("", "")):
            runs = [Run("  "), *padded((Run(label if text else "", "quiet"),), LABEL)]
            for one in OFFERS:
                ours = is_ours(audience, market) and is_ours(offer, one)
                inside = Run(text.center(SIDE), "place") if ours else Run(empty.center(SIDE), "quiet")
                runs += [inside, Run(" " * GAP)]
            yield tuple(runs)


def is_ours(answer: str, code: str) -> bool:
    """Say whether an answer means this row or column of the 2 x 2."""
    return answer in {code, "both"}


def _said(audience: str, offer: str, content: Content, width: int) -> Iterator[Cell]:
    """Yield what stands beside the 2 x 2: one square with its changes, several by name, or what is open."""
    ours = [one for one in content.squares if is_ours(audience, one.audience) and is_ours(offer, one.offer)]
    for square in ours:
        yield Cell(square.title, "strong")
        for change in square.changes if len(ours) == 1 else ():
            yield from (Cell(text) for text in wrapped(change, width))
    if not ours:
        yield from (Cell(text) for text in wrapped(content.words("opening.no_square"), width))
