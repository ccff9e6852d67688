"""What is open by Friday in words: screen and workbook say it alike, each with its own names for rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from sprint_tui.content.phrases import of_map, proof_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sprint_tui.content.load import Content
    from sprint_tui.domain.friday import Point

MOST_FIELDS = 4
"""Fields of one row that its line names."""


class Naming(Protocol):
    """How rows and days are called where the words will stand."""

    @property
    def map_names(self) -> Sequence[str]:
        """What tells the maps apart."""

    def called(self, row_id: str) -> str:
        """Return what people call a row: an upgrade by its sign and place, an action by its words."""

    def mark_of(self, row_id: str) -> str:
        """Return an upgrade's sign alone."""

    def day(self, day: date) -> str:
        """Return a date within a sentence."""


def point_words(content: Content, point: Point, naming: Naming) -> str:
    """Return what is open, with the map that it is on where there are two."""
    name = "" if point.map_index is None else naming.map_names[point.map_index]
    return of_map(name, _words(content, point, naming))


def _words(content: Content, point: Point, naming: Naming) -> str:
    words = content.words
    if point.line is not None:
        return proof_words(content, point.line)
    match point.code:
        case "nobody":
            return words("friday.nobody", places=", ".join(naming.called(row) for row in point.rows))
        case "no_yes":
            return words("friday.no_yes", marks=", ".join(naming.mark_of(row) for row in point.rows))
        case "parked":
            return words("friday.parked", n=len(point.rows))
        case "thirty":
            return words("friday.thirty", fields=_fields(content, point, naming))
        case "sign_off":
            return words("friday.sign_off", fields=_fields(content, point, naming))
        case "action" if point.on is not None:
            return words("friday.due", what=naming.called(point.rows[0]), date=naming.day(point.on))
    return words("friday.of", what=naming.called(point.rows[0]), fields=_fields(content, point, naming))


def _fields(content: Content, point: Point, naming: Naming) -> str:
    """Return the fields that are open, the first of them where there are many."""
    labels = (content.field(group, key).label for group, key in point.missing)
    named = [label[:1].upper() + label[1:] for label in labels]
    if point.on is not None:
        named.append(content.words("friday.baseline", date=naming.day(point.on)))
    said = ", ".join(named[:MOST_FIELDS])
    more = len(named) - MOST_FIELDS
    return content.words("friday.fields", fields=said, n=more) if more > 0 else said
