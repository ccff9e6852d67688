"""What can be written beside the text: answers to its questions, its quizzes, and a note on each part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sprint_tui.content.prose import Mark
from sprint_tui.screens.reading.layout import place_of
from sprint_tui.widgets.field import Field, NotUnderstoodError, Option
from sprint_tui.widgets.preparing import answers_of, saving_answer

if TYPE_CHECKING:
    from sprint_tui.content.reading import Part, Question, Quiz, Reading
    from sprint_tui.content.words import Words
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant

_PERCENT = re.compile(r"(\d{1,3})\s*%?")


def mark_at(part: Part, stop: str) -> tuple[Mark, int] | None:
    """Return what stands at a stop, and which line of it; None for plain text."""
    place = place_of(stop)
    block = part.blocks[place.block] if place is not None and place.block < len(part.blocks) else None
    return (block, place.line) if place is not None and isinstance(block, Mark) else None


def may_write(part: Part, stop: str) -> bool:
    """Say whether an answer can be given at a stop."""
    found = mark_at(part, stop)
    return found is not None and found[0].kind in {"ask", "quiz"}


class Fields:
    """Makes the fields of one reader."""

    def __init__(self, rows: SprintRows, person: Participant, reading: Reading, words: Words) -> None:
        self._rows = rows
        self._person = person
        self._reading = reading
        self._words = words
        self._said = answers_of(rows, person)

    def note(self, part: Part) -> Field:
        """Return the note on a part."""
        return Field(
            key=f"{part.note_key}:0",
            label=self._words("reading.note_label"),
            ask=self._words("reading.note_ask", title=part.title),
            save=saving_answer(self._rows, self._person, part.note_key),
            value=self._said.get((part.note_key, 0), ""),
            many_lines=True,
            did="reading_note",
        )

    def at(self, part: Part, stop: str) -> Field | None:
        """Return what can be answered at a stop."""
        found = mark_at(part, stop)
        if found is None:
            return None
        mark, line = found
        if mark.kind == "ask":
            return self._answer(self._reading.questions[mark.key], line)
        if mark.kind == "quiz":
            return self._sorted(self._reading.quizzes[mark.key], line)
        return None

    def _answer(self, question: Question, line: int) -> Field:
        key, words = question.answer_key, self._words
        is_percent = question.kind == "percent"
        label = words("reading.line_label", name=question.short, n=line + 1)
        return Field(
            key=f"{key}:{line}",
            label=label if question.lines > 1 else question.short,
            ask=question.ask,
            save=saving_answer(self._rows, self._person, key, line),
            value=self._said.get((key, line), ""),
            example=words("reading.percent_example") if is_percent else "",
            many_lines=question.kind == "text",
            did="reading_answer",
            parse=percent if is_percent else None,
            echo=(lambda value: f"{value} %" if value else "") if is_percent else None,
        )

    def _sorted(self, quiz: Quiz, line: int) -> Field:
        words, key = self._words, quiz.answer_key
        rungs = words.table("reading.rungs")
        return Field(
            key=f"{key}:{line}",
            label=words("reading.quiz_label"),
            ask=quiz.items[line].words,
            save=saving_answer(self._rows, self._person, key, line),
            options=tuple(
                Option(code, name, words(f"reading.rung_hints.{code}")) for code, name in rungs.items()
            ),
            chosen=frozenset({self._said.get((key, line), "")} - {""}),
            did="reading_answer",
        )


def percent(text: str) -> str:
    """Return a typed percentage as digits; empty when nothing was typed. Raises NotUnderstoodError."""
    if not text.strip():
        return ""
    found = _PERCENT.fullmatch(text.strip())
    if found is None or int(found[1]) > 100:
        raise NotUnderstoodError("not_a_percent", text=text)
    return str(int(found[1]))
