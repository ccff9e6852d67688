"""The list of sprints by plain SQLite: what Home paints before SQLModel is there, and what `list` prints."""

# No postponed annotations: a named tuple would compile each anew, at every start.

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from sprint_tui.store import sqlite
from sprint_tui.store.errors import StoreError
from sprint_tui.store.migrate import KNOWN

_Chosen = tuple[str, tuple[object, ...]]
"""Which sprints are meant: what follows FROM, and the values for it."""
_FIRST = "SELECT f.id FROM segment f WHERE f.sprint_id = s.id {own} ORDER BY f.position, f.id LIMIT 1"
_OWN = _FIRST.format(own="AND f.market = s.audience AND s.audience <> ''")
_CHOSEN = f"""
    FROM pick p JOIN journey_map m ON m.id = p.map_id JOIN segment g ON g.id = m.segment_id
    WHERE g.sprint_id = s.id AND m.kind = 'team' AND p.state = 'chosen'
      AND (s.audience = 'both' OR g.id = coalesce(({_OWN}), ({_FIRST.format(own="")})))
"""
"""The upgrades of a sprint: those on the maps in play, as `domain/brief.py` and `store/facts.py` have it."""
_COLUMNS = f"""
    SELECT s.id, s.title, s.team, s.audience, s.offer, s.promise, s.meeting_start, s.zone, s.submitted_at,
      s.audit_on, s.trashed_at,
      (SELECT kind FROM clock_event e WHERE e.sprint_id = s.id ORDER BY e.position DESC LIMIT 1),
      (SELECT min(p.deadline) {_CHOSEN} AND p.status NOT IN ('live', 'dropped')),
      (SELECT count(*) {_CHOSEN})
    FROM sprint s
"""


class Glance(NamedTuple):
    """One sprint in a list. Instants and dates are ISO text, empty for none; `clock` is the last event."""

    id: str
    title: str
    team: str
    audience: str
    offer: str
    promise: str
    meeting_start: str
    zone: str
    submitted_at: str
    audit_on: str
    trashed_at: str
    clock: str
    next_deadline: str
    upgrades: int

    @property
    def meeting(self) -> datetime | None:
        """When the team meets, in the zone of the sprint; None while that is not set."""
        if not self.meeting_start:
            return None
        from sprint_tui.domain.zones import zone_of  # noqa: PLC0415 - only for a sprint with a meeting

        return datetime.fromisoformat(self.meeting_start).replace(tzinfo=UTC).astimezone(zone_of(self.zone))

    @property
    def state(self) -> str:
        """How far the sprint is, as a code: new, prepared, meeting, met, submitted."""
        if self.submitted_at:
            return "submitted"
        if self.clock:
            return "met" if self.clock == "finish" else "meeting"
        return "prepared" if self.promise else "new"


def check(path: Path) -> None:
    """Raise StoreError where the file is no store, or one of a newer version."""
    with _reading(path):
        pass


def page(path: Path, *, limit: int, offset: int = 0, trashed: bool = False, find: str = "") -> list[Glance]:
    """Return sprints of a store, the last changed first; none where there is no store yet.

    Raises like `check`.
    """
    with _reading(path) as connection:
        return _page(connection, limit, offset, _filter(trashed, find)) if connection is not None else []


def begin(path: Path, *, limit: int, trashed: bool = False, find: str = "") -> tuple[int, list[Glance]]:
    """Return how many sprints `page` has in all, and its first ones, by one read. Raises like `check`."""
    chosen = _filter(trashed, find)
    with _reading(path) as connection:
        if connection is None:
            return 0, []
        return _count(connection, chosen), _page(connection, limit, 0, chosen)


def count(path: Path, *, trashed: bool = False, find: str = "", read_only: bool = False) -> int:
    """Return how many sprints `page` has in all. Raises like `check`.

    To read a store may end its log, as a window that was killed leaves one; `read_only` leaves the file
    as it is.
    """
    with _reading(path, read_only=read_only) as connection:
        if connection is None:
            return 0
        return _count(connection, _filter(trashed, find))


def matching(path: Path, named: str, *, read_only: bool = False) -> list[Glance]:
    """Return the sprints meant by an id or a part of a title; an id or a whole title wins alone.

    `read_only` as in `count`. Raises like `check`.
    """
    with _reading(path, read_only=read_only) as connection:
        if connection is None:
            return []
        exact = f"{_COLUMNS} WHERE s.id = ? OR (s.trashed_at IS NULL AND fold(s.title) = ?)"
        found = _glances(connection.execute(exact, (named, named.casefold())))
        if not found:
            part = f"{_COLUMNS} WHERE s.trashed_at IS NULL AND has(s.title, ?) ORDER BY s.changed_at DESC"
            found = _glances(connection.execute(part, (named.casefold(),)))
    return found


@contextmanager
def _reading(path: Path, *, read_only: bool = False) -> Iterator[sqlite3.Connection | None]:
    """Open a store for one read; None where there is none yet."""
    if sqlite.is_new(path):
        yield None
        return
    try:
        with closing(sqlite.open_plain(path, read_only=read_only)) as connection:
            revision = sqlite.revision_of(connection, path)
            if revision is None:
                yield None
                return
            if revision not in KNOWN:
                raise StoreError("store_newer", path=str(path))
            connection.create_function("has", 2, _has, deterministic=True)
            connection.create_function("fold", 1, str.casefold, deterministic=True)
            yield connection
    except sqlite3.Error as error:
        raise sqlite.opening_error(path, error) from error


def _page(connection: sqlite3.Connection, limit: int, offset: int, chosen: _Chosen) -> list[Glance]:
    """Choose the sprints first: else SQLite makes the columns of every one that the page leaves out."""
    where, values = chosen
    order = "ORDER BY s.changed_at DESC, s.id"
    query = f"{_COLUMNS} WHERE s.id IN (SELECT s.id FROM sprint s {where} {order} LIMIT ? OFFSET ?) {order}"
    return _glances(connection.execute(query, (*values, limit, offset)))


def _count(connection: sqlite3.Connection, chosen: _Chosen) -> int:
    where, values = chosen
    return int(connection.execute(f"SELECT count(*) FROM sprint s {where}", values).fetchone()[0])


def _filter(trashed: bool, find: str) -> _Chosen:
    where = f"WHERE s.trashed_at IS {'NOT ' if trashed else ''}NULL"
    if not find:
        return where, ()
    return f"{where} AND has(s.title || ' ' || s.team, ?)", (find.casefold(),)


def _glances(found: Iterable[tuple[Any, ...]]) -> list[Glance]:
    return [Glance(*(_plain(value) for value in row)) for row in found]


def _plain(value: Any) -> Any:
    return "" if value is None else value


def _has(text: str, part: str) -> bool:
    return part in text.casefold()
