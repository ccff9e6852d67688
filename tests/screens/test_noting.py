"""What a meeting notes while its clock runs: parked lines, decisions, why it paused, back to the customer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.screens.agenda import Agenda
from sprint_tui.screens.brief import Brief
from sprint_tui.store.door import Door
from sprint_tui.store.tables import ClockEvent, Participant
from sprint_tui.widgets.clock_strip import ClockStrip
from sprint_tui.widgets.letters import largest
from stage import Staged, example, fresh, staged, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """The finished example, before its meeting."""
    with example(tmp_path / "store.db") as door:
        with door.step("start_anew", scope="clock") as step:
            rows = door.rows()
            for row in (*rows.clock_events, *rows.parked, *rows.decisions):
                step.remove(row)
        yield door


async def begun(hand: Staged, seconds: float) -> None:
    await hand.press("space", "escape")
    await hand.passes(seconds)


async def test_a_parked_line_knows_its_block_and_minute(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await begun(hand, 8 * 60 + 5)
        await hand.press("p")
        await hand.write("Who pays for [the] sign?")
        await hand.press("enter")
        (parked,) = hand.rows.parked
        assert (parked.words, parked.block, parked.minute) == ("Who pays for [the] sign?", "introduction", 9)
        assert words("noting.parked") in hand.text
        await hand.press("u")
        assert not hand.rows.parked
        assert hand.stage.clock().is_live, "the line was taken back, and the clock goes on"


async def test_nothing_typed_parks_nothing(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await begun(hand, 5)
        await hand.press("p", "enter")
        await hand.press("p", "escape")
        assert not hand.rows.parked


async def test_a_line_is_parked_out_of_a_text_field_which_gets_its_cursor_back(door: Door) -> None:
    async with staged(Brief, door) as hand:
        await hand.press("enter")
        await hand.write(" And warm")
        await hand.press("ctrl+t", "p")
        await hand.write("Prams")
        await hand.press("enter")
        assert isinstance(hand.screen, ClockStrip)
        await hand.press("escape")
        await hand.write(".")
        await hand.press("escape")
        assert [one.words for one in hand.rows.parked] == ["Prams"]
        assert hand.sprint.promise.endswith(" And warm.")


async def test_a_parked_line_is_stored_while_it_is_typed(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await begun(hand, 5)
        await hand.press("p")
        await hand.write("Half a li")
        await hand.until(lambda: hand.rows.parked)
        assert hand.rows.parked[0].words == "Half a li"


async def test_a_decision_says_how_and_by_whom(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await begun(hand, 65)
        await hand.press("d")
        await hand.write("Remakes up to 400 a month")
        await hand.press("enter")
        assert words("noting.which_way") in hand.text
        await hand.press("5")
        (decision,) = hand.rows.decisions
        decider = next(one for one in hand.rows.participants if "decider" in one.roles)
        assert (decision.way, decision.by_id, decision.minute) == ("decider", decider.id, 2)


async def test_a_decision_of_the_room_has_nobody_who_made_it_alone(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await begun(hand, 5)
        await hand.press("d")
        await hand.write("Counter first")
        await hand.press("enter", "4")
        (decision,) = hand.rows.decisions
        assert (decision.way, decision.by_id) == ("consent", None)


async def test_without_a_decider_it_is_asked_who_decided(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        with door.step("add_person") as step:
            step.add(Participant, sprint_id=door.sprint_id, name="Operations lead", position="i")
        async with staged(Agenda, door) as hand:
            await hand.press("d")
            await hand.write("We begin")
            await hand.press("enter", "5")
            assert words("noting.who") in hand.text
            await hand.press("1")
            (decision,) = hand.rows.decisions
            assert decision.by_id == hand.rows.participants[0].id
            assert (decision.block, decision.minute) == ("", 0)


async def test_a_pause_gets_its_reason_and_the_clock_stays_as_it_is(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await begun(hand, 60)
        assert " why " not in hand.keys_shown
        await hand.press("space")
        await hand.press("e")
        await hand.write("Alarm test")
        await hand.press("enter")
        assert pauses(hand) == ["Alarm test"]
        assert hand.stage.clock().state == "paused"
        await hand.passes(270)
        await hand.press("space", "e")
        await hand.write(" on platform 2")
        await hand.press("escape")
        assert pauses(hand) == ["Alarm test on platform 2"]


def pauses(hand: Staged) -> list[str]:
    return [event.reason for event in hand.rows.clock_events if event.kind == "pause"]


async def test_back_to_the_customer_shows_two_questions_and_is_counted(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        await begun(hand, 60)
        await hand.press("exclamation_mark")
        for key in ("drift.pain", "drift.felt"):
            assert largest(words(key), 96, 27, 1)[0].strip() in hand.text
        assert "I cannot tell whether" in hand.text
        assert words("drift.empty") not in hand.text
        await hand.press("escape")
        assert words("drift.title") not in hand.text
        assert [event.kind for event in hand.rows.clock_events][-1] == "drift"
        assert hand.stage.clock().block.used == 60


async def test_a_window_that_only_reads_notes_nothing(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Door, "is_writer", property(lambda _: False))
    async with staged(Agenda, door) as hand:
        before = hand.rows
        await hand.press("p", "d", "e", "exclamation_mark")
        assert len(hand.app.screen_stack) == 2
        assert hand.rows == before
        assert not [row for row in hand.rows.clock_events if isinstance(row, ClockEvent)]
