"""The mirror in the running app: written at the start and at each block's end, opened as the first was."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from hand import Hand
from sprint_tui.store import sqlite
from sprint_tui.store.mirror import Mirror
from stage import example, fresh, whole_app, words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "store.db"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "stick" / "mirror.db"


@pytest.fixture
def sprint(path: Path) -> str:
    with fresh(path) as door:
        return door.sprint_id


def kinds(copy: Path, sprint: str) -> list[str]:
    """What the clock in a copy was told, read without opening it as a store."""
    if not copy.exists():
        return []
    query = "SELECT kind FROM clock_event WHERE sprint_id = ? ORDER BY position"
    with closing(sqlite.open_plain(copy, read_only=True)) as connection:
        return [kind for (kind,) in connection.execute(query, (sprint,))]


@asynccontextmanager
async def meeting(path: Path, copy: Path, sprint: str) -> AsyncIterator[Hand]:
    """Run the app at a store whose mirror is known."""
    Mirror(path).give(copy)
    async with whole_app(path, sprint=sprint, stage="agenda") as hand:
        yield hand


async def test_it_is_written_at_the_start_and_at_each_blocks_end(path: Path, copy: Path, sprint: str) -> None:
    async with meeting(path, copy, sprint) as hand:
        await hand.press("space")
        await hand.until(lambda: kinds(copy, sprint) == ["start"])
        await hand.press("plus")
        await hand.press("n", "n")
        await hand.until(lambda: kinds(copy, sprint) == ["start", "adjust", "next"])
        for _ in range(5):
            await hand.press("n", "n")
        await hand.until(lambda: kinds(copy, sprint)[-1] == "finish")


async def test_without_one_nothing_is_written(path: Path, copy: Path, sprint: str) -> None:
    async with whole_app(path, sprint=sprint, stage="agenda") as hand:
        await hand.press("space", "n", "n")
        await hand.settle()
    assert not copy.exists()


async def test_the_copy_opens_where_the_first_was(path: Path, copy: Path, tmp_path: Path) -> None:
    with example(path) as door:
        sprint = door.sprint_id
        with door.step("clear") as step:
            for event in reversed(door.rows().clock_events):
                step.remove(event)
    async with meeting(path, copy, sprint) as hand:
        await hand.press("space")
        await hand.until(lambda: kinds(copy, sprint) == ["start"])
        hand.app.action_go("journey")
        await hand.until(lambda: hand.app.stage.key == "journey")
        await hand.press("right", "down")
        there = hand.app.stage.place()
        await hand.press("ctrl+t", "n", "n", "escape")
        await hand.until(lambda: kinds(copy, sprint) == ["start", "next"])
    async with whole_app(copy, sprint=sprint) as hand:
        await hand.until(lambda: hand.app.stage is not None and hand.app.stage.key == "journey")
        await hand.settle()
        assert hand.app.stage.place() == there


async def test_what_stops_it_is_said_once_and_nothing_waits_for_it(
    path: Path, copy: Path, sprint: str
) -> None:
    said = "! " + words("errors.backup_failed", path=str(copy))
    async with meeting(path, copy, sprint) as hand:
        pulled = copy.parent.rename(copy.parent.with_name("pulled"))
        await hand.press("space")
        await hand.until(lambda: hand.said == said)
        await hand.press("n", "n")
        await hand.until(lambda: not hand.app.workers._workers)
        assert hand.said != said
        hand.app.action_go("ready")
        await hand.until_seen(words("ready.names.mirror"))
        assert hand.app.workplace.desk.mirror.problem.code == "backup_failed"
        pulled.rename(copy.parent)
        hand.app.action_go("agenda")
        await hand.settle()
        await hand.press("n", "n")
        await hand.until(lambda: kinds(copy, sprint) == ["start", "next", "next"])
        await hand.until(lambda: hand.app.workplace.desk.mirror.problem is None)


async def test_a_second_window_writes_none(path: Path, copy: Path, sprint: str) -> None:
    async with meeting(path, copy, sprint) as hand, whole_app(path, sprint=sprint, stage="agenda") as other:
        await hand.press("space")
        await hand.until(lambda: kinds(copy, sprint) == ["start"])
        written = copy.stat().st_mtime_ns
        other.app._look()
        await other.until(lambda: len(other.app.stage.rows.clock_events) == 1)
        assert copy.stat().st_mtime_ns == written
