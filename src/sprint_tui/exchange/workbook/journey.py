"""The sheet of one map: touchpoints across, grouped by phase and stage; lanes down; the curve between."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from sprint_tui.domain.codes import BROKEN_GAPS
from sprint_tui.exchange.workbook import paper
from sprint_tui.exchange.workbook.curve import add_curve
from sprint_tui.exchange.workbook.page import Page
from sprint_tui.exchange.workbook.source import Source, short
from sprint_tui.exchange.workbook.styles import (
    ALARMED,
    FEELING,
    FEELING_HIGH,
    FEELING_LOW,
    LABEL,
    LINE_LABEL,
    PHASE,
    PICKED_CENTRED,
    STAGE,
    TEXT,
    TITLE,
    TOUCHPOINT,
    Style,
)
from sprint_tui.store.drafts import note_of
from sprint_tui.store.tables import JourneyMap, Pick, Stage, Touchpoint

LABEL_WIDTH, WIDTH = 13, 22
PER_PAGE = 6
"""Touchpoints beside each other on one printed page: more would be too small to read."""
CURVE_ROWS, CURVE_ROW = 8, 21
TITLE_LIMIT = 100
OF_NOTE = ("gap_line", "carries")
"""Lanes that are kept beside a touchpoint."""
TEXTS = ("goal", "action", "thought", "expected", "promised", "delivered")


@dataclass(frozen=True)
class Column:
    """One column of the map: a touchpoint in its stage, or a stage that has none yet."""

    number: int
    stage: Stage
    touchpoint: Touchpoint | None


def columns_of(source: Source, one: JourneyMap) -> list[Column]:
    """Return the columns of a map, from left to right."""
    found: list[Column] = []
    for stage in source.rows.stages_of(one.id):
        for touchpoint in source.rows.touchpoints_in(stage.id) or (None,):
            found.append(Column(len(found) + 2, stage, touchpoint))
    return found


def widths(columns: list[Column]) -> list[float]:
    """Return the widths of the sheet's columns; over several pages, they fill each."""
    width = WIDTH if pages_wide(columns) < 2 else (paper.ACROSS - LABEL_WIDTH) / per_page(columns)
    return [LABEL_WIDTH, *(width for _ in columns)]


def pages_wide(columns: list[Column]) -> int:
    """Return over how many printed pages the map goes from left to right."""
    return math.ceil(len(columns) / PER_PAGE)


def per_page(columns: list[Column]) -> int:
    """Return how many of the columns stand on each printed page, so that all are about as full."""
    return math.ceil(len(columns) / pages_wide(columns))


def write_journey(page: Page, source: Source, one: JourneyMap, columns: list[Column]) -> None:
    """Write heads, marks, feelings with their curve, and each lane that says anything."""
    name = short(source.segment_of(one).name, TITLE_LIMIT)
    title = source.word("journey_title", segment=name) if name else source.word("journey")
    page.put(1 if pages_wide(columns) == 1 else 2, title, TITLE)
    page.high(34)
    page.next()
    _heads(page, source, columns)
    page.sheet.freeze_panes = f"B{page.row}"
    _marks(page, source, one, columns)
    _hide_ids(page, source, columns)
    _feelings(page, source, columns)
    for field in TEXTS:
        _lane(page, source, field, columns, attrgetter(field))
    _gaps(page, source, columns)
    _lane(page, source, "gap_line", columns, lambda touchpoint: _noted(source, touchpoint, "gap_line"))
    _lane(page, source, "flags", columns, lambda touchpoint: source.chosen("flag", touchpoint.flags))
    _lane(page, source, "serves", columns, lambda touchpoint: source.serves(touchpoint.id))
    _lane(page, source, "carries", columns, lambda touchpoint: _noted(source, touchpoint, "carries"))
    _lane(page, source, "channel", columns, lambda touchpoint: touchpoint.channel)
    _lane(page, source, "owner", columns, source.owner)
    _lane(page, source, "evidence", columns, lambda touchpoint: _evidence(source, touchpoint))
    page.sheet.print_title_rows = "1:4"
    page.sheet.print_title_cols = "A:A"


def _hide_ids(page: Page, source: Source, columns: list[Column]) -> None:
    there = [(column.number, column.touchpoint.id) for column in columns if column.touchpoint]
    behind = [
        (number, " ".join(item.id for item in source.rows.evidence_of(row_id))) for number, row_id in there
    ]
    page.hide_row("stage", ((column.number, column.stage.id) for column in columns))
    page.hide_row("touchpoint", there)
    page.hide_row("evidence", ((number, ids) for number, ids in behind if ids))


def _heads(page: Page, source: Source, columns: list[Column]) -> None:
    """Write phases over stages over touchpoints, each as wide as what stands below it on its page."""
    on_page = per_page(columns)
    page.put(1, source.label("stage", "phase"), LINE_LABEL)
    for phase, group in groupby(columns, lambda column: (column.stage.phase, (column.number - 2) // on_page)):
        _over(page, list(group), source.choice("phase", phase[0]), PHASE)
    page.high(20)
    page.next()
    page.put(1, source.label("stage", "name"), LINE_LABEL)
    for _, group in groupby(columns, lambda column: (column.stage.id, (column.number - 2) // on_page)):
        of_stage = list(group)
        _over(page, of_stage, of_stage[0].stage.name.strip() or source.word("unnamed"), STAGE)
    page.high(24)
    page.next()
    page.put(1, source.word("head.touchpoint"), LINE_LABEL)
    for column in columns:
        page.put(column.number, _name(source, column), TOUCHPOINT)
    page.high(30)
    page.next()


def _over(page: Page, group: list[Column], value: str, style: Style) -> None:
    page.put(group[0].number, value, style, across=len(group))


def _name(source: Source, column: Column) -> str:
    if column.touchpoint is None:
        return source.word("no_touchpoint")
    return column.touchpoint.name.strip() or source.word("unnamed")


def _marks(page: Page, source: Source, one: JourneyMap, columns: list[Column]) -> None:
    """Say above which touchpoints a WOW or a Just Better was chosen."""
    chosen: dict[str | None, Pick] = {pick.touchpoint_id: pick for pick in source.rows.chosen_of(one.id)}
    if not chosen:
        return
    page.put(1, source.word("head.pick"), LINE_LABEL)
    for column in columns:
        pick = chosen.get(column.touchpoint.id) if column.touchpoint else None
        if pick:
            page.put(column.number, source.mark(pick), PICKED_CENTRED[pick.kind])
        else:
            page.fill([column.number], TEXT)
    page.high(20)
    page.next()


def _feelings(page: Page, source: Source, columns: list[Column]) -> None:
    felt = [
        (c.number, c.touchpoint.feeling) for c in columns if c.touchpoint and c.touchpoint.feeling is not None
    ]
    if not felt:
        return
    page.put(1, source.label("touchpoint", "feeling"), LINE_LABEL)
    page.fill((column.number for column in columns), FEELING)
    for number, feeling in felt:
        style = FEELING_LOW if feeling < 0 else FEELING_HIGH if feeling > 0 else FEELING
        page.put(number, feeling, style)
    page.high(22)
    page.choose((page.row, 2), (page.row, page.columns), ["-2", "-1", "0", "1", "2"])
    feelings_row = page.row
    page.next()
    for row in range(page.row, page.row + CURVE_ROWS):
        page.high(CURVE_ROW, row)
    add_curve(page, source, feelings_row, rows=(page.row, page.row + CURVE_ROWS), names_row=4)
    page.next(CURVE_ROWS)


def _lane(
    page: Page, source: Source, field: str, columns: list[Column], text_of: Callable[[Touchpoint], str]
) -> None:
    """Write one lane, unless it says nothing at any touchpoint."""
    texts = [(c.number, text_of(c.touchpoint)) for c in columns if c.touchpoint]
    if not any(text.strip() for _, text in texts):
        return
    group = "touchpoint_note" if field in OF_NOTE else "touchpoint"
    page.put(1, source.label(group, field), LABEL)
    page.fill((column.number for column in columns), TEXT)
    for number, text in texts:
        page.put(number, text)
    page.next()


def _noted(source: Source, touchpoint: Touchpoint, field: str) -> str:
    return str(getattr(note_of(source.rows, touchpoint.id), field, ""))


def _gaps(page: Page, source: Source, columns: list[Column]) -> None:
    known = [(c.number, c.touchpoint.gap) for c in columns if c.touchpoint and c.touchpoint.gap]
    if not known:
        return
    page.put(1, source.label("touchpoint", "gap"), LABEL)
    page.fill((column.number for column in columns), TEXT)
    for number, gap in known:
        page.put(number, source.choice("gap", gap), ALARMED if gap in BROKEN_GAPS else TEXT)
    page.choose((page.row, 2), (page.row, page.columns), source.choices("gap"))
    page.next()


def _evidence(source: Source, touchpoint: Touchpoint) -> str:
    return "\n".join(_evidence_lines(source, touchpoint))


def _evidence_lines(source: Source, touchpoint: Touchpoint) -> Iterator[str]:
    for item in source.rows.evidence_of(touchpoint.id):
        behind = ", ".join(part for part in (item.source.strip(), item.dated.strip()) if part)
        said = f"{source.choice('evidence', item.kind)}: {item.words}"
        yield f"{said} ({behind})" if behind else said
