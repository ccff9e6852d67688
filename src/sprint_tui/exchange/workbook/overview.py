"""The first sheet, one page: the promise, the six with owner, figure and date, and what comes next."""

from __future__ import annotations

from dataclasses import replace

from sprint_tui.domain import checklist
from sprint_tui.domain.ownership import main_kpi
from sprint_tui.exchange.workbook.page import Page, Value
from sprint_tui.exchange.workbook.source import Source, short
from sprint_tui.exchange.workbook.still_open import still_open
from sprint_tui.exchange.workbook.styles import (
    DATED,
    HEAD,
    HEADING,
    LINE,
    LINE_LABEL,
    NOTE,
    PICKED,
    PROMISE,
    STRONG_LINE,
    SUBTITLE,
    TITLE,
    Style,
)
from sprint_tui.store.tables import JourneyMap, Pick

WIDTHS = (19, 27, 46, 20, 26, 18, 14)
LONG, SHORT = 280, 160
"""Characters of a text on this sheet; the whole text stands on the sheet that it comes from."""
MOST_OPEN = 10
ROW = 26
"""Points that a row of the table has at least."""
SAID = replace(LINE, size=11)
STRONG = replace(STRONG_LINE, size=11)
DAY = replace(DATED, size=11)
MARKED = {kind: replace(style, size=11) for kind, style in PICKED.items()}


def write_overview(page: Page, source: Source) -> None:
    """Write the page from the promise down to the next audit."""
    _head(page, source)
    for one in source.maps:
        _upgrades(page, source, one)
    page.gap(10)
    _thirty_days(page, source)
    _open(page, source)
    _checklist(page, source)
    if source.rows.sprint.audit_on:
        _line(page, source.label("sprint", "audit_on"), source.rows.sprint.audit_on, DAY)
    page.gap(6)
    page.put(1, source.word("as_of", moment=source.moment(source.now.at)), NOTE)
    page.next()


def _head(page: Page, source: Source) -> None:
    sprint = source.rows.sprint
    page.put(1, short(sprint.title, LONG), TITLE)
    page.high(34)
    page.next()
    frame = [sprint.team]
    frame += [source.day(source.local(sprint.meeting_start))] if sprint.meeting_start else []
    if sprint.audience:
        frame.append(source.content.choice("audience", sprint.audience).tag)
    frame.append(source.choice("offer", sprint.offer))
    page.put(1, " · ".join(short(part, SHORT) for part in frame if part.strip()), SUBTITLE)
    page.high(20)
    page.next()
    page.gap(8)
    if sprint.promise.strip():
        page.put(1, source.label("sprint", "promise"), LINE_LABEL)
        page.put(2, short(sprint.promise, LONG), PROMISE, across=page.columns - 1)
        page.high(40)
        page.next()
    for segment in source.segments:
        behaviour = short(segment.behaviour, LONG)
        own = (
            source.word("own_promise", promise=short(segment.promise, SHORT))
            if segment.promise.strip()
            else ""
        )
        said = [part for part in (segment.name.strip(), behaviour, own) if part]
        _line(page, source.label("segment", "name"), source.word("segment_dash").join(said))
    _line(page, source.label("sprint", "ten_words"), short(sprint.ten_words, LONG))


def _upgrades(page: Page, source: Source, one: JourneyMap) -> None:
    chosen = source.rows.chosen_of(one.id)
    if not chosen:
        return
    page.gap(10)
    if market := source.market(one):
        segment = source.segment_of(one)
        page.put(1, " · ".join(part for part in (market, short(segment.name, SHORT)) if part), HEADING)
        page.fill(range(2, page.columns + 1), HEADING)
        page.next()
    page.put(1, source.word("head.pick"), HEAD)
    page.put(2, source.word("head.touchpoint"), HEAD)
    page.put(3, source.label("wow", "change_line"), HEAD)
    page.put(4, source.label("ownership", "owner"), HEAD)
    page.put(5, source.label("ownership", "kpi"), HEAD)
    page.put(6, source.word("head.way"), HEAD)
    page.put(7, source.label("ownership", "deadline"), HEAD)
    page.next()
    for pick in chosen:
        _upgrade(page, source, pick)


def _upgrade(page: Page, source: Source, pick: Pick) -> None:
    kpi = main_kpi(source.rows.kpis_of(pick.id))
    page.put(1, source.mark(pick), MARKED[pick.kind])
    page.put(2, short(source.place(pick), SHORT), STRONG)
    page.put(3, short(pick.change_line, SHORT), SAID)
    page.put(4, short(source.owner(pick), SHORT), SAID)
    page.put(5, short(kpi.name, SHORT) if kpi else "", SAID)
    page.put(6, short(source.way(kpi), SHORT) if kpi else "", SAID)
    page.put(7, pick.deadline, DAY)
    page.high(ROW)
    page.next()


def _thirty_days(page: Page, source: Source) -> None:
    commitment = source.rows.commitment
    if commitment is None:
        return
    pick = source.rows.by_id.get(commitment.pick_id or "")
    parts = []
    if isinstance(pick, Pick):
        parts.append(
            f"{source.mark(pick)} {source.place(pick)}" if pick.state == "chosen" else source.place(pick)
        )
    if commitment.due:
        parts.append(source.word("live_by", date=source.day(commitment.due)))
    said = [", ".join(part for part in parts if part)]
    if commitment.first_step.strip():
        said.append(source.word("first_step", step=short(commitment.first_step, LONG)))
    _line(page, source.label("commitment", "pick"), "\n".join(part for part in said if part), STRONG)


def _open(page: Page, source: Source) -> None:
    found = still_open(source)
    more = len(found) - MOST_OPEN
    if more > 0:
        found = [*found[:MOST_OPEN], source.word("open.more", n=more)]
    due = source.rows.sprint.complete_by
    label = source.content.words("friday.by", date=source.day(due)) if due else source.word("open.heading")
    listed = "\n".join(source.word("open.line", text=short(line, LONG)) for line in found)
    _line(page, label, listed or source.content.words("friday.nothing"))


def _checklist(page: Page, source: Source) -> None:
    """Say how the four closing questions stand, once one of them is answered."""
    answers = {answer.item: answer.answer for answer in source.rows.answers}
    if not any(answer != "open" for answer in answers.values()):
        return
    said = []
    for item in source.content.checklist:
        answer = answers.get(item.key, "open")
        line = f"{item.title}: {source.choice('answer', answer)}"
        if answer == "yes" and not checklist.is_proved(item.key, source.facts):
            line = source.word("claimed", answer=line)
        said.append(line)
    _line(page, source.word("sheet.checklist"), "; ".join(said))


def _line(page: Page, label: str, value: Value, style: Style = SAID) -> None:
    if isinstance(value, str) and not value.strip():
        return
    page.put(1, label, LINE_LABEL)
    page.put(2, value, style, across=page.columns - 1)
    page.high(ROW - 4)
    page.next()
