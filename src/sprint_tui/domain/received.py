"""What a draft that came in says, as plain data: for the preview, and for the store once it is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Level = Literal["understood", "asked", "left_out", "kept"]
LEVELS: tuple[Level, ...] = ("understood", "asked", "left_out", "kept")
Layout = Literal["down", "across"]


class Line(NamedTuple):
    """One sentence about a file, as people read it, and what kind of thing it says."""

    level: Level
    words: str


@dataclass(frozen=True)
class Remark:
    """Something to say about a file: `code` names the sentence, `details` fill it in.

    Levels: `understood`, `asked` (somebody has to say what is meant), `left_out`, `kept` (as a note).
    """

    level: Level
    code: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadTouchpoint:
    """One touchpoint as it was read; `row` is where it stands in the file (a column where they go across).

    `feeling` is None where nothing was said, or where what was said (`feeling_written`) has to be asked back.
    """

    row: int
    name: str
    stage: str = ""
    phase: str = ""
    goal: str = ""
    action: str = ""
    thought: str = ""
    feeling: int | None = None
    feeling_written: str = ""
    channel: str = ""
    expected: str = ""
    promised: str = ""
    delivered: str = ""
    gap: str = ""
    gap_line: str = ""
    evidence: tuple[str, ...] = ()
    dated: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    """Heading and words of every column that we have no place for."""
    segment_id: str = ""
    """Whose journey it is on; only our form says."""


@dataclass(frozen=True)
class ReadAnswer:
    """The answer to one question: `key` is the question's, `part` its place in a list, from 0."""

    key: str
    words: str
    part: int = 0


@dataclass(frozen=True)
class ReadIdea:
    """A WOW idea, or something that could be better, on a touchpoint of the draft (by name, or none)."""

    kind: Literal["wow", "better"]
    change_line: str
    touchpoint: str = ""
    needed: str = ""


@dataclass(frozen=True)
class ReadDraft:
    """All that one file said. `who` is a name that stands in it; only our form has the two ids."""

    file_name: str
    digest: str
    sheet: str = ""
    layout: Layout = "down"
    who: str = ""
    touchpoints: tuple[ReadTouchpoint, ...] = ()
    answers: tuple[ReadAnswer, ...] = ()
    ideas: tuple[ReadIdea, ...] = ()
    notes: tuple[str, ...] = ()
    """Lines that stand around the table."""
    remarks: tuple[Remark, ...] = ()
    is_form: bool = False
    sprint_id: str = ""
    person_id: str = ""

    def said(self, level: Level) -> tuple[Remark, ...]:
        """Return the remarks of a level, in order."""
        return tuple(remark for remark in self.remarks if remark.level == level)
