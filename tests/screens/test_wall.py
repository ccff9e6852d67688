"""The wall by key: the clock as the whole window, over whatever one was at, and back to the very place."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_contrast import THEMES, weak

from hand import Hand
from sprint_tui.screens.wall import WallScreen
from stage import WIDE, example, fresh, whole_app, words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def a_sprint(path: Path, *, full: bool = False) -> str:
    with (example if full else fresh)(path) as door:
        return door.sprint_id


def is_wall(hand: Hand) -> bool:
    return isinstance(hand.screen, WallScreen)


@pytest.mark.parametrize("stage", ["brief", "agenda", "journey", "picker", "ownership", "checklist"])
async def test_f2_shows_the_wall_and_goes_back(path: Path, stage: str) -> None:
    async with whole_app(path, sprint=a_sprint(path, full=True), stage=stage) as hand:
        before = hand.screen
        await hand.press("f2")
        assert is_wall(hand)
        await hand.press("f2")
        assert hand.screen is before
        await hand.press("f2", "escape")
        assert hand.screen is before


async def test_f2_out_of_a_field_gives_the_cursor_back_where_it_was(path: Path) -> None:
    async with whole_app(path, sprint=a_sprint(path), stage="brief") as hand:
        await hand.press("enter")
        await hand.write("Ready")
        await hand.press("left", "left")
        await hand.press("f2")
        assert is_wall(hand)
        await hand.write("qx")
        await hand.press("f2")
        await hand.write("!\n")
        assert hand.app.workplace.desk.door.rows().sprint.promise == "Rea!dy"


async def test_f2_works_out_of_the_clock_strip_and_out_of_a_question(path: Path) -> None:
    async with whole_app(path, sprint=a_sprint(path), stage="brief") as hand:
        await hand.press("ctrl+t", "f2")
        assert is_wall(hand)
        await hand.press("escape")
        assert type(hand.screen).__name__ == "ClockStrip"
        await hand.press("escape", "ctrl+g")
        await hand.until(lambda: hand.screen.is_modal)
        await hand.press("f2", "f2")
        assert type(hand.screen).__name__ == "AskOne"


async def test_one_palette_is_enough_also_under_the_wall(path: Path) -> None:
    async with whole_app(path, sprint=a_sprint(path), stage="brief") as hand:
        await hand.press("ctrl+p", "f2", "ctrl+p")
        assert is_wall(hand)
        await hand.press("f2")
        assert type(hand.screen).__name__ == "CommandPalette"


async def test_f2_over_a_line_being_parked_stores_the_line(path: Path) -> None:
    async with whole_app(path, sprint=a_sprint(path), stage="brief") as hand:
        await hand.press("f2", "ctrl+t", "p")
        await hand.write("Refunds")
        await hand.press("f2")
        assert [line.words for line in hand.app.workplace.desk.door.rows().parked] == ["Refunds"]
        await hand.press("f2")
        assert is_wall(hand)


async def test_the_clock_strip_works_over_the_wall_which_shows_at_once_what_it_did(path: Path) -> None:
    async with whole_app(path, sprint=a_sprint(path), stage="brief") as hand:
        await hand.press("enter", "f2")
        assert words("agenda.states.idle", minutes=90, blocks=6) in hand.text
        await hand.press("ctrl+t", "space", "f2")
        assert is_wall(hand)
        assert words("agenda.number", number=1, blocks=6) in hand.text
        await hand.press("f2")
        assert hand.screen.strip.field is not None


async def test_nothing_is_taken_back_behind_the_wall(path: Path) -> None:
    async with whole_app(path, sprint=a_sprint(path), stage="brief") as hand:
        await hand.press("enter")
        await hand.write("Ready\n")
        await hand.press("escape", "f2", "ctrl+z", "u")
        assert hand.app.workplace.desk.door.rows().sprint.promise == "Ready"


async def test_the_wall_is_left_with_the_stage_that_one_goes_to(path: Path) -> None:
    async with whole_app(path, sprint=a_sprint(path), stage="brief") as hand:
        await hand.press("f2")
        hand.app.action_go("journey")
        await hand.settle()
        assert hand.screen.key == "journey"
        await hand.press("f2")
        hand.app.action_go("home")
        await hand.settle()
        await hand.press("f2")
        assert hand.app.current_mode == "home"


@pytest.mark.parametrize("theme", THEMES)
async def test_every_letter_on_the_wall_is_painted_strongly(path: Path, theme: str) -> None:
    async with whole_app(path, sprint=a_sprint(path, full=True), stage="brief", size=WIDE) as hand:
        hand.app.theme = theme
        await hand.press("f2")
        assert weak(hand) == set()


async def test_a_window_too_small_for_a_wall_says_what_it_needs(path: Path) -> None:
    with example(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="brief") as hand:
        await hand.press("f2")
        await hand.resize(20, 5)
        assert "This window is too" in hand.text
        await hand.resize(100, 28)
        assert "This window is too" not in hand.text
