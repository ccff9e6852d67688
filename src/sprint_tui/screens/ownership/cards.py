"""What Ownership shows as a board: the upgrades as cards, by status, by owner or by deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from sprint_tui.domain import ownership
from sprint_tui.screens.ownership.view import ROOMY, WIDE_WINDOW, Upgrades, cells_of
from sprint_tui.widgets.ink import Line, Run, at_most, line, typed
from sprint_tui.widgets.measures import measure_of
from sprint_tui.widgets.picks import sign
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Pick

TAG = 9


def card_columns(width: int) -> tuple[Column, ...]:
    """Return the columns of a card: where, who or how far, which figure, by when, and what to look at."""
    name, owner = (15, 14) if width < ROOMY else (22, 17)
    name, by = (30, 11) if width >= WIDE_WINDOW else (name, 6)
    return (
        Column("name", width=name),
        Column("who", width=owner),
        Column("figure", most=60),
        Column("deadline", width=by),
        Column("tag", width=TAG),
    )


def board_rows(rows: SprintRows, upgrades: Upgrades, by: str, content: Content, today: date) -> Iterator[Row]:
    """Yield the cards under their headings."""
    people = [one.id for one in rows.participants]
    for number, (group, picks) in enumerate(ownership.board(upgrades.all, by, people, today)):
        yield from ((Row(""),) if number else ())
        yield Row("", (_heading(rows, by, group, len(picks), content),), lead_width=0)
        for pick in picks:
            cells = _card(rows, pick, by, content, today)
            mark = upgrades.mark(pick.id)
            name = cells[0]._replace(text=f"{mark.removesuffix(sign(pick).text)}{cells[0].text}")
            yield Row(pick.id, (name, *cells[1:]), lead=(sign(pick),), lines=3, is_whole=True, group=group)


def _heading(rows: SprintRows, by: str, group: str, count: int, content: Content) -> Cell:
    """Return the heading of a group, with how many cards are in it."""
    words = content.words
    if by == "status":
        name = content.choice("status", group).label.upper()
    elif by == "owner":
        person = rows.participant(group)
        name = typed(person.name).text if person else words("ownership.nobody")
    else:
        name = words(f"ownership.due.{group}")
    is_tag = group == ownership.OVERDUE or (by == "owner" and not group)
    return Cell(f"{name}  {count}", "strong", is_tag=is_tag)


def _card(rows: SprintRows, pick: Pick, by: str, content: Content, today: date) -> tuple[Cell, ...]:
    place, owner, kpi, measure, deadline = cells_of(rows, pick, content, today)
    status = Cell(content.choice("status", pick.status).tag)
    overdue = Cell(content.words("ownership.overdue"), is_tag=True)
    is_late = ownership.is_overdue(pick, today)
    figure = f"{kpi.text}: {measure.text}" if measure.text else kpi.text
    return (
        place,
        status if by == "owner" else owner,
        Cell(figure, kpi.role),
        deadline,
        status if by == "deadline" else overdue if is_late else Cell(""),
    )


def card_lines(rows: SprintRows, pick: Pick, content: Content, today: date, width: int) -> list[Line]:
    """Return a card whole: what changes, its figures, who helps, and why it was dropped."""
    words = content.words
    said = [line(Run(row, "strong")) for row in at_most(pick.change_line, width, 2)]
    if pick.dropped_reason.strip():
        reason = words("ownership.dropped", reason=typed(pick.dropped_reason).text)
        said += [line(Run(row)) for row in at_most(reason, width, 2)]
    figures = "; ".join(
        f"{typed(kpi.name).text} {measure_of(kpi).shown(words, today)}".strip()
        for kpi in rows.kpis_of(pick.id)
    )
    helpers = ", ".join(typed(one.name).text for one in rows.helpers_of(pick.id))
    with_team = f"{typed(pick.owner_team).text}, {helpers}".strip(", ")
    for text in (figures, words("ownership.with", people=with_team) if with_team else ""):
        said += [line(Run(row, "quiet")) for row in at_most(text, width, 2)] if text else []
    return said
