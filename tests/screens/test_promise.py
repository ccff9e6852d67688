"""Block 2: the promise in large letters, whom it is for, pains and gains, ten words, and the lock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.domain import pace
from sprint_tui.screens.agenda import Agenda
from sprint_tui.screens.brief import Brief
from sprint_tui.screens.promise import PromisePage
from sprint_tui.store.door import Door
from sprint_tui.store.facts import sprint_facts
from sprint_tui.store.tables import Answer
from sprint_tui.widgets.letters import in_letters
from stage import ROOM, SMALL, WIDE, Staged, content, example, fresh, staged, whole_app, words

SIZES = [SMALL, ROOM, WIDE]
PROMISE = "Your coffee is ready before you are."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def door(path: Path) -> Iterator[Door]:
    with example(path) as door:
        yield door


@pytest.fixture
def new(path: Path) -> Iterator[Door]:
    with fresh(path) as door:
        yield door


def letters(hand: Staged) -> bool:
    return "█▀█" in hand.text_of("#form")


def locked(hand: Staged) -> bool:
    return hand.rows.meeting is not None and hand.rows.meeting.promise_locked_at is not None


def write_promise(door: Door, promise: str) -> None:
    with door.step("edit") as step:
        step.edit(door.rows().sprint, promise=promise)


# What it shows


@pytest.mark.parametrize("size", SIZES)
async def test_frictions_that_several_named_and_brought_stand_there_without_names(
    door: Door, size: tuple[int, int]
) -> None:
    people = door.rows().participants
    told = [
        (0, "The queue at the counter", True),
        (1, "Counter queue", True),
        (2, "Oat is out", True),
    ]
    told += [(3, "Only mine", False), (4, "Only mine", False)]
    with door.step("answered") as step:
        for who, text, is_brought in told:
            step.add(
                Answer,
                sprint_id=door.sprint_id,
                participant_id=people[who].id,
                key="tune_in.1",
                words=text,
                is_brought=is_brought,
            )
    async with staged(PromisePage, door, door.sprint_id, size=size) as hand:
        await hand.press("end")
        assert words("promise.frictions") in hand.text
        assert "The queue at the counter" in hand.text
        assert words("promise.people", n=2) in hand.text
        assert "Oat is out" not in hand.text
        assert "Only mine" not in hand.text


async def test_nothing_stands_there_where_nobody_agrees(door: Door) -> None:
    async with staged(PromisePage, door, door.sprint_id, size=WIDE) as hand:
        assert words("promise.frictions") not in hand.text


@pytest.mark.parametrize("size", SIZES)
async def test_promise_segment_pains_gains_and_ten_words_stand_there(
    door: Door, size: tuple[int, int]
) -> None:
    async with staged(PromisePage, door, door.sprint_id, size=size) as hand:
        assert letters(hand) is (size != SMALL)
        assert PROMISE in hand.text_of("#form")
        for text in ("Daily commuters", "Take the same train", "P1 I cannot tell", "G3 One small good"):
            assert text in hand.text
        assert "P4 " not in hand.text
        assert words("promise.some", name=words("brief.traits.pain"), shown=3, total=4) in hand.text
        assert words("promise.count", n=10) in hand.line_with("Ready on time, by name")
        if size == ROOM:
            assert hand.screen.form.max_scroll_y == 0


@pytest.mark.parametrize(
    ("promise", "is_large"),
    [
        ("Ready before you are.", True),
        ("日本語の約束", False),
        ("Prêt avant vous", False),
        ("word " * 40, False),
        ("x" * 300, False),
    ],
)
async def test_large_letters_only_where_every_one_has_a_shape_and_they_fit(
    new: Door, promise: str, is_large: bool
) -> None:
    write_promise(new, promise)
    async with staged(PromisePage, new, new.sprint_id) as hand:
        assert letters(hand) is is_large
        assert promise[:4] in hand.text_of("#form")


def test_large_letters_are_broken_between_words_into_lines_of_a_like_length() -> None:
    drawn = in_letters(PROMISE, 94, 6)
    assert len(drawn) == 6
    assert max(map(len, drawn)) <= 94
    assert abs(len(drawn[0]) - len(drawn[3])) <= 20
    assert in_letters(PROMISE, 94, 3) == in_letters(PROMISE, 20, 6) == in_letters("", 94, 6) == ()


async def test_the_rest_of_pains_and_gains_is_one_key_away(door: Door) -> None:
    async with staged(PromisePage, door, door.sprint_id) as hand:
        await hand.press("z", "end", "up")
        assert "P4 When the drink is wrong" in hand.text
        assert "before I have stopped caring" in hand.text_of("#strip-top")
        await hand.press("z")
        assert "P4 " not in hand.text


async def test_an_empty_sprint_says_the_next_step_everywhere(new: Door) -> None:
    async with staged(PromisePage, new, new.sprint_id) as hand:
        for key in ("no_promise", "no_behaviour", "first_trait", "ten_words_hint"):
            assert words(f"promise.{key}") in hand.text
        await hand.press("ctrl+t", "space", "escape")
        assert "…" not in hand.text_of("#head")
        label = content().field("sprint", "ten_words").label
        assert all(word in hand.text_of("Head") for word in label.split())


async def test_two_segments_stand_below_each_other(path: Path) -> None:
    with fresh(path, "both") as door:
        async with staged(PromisePage, door, door.sprint_id, size=WIDE) as hand:
            for code in ("b2b", "b2c"):
                assert content().choice("market", code).label in hand.text
            await hand.press("end", "up", "enter")
            await hand.write("I wait")
            await hand.press("enter")
            second = hand.rows.segments[1]
            assert [trait.words for trait in hand.rows.traits_of(second.id, "pain")] == ["I wait"]


async def test_more_than_ten_words_are_a_tag(new: Door) -> None:
    with new.step("edit") as step:
        step.edit(new.rows().sprint, ten_words="one two three four five six seven eight nine ten eleven")
    async with staged(PromisePage, new, new.sprint_id) as hand:
        assert words("brief.tags.ten_words", n=11) in hand.text


# Editing


async def test_enter_edits_what_the_cursor_stands_on(new: Door) -> None:
    async with staged(PromisePage, new, new.sprint_id) as hand:
        await hand.press("enter")
        await hand.write("Ready before you are")
        await hand.press("enter", "down", "enter")
        await hand.write("Commuters")
        await hand.press("enter", "right", "enter")
        await hand.write("They run")
        await hand.press("escape", "down", "left", "enter")
        await hand.write("I wait")
        await hand.press("enter", "right", "enter")
        await hand.write("Two minutes left")
        await hand.press("enter", "o")
        await hand.write("Known by name")
        await hand.press("enter", "end", "enter")
        await hand.write("Ready on time")
        await hand.press("enter")
        rows = hand.rows
        segment = rows.segments[0]
        assert (rows.sprint.promise, rows.sprint.ten_words) == ("Ready before you are", "Ready on time")
        assert (segment.name, segment.behaviour) == ("Commuters", "They run")
        assert [one.words for one in rows.traits_of(segment.id, "pain")] == ["I wait"]
        gains = [one.words for one in rows.traits_of(segment.id, "gain")]
        assert gains == ["Two minutes left", "Known by name"]
        for _ in range(7):
            await hand.press("u")
            assert isinstance(hand.screen, PromisePage)
        assert not hand.rows.traits
        assert hand.sprint.promise == ""


async def test_what_cannot_be_added_is_said(new: Door) -> None:
    async with staged(PromisePage, new, new.sprint_id) as hand:
        await hand.press("o")
        assert hand.said == "! " + words("brief.nothing_new")


# The lock


async def test_l_locks_the_promise_says_when_and_unlocks_it(door: Door) -> None:
    async with staged(PromisePage, door, door.sprint_id) as hand:
        await hand.press("l")
        assert locked(hand)
        assert hand.said == words("promise.now_locked")
        assert words("promise.locked", time="08:00") in hand.text
        await hand.press("enter")
        assert not hand.is_editing()
        assert hand.said == "! " + words("promise.is_locked", time="08:00")
        await hand.press("l")
        assert not locked(hand)
        await hand.press("u")
        assert locked(hand)
        await hand.press("u")
        assert not locked(hand)
        assert isinstance(hand.screen, PromisePage)


async def test_nothing_is_locked_before_it_is_written(new: Door) -> None:
    async with staged(PromisePage, new, new.sprint_id) as hand:
        await hand.press("l")
        assert not locked(hand)
        assert hand.said == "! " + words("promise.nothing_to_lock")


async def test_a_locked_promise_stands_on_brief_too(door: Door) -> None:
    segment = door.rows().segments[0]
    async with staged(PromisePage, door, door.sprint_id) as hand:
        await hand.press("l")
    async with staged(Brief, door) as hand:
        for row_id in (door.sprint_id, segment.id):
            for key in ("enter", "delete"):
                await hand.go(row_id, "promise")
                await hand.press(key)
                assert not hand.is_editing()
                assert hand.said == "! " + words("promise.is_locked", time="08:00")
        assert hand.sprint.promise == PROMISE
        await hand.go(door.sprint_id, "tone")
        await hand.press("enter")
        assert hand.is_editing()


async def test_in_the_meeting_the_promise_is_settled_once_it_is_locked(new: Door) -> None:
    write_promise(new, PROMISE)
    async with staged(Agenda, new) as hand:
        before = sum(pace.owed("segment", sprint_facts(hand.rows)))
        await hand.press("space")
        if hand.screen.is_modal:
            await hand.press("escape")
        assert sum(pace.owed("segment", sprint_facts(hand.rows))) == before - 1
    async with staged(PromisePage, new, new.sprint_id) as hand:
        assert words("promise.lock") in hand.text_of("Head")
        await hand.press("l")
        assert sum(pace.owed("segment", sprint_facts(hand.rows))) == before
        assert words("promise.lock") not in hand.text_of("Head")
    async with staged(Brief, new) as hand:
        assert content().field("sprint", "promise").label not in hand.lines_of("Head")[2]


async def test_a_window_that_only_reads_offers_no_lock(path: Path) -> None:
    with example(path) as door:
        sprint = door.sprint_id
    async with (
        whole_app(path, sprint=sprint, stage="agenda") as one,
        whole_app(path, sprint=sprint, stage="agenda") as other,
    ):
        await other.press("ctrl+p")
        await other.write("block 2")
        await other.press("enter")
        await other.until(lambda: isinstance(other.screen, PromisePage))
        for name in ("keys.lock_promise", "keys.new"):
            assert f" {words(name)} " not in other.keys_shown
        await other.press("l", "o", "enter", "escape", "z")
        assert one.app.stage.desk.door.rows().meeting is None


async def test_it_opens_from_agenda_while_block_2_is_in_hand(path: Path) -> None:
    with fresh(path) as door:
        async with staged(Agenda, door) as hand:
            await hand.press("space")
            if hand.screen.is_modal:
                await hand.press("escape")
            await hand.press("n", "n", "enter")
            assert hand.app.opened == [("promise", door.sprint_id, "")]


async def test_a_segment_with_a_promise_of_its_own_shows_it(door: Door) -> None:
    with door.step("edit") as step:
        step.edit(door.rows().segments[0], promise="A cup on the house when we are late.")
    async with staged(PromisePage, door, door.sprint_id) as hand:
        assert "A cup on the house" in hand.text
