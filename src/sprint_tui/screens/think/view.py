"""What Think & do shows: the questions with their answers, the draft line by line, and the ideas on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sprint_tui.domain import drafting
from sprint_tui.domain.codes import BROKEN_GAPS
from sprint_tui.store.drafts import answers_to, draft_facts, ideas_on, note_of
from sprint_tui.widgets.form import NEW
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.picks import MARKS
from sprint_tui.widgets.questions import answer_row
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Pick, Touchpoint
    from sprint_tui.widgets.questions import QuestionScreen

NUMBER, SIGN = 3, 11
"""Cells before a touchpoint, and before an idea."""
TOUCHPOINT = (
    Column("phase", width=6),
    Column("name", weight=3, most=34),
    Column("feeling", width=3, right=True),
    Column("gap", width=16),
    Column("gap_line", weight=4, most=60),
)
IDEA = {
    "wow": (
        Column("touchpoint_id", width=22),
        Column("change_line", weight=4, most=50),
        Column("needed", weight=4, most=50),
    ),
    "better": (Column("touchpoint_id", width=22), Column("change_line", weight=8, most=102)),
}
LINES = 2


def think_rows(screen: QuestionScreen) -> Iterator[Row]:
    """Yield the five questions, and where the promise is broken."""
    words = screen.words
    yield heading(words("think.heads.think"))
    for question in screen.content.questions("think"):
        yield answer_row(screen, question, 0, question.label, LINES)
    (breaks,) = screen.content.questions("breaks")
    person = screen.person
    given = [one.part for one in answers_to(screen.rows, breaks.key, person.id)] if person else []
    for part in range(min(max(given, default=-1) + 2, breaks.lines)):
        yield answer_row(screen, breaks, part, "" if part else breaks.label, LINES)


def draft_rows(rows: SprintRows, map_id: str, content: Content) -> Iterator[Row]:
    """Yield the draft, a line a touchpoint, then the ideas on it; `map_id` is empty before it begins."""
    words = content.words
    touchpoints = rows.touchpoints_of(map_id)
    yield heading(words("think.heads.draft"), words("think.hints.draft") if touchpoints else "")
    for number, touchpoint in enumerate(touchpoints, 1):
        yield _touchpoint(touchpoint, number, rows, content)
    if len(touchpoints) < drafting.LEAST:
        hint = words("think.first_touchpoint" if not touchpoints else "think.next_touchpoint")
        yield _new("touchpoint", f"{len(touchpoints) + 1}".rjust(2), hint, NUMBER)
    for kind, wanted in (("wow", drafting.WOW), ("better", drafting.BETTER)):
        ideas = ideas_on(rows, map_id, kind)
        yield Row("")
        yield heading(words(f"think.heads.{kind}"), words(f"think.hints.{kind}") if ideas else "")
        for idea in ideas:
            yield _idea(idea, rows, content)
        if len(ideas) < wanted:
            hint = words(f"think.first_{kind}" if not ideas else f"think.next_{kind}", n=len(ideas) + 1)
            yield Row(
                f"{NEW}:{kind}",
                (Cell(hint, "quiet"),),
                lead=(Run(" "), MARKS[kind]),
                lead_width=NUMBER,
                group=kind,
            )


def heading(title: str, hint: str = "") -> Row:
    """Return the line above a part of the form: what it is, and how it is done."""
    cells = (Cell(title.upper(), "strong"), Cell(hint, "quiet"))
    return Row("", cells, columns=(Column("title", width=Run(title).width), Column("hint")), lead_width=0)


def _new(kind: str, label: str, hint: str, lead_width: int) -> Row:
    lead = (Run(label, "quiet"),)
    return Row(f"{NEW}:{kind}", (Cell(hint, "quiet"),), lead=lead, lead_width=lead_width, group=kind)


def _touchpoint(touchpoint: Touchpoint, number: int, rows: SprintRows, content: Content) -> Row:
    stage = next(one for one in rows.stages if one.id == touchpoint.stage_id)
    note = note_of(rows, touchpoint.id)
    feeling, gap = touchpoint.feeling, touchpoint.gap
    cells = (
        Cell(content.choice("phase", stage.phase).tag if stage.phase else "", "quiet"),
        Cell(typed(touchpoint.name).text or content.words("journey.unnamed"), "strong"),
        Cell("" if feeling is None else f"{feeling:+d}" if feeling else "0"),
        Cell(content.choice("gap", gap).tag if gap else "", is_tag=gap in BROKEN_GAPS),
        Cell(note.gap_line if note is not None else ""),
    )
    return Row(
        touchpoint.id,
        cells,
        lead=(Run(f"{number}".rjust(2), "quiet"),),
        lead_width=NUMBER,
        columns=TOUCHPOINT,
        lines=LINES,
        group="touchpoint",
    )


def _idea(idea: Pick, rows: SprintRows, content: Content) -> Row:
    words = content.words
    place = rows.by_id.get(idea.touchpoint_id or "")
    name = typed(getattr(place, "name", "")).text or words("think.nowhere")
    brought = Run(words("questions.brought" if idea.state == "proposal" else "questions.private"), "quiet")
    needed = idea.needed or words("think.what_must_change")
    cells = [Cell(name, "strong"), Cell(idea.change_line)]
    if idea.kind == "wow":
        cells.append(Cell(needed, "" if idea.needed else "quiet"))
    return Row(
        idea.id,
        tuple(cells),
        lead=(Run(" "), MARKS[idea.kind], Run(" "), brought),
        lead_width=SIGN + NUMBER,
        columns=IDEA[idea.kind],
        lines=LINES,
        group=idea.kind,
    )


def missing_words(rows: SprintRows, map_id: str, minutes: int, content: Content) -> str:
    """Return what the draft still misses, in words."""
    words = content.words
    left = drafting.missing(draft_facts(rows, map_id), minutes)
    if not left:
        return words("think.nothing_missing")
    return words(
        "think.missing", what=", ".join(words(f"think.left.{name}", n=n) for name, n in left.items())
    )
