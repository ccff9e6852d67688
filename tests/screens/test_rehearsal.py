"""Rehearsal: six steps, a walk over one's own draft, moments to speak up at, and a page for the pocket."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from prepared import DRAFT, prepared
from sprint_tui.app import shell
from sprint_tui.content.keys import PREP_STAGES
from sprint_tui.domain.rehearsing import STEPS
from sprint_tui.screens.rehearsal import Rehearsal
from sprint_tui.screens.wall import WindowWall
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Preparation, SpeakingPoint
from sprint_tui.widgets.ask import AskText
from sprint_tui.widgets.stage import StageScreen
from stage import ROOM, SMALL, Staged, content, example, fresh, staged, wall_window, whole_app, words


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Door]:
    with prepared(tmp_path / "store.db") as door:
        yield door


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Door]:
    """The example, in which somebody prepares who has no draft."""
    with example(tmp_path / "store.db") as door:
        with door.step("prepare_as") as step:
            step.add(Preparation, participant_id=door.rows().participants[0].id, is_mine=True)
        yield door


def points(hand: Staged) -> list[tuple[str, str, str, bool]]:
    names = {one.id: one.name for one in hand.rows.touchpoints}
    found = hand.rows.speaking_points
    return [(names.get(one.touchpoint_id or "", ""), one.words, one.backing, one.is_brought) for one in found]


@pytest.mark.parametrize("size", [SMALL, ROOM])
async def test_tab_leads_through_all_steps_and_a_digit_goes_to_one(full: Door, size: tuple[int, int]) -> None:
    async with staged(Rehearsal, full, size=size) as hand:
        for number, step in enumerate(STEPS, 1):
            await hand.press(f"{number}")
            assert words(f"rehearsal.heads.{step.key}").upper() in hand.text
        await hand.press("1")
        seen = []
        for _ in range(40):
            hand.stage.step_field(1)
            await hand.settle()
            seen.append(hand.stage.place()[0])
        assert "decide.2:0" in seen
        asked = [key for step in STEPS for key in step.asks]
        assert [one for one in seen if one[:-2] in asked[1:]] == [f"{key}:0" for key in asked[1:]]


async def test_the_walk_goes_over_the_own_draft_and_shows_what_is_there_whole(full: Door) -> None:
    async with staged(Rehearsal, full) as hand:
        await hand.press("2")
        assert words("rehearsal.own_draft") in hand.text
        for _, name, *_ in DRAFT:
            assert f"goal: {name}: goal" in hand.text
            await hand.press("down")


async def test_without_a_draft_the_walk_goes_over_the_teams_map(empty: Door) -> None:
    async with staged(Rehearsal, empty) as hand:
        await hand.press("2")
        assert words("rehearsal.team_map") in hand.text
        assert hand.rows.touchpoints_of(hand.rows.maps[0].id)[0].name in hand.text


async def test_one_speaks_up_where_the_walk_stands_with_words_and_backing(empty: Door) -> None:
    async with staged(Rehearsal, empty) as hand:
        await hand.press("2", "down", "enter", *"Counted", "enter", "1")
        name = hand.rows.touchpoints_of(hand.rows.maps[0].id)[1].name
        assert points(hand) == [(name, "Counted", "data", False)]
        assert words("rehearsal.heads.speak").upper() in hand.text
        await hand.press("space")
        assert points(hand)[0][3] is True
        assert hand.said == words("rehearsal.point_brought")
        await hand.press("delete", "u")
        assert points(hand)[0][3] is True


async def test_a_moment_can_stand_anywhere_and_three_are_enough(empty: Door) -> None:
    async with staged(Rehearsal, empty) as hand:
        await hand.press("4", "enter", "end", "enter", *"Hm", "enter", "3")
        assert points(hand) == [("", "Hm", "experience", False)]
        person = hand.rows.participants[0]
        with hand.desk.door.step("add_point") as step:
            for at in "ab":
                step.add(SpeakingPoint, participant_id=person.id, position=at)
        await hand.settle()
        await hand.press("o")
        assert words("rehearsal.enough_points") in hand.text


async def test_an_answer_is_found_in_its_step_when_it_is_taken_back(full: Door) -> None:
    async with staged(Rehearsal, full) as hand:
        await hand.press("5", "delete", "1", "u")
        assert hand.stage.place()[0] == "insight.1:0"
        assert hand.app.went == []


async def test_the_page_for_the_pocket_has_what_is_private_too(
    full: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with staged(Rehearsal, full) as hand:
        await hand.press("W")
        await hand.until(lambda: isinstance(hand.screen, AskText))
        await hand.press("enter")
        await hand.until(lambda: bool(list(tmp_path.glob("*.md"))))
        (page,) = tmp_path.glob("*.md")
        text = page.read_text(encoding="utf-8")
        assert "I stood there myself" in text
        assert content().question("insight.1").example in text
        assert "Front-desk lead" in text


async def test_nothing_is_walked_where_there_is_no_journey(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        async with staged(Rehearsal, door) as hand:
            await hand.press("2")
            assert words("rehearsal.nothing_to_walk") in hand.text


def test_the_steps_take_the_ten_minutes() -> None:
    assert sum(step.minutes for step in STEPS) == 10


@pytest.mark.parametrize("module", [*PREP_STAGES, "draft", "touchpoint"])
def test_a_window_for_the_room_shows_nothing_of_what_people_prepare(module: str) -> None:
    name = {**shell.STAGES, **shell.PAGES}[module]
    kind: type[StageScreen] = getattr(import_module(f"sprint_tui.screens.{module}"), name)
    assert not kind.FITS_WALL


async def test_the_room_stays_at_the_clock_while_somebody_prepares(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with prepared(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="rehearsal") as hand:
        await hand.press("5")
        hand.app.keep_place()
    async with wall_window(path, sprint) as room:
        assert content().question("insight.1").example not in room.text
        assert isinstance(room.screen, WindowWall)
