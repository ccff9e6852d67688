"""What the strip of a touchpoint's page says of the row under the cursor: a text whole, or what keys do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sprint_tui.domain.merging import EVIDENCE, Wording
from sprint_tui.screens.settle.page import FEELING, GAP, Page
from sprint_tui.screens.settle.view import (
    GAP_LINES,
    SPEAKERS,
    UNCLEAR,
    WHO_FELT,
    gap_lines,
    unclear,
    who_felt,
    whose_of,
)
from sprint_tui.widgets.ink import Line, Run, at_most, line, typed
from sprint_tui.widgets.pointing import hint, pointed

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.wording import Span

    Look = Callable[[str, str], Sequence[Span]]


def strip_lines(
    page: Page, row_id: str, content: Content, room: tuple[int, int], look: Look, *, whose: bool
) -> list[Line]:
    """Return what the strip says of the row under the cursor: a text whole, or what the keys do there.

    `room` is its width and its lines; `look` finds what of a lane's text is not the customer's language.
    """
    width, count = room
    name, _, place = row_id.partition(":")
    if name == FEELING:
        return [line(content.words("settle.feel_hint"))]
    if name == GAP:
        hint = content.choice("gap", page.touchpoint.gap).hint if page.touchpoint.gap else ""
        return [line(hint or content.words("settle.gap_hint"))]
    if name == SPEAKERS:
        return [line(content.words("settle.speakers_hint"))]
    told = {
        GAP_LINES: lambda: gap_lines(page, content, whose=whose),
        UNCLEAR: lambda: unclear(page, content),
        WHO_FELT: lambda: who_felt(page, content),
    }
    if name in told:
        said = told[name]()
        return [line(typed(one)) for one in at_most(said, width, count)]
    if not place.isdigit():
        text = page.ours(name) if place == "ours" else ""
        return _looked_at(text, look(name, text), content, width, count) if text else []
    wording = page.lane(name).wordings[int(place)]
    about = _known_of(page, wording) if name == EVIDENCE else []
    about += whose_of(page, wording) if whose or page.is_taken(name, wording) else []
    by = [line(Run(", ".join(about), "quiet"))] if about else []
    lines = max(count - len(by), 1)
    return [*_looked_at(wording.text, look(name, wording.text), content, width, lines), *by]


def _looked_at(text: str, spans: Sequence[Span], content: Content, width: int, count: int) -> list[Line]:
    """Return a text whole; where it is not the customer's language, underlined, and what to ask instead."""
    said = [hint(text, spans, content.words)] if spans and count > 1 else []
    return [*pointed(text, spans, width, count - len(said)), *said]


def _known_of(page: Page, wording: Wording) -> list[str]:
    """Return where a piece of evidence is from, and of when."""
    pieces = [page.evidence[one] for one in wording.ids]
    told = (typed(text).text.strip() for one in pieces for text in (one.source, one.dated))
    return list(dict.fromkeys(text for text in told if text))
