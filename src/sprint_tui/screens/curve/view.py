"""What the curve shows: a point a touchpoint, what the head says of it, and the selected one whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.content.days import long_date
from sprint_tui.domain import journey
from sprint_tui.domain.codes import BROKEN_GAPS
from sprint_tui.domain.curve import Point, ends, unfelt
from sprint_tui.domain.zones import day_in
from sprint_tui.store.felt import Before, spreads_of
from sprint_tui.widgets.curve_columns import CurveColumn, Gap, Labels
from sprint_tui.widgets.curve_plot import signed
from sprint_tui.widgets.ink import Line, Run, cut, line, typed, width_of
from sprint_tui.widgets.picks import MARKS, sign

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Stage

BETWEEN = "   "
LONGEST = 200
"""Cells of a name that is worked with: more than any line has."""
SHORTEST = 6
"""Cells of a name that still tell which touchpoint is meant."""


@dataclass(frozen=True)
class CurveView:
    """The columns, what explains them, and what the head says."""

    columns: tuple[CurveColumn, ...]
    labels: Labels
    facts: str
    tags: tuple[str, ...]
    unfelt: str
    before: Before | None


def build_view(
    rows: SprintRows, map_id: str, content: Content, before: Before | None, name: str
) -> CurveView:
    """Return what is shown of one map; `name` tells it from another."""
    words, stages, touchpoints = content.words, rows.stages_of(map_id), rows.touchpoints_of(map_id)
    columns = tuple(_columns(rows, map_id, content, before))
    gaps, without = journey.gaps(touchpoints), unfelt([one.point for one in columns])
    facts = (words("journey.stages", n=len(stages)), words("journey.touchpoints", n=len(touchpoints)))
    return CurveView(
        columns,
        Labels(
            {level: content.choice("feeling", level).label for level in (-2, 0, 2)},
            content.field("touchpoint", "gap").label,
            words("curve.drafts"),
            words("curve.before"),
            tuple(_legend(columns, rows, content, before)),
        ),
        " · ".join((name, ", ".join(facts))) if name else ", ".join(facts),
        (words("journey.tags.gaps", n=gaps),) if gaps else (),
        words("curve.unfelt", n=without) if without else "",
        before,
    )


def _columns(rows: SprintRows, map_id: str, content: Content, before: Before | None) -> Iterator[CurveColumn]:
    words, spreads = content.words, spreads_of(rows, map_id)
    felt = before.feelings if before else {}
    marks = {pick.touchpoint_id: sign(pick) for pick in rows.chosen_of(map_id)}
    number = 0
    for stage in rows.stages_of(map_id):
        heads = (stage.id, _phase(stage, content), _named(stage.name, content))
        for one in rows.touchpoints_in(stage.id):
            number += 1
            yield CurveColumn(
                one.id,
                *heads,
                _named(one.name, content),
                Point(one.feeling, felt.get(one.id), spreads.get(one.id)),
                number,
                marks.get(one.id),
                _gap(one.gap, content),
            )
        if not rows.touchpoints_in(stage.id):
            yield CurveColumn(
                stage.id, *heads, words("journey.no_touchpoint"), point=Point(is_touchpoint=False)
            )


def _named(name: str, content: Content) -> str:
    return cut(typed(name).text, LONGEST) or content.words("journey.unnamed")


def _phase(stage: Stage, content: Content) -> str:
    if not stage.phase:
        return content.words("journey.no_phase").upper()
    return content.choice("phase", stage.phase).tag.upper()


def _gap(gap: str, content: Content) -> Gap | None:
    if not gap:
        return None
    words, whole = content.words, content.choice("gap", gap).tag
    if gap == "in_line":
        return Gap(("✓",) * 4, whole, is_tag=False, role="done")
    shorter = (words(f"curve.short.{gap}"), words(f"curve.bare.{gap}"), words(f"curve.letters.{gap}"))
    return Gap((whole, *shorter), whole.lower(), is_tag=gap in BROKEN_GAPS)


def _legend(
    columns: Sequence[CurveColumn], rows: SprintRows, content: Content, before: Before | None
) -> Iterator[Line]:
    """Yield what each sign means, of those that are there."""
    words, there = content.words, {one.mark.role for one in columns if one.mark}
    for kind in ("wow", "better"):
        if kind in there:
            yield line(MARKS[kind], f" {words(f'keys.{kind}')}")
    if any(one.point.drafts for one in columns):
        yield line(Run("│", "quiet"), f" {words('curve.legend.drafts')}")
    if before is not None:
        day = long_date(day_in(rows.sprint.zone, before.at), words)
        yield line(Run("┄○", "quiet"), " ", typed(words("curve.legend.before", title=before.title, date=day)))


# What the head says


def head_of(
    view: CurveView, content: Content, in_view: tuple[int, int], width: int
) -> tuple[str, str, tuple[str, ...], str, str]:
    """Return the head: what is there, what is missing, and what stays in mind, within so many cells."""
    words, total = content.words, len(view.columns)
    first, last = in_view
    window = words("journey.window", first=first, last=last, total=total)
    sides = f"{'‹ ' if first > 1 else ''}{window}{' ›' if last < total else ''}"
    window = sides if last - first + 1 < total else ""
    info = BETWEEN.join(part for part in (view.unfelt, window) if part)
    return words("stages.journey"), view.facts, view.tags, info, _ends(view.columns, content, width)


def _ends(columns: Sequence[CurveColumn], content: Content, width: int) -> str:
    """Return the highest, the lowest and the last touchpoint, their names cut to what there is room for."""
    found = ends([one.point for one in columns])
    if found is None:
        return ""
    named = {"highest": found.highest, "lowest": found.lowest, "last": (found.last,)}
    if set(found.highest) == set(found.lowest) and len(found.highest) > 1:
        del named["lowest"]
    longest = min(max(width_of([Run(columns[places[0]].name)]) for places in named.values()), width)
    tries = [(room, True) for room in range(max(longest, SHORTEST), SHORTEST - 1, -1)]
    for room, counts in (*tries, *((room, False) for room in range(longest, SHORTEST - 1, -1)), (0, False)):
        said = [_end(name, places, columns, content, room, counts=counts) for name, places in named.items()]
        if width_of([Run(BETWEEN.join(said))]) <= width:
            break
    return BETWEEN.join(said)


def _end(
    name: str,
    places: tuple[int, ...],
    columns: Sequence[CurveColumn],
    content: Content,
    room: int,
    *,
    counts: bool,
) -> str:
    """Return one of them with its name in so many cells, and how many share it when `counts`."""
    first, rest = columns[places[0]], len(places) - 1
    named, feeling = cut(first.name, room), signed(first.point.feeling)
    said = content.words(f"curve.{name}", feeling=feeling, name=named).strip()
    return f"{said} {content.words('curve.and_more', n=rest)}" if rest and counts else said
