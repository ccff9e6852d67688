"""What Ownership shows: six rows, and what is too much to be true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sprint_tui.domain import ownership
from sprint_tui.domain.facts import MapFacts
from sprint_tui.domain.zones import day_in
from sprint_tui.store.facts import map_facts
from sprint_tui.widgets.ink import typed
from sprint_tui.widgets.measures import measure_of
from sprint_tui.widgets.picks import sign
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.shown import short_date

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Pick

LEAD = 4
ROOMY, WIDE_WINDOW = 96, 140
"""Cells of a window for broader columns, and for a column of the status."""


@dataclass(frozen=True)
class OwnershipView:
    """The rows of the stage, and what its head says."""

    rows: tuple[Row, ...]
    facts: str
    tags: tuple[str, ...]


def columns(content: Content, width: int) -> tuple[Column, ...]:
    """Return the columns of the six; the status has its own where the window is wide."""
    words = content.words
    name, owner, measure = (14, 13, 13) if width < ROOMY else (20, 16, 17)
    name, by = (30, 11) if width >= WIDE_WINDOW else (name, 6)
    status = (Column("status", words("ownership.columns.status"), width=8),) if width >= WIDE_WINDOW else ()
    return (
        Column("name", width=name),
        Column("owner", words("ownership.columns.owner"), width=owner),
        Column("kpi", words("ownership.columns.kpi"), most=40),
        Column("measure", words("ownership.columns.measure"), width=measure),
        Column("deadline", words("ownership.columns.deadline"), width=by),
        *status,
        Column("yes", words("ownership.columns.yes"), width=3),
    )


def build_view(rows: SprintRows, map_id: str, content: Content, today: date, width: int) -> OwnershipView:
    """Return what Ownership shows of one map."""
    facts, words = map_facts(rows, map_id), content.words
    chosen = rows.chosen_of(map_id)
    nobody = sum(pick.owner_id is None for pick in chosen)
    return OwnershipView(
        rows=tuple(_rows(rows, facts, content, today, width)),
        facts=words("ownership.facts", n=len(chosen)),
        tags=(words("ownership.tags.nobody", n=nobody),) if nobody else (),
    )


def _rows(rows: SprintRows, facts: MapFacts, content: Content, today: date, width: int) -> Iterator[Row]:
    chosen = [pick for pick in rows.picks if pick in facts.picks]
    for pick in chosen:
        cells = _cells(rows, pick, content, today, width)
        yield Row(pick.id, cells, lead=(sign(pick),), lines=2)
    if not chosen:
        return
    yield Row("")
    for note in _notes(rows, facts, content, today):
        yield Row("", (Cell(note),), lines=2, lead_width=1)


def _cells(rows: SprintRows, pick: Pick, content: Content, today: date, width: int) -> tuple[Cell, ...]:
    words = content.words
    touchpoint = next((t for t in rows.touchpoints if t.id == pick.touchpoint_id), None)
    owner = rows.participant(pick.owner_id)
    kpis = rows.kpis_of(pick.id)
    first = ownership.main_kpi(kpis)
    more = f" +{len(kpis) - 1}" if len(kpis) > 1 else ""
    return (
        Cell(typed(touchpoint.name if touchpoint else "").text),
        Cell(typed(pick.owner_team or owner.name).text)
        if owner
        else Cell(words("ownership.nobody"), is_tag=True),
        Cell(typed(first.name).text + more if first else "·", "" if first else "quiet"),
        Cell(measure_of(first).shown(words, today) if first else ""),
        Cell(short_date(pick.deadline, words, today) or "·"),
        *((Cell(content.choice("status", pick.status).tag),) if width >= WIDE_WINDOW else ()),
        Cell("✓", "done") if rows.yes_to(pick) else Cell("·", "quiet"),
    )


def _notes(rows: SprintRows, facts: MapFacts, content: Content, today: date) -> Iterator[str]:
    """Yield what a facilitator would ask about, one sentence each."""
    words = content.words
    meeting = rows.sprint.meeting_start
    day = day_in(rows.sprint.zone, meeting) if meeting else None
    for owner, theirs in ownership.overloaded(facts.picks).items():
        yield words("ownership.notes.many", name=_name(rows, owner), n=len(theirs))
    for owner, theirs in ownership.clashes(facts.picks).items():
        dates = ", ".join(short_date(pick.deadline, words, today) for pick in theirs)
        yield words("ownership.notes.clash", name=_name(rows, owner), dates=dates)
    for pick in facts.picks:
        label = f"{sign_text(pick.kind, pick.rank)}"
        if ownership.is_only_internal(facts.kpis_of(pick)):
            yield words("ownership.notes.internal", pick=label)
        if any(ownership.is_target_backwards(kpi) for kpi in facts.kpis_of(pick)):
            yield words("ownership.notes.backwards", pick=label)
        if ownership.is_before_meeting(pick.deadline, day):
            yield words("ownership.notes.early", pick=label)


def sign_text(kind: str, rank: int | None) -> str:
    """Return ★2 or ▲1."""
    return f"{'★' if kind == 'wow' else '▲'}{rank}"


def _name(rows: SprintRows, person_id: str) -> str:
    person = rows.participant(person_id)
    return typed(person.name).text if person else ""
