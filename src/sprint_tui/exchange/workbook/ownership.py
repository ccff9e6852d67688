"""The sheet of ownership: who answers for each pick and by when, and every KPI."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sprint_tui.exchange.workbook.measures import Measure
from sprint_tui.exchange.workbook.page import Page, Value
from sprint_tui.exchange.workbook.source import Source
from sprint_tui.exchange.workbook.styles import (
    ALARMED_LINE,
    DATED,
    HEAD,
    HEADING,
    LINE,
    MOMENTARY,
    PICKED,
    QUIET_LINE,
    STRONG_LINE,
    TITLE,
    Style,
)
from sprint_tui.store.tables import Pick

BESIDE = ("helpers", "training", "rollback", "is_tracked", "is_in_team_kpis")
PICK_WIDTH, SPARE_WIDTH = 22, 14
LEAST_COLUMNS, LEAST_WIDTH = 9, 165
"""What the columns about picks need, also where there are few about KPIs."""


@dataclass(frozen=True)
class Duty:
    """One column about a pick: its heading, the width it wants, and what stands in it."""

    heading: str
    width: float
    cell: Callable[[Pick], tuple[Value, Style]]


def widths(source: Source, measures: Sequence[Measure]) -> list[float]:
    """Return the widths of the sheet's columns: the KPIs decide, what is said of picks spans them."""
    found = [PICK_WIDTH, *(measure.width for measure in measures)]
    least = max(LEAST_COLUMNS, len(_columns(source)) + 1)
    while len(found) < least or sum(found) < LEAST_WIDTH:
        found.append(SPARE_WIDTH)
    return found


def write_ownership(page: Page, source: Source, measures: Sequence[Measure]) -> None:
    """Write the duties of the picks, and the KPIs below."""
    page.put(1, source.word("sheet.ownership"), TITLE)
    page.high(34)
    page.next()
    page.sheet.freeze_panes = "B2"
    _duties(page, source)
    _kpis(page, source, measures)


def has_ownership(source: Source) -> bool:
    """Say whether there is anything to write."""
    return bool(source.picks)


def _heading(page: Page, heading: str) -> None:
    page.gap(8)
    page.put(1, heading, HEADING)
    page.fill(range(2, page.columns + 1), HEADING)
    page.high(30)
    page.next()


def _columns(source: Source) -> list[Duty]:
    """Return the columns about picks; what is empty for all of them is left out."""
    found = [
        Duty(source.label("wow", "change_line"), 46, lambda pick: (pick.change_line, STRONG_LINE)),
        Duty(source.label("ownership", "owner"), 18, lambda pick: _owner(source, pick)),
        Duty(source.label("ownership", "owner_team"), 18, lambda pick: (pick.owner_team, LINE)),
        Duty(source.label("ownership", "deadline"), 13, lambda pick: (pick.deadline, DATED)),
        Duty(
            source.label("ownership", "status"), 10, lambda pick: (source.choice("status", pick.status), LINE)
        ),
        Duty(source.label("ownership", "yes"), 18, lambda pick: _yes(source, pick)),
        Duty(source.label("ownership", "dropped_reason"), 20, lambda pick: (pick.dropped_reason, LINE)),
        *(Duty(source.label("ownership", name), 16, _told(source, name)) for name in BESIDE),
    ]
    optional = {source.label("ownership", name) for name in ("owner_team", "dropped_reason", *BESIDE)}
    return [
        duty
        for duty in found
        if duty.heading not in optional or any(duty.cell(pick)[0] for pick in source.picks)
    ]


def _owner(source: Source, pick: Pick) -> tuple[Value, Style]:
    name = source.person(pick.owner_id)
    return (name, LINE) if name else (source.word("nobody"), ALARMED_LINE)


def _told(source: Source, name: str) -> Callable[[Pick], tuple[Value, Style]]:
    """Return what writes who helps, or what makes an upgrade last."""
    return lambda pick: (_beside(source, pick, name), LINE)


def _beside(source: Source, pick: Pick, name: str) -> str:
    """Return who helps, or what makes an upgrade last."""
    if name == "helpers":
        return ", ".join(one.name for one in source.rows.helpers_of(pick.id))
    value = getattr(source.rows.note_on(pick.id), name, "")
    if isinstance(value, bool):
        return source.choice("answer", "yes") if value else ""
    return source.choice(name, value) if name == "training" else value


def _yes(source: Source, pick: Pick) -> tuple[Value, Style]:
    yes = source.rows.yes_to(pick)
    return (source.local(yes.at), MOMENTARY) if yes else (source.word("no_yes"), QUIET_LINE)


def _duties(page: Page, source: Source) -> None:
    _heading(page, source.word("duties"))
    duties = _columns(source)
    spans = page.spans(2, [duty.width for duty in duties])
    page.put(1, source.word("head.pick"), HEAD)
    page.fill(range(2, page.columns + 1), HEAD)
    for duty, (column, across) in zip(duties, spans, strict=True):
        page.put(column, duty.heading, HEAD, across=across)
    page.next()
    first = page.row
    for pick in source.picks:
        page.put(1, _pick_name(source, pick), PICKED[pick.kind])
        page.fill(range(2, page.columns + 1), LINE)
        for duty, (column, across) in zip(duties, spans, strict=True):
            value, style = duty.cell(pick)
            page.put(column, value, style, across=across)
        page.hide_id(pick.id)
        page.next()
    status = next(at for at, duty in enumerate(duties) if duty.heading == source.label("ownership", "status"))
    column = spans[status][0]
    page.choose((first, column), (page.row - 1, column), source.choices("status"))


def _pick_name(source: Source, pick: Pick) -> str:
    """Return the mark of a chosen pick, after its market where there are two, over its touchpoint."""
    market = next((source.market(one) for one in source.maps if one.id == pick.map_id), "")
    mark = source.mark(pick) if pick.state == "chosen" else source.word(f"state.{pick.state}")
    return f"{market} {mark}\n{source.place(pick)}".strip()


def _kpis(page: Page, source: Source, measures: Sequence[Measure]) -> None:
    """Write every KPI, one a row beside its pick."""
    if not measures or not any(source.rows.kpis_of(pick.id) for pick in source.picks):
        return
    _heading(page, source.word("measures"))
    page.put(1, source.word("head.pick"), HEAD)
    page.fill(range(2, page.columns + 1), HEAD)
    for column, measure in enumerate(measures, 2):
        page.put(column, measure.heading, measure.look)
    page.next()
    for pick in source.picks:
        for kpi in source.rows.kpis_of(pick.id):
            page.put(1, _pick_name(source, pick), PICKED[pick.kind])
            page.fill(range(2, page.columns + 1), LINE)
            for column, measure in enumerate(measures, 2):
                value, style = measure.cell(kpi)
                page.put(column, value, style)
            page.hide_id(kpi.id)
            page.next()
