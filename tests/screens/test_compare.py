"""The line-up: drafts are lined up, kept, parked, moved and matched by hand; nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from brought import FILES, FOLDER, five_drafts, put_draft
from sprint_tui.domain.order import key_at
from sprint_tui.exchange.drafts.read import read_draft
from sprint_tui.screens.compare import Compare
from sprint_tui.store import lineup
from sprint_tui.store.door import Door
from sprint_tui.store.lineup import Lined
from sprint_tui.store.tables import Preparation, Stage, Touchpoint, TouchpointNote
from sprint_tui.store.taking import take_draft
from stage import ROOM, SMALL, Staged, content, fresh, staged, words

AS_PROPOSED = {
    "Platform sign": (4, "kept"),
    "Menu in the app": (5, "kept"),
    "First order": (1, "parked"),
    "App order": (3, "kept"),
    "Counter order": (3, "kept"),
    "Kitchen shout": (1, "parked"),
    "Pick-up shelf": (5, "kept"),
    "Late-train morning": (2, "parked"),
    "First sip in the seat": (3, "kept"),
    "Message when the cup is wrong": (3, "kept"),
    "Tenth cup free": (1, "parked"),
    "The day after": (1, "parked"),
}


@pytest.fixture
def five(tmp_path: Path) -> Iterator[Door]:
    with five_drafts(tmp_path / "store.db") as door:
        yield door


def map_id(door: Door) -> str:
    rows = door.rows()
    team = rows.team_map(rows.segments[0].id)
    assert team is not None
    return team.id


def lines(door: Door) -> dict[str, Lined]:
    return {one.name: one for one in lineup.line_up_of(door.rows(), map_id(door))}


def on_map(door: Door) -> list[tuple[str, str, str]]:
    """Return phase, stage and name of the team's touchpoints."""
    rows = door.rows()
    stages = {stage.id: stage for stage in rows.stages}
    found = rows.touchpoints_of(map_id(door))
    return [(stages[one.stage_id].phase, stages[one.stage_id].name, one.name) for one in found]


async def stand_on(hand: Staged, name: str) -> None:
    await hand.go(lines(hand.desk.door)[name].id)


async def test_drafts_are_lined_up_when_compare_is_opened(five: Door) -> None:
    async with staged(Compare, five) as hand:
        assert {name: one.counted.count for name, one in lines(five).items()} == {
            name: count for name, (count, _) in AS_PROPOSED.items()
        }
        assert "5 drafts, 12 touchpoints" in hand.text
        assert hand.done == ["line_up"]
        for name in AS_PROPOSED:
            assert name in hand.text
    async with staged(Compare, five) as hand:
        assert hand.done == ["line_up"]


async def test_what_was_said_goes_when_another_draft_comes_in(five: Door) -> None:
    async with staged(Compare, five) as hand:
        await hand.press("a")
        assert words("compare.taken", n=9).split(":")[1].strip() in hand.text
        with five.step("drafts") as step:
            put_draft(step, five, "Night team", [{"stage": "Order", "name": "App order"}])
        hand.stage.reload()
        await hand.settle()
        assert words("compare.taken", n=9).split(":")[1].strip() not in hand.text


async def test_one_key_takes_the_proposal_and_puts_it_on_the_map_in_order(five: Door) -> None:
    async with staged(Compare, five) as hand:
        assert "keep?" in hand.text
        await hand.press("a")
        assert {name: one.state for name, one in lines(five).items()} == {
            name: state for name, (_, state) in AS_PROPOSED.items()
        }
        assert on_map(five) == [
            ("before", "Notice", "Platform sign"),
            ("before", "Decide", "Menu in the app"),
            ("during", "Order", "App order"),
            ("during", "Order", "Counter order"),
            ("during", "Pick up", "Pick-up shelf"),
            ("after", "Ride", "First sip in the seat"),
            ("after", "Put right and return", "Message when the cup is wrong"),
        ]
        assert "6 stages, before, during and after: in range" in hand.text
        assert "7 kept, 5 parked, 0 to decide" in hand.text
        await hand.press("u")
        assert on_map(five) == []
        assert all(not one.state for one in lines(five).values())


async def test_keeping_and_parking_go_on_to_the_next_that_is_open(five: Door) -> None:
    async with staged(Compare, five) as hand:
        await hand.press("k", "k", "x")
        assert [one[2] for one in on_map(five)] == ["Platform sign", "Menu in the app"]
        assert lines(five)["First order"].state == "parked"
        assert hand.stage.place()[0] == lines(five)["App order"].id
        assert "nothing during, after yet" in hand.text


async def test_what_is_kept_late_stands_where_it_belongs(five: Door) -> None:
    async with staged(Compare, five) as hand:
        await hand.press("a")
        await stand_on(hand, "First order")
        await hand.press("k")
        await stand_on(hand, "Late-train morning")
        await hand.press("k")
        assert [one[2] for one in on_map(five)][:6] == [
            *("Platform sign", "Menu in the app", "First order", "App order", "Counter order"),
            "Pick-up shelf",
        ]
        assert on_map(five)[6] == ("during", "Pick up", "Late-train morning")


async def test_parking_takes_it_off_the_map_with_a_stage_that_is_empty_then(five: Door) -> None:
    async with staged(Compare, five) as hand:
        await hand.press("a")
        await stand_on(hand, "Platform sign")
        await hand.press("x")
        rows = five.rows()
        assert "Notice" not in [stage.name for stage in rows.stages_of(map_id(five))]
        await hand.press("u")
        assert on_map(five)[0] == ("before", "Notice", "Platform sign")


async def test_what_the_team_has_written_is_not_parked(five: Door) -> None:
    async with staged(Compare, five) as hand:
        await hand.press("k")
        touchpoint = lines(five)["Platform sign"].touchpoint
        assert touchpoint is not None
        with five.step("edit") as step:
            step.edit(touchpoint, goal="Ours")
        await stand_on(hand, "Platform sign")
        await hand.press("x")
        assert words("compare.written").split(".")[0] in hand.text
        assert lines(five)["Platform sign"].state == "kept"


async def test_a_line_with_a_reason_of_the_team_beside_its_gap_is_not_parked(five: Door) -> None:
    async with staged(Compare, five) as hand:
        await hand.press("k")
        touchpoint = lines(five)["Platform sign"].touchpoint
        assert touchpoint is not None
        with five.step("edit") as step:
            step.add(TouchpointNote, touchpoint_id=touchpoint.id, gap_line="Nobody tends it on Sundays")
        await stand_on(hand, "Platform sign")
        await hand.press("x")
        assert lines(five)["Platform sign"].state == "kept"


async def test_an_idea_that_somebody_keeps_private_is_not_counted(five: Door) -> None:
    async with staged(Compare, five) as hand:
        await stand_on(hand, "Pick-up shelf")
        assert words("compare.ideas.wow", n=1) in hand.text
        with five.step("bring") as step:
            for idea in five.rows().picks:
                step.edit(idea, state="candidate")
        await stand_on(hand, "Platform sign")
        await stand_on(hand, "Pick-up shelf")
        assert words("compare.ideas.wow", n=1) not in hand.text


async def test_a_line_moves_within_its_stage_and_past_its_edge(five: Door) -> None:
    async with staged(Compare, five) as hand:
        await hand.press("a")
        await stand_on(hand, "Counter order")
        await hand.press("left_square_bracket")
        assert [one[2] for one in on_map(five)][2:4] == ["Counter order", "App order"]
        await hand.press("left_square_bracket")
        assert ("before", "Decide", "Counter order") in on_map(five)
        assert lines(five)["Counter order"].stage_name == "Decide"
        await hand.press("u", "u")
        assert [one[2] for one in on_map(five)][2:4] == ["App order", "Counter order"]


async def test_the_last_touchpoint_of_a_stage_takes_its_stage_along(five: Door) -> None:
    async with staged(Compare, five) as hand:
        await hand.press("a")
        await stand_on(hand, "First sip in the seat")
        await hand.press("right_square_bracket")
        assert "Ride" not in [one[1] for one in on_map(five)]
        assert on_map(five)[-2:] == [
            ("after", "Put right and return", "First sip in the seat"),
            ("after", "Put right and return", "Message when the cup is wrong"),
        ]


async def test_a_line_is_renamed_with_its_stage_and_phase(five: Door) -> None:
    async with staged(Compare, five) as hand:
        await hand.press("a")
        await stand_on(hand, "Message when the cup is wrong")
        await hand.press("enter")
        await hand.replace("When the cup is wrong")
        await hand.press("tab")
        await hand.replace("Put right")
        await hand.press("tab", "2")
        assert on_map(five)[-1] == ("during", "Put right", "When the cup is wrong")
        assert {one.stage_name for one in lines(five).values() if one.name in AFTER} == {"Put right"}


AFTER = ("When the cup is wrong", "Tenth cup free", "The day after")


async def test_names_are_hidden_until_they_are_asked_for(five: Door) -> None:
    async with staged(Compare, five) as hand:
        assert "Guest care" not in hand.text
        await hand.press("h")
        assert "Front desk, Marketing, Finance" in hand.text
        await hand.press("h")
        assert "Guest care" not in hand.text


async def test_a_wrong_match_is_mended_by_hand(five: Door) -> None:
    async with staged(Compare, five) as hand:
        await stand_on(hand, "Menu in the app")
        assert "Find us in the app" in hand.text
        await hand.press("m")
        await hand.until(lambda: hand.screen.is_modal)
        await hand.press("4")
        await hand.until_seen("Where does “Find us in the app” belong?")
        await hand.press("1")
        await hand.settle()
        assert lines(five)["Find us in the app"].counted.count == 1
        assert lines(five)["Menu in the app"].counted.count == 4
        assert hand.stage.place()[0] == lines(five)["Find us in the app"].id
        await hand.press("u")
        assert lines(five)["Menu in the app"].counted.count == 5
        assert "Find us in the app" not in lines(five)


async def test_what_is_put_aside_is_listed_and_can_come_back(five: Door) -> None:
    async with staged(Compare, five) as hand:
        await stand_on(hand, "Kitchen shout")
        await hand.press("m")
        await hand.until(lambda: hand.screen.is_modal)
        await hand.press("1")
        await hand.settle()
        assert "Kitchen shout" not in lines(five)
        assert [one.name for one in lineup.unmatched_of(five.rows(), map_id(five))] == ["Kitchen shout"]
        assert words("compare.loose") in hand.text
        assert "1 UNMATCHED" in hand.text
        await hand.press("m")
        await hand.until(lambda: hand.screen.is_modal)
        await hand.press("2")
        await hand.settle()
        assert "Kitchen shout" in [one.name for one in lines(five)["Platform sign"].members]


async def test_a_draft_that_comes_late_reorders_nothing(five: Door) -> None:
    async with staged(Compare, five) as hand:
        await hand.press("a")
        before = list(lines(five))
        with five.step("drafts") as step:
            put_draft(
                step,
                five,
                "Operations",
                [
                    {"stage": "Order", "name": "Tip screen", "goal": "Say no kindly"},
                    {"stage": "Notice", "name": "platform SIGN"},
                ],
            )
    async with staged(Compare, five) as hand:
        after = list(lines(five))
        assert [name for name in after if name != "Tip screen"] == before
        assert after.index("Tip screen") == after.index("Kitchen shout") + 1
        assert lines(five)["Platform sign"].counted.count == 5
        assert lines(five)["Tip screen"].state == ""
        assert "6 drafts, 13 touchpoints" in hand.text


async def test_a_late_touchpoint_stands_in_its_stage_also_where_the_team_has_moved_the_stages(
    five: Door,
) -> None:
    async with staged(Compare, five) as hand:
        await hand.press("a")
        stages = five.rows().stages_of(map_id(five))
        with five.step("move_stage") as step:
            step.move(stages[0], key_at([one.position for one in stages], len(stages)))
            step.move(stages[-1], key_at([one.position for one in stages], 0))
            late = [
                {"stage": "Notice", "name": "Leaflet"},
                {"stage": "Ride", "name": "Table that wobbles"},
                {"stage": "Order", "name": "Tip screen"},
            ]
            put_draft(step, five, "Operations", late)
    async with staged(Compare, five):
        found = list(lines(five).values())
        before = {one.name: found[place - 1].stage_name for place, one in enumerate(found)}
        assert [before[one["name"]] for one in late] == ["Notice", "Ride", "Order"]


async def test_a_draft_that_comes_again_keeps_what_was_mended_and_drops_what_it_lacks(five: Door) -> None:
    async with staged(Compare, five) as hand:
        await stand_on(hand, "Kitchen shout")
        await hand.press("m")
        await hand.until(lambda: hand.screen.is_modal)
        await hand.press("2")
        await hand.settle()
        assert "Kitchen shout" in [one.name for one in lines(five)["Platform sign"].members]
        read = read_draft(FOLDER / FILES["Guest care"], content())
        fewer = replace(
            read, touchpoints=tuple(one for one in read.touchpoints if one.name != "The day after")
        )
        person = next(one for one in five.rows().participants if one.name == "Guest care")
        with five.step("take_file") as step:
            take_draft(step, step.rows(), fewer, person.id)
    async with staged(Compare, five):
        assert "Kitchen shout" in [one.name for one in lines(five)["Platform sign"].members]
        assert "The day after" not in lines(five)


async def test_a_map_that_the_team_has_drawn_is_matched_first(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        with door.step("add_stage") as step:
            stage = step.add(Stage, map_id=map_id(door), name="Order", phase="during", position="i")
            step.add(Touchpoint, stage_id=stage.id, name="The counter", position="i", goal="Ours")
            put_draft(
                step,
                door,
                "Finance",
                [
                    {"stage": "Order", "name": "Counter", "phase": "during"},
                    {"stage": "Pay", "name": "Bill", "phase": "during"},
                ],
            )
        async with staged(Compare, door):
            found = lines(door)
            assert list(found) == ["The counter", "Bill"]
            assert found["The counter"].state == "kept"
            assert found["The counter"].counted.count == 1
            assert found["Bill"].state == ""


async def test_what_the_team_has_parked_of_its_own_stays_in_the_list(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        with door.step("add_stage") as step:
            stage = step.add(Stage, map_id=map_id(door), name="Order", phase="during", position="i")
            step.add(Touchpoint, stage_id=stage.id, name="The counter", position="i")
            put_draft(step, door, "Finance", [{"stage": "Pay", "name": "Bill", "phase": "during"}])
        async with staged(Compare, door) as hand:
            await stand_on(hand, "The counter")
            await hand.press("x")
        async with staged(Compare, door) as hand:
            assert lines(door)["The counter"].state == "parked"
            await stand_on(hand, "The counter")
            await hand.press("k")
            assert on_map(door) == [("during", "Order", "The counter")]


async def test_drafts_of_others_are_lined_up_also_where_the_facilitator_has_prepared(five: Door) -> None:
    me = five.rows().participants[0]
    with five.step("prepare_as") as step:
        step.add(Preparation, participant_id=me.id, is_mine=True)
    async with staged(Compare, five) as hand:
        assert "line_up" in hand.done


async def test_a_copy_in_which_one_person_prepares_lines_up_nothing_by_itself(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        with door.step("drafts") as step:
            put_draft(step, door, "Finance", [{"stage": "Pay", "name": "Bill"}])
        me = door.rows().participants[0]
        with door.step("prepare_as") as step:
            step.add(Preparation, participant_id=me.id, is_mine=True)
        async with staged(Compare, door) as hand:
            assert "line_up" not in hand.done


async def test_without_drafts_the_next_step_is_said(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        async with staged(Compare, door, size=SMALL) as hand:
            assert words("compare.no_drafts") in hand.text
            await hand.press("k", "x", "m", "c", "enter", "left_square_bracket")
            assert hand.done == []


async def test_lining_up_can_be_taken_back_and_done_again(five: Door) -> None:
    async with staged(Compare, five) as hand:
        await hand.press("u")
        assert lines(five) == {}
        assert words("compare.waiting", n=5) in hand.text
        await hand.press("a")
        assert len(lines(five)) == 12


@pytest.mark.parametrize("size", [SMALL, ROOM])
async def test_every_line_can_be_reached(five: Door, size: tuple[int, int]) -> None:
    async with staged(Compare, five, size=size) as hand:
        await hand.press("end")
        assert "The day after" in hand.text
        await hand.press("home")
        assert "BEFORE" in hand.text
