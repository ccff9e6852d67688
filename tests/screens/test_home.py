"""Home: the sprints of this store, found, opened, made, copied, and put in the trash."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager, closing, nullcontext
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from filled import CONTENT, opened
from hand import Hand
from sprint_tui.screens.home import Home
from sprint_tui.store import glance, sprints
from sprint_tui.store.store import Store
from sprint_tui.widgets.ask import AskOne
from stage import ROOM, SMALL, content, example, key_of, shown, words

TITLES = ("Answers within the hour", "Mornings without the rush", "Repairs that stay repaired")


class Place:
    """A store that home finds, and opens for changes when it needs to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.opened: Store | None = None

    async def store(self) -> Store:
        if self.opened is None:
            self.opened = Store(self.path, actor="ana")
        return self.opened

    def set_aside(self, sprint_id: str) -> AbstractContextManager[None]:
        return nullcontext()


@asynccontextmanager
async def home(path: Path, size: tuple[int, int] = ROOM, notice: str = "") -> AsyncIterator[Hand]:
    place = Place(path)
    try:
        async with shown(lambda: Home(place, content(), notice), size) as hand:
            yield hand
    finally:
        if place.opened is not None:
            place.opened.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with three sprints; the last one is the newest."""
    path = tmp_path / "store.db"
    with opened(path) as store:
        for title in TITLES:
            sprints.create(store, title, CONTENT, team=f"Team {title.split()[0]}", promise=f"{title}!")
    return path


def titles(path: Path, *, trashed: bool = False) -> list[str]:
    return [one.title for one in glance.page(path, limit=9, trashed=trashed)]


def here(hand: Hand) -> str:
    """The line under the cursor."""
    return next(line for line in hand.lines_of("#list") if line.startswith("▸"))[1:].strip()


async def test_an_empty_home_says_how_to_begin(tmp_path: Path) -> None:
    async with home(tmp_path / "none.db") as hand:
        await hand.until_seen("█")
        for step in content().words.table("home.first").values():
            assert step in hand.text
        assert hand.keys_shown == " o new   / find   m import   x example   v trash or list   f1 help"
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("size", [SMALL, ROOM])
async def test_the_newest_sprint_stands_first_and_is_described_below(
    path: Path, size: tuple[int, int]
) -> None:
    async with home(path, size) as hand:
        shown = [line.strip(" ▸") for line in hand.lines_of("#list")[1:4]]
        for line, title in zip(shown, reversed(TITLES), strict=True):
            assert line.startswith(title[:20])
        assert words("home.count", n=3) in hand.text
        assert f"“{TITLES[2]}!”" in hand.text_of("#about")
        assert "Team Repairs" in hand.text_of("#about")


async def test_what_the_app_was_started_with_to_say_is_said(path: Path) -> None:
    async with home(path, notice="The example opens a throw-away store.") as hand:
        assert hand.said == "The example opens a throw-away store."


async def test_arrows_and_pages_move_over_the_list(path: Path) -> None:
    async with home(path) as hand:
        for key, expected in (("down", 1), ("down", 0), ("down", 0), ("up", 1), ("home", 2), ("end", 0)):
            await hand.press(key)
            assert here(hand).startswith(TITLES[expected])
            assert f"“{TITLES[expected]}!”" in hand.text_of("#about")
        await hand.press("pageup")
        assert here(hand).startswith(TITLES[2])
        await hand.press("pagedown")
        assert here(hand).startswith(TITLES[0])


async def test_enter_opens_the_sprint_under_the_cursor(path: Path) -> None:
    async with home(path) as hand:
        await hand.press("down", "enter")
        chosen = glance.page(path, limit=9)[1].id
        assert hand.app.opened == [("sprint", chosen, "")]


async def test_o_asks_for_a_title_makes_a_sprint_and_goes_to_its_brief(path: Path) -> None:
    async with home(path) as hand:
        await hand.press("o")
        await hand.until_seen(words("home.ask_title"))
        await hand.write("Fewer forms")
        await hand.press("enter")
        await hand.until(lambda: hand.app.opened)
        (_, sprint_id, stage) = hand.app.opened[0]
        assert (titles(path)[0], stage) == ("Fewer forms", "brief")
        assert glance.page(path, limit=1)[0].id == sprint_id


async def test_a_sprint_without_a_title_is_not_made(path: Path) -> None:
    async with home(path) as hand:
        await hand.press("o")
        await hand.until_seen(words("home.ask_title"))
        await hand.write("  ")
        await hand.press("enter")
        assert words("errors.no_title") in hand.text
        await hand.press("escape")
        await hand.until(lambda: isinstance(hand.screen, Home))
        assert len(titles(path)) == 3
        assert hand.app.opened == []


async def test_slash_finds_by_a_part_of_title_or_team_and_esc_shows_all_again(path: Path) -> None:
    async with home(path) as hand:
        for wanted, found in (("RUSH", TITLES[1]), ("team answers", TITLES[0])):
            await hand.press("slash")
            await hand.until_seen(words("home.ask_find"))
            await hand.replace(wanted)
            await hand.press("enter")
            await hand.until_seen(words("home.found", n=1, find=wanted))
            assert here(hand).startswith(found)
        await hand.press("escape")
        assert words("home.count", n=3) in hand.text


async def test_what_no_sprint_has_is_said_and_esc_goes_back(path: Path) -> None:
    async with home(path) as hand:
        await hand.press("slash")
        await hand.until_seen(words("home.ask_find"))
        await hand.write("[/]")
        await hand.press("enter")
        await hand.until_seen(words("home.none_found", find="[/]"))
        await hand.press("escape")
        assert words("home.count", n=3) in hand.text


async def test_d_copies_a_sprint_under_a_title_that_is_asked_for(path: Path) -> None:
    async with home(path) as hand:
        await hand.press("end", "D")
        await hand.until_seen(words("home.ask_copy"))
        assert hand.editor.text == f"{TITLES[0]} (copy)"
        await hand.press("enter")
        await hand.until_seen(words("home.copied"))
        assert titles(path)[0] == f"{TITLES[0]} (copy)"
        assert here(hand).startswith(f"{TITLES[0]} (copy)")


async def test_x_opens_the_finished_example_which_is_put_in_once(path: Path) -> None:
    async with home(path) as hand:
        await hand.press("x")
        await hand.until(lambda: len(hand.app.opened) == 1)
        await hand.press("x")
        await hand.until(lambda: len(hand.app.opened) == 2)
        assert {stage for _, _, stage in hand.app.opened} == {"journey"}
        assert len(titles(path)) == 4


async def test_delete_puts_a_sprint_in_the_trash_and_enter_there_puts_it_back(path: Path) -> None:
    async with home(path) as hand:
        await hand.press("delete")
        await hand.until_seen(words("home.trashed", title=TITLES[2]))
        assert (titles(path, trashed=True), len(titles(path))) == ([TITLES[2]], 2)
        await hand.press("v")
        assert "TRASH" in hand.text
        assert here(hand).startswith(TITLES[2])
        assert hand.keys_shown == " enter open   / find   v trash or list   f1 help"
        await hand.press("enter")
        await hand.until_seen(words("home.untrashed", title=TITLES[2]))
        assert len(titles(path)) == 3


async def test_only_a_second_question_removes_a_sprint_for_good(path: Path) -> None:
    async with home(path) as hand:
        await hand.press("delete")
        await hand.until_seen(words("home.trashed", title=TITLES[2]))
        await hand.press("v", "delete")
        await hand.until(lambda: isinstance(hand.screen, AskOne))
        await hand.press("1")
        await hand.until(lambda: isinstance(hand.screen, Home))
        assert titles(path, trashed=True) == [TITLES[2]]
        await hand.press("delete")
        await hand.until(lambda: isinstance(hand.screen, AskOne))
        await hand.press("2")
        await hand.until_seen(words("home.removed", title=TITLES[2]))
        assert titles(path, trashed=True) == []
        assert words("home.trash_empty") in hand.text
        await hand.press("v")
        assert len(titles(path)) == 2
        assert words("home.count", n=2) in hand.text


async def test_a_sprint_that_another_window_writes_stays_where_it_is(path: Path) -> None:
    with opened(path, actor="bo") as other:
        door = other.door(glance.page(path, limit=1)[0].id, lock=True)
        async with home(path) as hand:
            await hand.press("delete")
            await hand.until_seen(words("errors.read_only_window"))
            assert len(titles(path)) == 3
        assert door.lock is not None
        door.lock.release()


async def test_a_click_selects_a_double_click_opens_and_a_key_hint_is_pressed(path: Path) -> None:
    async with home(path) as hand:
        await hand.click_on(TITLES[1])
        assert here(hand).startswith(TITLES[1])
        assert hand.app.opened == []
        await hand.click_on(TITLES[0], times=2)
        assert hand.app.opened == [("sprint", glance.page(path, limit=9)[2].id, "")]
        await hand.click_on("/ find")
        await hand.until_seen(words("home.ask_find"))


async def test_a_sprint_shows_its_state_its_meeting_and_its_next_deadline(tmp_path: Path) -> None:
    with example(tmp_path / "store.db"):
        async with home(tmp_path / "store.db") as hand:
            line = hand.line_with("Mornings")
            assert "B2C · service" in line
            assert "submitted" in line
            assert "12 Nov" in line
            assert "30 Nov" in line


async def test_the_day_of_a_meeting_is_the_one_where_the_sprint_is(path: Path) -> None:
    with opened(path, seed=2) as store:
        there = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Pacific/Auckland"))
        sprints.create(store, "Far away", CONTENT, zone="Pacific/Auckland", meeting_start=there)
    async with home(path) as hand:
        assert "12 Nov" in hand.line_with("Far away")


async def test_thousands_of_sprints_are_a_list_like_any_other(path: Path) -> None:
    _add_sprints(path, 5000)
    async with home(path) as hand:
        assert words("home.count", n=5003) in hand.text
        await hand.press("end")
        assert here(hand).startswith("Sprint")
        await hand.press("pageup", "home")
        assert here(hand).startswith(TITLES[2])


def _add_sprints(path: Path, number: int) -> None:
    with closing(sqlite3.connect(path)) as plain, plain:
        names = [row[1] for row in plain.execute("PRAGMA table_info(sprint)")]
        values = {"id": "'s' || n", "title": "'Sprint ' || n", "changed_at": "'2020-01-01 00:00:00'"}
        columns = ", ".join(values.get(name, name) for name in names)
        plain.execute(
            "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)"
            f" INSERT INTO sprint ({', '.join(names)})"
            f" SELECT {columns} FROM numbers, (SELECT * FROM sprint LIMIT 1)",
            (number,),
        )


async def test_ctrl_g_opens_the_sprint_under_the_cursor_at_a_stage(path: Path) -> None:
    async with home(path) as hand:
        await hand.press("ctrl+g", key_of("journey"))
        ((what, _, stage),) = hand.app.opened
        assert (what, stage) == ("sprint", "journey")
        await hand.press("v", "ctrl+g")
        assert not hand.screen.is_modal
