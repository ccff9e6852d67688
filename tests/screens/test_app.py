"""The whole app: from home to every stage and back, by key, palette, rail and command line."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest
from textual.command import CommandPalette

from hand import Hand
from sprint_tui.app.shell import SprintApp
from sprint_tui.domain import route
from sprint_tui.screens.agenda import Agenda
from sprint_tui.screens.home import Home
from sprint_tui.screens.touchpoint import TouchpointPage
from sprint_tui.store import glance
from sprint_tui.widgets.ask import AskOne, AskText
from sprint_tui.widgets.help import Help
from stage import ROOM, SMALL, WIDE, content, example, fresh, whole_app, words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def sprint(path: Path) -> str:
    """The id of the finished example in the store."""
    with example(path) as door:
        return door.sprint_id


@pytest.fixture
def empty(path: Path) -> str:
    """The id of a sprint with a title only."""
    with fresh(path) as door:
        return door.sprint_id


async def go(hand: Hand, stage: str) -> None:
    """Go to a stage by ctrl+g and its digit; to one beyond the ninth from the end of the list."""
    await hand.press("ctrl+g")
    await hand.until(lambda: isinstance(hand.screen, AskOne))
    keys = (*route.KEYS, route.HOME)
    number = keys.index(stage) + 1
    await hand.press(*([str(number)] if number < 10 else ["end", *["up"] * (len(keys) - number), "enter"]))
    await hand.until(lambda: at(hand) == stage)


async def show(hand: Hand, stage: str) -> None:
    """Show a stage without a key."""
    hand.app.action_go(stage)
    await hand.until(lambda: at(hand) == stage)
    await hand.settle()


def at(hand: Hand) -> str:
    """The key of the stage in view."""
    return "home" if isinstance(hand.screen, Home) else getattr(hand.screen, "key", "")


# Ways


async def test_home_opens_a_sprint_and_ctrl_g_goes_to_each_stage_and_home(path: Path, sprint: str) -> None:
    async with whole_app(path) as hand:
        await hand.press("enter")
        await hand.until(lambda: at(hand) == "brief")
        for stage in (*reversed(route.KEYS), route.HOME):
            await go(hand, stage)
        assert words("home.count", n=1) in hand.text


@pytest.mark.parametrize("stage", ["brief", "think", "compare", "checklist"])
async def test_the_command_line_begins_at_a_stage(path: Path, sprint: str, stage: str) -> None:
    async with whole_app(path, sprint=sprint, stage=stage, size=SMALL) as hand:
        assert at(hand) == stage


async def test_what_the_command_line_says_is_said_on_the_stage(path: Path, sprint: str) -> None:
    async with whole_app(path, sprint=sprint, notice="This is a throw-away store.") as hand:
        await hand.until(lambda: hand.said == "This is a throw-away store.")


async def test_without_a_promise_the_title_stands_first_on_every_stage(path: Path, empty: str) -> None:
    async with whole_app(path, sprint=empty, stage=route.KEYS[0], size=SMALL) as hand:
        for stage in route.KEYS:
            await show(hand, stage)
            assert hand.lines[0].startswith(f" Mornings  {words('frame.no_promise')}")


async def test_the_palette_finds_a_stage_and_goes_there(path: Path, sprint: str) -> None:
    async with whole_app(path, sprint=sprint, stage="brief") as hand:
        await hand.press("ctrl+p")
        await hand.until(lambda: isinstance(hand.screen, CommandPalette))
        name = words("palette.go", name=words("stages.ownership"))
        await hand.write(name)
        await hand.until(lambda: hand.text.count(name) >= 2)
        await hand.press("down", "enter")
        await hand.until(lambda: at(hand) == "ownership")


async def test_the_palette_lists_every_stage_every_key_that_works_and_the_themes(
    path: Path, sprint: str
) -> None:
    async with whole_app(path, sprint=sprint, stage="journey") as hand:
        listed = {one.title for one in hand.app.get_system_commands(hand.screen)}
        names = [words(f"stages.{key}") for key in (*route.KEYS, route.HOME)]
        assert {words("palette.go", name=name) for name in names} <= listed
        assert set(content().words.table("palette.themes").values()) <= listed
        for key in ("new", "move", "feeling", "duplicate", "remove", "clock_strip"):
            assert words(f"keys_long.{key}") in listed
        assert words("palette.app.take_over") not in listed


async def test_a_command_of_the_palette_presses_its_key(path: Path, empty: str) -> None:
    async with whole_app(path, sprint=empty, stage="journey") as hand:
        command = next(
            one for one in hand.app.get_system_commands(hand.screen) if one.title == words("keys_long.new")
        )
        command.callback()
        await hand.until(lambda: hand.screen.strip.field is not None)


async def test_the_rail_of_a_wide_window_shows_how_far_each_stage_is_and_goes_there(
    path: Path, sprint: str
) -> None:
    async with whole_app(path, sprint=sprint, stage="brief", size=WIDE) as hand:
        rail = hand.text_of("Rail")
        for key in route.KEYS:
            assert words(f"stages.{key}") in rail
        assert f"▸ {words('stages.brief')}" in rail
        await hand.click_on(words("stages.checklist"), "Rail")
        await hand.until(lambda: at(hand) == "checklist")
        await hand.resize(*ROOM)
        assert hand.screen.query_one("Rail").size.width == 0


async def test_a_page_opens_over_its_stage_and_esc_goes_back_to_it(path: Path, sprint: str) -> None:
    async with whole_app(path, sprint=sprint, stage="journey") as hand:
        for _ in range(12):
            await hand.press("down")
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.screen, TouchpointPage))
        assert "PLATFORM SIGN" in hand.text
        await hand.press("escape")
        assert not isinstance(hand.screen, TouchpointPage)
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.screen, TouchpointPage))
        await go(hand, "brief")
        await go(hand, "journey")
        assert not isinstance(hand.screen, TouchpointPage)


# Changes seen from elsewhere


async def test_undo_goes_to_the_stage_where_it_was_and_says_what_it_took_back(
    path: Path, sprint: str
) -> None:
    async with whole_app(path, sprint=sprint, stage="journey") as hand:
        await hand.press("minus")
        door = hand.screen.desk.door
        touchpoint = door.rows().touchpoints_of(door.rows().maps[0].id)[0]
        assert touchpoint.feeling == -1
        await go(hand, "checklist")
        await hand.press("ctrl+z")
        await hand.until(lambda: at(hand) == "journey")
        await hand.until(
            lambda: hand.said == words("undo.undo", what=words("did.feel", name=touchpoint.name))
        )
        assert hand.screen.place() == (touchpoint.id, "feeling")
        assert door.rows().by_id[touchpoint.id].feeling == 0
        await hand.press("ctrl+y")
        await hand.until(lambda: door.rows().by_id[touchpoint.id].feeling == -1)


async def test_undo_is_in_the_palette_and_does_nothing_behind_a_question(path: Path, sprint: str) -> None:
    async with whole_app(path, sprint=sprint, stage="journey") as hand:
        await hand.press("minus", "minus")
        door = hand.screen.desk.door
        touchpoint = door.rows().touchpoints_of(door.rows().maps[0].id)[0]
        await hand.press("ctrl+g")
        await hand.until(lambda: isinstance(hand.screen, AskOne))
        await hand.press("ctrl+z")
        assert isinstance(hand.screen, AskOne)
        assert door.rows().by_id[touchpoint.id].feeling == -2
        await hand.press("escape", "ctrl+p")
        await hand.until(lambda: isinstance(hand.screen, CommandPalette))
        await hand.write(words("palette.app.take_back"))
        await hand.until_seen(words("palette.app_help.take_back"))
        await hand.press("enter")
        await hand.until(lambda: door.rows().by_id[touchpoint.id].feeling == -1)


async def test_what_is_typed_is_stored_when_the_stage_changes(path: Path, empty: str) -> None:
    async with whole_app(path, sprint=empty, stage="brief") as hand:
        await hand.press("enter")
        await hand.write("Ready")
        await go(hand, "journey")
        assert hand.screen.desk.door.rows().sprint.promise == "Ready"
        assert "“Ready”" in hand.lines[0]


async def test_the_promise_stands_first_on_every_stage_and_gives_way_last(path: Path, sprint: str) -> None:
    promise = "“Your coffee is ready before you are.”"
    async with whole_app(path, sprint=sprint, stage="journey") as hand:
        for stage in route.KEYS:
            await go(hand, stage)
            assert hand.lines[0].startswith(f" {promise}  Daily commuters")
        assert "B2C · service" in hand.lines[0]
        await hand.resize(80, 24)
        assert "B2C · service" not in hand.lines[0]
        assert "saved" in hand.lines[0]
        await hand.resize(70, 24)
        assert promise in hand.lines[0]
        assert "saved" not in hand.lines[0]


async def test_the_place_is_kept_from_one_start_to_the_next(path: Path, sprint: str) -> None:
    async with whole_app(path, sprint=sprint, stage="journey") as hand:
        await hand.press("right", "right", "down")
        place = hand.screen.place()
        await hand.press("ctrl+q")
        await hand.until(lambda: hand.app._exit)
    async with whole_app(path) as hand:
        await hand.press("enter")
        await hand.until(lambda: at(hand) == "journey")
        await hand.until(lambda: hand.screen.place() == place)


async def test_ctrl_s_says_that_there_is_nothing_to_press(path: Path, sprint: str) -> None:
    async with whole_app(path, sprint=sprint, stage="brief") as hand:
        await hand.press("ctrl+s")
        assert hand.said == words("frame.nothing_to_save")


async def test_home_has_the_sprint_as_it_was_left(path: Path, empty: str) -> None:
    async with whole_app(path, sprint=empty, stage="brief") as hand:
        await hand.press("enter")
        await hand.write("Ready\n")
        await go(hand, "home")
        assert "“Ready”" in hand.text_of("#about")


async def test_the_example_is_opened_from_an_empty_home(path: Path) -> None:
    async with whole_app(path) as hand:
        await hand.press("x")
        await hand.until(lambda: at(hand) == "journey")
        assert glance.count(path) == 1


# Themes, help, sizes


async def test_a_theme_is_chosen_in_the_palette_and_remembered(path: Path, sprint: str) -> None:
    async with whole_app(path, sprint=sprint) as hand:
        assert hand.app.theme == "dark"
        command = next(
            one
            for one in hand.app.get_system_commands(hand.screen)
            if one.title == words("palette.themes.light")
        )
        command.callback()
        await hand.until(lambda: hand.app.theme == "light")
    kept = json.loads((Path(os.environ["SPRINT_TUI_CONFIG"]) / "settings.json").read_text())
    assert kept == {"theme": "light"}
    async with whole_app(path) as hand:
        assert hand.app.theme == "light"


async def test_a_theme_that_is_none_of_ours_is_the_first(path: Path) -> None:
    folder = Path(os.environ["SPRINT_TUI_CONFIG"])
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text('{"theme": "nord"}')
    async with whole_app(path) as hand:
        assert hand.app.theme == "dark"


async def test_help_lists_the_keys_of_its_stage(path: Path, sprint: str) -> None:
    async with whole_app(path, sprint=sprint) as hand:
        for stage in (*route.KEYS, route.HOME):
            await show(hand, stage)
            await help_lists_its_keys(hand)
        await hand.press("f1", "end", "home")
        assert hand.screen.body.scroll_y == 0
        await hand.press("down", "pagedown", "up", "pageup", "f1")
        assert not isinstance(hand.screen, Help)


async def help_lists_its_keys(hand: Hand) -> None:
    active = hand.screen.active_bindings.values()
    long = content().words.table("keys_long")
    works = {one.binding.description for one in active if one.enabled} & set(long)
    await hand.press("f1")
    await hand.until(lambda: isinstance(hand.screen, Help))
    keys = hand.screen.query_one("#help-keys")
    shown = "\n".join("".join(run.text for run in line) for line in keys.lines)
    for name in works:
        assert long[name] in shown
    scroll = hand.screen.body
    await hand.press("end")
    assert scroll.scroll_y == scroll.max_scroll_y > 0
    await hand.press("f1")
    assert not isinstance(hand.screen, Help)


@pytest.mark.parametrize("size", [(69, 24), (100, 19), (20, 5), (1, 1)])
async def test_a_window_too_small_shows_the_cover_and_loses_nothing(
    path: Path, empty: str, size: tuple[int, int]
) -> None:
    async with whole_app(path, sprint=empty, stage="brief") as hand:
        await hand.press("enter")
        await hand.write("Ready")
        await hand.resize(*size)
        said = " ".join(hand.text.split())
        assert size == (1, 1) or said.startswith(words("frame.too_small", columns=70, rows=20)[:18])
        assert "Ready" not in hand.text
        await hand.write(" you")
        await hand.resize(*ROOM)
        assert hand.editor.text_meant == "Ready you"
        await hand.press("escape")
        assert hand.screen.desk.door.rows().sprint.promise == "Ready you"


@pytest.mark.parametrize("size", [(70, 20), (240, 70)])
async def test_every_stage_shows_itself_in_every_window(
    path: Path, sprint: str, size: tuple[int, int]
) -> None:
    async with whole_app(path, sprint=sprint, stage="brief", size=size) as hand:
        for stage in route.KEYS:
            await show(hand, stage)
            assert len(hand.lines) == size[1]
            assert words("keys.help") in hand.keys_shown
            named = {"picker": "picker.name", "compare": "compare.name"}
            name = words(named.get(stage, f"stages.{stage}"))
            assert name.upper() in hand.lines_of("#head")[0]


# Leaving


async def test_leaving_stores_what_is_typed(path: Path, empty: str) -> None:
    async with whole_app(path, sprint=empty, stage="brief") as hand:
        await hand.press("enter")
        await hand.write("Ready")
        await hand.press("ctrl+q")
        await hand.until(lambda: hand.app._exit)
        assert hand.app.return_code == 0
    assert glance.page(path, limit=1)[0].promise == "Ready"


async def test_leaving_with_something_unstored_asks_first(path: Path, empty: str) -> None:
    async with whole_app(path, sprint=empty, stage="brief") as hand:
        await hand.press("enter")
        path.rename(path.with_name("away.db"))
        await hand.write("Ready")
        await hand.press("ctrl+q")
        await hand.until_seen(words("unsaved.stay"))
        await hand.press("1")
        await hand.until(lambda: at(hand) == "brief")
        assert hand.editor.text_meant == "Ready"
        await hand.press("ctrl+q")
        await hand.until_seen(words("unsaved.stay"))
        await hand.press("2")
        await hand.until_seen(words("elsewhere.ask"))
        await hand.press("escape", "ctrl+q")
        await hand.until_seen(words("unsaved.stay"))
        path.with_name("away.db").rename(path)
        await hand.press("3")
        await hand.until(lambda: hand.app._exit)


async def test_everything_goes_to_another_place_when_the_disk_refuses(path: Path, empty: str) -> None:
    other = path.with_name("other.db")
    async with whole_app(path, sprint=empty, stage="brief") as hand:
        await hand.press("enter")
        held = path.with_name("away.db")
        path.rename(held)
        await hand.write("Ready")
        await hand.until_seen(words("frame.not_saved.gone"))
        held.rename(path)
        hand.app.action_save_elsewhere()
        await hand.until(lambda: isinstance(hand.screen, AskText))
        await hand.write(str(path))
        await hand.press("enter")
        assert isinstance(hand.screen, AskText)
        for nowhere in ("", "~nosuchuser/x", "x" * 300):
            await hand.replace(nowhere)
            await hand.press("enter")
            assert isinstance(hand.screen, AskText)
        await hand.replace(str(other))
        await hand.press("enter")
        await hand.until(lambda: hand.said == words("elsewhere.done", path=str(other)))
        assert hand.app.workplace.path == other
        await hand.write(" you")
        await hand.press("escape")
    assert glance.page(other, limit=1)[0].promise == "Ready you"
    assert glance.page(path, limit=1)[0].promise != "Ready you"


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be deleted there")
async def test_a_store_whose_file_was_deleted_goes_on_whole_in_another_place(path: Path, empty: str) -> None:
    first, other, third = (path.with_name(f"{name}.db") for name in ("first", "other", "third"))
    async with whole_app(path, sprint=empty, stage="agenda") as hand:
        await hand.press("space")
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink()
        await hand.press("+")
        await hand.until_seen(words("frame.not_saved.gone"))
        hand.app.action_save_elsewhere()
        await hand.until_seen(words("elsewhere.ask"))
        await hand.press("escape")
        assert words("frame.not_saved.gone") in hand.text
        await save_elsewhere(hand, first)
        await hand.until(lambda: words("frame.not_saved.gone") not in hand.text)
        assert hand.said == words("elsewhere.done", path=str(first))
        first.unlink()
        await hand.press("p")
        await hand.write("Refunds")
        await save_elsewhere(hand, other)
        await hand.press("escape")
        rows = hand.app.workplace.desk.door.rows()
        assert ([one.kind for one in rows.clock_events], rows.parked[0].words) == (["start"], "Refunds")
        assert words("frame.not_saved.gone") not in hand.text
        held = other.rename(path)
        hand.app.workplace._store.engine.dispose()
        await hand.press("p")
        await hand.write("Returns")
        await save_elsewhere(hand, third)
        await hand.until_seen(words("errors.lost"))
        await hand.until_seen(words("frame.not_saved.gone"))
        assert hand.editor.text_meant == "Returns"
        assert not third.exists()
        held.rename(other)


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be deleted there")
async def test_a_store_that_went_while_home_showed_it_is_not_made_anew_and_empty(
    path: Path, empty: str
) -> None:
    async with whole_app(path) as hand:
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        for key in ("enter", "o"):
            await hand.press(key)
            await hand.write("Brand new\n" if key == "o" else "")
            await hand.until_seen(words("errors.gone", path=str(path))[-40:])
            assert not path.exists()


async def test_what_is_to_be_known_of_a_field_that_is_left_for_another_stage_is_said_there(
    path: Path,
) -> None:
    with example(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="ownership") as hand:
        rows = hand.screen.rows
        hand.screen.form.select(rows.chosen_of(rows.maps[0].id)[0].id, "measure")
        await hand.press("enter")
        await hand.replace("12 > 80 %")
        await go(hand, "journey")
        await hand.until(lambda: hand.said == words("ownership.yes_again"))


async def save_elsewhere(hand: Hand, path: Path) -> None:
    """Say where everything is stored from now on, and wait until the app is through with it."""
    hand.app.action_save_elsewhere()
    await hand.until(lambda: isinstance(hand.screen, AskText))
    await hand.write(str(path))
    await hand.press("enter")
    await hand.until(lambda: hand.app.workplace.path == path or words("errors.lost")[:20] in hand.text)


async def test_a_clock_runs_on_while_other_stages_are_worked_on(path: Path, empty: str) -> None:
    async with whole_app(path, sprint=empty, stage="agenda") as hand:
        await hand.press("space")
        await go(hand, "journey")
        assert "1/6" in hand.text_of("#head")
        await hand.press("o")
        await hand.write("Notice\n")
        await go(hand, "agenda")
        await hand.press("u")
        rows = hand.screen.desk.door.rows()
        assert rows.clock_events == ()
        assert [stage.name for stage in rows.stages] == ["Notice"]
        assert isinstance(hand.screen, Agenda)


async def test_home_offers_nothing_while_a_sprint_is_being_opened(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with example(path) as door:
        sprint = door.sprint_id
    app = SprintApp(path, content(), sprint=sprint, stage="brief")
    there, open_store = asyncio.Event(), app.workplace.store

    async def slow_store() -> object:
        await there.wait()
        return await open_store()

    app.workplace.store = slow_store  # type: ignore[method-assign, assignment]
    async with app.run_test(size=ROOM) as pilot:
        hand = Hand(pilot)
        await pilot._wait_for_screen()
        assert words("keys.new_sprint") not in hand.text
        assert "Mornings" not in hand.text
        there.set()
        await hand.until(lambda: app.stage is not None)
        await hand.settle()
        app.action_go("home")
        await hand.settle()
        assert "Mornings" in hand.text
        assert words("keys.new_sprint") in hand.keys_shown
    app.workplace.close()


async def test_a_sprint_that_cannot_be_opened_leaves_home_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with example(path):
        pass
    app = SprintApp(path, content(), sprint="aaaaaaaaaaaa")
    async with app.run_test(size=ROOM) as pilot:
        hand = Hand(pilot)
        await hand.until_seen(words("keys.new_sprint"))
        assert "Mornings" in hand.text
    app.workplace.close()
