"""What the line-up shows: every touchpoint that was brought, how many brought it, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.domain import proposal
from sprint_tui.domain.journey import STAGES_LEAST, STAGES_MOST
from sprint_tui.domain.likeness import even
from sprint_tui.store import lineup
from sprint_tui.store.lineup import Lined
from sprint_tui.widgets.ink import Line, Run, between, line, typed
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Touchpoint

LEAD = 4
ROOMY = 96
"""Cells of a window for broader columns."""
MOST_DOTS = 12
WIDEST = 112
"""Cells of a line of counts."""
STAGES = 16, 26
"""Cells of a stage's name at most, in a narrow window and in others."""
LOOSE = "loose"
"""The group of what no line holds."""


@dataclass(frozen=True)
class CompareView:
    """The rows of the line-up, what its head says, and what it comes to."""

    rows: tuple[Row, ...]
    facts: str
    tags: tuple[str, ...]
    counted: Line


def columns(
    rows: SprintRows, map_id: str, content: Content, width: int, *, whose: bool
) -> tuple[Column, ...]:
    """Return the columns of the line-up; with `whose`, names stand where the numbers do."""
    names = [typed(one.stage_name).width for one in lineup.line_up_of(rows, map_id)]
    stage = Column("stage", width=min(max(names, default=8), STAGES[width >= ROOMY]))
    drafts = len(lineup.drafts_of(rows, map_id))
    if whose:
        return stage, Column("name", most=44), Column("whose", most=60)
    voices = content.words("compare.voices", n=drafts, total=drafts)
    return (
        stage,
        Column("name", most=44),
        Column("dots", width=min(drafts, MOST_DOTS) or 1),
        Column("voices", width=max(len(voices), 6)),
        Column("state", width=16 if width >= ROOMY else 8),
    )


def build_view(rows: SprintRows, map_id: str, content: Content, width: int, *, whose: bool) -> CompareView:
    """Return what the line-up of a map shows; with `whose`, who brought each instead of how many."""
    words = content.words
    lines, drafts = lineup.line_up_of(rows, map_id), len(lineup.drafts_of(rows, map_id))
    loose = lineup.unmatched_of(rows, map_id) if lines else ()
    counts = proposal.counts([one.counted for one in lines])
    facts = ", ".join((words("compare.drafts", n=drafts), words("journey.touchpoints", n=len(lines))))
    tags = [words("compare.tags.loose", n=len(loose))] if loose else []
    return CompareView(
        rows=(*_rows(rows, lines, drafts, content, whose=whose), *_loose_rows(rows, loose, content)),
        facts=facts if lines else "",
        tags=tuple(tags),
        counted=_counted(counts, content, width) if lines else (),
    )


def _rows(
    rows: SprintRows, lines: Sequence[Lined], drafts: int, content: Content, *, whose: bool
) -> Iterator[Row]:
    offered = proposal.proposed([one.counted for one in lines], drafts)
    in_journey = {one.counted.of_stage for one in lines if KEPT in (one.state, offered.get(one.id))}
    phase, stage, number = None, None, 0
    for one in lines:
        if one.phase != phase:
            phase, stage = one.phase, None
            yield Row("", (Cell(_phase(phase, content).upper(), "strong"),), lead_width=0)
        is_first = one.counted.of_stage != stage
        stage = one.counted.of_stage
        number += is_first and stage in in_journey
        lead = f"{number:>2}" if is_first and stage in in_journey else ""
        yield Row(
            one.id,
            _cells(rows, one, drafts, offered.get(one.id, ""), content, is_first=is_first, whose=whose),
            lead=(Run(lead),),
            is_whole=True,
        )


KEPT = proposal.KEPT


def _phase(phase: str, content: Content) -> str:
    return content.words(f"compare.phases.{phase}") if phase else content.words("journey.no_phase")


def _cells(
    rows: SprintRows, one: Lined, drafts: int, offered: str, content: Content, *, is_first: bool, whose: bool
) -> tuple[Cell, ...]:
    words, count = content.words, one.counted.count
    name = Cell(typed(one.name).text or words("journey.unnamed"))
    stage = Cell(typed(one.stage_name).text if is_first else "")
    if whose:
        return stage, name, Cell(", ".join(names_of(rows, one.members, content)))
    shown = one.state or f"open_{offered}"
    role = {"kept": "", "parked": "quiet"}.get(shown, "strong")
    dots = "●" * min(count, MOST_DOTS) + "○" * (min(drafts, MOST_DOTS) - count)
    voices = words("compare.voices", n=count, total=drafts)
    return stage, name, Cell(dots), Cell(voices), Cell(words(f"compare.states.{shown}"), role)


def _loose_rows(rows: SprintRows, loose: Sequence[Touchpoint], content: Content) -> Iterator[Row]:
    """Yield what no line holds: listed below, never dropped."""
    if not loose:
        return
    yield Row("")
    yield Row("", (Cell(content.words("compare.loose"), "strong"),), lead_width=0)
    stages = {stage.id: stage for stage in rows.stages}
    for one in loose:
        name = Cell(called(one, content))
        yield Row(one.id, (Cell(typed(stages[one.stage_id].name).text), name), group=LOOSE, is_whole=True)


def called(touchpoint: Touchpoint, content: Content) -> str:
    """Return what a draft calls a touchpoint; one without a name, by what is written there."""
    texts = (touchpoint.name, touchpoint.goal, touchpoint.action, touchpoint.thought)
    return next((typed(text).text for text in texts if text.strip()), content.words("journey.unnamed"))


def names_of(rows: SprintRows, members: Sequence[Touchpoint], content: Content) -> list[str]:
    """Return the names of the people who brought these, each once."""
    people = (rows.participant(lineup.drawer_of(rows, one)) for one in members)
    somebody = content.words("compare.somebody")
    return list(dict.fromkeys(typed(one.name).text if one else somebody for one in people))


def _counted(counts: proposal.Counts, content: Content, width: int) -> Line:
    """Return what is kept so far: stages and phases on the left, lines on the right."""
    words = content.words
    if not counts.kept:
        return line(" ", Run(words("compare.nothing_kept", parked=counts.parked, n=counts.open)))
    stages = Run(words("compare.stages", n=counts.stages), "strong")
    if counts.missing:
        names = ", ".join(content.words(f"compare.phases.{phase}").lower() for phase in counts.missing)
        range_ = words("compare.missing", phases=names)
    elif counts.is_in_range:
        range_ = words("compare.in_range")
    else:
        range_ = words("compare.out_of_range", least=STAGES_LEAST, most=STAGES_MOST)
    kept = Run(words("compare.kept", n=counts.kept), "strong")
    rest = words("compare.rest", parked=counts.parked, n=counts.open)
    indent = " " * (LEAD + 1 if width >= ROOMY else 1)
    return between(line(indent, stages, range_), line(kept, rest), min(width - 4, WIDEST))


def strip_lines(rows: SprintRows, one: Lined, content: Content, *, whose: bool) -> list[Line]:
    """Return what the strip says of a line: its whole name, and what the drafts call it."""
    words = content.words
    head = line(typed(one.name, "strong"), "   ", typed(one.stage_name, "quiet"))
    members = {member.id for member in one.members}
    picks = [pick for pick in rows.picks if pick.touchpoint_id in members and pick.state == "proposal"]
    ideas = ", ".join(
        words(f"compare.ideas.{kind}", n=n) for kind in ("wow", "better") if (n := _of(picks, kind))
    )
    lines = [line(*head, "   ", Run(ideas)) if ideas else head]
    if not one.members:
        return [*lines, line(Run(words("compare.only_ours"), "quiet"))]
    found: dict[str, list[Touchpoint]] = {}
    for member in one.members:
        found.setdefault(even(member.name), []).append(member)
    said = ", ".join(_called_by(rows, own, content, whose=whose) for own in found.values())
    return [*lines, line(Run(words("compare.brought_as", names=said)))]


def _of(picks: Sequence[object], kind: str) -> int:
    return sum(getattr(pick, "kind", "") == kind for pick in picks)


def _called_by(rows: SprintRows, own: Sequence[Touchpoint], content: Content, *, whose: bool) -> str:
    name = content.words("compare.quoted", name=called(own[0], content))
    if whose:
        return f"{name} ({', '.join(names_of(rows, own, content))})"
    return f"{name} × {len(own)}" if len(own) > 1 else name
