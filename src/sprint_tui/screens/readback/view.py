"""What the room hears of one upgrade, and how it is laid out: as large as the window allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sprint_tui.content.phrases import of_map
from sprint_tui.domain.ownership import main_kpi
from sprint_tui.domain.room import PROSE
from sprint_tui.widgets.ink import Line, Run, at_most, line, tag, typed, width_of
from sprint_tui.widgets.letters import largest
from sprint_tui.widgets.measures import measure_of
from sprint_tui.widgets.on_map import map_name
from sprint_tui.widgets.picks import sign
from sprint_tui.widgets.shown import long_date

if TYPE_CHECKING:
    from datetime import date

    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Pick
    from sprint_tui.widgets.desk import Desk

LABEL = 12


class Way(NamedTuple):
    """How a page is laid out: how many times each part is enlarged, 0 for plain text; the air between parts,
    and the lines that a plain change may have.
    """

    change: int = 0
    place: int = 0
    owner: int = 0
    air: int = 0
    most: int = 6


WAYS = (
    *(
        Way(change, place, owner, air)
        for change, place in ((3, 2), (2, 1))
        for owner, air in ((1, 1), (1, 0), (0, 0))
    ),
    *(Way(1, place, owner, air) for place in (1, 0) for owner, air in ((1, 1), (1, 0), (0, 0))),
    *(Way(0, place, owner, air) for place, owner in ((2, 1), (1, 1), (1, 0), (0, 0)) for air in (1, 0)),
    *(Way(most=most) for most in (3, 1)),
)
"""From the largest to what fits into the smallest window."""


@dataclass(frozen=True)
class ReadbackView:
    """What the room hears of one upgrade; `facts` are its labels and answers, `yes` how its owner stands."""

    mark: Run
    kind: str
    place: str
    change: str
    facts: tuple[tuple[str, Run], ...]
    yes: Line
    all_said: str


def build_view(
    pick: Pick, six: tuple[Pick, ...], rows: SprintRows, content: Content, desk: Desk
) -> ReadbackView:
    """Return what the room hears of an upgrade."""
    words, today = content.words, desk.today(rows)
    touchpoint = next((one for one in rows.touchpoints if one.id == pick.touchpoint_id), None)
    is_agreed = all(rows.yes_to(one) for one in six)
    return ReadbackView(
        mark=sign(pick),
        kind=of_map(map_name(rows, pick.map_id, content), words(f"readback.kind.{pick.kind}")),
        place=touchpoint.name if touchpoint else "",
        change=pick.change_line.strip() or words("readback.no_change"),
        facts=tuple(_facts(pick, rows, content, today)),
        yes=_yes(pick, rows, content, desk),
        all_said=words("readback.all", total=len(six)) if is_agreed else "",
    )


def _facts(pick: Pick, rows: SprintRows, content: Content, today: date) -> Iterator[tuple[str, Run]]:
    words, owner = content.words, rows.participant(pick.owner_id)
    kpis = rows.kpis_of(pick.id)
    kpi = main_kpi(kpis)
    nobody = tag(words("ownership.nobody"))
    name = typed(owner.name, "strong") if owner else nobody
    if owner and pick.owner_team.strip():
        name = typed(f"{owner.name}, {pick.owner_team}", "strong")
    yield words("readback.owner"), name
    more = words("readback.more_kpis", n=len(kpis) - 1) if len(kpis) > 1 else ""
    yield words("readback.kpi"), typed(kpi.name + more) if kpi else Run("·", "quiet")
    measure = measure_of(kpi).shown(words, today) if kpi else ""
    yield words("readback.measure"), typed(measure) if measure else Run("·", "quiet")
    yield words("readback.by"), Run(long_date(pick.deadline, words)) if pick.deadline else Run("·", "quiet")


def _yes(pick: Pick, rows: SprintRows, content: Content, desk: Desk) -> Line:
    said, owner = rows.yes_to(pick), rows.participant(pick.owner_id)
    name = typed(owner.name).text if owner else ""
    if said is not None:
        at = desk.wall_time(said.at)
        return line(Run("✓ ", "done"), Run(content.words("readback.said_yes", name=name, time=at), "strong"))
    asked = content.words("readback.open", name=name) if owner else content.words("readback.nobody")
    return line(Run(asked, "strong"))


def painted(view: ReadbackView, width: int, height: int) -> tuple[Line, ...]:
    """Return the page for a window: in its middle, in the largest letters that leave room for all of it."""
    laid = (tuple(_lines(view, way, width, height)) for way in WAYS)
    *_, shortest = found = [*laid]
    shown = next((lines for lines in found if len(lines) <= height), shortest)
    column = max((width_of(one) for one in shown), default=0)
    left = Run(" " * (max(width - max(column, min(width, PROSE)), 0) // 2))
    return tuple((left, *one) for one in shown)


def _lines(view: ReadbackView, way: Way, width: int, height: int) -> Iterator[Line]:
    """Yield the lines of the page, by how large each of its parts is."""
    prose, space = min(width, PROSE), ((),) * way.air
    large = partial(_large, width=width, height=height)
    yield from space
    yield line(view.mark, "  ", Run(view.kind, view.mark.role))
    place = large(view.place, way.place)
    yield from ((), *place) if place else _plain(view.place, prose, min(way.most, 2))
    yield ()
    yield from large(view.change, way.change) or _plain(view.change, prose, way.most)
    yield from ((), *space)
    facts = view.facts
    if way.owner and (owner := large(facts[0][1].text.strip(), way.owner, role=facts[0][1].role)):
        yield from (*owner, ())
        facts = facts[1:]
    for label, value in facts:
        texts = at_most(value.text, prose - LABEL, min(way.most, 2)) if value.role != "tag" else (value.text,)
        for number, text in enumerate(texts):
            head = Run((label if number == 0 else "").ljust(LABEL), "quiet")
            yield line(head, Run(text, value.role))
    yield from ((), *space, view.yes)
    if view.all_said:
        yield from ((), line(Run(view.all_said, "strong")))


def _large(text: str, times: int, *, width: int, height: int, role: str = "strong") -> tuple[Line, ...]:
    """Return the lines of a text in letters enlarged at most so many times; none where it stays plain."""
    if not times or role == "tag":
        return ()
    return tuple(line(Run(row, "strong")) for row in largest(text, width, height, times))


def _plain(text: str, width: int, most: int) -> tuple[Line, ...]:
    return tuple(line(Run(row, "strong")) for row in at_most(text, width, most))
