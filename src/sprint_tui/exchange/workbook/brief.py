"""The sheet of the brief: whom the sprint serves, with what promise, and who made it."""

from __future__ import annotations

from dataclasses import replace

from sprint_tui.domain.codes import TRAITS
from sprint_tui.exchange.workbook.page import Page, Value
from sprint_tui.exchange.workbook.source import Source
from sprint_tui.exchange.workbook.styles import (
    DATED,
    HEAD,
    HEADING,
    LINE,
    LINE_LABEL,
    MOMENTARY,
    STRONG_LINE,
    TITLE,
    Style,
)
from sprint_tui.store.tables import Segment

WIDTHS = (20, 44, 34, 20, 12)
TEXTS = ("promise", "ten_words", "tone", "vision", "strategy", "weak_on_purpose", "previous", "team")
CODES = (("audience", "audience"), ("offer", "offer"), ("decision_method", "decision"))
DATES = ("complete_by", "feedback_by", "audit_on")
SEGMENT_TEXTS = ("behaviour", "would_tell", "wont_pay", "promise")


def write_brief(page: Page, source: Source) -> None:
    """Write title, promise and frame, then each segment, then the people."""
    sprint = source.rows.sprint
    page.put(1, sprint.title, replace(TITLE, wrap=True), across=page.columns)
    page.high(34)
    page.hide_id(sprint.id)
    page.next()
    page.gap(8)
    for field in TEXTS:
        _line(page, source.label("sprint", field), getattr(sprint, field))
    for field, name in CODES:
        _line(page, source.label("sprint", field), source.choice(name, getattr(sprint, field)))
    if sprint.meeting_start:
        _line(page, source.label("sprint", "meeting_start"), source.local(sprint.meeting_start), MOMENTARY)
        _line(page, source.label("sprint", "zone"), sprint.zone)
    for field in DATES:
        _line(page, source.label("sprint", field), getattr(sprint, field), DATED)
    for segment in source.segments:
        _segment(page, source, segment)
    _people(page, source)


def _line(page: Page, label: str, value: Value, style: Style = LINE, row_id: str = "") -> None:
    """Write one labelled value over the width of the sheet; nothing where there is none."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return
    page.put(1, label, LINE_LABEL)
    page.put(2, value, style, across=page.columns - 1)
    if row_id:
        page.hide_id(row_id)
    page.high(20)
    page.next()


def _segment(page: Page, source: Source, segment: Segment) -> None:
    traits = [trait for kind in TRAITS for trait in source.rows.traits_of(segment.id, kind)]
    texts = [getattr(segment, field) for field in ("name", *SEGMENT_TEXTS)]
    if not traits and not any(text.strip() for text in texts):
        return
    page.gap(12)
    market = source.choice("market", segment.market) if len(source.segments) > 1 else ""
    _heading(page, " · ".join(part for part in (source.word("whom"), market) if part))
    _line(page, source.label("segment", "name"), segment.name, STRONG_LINE, segment.id)
    for field in SEGMENT_TEXTS:
        _line(page, source.label("segment", field), getattr(segment, field))
    for trait in traits:
        label = f"{source.choice('trait', trait.kind)} {source.trait_names[trait.id]}"
        _line(page, label, trait.words, LINE, trait.id)


def _people(page: Page, source: Source) -> None:
    people = [person for person in source.rows.participants if person.name.strip() or person.function.strip()]
    if not people:
        return
    page.gap(12)
    _heading(page, source.word("people"))
    for column, field in enumerate(("name", "function", "roles", "is_present", "has_draft"), 1):
        page.put(column, source.label("participant", field), HEAD)
    page.next()
    first = page.row
    for person in people:
        page.put(1, person.name, STRONG_LINE)
        page.put(2, person.function, LINE)
        page.put(3, source.chosen("role", person.roles), LINE)
        page.put(4, _yes_no(source, person.is_present), LINE)
        page.put(5, _yes_no(source, person.has_draft), LINE)
        page.hide_id(person.id)
        page.high(20)
        page.next()
    page.choose((first, 4), (page.row - 1, 5), source.choices("test"))


def _yes_no(source: Source, is_so: bool) -> str:
    return source.choice("test", "yes" if is_so else "no")


def _heading(page: Page, heading: str) -> None:
    page.put(1, heading, HEADING)
    page.fill(range(2, page.columns + 1), HEADING)
    page.high(24)
    page.next()
