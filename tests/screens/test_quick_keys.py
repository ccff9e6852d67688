"""Keys faster than the screen: each acts on what the one before has stored."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual.command import CommandPalette
from textual.events import Paste

from hand import Hand, _key_event
from sprint_tui.app.shell import SprintApp
from sprint_tui.domain.order import key_at
from sprint_tui.screens.agenda import Agenda
from sprint_tui.screens.brief import Brief
from sprint_tui.screens.journey import Journey
from sprint_tui.screens.ownership import Ownership
from stage import ROOM, content, example, fresh, staged, whole_app


async def at_once(hand: Any, *keys: str) -> None:
    """Press keys without letting the app rest between them."""
    for key in keys:
        hand.app.post_message(_key_event(key))
    await hand.settle()


async def test_a_feeling_goes_up_by_each_press(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        async with staged(Journey, door) as hand:
            await at_once(hand, "0", "+", "+")
            assert hand.rows.touchpoints[0].feeling == 2


async def test_a_row_moves_by_each_press(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        async with staged(Brief, door) as hand:
            first = hand.rows.participants[0]
            await hand.go(first.id, "name")
            await at_once(hand, "right_square_bracket", "right_square_bracket")
            assert [one.id for one in hand.rows.participants].index(first.id) == 2


async def test_the_clock_takes_each_press(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        async with staged(Agenda, door) as hand:
            await at_once(hand, "space", "space", "space")
            assert [one.kind for one in hand.rows.clock_events] == ["start", "pause", "resume"]
            assert len({one.position for one in hand.rows.clock_events}) == 3


async def test_copies_stand_behind_each_other(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        async with staged(Journey, door) as hand:
            before = len(hand.rows.touchpoints)
            await at_once(hand, "D", "D", "D")
            places = [one.position for one in hand.rows.touchpoints_in(hand.rows.stages[0].id)]
            assert len(hand.rows.touchpoints) == before + 3
            assert len(set(places)) == len(places)


def test_between_equals_there_is_room_behind_them() -> None:
    siblings = ["i0i", "i1i", "i1i", "i2i"]
    assert "i1i" < key_at(siblings, 2) < "i2i"


async def test_two_enters_on_home_open_one_sprint(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with example(path) as door:
        sprint = door.sprint_id
    async with whole_app(path) as hand:
        await at_once(hand, "enter", "enter")
        await hand.until(lambda: hand.app.stage is not None)
        assert hand.app.workplace.desk.door.sprint_id == sprint


@pytest.mark.parametrize(
    ("kind", "field", "keys"),
    [(Ownership, "owner", "yzv"), (Journey, "gap", "vDo0[]")],
)
async def test_no_key_of_the_stage_acts_while_answers_are_offered(
    tmp_path: Path, kind: Any, field: str, keys: str
) -> None:
    with example(tmp_path / "store.db") as door:
        async with staged(kind, door) as hand:
            row = (
                hand.rows.chosen_of(hand.rows.maps[0].id)[0]
                if kind is Ownership
                else hand.rows.touchpoints[0]
            )
            await hand.go(row.id, field)
            await hand.press("enter")
            before = hand.rows
            await hand.press(*keys)
            assert hand.is_editing()
            assert hand.rows == before
            assert hand.app.opened == []


async def test_undo_stands_on_what_it_took_back(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        async with staged(Ownership, door) as hand:
            pick = hand.rows.chosen_of(hand.rows.maps[0].id)[0]
            kpi = hand.rows.kpis_of(pick.id)[0]
            for row, field, column in (
                (pick, "owner_id", "owner"),
                (kpi, "name", "kpi"),
                (kpi, "target", "measure"),
            ):
                await hand.go(row.id, field)
                assert hand.stage.place()[1] == column


# What is typed right behind a key that opens something


async def test_text_typed_behind_the_key_that_opens_a_field_is_in_the_field(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        async with staged(Brief, door) as hand:
            await at_once(hand, "enter", *"Ready, by name", "escape")
            assert hand.sprint.promise == "Ready, by name"


async def test_a_text_and_the_next_field_in_one_go(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        async with staged(Journey, door) as hand:
            first = hand.rows.touchpoints[0].id
            await hand.go(first, "goal")
            await at_once(
                hand, "enter", "f7", *"Get there", "tab", "f7", *"Walks", "tab", "f7", *"Hm", "escape"
            )
            touchpoint = next(one for one in hand.rows.touchpoints if one.id == first)
            assert (touchpoint.goal, touchpoint.action, touchpoint.thought) == ("Get there", "Walks", "Hm")


async def test_a_new_sprint_is_named_in_one_go(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    async with whole_app(path) as hand:
        await at_once(hand, "o", *"Dave", "enter", "enter")
        await hand.until(lambda: hand.app.stage is not None)
        await hand.settle()
        assert hand.app.stage.rows.sprint.title == "Dave"
        assert hand.app.stage.strip.field is not None


async def test_keys_wait_for_a_sprint_that_is_slow_to_open(tmp_path: Path) -> None:
    async with whole_app(tmp_path / "store.db") as hand:
        begun, there, open_store = asyncio.Event(), asyncio.Event(), hand.app.workplace.store

        async def slow_store() -> Any:
            begun.set()
            await there.wait()
            return await open_store()

        hand.app.workplace.store = slow_store
        for key in ("o", *"Dave", "enter", "enter"):
            hand.app.post_message(_key_event(key))
        await begun.wait()
        for _ in range(2000):
            await asyncio.sleep(0)
        there.set()
        await hand.until(lambda: hand.app.stage is not None and hand.app.stage.is_mounted)
        await hand.settle()
        assert hand.app.stage.strip.field is not None


@pytest.mark.parametrize(
    "keys", [("ctrl+g", "enter", "enter"), ("ctrl+g", "1", "1"), ("ctrl+g", "1", "delete")]
)
async def test_a_question_is_answered_once(tmp_path: Path, keys: tuple[str, ...]) -> None:
    path = tmp_path / "store.db"
    with example(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="brief") as hand:
        await at_once(hand, *keys)
        assert hand.app.stage.key == "brief"


@pytest.mark.parametrize(
    "keys", [("enter", "enter"), ("pagedown", "enter"), ("escape",), ("down", "up", "escape")]
)
async def test_the_palette_takes_keys_at_once(tmp_path: Path, keys: tuple[str, ...]) -> None:
    path = tmp_path / "store.db"
    with example(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="journey") as hand:
        await at_once(hand, "ctrl+p", *keys)
        await hand.until(lambda: not isinstance(hand.screen, CommandPalette))


async def test_keys_typed_while_the_sprint_opens_are_for_its_stage(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with fresh(path) as door:
        sprint = door.sprint_id
    app = SprintApp(path, content(), sprint=sprint, stage="brief")
    try:
        async with app.run_test(size=ROOM) as pilot:
            hand = Hand(pilot)
            await at_once(hand, "enter", *"Ready", "escape")
            await hand.until(lambda: app.stage is not None)
            await hand.settle()
            assert app.stage is not None
            assert app.stage.rows.sprint.promise == "Ready"
    finally:
        app.workplace.close()


async def test_a_paste_where_nothing_is_typed_does_not_stop_the_keys_behind_it(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        async with staged(Brief, door) as hand:
            hand.app.post_message(Paste("[/] nowhere"))
            await at_once(hand, "enter", *"Ready", "escape")
            hand.app.post_message(_key_event("down"))
            hand.app.post_message(Paste("nowhere either"))
            await at_once(hand, "enter", *"Warm", "escape")
            assert (hand.sprint.promise, hand.sprint.tone) == ("Ready", "Warm")
