"""A window for the room beside the one that somebody works in: it follows, and shows what a room may see."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest

from hand import Hand
from sprint_tui.app import other_windows
from sprint_tui.app import wall_window as room_window
from sprint_tui.screens.wall import WindowWall
from sprint_tui.store.lock import held, locks_of
from sprint_tui.store.place import Place
from stage import ROOM, example, fresh, wall_window, whole_app, words


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows look at each other often."""
    monkeypatch.setattr(other_windows, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(room_window, "FOLLOW_EVERY", 0.05)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@asynccontextmanager
async def beside(
    path: Path, stage: str = "brief", *, full: bool = True, size: tuple[int, int] = ROOM
) -> AsyncIterator[tuple[Hand, Hand]]:
    """Open a sprint in a window to work in, and one for the room."""
    with (example if full else fresh)(path) as door:
        sprint = door.sprint_id
    async with (
        whole_app(path, sprint=sprint, stage=stage) as one,
        wall_window(path, sprint, size=size) as wall,
    ):
        yield one, wall


def shows(wall: Hand) -> str:
    """Return the key of the stage that a wall shows; `clock` for the digits."""
    return "clock" if isinstance(wall.screen, WindowWall) else str(wall.screen.key)


def is_at(wall: Hand, shown: str) -> bool:
    return shows(wall) == shown


async def test_the_wall_goes_where_the_first_window_goes(path: Path) -> None:
    async with beside(path) as (one, wall):
        assert shows(wall) == "clock"
        for stage, shown in (
            ("journey", "journey"),
            ("ownership", "ownership"),
            ("agenda", "clock"),
            ("picker", "picker"),
            ("commitments", "commitments"),
            ("checklist", "clock"),
        ):
            one.app.action_go(stage)
            await wall.until(partial(is_at, wall, shown))
        one.app.action_go("journey")
        await wall.until(lambda: shows(wall) == "journey")
        one.app.action_go("home")
        await wall.until(lambda: shows(wall) == "clock")


async def test_the_wall_follows_somebody_who_leafs_quickly(path: Path) -> None:
    with example(path) as door:
        sprint, row = door.sprint_id, door.rows().picks[0].id
    async with wall_window(path, sprint) as wall:
        for number in range(30):
            stage = ("ownership", "picker", "journey", "commitments")[number % 4]
            wall.app._places.keep(sprint, Place(stage, "", row, "deadline"))
            wall.app._look()
            if number % 3 == 0:
                await asyncio.sleep(0)
            if number % 5 == 0:
                await wall.settle()
        await wall.until(partial(is_at, wall, stage))
        assert wall.app._exception is None


async def test_the_wall_shows_the_clock_while_the_first_window_does(path: Path) -> None:
    async with beside(path, "journey") as (one, wall):
        await wall.until(lambda: shows(wall) == "journey")
        await one.press("f2")
        await wall.until(lambda: shows(wall) == "clock")
        await one.press("f2")
        await wall.until(lambda: shows(wall) == "journey")


async def test_the_wall_marks_what_is_selected_in_the_first_window(path: Path) -> None:
    async with beside(path, "picker") as (one, wall):
        await wall.until(lambda: shows(wall) == "picker")
        await one.press("down", "down", "down")
        chosen = one.screen.place()[0]
        await wall.until(lambda: wall.screen.place()[0] == chosen)
        one.app.action_go("commitments")
        await wall.until(partial(is_at, wall, "commitments"))
        await one.press("end")
        await wall.until(lambda: wall.screen.place() == one.screen.place())
        await wall.until(lambda: wall.screen.body().scroll_offset.y > 0)


async def test_the_wall_need_not_wait_for_the_next_look_of_the_first_window(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_windows, "LOOK_EVERY", 60.0)
    async with beside(path, "picker") as (one, wall):
        await wall.until(lambda: shows(wall) == "picker")
        await one.press("down", "down")
        chosen = one.screen.place()[0]
        await wall.until(lambda: wall.screen.place()[0] == chosen)


async def test_the_wall_shows_the_board_and_leaves_aside_what_the_first_window_does(path: Path) -> None:
    async with beside(path, "ownership") as (one, wall):
        await wall.until(lambda: shows(wall) == "ownership")
        board = words("ownership.by_status", n=6)
        assert board not in wall.text
        await one.press("v")
        await wall.until_seen(board)
        one.app.action_go("picker")
        await wall.until(lambda: shows(wall) == "picker")
        await one.press("z")
        await wall.until(lambda: wall.screen.only_marked)
        await one.press("z")
        await wall.until(lambda: not wall.screen.only_marked)


async def test_the_wall_starts_and_ends_with_the_clock_of_the_first_window(path: Path) -> None:
    async with beside(path, full=False) as (one, wall):
        assert words("agenda.states.idle", minutes=90, blocks=6) in wall.text
        await one.press("ctrl+t", "space")
        await wall.until_seen(words("agenda.number", number=1, blocks=6))


async def test_what_is_typed_is_shown_once_it_is_stored_and_the_field_never(path: Path) -> None:
    async with beside(path, "journey") as (one, wall):
        await wall.until(lambda: shows(wall) == "journey")
        await one.press("up", "up", "enter")
        await one.replace("Sign at platform four")
        assert one.screen.strip.field is not None
        await wall.until_seen("Sign at platform")
        assert wall.screen.strip.field is None
        assert not wall.screen.strip.display


async def test_questions_are_asked_in_the_first_window_only(path: Path) -> None:
    async with beside(path, "journey") as (one, wall):
        await wall.until(lambda: shows(wall) == "journey")
        await one.press("ctrl+g")
        await one.until(lambda: one.screen.is_modal)
        one.app.action_help()
        await wall.settle()
        await wall.until(lambda: True)
        assert not wall.screen.is_modal
        assert shows(wall) == "journey"


@pytest.mark.parametrize("stage", ["journey", "picker", "ownership"])
async def test_a_stage_on_the_wall_has_no_hints_strip_or_rail_and_ends_two_rows_early(
    path: Path, stage: str
) -> None:
    async with beside(path, stage, size=(160, 45)) as (_, wall):
        await wall.until(lambda: shows(wall) == stage)
        await wall.settle()
        for hidden in ("Strip", "Say", "KeyBar", "Rail"):
            assert not wall.screen.query_one(hidden).display
        assert words("keys.help") not in wall.text
        assert words("frame.reading") not in wall.text
        assert "enter" not in "\n".join(wall.lines_of("#head"))
        assert wall.lines[-2] == ""
        assert wall.lines[-1].strip().startswith("160 x 45")


async def test_no_key_but_the_last_does_anything(path: Path) -> None:
    async with beside(path, "journey") as (one, wall):
        await wall.until(lambda: shows(wall) == "journey")
        before = one.app.workplace.desk.door.rows()
        for key in (
            "enter",
            "o",
            "delete",
            "plus",
            "x",
            "u",
            "ctrl+z",
            "ctrl+t",
            "ctrl+g",
            "ctrl+p",
            "f1",
            "f2",
        ):
            await wall.press(key)
            assert shows(wall) == "journey"
        await wall.paste("hello")
        assert wall.screen.strip.field is None
        assert one.app.workplace.desk.door.rows() == before
        await wall.press("q")
        assert wall.app.return_code == 0


async def test_the_wall_never_takes_the_right_to_write(path: Path) -> None:
    with example(path) as door:
        sprint = door.sprint_id
    async with wall_window(path, sprint) as wall:
        assert held(locks_of(path)) == ()
        assert not wall.app._sight.desk.door.is_writer
        async with whole_app(path, sprint=sprint, stage="journey") as one:
            assert one.app.workplace.desk.door.is_writer
        await wall.until(lambda: shows(wall) == "journey")


async def test_the_wall_goes_on_when_the_first_window_ends(path: Path) -> None:
    with fresh(path) as door:
        sprint = door.sprint_id
    async with wall_window(path, sprint) as wall:
        async with whole_app(path, sprint=sprint, stage="agenda") as one:
            await one.press("space")
        number = words("agenda.number", number=1, blocks=6)
        await wall.until_seen(number)
        before = wall.text
        await wall.until(lambda: wall.text != before)
        assert number in wall.text


async def test_a_copy_that_is_put_back_is_shown(path: Path, tmp_path: Path) -> None:
    with fresh(path) as door:
        sprint = door.sprint_id
        with door.step("edit") as step:
            step.edit(door.rows().sprint, promise="Ready before you are")
    held = path.read_bytes()
    with fresh(path) as door:
        again = door.sprint_id
    assert sprint == again
    async with wall_window(path, sprint) as wall:
        assert "Ready before" not in wall.text
        part = tmp_path / "part"
        part.write_bytes(held)
        part.replace(path)
        await wall.until_seen("Ready before you are")


async def test_a_sprint_that_is_gone_is_said_at_the_foot_and_shown_when_it_is_back(
    path: Path, tmp_path: Path
) -> None:
    with fresh(path) as door:
        sprint = door.sprint_id
    kept = path.read_bytes()
    async with wall_window(path, sprint) as wall:
        part = tmp_path / "part"
        part.write_bytes(b"no store at all")
        part.replace(path)
        await wall.until_seen("! ")
        part.write_bytes(kept)
        part.replace(path)
        await wall.until(lambda: "! " not in wall.text)


async def test_the_page_that_leads_a_block_is_shown(path: Path) -> None:
    async with beside(path, "agenda", full=False) as (one, wall):
        await one.press("enter")
        await wall.until(lambda: type(wall.screen).__name__ == "OpeningPage")
        await wall.until_seen(words("on_wall.opening.first_person"))
        for hint in ("opening.first_person", "opening.precautions.unfelt"):
            assert words(hint) in one.text
            assert words(hint) not in wall.text
        await one.press("escape")
        await wall.until(lambda: shows(wall) == "clock")


async def test_of_the_form_of_one_row_the_wall_shows_only_the_stage_below(path: Path) -> None:
    async with beside(path, "picker") as (one, wall):
        await one.press("down", "enter")
        assert type(one.screen).__name__ == "PickPage"
        await wall.until(lambda: type(wall.screen).__name__ == "Picker")
