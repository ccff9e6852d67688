"""What there is to read: sections of parts, with fact cards, questions and quizzes in their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.content.errors import ContentError

if TYPE_CHECKING:
    from sprint_tui.content.prose import Block, Mark

PARTS = "reading/parts.toml"
WORDS_A_MINUTE = 215
"""What an interested reader takes in of plain text."""


@dataclass(frozen=True)
class Card:
    """Something that is told: who is said to have said it, what was found, and the verdict in two words."""

    key: str
    claim: str
    said_by: str
    found: str
    verdict: str
    tag: str

    @property
    def count(self) -> int:
        """How many words there are to read."""
        return sum(len(text.split()) for text in (self.claim, self.said_by, self.found))


@dataclass(frozen=True)
class Question:
    """A question to think about, answered by a text, a list of so many lines, or a percentage."""

    key: str
    ask: str
    short: str
    kind: str
    lines: int
    minutes: int

    @property
    def answer_key(self) -> str:
        """The key under which its answers are kept."""
        return f"reflect.{self.key}"


@dataclass(frozen=True)
class QuizItem:
    """A sentence to sort, the code that is right, and why."""

    words: str
    right: str
    because: str


@dataclass(frozen=True)
class Quiz:
    """Sentences to sort into vision, strategy and tactic."""

    key: str
    minutes: int
    items: tuple[QuizItem, ...]

    @property
    def answer_key(self) -> str:
        """The key under which its answers are kept, one part for each sentence."""
        return f"quiz.{self.key}"


@dataclass(frozen=True)
class Part:
    """One text, read in one go: its words take `reading` minutes, its questions `answering` more."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    counts: tuple[int, ...]
    """The words in each block."""
    answering: int

    @property
    def tick_key(self) -> str:
        """The key of the answer that says it was read."""
        return f"tick.reading.{self.key}"

    @property
    def note_key(self) -> str:
        """The key of the answer that holds a note on it."""
        return f"note.{self.key}"

    @property
    def words(self) -> int:
        """How many words there are to read."""
        return sum(self.counts)

    @property
    def reading(self) -> int:
        """The minutes that its words take."""
        return minutes_of(self.words)

    @property
    def minutes(self) -> int:
        """The minutes that it takes with its questions answered."""
        return self.reading + self.answering


@dataclass(frozen=True)
class Section:
    """Parts that belong together."""

    key: str
    title: str
    about: str
    parts: tuple[Part, ...]

    @property
    def minutes(self) -> int:
        """The minutes that all of it takes."""
        return sum(part.minutes for part in self.parts)


def minutes_of(words: int) -> int:
    """Return the minutes that so many words take; any text takes one."""
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0


@dataclass(frozen=True)
class Reading:
    """All there is to read in one language. Asking for what is not there raises ContentError."""

    sections: tuple[Section, ...]
    cards: Mapping[str, Card]
    questions: Mapping[str, Question]
    quizzes: Mapping[str, Quiz]

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts, in order."""
        return tuple(part for section in self.sections for part in section.parts)

    def part(self, key: str) -> Part:
        """Return one part."""
        for part in self.parts:
            if part.key == key:
                return part
        raise ContentError(PARTS, key, "is missing")

    def section(self, key: str) -> Section:
        """Return one section."""
        for section in self.sections:
            if section.key == key:
                return section
        raise ContentError(PARTS, key, "is missing")

    def section_of(self, part: str) -> Section:
        """Return the section that a part stands in."""
        for section in self.sections:
            if any(one.key == part for one in section.parts):
                return section
        raise ContentError(PARTS, part, "is missing")

    def asked(self, mark: Mark) -> Question | Quiz | None:
        """Return what a mark asks; None where it asks nothing."""
        if mark.kind == "ask":
            return self.questions[mark.key]
        return self.quizzes[mark.key] if mark.kind == "quiz" else None
