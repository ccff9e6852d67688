"""Reading: parts one after the other, with places, ticks, notes, questions and the exercise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import HOSTILE, obeyed

from hand import Hand
from sprint_tui.screens.brief import Brief
from sprint_tui.screens.reading import Reading
from sprint_tui.screens.reading.answers import percent
from sprint_tui.screens.reading.layout import END
from sprint_tui.store.door import Door
from sprint_tui.store.place import Places
from sprint_tui.store.preparing import prepare_as
from sprint_tui.widgets.ask import AskOne, AskText
from sprint_tui.widgets.field import NotUnderstoodError
from sprint_tui.widgets.preparing import me, saving_answer
from stage import ROOM, SMALL, WIDE, Staged, content, example, fresh, staged, whole_app, words

SIZES = [SMALL, ROOM, WIDE]
PARTS = content().reading.parts
REFLECTION = content().reading.part("juice_reflection")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def door(path: Path) -> Iterator[Door]:
    """The finished example, prepared by the first of its people."""
    with example(path) as door:
        with door.step("prepare_as") as step:
            prepare_as(step, door.rows(), door.rows().participants[0].id)
        yield door


def said(hand: Staged, key: str, part: int = 0) -> str:
    found = [one.words for one in hand.rows.said if (one.key, one.part) == (key, part)]
    return found[0] if found else ""


async def open_part(hand: Staged, key: str, stop: str = "") -> None:
    await hand.go(key, stop)
    await hand.settle()


def reading_of(hand: Staged) -> Reading:
    assert isinstance(hand.stage, Reading)
    return hand.stage


# The list of parts


@pytest.mark.parametrize("size", SIZES)
async def test_it_begins_with_all_parts_and_their_minutes(door: Door, size: tuple[int, int]) -> None:
    async with staged(Reading, door, size=size) as hand:
        total = sum(part.minutes for part in PARTS)
        assert words("reading.parts_read", read=0, n=len(PARTS)) in hand.text
        assert words("reading.left_in_all", n=total) in hand.text
        for part in PARTS:
            assert hand.stage.body().select(part.key)  # type: ignore[attr-defined]
            await hand.settle()
            marked = next(line for line in hand.lines_of("#list") if "▸" in line)
            assert part.title in marked
            assert words("reading.minutes", n=part.minutes) in marked
        await hand.press("home", "enter")
        assert hand.stage.place()[0] == "opening"


async def test_a_part_ticked_in_the_list_is_read(door: Door) -> None:
    async with staged(Reading, door) as hand:
        await hand.press("down", "space")
        assert said(hand, PARTS[1].tick_key) == "yes"
        assert "✓" in hand.line_with(PARTS[1].title)
        assert words("reading.parts_read", read=1, n=len(PARTS)) in hand.text
        await hand.press("space")
        assert said(hand, PARTS[1].tick_key) == ""
        await hand.press("u")
        assert said(hand, PARTS[1].tick_key) == "yes"


async def test_the_rail_counts_what_is_read(door: Door) -> None:
    async with staged(Reading, door, size=WIDE) as hand:
        await hand.press("space")
        assert f"1/{len(PARTS)}" in hand.text_of("Rail")


# The text


@pytest.mark.parametrize("size", SIZES)
async def test_reading_on_shows_every_line_and_ticks_each_part(door: Door, size: tuple[int, int]) -> None:
    seen: set[str] = set()
    async with staged(Reading, door, size=size) as hand:
        await hand.press("enter")
        for part in PARTS[:4]:
            assert hand.stage.place()[0] == part.key
            seen.clear()
            for _ in range(60):
                lines = hand.lines_of("TextColumn")
                assert max(len(line.rstrip("▂▃▄▅▆▇█▁ ")) for line in lines) <= 70
                seen |= {line.strip("▸▂▃▄▅▆▇█▁ ") for line in lines}
                if hand.stage.place()[1] == END:
                    break
                await hand.press("enter")
            whole = [line for piece in reading_of(hand).column._pieces for line in piece.lines]
            assert {"".join(run.text for run in line).strip() for line in whole} <= seen
            await hand.press("enter")
            assert said(hand, part.tick_key) == "yes"


async def test_what_is_left_gets_less_to_the_end(door: Door) -> None:
    async with staged(Reading, door) as hand:
        await open_part(hand, "deep_uncommon")
        part = content().reading.part("deep_uncommon")
        assert words("reading.left_here", n=part.minutes) in hand.text
        await hand.press("end")
        assert words("reading.end_here") in hand.text
        assert words("reading.where", section="Deep dive", n=1, of=6) in hand.text


async def test_right_and_left_leaf_through_the_parts(door: Door) -> None:
    async with staged(Reading, door) as hand:
        await hand.press("enter", "right", "right", "left")
        assert hand.stage.place()[0] == "juice_tune_in"
        await hand.press("left", "left")
        assert hand.said == words("reading.no_part_before")
        await open_part(hand, "rehearsal")
        await hand.press("right")
        assert hand.said == words("reading.no_part_after")
        await hand.press("end", "enter")
        assert hand.stage.place()[1] == "contents"


async def test_each_part_opens_where_it_was_left(door: Door, path: Path) -> None:
    async with staged(Reading, door) as hand:
        await open_part(hand, "juice_armour")
        await hand.press("down", "down", "down")
        place = hand.stage.place()
        await hand.press("right", "down", "down")
        other = hand.stage.place()
        await hand.press("left")
        assert hand.stage.place() == place
    async with staged(Reading, door) as hand:
        assert hand.stage.place() == place
        await hand.press("right")
        assert hand.stage.place() == other
        await hand.press("z")
        assert words("reading.last_here") in hand.line_with(content().reading.part(other[0]).title)
    assert Places(path).in_texts(door.sprint_id)["juice_armour"] == place[1]


async def test_another_width_keeps_the_line_that_is_read(door: Door) -> None:
    async with staged(Reading, door, size=WIDE) as hand:
        await open_part(hand, "juice_ideas")
        await hand.press("down", "down", "down", "down", "down")
        place = hand.stage.place()
        await hand.resize(*SMALL)
        assert hand.stage.place() == place
        assert "▸" in hand.text_of("TextColumn")


async def test_the_app_comes_back_to_the_same_line(path: Path) -> None:
    with example(path) as door:
        sprint = door.sprint_id
    async with whole_app(path, sprint=sprint, stage="reading") as hand:
        await hand.press("down", "enter", "down", "down")
        place = hand.screen.place()
        await hand.press("ctrl+q")
    async with whole_app(path, sprint=sprint) as again:
        await again.until(lambda: isinstance(again.screen, Reading))
        assert again.screen.place() == place


# What is written


async def test_a_list_of_five_is_answered_line_by_line(door: Door) -> None:
    async with staged(Reading, door) as hand:
        await open_part(hand, REFLECTION.key)
        await hand.press("tab")
        for number in range(5):
            if not hand.is_editing():
                await hand.press("enter")
            await hand.write(f"Moment {number}\n")
        assert [said(hand, "reflect.five_moments", part) for part in range(5)] == [
            f"Moment {number}" for number in range(5)
        ]
        assert "5 Moment 4" in hand.text
        await hand.press("u")
        assert said(hand, "reflect.five_moments", 4) == ""
        assert hand.stage.key == "reading"
        assert "5 ───" in hand.text


async def test_a_percentage_is_a_number_from_0_to_100(door: Door) -> None:
    async with staged(Reading, door) as hand:
        at = [getattr(block, "key", "") for block in REFLECTION.blocks].index("share_who_grasp")
        await open_part(hand, REFLECTION.key, f"{at}.0")
        await hand.press("enter")
        await hand.write("140\n")
        assert words("errors.not_a_percent", text="140")[:30] in hand.text
        assert said(hand, "reflect.share_who_grasp") == ""
        await hand.replace("40 %\n")
        assert said(hand, "reflect.share_who_grasp") == "40"
        assert "› 40 %" in hand.text


@pytest.mark.parametrize(
    ("typed", "understood"), [("", ""), ("0", "0"), ("40", "40"), (" 7 % ", "7"), ("100%", "100")]
)
def test_percentages_as_people_type_them(typed: str, understood: str) -> None:
    assert percent(typed) == understood


@pytest.mark.parametrize("typed", ["101", "-1", "a few", "4.5", "1000"])
def test_what_is_no_percentage_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstoodError):
        percent(typed)


async def test_the_exercise_says_at_once_what_is_right(door: Door) -> None:
    async with staged(Reading, door) as hand:
        part = content().reading.part("strategy")
        at = [getattr(block, "key", "") for block in part.blocks].index("gym")
        await open_part(hand, part.key, f"{at}.0")
        assert words("reading.sort") in hand.text
        await hand.press("1")
        assert said(hand, "quiz.gym") == "vision"
        assert words("reading.rather", rung="Vision", best="Tactic") in hand.text
        await hand.press("3")
        assert words("reading.right", rung="Tactic") in hand.text
        await hand.press("u")
        assert said(hand, "quiz.gym") == "vision"
        await hand.press("down", "enter", "1")
        assert said(hand, "quiz.gym", 1) == "vision"


async def test_a_note_is_written_on_a_part_and_found_again(door: Door) -> None:
    async with staged(Reading, door) as hand:
        await open_part(hand, "juice_why")
        await hand.press("e")
        await hand.write("Ask for the source of the 96 %")
        await hand.press("escape")
        assert said(hand, "note.juice_why") == "Ask for the source of the 96 %"
        assert words("reading.noted", note="Ask for the source of the 96 %") in hand.text
        await hand.press("right", "v")
        assert "Ask for the source" in hand.line_with(words("reading.note_label"))
        await hand.press("home", "enter")
        assert hand.stage.place() == ("juice_why", "note")
        assert hand.is_editing()


async def test_a_wide_window_has_note_and_tune_in_beside_the_text(door: Door) -> None:
    person = me(door.rows())
    assert person is not None
    with door.step("edit") as step:
        saving_answer(door.rows(), person, "tune_in.1", 1)(step, "The wait at the second counter")
        saving_answer(door.rows(), person, "note.juice_why")(step, "Mine")
    async with staged(Reading, door, size=WIDE) as hand:
        await open_part(hand, "juice_why")
        assert "Mine" in hand.text_of("#beside")
        assert "The wait at the second counter" in hand.text_of("#beside")
        await hand.resize(*ROOM)
        assert "The wait at the second counter" not in hand.text
        await hand.press("v")
        assert "The wait at the second counter" in hand.text
        await hand.press("v")
        await open_part(hand, "juice_tune_in")
        await hand.press("down", "down")
        assert "The wait at the second counter" in hand.text


async def test_without_a_tune_in_it_says_what_to_do(door: Door) -> None:
    async with staged(Reading, door, size=WIDE) as hand:
        await open_part(hand, "juice_tune_in")
        assert words("reading.no_tune_in").split(".")[0] in hand.text


@pytest.mark.parametrize("name", HOSTILE)
async def test_whatever_is_noted_is_shown_by_signs(door: Door, name: str) -> None:
    person = me(door.rows())
    assert person is not None
    with door.step("edit") as step:
        for key in ("tune_in.1", "tune_in.3", "note.juice_reflection", "reflect.five_moments", "quiz.gym"):
            saving_answer(door.rows(), person, key)(step, HOSTILE[name])
    async with staged(Reading, door, size=WIDE) as hand:
        for key in ("", "enter", "v", "end", "z"):
            await hand.press(*([key] if key else []))
            await hand.go(REFLECTION.key) if key == "enter" else None
            for line in hand.lines:
                assert not obeyed(line), ascii(line)


async def test_undo_from_elsewhere_leads_back_to_the_part(door: Door, path: Path) -> None:
    async with whole_app(path, sprint=door.sprint_id, stage="reading") as hand:
        await hand.press(*["down"] * 4, "enter", "e")
        await hand.write("First")
        await hand.press("escape", "e")
        await hand.write(" and second")
        await hand.press("escape")
        hand.app.action_go("brief")
        await hand.until(lambda: isinstance(hand.screen, Brief))
        await hand.press("u")
        await hand.until(lambda: isinstance(hand.screen, Reading))
        await hand.until_seen(words("reading.noted", note="First"))
        assert hand.screen.place()[0] == "juice_ideas"


# Who reads


async def test_whose_notes_these_are_is_asked_once_and_only_when_something_is_written(path: Path) -> None:
    with example(path) as door:
        async with staged(Reading, door) as hand:
            await hand.press("enter", "enter", "end", "enter")
            assert hand.stage.place()[0] == "juice_tune_in"
            assert door.rows().said == ()
            await hand.press("space")
            assert isinstance(hand.screen, AskOne)
            await hand.press("2")
            assert said(hand, "tick.reading.juice_tune_in") == "yes"
            await hand.press("right", "space")
            assert said(hand, "tick.reading.juice_why") == "yes"
            assert {one.participant_id for one in door.rows().said} == {door.rows().participants[1].id}


async def test_a_sprint_without_people_asks_for_a_name(path: Path) -> None:
    with fresh(path) as door:
        async with staged(Reading, door) as hand:
            await hand.press("enter", "e")
            assert isinstance(hand.screen, AskText)
            await hand.press("escape")
            assert door.rows().said == ()
            await hand.press("enter")
            assert hand.stage.place()[0] == "opening"


async def test_a_second_window_reads_and_writes_nothing(path: Path) -> None:
    with example(path) as door:
        sprint = door.sprint_id
    async with (
        whole_app(path, sprint=sprint, stage="reading") as first,
        whole_app(path, sprint=sprint, stage="reading") as second,
    ):
        assert first.screen.desk.door.is_writer
        await read_without_writing(second)
        rows = second.screen.desk.door.rows()
        assert rows.said == ()


async def read_without_writing(hand: Hand) -> None:
    for key in ("space", "e", "enter", "space", "e", "tab", "enter", "end", "enter", "z", "v", "v"):
        assert words("keys.note") not in hand.keys_shown
        await hand.press(key)
        assert not hand.screen.is_modal
    assert isinstance(hand.screen, Reading)
