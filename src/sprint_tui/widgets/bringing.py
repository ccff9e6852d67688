"""What a json file holds is put into the store: an invitation, or a whole sprint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sprint_tui.domain import route
from sprint_tui.domain.text import one_line
from sprint_tui.exchange.errors import ImportRefusedError
from sprint_tui.exchange.sprint_json import INVITE, PREP, Source
from sprint_tui.store import glance, sprints
from sprint_tui.store.invited import take_invite
from sprint_tui.store.tables import Participant, Sprint

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.store.store import Store

FIRST = next(key for key in ("prep", "brief") if key in route.KEYS)
"""Where somebody begins who was invited."""


class Brought(NamedTuple):
    """The sprint that a file was about, where to begin there, and what to say first."""

    sprint_id: str
    stage: str
    notice: str


def bring_in(store: Store, source: Source, file_name: str, words: Words) -> Brought:
    """Put what a file holds into the store. Raises ImportRefusedError, StoreError: nothing was changed."""
    (sprint,) = source.kinds[Sprint]
    file, title = one_line(file_name), one_line(sprint["title"])
    if source.kind == PREP:
        raise ImportRefusedError("json_is_prep", file=file, title=title)
    if source.kind == INVITE:
        return _invited(store, source, words, title)
    if glance.matching(store.path, sprint["id"]):
        raise ImportRefusedError("sprint_is_here", file=file, title=title)
    return Brought(sprints.put_in(store, source.kinds, "new_sprint"), "", words("brought.whole", title=title))


def _invited(store: Store, source: Source, words: Words, title: str) -> Brought:
    taken = take_invite(store, source.kinds, source.participant)
    person = next(one for one in source.kinds[Participant] if one["id"] == source.participant)
    name = one_line(person["name"].strip() or person["function"].strip()) or words("brought.you")
    return Brought(taken.sprint_id, FIRST, words(f"brought.{taken.how}", title=title, name=name))
