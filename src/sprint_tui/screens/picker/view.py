"""What the picker shows: every touchpoint, then ideas on none or beside another, then what waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.domain import picks
from sprint_tui.domain.codes import FLAGS, split_set
from sprint_tui.store.choosing import pick_at
from sprint_tui.store.proposals import LOOSE
from sprint_tui.store.voting import tally_of
from sprint_tui.widgets.ink import Line, Run, line, typed
from sprint_tui.widgets.on_map import map_name
from sprint_tui.widgets.picks import CHOSEN, place_of, sign, warnings
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.voted import vote_cells, vote_columns

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.tally import Tally
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Pick, Touchpoint

LEAD = 4
ROOMY = 96
"""Cells of a window in which each flag has its whole title."""
MANY = 15
"""Touchpoints above which the marks are worth setting first: our figure, as the method names none."""
WAITS = Run("+", "key")
"""Stands at a touchpoint on which an idea of a draft waits."""


@dataclass(frozen=True)
class PickerView:
    """The rows of the picker, and what its head says."""

    rows: tuple[Row, ...]
    facts: str
    counts: Line
    tags: tuple[str, ...]


def columns(content: Content, width: int, votes: Tally | None = None) -> tuple[Column, ...]:
    """Return the columns of the picker; in a narrow window a flag's title is its key.

    `votes` stand beside the feeling once they are revealed.
    """
    words = content.words
    titles = [words(f"picker.columns.{code}") for code in FLAGS]
    shown = titles if width >= ROOMY else [title[:1] for title in titles]
    flags = tuple(Column(code, title, width=len(title)) for code, title in zip(FLAGS, shown, strict=True))
    stage, feeling = words("picker.columns.stage"), words("picker.columns.feeling")
    return (
        Column("name", weight=3, most=40),
        Column("stage", stage, weight=2, most=28),
        Column("feeling", feeling, width=7),
        *vote_columns(votes, words, is_roomy=width >= ROOMY),
        *flags,
    )


def build_view(
    rows: SprintRows,
    map_id: str,
    content: Content,
    width: int,
    waiting: Mapping[str, Sequence[Pick]],
    *,
    only_marked: bool = False,
) -> PickerView:
    """Return what the picker shows of one map in a window of this width.

    `waiting` are ideas of drafts by their touchpoint; with LOOSE those whose touchpoint is not on the map.
    `only_marked`: the touchpoints that carry a mark or one of the six, most marks first.
    """
    touchpoints, chosen = rows.touchpoints_of(map_id), rows.chosen_of(map_id)
    shown = marked(rows, map_id) if only_marked else touchpoints
    total, words = len(touchpoints), content.words
    name = map_name(rows, map_id, content)
    facts = (
        words("picker.marked", n=len(shown), of=total)
        if only_marked
        else words("journey.touchpoints", n=total)
    )
    return PickerView(
        rows=(
            *_touchpoint_rows(rows, map_id, content, "  " if width >= ROOMY else "", shown, waiting),
            *_left_aside(total - len(shown), content),
            *_idea_rows(rows, map_id, content, waiting.get(LOOSE, ())),
        ),
        facts=f"{name} · {facts}" if name else facts,
        counts=_counts(chosen, content),
        tags=tuple(_tags(total, chosen, content)),
    )


def _tags(total: int, chosen: Sequence[Pick], content: Content) -> Iterator[str]:
    """Yield what is wrong with the map or with the six as a whole."""
    if 0 < total < picks.SIX:
        yield content.words("picker.tags.too_few", n=total)
    if picks.is_all_about_tone(chosen):
        yield content.words("picker.tags.all_tone")


def _counts(chosen: Sequence[Pick], content: Content) -> Line:
    wow, better = (
        Run(
            f"{CHOSEN[kind]} {content.words(f'picker.counts.{kind}', n=sum(p.kind == kind for p in chosen))}",
            kind,
        )
        for kind in ("wow", "better")
    )
    return line(wow, "   ", better)


def marked(rows: SprintRows, map_id: str) -> tuple[Touchpoint, ...]:
    """Return the touchpoints that carry a mark or one of the six, those with most marks first."""
    taken = {pick.touchpoint_id for pick in rows.chosen_of(map_id)}
    found = [one for one in rows.touchpoints_of(map_id) if one.flags or one.id in taken]
    return tuple(sorted(found, key=lambda one: -len(split_set(one.flags))))


def ideas(rows: SprintRows, map_id: str) -> list[Pick]:
    """Return the candidates that have a row of their own: without a touchpoint, or beside another pick."""
    beside = {pick.id for one in rows.touchpoints_of(map_id) if (pick := pick_at(rows, one.id)) is not None}
    return [pick for pick in rows.picks_of(map_id) if pick.state == "candidate" and pick.id not in beside]


def _touchpoint_rows(
    rows: SprintRows,
    map_id: str,
    content: Content,
    indent: str,
    shown: Sequence[Touchpoint],
    waiting: Mapping[str, Sequence[Pick]],
) -> Iterator[Row]:
    stages = {stage.id: stage for stage in rows.stages_of(map_id)}
    votes = tally_of(rows, map_id)
    for touchpoint in shown:
        pick = pick_at(rows, touchpoint.id)
        flags = split_set(touchpoint.flags)
        tags = warnings(pick, touchpoint, content) if pick is not None else ()
        cells = (
            Cell(typed(touchpoint.name).text),
            Cell(typed(stages[touchpoint.stage_id].name).text, "quiet", tags=tags),
            Cell(feeling_text(touchpoint)),
            *vote_cells(votes, touchpoint.id, is_roomy=bool(indent)),
            *(Cell(f"{indent}●") if code in flags else Cell(f"{indent}·", "quiet") for code in FLAGS),
        )
        lead = (sign(pick) if pick else Run("  "), *((WAITS,) if waiting.get(touchpoint.id) else ()))
        yield Row(touchpoint.id, cells, lead=lead)


def feeling_text(touchpoint: Touchpoint) -> str:
    """Return `+1`, ` 0`, `-2`; empty where no feeling is set."""
    if touchpoint.feeling is None:
        return ""
    return f"{touchpoint.feeling:+d}" if touchpoint.feeling else " 0"


def _left_aside(count: int, content: Content) -> Iterator[Row]:
    if count:
        yield Row("", (Cell(content.words("picker.left_aside", n=count), "quiet"),))


def _idea_rows(rows: SprintRows, map_id: str, content: Content, loose: Sequence[Pick]) -> Iterator[Row]:
    own = ideas(rows, map_id)
    if own:
        yield Row("")
    for pick in own:
        place = place_of(pick, rows)
        where = Cell(typed(place).text if place else content.words("picker.idea"), "quiet")
        yield Row(pick.id, (Cell(typed(pick.change_line).text), where), lead=(sign(pick),))
    if loose:
        yield Row("")
        yield Row("", (Cell(content.words("picker.loose"), "quiet"),))
    for pick in loose:
        yield Row(pick.id, (Cell(typed(pick.change_line).text),), lead=(sign(pick),))
