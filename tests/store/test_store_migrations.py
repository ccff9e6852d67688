"""The migrations make the same tables as a new store, and take an older one there whole or not at all."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib import resources
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from filled import fill, opened, values
from sprint_tui.store import migrate, sqlite
from sprint_tui.store.errors import StoreError
from sprint_tui.store.tables import Row

NOW = migrate.REVISION
NEXT = f"{int(NOW) + 1:04}"
MORE = f"""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{NOW}"

def upgrade():
    with op.batch_alter_table("sprint") as batch:
        batch.alter_column("team", new_column_name="group_name")
    {{more}}
"""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    path = tmp_path / "migrated.db"
    path.touch()
    engine = sqlite.make_engine(path)
    yield engine
    engine.dispose()


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A version of the app that has one migration more; return that migration's file."""
    scripts = tmp_path / "migrations with % and space"
    shutil.copytree(Path(str(migrate.SCRIPTS)), scripts)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "REVISION", NEXT)
    monkeypatch.setattr(migrate, "KNOWN", (*migrate.KNOWN, NEXT))
    second = scripts / "versions" / f"{NEXT}_more.py"
    second.write_text(MORE.format(more=""))
    return second


def schema(path: Path) -> dict[tuple[str, str], str]:
    with closing(sqlite3.connect(path)) as plain:
        found = plain.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return {(kind, name): "".join(sql.split()) for kind, name, sql in found}


def test_migrations_make_the_tables_that_a_new_store_has(tmp_path: Path, engine: Engine) -> None:
    with opened(tmp_path / "new.db"):
        pass
    migrate.upgrade(engine)
    assert schema(tmp_path / "migrated.db") == schema(tmp_path / "new.db")


def test_migrations_leave_nothing_that_alembic_would_still_change(engine: Engine) -> None:
    migrate.upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Row.metadata) == []


def test_the_newest_migration_is_the_revision_that_this_version_writes() -> None:
    scripts = ScriptDirectory(str(migrate.SCRIPTS))
    known = [script.revision for script in scripts.walk_revisions()]
    assert scripts.get_heads() == [migrate.REVISION]
    assert sorted(known) == sorted(migrate.KNOWN)


def test_migrations_are_part_of_the_package() -> None:
    folder = resources.files("sprint_tui.store") / "migrations"
    assert {"env.py", "script.py.mako", "versions"} <= {item.name for item in folder.iterdir()}


def test_an_older_store_is_copied_first_and_keeps_every_row(tmp_path: Path, newer: Path) -> None:
    path = tmp_path / "old.db"
    with pytest.MonkeyPatch.context() as before:
        before.setattr(migrate, "REVISION", NOW)
        before.setattr(migrate, "KNOWN", (NOW,))
        with opened(path) as store:
            was = values(fill(store).rows())
    copies: list[str] = []
    engine = sqlite.make_engine(path)
    migrate.prepare(path, engine, lambda: copies.append(sqlite.stored_revision(path) or ""))
    engine.dispose()
    assert copies == [NOW]
    assert sqlite.stored_revision(path) == NEXT
    with closing(sqlite3.connect(path)) as plain:
        assert sqlite.integrity_problems(plain, thorough=True) == []
        for name, rows in was.items():
            table = "".join(f"_{c.lower()}" if c.isupper() else c for c in name).strip("_")
            assert plain.execute(f"SELECT count(*) FROM {table}").fetchone() == (len(rows),)
        assert plain.execute("SELECT group_name FROM sprint").fetchall() == [("Kiosks",)]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("op.execute('DELETE FROM journey_map')", "update_failed"),
        ("op.execute('INSERT INTO nowhere VALUES (1)')", "store_unreadable"),
    ],
    ids=["rows lose what they hang on", "a statement fails"],
)
def test_a_migration_that_fails_changes_nothing(tmp_path: Path, newer: Path, more: str, code: str) -> None:
    path = tmp_path / "old.db"
    with pytest.MonkeyPatch.context() as before:
        before.setattr(migrate, "REVISION", NOW)
        with opened(path) as store:
            fill(store)
    newer.write_text(MORE.format(more=more))
    was = schema(path)
    with pytest.raises(StoreError) as raised, opened(path):
        pass
    assert raised.value.code == code
    assert schema(path) == was
    assert sqlite.stored_revision(path) == NOW
    assert len(list((tmp_path / "old-backups").glob("*-before-update.db"))) == 1


def test_two_windows_may_make_the_store_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    path.touch()
    engine = sqlite.make_engine(path)
    migrate._create(engine)
    migrate._create(engine)
    engine.dispose()
    assert sqlite.stored_revision(path) == migrate.REVISION


def test_presses_of_the_first_version_are_there_after_the_update(tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / "migrated.db"
    with opened(tmp_path / "new.db") as store:
        fill(store)
    with pytest.MonkeyPatch.context() as first:
        first.setattr(migrate, "REVISION", "0001")
        migrate.upgrade(engine, "0001")
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.execute("ATTACH ? AS filled", (str(tmp_path / "new.db"),))
        kept = "id, from_id, position, sprint_id, kind, block, amount, reason, at, boot, seconds"
        known = [row[1] for row in plain.execute("PRAGMA table_info(sprint)")]
        plain.execute(f"INSERT INTO sprint SELECT {', '.join(known)} FROM filled.sprint")
        plain.execute(f"INSERT INTO clock_event ({kept}) SELECT {kept} FROM filled.clock_event")
        before = plain.execute(f"SELECT {kept} FROM clock_event ORDER BY id").fetchall()
    migrate.upgrade(engine)
    assert before
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute(f"SELECT {kept} FROM clock_event ORDER BY id").fetchall() == before
        assert plain.execute("SELECT DISTINCT lengths, is_less FROM clock_event").fetchall() == [("", 0)]
