"""What each step of a rehearsal shows: the agenda, the walk, the gaps, and what somebody will say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from sprint_tui.domain import journey
from sprint_tui.domain.codes import BROKEN_GAPS
from sprint_tui.domain.rehearsing import POINTS_MOST, STEPS
from sprint_tui.store.drafts import note_of
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.ink import Line, Run, typed
from sprint_tui.widgets.questions import NUMBER, asked_rows
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.screens.rehearsal.screen import Rehearsal
    from sprint_tui.store.tables import SpeakingPoint, Touchpoint

ON = "next"
"""The id of the row that goes on with the next step."""
LINES = 4
WHERE = Column("touchpoint_id", width=22)
POINT = (WHERE, Column("words", weight=1, most=66), Column("backing", width=11))
STAGE = Column("stage", width=18)
WALK = (
    Column("name", weight=2, most=30),
    Column("feeling", width=3, right=True),
    Column("goal", weight=3, most=50),
)
GAP = (
    Column("name", weight=2, most=30),
    Column("feeling", width=3, right=True),
    Column("gap", width=16),
    Column("line", weight=3, most=50),
)
BLOCK = (Column("title", width=22), Column("minutes", width=6, right=True), Column("question", most=66))


def step_rows(screen: Rehearsal, number: int) -> Iterator[Row]:
    """Yield one step: where we are, what is looked at, what is asked, and the way on."""
    step, words = STEPS[number], screen.words
    yield Row("", lead=_steps(screen, number), lead_width=78)
    yield Row("")
    minutes = words("rehearsal.minutes", n=step.minutes)
    yield _heading(words(f"rehearsal.heads.{step.key}"), f"{minutes}  {words(f'rehearsal.hints.{step.key}')}")
    yield from _BODIES[step.key](screen)
    for key in step.asks:
        yield Row("")
        yield from asked_rows(screen, screen.content.question(key), "", LINES)
    yield Row("")
    last = number + 1 == len(STEPS)
    hint = words("rehearsal.done") if last else words("rehearsal.on", name=_name(screen, number + 1))
    yield Row(ON, (Cell(hint, "quiet"),), lead=(Run(" › "),), lead_width=NUMBER, is_whole=True)


def _steps(screen: Rehearsal, current: int) -> Line:
    runs: list[Run] = []
    for number, _ in enumerate(STEPS):
        on = number == current
        runs += [Run(f"{number + 1}", "key"), Run(f" {_name(screen, number)} ", "place" if on else "quiet")]
        runs.append(Run("  "))
    return tuple(runs)


def _name(screen: Rehearsal, number: int) -> str:
    return screen.words(f"rehearsal.steps.{STEPS[number].key}")


def _heading(title: str, hint: str) -> Row:
    columns = (Column("title", width=Run(title).width), Column("hint"))
    return Row("", (Cell(title.upper(), "strong"), Cell(hint, "quiet")), columns=columns, lead_width=0)


def _glance(screen: Rehearsal) -> Iterator[Row]:
    """The blocks of the meeting, in the team's own plan."""
    agenda = screen.agenda
    for number, planned in enumerate(agenda.planned, 1):
        block = agenda.block(planned.key)
        minutes = screen.words("rehearsal.minutes", n=planned.minutes)
        cells = (Cell(typed(block.title).text, "strong"), Cell(minutes), Cell(block.question, "quiet"))
        yield Row(
            "", cells, lead=(Run(f"{number}".rjust(2), "quiet"),), lead_width=NUMBER, columns=BLOCK, lines=2
        )


def _walk(screen: Rehearsal) -> Iterator[Row]:
    """Every touchpoint in the order in which the customer meets it."""
    has_stages = any(stage.name != touchpoint.name for stage, touchpoint in screen.walked)
    before = ""
    for stage, touchpoint in screen.walked:
        cells = (
            Cell(_called(touchpoint, screen), "strong"),
            Cell(_feeling(touchpoint)),
            Cell(touchpoint.goal),
        )
        name = typed(stage.name).text if stage.id != before else ""
        before = stage.id
        if has_stages:
            yield _on_walk(touchpoint, (Cell(name, "quiet"), *cells), (STAGE, *WALK), screen)
        else:
            yield _on_walk(touchpoint, cells, WALK, screen)
    if not screen.walked:
        yield Row("", (Cell(screen.words("rehearsal.nothing_to_walk"), "quiet"),), lead_width=NUMBER)


def _gaps(screen: Rehearsal) -> Iterator[Row]:
    """The touchpoints at which people are let down, or feel bad."""
    caught = [one for _, one in screen.walked if journey.is_broken(one) or one.gap == "expect_more"]
    for touchpoint in caught:
        note = note_of(screen.rows, touchpoint.id)
        gap = screen.content.choice("gap", touchpoint.gap).tag if touchpoint.gap else ""
        cells = (
            Cell(_called(touchpoint, screen), "strong"),
            Cell(_feeling(touchpoint)),
            Cell(gap, is_tag=touchpoint.gap in BROKEN_GAPS),
            Cell(note.gap_line if note is not None else ""),
        )
        yield _on_walk(touchpoint, cells, GAP, screen)
    if not caught:
        yield Row("", (Cell(screen.words("rehearsal.no_gaps"), "quiet"),), lead_width=NUMBER)


def _on_walk(
    touchpoint: Touchpoint, cells: tuple[Cell, ...], columns: tuple[Column, ...], screen: Rehearsal
) -> Row:
    """Return a line that the walk passes; ● where the person will speak."""
    speaks = any(one.touchpoint_id == touchpoint.id for one in screen.points)
    lead = (Run(" ● " if speaks else "   ", "strong"),)
    return Row(
        touchpoint.id,
        cells,
        lead=lead,
        lead_width=NUMBER,
        columns=columns,
        lines=2,
        is_whole=True,
        group="walk",
    )


def _speak(screen: Rehearsal) -> Iterator[Row]:
    """The moments to speak up at, and what stands behind each."""
    points, words = screen.points, screen.words
    for point in points:
        yield _point(point, screen)
    if len(points) < POINTS_MOST:
        hint = words("rehearsal.first_point" if not points else "rehearsal.next_point", n=len(points) + 1)
        yield Row(f"{NEW}:point", (Cell(hint, "quiet"),), lead_width=NUMBER, group="point")


def _point(point: SpeakingPoint, screen: Rehearsal) -> Row:
    words = screen.words
    place = screen.rows.by_id.get(point.touchpoint_id or "")
    backing = screen.content.choice("backing", point.backing).tag if point.backing else ""
    cells = (
        Cell(typed(getattr(place, "name", "")).text or words("rehearsal.anywhere"), "strong"),
        Cell(point.words),
        Cell(backing or words("rehearsal.no_backing"), "" if backing else "quiet"),
    )
    brought = Run(words("questions.brought" if point.is_brought else "questions.private"), "quiet")
    return Row(
        point.id, cells, lead=(Run(" "), brought), lead_width=11, columns=POINT, lines=3, group="point"
    )


def _nothing(_: Rehearsal) -> Iterator[Row]:
    yield from ()


def _called(touchpoint: Touchpoint, screen: Rehearsal) -> str:
    return typed(touchpoint.name).text or screen.words("journey.unnamed")


def _feeling(touchpoint: Touchpoint) -> str:
    if touchpoint.feeling is None:
        return ""
    return f"{touchpoint.feeling:+d}" if touchpoint.feeling else "0"


_BODIES: dict[str, Callable[[Rehearsal], Iterator[Row]]] = {
    "glance": _glance,
    "walk": _walk,
    "gaps": _gaps,
    "speak": _speak,
    "insight": _nothing,
    "decide": _nothing,
}
