"""What the page of handed-in files shows: a line for each person, then the frictions that several named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprint_tui.content.days import long_date
from sprint_tui.domain.frictions import named_by_several
from sprint_tui.domain.likeness import Synonyms
from sprint_tui.domain.zones import zone_of
from sprint_tui.store.handed_in import HandedIn, are_matched, frictions, handed_in
from sprint_tui.widgets.ink import Run, typed
from sprint_tui.widgets.row import Cell, Column, Row
from sprint_tui.widgets.rows import PROSE
from sprint_tui.widgets.shown import short_date

if TYPE_CHECKING:
    from datetime import date

    from sprint_tui.content.load import Content
    from sprint_tui.content.words import Words
    from sprint_tui.store.rows import SprintRows

LEAD = 3
NARROW, NORMAL = 17, 26
"""Cells of a name in a narrow window, and in one that is not."""
NORMAL_FROM = 96
COUNTED = {"touchpoints": 7, "wow": 3, "better": 6, "answers": 7, "minutes": 7}
"""The figures of a line, and the cells of each."""
CAME = 12
FRICTION = "friction"


@dataclass(frozen=True)
class HandedInView:
    """The rows, the people in their order, and how far all of it is."""

    rows: tuple[Row, ...]
    people: tuple[HandedIn, ...]
    is_matched: bool
    named: int

    @property
    def count(self) -> int:
        """How many people have handed in anything."""
        return sum(one.is_anything for one in self.people)

    def of(self, row_id: str) -> HandedIn | None:
        """Return the person of a row."""
        return next((one for one in self.people if one.person.id == row_id), None)


def build_view(rows: SprintRows, content: Content, width: int, today: date) -> HandedInView:
    """Return what the page shows in a window of so many columns."""
    words = content.words
    people = handed_in(rows)
    name = Column("name", width=NORMAL if width >= NORMAL_FROM else NARROW)
    shown = [Row("", tuple(_titles(words)), columns=_columns(name))] if people else []
    shown += [_person(one, name, rows.sprint.zone, words, today) for one in people]
    said = list(frictions(rows))
    synonyms = Synonyms(words.table("matching.synonyms"), words("matching.empty"))
    shown += _frictions(named_by_several(said, synonyms), len(said), words)
    return HandedInView(tuple(shown), people, are_matched(rows), len(said))


def _columns(name: Column) -> tuple[Column, ...]:
    figures = (Column(key, width=width, right=True) for key, width in COUNTED.items())
    return name, *figures, Column("came", width=CAME)


def _titles(words: Words) -> Iterator[Cell]:
    yield Cell("")
    yield from (Cell(words(f"handed_in.columns.{key}"), "quiet") for key in (*COUNTED, "came"))


def _person(one: HandedIn, name: Column, zone: str, words: Words, today: date) -> Row:
    sign = Run("✓", "done") if one.is_anything else Run("·", "strong")
    called = Cell(typed(one.person.name).text, "" if one.person.is_present else "quiet")
    lead = (Run(" "), sign)
    if not one.is_anything:
        key = "nothing" if not one.person.has_draft else "announced"
        text = words(f"handed_in.{key if one.person.is_present else 'away'}")
        columns = (name, Column("text", most=PROSE))
        cells: tuple[Cell, ...] = (called, Cell(text, "quiet"))
        return Row(one.person.id, cells, lead=lead, columns=columns, is_whole=True)
    figures = {
        "touchpoints": one.touchpoints,
        "wow": one.wow,
        "better": one.better,
        "answers": one.answers,
        "minutes": round(one.seconds / 60),
    }
    counted = (Cell(f"{figures[key]}" if figures[key] else "·") for key in COUNTED)
    cells = (called, *counted, Cell(_came(one, zone, words, today), "quiet"))
    return Row(one.person.id, cells, lead=lead, columns=_columns(name), is_whole=True)


def _came(one: HandedIn, zone: str, words: Words, today: date) -> str:
    """Return day and time at which a file came, as they are where the team is."""
    if one.at is None:
        return words("handed_in.came_here")
    there = one.at.astimezone(zone_of(zone))
    return f"{short_date(there.date(), words, today)} {there:%H:%M}"


def came_in_full(one: HandedIn, zone: str, words: Words) -> str:
    """Return which file of a person came, and when; empty where none did."""
    if one.at is None:
        return ""
    there = one.at.astimezone(zone_of(zone))
    moment = f"{long_date(there.date(), words)}, {there:%H:%M}"
    return words("handed_in.file", file=typed(one.file_name).text, moment=moment)


def _frictions(several: Sequence[tuple[str, int]], named: int, words: Words) -> list[Row]:
    if not named:
        return []
    title = Cell(words("handed_in.frictions").upper(), "strong")
    rows = [Row(""), Row("", (title,), lead_width=1, columns=(Column("text", most=PROSE),))]
    columns = (Column("count", width=5, right=True), Column("text", most=PROSE))
    for number, (text, count) in enumerate(several):
        cells = (Cell(words("handed_in.times", n=count), "strong"), Cell(typed(text).text))
        rows.append(Row(f"{FRICTION}:{number}", cells, columns=columns, lead_width=1, lines=2, is_whole=True))
    if not several:
        none = Cell(words("handed_in.each_their_own", n=named), "quiet")
        rows.append(Row("", (none,), lead_width=1, columns=(Column("text", most=PROSE),), lines=2))
    return rows
