"""What the page of block 2 shows: one promise, and the people it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.content.phrases import trait_names
from sprint_tui.domain import brief, text
from sprint_tui.domain.frictions import named_by_several
from sprint_tui.domain.likeness import Synonyms
from sprint_tui.domain.room import PROSE
from sprint_tui.store.facts import segments_in_play, trait_places
from sprint_tui.store.handed_in import frictions
from sprint_tui.widgets.form import LEAD
from sprint_tui.widgets.ink import Line, Run, at_most, padded, tag, typed
from sprint_tui.widgets.letters import in_letters
from sprint_tui.widgets.row import Cell, Column, Row

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Segment, Sprint

TOP = 3
"""Pains, and gains, that the room has in sight."""
KINDS = ("pain", "gain")
MOST = 4
"""Lines of a promise that does not fit in large letters."""


@dataclass(frozen=True)
class Room:
    """The cells of a row, the lines for the promise in large letters, and those of a pain or gain."""

    width: int
    letters: int
    each: int


def build_rows(
    rows: SprintRows, content: Content, room: Room, locked_at: str, *, all_traits: bool
) -> Iterator[Row]:
    """Yield the rows of the page; `locked_at` is empty while the promise may still change."""
    yield from _promise(rows.sprint, content, room, locked_at)
    segments = segments_in_play(rows)
    for segment in segments:
        yield Row("")
        if len(segments) > 1:
            market = content.choice("market", segment.market).label
            yield Row("", (Cell(market, "quiet"),), lead_width=0)
        yield from _segment(segment, content)
        yield Row("")
        yield from _traits(rows, segment, content, room, all_traits=all_traits)
    yield from _frictions(rows, content, all_of_them=all_traits)
    yield Row("")
    yield _ten_words(rows.sprint, content)


def _promise(sprint: Sprint, content: Content, room: Room, locked_at: str) -> Iterator[Row]:
    row_id, promise = f"{sprint.id}:promise", text.one_line(sprint.promise)
    state = content.words("promise.locked", time=locked_at) if locked_at else ""
    letters = in_letters(promise, room.width, room.letters)
    if letters:
        yield from (_centred((Run(row, "strong"),), room.width) for row in letters)
        yield Row("")
        label = state or content.field("sprint", "promise").label
        yield Row(row_id, (Cell(promise),), lead=(Run(label, "quiet"),), lines=2)
        return
    shown = promise or content.words("promise.no_promise")
    lines = at_most(shown, min(PROSE, room.width), MOST)
    width = max(Run(line).width for line in lines)
    yield Row("")
    yield Row(
        row_id,
        (Cell(shown, "strong" if promise else "quiet"),),
        lines=MOST,
        lead_width=max((room.width - width) // 2, 0),
        columns=(Column("text", most=min(PROSE, room.width)),),
    )
    yield _centred((Run(state, "quiet"),), room.width) if state else Row("")


def _centred(runs: Line, width: int) -> Row:
    wide = sum(run.width for run in runs)
    return Row("", lead=(Run(" " * max((width - wide) // 2, 0)), *runs), lead_width=width)


def _segment(segment: Segment, content: Content) -> Iterator[Row]:
    words = content.words
    name = (
        Cell(typed(segment.name).text, "strong") if segment.name else Cell(words("promise.no_name"), "quiet")
    )
    said = segment.behaviour
    behaviour = Cell(said) if said else Cell(words("promise.no_behaviour"), "quiet")
    columns = (Column("name", width=LEAD - 2), Column("behaviour", most=PROSE + LEAD))
    yield Row(segment.id, (name, behaviour), columns=columns, lead_width=0, lines=2)
    if segment.promise:
        label = content.field("segment", "promise").label
        yield Row(f"{segment.id}:promise", (Cell(segment.promise),), lead=(Run(label, "quiet"),), lines=2)


def _traits(
    rows: SprintRows, segment: Segment, content: Content, room: Room, *, all_traits: bool
) -> Iterator[Row]:
    names, both = (
        trait_names(content, trait_places(rows)),
        [rows.traits_of(segment.id, kind) for kind in KINDS],
    )
    shown = max(1, *map(len, both))
    shown = shown if all_traits else min(shown, TOP)
    columns = tuple(Column(kind) for kind in KINDS)
    titles = (_title(kind, len(traits), shown, content) for kind, traits in zip(KINDS, both, strict=True))
    yield Row("", tuple(titles), columns=columns, lead_width=0)
    for place in range(shown):
        cells = [
            _trait([f"{names[one.id]} {one.words}" for one in traits], place, content) for traits in both
        ]
        yield Row(line_id(segment.id, place), tuple(cells), columns=columns, lead_width=0, lines=room.each)


def line_id(segment_id: str, place: int) -> str:
    """Return the id of a line of a pain and a gain: those of a segment at one place."""
    return f"{segment_id}:traits:{place}"


def _title(kind: str, total: int, shown: int, content: Content) -> Cell:
    name = content.words(f"brief.traits.{kind}")
    return Cell(
        content.words("promise.some", name=name, shown=shown, total=total) if total > shown else name, "quiet"
    )


def _trait(traits: Sequence[str], place: int, content: Content) -> Cell:
    if place < len(traits):
        return Cell(traits[place])
    return Cell("" if place else content.words("promise.first_trait"), "quiet")


def _frictions(rows: SprintRows, content: Content, *, all_of_them: bool) -> Iterator[Row]:
    """Yield what several people named in tune-in, without their names; nothing when nobody agrees."""
    words = content.words
    synonyms = Synonyms(words.table("matching.synonyms"), words("matching.empty"))
    found = named_by_several(frictions(rows), synonyms)
    if not found:
        return
    shown = found if all_of_them else found[:TOP]
    name = words("promise.frictions")
    total = {"name": name, "shown": len(shown), "total": len(found)}
    yield Row("")
    yield Row(
        "",
        (Cell(words("promise.some", **total) if len(found) > len(shown) else name, "quiet"),),
        lead_width=0,
    )
    columns = (Column("words", most=PROSE), Column("people", width=12))
    for said, people in shown:
        cells = (Cell(typed(said).text), Cell(words("promise.people", n=people), "quiet"))
        yield Row("", cells, lines=2, columns=columns, lead_width=0)


def _ten_words(sprint: Sprint, content: Content) -> Row:
    count = text.words(sprint.ten_words)
    said = content.words("promise.count", n=count)
    number: tuple[Run, ...] = (Run(said, "quiet"),) if count <= brief.TEN else (tag(said),)
    label = Run(content.field("sprint", "ten_words").label, "quiet")
    lead = (*padded((label,), 10), *(number if count else ()))
    hint = Cell(content.words("promise.ten_words_hint"), "quiet")
    return Row(f"{sprint.id}:ten_words", (Cell(sprint.ten_words) if count else hint,), lead=lead, lines=2)
