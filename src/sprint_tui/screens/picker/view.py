"""What the picker shows: every touchpoint in journey order, then ideas that stand on none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.domain import journey, picks
from sprint_tui.domain.codes import FLAGS, split_set
from sprint_tui.store.choosing import pick_at
from sprint_tui.widgets.ink import Line, Run, line, tag, typed
from sprint_tui.widgets.picks import better_line, sign, tests_line
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Pick, Touchpoint

LEAD = 4
ROOMY = 96
"""Cells of a window in which each flag has its whole title."""
NEEDED = 2 * picks.EACH
LOOSE = ""
"""Where ideas wait whose touchpoint is not on the map."""
WAITS = Run("+", "key")
"""Stands at a touchpoint on which an idea of a draft waits."""


@dataclass(frozen=True)
class PickerView:
    """The rows of the picker, and what its head says."""

    rows: tuple[Row, ...]
    facts: str
    counts: Line
    tags: tuple[str, ...]


def columns(content: Content, width: int) -> tuple[Column, ...]:
    """Return the columns of the picker; in a narrow window a flag's title is its key."""
    words = content.words
    titles = [words(f"picker.columns.{code}") for code in FLAGS]
    shown = titles if width >= ROOMY else [title[:1] for title in titles]
    flags = tuple(Column(code, title, width=len(title)) for code, title in zip(FLAGS, shown, strict=True))
    stage, feeling = words("picker.columns.stage"), words("picker.columns.feeling")
    return (
        Column("name", weight=3, most=40),
        Column("stage", stage, weight=2, most=28),
        Column("feeling", feeling, width=7),
        *flags,
    )


def build_view(
    rows: SprintRows, map_id: str, content: Content, width: int, waiting: Mapping[str, Sequence[Pick]]
) -> PickerView:
    """Return what the picker shows of one map in a window of this width.

    `waiting` are ideas of drafts by their touchpoint; with LOOSE those whose touchpoint is not on the map.
    """
    words = content.words
    touchpoints, chosen = rows.touchpoints_of(map_id), rows.chosen_of(map_id)
    counts = [sum(pick.kind == kind for pick in chosen) for kind in ("wow", "better")]
    tags = []
    if touchpoints and len(touchpoints) < NEEDED:
        tags.append(words("picker.tags.too_few", n=len(touchpoints)))
    if picks.is_all_about_tone(chosen):
        tags.append(words("picker.tags.all_tone"))
    return PickerView(
        rows=tuple(_rows(rows, map_id, content, "  " if width >= ROOMY else "", waiting)),
        facts=words("journey.touchpoints", n=len(touchpoints)),
        counts=line(
            Run(f"★ {words('picker.counts.wow', n=counts[0])}", "wow"),
            "   ",
            Run(f"▲ {words('picker.counts.better', n=counts[1])}", "better"),
        ),
        tags=tuple(tags),
    )


def _rows(
    rows: SprintRows, map_id: str, content: Content, indent: str, waiting: Mapping[str, Sequence[Pick]]
) -> Iterator[Row]:
    stages = {stage.id: stage for stage in rows.stages_of(map_id)}
    for touchpoint in rows.touchpoints_of(map_id):
        pick = pick_at(rows, touchpoint.id)
        flags = split_set(touchpoint.flags)
        feeling = (
            "" if touchpoint.feeling is None else f"{touchpoint.feeling:+d}" if touchpoint.feeling else " 0"
        )
        cells = (
            Cell(typed(touchpoint.name).text),
            Cell(typed(stages[touchpoint.stage_id].name).text, "quiet"),
            Cell(feeling),
            *(Cell(f"{indent}●") if code in flags else Cell(f"{indent}·", "quiet") for code in FLAGS),
        )
        lead = (sign(pick) if pick else Run("  "), *((WAITS,) if waiting.get(touchpoint.id) else ()))
        yield Row(touchpoint.id, cells, lead=lead)
    ideas = [
        pick for pick in rows.picks_of(map_id) if pick.touchpoint_id is None and pick.state == "candidate"
    ]
    if ideas:
        yield Row("")
    for pick in ideas:
        yield Row(
            pick.id,
            (Cell(typed(pick.change_line).text), Cell(content.words("picker.idea"), "quiet")),
            lead=(sign(pick),),
        )
    loose = waiting.get(LOOSE, ())
    if loose:
        yield Row("")
        yield Row("", (Cell(content.words("picker.loose"), "quiet"),))
    for pick in loose:
        yield Row(pick.id, (Cell(typed(pick.change_line).text),), lead=(sign(pick),))


def strip_lines(touchpoint: Touchpoint | None, pick: Pick | None, content: Content) -> list[Line]:
    """Return what the strip says of the row under the cursor."""
    words = content.words
    name = typed(touchpoint.name if touchpoint else pick.change_line if pick else "", "strong")
    if pick is None:
        return [line(name), line(words("picker.unpicked"))]
    about = tests_line(pick, content) if pick.kind == "wow" else better_line(pick, content)
    lines = [line(sign(pick), " ", name, "   ", *about)]
    if touchpoint is not None and pick.kind == "wow" and journey.is_broken(touchpoint):
        lines.append(line("   ", tag(words("picker.mend_first")), f" {_broken(touchpoint, content)}"))
    if pick.kind == "wow" and not picks.is_wow(pick):
        lines.append(line("   ", Run(words("picker.candidate"), "quiet")))
    if touchpoint is not None:
        change = typed(pick.change_line) if pick.change_line else Run(words("picker.no_change"), "quiet")
        lines.append(line("   ", change))
    return lines


def _broken(touchpoint: Touchpoint, content: Content) -> str:
    gap = content.choice("gap", touchpoint.gap).label if touchpoint.gap else ""
    feeling = "" if touchpoint.feeling is None else f"{touchpoint.feeling:+d}"
    return content.words("picker.let_down", why=", ".join(part for part in (feeling, gap) if part))
