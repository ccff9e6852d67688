"""The sheet of the checklist: four answers, each with its proof line by line, and what else is open."""

from __future__ import annotations

from sprint_tui.content.phrases import proof_line
from sprint_tui.content.shapes import ChecklistItem
from sprint_tui.domain import checklist
from sprint_tui.exchange.workbook.page import Page
from sprint_tui.exchange.workbook.source import Source
from sprint_tui.exchange.workbook.styles import (
    ALARMED,
    HEAD,
    HEADING,
    QUIET_TEXT,
    STRONG,
    SUBTITLE,
    TEXT,
    TITLE,
    WELL,
    Style,
)
from sprint_tui.store.tables import ChecklistAnswer

WIDTHS = (5, 22, 36, 10, 15, 42, 44, 9)
HEADS = ("number", "about", "item", "answer", "standing", "reason", "proof", "holds")
LAST = len(WIDTHS)
ANSWER_STYLES = {"yes": WELL, "no": ALARMED, "open": QUIET_TEXT}


def has_checklist(source: Source) -> bool:
    """Say whether something was answered, or there is something to prove."""
    answered = any(answer.answer != "open" or answer.reason.strip() for answer in source.rows.answers)
    return answered or any(facts.stages or facts.picks for facts in source.facts.maps)


def write_checklist(page: Page, source: Source) -> None:
    """Write when it was submitted, the four items, and what they do not cover."""
    page.put(1, source.word("sheet.checklist"), TITLE)
    page.high(34)
    page.next()
    submitted = source.rows.sprint.submitted_at
    said = (
        source.word("submitted", moment=source.moment(submitted))
        if submitted
        else source.word("not_submitted")
    )
    page.put(1, said, SUBTITLE)
    page.high(20)
    page.next()
    page.gap(8)
    for column, heading in enumerate(HEADS, 1):
        page.put(column, source.word(f"head.{heading}"), HEAD)
    page.sheet.freeze_panes = f"A{page.row + 1}"
    page.sheet.print_title_rows = f"{page.row}:{page.row}"
    page.next()
    answers = {answer.item: answer for answer in source.rows.answers}
    for number, item in enumerate(source.content.checklist, 1):
        _item(page, source, number, item, answers.get(item.key))
    _also_open(page, source)


def _item(
    page: Page, source: Source, number: int, item: ChecklistItem, given: ChecklistAnswer | None
) -> None:
    proof = checklist.proof(item.key, source.facts)
    answer, reason = (given.answer, given.reason) if given else ("open", "")
    down = max(len(proof), 1)
    said, look = _standing(source, answer, is_proved=checklist.is_proved(item.key, source.facts))
    page.put(1, number, STRONG, down=down)
    page.put(2, item.title, STRONG, down=down)
    page.put(3, item.question, TEXT, down=down)
    page.put(4, source.content.choice("answer", answer).tag, ANSWER_STYLES[answer], down=down)
    page.put(5, said, look, down=down)
    page.put(6, reason, TEXT, down=down)
    page.choose((page.row, 4), (page.row, 4), [choice.tag for choice in source.content.choices("answer")])
    page.hide_id(given.id if given else item.key)
    _lines(page, source, proof)
    if not proof:
        page.next()


def _standing(source: Source, answer: str, *, is_proved: bool) -> tuple[str, Style]:
    """Return whether the answer stands by itself: a Yes without proof is said, not proved."""
    if answer == "yes":
        return (source.word("proved"), WELL) if is_proved else (source.word("only_said"), ALARMED)
    return (source.word("provable"), TEXT) if is_proved else (source.word("unproved"), QUIET_TEXT)


def _lines(page: Page, source: Source, lines: tuple[checklist.Line, ...]) -> None:
    for line in lines:
        page.put(LAST - 1, proof_line(source.content, line, source.map_names))
        _holds(page, source, line)
        page.next()


def _holds(page: Page, source: Source, line: checklist.Line) -> None:
    page.put(LAST, source.word("line_holds" if line.holds else "line_open"), WELL if line.holds else ALARMED)


def _also_open(page: Page, source: Source) -> None:
    missing = tuple(line for line in checklist.also_open(source.facts) if not line.holds)
    if not missing:
        return
    page.put(1, source.word("also_open"), HEADING)
    page.fill(range(2, page.columns + 1), HEADING)
    page.high(28)
    page.next()
    for line in missing:
        page.put(2, proof_line(source.content, line, source.map_names), TEXT, across=LAST - 2)
        _holds(page, source, line)
        page.next()
