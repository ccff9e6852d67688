"""What the page shows: stage by stage what came, what went, and what says something else, then and now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sprint_tui.content.differing import Teller
from sprint_tui.domain import route
from sprint_tui.widgets.ink import Run
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.difference import Difference
    from sprint_tui.store.compared import Compared

LINES = 3
NAMED = 36
"""Characters of a name: behind a long one its field would be out of sight."""
OWNED = "yes"


@dataclass(frozen=True)
class DifferenceView:
    """The rows of the page, and by the id of its row what differs."""

    rows: tuple[Row, ...]
    found: dict[str, Difference]


def build_view(compared: Compared, content: Content, zone: str, when: str) -> DifferenceView:
    """Return what the page shows; `when` is when the sprint was submitted."""
    teller = Teller(content, compared.then, compared.now, zone)
    shown: list[Row] = []
    found: dict[str, Difference] = {}
    ordered = sorted(compared.differences, key=lambda one: route.KEYS.index(stage_of(one)))
    for stage, of_stage in groupby(ordered, stage_of):
        shown += _heading(content, stage, when, first=not shown)
        for one in of_stage:
            row = _row(one, teller)
            found[row.id] = one
            shown.append(row)
    return DifferenceView(tuple(shown), found)


def stage_of(one: Difference) -> str:
    """Return the stage on which something is mended."""
    return route.stage_of(one.entity, one.field)


def where(one: Difference) -> tuple[str, str]:
    """Return the row and field that the cursor goes to; nothing where the row is gone."""
    if one.now is None:
        return "", ""
    if one.entity == "serves":
        return str(one.now["pick_id"] or one.now["touchpoint_id"]), "serves"
    if one.entity in {"helper", "pick_note"}:
        return str(one.now["pick_id"]), "owner"
    if one.entity == "owner_yes":
        return str(one.now["pick_id"]), OWNED
    if one.entity == "touchpoint_note":
        return str(one.now["touchpoint_id"]), "gap"
    return one.row_id, one.field


def _columns() -> tuple[Column, ...]:
    return (
        Column("what", weight=3, most=44),
        Column("then", weight=4, most=60),
        Column("now", weight=4, most=60),
    )


def _heading(content: Content, stage: str, when: str, *, first: bool) -> Iterator[Row]:
    if not first:
        yield Row("")
    title = Cell(content.words(f"stages.{stage}").upper(), "strong")
    heads = (when, content.words("difference.now")) if first else ("", "")
    yield Row("", (title, *(Cell(head, "quiet") for head in heads)), columns=_columns(), lead_width=0)


def _row(one: Difference, teller: Teller) -> Row:
    what = teller.what(one, most=NAMED) or teller.said(one, one.now if one.now is not None else one.then)
    then, now = (Cell(text) if text else Cell("·", "quiet") for text in teller.sides(one))
    row_id = f"{one.entity}:{one.row_id}:{one.field}"
    return Row(
        row_id, (Cell(what, "quiet"), then, now), columns=_columns(), lead_width=0, lines=LINES, is_whole=True
    )


def strip_lines(one: Difference, compared: Compared, content: Content, zone: str) -> tuple[Run, ...]:
    """Return both sides whole, for the strip."""
    then, now = Teller(content, compared.then, compared.now, zone).sides(one)
    return (
        Run(f"{content.words('difference.then')}: {then or '·'}", "quiet"),
        Run(f"{content.words('difference.now')}: {now or '·'}"),
    )
