"""Who keeps notes and time: asked after the start, once, and it can be left open or be gone without."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sprint_tui.domain import brief, pace
from sprint_tui.screens.agenda import Agenda
from sprint_tui.screens.brief import Brief
from sprint_tui.store.door import Door
from sprint_tui.store.facts import sprint_facts
from sprint_tui.store.tables import Participant
from sprint_tui.widgets.ask import AskOne, AskText
from stage import MEETING, SMALL, Staged, content, example, fresh, staged, words

SCRIBE, TIMEKEEPER = words("keepers.ask.scribe"), words("keepers.ask.timekeeper")


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with fresh(tmp_path / "store.db", asks_keepers=True) as door:
        yield door


def people(door: Door, *roles: str) -> None:
    with door.step("edit") as step:
        for number, role in enumerate(roles):
            position, name = f"i{number}", f"Lead {number}"
            step.add(Participant, sprint_id=door.sprint_id, position=position, name=name, roles=role)


def keepers(hand: Staged) -> list[str]:
    found = (brief.holder(role, hand.rows.participants) for role in ("scribe", "timekeeper"))
    return [person.name if person is not None else "" for person in found]


def kinds(hand: Staged) -> list[str]:
    return [event.kind for event in hand.rows.clock_events]


def settled(hand: Staged) -> list[bool]:
    return pace.owed("introduction", sprint_facts(hand.rows))


@pytest.mark.parametrize("size", [SMALL, (100, 28)])
async def test_both_are_asked_for_once_the_clock_runs(door: Door, size: tuple[int, int]) -> None:
    people(door, "", "", "decider")
    async with staged(Agenda, door, size=size) as hand:
        await hand.press("space")
        assert kinds(hand) == ["start"]
        assert SCRIBE in hand.text
        await hand.press("2")
        assert TIMEKEEPER in hand.text
        assert "Lead 1" not in hand.text_of("Options")
        await hand.press("1")
        assert isinstance(hand.screen, Agenda)
        assert keepers(hand) == ["Lead 1", "Lead 0"]
        assert hand.done[-2:] == ["keeper", "keeper"]


async def test_only_the_one_that_is_missing_is_asked_for(door: Door) -> None:
    people(door, "scribe", "")
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        assert TIMEKEEPER in hand.text
        await hand.press("1")
        assert keepers(hand) == ["Lead 0", "Lead 1"]
        assert not hand.screen.is_modal


async def test_one_person_with_both_roles_keeps_the_notes(door: Door) -> None:
    people(door, "scribe timekeeper", "")
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        assert TIMEKEEPER in hand.text
        assert "Lead 0" not in hand.text_of("Options")
        await hand.press("1")
        assert keepers(hand) == ["Lead 0", "Lead 1"]


async def test_two_who_are_named_are_not_asked_for(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db", asks_keepers=True) as door:
        people(door, "scribe", "timekeeper")
        async with staged(Agenda, door) as hand:
            await hand.press("space")
            assert isinstance(hand.screen, Agenda)
    with example(tmp_path / "other.db") as door:
        async with staged(Agenda, door) as hand:
            assert keepers(hand) == ["Guest-care lead", "App team lead"]


async def test_somebody_who_is_not_on_the_list_is_added_to_it(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await hand.press("space", "1")
        assert isinstance(hand.screen, AskText)
        await hand.press("enter")
        assert words("errors.nothing_typed") in hand.text
        await hand.write("Night porter")
        await hand.press("enter")
        assert keepers(hand) == ["Night porter", ""]
        assert TIMEKEEPER in hand.text


async def test_a_room_may_go_without_and_says_why(door: Door) -> None:
    people(door, "", "")
    async with staged(Agenda, door) as hand:
        await hand.press("space", "4")
        assert words("keepers.ask_reason") in hand.text
        await hand.press("escape")
        assert SCRIBE in hand.text
        await hand.press("4")
        await hand.write("We record it")
        await hand.press("enter", "1")
        assert keepers(hand) == ["", "Lead 0"]
        assert hand.rows.meeting is not None
        assert hand.rows.meeting.keepers_skipped == "We record it"
        assert settled(hand).count(False) == 1
        await hand.press("u", "space")
        assert kinds(hand) == ["start"]
        assert not hand.screen.is_modal
    async with staged(Brief, door) as hand:
        await hand.press("u", "u")
        assert keepers(hand) == ["", ""]
        assert not (hand.rows.meeting and hand.rows.meeting.keepers_skipped)
        assert settled(hand).count(False) == 3


async def test_esc_leaves_it_open_and_it_is_not_asked_again(door: Door) -> None:
    people(door, "", "")
    async with staged(Agenda, door) as hand:
        await hand.press("space", "escape")
        assert isinstance(hand.screen, Agenda)
        assert hand.said == words("keepers.left_open")
        assert keepers(hand) == ["", ""]
        await hand.press("space", "space")
        assert not hand.screen.is_modal
    async with staged(Agenda, door) as hand:
        await hand.press("n", "n")
        assert not hand.screen.is_modal


async def test_a_late_start_is_asked_about_first(door: Door) -> None:
    with door.step("edit") as step:
        step.edit(door.rows().sprint, meeting_start=MEETING - timedelta(minutes=3))
    async with staged(Agenda, door) as hand:
        await hand.press("space")
        assert words("retime.ask.late_start", cut="03:00") in hand.text
        await hand.press("1")
        assert SCRIBE in hand.text
        assert kinds(hand)[0] == "start"
        await hand.press("escape")
    async with staged(Agenda, door) as hand:
        await hand.press("u", "u")
        await hand.press("space", "escape")
        assert isinstance(hand.screen, AskOne)
        assert SCRIBE in hand.text


async def test_it_is_asked_over_the_clock_strip_and_typing_goes_on_afterwards(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("enter")
        await hand.write("Ready ")
        await hand.press("ctrl+t", "space")
        assert SCRIBE in hand.text
        await hand.press("escape")
        assert words("keepers.left_open") in hand.text_of("#said")
        await hand.press("escape")
        await hand.write("before you are")
        await hand.press("escape")
        assert hand.sprint.promise == "Ready before you are"
        assert content().blocks[0].short in hand.text
