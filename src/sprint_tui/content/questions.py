"""What the preparation asks of a person: questions with stable keys, in groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.content import keys
from sprint_tui.content.parts import same_keys

if TYPE_CHECKING:
    from sprint_tui.content.table import Table

FILE = "questions.toml"


@dataclass(frozen=True)
class Question:
    """One question: a text when `lines` is 1, else a list of at most so many short lines.

    `is_brought` says whether an answer goes into the meeting unless the person says otherwise.
    """

    key: str
    label: str
    ask: str
    example: str
    lines: int
    is_brought: bool

    @property
    def group(self) -> str:
        """The group that it stands in: the key without its number."""
        return self.key.partition(".")[0]

    @property
    def is_list(self) -> bool:
        """Whether it wants one short line for each thing."""
        return self.lines > 1


def questions(table: Table) -> dict[str, Question]:
    """Make all questions, by key, in the order in which they are asked."""
    made = {question.key: question for question in table.each("question", _question)}
    same_keys(table.file, "question", made, keys.QUESTIONS)
    return made


def _question(table: Table) -> Question:
    return Question(
        key=table.text("key"),
        label=table.text("label", longest=18),
        ask=table.text("ask", longest=160),
        example=table.text("example", longest=100),
        lines=table.number("lines"),
        is_brought=table.flag("is_brought"),
    )
