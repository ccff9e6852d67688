"""The bell: once a change of the block's warning, where it is wanted, and only in the window that writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from sprint_tui.screens.agenda import Agenda
from sprint_tui.screens.brief import Brief
from sprint_tui.store import paths, settings
from sprint_tui.store.door import Door
from stage import Staged, fresh, staged, whole_app, words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def door(path: Path) -> Iterator[Door]:
    with fresh(path) as door:
        yield door


@pytest.fixture
def rung() -> Iterator[list[int]]:
    """What the bell did: one entry a ring."""
    heard: list[int] = []
    with patch("textual.app.App.bell", lambda _: heard.append(1)):
        yield heard


@pytest.fixture
def wanted() -> None:
    settings.keep(paths.config_folder(), bell="on")


async def after(hand: Staged, rung: list[int], *seconds: float) -> list[int]:
    """Let time pass in these steps; return how often the bell has rung after each."""
    counts = []
    for one in seconds:
        await hand.passes(one)
        counts.append(len(rung))
    return counts


@pytest.mark.usefixtures("wanted")
async def test_each_warning_rings_exactly_once(door: Door, rung: list[int]) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        steps = (440.0, 10.0, 5.0, 25.0, 1.0, 59.0, 1.0, 59.0, 1.0, 300.0)
        assert await after(hand, rung, *steps) == [0, 1, 1, 2, 2, 3, 3, 3, 4, 4]


async def test_nothing_rings_that_nobody_asked_for(door: Door, rung: list[int]) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        assert await after(hand, rung, 500.0, 200.0) == [0, 0]


@pytest.mark.usefixtures("wanted")
async def test_a_clock_that_slept_rings_once_not_once_for_each_warning_missed(
    door: Door, rung: list[int]
) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("ctrl+t", "space", "escape")
        assert await after(hand, rung, 700.0, 1.0) == [1, 1]


@pytest.mark.usefixtures("wanted")
async def test_a_pause_and_a_minute_more_are_quiet(door: Door, rung: list[int]) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        assert await after(hand, rung, 470.0) == [1]
        await hand.press("space")
        assert await after(hand, rung, 600.0) == [1]
        await hand.press("space")
        assert await after(hand, rung, 1.0) == [1]
        await hand.press("greater_than_sign")
        assert await after(hand, rung, 1.0) == [1]
        assert await after(hand, rung, 250.0) == [2], "the same warning, come up again"


@pytest.mark.usefixtures("wanted")
async def test_a_block_just_entered_is_quiet(door: Door, rung: list[int]) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        assert await after(hand, rung, 610.0) == [1]
        await hand.press("n")
        assert await after(hand, rung, 1.0) == [1]
        await hand.press("backspace")
        assert await after(hand, rung, 1.0) == [1], "over as before"


@pytest.mark.usefixtures("wanted")
async def test_going_to_another_stage_rings_nothing_again(door: Door, rung: list[int]) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        await hand.passes(500.0)
        hand.app.push_screen(Brief(hand.desk))
        await hand.settle()
        assert await after(hand, rung, 1.0) == [1]


@pytest.mark.usefixtures("wanted")
async def test_a_window_that_only_reads_is_quiet(
    door: Door, rung: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        monkeypatch.setattr(Door, "is_writer", False)
        assert await after(hand, rung, 500.0, 200.0) == [0, 0]


async def test_the_palette_turns_it_on_and_off_and_the_machine_remembers(path: Path, rung: list[int]) -> None:
    with fresh(path) as door:
        sprint = door.sprint_id

    def offered() -> str:
        titles = [one.title for one in hand.app.get_system_commands(hand.screen)]
        return next(state for state in ("on", "off") if words(f"palette.bell.{state}") in titles)

    async with whole_app(path, sprint=sprint, stage="agenda") as hand:
        assert offered() == "on"
        await hand.app.run_action("use_bell('on')")
        await hand.until_seen(words("bell.on"))
        assert (offered(), len(rung)) == ("off", 1)
        assert settings.read(paths.config_folder())["bell"] == "on"
        await hand.app.run_action("use_bell('off')")
        assert (offered(), len(rung)) == ("on", 1)
        assert settings.read(paths.config_folder())["bell"] == "off"
