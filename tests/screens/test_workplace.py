"""What the app works with: copies of the store are made and missed aloud, and a sprint leaves the desk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from hand import Hand
from sprint_tui.app.shell import SprintApp
from sprint_tui.domain import route
from sprint_tui.screens.brief import Brief
from sprint_tui.screens.home import Home
from sprint_tui.store import backups, glance, lock
from sprint_tui.store.errors import StoreError
from sprint_tui.widgets.ask import AskOne
from stage import ROOM, content, fresh, key_of, whole_app, words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def sprint(path: Path) -> str:
    """The id of a sprint with a title only."""
    with fresh(path) as door:
        return door.sprint_id


async def go_home(hand: Hand) -> None:
    await hand.press("ctrl+g")
    await hand.until(lambda: isinstance(hand.screen, AskOne))
    await hand.press(key_of(route.HOME))
    await hand.until(lambda: isinstance(hand.screen, Home))


async def open_again(hand: Hand) -> None:
    """Open the sprint under the cursor at home, where it was left."""
    await hand.press("enter")
    await hand.until(lambda: isinstance(hand.screen, Brief))


def held(path: Path) -> list[list[str]]:
    """The titles in each copy of the store, the newest copy first."""
    return [[one.title for one in glance.page(copy, limit=9)] for copy in backups.copies(path)]


# Copies


async def test_what_home_does_is_copied_on_the_way_out(path: Path, sprint: str) -> None:
    async with whole_app(path) as hand:
        await hand.press("o")
        await hand.until_seen(words("home.ask_title"))
        await hand.write("Evenings\n")
        await hand.until(lambda: isinstance(hand.screen, Brief))
    assert held(path) == [["Evenings", "Mornings"]]


async def test_where_nothing_changes_there_is_nothing_to_copy(path: Path, sprint: str) -> None:
    async with whole_app(path, sprint=sprint, stage="journey") as hand:
        await hand.press("right", "down")
    assert held(path) == []


async def test_a_sprint_that_is_removed_for_good_is_in_a_copy(path: Path, sprint: str) -> None:
    async with whole_app(path) as hand:
        await to_be_removed(hand)
        await hand.press("2")
        await hand.until_seen(words("home.removed", title="Mornings"))
        (copy,) = backups.copies(path)
        assert [one.id for one in glance.page(copy, limit=9, trashed=True)] == [sprint]


async def test_a_sprint_that_cannot_be_copied_is_not_removed(path: Path, sprint: str) -> None:
    async with whole_app(path) as hand:
        await to_be_removed(hand)
        backups.folder_of(path).write_text("in the way")
        await hand.press("2")
        said = words("errors.backup_failed", path=str(backups.folder_of(path)))
        await hand.until(lambda: hand.said == f"! {said}")
        assert glance.count(path, trashed=True) == 1
        backups.folder_of(path).unlink()


async def to_be_removed(hand: Hand) -> None:
    """Put the sprint in the trash, and let it be asked there whether it is to be removed for good."""
    await hand.press("delete")
    await hand.until_seen(words("home.trashed", title="Mornings"))
    await hand.press("v", "delete")
    await hand.until(lambda: isinstance(hand.screen, AskOne))


async def test_what_changes_while_a_copy_is_made_is_in_the_next(
    path: Path, sprint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = backups.back_up
    async with whole_app(path, sprint=sprint, stage="brief") as hand:
        door = hand.screen.desk.door

        def edit(title: str) -> None:
            with door.step("edit") as step:
                step.edit(door.rows().sprint, title=title)

        def back_up(*given: Any) -> Path:
            made = plain(*given)
            edit("Evenings")
            return made

        edit("Noons")
        monkeypatch.setattr(backups, "back_up", back_up)
        hand.app.workplace.back_up("timed")
        monkeypatch.undo()
        assert held(path) == [["Noons"]]
    assert held(path) == [["Evenings"], ["Noons"]]


@asynccontextmanager
async def written(path: Path, sprint: str) -> AsyncIterator[Hand]:
    """Run the app, write something, and let no copy be written from then on."""
    app = SprintApp(path, content(), sprint=sprint, stage="brief")
    async with app.run_test(size=ROOM) as pilot:
        hand = Hand(pilot)
        await hand.until(lambda: app.stage is not None)
        await hand.press("enter")
        await hand.write("Ready\n")
        backups.folder_of(path).write_text("in the way")
        yield hand


async def test_a_timed_copy_that_cannot_be_written_is_said(path: Path, sprint: str) -> None:
    said = "! " + words("errors.backup_failed", path=str(backups.folder_of(path)))
    async with written(path, sprint) as hand:
        hand.app._copy()
        await hand.until(lambda: hand.said == said)
        await go_home(hand)
        await hand.press("slash")
        hand.app._copy()
        await hand.until_seen(said[:20])
        await hand.press("escape")
        await hand.until(lambda: hand.said == said)
        backups.folder_of(path).unlink()
        hand.app._copy()
        await hand.until(lambda: held(path) == [["Mornings"]])
    hand.app.workplace.close()


async def test_a_last_copy_that_cannot_be_written_is_an_error_and_all_is_let_go(
    path: Path, sprint: str
) -> None:
    async with written(path, sprint) as hand:
        await hand.press("ctrl+q")
    with pytest.raises(StoreError) as raised:
        hand.app.workplace.close()
    assert raised.value.code == "backup_failed"
    assert lock.held(lock.locks_of(path)) == ()


# The sprint on the desk


async def test_the_sprint_on_the_desk_may_be_put_in_the_trash_and_taken_out(path: Path, sprint: str) -> None:
    async with whole_app(path, sprint=sprint, stage="brief") as hand:
        await hand.press("enter")
        await hand.write("Ready")
        await go_home(hand)
        await hand.press("delete")
        await hand.until_seen(words("home.trashed", title="Mornings"))
        await hand.press("ctrl+g", "ctrl+t", "v", "enter")
        await hand.until_seen(words("home.untrashed", title="Mornings"))
        await open_again(hand)
        await hand.press("enter")
        await hand.write(" you are\n")
        assert hand.screen.desk.door.rows().sprint.promise == "Ready you are"


async def test_what_cannot_be_put_in_the_trash_stays_on_the_desk(path: Path, sprint: str) -> None:
    away = path.with_name("away.db")
    async with whole_app(path, sprint=sprint, stage="brief") as hand:
        desk = hand.screen.desk
        await go_home(hand)
        path.rename(away)
        await hand.press("delete")
        await hand.until(lambda: hand.said == "! " + words("errors.gone"))
        away.rename(path)
        await open_again(hand)
        assert hand.screen.desk is desk
        await hand.press("enter")
        await hand.write("Ready\n")
        assert desk.door.rows().sprint.promise == "Ready"
