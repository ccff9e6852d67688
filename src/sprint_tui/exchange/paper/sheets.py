"""What is written on by hand: the map, the slips, the board, the checklist and the parking lot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import map_names, of_map
from sprint_tui.domain import picks
from sprint_tui.exchange.paper.markdown import WIDTH, Column, inline, item, table, wrapped
from sprint_tui.store.facts import maps_in_play, segments_in_play

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Segment

_LANES = {"goal": 15, "action": 15, "thought": 15, "feeling": 4, "gap": 5}
_BOARD = {"upgrade": 20, "owner": 14, "kpi": 16, "measure": 10, "deadline": 8}
_SLIP = 13
TALL = 3
"""Lines of a cell that is written in."""
SLIPS = 6
"""Voting slips for a roster that is still empty."""
PARKED = 10
"""Lines of the parking lot."""
CUT = "- " * (WIDTH // 2 - 1) + "-"
"""A line to cut along: a rule where Markdown is shown."""


def maps(rows: SprintRows, content: Content) -> Iterator[str]:
    """Yield each segment's map, stage by stage: its touchpoints numbered, and room to write."""
    words = content.words
    columns = [Column("", 3), Column(words("paper.map.touchpoint"), 19)]
    columns += [Column(words(f"paper.map.{key}"), width) for key, width in _LANES.items()]
    segments = segments_in_play(rows)
    for segment, market in zip(segments, map_names(content, [s.market for s in segments]), strict=True):
        number = 0
        for stage, phase, points in _stages(segment, rows, content):
            named = f"{inline(stage)} ({content.choice('phase', phase).label})" if phase else inline(stage)
            yield f"### {of_map(market, named)}"
            yield ""
            lines = [(str(n), name, *[""] * len(_LANES)) for n, name in enumerate(points, number + 1)]
            number += len(points)
            yield from table(columns, lines or [("",) * len(columns)], tall=TALL)
            yield ""
    yield from wrapped(words("paper.map.signs"), WIDTH)


def slips(rows: SprintRows, content: Content) -> Iterator[str]:
    """Yield slips to cut out, without a name: one for each who is there, and on it every map."""
    words = content.words
    count = sum(person.is_present for person in rows.participants) or SLIPS
    names = map_names(content, [segment.market for segment in segments_in_play(rows)])
    columns = [Column(words(f"paper.slip.{kind}"), _SLIP) for kind in ("wow", "better")]
    heads = [columns[0]] * picks.EACH + [columns[1]] * picks.EACH
    for _ in range(count):
        for name in names:
            if name:
                yield f"**{name}**"
                yield ""
            yield from table(heads, [("",) * len(heads)], tall=2)
            yield ""
        yield CUT
        yield ""


def board(content: Content) -> Iterator[str]:
    """Yield the meeting's table of six rows: owner, KPI, from and to, deadline, and the owner's yes."""
    columns = [Column("", 2)]
    columns += [Column(content.words(f"paper.board.{key}"), width) for key, width in _BOARD.items()]
    columns.append(Column(content.words("paper.board.yes"), 5))
    signs = (f"{sign}{rank}" for sign in picks.SIGNS.values() for rank in range(1, picks.EACH + 1))
    yield from table(columns, [(sign, *[""] * (len(columns) - 1)) for sign in signs], tall=TALL)


def thirty(content: Content) -> Iterator[str]:
    """Yield the lines for the WOW of the next 30 days, its first step, and what the front line hears."""
    yield from table(
        [Column(content.words(f"paper.thirty.{key}"), 29) for key in ("wow", "first", "told")],
        [("", "", "")],
        tall=TALL,
    )


def checklist(content: Content) -> Iterator[str]:
    """Yield the four questions with a box for each answer."""
    for number, one in enumerate(content.checklist, 1):
        yield from item(one.question, f"{number}. {content.words('paper.answers')}")


def parking(rows: SprintRows, content: Content) -> Iterator[str]:
    """Yield the lines that are parked already, and room for more."""
    words = content.words
    columns = [Column(words("paper.parking.line"), 60), Column(words("paper.parking.when"), 14)]
    columns.append(Column(words("paper.parking.becomes"), 15))
    held = [(one.words, "", "") for one in rows.still_parked]
    yield from table(columns, [*held, *[("", "", "")] * max(PARKED - len(held), 3)])


def _stages(segment: Segment, rows: SprintRows, content: Content) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Yield name, phase and touchpoints of the stages there are; else of those that such a business has."""
    found = next((one for one in maps_in_play(rows) if one.segment_id == segment.id), None)
    stages = rows.stages_of(found.id) if found else ()
    unnamed = content.words("paper.unnamed")
    for stage in stages:
        names = [one.name.strip() or unnamed for one in rows.touchpoints_in(stage.id)]
        yield stage.name.strip() or unnamed, stage.phase, names
    if not stages:
        for one in content.template(segment.market or rows.sprint.audience, rows.sprint.offer).stages:
            yield one.name, one.phase, one.touchpoints
