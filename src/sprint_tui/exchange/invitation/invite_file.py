"""One person's invitation as json of format 1: the brief, everybody's name, and who is invited."""

from __future__ import annotations

from typing import TypeVar

from sprint_tui import __version__
from sprint_tui.exchange import sprint_json
from sprint_tui.store.invited import TOLD
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import Participant, Row

ENDING = ".invite.json"
R = TypeVar("R", bound=Row)


def invite_text(rows: SprintRows, person: Participant) -> str:
    """Return the file that one person is invited with."""
    return sprint_json.dumps(_brief(rows), __version__, sprint_json.INVITE, person.id)


def _brief(rows: SprintRows) -> SprintRows:
    """Return what everybody is told: the brief, the names, inside words, and the team's maps left empty."""
    return SprintRows(
        sprint=_told(rows.sprint),
        segments=tuple(_told(one) for one in rows.segments),
        traits=tuple(_told(one) for one in rows.traits),
        participants=tuple(_told(one) for one in rows.participants),
        inside_words=tuple(_told(one) for one in rows.inside_words),
        maps=tuple(_told(one) for one in rows.maps if one.kind == "team"),
    )


def _told(row: R) -> R:
    return type(row)(**{name: getattr(row, name) for name in TOLD[type(row)]})
