"""Its being here makes the helpers beside it importable in every test."""

import gc
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from _pytest.unraisableexception import gc_collect_iterations_key
from hypothesis import settings
from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

import quicker
from sprint_tui.store import sqlite

_NUMBERS = count()
quicker.make_quicker()
gc.set_threshold(50_000, 20, 50)  # an app a test leaves many objects, and looking through them takes a tenth

# the same examples in each run, however slow the machine: `--hypothesis-profile default` looks for new ones
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def out_of_reach(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own settings, logs and home are out of every test's reach."""
    own = tmp_path_factory.getbasetemp() / f"machine-{next(_NUMBERS)}"
    monkeypatch.setenv("HOME", str(own))
    monkeypatch.setenv("SPRINT_TUI_CONFIG", str(own / "settings"))
    monkeypatch.setenv("SPRINT_TUI_LOGS", str(own / "logs"))


def pytest_configure(config: pytest.Config) -> None:
    """Look for what was never closed once at the end of a worker, and not five times."""
    config.stash[gc_collect_iterations_key] = 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with whole sprints, the longest tests, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: "/journeys/" not in item.nodeid)


_COMPILED: LRUCache[Any, Any] = LRUCache(2000)
_make_engine = sqlite.make_engine


def _with_shared_cache(path: Path) -> Engine:
    """Compile each statement once a run and not once a store: all of them speak the same dialect."""
    engine = _make_engine(path)
    engine._compiled_cache = _COMPILED
    return engine


def _is_same(one: object, other: object) -> bool:
    return type(one) is type(other)


setattr(SQLiteDialect_pysqlite, "__eq__", _is_same)  # noqa: B010 - put in, not declared
setattr(SQLiteDialect_pysqlite, "__hash__", lambda _: 0)  # noqa: B010
setattr(sqlite, "make_engine", _with_shared_cache)  # noqa: B010
