"""Commitments: six parked lines emptied by keys, the thirty days, the six, and who does what by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from parked import LINES, park
from sprint_tui.exchange.paper.card import BLANK
from sprint_tui.screens.commitments import Commitments
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Action, Decision, ParkedItem, Participant
from sprint_tui.widgets.ask import AskText
from stage import MEETING, ROOM, SMALL, WIDE, Staged, example, fresh, staged, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """The finished example, with six lines parked."""
    with example(tmp_path / "store.db") as door:
        park(door)
        yield door


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Door]:
    with fresh(tmp_path / "store.db") as door:
        yield door


def line(hand: Staged, number: int) -> ParkedItem:
    return hand.rows.parked[number - 1]


def of_line(hand: Staged, number: int) -> Action:
    """Return the action that a parked line has become."""
    action = hand.rows.by_id[line(hand, number).action_id or ""]
    assert isinstance(action, Action)
    return action


async def add(hand: Staged, text: str) -> Action:
    await hand.press("o")
    await hand.write(text)
    await hand.press("enter")
    return hand.rows.actions[-1]


# The card for the front line, and the four that carry the promise


async def test_the_card_is_filled_cleared_and_written_on_one_page(
    bare: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    async with staged(Commitments, bare) as hand:
        await hand.go("commitment", "changes")
        assert words("keys.card") in hand.keys_shown
        await hand.press("enter")
        await hand.write("Names by hand.")
        await hand.press("tab")
        await hand.write("Any cup again.")
        await hand.press("escape", "u")
        (card,) = hand.rows.cards
        assert (card.changes, card.may_decide, hand.rows.commitment) == ("Names by hand.", "", None)
        await hand.press("W")
        assert hand.said == "! " + words("commitments.no_card")
    with example(tmp_path / "other.db") as door:
        with door.step("clear") as step:
            step.clear(door.rows().cards[0], "up_to")
        async with staged(Commitments, door) as hand:
            await hand.go("commitment", "up_to")
            await hand.press("W")
            await hand.until(lambda: isinstance(hand.screen, AskText))
            await hand.press("enter")
            await hand.until(lambda: hand.said.startswith(words("export.written", path="")))
    (path,) = (tmp_path / "out").iterdir()
    page = path.read_text(encoding="utf-8")
    for key in ("changes", "may_decide", "up_to"):
        assert f"## {words(f'card.heads.{key}')}\n" in page
    assert "Make any cup again" in page and "Front-desk lead" in page and f"\n{BLANK}\n" in page
    assert len(page.splitlines()) <= 60 and max(map(len, page.splitlines())) <= 98


async def test_each_of_the_four_says_yes_by_one_key_and_takes_it_back(bare: Door) -> None:
    with bare.step("add_person") as step:
        for at, name in enumerate(("Marketing lead", "Head of service", "Brand and marketing")):
            who = {"name": name, "function": name, "position": f"i{at}"}
            step.add(Participant, sprint_id=bare.sprint_id, **who)
        for at, (name, function) in enumerate((("Wholesales", "Wholesales"), ("Sales", "Finance"))):
            step.add(Participant, sprint_id=bare.sprint_id, position=f"j{at}", name=name, function=function)
    async with staged(Commitments, bare, size=SMALL) as hand:
        await hand.go("sign_off:support")
        await hand.press("y")
        assert signed(hand) == {"support": "Head of service"}
        assert hand.rows.sign_offs[0].at == MEETING
        assert "Head of service" in hand.line_with("Support")
        assert "12 Nov 2026, 08:00" in hand.line_with("Support")
        await hand.press("y")
        assert signed(hand) == {}
        await hand.press("u")
        assert signed(hand) == {"support": "Head of service"}
        assert hand.stage.place()[0] == "sign_off:support"
        await hand.go("sign_off:sales")
        await hand.press("y")
        assert hand.is_editing()  # a part of a word, or a name, does not say who speaks for sales
        await hand.press("escape")
        assert signed(hand) == {"support": "Head of service"}
        await hand.go("sign_off:marketing")
        await hand.press("y")
        assert hand.is_editing()  # two could speak for it, so the room says who
        await hand.press("1")
        assert signed(hand) == {"support": "Head of service", "marketing": "Marketing lead"}
        await hand.press("enter", "3")
        assert signed(hand)["marketing"] == "Brand and marketing"
        await hand.press("delete")
        assert signed(hand) == {"support": "Head of service"}


def signed(hand: Staged) -> dict[str, str]:
    """Return who said yes for each function."""
    names = {person.id: person.name for person in hand.rows.participants}
    return {one.function: names[one.participant_id or ""] for one in hand.rows.sign_offs}


# The parking lot


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_a_parked_line_stands_whole_with_its_block_and_minute(
    door: Door, size: tuple[int, int]
) -> None:
    async with staged(Commitments, door, size=size) as hand:
        assert words("commitments.tags.parked", n=6, of=6) in hand.text
        assert "block 2, minute 12" in hand.line_with("Prams: nobody")
        for _, _, text in LINES:
            assert text in " ".join(hand.text_of("#form").split())


async def test_six_lines_are_emptied_by_keys(door: Door) -> None:
    async with staged(Commitments, door) as hand:
        await hand.press("x", "down", "a", "2")
        await hand.write("27 nov\n")
        await hand.press("down", "l", "down", "a", "3")
        await hand.write("+19d\n")
        await hand.press("down", "l", "down", "x")
        outcomes = [item.outcome for item in hand.rows.parked]
        assert outcomes == ["dropped", "action", "audit", "action", "audit", "dropped"]
        told = [(one.words, one.due) for one in hand.rows.actions]
        assert told == [(LINES[1][2], date(2026, 11, 27)), (LINES[3][2], date(2026, 12, 1))]
        assert "STILL PARKED" not in hand.text
        await hand.press("home")
        assert "Somebody does it: Front-desk lead, by 27 Nov" in hand.text
        assert hand.text_of("#form").count("Next audit") == 2


async def test_each_answer_is_one_step_that_can_be_taken_back(door: Door) -> None:
    async with staged(Commitments, door) as hand:
        await hand.press("a", "2")
        await hand.write("fri\n")
        assert hand.done[-2:] == ["settle", "edit"]
        await hand.press("u")
        assert (of_line(hand, 1).due, line(hand, 1).outcome) == (None, "action")
        await hand.press("u")
        assert (hand.rows.actions, line(hand, 1).outcome) == ((), "")
        await hand.press("ctrl+y", "ctrl+y")
        assert of_line(hand, 1).due == date(2026, 11, 13)
        await hand.go(line(hand, 1).id)
        await hand.press("l", "u")
        assert of_line(hand, 1).due == date(2026, 11, 13)


async def test_escape_at_any_time_leaves_something_sound(door: Door) -> None:
    async with staged(Commitments, door) as hand:
        before = hand.done
        await hand.press("a", "escape")
        assert (hand.done, hand.is_editing(), hand.rows.actions) == (before, False, ())
        await hand.press("a", "2", "escape")
        assert (hand.is_editing(), line(hand, 1).outcome, of_line(hand, 1).due) == (False, "action", None)
        await hand.press("down", "a", "tab")
        assert (hand.is_editing(), line(hand, 2).outcome) == (False, "")


async def test_a_day_may_be_left_open_and_a_wrong_one_is_refused(door: Door) -> None:
    async with staged(Commitments, door) as hand:
        await hand.press("a", "2", "enter")
        assert (hand.is_editing(), of_line(hand, 1).due) == (False, None)
        await hand.press("down", "a", "1")
        await hand.write("someday\n")
        assert "someday" in hand.foot
        assert of_line(hand, 2).due is None


async def test_nobody_yet_is_an_answer_that_stands_out(door: Door) -> None:
    async with staged(Commitments, door) as hand:
        await hand.press("a", "7", "enter")
        assert (line(hand, 1).outcome, of_line(hand, 1).owner_id) == ("action", None)
        assert words("fields.nobody") in hand.text_of("#form")
        await hand.go(of_line(hand, 1).id, "words")
        assert words("ownership.nobody") in hand.text_of("#form")


async def test_somebody_who_is_not_on_the_list_joins_it(bare: Door) -> None:
    park(bare, ("picks", 2, "Who pays?"))
    async with staged(Commitments, bare) as hand:
        await hand.press("a", "2")
        await hand.write("Finance partner\n")
        assert [one.name for one in hand.rows.participants] == ["Finance partner"]
        assert of_line(hand, 1).owner_id == hand.rows.participants[0].id
        assert hand.field_key() == f"{of_line(hand, 1).id}:due"


async def test_another_key_changes_the_outcome_and_the_action_goes_with_it(door: Door) -> None:
    async with staged(Commitments, door) as hand:
        await hand.press("a", "2", "escape", "l")
        assert (hand.rows.actions, line(hand, 1).outcome, line(hand, 1).action_id) == ((), "audit", None)
        await hand.press("x")
        assert line(hand, 1).outcome == "dropped"
        await hand.press("u", "u")
        assert of_line(hand, 1).words == LINES[0][2]
        await hand.press("a", "3", "escape")
        assert len(hand.rows.actions) == 1
        assert of_line(hand, 1).owner_id == hand.rows.participants[2].id


async def test_the_same_key_again_opens_the_line(door: Door) -> None:
    async with staged(Commitments, door) as hand:
        await hand.press("l", "l")
        assert line(hand, 1).outcome == ""
        await hand.press("x", "x")
        assert line(hand, 1).outcome == ""


async def test_an_action_that_somebody_has_worked_on_stays(door: Door) -> None:
    async with staged(Commitments, door) as hand:
        await hand.press("a", "2", "escape")
        await hand.go(of_line(hand, 1).id, "words")
        await hand.press("space")
        await hand.go(line(hand, 1).id)
        await hand.press("x")
        assert [one.status for one in hand.rows.actions] == ["done"]
        assert (line(hand, 1).outcome, line(hand, 1).action_id) == ("dropped", None)


async def test_the_words_of_a_line_are_edited_and_its_action_says_the_same(door: Door) -> None:
    async with staged(Commitments, door) as hand:
        await hand.press("a", "2", "escape", "enter")
        await hand.replace("Do we want bus stations?")
        await hand.press("enter")
        assert (line(hand, 1).words, of_line(hand, 1).words) == ("Do we want bus stations?",) * 2
        await hand.press("u")
        assert (line(hand, 1).words, of_line(hand, 1).words) == (LINES[0][2],) * 2


async def test_a_line_is_removed_and_its_action_stays(door: Door) -> None:
    async with staged(Commitments, door) as hand:
        await hand.press("a", "2", "escape", "delete")
        assert (len(hand.rows.parked), len(hand.rows.actions)) == (5, 1)
        assert hand.said == words("commitments.action_stays")
        await hand.press("u")
        assert of_line(hand, 1).words == LINES[0][2]


async def test_an_empty_parking_lot_says_how_a_line_gets_there(bare: Door) -> None:
    async with staged(Commitments, bare) as hand:
        assert "p on the clock" in hand.text
        assert "STILL PARKED" not in hand.text
        assert words("commitments.facts", yeses=0, upgrades=0) not in hand.text
        before = hand.done
        await hand.press("a", "l", "x", "space", "delete", "y")
        assert hand.done == before
        assert "next audit" not in hand.keys_shown


# The thirty days


async def test_the_thirty_days_begin_with_their_first_answer(door: Door) -> None:
    with door.step("clear") as step:
        for commitment in door.rows().commitments:
            step.remove(commitment)
    async with staged(Commitments, door) as hand:
        await hand.go("commitment", "first_step")
        await hand.press("enter")
        await hand.write("names by hand")
        await hand.press("tab")
        await hand.write("The shelf is yours.")
        await hand.press("escape")
        stored = hand.rows.commitments[0]
        assert (stored.first_step, stored.frontline_message) == ("names by hand", "The shelf is yours.")
        assert (stored.starts, stored.due) == (date(2026, 11, 12), date(2026, 12, 12))
        await hand.go("commitment", "pick")
        await hand.press("enter", "2")
        assert hand.rows.commitments[0].pick_id == hand.rows.chosen_of(hand.rows.maps[0].id)[1].id
        await hand.press("delete")
        assert hand.rows.commitments[0].pick_id is None


async def test_the_last_day_follows_the_first_until_somebody_sets_it(door: Door) -> None:
    async with staged(Commitments, door) as hand:
        await hand.go("commitment", "starts")
        await hand.press("enter")
        await hand.replace("2026-11-16")
        await hand.press("enter")
        assert hand.rows.commitments[0].due == date(2026, 12, 16)
        await hand.go("commitment", "due")
        await hand.press("enter")
        await hand.replace("2026-12-11")
        await hand.press("enter")
        await hand.go("commitment", "starts")
        await hand.press("enter")
        await hand.replace("2026-11-20")
        await hand.press("enter")
        assert hand.rows.commitments[0].due == date(2026, 12, 11)


async def test_what_the_room_settles_comes_before_what_waits_until_friday(door: Door) -> None:
    async with staged(Commitments, door, size=WIDE) as hand:
        shown = hand.text_of("#form")
        places = [shown.index(word) for word in ("30-day WOW", "First step", "By Friday", "For front line")]
        assert places == sorted(places)


async def test_without_a_wow_there_is_none_to_choose(bare: Door) -> None:
    async with staged(Commitments, bare) as hand:
        await hand.go("commitment", "pick")
        await hand.press("enter")
        assert hand.said == "! " + words("commitments.no_wow")
        await hand.press(*["down"] * 8, "enter")
        assert hand.app.went == [("picker", "", "")]


# The six, and who does what


async def test_the_six_say_who_and_whether_they_said_yes(door: Door) -> None:
    with door.step("clear") as step:
        step.clear(door.rows().chosen_of(door.rows().maps[0].id)[1], "owner_id")
    async with staged(Commitments, door, size=WIDE) as hand:
        assert "✓ yes" in hand.line_with("★1  Pick-up shelf")
        assert words("ownership.nobody") in hand.line_with("★2")
        assert "open" in hand.line_with("▲1")
        await hand.go(hand.rows.chosen_of(hand.rows.maps[0].id)[2].id)
        await hand.press("enter")
        assert hand.app.opened == [("readback", hand.stage.place()[0], "")]
        await hand.press("y")
        assert words("commitments.facts", yeses=2, upgrades=6) in hand.text
        await hand.press("u")
        assert words("commitments.facts", yeses=1, upgrades=6) in hand.text
        assert hand.app.went == []


async def test_both_maps_of_a_mix_are_read_back(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db", "both") as door:
        async with staged(Commitments, door, size=WIDE) as hand:
            assert hand.text.count(words("commitments.no_pick")) == 2
            assert f"{words('commitments.six').upper()} B2B" in hand.text


async def test_an_action_is_added_and_filled_in_cell_by_cell(bare: Door) -> None:
    with bare.step("add_person") as step:
        step.add(Participant, sprint_id=bare.sprint_id, position="i", name="Ana")
    async with staged(Commitments, bare) as hand:
        await hand.press("o")
        await hand.write("Measure the shelf")
        await hand.press("tab", "1", "right", "enter")
        await hand.write("fri\n")
        (action,) = hand.rows.actions
        assert (action.words, action.due) == ("Measure the shelf", date(2026, 11, 13))
        assert action.owner_id == hand.rows.participants[0].id
        await hand.press("space")
        assert "done" in hand.line_with("Measure the shelf")
        hand.now.passes(3 * 24 * 3600)
        await hand.press("space")
        assert words("ownership.overdue") in hand.line_with("Measure the shelf")
        await hand.press("right", "enter", "3")
        assert hand.rows.actions[0].status == "dropped"
        second = await add(hand, "Tell the front line")
        assert [one.words for one in hand.rows.actions] == ["Measure the shelf", "Tell the front line"]
        assert hand.stage.place() == (second.id, "words")
        await hand.press("delete")
        assert len(hand.rows.actions) == 1
        await hand.press("u")
        assert len(hand.rows.actions) == 2


async def test_an_action_without_words_is_not_added(door: Door) -> None:
    async with staged(Commitments, door) as hand:
        await add_then_leave(hand)
        assert hand.stage.place()[0] == line(hand, 1).id
        await add(hand, "One")
        await hand.press("home")
        await add_then_leave(hand)
        assert hand.stage.place()[0] == line(hand, 1).id
        assert len(hand.rows.actions) == 1


async def add_then_leave(hand: Staged) -> None:
    await hand.press("o", "escape")
    assert not hand.is_editing()


async def test_removing_the_action_of_a_parked_line_opens_the_line_again(door: Door) -> None:
    async with staged(Commitments, door) as hand:
        await hand.press("a", "2", "escape")
        await hand.go(of_line(hand, 1).id, "words")
        await hand.press("delete")
        assert (hand.rows.actions, line(hand, 1).outcome) == ((), "")
        assert hand.said == words("commitments.line_is_open")
        await hand.press("u")
        assert (line(hand, 1).outcome, of_line(hand, 1).words) == ("action", LINES[0][2])


# Open by Friday


async def test_what_is_open_by_friday_has_a_name_and_enter_goes_there(door: Door) -> None:
    with door.step("clear") as step:
        step.clear(door.rows().chosen_of(door.rows().maps[0].id)[1], "owner_id")
    async with staged(Commitments, door, size=WIDE) as hand:
        await hand.press("end")
        shown = hand.text_of("#form")
        assert "OPEN BY FRI 13 NOV 2026" in shown
        assert words("ownership.nobody") in hand.line_with("★2 Late-train morning: Owner")
        assert "Marketing lead" in hand.line_with("No yes from the owner yet: ★3 First order")
        scribe = next(one.name for one in hand.rows.participants if "scribe" in one.roles)
        assert scribe in hand.line_with(words("friday.parked", n=6))
        await hand.go(hand.rows.chosen_of(hand.rows.maps[0].id)[1].id)
        assert words("keys.owner_yes") in hand.keys_shown
        points = dict(hand.stage.view.points)  # type: ignore[attr-defined]
        for row_id, point in points.items():
            await hand.go(row_id)
            await hand.press("enter")
            assert hand.app.went[-1] == (point.stage, point.target, point.field)
        assert {point.stage for point in points.values()} == {"journey", "ownership", "commitments"}


async def test_the_way_from_the_read_back_leads_to_what_is_open(door: Door) -> None:
    async with staged(Commitments, door) as hand:
        await hand.go("friday")
        assert hand.stage.place()[0] == "friday:0"


async def test_an_action_leaves_the_list_when_it_has_a_name_and_a_day(bare: Door) -> None:
    async with staged(Commitments, bare, size=(160, 60)) as hand:
        await add(hand, "Tell the front line")
        assert "Tell the front line: Who, By when" in hand.text
        await hand.press("right", "enter")
        await hand.write("Ana\n")
        assert "Tell the front line: By when" in hand.text
        await hand.press("right", "enter")
        await hand.write("+60d\n")
        assert "Tell the front line:" not in hand.text


# A window that only follows


async def test_a_window_that_only_reads_offers_no_writing_key(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(door), "is_writer", False)
    monkeypatch.setattr(type(door), "is_writer", False)
    async with staged(Commitments, door) as hand:
        before = hand.rows
        await hand.press("a", "l", "x", "o", "space", "delete", "enter")
        assert (hand.rows, hand.is_editing()) == (before, False)
        assert "next audit" not in hand.keys_shown
        await hand.go(hand.rows.chosen_of(hand.rows.maps[0].id)[1].id)
        await hand.press("y")
        assert hand.rows == before


async def test_a_decision_is_corrected_and_removed_where_it_is_read_back(door: Door) -> None:
    with door.step("decide") as step:
        step.add(
            Decision,
            sprint_id=door.sprint_id,
            position="i",
            block="picks",
            minute=5,
            words="Three [WOW]",
            way="vote",
            at=MEETING,
        )
    async with staged(Commitments, door, size=WIDE) as hand:
        decision = next(one for one in hand.rows.decisions if one.words == "Three [WOW]")
        await hand.go(decision.id, "words")
        await hand.press("enter")
        await hand.write(" it is")
        await hand.press("tab", "4", "tab", "1", "tab")
        await hand.write("Marketing wanted four")
        await hand.press("escape")
        stored = hand.rows.by_id[decision.id]
        assert isinstance(stored, Decision)
        assert (stored.words, stored.way, stored.doubts) == (
            "Three [WOW] it is",
            "consent",
            "Marketing wanted four",
        )
        assert stored.by_id == hand.rows.participants[0].id
        await hand.press("delete")
        assert decision.id not in hand.rows.by_id
        await hand.press("u")
        assert "Three [WOW] it is" in hand.text
