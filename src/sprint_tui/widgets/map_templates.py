"""An empty map: the journeys it can start from, that of our own kind of business first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import business
from sprint_tui.widgets.ink import Line, Run, line

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.content.shapes import Template
    from sprint_tui.store.rows import SprintRows

KINDS = 4
"""Kinds of business that have a journey to start from."""


def templates_of(rows: SprintRows, map_id: str, content: Content) -> tuple[Template, ...]:
    """Return all journeys to start from; first the one for whom the map is about, and for what they buy."""
    segments = {one.id: one.market for one in rows.segments}
    market = next(segments[one.segment_id] for one in rows.maps if one.id == map_id)
    ours = content.template(market or rows.sprint.audience, rows.sprint.offer)
    near = sorted(content.templates, key=lambda one: (one.audience != ours.audience, one.offer != ours.offer))
    return tuple(near)


def how_to_begin(rows: SprintRows, map_id: str, content: Content, *, may_write: bool) -> Iterator[Line]:
    """Yield the lines of an empty map: one a journey to start from, with its stages, then one of our own."""
    words = content.words
    if not may_write:
        yield line(words("map.nothing_yet"))
        return
    yield line(words("map.begin"))
    yield ()
    templates = templates_of(rows, map_id, content)
    names = [business(content, one.audience, one.offer) for one in templates]
    for number, (one, name) in enumerate(zip(templates, names, strict=True), 1):
        key = words("map.begin_key") if number == 1 else str(number)
        stages = ", ".join(stage.name for stage in one.stages)
        yield Run(key.ljust(10), "key"), Run(name.ljust(max(map(len, names)) + 2)), Run(stages, "quiet")
    yield line(Run("o".ljust(10), "key"), words("map.begin_own"))
