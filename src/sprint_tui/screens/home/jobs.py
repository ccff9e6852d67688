"""What Home does to whole sprints. Everything here needs SQLModel: imported when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sprint_tui.exchange.errors import ImportRefusedError
from sprint_tui.exchange.example import example_with_drafts
from sprint_tui.exchange.incoming import source_in
from sprint_tui.exchange.sprint_json import Source
from sprint_tui.store import glance, sprints
from sprint_tui.store.errors import StoreError
from sprint_tui.store.tables import Sprint
from sprint_tui.store.zone import machine_zone
from sprint_tui.widgets.bringing import Brought, bring_in
from sprint_tui.widgets.new_file import old_file

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.content.words import Words
    from sprint_tui.store.store import Store


def create(store: Store, title: str, content: Content) -> str:
    """Make a sprint in this machine's zone; return its id."""
    method = content.method
    return sprints.create(store, title, (method.id, method.version), zone=machine_zone())


def duplicate(store: Store, sprint_id: str, title: str) -> str:
    """Copy a sprint under another title; return the copy's id."""
    return sprints.copy(store, store.door(sprint_id).rows(), title)


def example(store: Store) -> str:
    """Return the id of the finished example, put into the store when it is not there yet."""
    kinds = example_with_drafts()
    sprint_id: str = next(iter(kinds.values()))[0]["id"]
    there = glance.matching(store.path, sprint_id)
    if not there:
        sprints.put_in(store, kinds, "new_sprint")
    elif there[0].trashed_at:
        sprints.set_trashed(store, sprint_id, None)
    return sprint_id


class Found(NamedTuple):
    """What a file held, what it is called, and the id of its sprint."""

    source: Source
    name: str
    sprint_id: str


def read_file(typed: str) -> Found:
    """Return what a file holds that somebody named. Raises StoreError: why it is none of ours."""
    path = old_file(typed)
    try:
        source = source_in(path)
    except ImportRefusedError as error:
        raise StoreError(error.code, **error.details) from error
    return Found(source, path.name, source.kinds[Sprint][0]["id"])


def bring(store: Store, found: Found, words: Words) -> Brought:
    """Put what a file holds into the store. Raises StoreError: then nothing was changed."""
    try:
        return bring_in(store, found.source, found.name, words)
    except ImportRefusedError as error:
        raise StoreError(error.code, **error.details) from error


def trash(store: Store, sprint_id: str) -> None:
    """Put a sprint in the trash."""
    sprints.set_trashed(store, sprint_id, store.tools.now())


def untrash(store: Store, sprint_id: str) -> None:
    """Take a sprint out of the trash."""
    sprints.set_trashed(store, sprint_id, None)


def remove(store: Store, sprint_id: str) -> None:
    """Remove a sprint for good."""
    sprints.remove_for_good(store, sprint_id)
