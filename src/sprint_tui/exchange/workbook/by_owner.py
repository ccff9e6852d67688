"""The sheet of owners: person by person what is theirs, to hand out one block each."""

from __future__ import annotations

from sprint_tui.exchange.owner_pages.page import (
    actions_of,
    helped_by,
    people_with_something,
    picks_of,
    touchpoints_of,
)
from sprint_tui.exchange.workbook.page import Page
from sprint_tui.exchange.workbook.source import Source
from sprint_tui.exchange.workbook.styles import (
    DATED,
    HEAD,
    HEADING,
    LINE,
    LINE_LABEL,
    PICKED,
    STRONG_LINE,
    TITLE,
)
from sprint_tui.store.tables import Action, Kpi, Participant, Pick

WIDTHS = (24, 40, 22, 30, 20, 13, 12, 22)
LAST = len(WIDTHS)


def has_owners(source: Source) -> bool:
    """Say whether anybody has anything."""
    return bool(people_with_something(source.rows))


def write_by_owner(page: Page, source: Source) -> None:
    """Write a block for each person: upgrades with their figures, then actions, touchpoints, helping."""
    page.put(1, source.word("sheet.by_owner"), TITLE)
    page.high(34)
    page.next()
    page.sheet.freeze_panes = "A2"
    for person in people_with_something(source.rows):
        _person(page, source, person)


def _person(page: Page, source: Source, person: Participant) -> None:
    page.gap(8)
    function = f", {person.function.strip()}" if person.function.strip() else ""
    page.put(1, f"{person.name}{function}", HEADING)
    page.fill(range(2, LAST + 1), HEADING)
    page.high(30)
    page.next()
    picks = picks_of(source.rows, person.id)
    if picks:
        _heads(page, source)
    for pick in picks:
        kpis: tuple[Kpi | None, ...] = source.rows.kpis_of(pick.id) or (None,)
        for number, kpi in enumerate(kpis):
            _upgrade(page, source, pick, kpi, is_first=number == 0)
    for label, text in _others(source, person):
        page.fill(range(1, LAST + 1), LINE)
        page.put(1, label, LINE_LABEL)
        page.put(2, text, LINE, across=LAST - 1)
        page.next()


def _heads(page: Page, source: Source) -> None:
    heads = (
        source.word("head.pick"),
        source.label("wow", "change_line"),
        source.label("ownership", "kpi"),
        source.label("kpi", "definition"),
        source.label("ownership", "measure"),
        source.label("ownership", "deadline"),
        source.label("ownership", "status"),
        source.label("ownership", "helpers"),
    )
    for column, head in enumerate(heads, 1):
        page.put(column, head, HEAD)
    page.next()


def _upgrade(page: Page, source: Source, pick: Pick, kpi: Kpi | None, *, is_first: bool) -> None:
    """Write an upgrade with one of its figures; the first one carries what belongs to the upgrade."""
    page.fill(range(1, LAST + 1), LINE)
    if is_first:
        page.put(1, f"{source.mark(pick)}\n{source.place(pick)}".strip(), PICKED[pick.kind])
        page.put(2, pick.change_line, STRONG_LINE)
        page.put(6, pick.deadline, DATED)
        page.put(7, source.choice("status", pick.status), LINE)
        helpers = [one.name for one in source.rows.helpers_of(pick.id)]
        page.put(8, ", ".join([*([pick.owner_team] if pick.owner_team.strip() else []), *helpers]), LINE)
    if kpi is not None:
        page.put(3, kpi.name, STRONG_LINE)
        page.put(4, kpi.definition.strip() or kpi.formula, LINE)
        page.put(5, _way(source, kpi), LINE)
    page.next()


def _way(source: Source, kpi: Kpi) -> str:
    """Return from where to where, with the day on which that start will be known."""
    way = source.way(kpi)
    if kpi.baseline is not None or kpi.measure_by is None:
        return way
    day = source.content.words("owner_pages.measured_by", date=source.day(kpi.measure_by))
    return f"{way}\n{day}".strip()


def _action(source: Source, action: Action) -> str:
    """Return an action with its day, or that it is done."""
    day = source.day(action.due) if action.due else ""
    told = source.content.choice("action", action.status).tag if action.status == "done" else day
    return f"{action.words} ({told})" if told else action.words


def _others(source: Source, person: Participant) -> list[tuple[str, str]]:
    """Return what else is a person's, each kind on one line."""
    rows = source.rows
    actions = [_action(source, one) for one in actions_of(rows, person.id)]
    points = [source.name_of(one.id) for one in touchpoints_of(rows, person.id)]
    helps = [f"{source.mark(one)}, {source.place(one)}" for one in helped_by(rows, person.id)]
    found = (("actions", actions), ("touchpoints", points), ("helps", helps))
    heads = source.content.words.table("owner_pages.heads")
    return [(heads[key], "\n".join(texts)) for key, texts in found if texts]
