"""What stands in a form's hidden column, so that it is known again whoever filled it in, and with what."""

from __future__ import annotations

import re
from typing import NamedTuple

FORMAT = 1
"""Which layout of sheets and marks this is."""
_SIGN = "sprint-tui"
_FORM = re.compile(rf"{_SIGN} form (\d{{1,4}}) sprint=(\w*) person=(\w*) segment=(\w*)")
_ANSWER = re.compile(rf"{_SIGN} answer ([a-z0-9_.]+) (\d{{1,2}})")
_IDEA = re.compile(rf"{_SIGN} idea (wow|better)")


class FormMark(NamedTuple):
    """What a sheet of a form is for: ids of the store's rows, empty where it was written for nobody alone."""

    version: int
    sprint_id: str
    person_id: str
    segment_id: str

    def __str__(self) -> str:
        """Write it as `form_mark` reads it."""
        ids = f"sprint={self.sprint_id} person={self.person_id} segment={self.segment_id}"
        return f"{_SIGN} form {self.version} {ids}"


def answer(key: str, part: int) -> str:
    """Return the mark of the answer to a question."""
    return f"{_SIGN} answer {key} {part}"


def idea(kind: str) -> str:
    """Return the mark of a WOW idea, or of something that could be better."""
    return f"{_SIGN} idea {kind}"


def form_mark(text: str) -> FormMark | None:
    """Return what a mark says of its sheet; None for any other text."""
    found = _FORM.fullmatch(text.strip())
    return FormMark(int(found[1]), found[2], found[3], found[4]) if found else None


def answer_mark(text: str) -> tuple[str, int] | None:
    """Return the key and the part of the question that a mark stands beside."""
    found = _ANSWER.fullmatch(text.strip())
    return (found[1], int(found[2])) if found else None


def idea_mark(text: str) -> str | None:
    """Return the kind of idea that a mark stands beside."""
    found = _IDEA.fullmatch(text.strip())
    return found[1] if found else None
