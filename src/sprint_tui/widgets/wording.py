"""The language check over stored rows: which fields speak as a customer would, and the list of the team."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from sprint_tui.domain.wording import Checker, OwnWord, Span

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows

LANES = {
    ("touchpoint", "goal"): "goal",
    ("touchpoint", "action"): "action",
    ("touchpoint", "thought"): "thought",
    ("touchpoint", "name"): "name",
    ("touchpoint", "expected"): "theirs",
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
_SHORT = 2000
"""Characters of a text that is worth remembering what was found in it."""


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


def spans_of(found: Checker, text: str, lane: str) -> tuple[Span, ...]:
    """Return what is pointed at in a text; a short one is looked at once."""
    return _remembered(found, text, lane) if len(text) <= _SHORT else found.spans(text, lane)


_remembered = lru_cache(maxsize=4096)(Checker.spans)


@lru_cache(maxsize=8)
def _checker(content: Content, own: tuple[OwnWord, ...]) -> Checker:
    return Checker(content.language, own)
