"""Tune-in: answers stored while typed, brought unless kept private, shown to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.screens.tune_in import TuneIn
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Answer, Participant, Preparation
from sprint_tui.widgets.ask import AskOne
from stage import ROOM, SMALL, Staged, content, example, fresh, staged, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """The example, prepared by the first of its people."""
    with example(tmp_path / "store.db") as door:
        with door.step("prepare_as") as step:
            first = door.rows().participants[0]
            step.add(Preparation, participant_id=first.id, is_mine=True)
        yield door


def said(hand: Staged) -> list[tuple[str, int, str, bool]]:
    return sorted((one.key, one.part, one.words, one.is_brought) for one in hand.rows.said)


@pytest.mark.parametrize("size", [SMALL, ROOM])
async def test_the_four_questions_stand_there_in_full_and_the_first_has_three_lines(
    door: Door, size: tuple[int, int]
) -> None:
    async with staged(TuneIn, door, size=size) as hand:
        seen = [hand.stage.place()[0]]
        for _ in range(5):
            await hand.press("down")
            seen.append(hand.stage.place()[0])
        assert seen == [
            "tune_in.1:0",
            "tune_in.1:1",
            "tune_in.1:2",
            "tune_in.2:0",
            "tune_in.3:0",
            "tune_in.4:0",
        ]
        assert content().question("tune_in.4").example[:30] in hand.text


async def test_an_answer_is_stored_while_it_is_typed_and_tab_goes_to_the_next(door: Door) -> None:
    async with staged(TuneIn, door) as hand:
        await hand.press("enter")
        await hand.write("The counter")
        await hand.press("tab")
        assert hand.field_key() == "tune_in.1:1"
        await hand.write("The shelf")
        await hand.press("escape")
        assert said(hand) == [("tune_in.1", 0, "The counter", True), ("tune_in.1", 1, "The shelf", True)]
        assert words("questions.facts", done=1, total=4) in hand.text
        person = door.rows().participants[0]
        assert {one.participant_id for one in hand.rows.said} == {person.id}


async def test_enter_in_a_list_goes_on_to_its_next_line_so_that_nobody_loses_lines(door: Door) -> None:
    async with staged(TuneIn, door) as hand:
        assert words("tune_in.info") in hand.text
        await hand.press("enter")
        await hand.write("The counter\nThe shelf\nThe app\n")
        assert not hand.is_editing()
        assert [(one[1], one[2], one[3]) for one in said(hand)] == [
            (0, "The counter", True),
            (1, "The shelf", True),
            (2, "The app", True),
        ]
        await hand.press("up", "up", "enter", "escape")
        assert not hand.is_editing()


async def test_an_answer_of_many_lines_keeps_them(door: Door) -> None:
    async with staged(TuneIn, door) as hand:
        await hand.press("down", "down", "down", "enter")
        await hand.write("The last minute\nWe print a number")
        await hand.press("escape")
        assert said(hand) == [("tune_in.2", 0, "The last minute\nWe print a number", True)]
        assert "We print a number" in hand.text


async def test_space_keeps_an_answer_private_and_brings_it_again(door: Door) -> None:
    async with staged(TuneIn, door) as hand:
        await hand.press("space")
        assert words("questions.nothing_to_bring") in hand.text
        await hand.press("enter", *"Oat", "escape", "space")
        assert said(hand) == [("tune_in.1", 0, "Oat", False)]
        assert words("questions.private") in hand.text
        await hand.press("u")
        assert said(hand) == [("tune_in.1", 0, "Oat", True)]


async def test_an_answer_is_taken_out_and_undo_brings_it_back_to_its_place(door: Door) -> None:
    async with staged(TuneIn, door) as hand:
        await hand.press("down", "enter", *"Oat", "escape", "delete", "end")
        assert said(hand) == []
        await hand.press("u")
        assert said(hand) == [("tune_in.1", 1, "Oat", True)]
        assert hand.stage.place()[0] == "tune_in.1:1"
        assert hand.app.went == []


async def test_before_the_first_answer_it_asks_whose_these_are(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        with door.step("add_person") as step:
            step.add(Participant, sprint_id=door.sprint_id, name="Guest care", position="1")
        async with staged(TuneIn, door) as hand:
            await hand.press("enter")
            await hand.until(lambda: isinstance(hand.screen, AskOne))
            await hand.press("1")
            await hand.until(hand.is_editing)
            await hand.write("Too many forms")
            await hand.press("escape")
            assert [one[2] for one in said(hand)] == ["Too many forms"]
            assert words("questions.whose", name="Guest care") in hand.text


async def test_what_others_answered_is_not_shown_here(door: Door) -> None:
    other = door.rows().participants[1]
    with door.step("answered") as step:
        step.add(
            Answer, sprint_id=door.sprint_id, participant_id=other.id, key="tune_in.1", words="Not for you"
        )
    async with staged(TuneIn, door) as hand:
        assert "Not for you" not in hand.text
