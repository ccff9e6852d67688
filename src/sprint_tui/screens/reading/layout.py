"""One part of the reading as pieces of lines: text, cards, questions with answers, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from sprint_tui.content.prose import Heading, Mark, Paragraph, Points
from sprint_tui.widgets.ink import Line, Run, line, tag, typed, wrapped

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.content.prose import Words as Said
    from sprint_tui.content.questions import Question as TuneIn
    from sprint_tui.content.reading import Card, Part, Question, Quiz, Reading
    from sprint_tui.content.words import Words

END = "end"
"""The stop below the text, from where one goes on."""
NOTE = "note"
"""The stop of a part at which the note on it is written."""
BLANK = 24
"""Cells of the rule that stands for an answer not given yet."""
_WARNS = frozenset({"misattributed", "unsourced", "disputed"})

Answers = Mapping[tuple[str, int], str]
"""What a person wrote: by the key of the question, and the line of the answer."""


class Piece(NamedTuple):
    """Some lines that belong together. The cursor stops at a piece with an id."""

    id: str
    lines: tuple[Line, ...]


class Place(NamedTuple):
    """What a stop is of: a block of the part, and a line or an item within it."""

    block: int
    line: int


@dataclass(frozen=True)
class Page:
    """One part to be laid out, with what its reader wrote, and the title of the part after it."""

    part: Part
    content: Content
    answers: Answers
    is_read: bool
    after: str

    @property
    def words(self) -> Words:
        """The words of the app."""
        return self.content.words

    @property
    def reading(self) -> Reading:
        """All texts."""
        return self.content.reading


def place_of(stop: str) -> Place | None:
    """Return what a stop is of; None for the one below the text."""
    block, _, item = stop.partition(".")
    return Place(int(block), int(item or 0)) if block.isdecimal() and (item or "0").isdecimal() else None


def pieces(page: Page, width: int) -> tuple[Piece, ...]:
    """Return a part within so many cells."""
    made: list[Piece] = []
    for at, block in enumerate(page.part.blocks):
        made += _block(page, at, block, width)
        made.append(Piece("", ((),)))
    return (*made, *_end(page, width))


def _block(page: Page, at: int, block: object, width: int) -> Iterator[Piece]:
    if isinstance(block, Heading):
        yield Piece("", tuple(line(Run(row, "strong")) for row in wrapped(block.text, width)))
    elif isinstance(block, Paragraph):
        yield Piece(f"{at}", flowed(block.words, width))
    elif isinstance(block, Points):
        for number, item in enumerate(block.items):
            sign = f"{number + 1} " if block.is_numbered else "· "
            yield Piece(f"{at}.{number}", _hung(sign, flowed(item, width - 2)))
    elif isinstance(block, Mark) and block.kind == "card":
        yield Piece(f"{at}", tuple(_card(page.reading.cards[block.key], width)))
    elif isinstance(block, Mark) and block.kind == "ask":
        yield from _question(page, at, page.reading.questions[block.key], width)
    elif isinstance(block, Mark) and block.kind == "quiz":
        yield from _quiz(page, at, page.reading.quizzes[block.key], width)
    else:
        yield Piece(f"{at}", tuple(tune_in(page.content, page.answers, width)))


def flowed(said: Said, width: int) -> tuple[Line, ...]:
    """Return the lines of some words, of which the first may stand out."""
    tokens = [*((word, "strong") for word in said.lead.split()), *((word, "") for word in said.text.split())]
    lines: list[list[Run]] = [[]]
    room = width
    for word, role in tokens:
        needed = cell_len(word) + bool(lines[-1])
        if needed > room and lines[-1]:
            lines.append([])
            room, needed = width, cell_len(word)
        lines[-1].append(Run(f" {word}" if lines[-1] else word, role))
        room -= needed
    return tuple(tuple(_joined(runs)) for runs in lines)


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield runs with neighbours of one role made one."""
    text, role = "", runs[0].role if runs else ""
    for run in runs:
        if run.role != role:
            yield Run(text, role)
            text, role = "", run.role
        text += run.text
    yield Run(text, role)


def _hung(sign: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines with a sign before the first, and the others below it."""
    return tuple((Run(" " * len(sign) if at else sign), *one) for at, one in enumerate(lines))


def _card(card: Card, width: int) -> Iterator[Line]:
    bar = Run("│ ", "rule")
    room = width - 2
    yield from ((bar, Run(row, "strong")) for row in wrapped(card.claim, room))
    yield from ((bar, Run(row, "quiet")) for row in wrapped(card.said_by, room))
    yield (bar, tag(card.tag)) if card.verdict in _WARNS else (bar, Run(card.tag, "strong"))
    yield from ((bar, Run(row)) for row in wrapped(card.found, room))


def _question(page: Page, at: int, question: Question, width: int) -> Iterator[Piece]:
    minutes = page.words("reading.to_answer", n=question.minutes)
    asked = [line(Run(row, "strong")) for row in wrapped(question.ask, width)]
    yield Piece("", (line(Run(f"? {minutes}", "quiet")), *asked))
    for number in range(question.lines):
        sign = f"{number + 1} " if question.lines > 1 else "› "
        said = page.answers.get((question.answer_key, number), "")
        shown = f"{said} %" if said and question.kind == "percent" else said
        yield Piece(f"{at}.{number}", written(sign, shown, width))


def written(sign: str, said: str, width: int) -> tuple[Line, ...]:
    """Return what somebody wrote behind a sign; a rule to write on where there is nothing yet."""
    if not said.strip():
        return ((Run(sign), Run("─" * BLANK, "rule")),)
    rows = wrapped(said, width - len(sign))
    return _hung(sign, [(typed(row),) for row in rows])


def _quiz(page: Page, at: int, quiz: Quiz, width: int) -> Iterator[Piece]:
    words = page.words
    for number, item in enumerate(quiz.items):
        rows = [line(Run(row, "strong")) for row in wrapped(item.words, width - 2)]
        picked = page.answers.get((quiz.answer_key, number), "")
        if picked not in words.table("reading.rungs"):
            rows.append(line(Run(words("reading.sort"), "quiet")))
        else:
            rows += _judged(page, picked, item.right, item.because, width - 2)
        yield Piece(f"{at}.{number}", _hung("· ", rows))


def _judged(page: Page, picked: str, right: str, because: str, width: int) -> Iterator[Line]:
    words = page.words
    ours, best = words(f"reading.rungs.{picked}"), words(f"reading.rungs.{right}")
    is_right = picked == right
    verdict = words("reading.right", rung=ours) if is_right else words("reading.rather", rung=ours, best=best)
    yield line(Run("✓ " if is_right else "› ", "done" if is_right else ""), Run(verdict, "strong"))
    yield from (line(Run(row)) for row in wrapped(because, width))


def tune_in(content: Content, answers: Answers, width: int) -> Iterator[Line]:
    """Yield the answers of the tune-in; what to do where there is none yet."""
    given = list(tuned_in(content, answers))
    if not given:
        no_answer = content.words("reading.no_tune_in")
        yield from (line(Run(row, "quiet")) for row in wrapped(no_answer, width))
    for question, said in given:
        yield line(Run(question.label, "quiet"))
        for one in said:
            yield from written("· ", one, width)


def tuned_in(content: Content, answers: Answers) -> Iterator[tuple[TuneIn, list[str]]]:
    """Yield the questions of the tune-in that are answered, with their answers."""
    for question in content.questions("tune_in"):
        said = [answers.get((question.key, at), "") for at in range(question.lines)]
        if any(one.strip() for one in said):
            yield question, [one for one in said if one.strip()]


def _end(page: Page, width: int) -> Iterator[Piece]:
    """Yield what stands below the text: whether it is ticked, and what comes next."""
    words = page.words
    said = words("reading.next", title=page.after) if page.after else words("reading.all_read")
    sign = Run("✓ ", "done") if page.is_read else Run("→ ")
    rows = [line(Run(row, "strong")) for row in wrapped(said, width - 2)]
    yield Piece("", (line(Run("─" * width, "rule")),))
    yield Piece(END, tuple((Run("  ") if at else sign, *row) for at, row in enumerate(rows)))
