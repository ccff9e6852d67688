"""Which sprint is meant: the example, an id, or a part of a title that fits only one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.commands import example
from sprint_tui.commands.columns import cut
from sprint_tui.commands.errors import CommandError
from sprint_tui.domain.text import one_line
from sprint_tui.store import glance
from sprint_tui.store.glance import Glance

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows

LISTED = 5
TITLE_WIDTH = 40


def one_sprint(path: Path, named: str) -> Glance:
    """Return the sprint of a store that is meant. Raises CommandError, StoreError."""
    named = named.strip()
    found = glance.matching(path, named) if named else []
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandError(
            "several_sprints", named=named, count=len(found), sprints=_listed(found, len(found))
        )
    count = glance.count(path)
    if not count:
        raise CommandError("no_sprints", named=named)
    raise CommandError("no_sprint", named=named, sprints=_listed(glance.page(path, limit=LISTED), count))


@contextmanager
def chosen(path: Path, named: str) -> Iterator[tuple[Path, str]]:
    """Yield the store and the id of the sprint that is meant; the example is there while this is open."""
    if named.strip().casefold() == example.NAME:
        with example.example_store() as found:
            yield found
    else:
        yield path, one_sprint(path, named).id


def rows_of(path: Path, sprint_id: str) -> SprintRows:
    """Return all rows of a sprint. Raises StoreError."""
    from sprint_tui.store.store import Store  # noqa: PLC0415 - SQLModel is slow to import

    with closing(Store(path)) as store:
        return store.door(sprint_id).rows()


def _listed(found: Sequence[Glance], count: int) -> str:
    named = [f"{cut(one_line(one.title), TITLE_WIDTH)} ({one.id})" for one in found[:LISTED]]
    return ", ".join(named) + (", …" if count > LISTED else "")
