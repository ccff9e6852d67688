"""The files of the reading, read and checked whole: sections, parts, cards, questions and quizzes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, TypeVar

from sprint_tui.content import keys
from sprint_tui.content.errors import ContentError
from sprint_tui.content.parts import same_keys
from sprint_tui.content.prose import Block, Mark, blocks
from sprint_tui.content.reading import PARTS, Card, Part, Question, Quiz, QuizItem, Reading, Section
from sprint_tui.content.table import Table, read_text, read_toml

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")
FOLDER = "reading"
CARDS, QUESTIONS = f"{FOLDER}/cards.toml", f"{FOLDER}/questions.toml"
TITLE_WIDTH = 32
KINDS = ("text", "list", "percent")
MOST_LINES = 5


def read(folder: Path) -> Reading:
    """Read and check all texts of a language. Raises ContentError with file and key."""
    cards = _file(folder, CARDS, _cards)
    questions, quizzes = _file(folder, QUESTIONS, _asked)
    known: dict[str, Collection[str]] = {"card": cards, "ask": questions, "quiz": quizzes, "tune_in": {""}}
    counts = {key: card.count for key, card in cards.items()}
    minutes = {key: one.minutes for key, one in questions.items()}
    minutes |= {key: quiz.minutes for key, quiz in quizzes.items()}

    def part(key: str) -> Part:
        file = f"{FOLDER}/{key}.md"
        title, made = blocks(file, read_text(folder, file))
        if len(title) > TITLE_WIDTH:
            raise ContentError(file, "1", f"has {len(title)} characters, more than {TITLE_WIDTH}")
        for mark in _marks(made):
            if mark.key not in known[mark.kind]:
                raise ContentError(file, mark.kind, f'has the unknown key "{mark.key}"')
        words = tuple(counts.get(one.key, 0) if isinstance(one, Mark) else one.count for one in made)
        return Part(key, title, made, words, sum(minutes.get(mark.key, 0) for mark in _marks(made)))

    sections = _file(folder, PARTS, lambda table: _sections(table, part))
    made = Reading(sections, cards, questions, quizzes)
    _each_once(made)
    return made


def _file(folder: Path, file: str, build: Callable[[Table], T]) -> T:
    table = Table(file, "", read_toml(folder, file))
    made = build(table)
    table.close()
    return made


def _sections(table: Table, part: Callable[[str], Part]) -> tuple[Section, ...]:
    def section(inner: Table) -> Section:
        return Section(
            key=inner.text("key"),
            title=inner.text("title", longest=TITLE_WIDTH),
            about=inner.text("about", longest=100),
            parts=tuple(part(key) for key in inner.texts("parts", least=1, most=9)),
        )

    made = table.each("section", section)
    found = [part.key for section in made for part in section.parts]
    same_keys(table.file, "section", [section.key for section in made], keys.READING_SECTIONS)
    same_keys(table.file, "part", found, keys.READING_PARTS)
    return made


def _cards(table: Table) -> dict[str, Card]:
    tags = table.group("verdict", lambda inner: {key: inner.text(key, longest=14) for key in keys.VERDICTS})

    def card(inner: Table) -> Card:
        verdict = inner.code("verdict", keys.VERDICTS)
        return Card(
            key=inner.text("key"),
            claim=inner.text("claim"),
            said_by=inner.text("said_by"),
            found=inner.text("found"),
            verdict=verdict,
            tag=tags[verdict],
        )

    return {made.key: made for made in table.each("card", card)}


def _asked(table: Table) -> tuple[dict[str, Question], dict[str, Quiz]]:
    questions = {made.key: made for made in table.each("question", _question)}
    quizzes = {made.key: made for made in table.each("quiz", _quiz)}
    same_keys(table.file, "question", questions, keys.READING_QUESTIONS)
    same_keys(table.file, "quiz", quizzes, keys.READING_QUIZZES)
    return questions, quizzes


def _question(table: Table) -> Question:
    made = Question(
        key=table.text("key"),
        ask=table.text("ask", longest=160),
        short=table.text("short", longest=20),
        kind=table.code("kind", KINDS),
        lines=table.number("lines"),
        minutes=table.number("minutes"),
    )
    if made.lines > (MOST_LINES if made.kind == "list" else 1):
        table.refuse("lines", f"is too many for a {made.kind}")
    return made


def _quiz(table: Table) -> Quiz:
    return Quiz(table.text("key"), table.number("minutes"), table.each("item", _quiz_item, ("right",)))


def _quiz_item(table: Table) -> QuizItem:
    return QuizItem(table.text("words"), table.code("right", keys.RUNGS), table.text("because"))


def _marks(made: Iterable[Block]) -> tuple[Mark, ...]:
    return tuple(block for block in made if isinstance(block, Mark))


def _each_once(reading: Reading) -> None:
    """Refuse a card, a question or a quiz that stands nowhere, or in two places."""
    shown = [(mark.kind, mark.key) for part in reading.parts for mark in _marks(part.blocks)]
    kinds = (
        ("card", CARDS, reading.cards),
        ("ask", QUESTIONS, reading.questions),
        ("quiz", QUESTIONS, reading.quizzes),
    )
    for kind, file, known in kinds:
        for key in known:
            times = shown.count((kind, key))
            if times != 1:
                raise ContentError(file, key, "stands in no part" if not times else "stands in two parts")
