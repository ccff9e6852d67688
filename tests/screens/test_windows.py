"""Two windows on one sprint: the second only shows, follows, and writes once it has taken over."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from filled import make, opened
from hand import Hand
from sprint_tui.app import other_windows
from sprint_tui.store.lock import WriterLock, locks_of
from sprint_tui.store.rows import SprintRows
from sprint_tui.widgets import windows
from stage import example, fresh, whole_app, words


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows look at each other often."""
    monkeypatch.setattr(other_windows, "LOOK_EVERY", 0.05)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@asynccontextmanager
async def two(path: Path, stage: str = "brief", *, full: bool = False) -> AsyncIterator[tuple[Hand, Hand]]:
    """Open a sprint in two windows, one after the other."""
    with (example if full else fresh)(path) as door:
        sprint = door.sprint_id
    async with (
        whole_app(path, sprint=sprint, stage=stage) as one,
        whole_app(path, sprint=sprint, stage=stage) as two,
    ):
        yield one, two


def rows(hand: Hand) -> SprintRows:
    found: SprintRows = hand.app.workplace.desk.door.rows()
    return found


def is_writer(hand: Hand) -> bool:
    return bool(hand.app.workplace.desk.door.is_writer)


async def test_the_second_window_says_that_it_only_shows(path: Path) -> None:
    async with two(path) as (one, other):
        await other.until(lambda: other.said == words("windows.reads_only"))
        assert (is_writer(one), is_writer(other)) == (True, False)
        assert one.said == ""


async def test_the_second_window_follows_what_the_first_writes(path: Path) -> None:
    async with two(path) as (one, other):
        await one.press("enter")
        await one.write("Ready")
        await other.until_seen("“Ready”")
        await one.write(" you are\n")
        await other.until_seen("“Ready you are”")


async def test_the_second_window_changes_nothing(path: Path) -> None:
    async with two(path, "journey", full=True) as (_, other):
        before = rows(other)
        assert words("keys.new") not in other.keys_shown
        for key in ("enter", "o", "delete", "plus", "D", "left_square_bracket", "ctrl+z", "ctrl+y"):
            await other.press(key)
            assert not other.screen.strip.field
        await other.press("enter")
        assert other.said == "! " + words("errors.read_only_window")
        assert "enter" not in other.keys_shown
        assert rows(other) == before


async def test_the_clock_of_the_second_window_only_shows(path: Path) -> None:
    async with two(path, "agenda") as (one, other):
        await other.press("space", "ctrl+t", "space")
        assert rows(other).clock_events == ()
        assert other.text_of("#said").strip() == "! " + words("errors.read_only_window")
        await other.press("escape")
        await one.press("space")
        await other.until_seen(words("agenda.number", number=1, blocks=6))


async def test_taking_over_tells_the_first_window_which_then_follows(path: Path) -> None:
    async with two(path) as (one, other):
        await one.press("enter")
        await one.write("Ready")
        other.app.action_take_over()
        await other.until(lambda: is_writer(other))
        await other.until(lambda: other.said == words("windows.has_it"))
        await one.until(lambda: one.said == words("windows.handed_over"))
        assert not is_writer(one)
        assert one.screen.strip.field is None
        assert rows(other).sprint.promise == "Ready"
        await other.press("enter")
        await other.write(" you\n")
        await one.until_seen("“Ready you”")
        await one.press("enter")
        assert one.screen.strip.field is None


async def test_the_right_goes_back_and_forth(path: Path) -> None:
    async with two(path) as (one, other):
        other.app.action_take_over()
        await other.until(lambda: is_writer(other))
        one.app.action_take_over()
        await one.until(lambda: is_writer(one))
        await other.until(lambda: other.said == words("windows.handed_over"))
        await one.press("enter")
        await one.write("Ready\n")
        assert rows(one).sprint.promise == "Ready"


async def test_a_window_that_does_not_answer_is_said_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "PATIENCE", 0.2)
    with fresh(path) as door:
        lock = WriterLock(locks_of(path), door.sprint_id)
        lock.acquire()
        async with whole_app(path, sprint=door.sprint_id, stage="brief") as hand:
            hand.app.action_take_over()
            await hand.until(lambda: hand.said == words("windows.not_answered"))
            assert not is_writer(hand)
            assert not lock.is_wanted
        lock.release()


async def test_a_window_that_wakes_too_late_keeps_the_right(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "PATIENCE", 0.2)
    monkeypatch.setattr(other_windows, "LOOK_EVERY", 3600)
    async with two(path) as (one, other):
        other.app.action_take_over()
        await other.until(lambda: other.said == words("windows.not_answered"))
        one.app._look()
        assert (is_writer(one), is_writer(other)) == (True, False)
        await one.press("enter")
        await one.write("Ready\n")
        assert rows(one).sprint.promise == "Ready"


async def test_a_window_that_gives_up_while_the_other_stores_leaves_it_the_right(path: Path) -> None:
    with fresh(path) as first, opened(path) as store:
        theirs = WriterLock(locks_of(path), first.sprint_id)
        door = store.door(first.sprint_id, lock=True)
        mine = windows.Windows(door, news=lambda: None, lost=theirs.withdraw)
        theirs.ask()
        mine.look()
        assert door.is_writer
        mine.end()
        assert not door.is_writer


async def test_who_goes_to_another_sprint_asks_no_more_for_this_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_windows, "LOOK_EVERY", 3600)
    async with two(path) as (one, other):
        with opened(path, seed=2) as store:
            elsewhere = make(store, title="Evenings").sprint_id
        sprint = one.app.workplace.desk.door.sprint_id
        other.app.action_take_over()
        await other.settle()
        other.app.open_sprint(elsewhere, "brief")
        await other.until(lambda: other.app.workplace.desk.door.sprint_id == elsewhere)
        one.app.workplace.clear()
        await other.app.workers.wait_for_complete()
        lock = WriterLock(locks_of(path), sprint)
        assert lock.acquire()
        lock.release()
        assert other.said == ""


async def test_a_wish_that_cannot_be_written_is_said(path: Path) -> None:
    with fresh(path) as door:
        lock = WriterLock(locks_of(path), door.sprint_id)
        lock.acquire()
        (locks_of(path) / f"{door.sprint_id}.wanted").mkdir()
        async with whole_app(path, sprint=door.sprint_id, stage="brief") as hand:
            hand.app.action_take_over()
            said = words("errors.store_unwritable", path=str(locks_of(path)))
            await hand.until(lambda: hand.said == f"! {said}")
        lock.release()


async def test_the_palette_offers_to_take_over_only_where_that_means_something(path: Path) -> None:
    async with two(path) as (one, other):
        titles = [
            {command.title for command in hand.app.get_system_commands(hand.screen)} for hand in (one, other)
        ]
        assert [words("palette.app.take_over") in found for found in titles] == [False, True]


async def test_a_window_that_was_closed_leaves_the_sprint_to_the_next(path: Path) -> None:
    with fresh(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="brief") as hand:
        assert is_writer(hand)
    async with whole_app(path, sprint=sprint, stage="brief") as hand:
        assert is_writer(hand)
