"""Who prepares here: asked once, of the roster or by a new name, and kept for every stage of preparation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.screens.ready import Ready
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Participant
from sprint_tui.widgets.ask import AskOne, AskText
from sprint_tui.widgets.preparing import answers_of, ask_who, me, saving_answer, toggle_tick
from stage import Staged, fresh, staged, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with fresh(tmp_path / "store.db") as door:
        yield door


def people(door: Door, *names: str) -> None:
    with door.step("edit") as step:
        for number, name in enumerate(names):
            step.add(Participant, sprint_id=door.sprint_id, position=f"i{number}", name=name)


async def begin(hand: Staged, *, again: bool = False) -> list[str]:
    """Ask on a stage; the list is filled with who goes on."""
    went: list[str] = []
    hand.stage.call_later(ask_who, hand.stage, lambda person: went.append(person.name), again=again)
    await hand.settle()
    return went


def mine(door: Door) -> str:
    person = me(door.rows())
    return person.name if person is not None else ""


async def test_one_of_the_roster_is_chosen_once(door: Door) -> None:
    people(door, "Front-desk lead", "App team lead")
    async with staged(Ready, door) as hand:
        went = await begin(hand)
        await hand.until(lambda: isinstance(hand.screen, AskOne))
        assert words("preparing.who") in hand.text
        await hand.press("2")
        assert went == ["App team lead"]
        assert mine(door) == "App team lead"
        assert await begin(hand) == ["App team lead"]


async def test_somebody_who_is_not_on_the_roster_types_a_name(door: Door) -> None:
    people(door, "Front-desk lead")
    async with staged(Ready, door) as hand:
        went = await begin(hand)
        await hand.until(lambda: isinstance(hand.screen, AskOne))
        await hand.press("2")
        await hand.press("enter")
        assert words("errors.nothing_typed") in hand.text
        await hand.write("Operations lead\n")
        assert went == [mine(door)] == ["Operations lead"]
        assert [one.name for one in door.rows().participants] == ["Front-desk lead", "Operations lead"]
        assert hand.done[-1] == "prepare_as"


async def test_an_empty_roster_asks_for_the_name_at_once_and_esc_leaves_it_open(door: Door) -> None:
    async with staged(Ready, door) as hand:
        went = await begin(hand)
        await hand.until(lambda: isinstance(hand.screen, AskText))
        await hand.press("escape")
        assert went == []
        assert mine(door) == ""
        assert door.rows().participants == ()


async def test_another_person_can_be_named_later_and_it_is_undone(door: Door) -> None:
    people(door, "Front-desk lead", "App team lead")
    async with staged(Ready, door) as hand:
        await begin(hand)
        await hand.press("1")
        await begin(hand, again=True)
        await hand.press("2")
        assert mine(door) == "App team lead"
        assert [one.is_mine for one in door.rows().preparations].count(True) == 1
        await hand.press("u")
        assert mine(door) == "Front-desk lead"


def test_answers_and_ticks_belong_to_one_person(door: Door) -> None:
    people(door, "Front-desk lead", "App team lead")
    first, second = door.rows().participants
    with door.step("edit") as step:
        saving_answer(door.rows(), first, "tune_in.1", 1)(step, "Waiting")
        toggle_tick(step, door.rows(), first, "tick.brief")
    rows = door.rows()
    assert answers_of(rows, first) == {("tune_in.1", 1): "Waiting", ("tick.brief", 0): "yes"}
    assert answers_of(rows, second) == answers_of(rows, None) == {}
    with door.step("edit") as step:
        saving_answer(rows, first, "tune_in.1", 1)(step, "Queues")
        toggle_tick(step, rows, first, "tick.brief")
    assert answers_of(door.rows(), first) == {("tune_in.1", 1): "Queues"}
