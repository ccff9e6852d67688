"""The language check over stored rows: which fields speak as a customer would, and the list of the team."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from sprint_tui.domain.wording import Checker, OwnWord, Span

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows

LANES = {
    ("touchpoint", "name"): "name",
    ("touchpoint", "goal"): "goal",
    ("touchpoint", "action"): "action",
    ("touchpoint", "thought"): "thought",
    ("touchpoint", "expected"): "theirs",
    ("touchpoint", "promised"): "promised",
    ("touchpoint_note", "gap_line"): "theirs",
    ("stage", "name"): "stage",
    ("trait", "pain"): "theirs",
    ("trait", "gain"): "theirs",
    ("sprint", "promise"): "promise",
    ("segment", "promise"): "promise",
    ("wow", "change_line"): "change",
    ("better", "change_line"): "change",
}
"""The fields that are looked at, and what each is: group and key, as its words stand."""
Place = tuple[str, str]
"""A row of the sprint, and its field."""
_SHORT = 2000
"""Characters of a text up to which what was found in it is remembered for thousands of them."""


def checker(rows: SprintRows, content: Content) -> Checker:
    """Return what checks the texts of a sprint: the words of its language with its own list."""
    own = tuple(OwnWord(one.word, one.ask, one.is_fine) for one in rows.inside_words)
    return _checker(content, own)


def check_of(
    group: str, key: str, rows: SprintRows, content: Content
) -> Callable[[str], Sequence[Span]] | None:
    """Return what looks at the text of a field; None where nothing is pointed at."""
    lane = LANES.get((group, key))
    if lane is None:
        return None
    found = checker(rows, content)
    return lambda text: spans_of(found, text, lane)


def pointed_places(rows: SprintRows, map_id: str, content: Content) -> tuple[tuple[Place, int], ...]:
    """Return each text of a map that is looked at, in the journey's order, with how much is pointed at."""
    found = checker(rows, content)
    keys = [key for group, key in LANES if group == "touchpoint"]
    places: list[tuple[Place, int]] = []
    for stage in rows.stages_of(map_id):
        places.append(((stage.id, "name"), len(spans_of(found, stage.name, "stage"))))
        for one in rows.touchpoints_in(stage.id):
            for key in keys:
                spans = spans_of(found, getattr(one, key), LANES["touchpoint", key])
                places.append(((one.id, key), len(spans)))
    return tuple(places)


def next_pointed(
    rows: SprintRows, map_id: str, content: Content, here: Place, *, of: Collection[str] = ()
) -> Place | None:
    """Return the next place behind `here` where something is pointed at, beginning anew at the end.

    `of` are the ids of the rows that may be gone to; empty: all.
    """
    places = pointed_places(rows, map_id, content)
    at = next((i for i, (place, _) in enumerate(places) if place == here), None)
    if at is None:
        at = next((i for i, (place, _) in enumerate(places) if place[0] == here[0]), 0) - 1
    order = (*places[at + 1 :], *places[: at + 1])
    return next((place for place, count in order if count and (not of or place[0] in of)), None)


def spans_of(found: Checker, text: str, lane: str) -> tuple[Span, ...]:
    """Return what is pointed at in a text; it is looked at once, a long one once while few others are."""
    return (_remembered if len(text) <= _SHORT else _remembered_long)(found, text, lane)


_remembered = lru_cache(maxsize=4096)(Checker.spans)
_remembered_long = lru_cache(maxsize=128)(Checker.spans)


@lru_cache(maxsize=8)
def _checker(content: Content, own: tuple[OwnWord, ...]) -> Checker:
    return Checker(content.language, own)
