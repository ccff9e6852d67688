"""Think & do: private answers, a draft in few keys, ideas on it, and a team's map that nobody touches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prepared import prepared
from sprint_tui.screens.draft import DraftPage
from sprint_tui.screens.journey import Journey
from sprint_tui.screens.think import Think
from sprint_tui.store.door import Door
from sprint_tui.store.drafts import draft_map_of
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import Participant, Preparation
from sprint_tui.widgets.ask import AskText
from stage import ROOM, SMALL, content, example, fresh, staged, whole_app, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """The example, in which the first of its people has twenty minutes and nothing yet."""
    with example(tmp_path / "store.db") as door:
        with door.step("prepare_as") as step:
            first = door.rows().participants[0]
            step.add(Preparation, participant_id=first.id, is_mine=True, minutes=20)
        yield door


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Door]:
    with prepared(tmp_path / "store.db") as door:
        yield door


def draft(rows: SprintRows) -> str:
    (mine,) = [one.participant_id for one in rows.preparations if one.is_mine]
    found = draft_map_of(rows, mine, rows.segments[0].id)
    assert found is not None
    return found.id


def of_team(rows: SprintRows) -> list[object]:
    """All values of the team's own map, and of what hangs on it."""
    team = rows.maps[0]
    assert team.kind == "team"
    stages = [one for one in rows.stages if one.map_id == team.id]
    return [*stages, *rows.touchpoints_of(team.id), *(one for one in rows.picks if one.map_id == team.id)]


async def test_twenty_minutes_a_draft_with_feelings_one_wow_and_three_better_in_few_keys(door: Door) -> None:
    before = of_team(door.rows())
    keys = 0
    async with staged(Think, door) as hand:
        assert words("think.missing", what="")[:12] in hand.text

        async def press(*wanted: str) -> None:
            nonlocal keys
            keys += len(wanted)
            await hand.press(*wanted)

        await press("enter")
        for number, name in enumerate(("Sign", "Menu", "Counter", "Shelf", "Seat"), 1):
            await hand.write(name)
            await press("tab", f"{number}")
        assert not hand.is_editing()
        assert {one.phase for one in hand.rows.stages_of(draft(hand.rows))} == {""}
        points = hand.rows.touchpoints_of(draft(hand.rows))
        assert [(one.name, one.feeling) for one in points] == [
            ("Sign", -2),
            ("Menu", -1),
            ("Counter", 0),
            ("Shelf", 1),
            ("Seat", 2),
        ]
        await press("w")
        await hand.write("They get a note")
        await press("enter")
        await hand.write("A printer")
        await press("escape", "down")
        for place in "123":
            await press("enter", place)
            await hand.write(f"Better {place}")
            await press("escape", "down")
        ideas = [
            (one.kind, one.state, one.change_line, one.needed) for one in hand.rows.picks_of(draft(hand.rows))
        ]
        assert ideas == [
            ("wow", "proposal", "They get a note", "A printer"),
            *(("better", "proposal", f"Better {place}", "") for place in "123"),
        ]
        assert words("think.nothing_missing") in hand.text
        assert keys < 40
        assert of_team(hand.rows) == before


async def test_what_is_missing_is_counted_and_an_idea_needs_a_touchpoint(door: Door) -> None:
    async with staged(Think, door) as hand:
        await hand.press("w")
        assert words("think.no_touchpoint") in hand.text
        await hand.press("o", *"Sign", "escape")
        assert words("think.left.touchpoints", n=4) in hand.text
        assert words("think.left.feelings", n=1) in hand.text
        await hand.press("plus", "plus")
        assert words("think.left.feelings", n=1) not in hand.text
        await hand.press("u")
        assert hand.rows.touchpoints_of(draft(hand.rows))[0].feeling == 1
        assert hand.app.went == []


async def test_the_stage_of_a_touchpoint_is_renamed_with_it(door: Door) -> None:
    async with staged(Think, door) as hand:
        await hand.press("o", *"Sign", "escape")
        row = hand.rows.touchpoints_of(draft(hand.rows))[0]
        await hand.go(row.id, "name")
        await hand.press("enter")
        await hand.replace("The sign")
        await hand.press("escape")
        assert [one.name for one in hand.rows.stages_of(draft(hand.rows))] == ["The sign"]
        await hand.press("delete")
        assert hand.rows.stages_of(draft(hand.rows)) == ()
        await hand.press("u")
        assert [one.name for one in hand.rows.touchpoints_of(draft(hand.rows))] == ["The sign"]


async def test_each_touchpoint_has_one_gap_word_by_key_and_one_line(full: Door) -> None:
    async with staged(Think, full) as hand:
        row = hand.rows.touchpoints_of(draft(hand.rows))[4]
        await hand.go(row.id, "gap")
        await hand.press("enter", "1")
        assert hand.rows.touchpoints_of(draft(hand.rows))[4].gap == content().choices("gap")[0].code
        assert words("think.left.lines", n=1) in hand.text
        await hand.press("right", "enter", *"Cold", "escape")
        assert words("think.nothing_missing") in hand.text
        await hand.press("delete")
        assert words("think.left.lines", n=1) in hand.text


async def test_answers_are_private_until_marked_and_ideas_brought_until_kept(full: Door) -> None:
    async with staged(Think, full) as hand:
        await hand.press("space")
        assert {one.is_brought for one in hand.rows.said if one.key == "think.1"} == {True}
        wow = next(one for one in hand.rows.picks_of(draft(hand.rows)) if one.kind == "wow")
        await hand.go(wow.id, "change_line")
        await hand.press("space")
        assert hand.said == words("questions.private_now")
        assert {one.state for one in hand.rows.picks if one.id == wow.id} == {"candidate"}
        await hand.press("space")
        assert {one.state for one in hand.rows.picks if one.id == wow.id} == {"proposal"}
        await hand.go(hand.rows.touchpoints_of(draft(hand.rows))[0].id, "name")
        await hand.press("space")
        assert words("think.draft_is_brought") in hand.text


async def test_an_idea_moves_to_another_touchpoint_and_goes(full: Door) -> None:
    async with staged(Think, full) as hand:
        wow = next(one for one in hand.rows.picks_of(draft(hand.rows)) if one.kind == "wow")
        await hand.go(wow.id, "touchpoint_id")
        await hand.press("enter", "1")
        points = hand.rows.touchpoints_of(draft(hand.rows))
        assert next(one for one in hand.rows.picks if one.id == wow.id).touchpoint_id == points[0].id
        await hand.press("delete")
        assert wow.id not in hand.rows.by_id
        await hand.press("u")
        assert wow.id in hand.rows.by_id


async def test_three_ideas_of_a_kind_are_enough(full: Door) -> None:
    async with staged(Think, full) as hand:
        await hand.press("b")
        assert words("think.enough_ideas") in hand.text


async def test_the_whole_draft_opens_in_the_editor_of_journeys(door: Door) -> None:
    async with staged(Think, door) as hand:
        await hand.press("z")
        assert hand.app.opened == [("draft", draft(hand.rows), "")]


@pytest.mark.parametrize("size", [SMALL, ROOM])
async def test_a_draft_is_edited_like_the_map_and_says_that_it_is_mine(
    full: Door, size: tuple[int, int]
) -> None:
    before = of_team(full.rows())
    async with staged(DraftPage, full, draft(full.rows()), size=size) as hand:
        assert words("think.my_draft").upper() in hand.text
        assert words("think.only_mine") in hand.text
        point = hand.rows.touchpoints_of(draft(hand.rows))[1]
        await hand.go(point.id, "gap_line")
        await hand.press("enter")
        await hand.replace("Old figures")
        await hand.press("escape", "up", "up", "enter", *"Hm", "escape")
        assert [one.gap_line for one in hand.rows.touchpoint_notes if one.touchpoint_id == point.id] == [
            "Old figures"
        ]
        await hand.press("D", "o", *"New", "escape", "delete", "u")
        assert of_team(hand.rows) == before
        await hand.press("delete", "u")
        assert hand.app.went == []


async def test_an_empty_draft_begins_with_a_journey_to_start_from(door: Door) -> None:
    async with staged(Think, door) as hand:
        await hand.press("z")
    async with staged(DraftPage, door, draft(door.rows())) as hand:
        await hand.press("enter")
        assert 5 <= len(hand.rows.stages_of(draft(hand.rows))) <= 8


async def test_the_teams_map_shows_nothing_of_a_draft(full: Door) -> None:
    async with staged(Journey, full) as hand:
        for _ in range(12):
            assert "Platform sign: goal" not in hand.text
            await hand.press("right")


async def test_undo_from_elsewhere_goes_to_the_draft_and_not_to_the_map(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with prepared(path) as door:
        sprint, point = door.sprint_id, door.rows().touchpoints_of(draft(door.rows()))[0]
    async with whole_app(path, sprint=sprint, stage="think") as hand:
        hand.app.stage.go_to_row(point.id, "feeling")
        await hand.press("plus")
        hand.app.action_go("brief")
        await hand.settle()
        await hand.press("u")
        await hand.until(lambda: hand.app.stage.key == "think")
        assert hand.app.stage.place() == (point.id, "feeling")


async def test_whoever_starts_to_draw_is_asked_who_that_is(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        async with staged(Think, door) as hand:
            await hand.press("o")
            await hand.until(lambda: isinstance(hand.screen, AskText))
            await hand.write("Guest care")
            await hand.press("enter")
            await hand.until(hand.is_editing)
            await hand.write("Sign")
            await hand.press("escape")
            assert [one.name for one in hand.rows.touchpoints_of(draft(hand.rows))] == ["Sign"]


async def test_two_segments_have_a_draft_each_and_undo_finds_the_right_one(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with fresh(path, "both") as door:
        sprint = door.sprint_id
        with door.step("prepare_as") as step:
            person = step.add(Participant, sprint_id=sprint, name="Guest care", position="1")
            step.add(Preparation, participant_id=person.id, is_mine=True)
    async with whole_app(path, sprint=sprint, stage="think") as hand:
        await hand.press("o", *"One", "escape", "v")
        await hand.press("o", *"Two", "escape")
        rows = hand.app.stage.rows
        drafts = [draft_map_of(rows, person.id, segment.id) for segment in rows.segments]
        names = [[one.name for one in rows.touchpoints_of(made.id)] for made in drafts if made]
        assert names == [["One"], ["Two"]]
        await hand.press("plus", "v")
        assert "One" in hand.text
        hand.app.action_go("brief")
        await hand.settle()
        await hand.press("u")
        await hand.until(lambda: hand.app.stage.key == "think")
        await hand.until_seen("Two")


async def test_b_on_a_touchpoint_that_is_one_of_the_three_goes_to_what_is_there(full: Door) -> None:
    async with staged(Think, full) as hand:
        idea = next(one for one in hand.rows.picks_of(draft(hand.rows)) if one.kind == "better")
        before = len(hand.rows.picks)
        assert idea.touchpoint_id is not None
        await hand.go(idea.touchpoint_id, "name")
        await hand.press("b")
        assert hand.field_key().startswith(idea.id)
        await hand.press("escape")
        assert hand.stage.place()[0] == idea.id
        assert len(hand.rows.picks) == before
