"""One step until it is on the disk, and a whole sprint read, beside plain sqlite3 doing the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter

from figures import percentile, show
from stores import with_journey

from sprint_tui.store import sqlite
from sprint_tui.store.store import Store
from sprint_tui.store.tables import ENTITIES, Touchpoint, table_name

WARM = 5


def run(folder: Path, runs: int) -> None:
    """Print p50 and p99 of both, for the example and for a large journey."""
    for touchpoints in (9, 40):
        ours, plain = folder / f"ours-{touchpoints}.db", folder / f"plain-{touchpoints}.db"
        sprint_id = with_journey(ours, 0 if touchpoints == 9 else touchpoints)
        plain.write_bytes(ours.read_bytes())
        with closing(Store(ours)) as store, closing(_connection(plain)) as connection:
            for name, ways in (
                ("one step stored", (_step(store, sprint_id), _update(connection))),
                ("sprint read", (_rows(store, sprint_id), _selects(connection))),
            ):
                found = _in_turns(ways, runs)
                for percent in (50, 99):
                    one, other = (percentile(times, percent) for times in found)
                    show(f"{name}, {touchpoints} touchpoints: p{percent}", one, other)


def _in_turns(ways: Sequence[Callable[[int], None]], runs: int) -> list[list[float]]:
    found: list[list[float]] = [[] for _ in ways]
    for turn in range(WARM + runs):
        order = list(zip(ways, found, strict=True))
        for way, times in order if turn % 2 else reversed(order):
            began = perf_counter()
            way(turn)
            if turn >= WARM:
                times.append(perf_counter() - began)
    return found


def _step(store: Store, sprint_id: str) -> Callable[[int], None]:
    """Return what stores one field of one touchpoint through the door, with its line of history."""
    door = store.door(sprint_id)
    touchpoint = door.rows().touchpoints[0]

    def store_one(turn: int) -> None:
        with door.step("edit") as step:
            step.edit(touchpoint, goal=f"Wait less than {turn} minutes")

    return store_one


def _update(connection: sqlite3.Connection) -> Callable[[int], None]:
    """Return what updates the same field in a transaction of its own, and nothing else."""
    (row_id,) = connection.execute(f"SELECT id FROM {_name(Touchpoint)} LIMIT 1").fetchone()

    def update_one(turn: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        values = (f"Wait less than {turn} minutes", row_id)
        connection.execute(f"UPDATE {_name(Touchpoint)} SET goal = ? WHERE id = ?", values)
        connection.execute("COMMIT")

    return update_one


def _rows(store: Store, sprint_id: str) -> Callable[[int], None]:
    """Return what reads a sprint through a door that has not read it before."""

    def read(_: int) -> None:
        store.door(sprint_id).rows()

    return read


def _selects(connection: sqlite3.Connection) -> Callable[[int], None]:
    """Return what reads the rows of the same tables; the store has no other sprint."""
    tables = [_name(table) for table in ENTITIES.values()]

    def read(_: int) -> None:
        for table in tables:
            connection.execute(f"SELECT * FROM {table}").fetchall()

    return read


def _connection(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in sqlite._PRAGMAS:
        connection.execute(pragma)
    return connection


def _name(table: type) -> str:
    return table_name(table.__name__)
