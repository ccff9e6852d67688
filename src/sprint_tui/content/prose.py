"""Text to read, made of blocks: a small part of Markdown, and marks for what stands apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn, TypeAlias

from sprint_tui.content.errors import ContentError


@dataclass(frozen=True)
class Words:
    """Some words to read; `lead` are the first of them, which stand out."""

    text: str
    lead: str = ""

    @property
    def count(self) -> int:
        """How many words these are."""
        return len(self.lead.split()) + len(self.text.split())


@dataclass(frozen=True)
class Heading:
    """A line above what follows."""

    text: str

    @property
    def count(self) -> int:
        """How many words there are to read."""
        return len(self.text.split())


@dataclass(frozen=True)
class Paragraph:
    """Some sentences."""

    words: Words

    @property
    def count(self) -> int:
        """How many words there are to read."""
        return self.words.count


@dataclass(frozen=True)
class Points:
    """A list, numbered where its order counts."""

    items: tuple[Words, ...]
    is_numbered: bool

    @property
    def count(self) -> int:
        """How many words there are to read."""
        return sum(item.count for item in self.items)


@dataclass(frozen=True)
class Mark:
    """What stands apart from the text: a card, a question, a quiz, or one's own answers of the tune-in."""

    kind: str
    key: str = ""


Block: TypeAlias = Heading | Paragraph | Points | Mark
MARKS = {"card": True, "ask": True, "quiz": True, "tune_in": False}
"""The kinds of mark, and whether they name something."""

_MARK = re.compile(r"\{(\w+)(?: (\w+))?\}")
_ITEM = re.compile(r"(?:- |\d\. )(?=\S)")
_LEAD = re.compile(r"\*\*(.+?)\*\*(?: |$)")
_MARKUP = re.compile(r"[*_`\[\]{}<>|\\]")


def blocks(file: str, text: str) -> tuple[str, tuple[Block, ...]]:
    """Return the title and the blocks of a text. Raises ContentError with the line that is wrong."""
    groups = tuple(_groups(text))
    if not groups or not groups[0][1][0].startswith("# ") or len(groups[0][1]) > 1:
        raise ContentError(file, "1", "does not begin with a title")
    title = groups[0][1][0].removeprefix("# ").strip()
    return title, tuple(_block(file, at, lines) for at, lines in groups[1:])


def _groups(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines between empty ones, each group with the number of its first line."""
    group: list[str] = []
    lines = text.splitlines()
    for at, line in enumerate([*lines, ""], 1):
        if line.strip():
            group.append(line)
        elif group:
            yield at - len(group), group
            group = []


def _block(file: str, at: int, lines: Sequence[str]) -> Block:
    def refuse(problem: str) -> NoReturn:
        raise ContentError(file, str(at), problem)

    first = lines[0]
    if first.startswith("{"):
        return _mark(" ".join(lines), refuse)
    if first.startswith("## "):
        if len(lines) > 1:
            refuse("has a heading without an empty line below it")
        return Heading(_plain(first.removeprefix("## "), refuse))
    if first.startswith("#"):
        refuse("has a heading that is no ##")
    if _ITEM.match(first):
        return _points(lines, refuse)
    return Paragraph(_words(" ".join(lines), refuse))


def _mark(line: str, refuse: Callable[[str], NoReturn]) -> Mark:
    found = _MARK.fullmatch(line.strip())
    if found is None or found[1] not in MARKS:
        refuse(f"has the unknown mark {line.strip()}")
    if MARKS[found[1]] != bool(found[2]):
        refuse(f"has the mark {line.strip()}, which names {'too much' if found[2] else 'nothing'}")
    return Mark(found[1], found[2] or "")


def _points(lines: Sequence[str], refuse: Callable[[str], NoReturn]) -> Points:
    """Return a list: a line that is further in belongs to the item above it."""
    items: list[str] = []
    for line in lines:
        if (mark := _ITEM.match(line)) is not None:
            items.append(line[mark.end() :])
        elif line.startswith("  "):
            items[-1] += " " + line.strip()
        else:
            refuse("has a list with a line that belongs to no item")
    return Points(tuple(_words(item, refuse) for item in items), not lines[0].startswith("- "))


def _words(text: str, refuse: Callable[[str], NoReturn]) -> Words:
    lead = _LEAD.match(text)
    if lead is None:
        return Words(_plain(text, refuse))
    return Words(_plain(text[lead.end() :], refuse), _plain(lead[1], refuse))


def _plain(text: str, refuse: Callable[[str], NoReturn]) -> str:
    """Return the words of a line; signs that would be shown as they are, are refused."""
    if found := _MARKUP.search(text):
        refuse(f"has a {found[0]} in its text")
    return " ".join(text.split())
