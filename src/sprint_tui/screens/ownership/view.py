"""What Ownership shows as a table: the upgrades map by map, and what is too much to be true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import map_names
from sprint_tui.domain import ownership
from sprint_tui.domain.picks import SIX
from sprint_tui.domain.zones import day_in
from sprint_tui.store.facts import maps_in_play, markets_in_play
from sprint_tui.widgets.ink import KEPT, typed
from sprint_tui.widgets.measures import measure_of
from sprint_tui.widgets.owner_field import team_words
from sprint_tui.widgets.picks import place_of, sign
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.shown import short_date

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Pick

LEAD = 4
ROOMY, WIDE_WINDOW, TALL_WINDOW = 96, 140, 36
"""Cells of a window for broader columns, and for a column of the status; lines for air between the rows."""
SETTLED_TAGS = (ownership.OVERDUE, "many", "clash")
"""Doubts that the head names; it counts the others."""


@dataclass(frozen=True)
class Upgrades:
    """The chosen upgrades map by map; `names` tell the maps apart, and are empty where there is one."""

    names: tuple[str, ...]
    of_maps: tuple[tuple[Pick, ...], ...]

    @property
    def all(self) -> tuple[Pick, ...]:
        """The upgrades of all maps."""
        return tuple(pick for picks in self.of_maps for pick in picks)

    def mark(self, pick_id: str) -> str:
        """Return ★2, after the name of its map where there are two."""
        for name, picks in zip(self.names, self.of_maps, strict=True):
            for pick in picks:
                if pick.id == pick_id:
                    return f"{name} {sign(pick).text}".strip()
        return ""


@dataclass(frozen=True)
class Said:
    """A doubt in words, and the cells that it is about."""

    code: str
    column: str
    pick_ids: frozenset[str]
    text: str


@dataclass(frozen=True)
class OwnershipView:
    """The rows of the stage, what its head says, and the cells that are open or in doubt."""

    rows: tuple[Row, ...]
    facts: str
    tags: tuple[str, ...]
    still_open: tuple[tuple[str, frozenset[str]], ...]
    said: tuple[Said, ...]
    done: str
    """What is said once nothing is open."""

    def said_of(self, pick_id: str, column: str) -> Iterator[str]:
        """Yield what is in doubt about one cell."""
        yield from (one.text for one in self.said if pick_id in one.pick_ids and one.column == column)


def upgrades_of(rows: SprintRows, content: Content) -> Upgrades:
    """Return the chosen upgrades of every map in play."""
    maps = maps_in_play(rows)
    return Upgrades(map_names(content, markets_in_play(rows)), tuple(rows.chosen_of(one.id) for one in maps))


def columns(content: Content, width: int) -> tuple[Column, ...]:
    """Return the columns of the table; the status has its own where the window is wide."""
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


def build_view(rows: SprintRows, content: Content, today: date, size: tuple[int, int]) -> OwnershipView:
    """Return what Ownership shows in a window of this size."""
    upgrades = upgrades_of(rows, content)
    said = tuple(_said(rows, upgrades, content, today))
    return OwnershipView(
        rows=tuple(_rows(rows, upgrades, said, content, today, size)),
        facts=content.words("ownership.facts", n=len(upgrades.all)),
        tags=tuple(_tags(upgrades.all, said, content)),
        still_open=tuple((pick.id, _still_open(rows, pick)) for pick in upgrades.all),
        said=said,
        done=_done(upgrades, said, content),
    )


def _done(upgrades: Upgrades, said: Sequence[Said], content: Content) -> str:
    """Return what is said once nothing is open: what is late, or not picked yet, or that all is there."""
    late = next((one.text for one in said if one.code == ownership.OVERDUE), "")
    lacking = SIX * len(upgrades.of_maps) - len(upgrades.all)
    unpicked = content.words("ownership.not_six", n=lacking) if lacking > 0 else ""
    return late or unpicked or content.words("ownership.all_there")


def _still_open(rows: SprintRows, pick: Pick) -> frozenset[str]:
    """Return what the room has not answered yet of an upgrade."""
    lacks = ownership.missing(pick, rows.kpis_of(pick.id))
    return frozenset(lacks) | (frozenset() if rows.yes_to(pick) else {"yes"})


def _tags(picks: Sequence[Pick], said: Sequence[Said], content: Content) -> Iterator[str]:
    """Yield what needs a hand: who is missing, what is too much for one, and how much else is in doubt."""
    words = content.words
    nobody = sum(pick.owner_id is None for pick in picks)
    if nobody:
        yield words("ownership.tags.nobody", n=nobody)
    for code in SETTLED_TAGS:
        found = sum(one.code == code for one in said)
        if found:
            yield words(f"ownership.tags.{code}", n=found)
    others = sum(one.code not in SETTLED_TAGS for one in said)
    if others:
        yield words("ownership.tags.doubts", n=others)


def _rows(
    rows: SprintRows,
    upgrades: Upgrades,
    said: Sequence[Said],
    content: Content,
    today: date,
    size: tuple[int, int],
) -> Iterator[Row]:
    width, height = size
    doubted = {(pick_id, one.column) for one in said for pick_id in one.pick_ids}
    for number, (name, picks) in enumerate(zip(upgrades.names, upgrades.of_maps, strict=True)):
        if name and picks:
            yield from ((Row(""),) if number else ())
            yield Row("", (Cell(name, "strong"),), lead_width=0)
        for place, pick in enumerate(picks):
            if height >= TALL_WINDOW and place:
                yield Row("")
            shown = [*cells_of(rows, pick, content, today), _yes(rows, pick)]
            keys = [column.key for column in columns(content, width)]
            if width >= WIDE_WINDOW:
                shown.insert(-1, Cell(content.choice("status", pick.status).tag))
            cells = (
                cell._replace(role="wrong") if (pick.id, key) in doubted and not cell.is_tag else cell
                for key, cell in zip(keys, shown, strict=True)
            )
            yield Row(pick.id, tuple(cells), lead=(sign(pick),), lines=2)
    if said:
        yield Row("")
    for one in said:
        yield Row("", (Cell(one.text),), lines=3, lead_width=1)


def cells_of(rows: SprintRows, pick: Pick, content: Content, today: date) -> tuple[Cell, ...]:
    """Return what table and board show of an upgrade: where, who, which figure, how far, by when."""
    words = content.words
    owner = rows.participant(pick.owner_id)
    kpis = rows.kpis_of(pick.id)
    first = ownership.main_kpi(kpis)
    more = f" +{len(kpis) - 1}" if len(kpis) > 1 else ""
    return (
        Cell(typed(place_of(pick, rows)).text),
        Cell(typed(owner.name).text) if owner else Cell(words("ownership.nobody"), is_tag=True),
        Cell(typed(first.name).text + more if first else "·", "" if first else "quiet"),
        Cell(_kept(measure_of(first).shown(words, today)) if first else ""),
        Cell(short_date(pick.deadline, words, today) or "·"),
    )


def _kept(measure: str) -> str:
    """Return a measure whose figures stay on one line, with the first word of their unit."""
    start, arrow, target = measure.rpartition("› ")
    return (start + arrow).replace(" ", KEPT) + target.replace(" ", KEPT, 1)


def _yes(rows: SprintRows, pick: Pick) -> Cell:
    return Cell("✓", "done") if rows.yes_to(pick) else Cell("·", "quiet")


def _said(rows: SprintRows, upgrades: Upgrades, content: Content, today: date) -> Iterator[Said]:
    """Yield what a facilitator would ask about, one sentence each."""
    words, meeting = content.words, rows.sprint.meeting_start
    day = day_in(rows.sprint.zone, meeting) if meeting else None
    known = team_words(words)
    teams = {one.id for one in rows.participants if ownership.names_a_team(one.name, known)}
    found = ownership.doubts(upgrades.all, lambda pick: rows.kpis_of(pick.id), (day, today), teams)
    for code, column, picks in found:
        owner = rows.participant(picks[0].owner_id)
        text = words(
            f"ownership.doubts.{code}",
            name=typed(owner.name).text if owner else "",
            n=len(picks),
            picks=_listed(upgrades.mark(pick.id) for pick in picks),
            dates=_listed(short_date(pick.deadline, words, today) for pick in picks),
        )
        yield Said(code, column, frozenset(pick.id for pick in picks), text)


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)
