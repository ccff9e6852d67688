"""What Commitments shows: one form down one column, in the order in which the last block takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import map_names
from sprint_tui.domain.commitments import is_overdue
from sprint_tui.domain.friday import open_points
from sprint_tui.screens.commitments.decisions import decision_rows
from sprint_tui.screens.commitments.friday import FRIDAY, open_rows
from sprint_tui.screens.commitments.signing import sign_rows
from sprint_tui.screens.commitments.thirty import thirty_rows
from sprint_tui.store.facts import chosen_in_play, maps_in_play, markets_in_play
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.picks import place_of, sign
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.rows import PROSE
from sprint_tui.widgets.shown import short_date

if TYPE_CHECKING:
    from sprint_tui.content.agenda import Agenda
    from sprint_tui.content.load import Content
    from sprint_tui.domain.facts import SprintFacts
    from sprint_tui.domain.friday import Point
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Action, ParkedItem, Pick

LEAD = 22
WHOLE, FEW = 8, 3
"""Lines of a parked line, and of everything else."""
TO_PICKER = f"{NEW}:pick"
NEW_ACTION = f"{NEW}:action"
SIX = (Column("name", weight=3, most=54), Column("owner", weight=2, most=34), Column("yes", width=8))
ACTIONS = (
    Column("words", most=PROSE),
    Column("owner_id", width=17),
    Column("due", width=7),
    Column("status", width=9),
)


@dataclass(frozen=True)
class CommitmentsView:
    """The rows of the form; `open` of the `parked` lines wait, and `next` is what the room does now.

    `points` are what is open by Friday, by the id of its row.
    """

    rows: tuple[Row, ...]
    points: dict[str, Point]
    yeses: int
    upgrades: int
    open: int
    parked: int
    next: str


def build_view(
    rows: SprintRows,
    facts: SprintFacts,
    agenda: Agenda,
    content: Content,
    today: date,
    at: Callable[[datetime], str],
    *,
    is_adding: bool = False,
) -> CommitmentsView:
    """Return what Commitments shows; `at` says a moment, `is_adding` keeps a line for a new action."""
    points = open_points(facts)
    picks = chosen_in_play(rows)
    yeses = sum(rows.yes_to(pick) is not None for pick in picks)
    return CommitmentsView(
        rows=(
            *_parked(rows, agenda, content, today),
            *_heading(content.words("commitments.thirty")),
            *thirty_rows(rows, content),
            *_six(rows, content),
            *_heading(content.words("commitments.sign_off")),
            *sign_rows(rows, content, at),
            *_actions(rows, content, today, is_adding=is_adding),
            *_heading(content.words("commitments.decisions")),
            *decision_rows(rows, content),
            *open_rows(rows, points, content, today),
        ),
        points={f"{FRIDAY}:{number}": point for number, point in enumerate(points)},
        yeses=yeses,
        upgrades=len(picks),
        open=len(rows.still_parked),
        parked=len(rows.parked),
        next=_next(rows, is_agreed=bool(picks) and yeses == len(picks)),
    )


def _next(rows: SprintRows, *, is_agreed: bool) -> str:
    """Return the key of what the room does next."""
    thirty = rows.commitment
    if rows.still_parked:
        return "parked"
    if thirty is None or thirty.pick_id is None or not thirty.first_step.strip():
        return "thirty"
    return "done" if is_agreed else "yes"


def _heading(text: str, *, first: bool = False) -> Iterator[Row]:
    if not first:
        yield Row("")
    yield Row("", (Cell(text.upper(), "strong"),), lead_width=0)


# What was parked


def _parked(rows: SprintRows, agenda: Agenda, content: Content, today: date) -> Iterator[Row]:
    words = content.words
    yield from _heading(words("commitments.parked"), first=True)
    for item in rows.parked:
        mark = Run("✓ ", "done") if item.outcome else Run("  ")
        lead = (mark, Run(_when(item, agenda, content), "quiet"))
        yield Row(item.id, (Cell(item.words),), lead=lead, lines=WHOLE, group="parked")
        if item.outcome:
            yield Row("", (Cell(_outcome(item, rows, content, today), "quiet"),), lines=FEW)
    if not rows.parked:
        yield Row("", (Cell(words("commitments.nothing_parked"), "quiet"),), lead_width=0, lines=FEW)


def _when(item: ParkedItem, agenda: Agenda, content: Content) -> str:
    """Return in which block and minute a line came up."""
    number = agenda.number(item.block)
    if not number:
        return content.words("commitments.no_block")
    return content.words("commitments.when", number=number, minute=item.minute)


def _outcome(item: ParkedItem, rows: SprintRows, content: Content, today: date) -> str:
    """Return what became of a parked line, with the name and day of its action."""
    said = content.choice("parked", item.outcome).label
    action = next((one for one in rows.actions if one.id == item.action_id), None)
    if action is None:
        return said
    owner = rows.participant(action.owner_id)
    name = typed(owner.name).text if owner else content.words("fields.nobody")
    by = content.words("ownership.by", date=short_date(action.due, content.words, today))
    return f"{said}: {name}" + (f", {by}" if action.due else "")


# The six


def _six(rows: SprintRows, content: Content) -> Iterator[Row]:
    names = map_names(content, markets_in_play(rows))
    for one, name in zip(maps_in_play(rows), names, strict=True):
        yield from _heading(f"{content.words('commitments.six')} {name}".rstrip())
        chosen = rows.chosen_of(one.id)
        yield from (_upgrade(pick, rows, content) for pick in chosen)
        if not chosen:
            hint = Cell(content.words("commitments.no_pick"), "quiet")
            yield Row(f"{TO_PICKER}:{one.id}", (hint,), lead_width=0, lines=FEW)


def _upgrade(pick: Pick, rows: SprintRows, content: Content) -> Row:
    words, owner = content.words, rows.participant(pick.owner_id)
    cells = (
        Cell(typed(place_of(pick, rows)).text),
        Cell(typed(owner.name).text) if owner else Cell(words("ownership.nobody"), is_tag=True),
        Cell(f"✓ {words('commitments.yes')}", "done")
        if rows.yes_to(pick)
        else Cell(f"· {words('pick.open')}", "quiet"),
    )
    return Row(pick.id, cells, lead=(sign(pick),), lead_width=4, columns=SIX, is_whole=True)


# Who does what


def _actions(rows: SprintRows, content: Content, today: date, *, is_adding: bool) -> Iterator[Row]:
    yield from _heading(content.words("commitments.actions"))
    if not rows.actions and not is_adding:
        hint = Cell(content.words("commitments.no_action"), "quiet")
        yield Row(NEW_ACTION, (hint,), lead_width=0, group="actions", lines=FEW)
        return
    labels = {"words": "", "owner_id": "owner", "due": "due", "status": "status"}
    titles = (content.field("action", name).label if name else "" for name in labels.values())
    yield Row("", tuple(Cell(title, "quiet") for title in titles), columns=ACTIONS, lead_width=0)
    for action in rows.actions:
        cells = _action_cells(action, rows, content, today)
        yield Row(action.id, cells, columns=ACTIONS, lead_width=0, lines=FEW, group="actions")
    if is_adding:
        yield Row(NEW_ACTION, (Cell(""),), columns=ACTIONS, lead_width=0, group="actions")


def _action_cells(action: Action, rows: SprintRows, content: Content, today: date) -> tuple[Cell, ...]:
    owner = rows.participant(action.owner_id)
    is_late = is_overdue(action, today)
    role = "" if action.status == "open" else "quiet"
    status = Cell(content.choice("action", action.status).tag, "done" if action.status == "done" else role)
    return (
        Cell(action.words, role),
        Cell(typed(owner.name).text, role) if owner else Cell(content.words("ownership.nobody"), is_tag=True),
        Cell(short_date(action.due, content.words, today) or "·", "wrong" if is_late else role),
        Cell(content.words("ownership.overdue"), is_tag=True) if is_late else status,
    )
