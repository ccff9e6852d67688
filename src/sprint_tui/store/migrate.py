"""Bringing a store's tables up to date. Alembic is imported only when the stored revision is behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.store import sqlite
from sprint_tui.store.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Engine

REVISION = "0005"
"""The schema that this version reads and writes: the newest file in `migrations/versions`."""
KNOWN = ("0001", "0002", "0003", "0004", "0005")
SCRIPTS = Path(__file__).parent / "migrations"


def prepare(path: Path, engine: Engine, back_up: Callable[[], object]) -> None:
    """Make the tables of a new store, or bring an older one up to date after `back_up`.

    Raises StoreError: `store_newer` for a schema this version does not know.
    """
    stored = sqlite.stored_revision(path)
    if stored == REVISION:
        return
    if stored is None:
        _create(engine)
    elif stored in KNOWN:
        back_up()
        upgrade(engine)
    else:
        raise StoreError("store_newer", path=str(path))


def upgrade(engine: Engine, to: str = "head") -> None:
    """Run the migrations that are missing up to a revision, all or none.

    Raises StoreError (`update_failed`) when rows would lose what they hang on: nothing was changed.
    """
    from alembic import command  # noqa: PLC0415 - slow, and almost never needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    try:
        with sqlite.for_rebuilding(engine.connect()) as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, to)
            if orphans := sqlite.orphans(sqlite.plain_connection(connection)):
                raise StoreError("update_failed", path=str(engine.url.database), problem=orphans[0])
    finally:
        engine.dispose()


def _create(engine: Engine) -> None:
    from sprint_tui.store.tables import Row  # noqa: PLC0415 - only when a store is made

    with sqlite.for_writing(engine.connect()) as connection, connection.begin():
        sqlite.mark_as_ours(connection)
        Row.metadata.create_all(connection)
        connection.exec_driver_sql(
            "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL,"
            " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.exec_driver_sql("INSERT OR IGNORE INTO alembic_version VALUES (?)", (REVISION,))
