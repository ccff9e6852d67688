"""Block 1: our square, today's output, the two keepers, who is here, and what could go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint_tui.domain import brief
from sprint_tui.domain.codes import PRECAUTIONS
from sprint_tui.screens.agenda import Agenda
from sprint_tui.screens.opening import OpeningPage
from sprint_tui.store.door import Door
from sprint_tui.store.meeting import note_meeting
from sprint_tui.store.tables import Participant
from stage import ROOM, SMALL, WIDE, Staged, content, example, fresh, staged, whole_app, words

SIZES = [SMALL, ROOM, WIDE]
BLOCK = content().blocks[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def door(path: Path) -> Iterator[Door]:
    with example(path) as door:
        yield door


@pytest.fixture
def new(path: Path) -> Iterator[Door]:
    with fresh(path, "") as door:
        yield door


def given(door: Door) -> str:
    return door.sprint_id


def keeper(hand: Staged, role: str) -> str:
    person = brief.holder(role, hand.rows.participants)
    return person.name if person is not None else ""


def taken(hand: Staged) -> list[str]:
    return hand.rows.meeting.precautions.split() if hand.rows.meeting is not None else []


@pytest.mark.parametrize("size", SIZES)
async def test_our_square_is_filled_and_says_what_it_changes(door: Door, size: tuple[int, int]) -> None:
    async with staged(OpeningPage, door, given(door), size=size) as hand:
        square = content().square("b2c", "service")
        assert square is not None
        assert square.title in hand.text
        drawn = hand.text_of("#form")
        assert words("opening.ours") in next(row for row in drawn.splitlines() if "  B2C  " in row)
        assert hand.text.count(words("opening.ours")) == 1


async def test_all_of_block_1_stands_on_the_wall_at_once(door: Door) -> None:
    async with staged(OpeningPage, door, given(door), size=ROOM) as hand:
        assert hand.screen.form.max_scroll_y == 0
        for text in (
            words("opening.output"),
            *(person.name for person in hand.rows.participants),
            *(words(f"opening.precautions.{code}") for code in PRECAUTIONS),
        ):
            assert text in hand.text
        assert words("opening.facts", here=6, total=6, drafts=5) in hand.text
        assert "…" not in hand.text


async def test_a_tall_window_has_all_that_the_day_shall_bring(door: Door) -> None:
    async with staged(OpeningPage, door, given(door), size=WIDE) as hand:
        for outcome in content().method.outcomes:
            assert outcome in hand.text


async def test_both_and_both_fill_the_whole_square(path: Path) -> None:
    with fresh(path, "both") as door:
        with door.step("edit") as step:
            step.edit(door.rows().sprint, offer="both")
        async with staged(OpeningPage, door, given(door)) as hand:
            assert hand.text.count(words("opening.ours")) == 4
            for square in content().squares:
                assert square.title in hand.text


async def test_an_open_square_says_which_key_sets_it_and_that_key_does(new: Door) -> None:
    async with staged(OpeningPage, new, given(new)) as hand:
        assert all(word in hand.text for word in words("opening.no_square").split())
        await hand.press("enter", "2", "right", "enter", "1")
        assert (hand.sprint.audience, hand.sprint.offer) == ("b2c", "product")
        square = content().square("b2c", "product")
        assert square is not None
        assert square.title in hand.text
        await hand.press("u", "u")
        assert (hand.sprint.audience, hand.sprint.offer) == ("", "")


async def test_who_serves_both_markets_gets_the_second_segment(new: Door) -> None:
    async with staged(OpeningPage, new, given(new)) as hand:
        await hand.press("enter", "3")
        assert [segment.market for segment in hand.rows.segments] == ["b2b", "b2c"]


async def test_the_keepers_are_named_by_digit_and_nobody_keeps_both(door: Door) -> None:
    async with staged(OpeningPage, door, given(door)) as hand:
        await hand.press("down", "enter")
        assert "App team lead" not in hand.text_of("Options")
        await hand.press("1")
        assert keeper(hand, "scribe") == "Operations lead"
        assert hand.rows.participants[0].roles == "scribe decider"
        await hand.press("right", "enter")
        assert "Operations lead" not in hand.text_of("Options")
        await hand.press("1")
        assert keeper(hand, "timekeeper") == "Front-desk lead"
        await hand.press("u", "u")
        assert (keeper(hand, "scribe"), keeper(hand, "timekeeper")) == ("Guest-care lead", "App team lead")
        assert isinstance(hand.screen, OpeningPage)


async def test_somebody_new_is_named_where_nobody_is_on_the_list(new: Door) -> None:
    async with staged(OpeningPage, new, given(new)) as hand:
        await hand.press("down", "enter")
        await hand.write("Night porter")
        await hand.press("enter")
        assert keeper(hand, "scribe") == "Night porter"
        assert "Night porter" in hand.line_with(content().choice("role", "scribe").label)


async def test_space_goes_round_the_table(door: Door) -> None:
    async with staged(OpeningPage, door, given(door)) as hand:
        await hand.press("down", "down", "space")
        assert [person.is_present for person in hand.rows.participants].index(False) == 0
        await hand.press("right", "right", "space", "down", "enter")
        assert [person.has_draft for person in hand.rows.participants[:2]] == [True, False]
        assert words("opening.facts", here=5, total=6, drafts=5) in hand.text
        await hand.press("u", "u", "u")
        assert all(person.is_present for person in hand.rows.participants)
        assert isinstance(hand.screen, OpeningPage)


async def test_o_adds_somebody_below(door: Door) -> None:
    async with staged(OpeningPage, door, given(door)) as hand:
        await hand.press("down", "down", "o")
        await hand.write("Night porter")
        await hand.press("enter")
        assert [person.name for person in hand.rows.participants[:2]] == ["Operations lead", "Night porter"]
        assert hand.screen.form.row_id == hand.rows.participants[1].id


async def test_the_first_person_is_added_on_the_line_that_says_so(new: Door) -> None:
    async with staged(OpeningPage, new, given(new), size=SMALL) as hand:
        await hand.press("down", "down", "enter")
        await hand.write("Night porter")
        await hand.press("enter")
        assert [person.name for person in hand.rows.participants] == ["Night porter"]


@pytest.mark.parametrize("size", SIZES)
async def test_what_could_go_wrong_is_ticked_and_unticked(door: Door, size: tuple[int, int]) -> None:
    async with staged(OpeningPage, door, given(door), size=size) as hand:
        await hand.press("end")
        if size != SMALL:
            await hand.go(door.rows().participants[3].id, PRECAUTIONS[3])
        assert hand.screen.column_here == PRECAUTIONS[3]
        assert content().choice("precaution", "unfelt").label in hand.text_of("#strip-top")
        await hand.press("space")
        assert taken(hand) == ["unfelt"]
        assert "✓ " + words("opening.precautions.unfelt") in hand.text
        await hand.press("exclamation_mark")
        assert words("drift.title") in hand.text
        await hand.press("escape")
        await hand.press("up", "space")
        assert taken(hand) == ["endless", "unfelt"]
        await hand.press("u", "u")
        assert taken(hand) == []
        assert isinstance(hand.screen, OpeningPage)
        await hand.press("ctrl+y")
        assert taken(hand) == ["unfelt"]


async def test_a_window_that_only_reads_offers_no_change(path: Path) -> None:
    with example(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="agenda") as one:
        await one.press("space")
        async with whole_app(path, sprint=sprint, stage="agenda") as other:
            await other.press("ctrl+p")
            await other.write("block 1")
            await other.press("enter")
            await other.until(lambda: isinstance(other.screen, OpeningPage))
            for name in ("keys.tick", "keys.new"):
                assert words(name) not in other.keys_shown
            await other.press("down", "down", "space", "o", "enter", "escape")
            assert not other.app.stage.desk.door.is_writer


async def test_a_reason_for_going_without_stands_below(new: Door) -> None:
    async with staged(OpeningPage, new, given(new)) as hand:
        with new.step("edit") as step:
            note_meeting(step, new.rows(), keepers_skipped="Only three of us")
        await hand.settle()
        assert words("opening.without", reason="Only three of us") in hand.text


async def test_one_person_with_both_roles_is_a_tag(new: Door) -> None:
    with new.step("edit") as step:
        position, name = "i", "Night porter"
        step.add(
            Participant, sprint_id=new.sprint_id, position=position, name=name, roles="scribe timekeeper"
        )
    async with staged(OpeningPage, new, given(new)) as hand:
        assert words("brief.tags.one_person_twice") in hand.text


async def test_enter_on_agenda_opens_it_before_the_start_and_in_block_1(door: Door) -> None:
    async with staged(Agenda, door) as hand:
        for event in hand.rows.clock_events:
            with door.step("x") as step:
                step.remove(event)
        await hand.press("enter")
        assert hand.app.opened == [("opening", door.sprint_id, "")]


async def test_it_opens_from_agenda_and_esc_goes_back(path: Path) -> None:
    with fresh(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="agenda") as hand:
        await hand.press("enter")
        assert isinstance(hand.screen, OpeningPage)
        assert BLOCK.title.upper() in hand.text
        await hand.press("f1")
        await hand.until(lambda: hand.screen.is_modal)
        assert content().help("opening").splitlines()[0].removeprefix("# ") in hand.text
        await hand.press("escape", "escape")
        assert isinstance(hand.screen, Agenda)


async def test_undo_of_what_stands_elsewhere_goes_there(path: Path) -> None:
    with fresh(path) as door:
        with door.step("edit") as step:
            step.edit(door.rows().sprint, tone="Calm")
        async with staged(OpeningPage, door, given(door)) as hand:
            await hand.press("u")
            assert hand.sprint.tone == ""
            assert hand.app.went[-1] == ("brief", door.sprint_id, "tone")


@pytest.mark.parametrize("size", SIZES)
async def test_another_width_lays_it_out_anew(door: Door, size: tuple[int, int]) -> None:
    async with staged(OpeningPage, door, given(door), size=SMALL) as hand:
        await hand.resize(*size)
        text = hand.text
    async with staged(OpeningPage, door, given(door), size=size) as hand:
        assert hand.text == text
