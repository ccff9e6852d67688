"""The parts of the reading as HTML: text, lists, fact cards, questions with room to write, quizzes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, assert_never

from sprint_tui.content.prose import Block, Heading, Mark, Paragraph, Points, Words
from sprint_tui.exchange.invitation.markup import element, paragraph, safe

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.content.reading import Part

LINE = '<div class="line"></div>'
DOUBTFUL = frozenset({"misattributed", "unsourced", "disputed"})
"""Verdicts that should catch the eye."""


class Parts:
    """Turns the blocks of the reading into markup."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._words = content.words

    def markup(self, part: Part) -> Iterator[str]:
        """Yield the markup of a part, block by block."""
        for block in part.blocks:
            yield self._block(block)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return element("h4", safe(block.text))
            case Paragraph():
                return element("p", _said(block.words))
            case Points():
                items = (element("li", _said(item)) for item in block.items)
                return element("ol" if block.is_numbered else "ul", *items)
            case Mark():
                return self._mark(block)
            case _:
                assert_never(block)

    def _mark(self, mark: Mark) -> str:
        if mark.kind == "card":
            return self._card(mark.key)
        if mark.kind == "ask":
            return self._question(mark.key)
        if mark.kind == "quiz":
            return self._quiz(mark.key)
        asked = (self._asked(one.ask, one.lines) for one in self._content.questions("tune_in"))
        return "\n".join(asked)

    def _card(self, key: str) -> str:
        card = self._content.reading.cards[key]
        looks = "tag alarm" if card.verdict in DOUBTFUL else "tag"
        return element(
            "aside",
            element("p", element("strong", safe(card.claim))),
            paragraph(card.said_by, class_="quiet"),
            element("p", element("span", safe(card.tag), class_=looks), " ", safe(card.found)),
        )

    def _question(self, key: str) -> str:
        question = self._content.reading.questions[key]
        if question.kind == "percent":
            return element("aside", element("p", element("strong", safe(question.ask))), paragraph("____ %"))
        return self._asked(question.ask, question.lines if question.kind == "list" else 2)

    def _asked(self, ask: str, lines: int) -> str:
        return element("aside", element("p", element("strong", safe(ask))), LINE * max(lines, 2))

    def _quiz(self, key: str) -> str:
        quiz = self._content.reading.quizzes[key]
        answers = (f"{self._rung(item.right)}. {item.because}" for item in quiz.items)
        return element(
            "aside",
            element("p", element("strong", safe(self._words("page.quiz")))),
            element("ol", *_items(item.words for item in quiz.items)),
            element(
                "details",
                element("summary", safe(self._words("page.answers"))),
                element("ol", *_items(answers)),
            ),
        )

    def _rung(self, code: str) -> str:
        return self._words(f"page.rungs.{code}")


def _items(texts: Iterable[str]) -> Iterator[str]:
    return (element("li", safe(text)) for text in texts)


def _said(words: Words) -> str:
    lead = element("strong", safe(words.lead)) + " " if words.lead else ""
    return lead + safe(words.text)
