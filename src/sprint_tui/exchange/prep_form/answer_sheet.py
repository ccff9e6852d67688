"""The second sheet of the form: questions before and after reading, and the ideas beside the draft."""

from __future__ import annotations

from sprint_tui.exchange.prep_form import looks, marks
from sprint_tui.exchange.prep_form.draft_sheet import Asked
from sprint_tui.exchange.workbook.page import Page
from sprint_tui.exchange.workbook.styles import HEAD, HEADING

GROUPS = ("tune_in", "think", "breaks")
"""The groups of questions that the form asks."""
IDEAS = {"wow": 3, "better": 3}
"""How many lines there are for ideas of each kind."""
WIDTHS = (58.0, 44.0, 44.0)
ANSWER_HEIGHT, LINE_HEIGHT = 32.0, 22.0


def write_answers(page: Page, asked: Asked) -> None:
    """Write the whole sheet."""
    for group in GROUPS:
        _questions(page, asked, group)
    for kind, lines in IDEAS.items():
        _ideas(page, asked, kind, lines)


def _questions(page: Page, asked: Asked, group: str) -> None:
    """Write a group of questions, each with as many lines as its answer has parts."""
    _heading(page, asked.word(f"block.{group}"))
    for question in asked.source.content.questions(group):
        page.put(1, question.ask, looks.ASKED, down=question.lines)
        for part in range(question.lines):
            page.put(2, "", looks.FIELD, across=2)
            page.hide_id(marks.answer(question.key, part))
            page.high(LINE_HEIGHT if question.is_list else ANSWER_HEIGHT)
            page.next()
    page.gap(8)


def _ideas(page: Page, asked: Asked, kind: str, lines: int) -> None:
    """Write lines for ideas: on which touchpoint, what changes, and for a WOW what has to be there for it."""
    _heading(page, asked.word(f"block.{kind}"))
    heads = ("touchpoint", "change", "needed") if kind == "wow" else ("touchpoint", "change")
    for column, head in enumerate(heads, 1):
        across = page.columns - column + 1 if head == heads[-1] else 1
        page.put(column, asked.word(f"{kind}.{head}"), HEAD, across=across)
    page.next()
    for _ in range(lines):
        page.put(1, "", looks.FIELD)
        page.put(2, "", looks.FIELD, across=1 if kind == "wow" else 2)
        if kind == "wow":
            page.put(3, "", looks.FIELD)
        page.hide_id(marks.idea(kind))
        page.high(ANSWER_HEIGHT)
        page.next()
    page.gap(8)


def _heading(page: Page, words: str) -> None:
    page.put(1, words, HEADING, across=page.columns)
    page.high(24)
    page.next()
