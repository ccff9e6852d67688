"""The vote: slips typed as dots, sums nobody sees before the reveal, and the decider's three and three."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import hostile_sprint, obeyed

from brought import put_draft
from filled import opened
from sprint_tui.exchange.paper.write import make_paper
from sprint_tui.screens.pick.view import build_rows
from sprint_tui.screens.result import ResultPage
from sprint_tui.screens.result.ledger import standing
from sprint_tui.screens.vote import VotePage
from sprint_tui.screens.vote.screen import HELD
from sprint_tui.store import deciding, voting
from sprint_tui.store.door import Door
from sprint_tui.store.lining_up import line_up_drafts
from sprint_tui.store.tables import Participant, Pick, Stage, Touchpoint
from stage import SMALL, Staged, content, fresh, staged, words


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """A map of nine touchpoints, and three people, the first of whom decides."""
    with fresh(tmp_path / "store.db") as door:
        with door.step("fill") as step:
            stage = step.add(Stage, map_id=door.rows().maps[0].id, position="i", name="Order")
            for number in range(1, 10):
                step.add(Touchpoint, stage_id=stage.id, position=f"i{number}i", name=f"Point {number}")
            for number in range(1, 4):
                person = {"name": f"Person {number}", "roles": "decider" if number == 1 else ""}
                step.add(Participant, sprint_id=door.sprint_id, position=f"i{number}i", **person)
        yield door


def map_of(door: Door) -> str:
    return door.rows().maps[0].id


def sums(door: Door) -> dict[str, int]:
    """The stored sums as `wow 4`."""
    rows = door.rows()
    order = [one.id for one in rows.touchpoints_of(map_of(door))]
    return {f"{one.kind} {order.index(one.touchpoint_id) + 1}": one.count for one in rows.votes}


def chosen(hand: Staged) -> str:
    """The picks as `★1 Point 2`."""
    names = {touchpoint.id: touchpoint.name for touchpoint in hand.rows.touchpoints}
    signs = {"wow": "★", "better": "▲"}
    picks = hand.rows.chosen_of(hand.rows.maps[0].id)
    return " ".join(f"{signs[p.kind]}{p.rank}:{names[p.touchpoint_id or ''][-1]}" for p in picks)


async def slip(hand: Staged, text: str) -> None:
    """Type a slip and count it, though numbers may be missing on it."""
    await hand.write(text)
    await hand.press("enter")
    if words("vote.enter_again") in hand.said:
        await hand.press("enter")


async def test_slips_are_typed_as_dots_counted_as_sums_and_mended(door: Door) -> None:
    async with staged(VotePage, door, map_of(door), size=SMALL) as hand:
        done = hand.done
        assert all(f"{number}   Point {number}" in hand.text for number in range(1, 10))
        await hand.press("enter", "r")
        assert words("vote.refused.no_slip") in hand.said
        await hand.write("147 23")
        assert all(dots in hand.text for dots in ("★ ● ● ●", "▲ ● ● ·"))
        assert "147" not in hand.text
        await hand.press("0", "enter")
        assert words("vote.refused.not_listed", number=0, last=9) in hand.text
        await hand.press("backspace", "5", "r")
        assert hand.said == "! " + words("vote.refused.in_hand")
        await hand.press("escape")
        assert hand.said == "! " + words("vote.refused.leave")
        await hand.press("enter")
        assert hand.said == words("vote.counted.of", n=1, people=3)
        assert sums(door) == {"wow 1": 1, "wow 4": 1, "wow 7": 1, "better 2": 1, "better 3": 1, "better 5": 1}
        await hand.write("14/5")
        await hand.press("enter")
        assert words("vote.short", given="2 ★, 1 ▲") + " " + words("vote.enter_again") in hand.said
        await hand.press("enter")
        assert (sums(door)["wow 1"], "slip 3 of 3" in hand.text) == (2, True)
        await hand.press("r")
        assert hand.said == "! " + words("vote.refused.few", n=2, people=3)
        await hand.press("1", "2", *["backspace"] * 6, "y")
        assert (hand.said, voting.slips(door.rows(), map_of(door))) == ("", 2)
        await hand.passes(HELD)
        await hand.press("backspace")
        assert words("vote.refused.take_back") in hand.said
        assert words("keys.take_slip_back") in hand.keys_shown
        await hand.press("1", "y", "2", "backspace", "backspace")
        await hand.passes(HELD)
        assert voting.slips(door.rows(), map_of(door)) == 2
        await hand.press("backspace", "y")
        assert hand.said == words("vote.taken_back")
        assert (sums(door)["wow 1"], voting.slips(door.rows(), map_of(door))) == (1, 1)
        await hand.press("backspace")
        assert hand.said == "! " + words("vote.refused.no_last")
        await slip(hand, "14/5")
        await hand.press("/", "enter")
        assert hand.said == words("vote.all_in")
        await slip(hand, "99")
        await hand.press("backspace", "enter")
        assert (
            words("vote.more_than_people", people=3) + " " + words("vote.short", given="1 ★, 0 ▲")
            in hand.said
        )
        await hand.press("backspace", "r")
        assert hand.app.opened == [("result", map_of(door), "")]
        for key in ("u", "ctrl+y"):
            hand.stage.say("")
            await hand.press(key)
            assert hand.said == "! " + words("vote.refused.undo")
        assert hand.done == done


def test_the_printed_map_numbers_touchpoints_as_the_vote_does(door: Door) -> None:
    paper = make_paper(door.rows(), content())
    for number in range(1, 10):
        assert re.search(rf"^\| {number} +\| Point {number} ", paper, re.MULTILINE)


async def test_each_map_of_a_mix_has_its_own_vote(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db", "both") as door:
        with door.step("fill") as step:
            for number, one in enumerate(door.rows().maps, 1):
                stage = step.add(Stage, map_id=one.id, position="i", name="Order")
                step.add(Touchpoint, stage_id=stage.id, position="i", name=f"Point of map {number}")
            voting.count(step, map_of(door), ())
        async with staged(VotePage, door, map_of(door)) as hand:
            assert hand.said == words("vote.resumed", n=1)
            await slip(hand, "1/1")
            assert hand.said == words("vote.counted.alone", n=2)
            assert words("vote.slips_in.alone", n=2) in hand.text
            assert "B2B: " in hand.text or "B2C: " in hand.text
            await hand.press("v")
            other = door.rows().maps[1].id
            assert hand.app.opened == [("vote", other, "")]
            assert [voting.slips(door.rows(), one.id) for one in door.rows().maps] == [2, 0]


async def test_beyond_nine_numbers_are_parted_and_a_changed_list_is_said(door: Door) -> None:
    with door.step("fill") as step:
        for number in range(10, 31):
            stage = door.rows().stages[0].id
            step.add(Touchpoint, stage_id=stage, position=f"j{number}i", name=f"Point {number}")
    async with staged(VotePage, door, map_of(door), size=SMALL) as hand:
        assert all(f"{number}  Point {number}" in hand.text for number in range(1, 31))
        assert words("vote.parted") in " ".join(hand.text_of("Strip").split())
        await hand.write("112 7")
        await hand.press("enter")
        assert words("vote.refused.not_parted") in " ".join(hand.text.split())
        assert "112" not in hand.text.replace("1 12", "")
        await hand.press(*["backspace"] * 5)
        await slip(hand, "1 12 7 / 30")
        assert sums(door) == {"wow 1": 1, "wow 12": 1, "wow 7": 1, "better 30": 1}
        with door.step("remove_touchpoint") as step:
            step.remove(hand.rows.touchpoints[11])
        await hand.settle()
        assert words("vote.tags.order")[:20] in hand.text
        door.undo()
        assert sums(door)["wow 12"] == 1


async def test_ideas_of_people_who_are_away_count_beside_the_slips(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        with door.step("fill") as step:
            there = {"stage": "Order", "phase": "during"}
            drawn = put_draft(step, door, "Away", [{**there, "name": name} for name in ("Menu", "Till")])
            journey = next(one for one in step.rows().maps if one.kind == "draft")
            for position, (kind, point) in enumerate((("wow", 0), ("wow", 0), ("better", 1))):
                idea = {"kind": kind, "touchpoint_id": drawn[point].id, "state": "proposal"}
                step.add(Pick, map_id=journey.id, position=f"i{position}i", change_line="Faster", **idea)
            step.edit(step.rows().participants[0], is_present=False)
            line_up_drafts(step, content())
            stage = step.add(Stage, map_id=map_of(door), position="i", name="Order", phase="during")
            for number, line in enumerate(step.rows().candidates):
                ours = step.add(Touchpoint, stage_id=stage.id, position=f"i{number}i", name=line.name)
                step.edit(line, state="kept", touchpoint_id=ours.id)
        async with staged(VotePage, door, map_of(door)) as hand:
            await slip(hand, "1")
            await hand.press("r")
        async with staged(ResultPage, door, map_of(door)) as hand:
            assert words("vote.result.from_drafts", n=2) in hand.text
            assert "1+1" in hand.text
            assert [vote.count for vote in hand.rows.votes] == [1]
            await hand.press("a")
            assert chosen(hand) == "★1:u ▲1:l"
            assert hand.said == words("vote.said.fewer", n=2)


async def test_a_window_that_only_reads_types_nothing_and_goes_along(door: Door, tmp_path: Path) -> None:
    with opened(tmp_path / "store.db") as store:
        async with staged(VotePage, store.reader(door.sprint_id), map_of(door)) as hand:
            await hand.write("147")
            assert words("vote.elsewhere")[:40] in hand.text
            assert "●" not in hand.text
            assert not [
                key
                for key in ("reveal", "count_slip", "mend_slip")
                if words(f"keys.{key}") in hand.keys_shown
            ]
            assert all(hand.stage.check_action(one, ()) is False for one in VotePage.WRITES)
            await hand.press("r")
            assert hand.said == "! " + words("errors.read_only_window")
            vote(door, "1", "2")
            hand.stage.reload()
            await hand.settle()
            assert hand.app.opened[0][0] == "result"


async def test_hostile_names_are_shown_by_signs(tmp_path: Path) -> None:
    with hostile_sprint(tmp_path / "store.db", 3) as door:
        with door.step("edit") as step:
            for person in door.rows().participants:
                step.edit(person, name="\x1b[2JAna\nBell\u202e", roles="decider")
        async with staged(VotePage, door, map_of(door), size=SMALL) as hand:
            await slip(hand, "12 34")
            assert [ascii(line) for line in hand.lines if obeyed(line)] == []
            await hand.press("r", "r")
        async with staged(ResultPage, door, map_of(door), size=SMALL) as hand:
            assert words("vote.decides.by", name="")[-10:] in hand.text
            await hand.press("y", "y", "up", "right", "up")
            assert "\x1b" not in standing(hand.stage.desk, hand.rows, map_of(door))
            assert [ascii(line) for line in hand.lines if obeyed(line)] == []


async def test_paste_and_words_leave_the_page_whole(door: Door) -> None:
    async with staged(VotePage, door, map_of(door)) as hand:
        await hand.paste("1/4\x1b[2J 9 kittens\n" * 50)
        await hand.press("enter")
        assert words("vote.refused.signs")[:40] in hand.text
        assert "kittens" not in hand.text
        assert sums(door) == {}


def vote(door: Door, wow: str, better: str) -> None:
    """Count and reveal a vote, a digit a vote for the touchpoint of that number."""
    listed = [one.id for one in door.rows().touchpoints_of(map_of(door))]
    with door.step("fill") as step:
        for kind, digits in (("wow", wow), ("better", better)):
            for digit in digits:
                voting.count(step, map_of(door), [(kind, listed[int(digit) - 1])])
        voting.reveal(step, map_of(door), door.rows().sprint.changed_at)


async def test_the_decider_breaks_ties_changes_what_was_voted_and_says_why(door: Door) -> None:
    vote(door, "1112223344", "555111667")
    async with staged(ResultPage, door, map_of(door)) as hand:
        rising = [line[7:14] for line in hand.lines if line[7:12] == "Point"]
        assert rising == [f"Point {number}" for number in (5, 6, 7, 8, 9, 3, 4, 1, 2)]
        await hand.press("a")
        assert words("vote.tie.both", name="Point 1", n=3) in hand.text
        assert words("vote.tie.decides", name="Person 1") in hand.text
        await hand.press("1")
        assert words("vote.tie.wow", n=2) in hand.text
        await hand.press("2")
        assert chosen(hand) == "★1:1 ★2:2 ★3:4 ▲1:5 ▲2:6 ▲3:7"
        assert hand.said == words("vote.said.taken")
        assert hand.done[-1] == "take_vote"
        await hand.go(next(one.id for one in hand.rows.touchpoints if one.name == "Point 7"), "better")
        await hand.press("x")
        await hand.go(next(one.id for one in hand.rows.touchpoints if one.name == "Point 9"), "better")
        await hand.press("b")
        assert hand.is_editing()
        await hand.press("escape", "y", "enter")
        assert (hand.rows.decisions[-1].doubts, hand.is_editing()) == ("", False)
        await hand.press("x")
        assert hand.said.endswith(words("vote.said.undecided"))
        await hand.press("y", "y")
        assert chosen(hand) == "★1:1 ★2:2 ★3:4 ▲1:5 ▲2:6"
        assert len(hand.rows.decisions) == 2


async def test_a_choice_against_the_vote_has_a_sentence_and_the_decision_is_noted(door: Door) -> None:
    vote(door, "11122334", "555667788")
    async with staged(ResultPage, door, map_of(door)) as hand:
        await hand.press("a", "1", "1")
        await hand.press("y")
        assert "decided" in hand.text
        (decision,) = hand.rows.decisions
        assert (decision.way, decision.by_id) == ("decider", hand.rows.participants[0].id)
        assert decision.words == words(
            "vote.decision", wow="Point 1, Point 2, Point 3", better="Point 5, Point 6, Point 7"
        )
        await hand.press("y")
        assert hand.said == "! " + words("vote.refused.decided")
        await hand.go(hand.rows.touchpoints[2].id, "wow")
        await hand.press("x")
        await hand.go(hand.rows.touchpoints[8].id, "wow")
        await hand.press("w")
        assert (hand.is_editing(), hand.said) == (True, "")
        await hand.press("escape")
        assert words("vote.tags.why", n=1) in hand.text
        await hand.press("y")
        assert (hand.is_editing(), hand.said) == (True, "! " + words("vote.refused.no_why", n=1))
        await hand.press("escape")
        assert hand.said == "! " + words("vote.refused.without_why")
        await hand.press("y", "u")
        assert [one.doubts for one in hand.rows.decisions] == [""]
        await hand.press("y")
        await hand.write("It goes wrong every day")
        await hand.press("enter")
        pick = next(one for one in hand.rows.picks if one.touchpoint_id == hand.rows.touchpoints[8].id)
        assert deciding.why_against(hand.rows, pick) == "It goes wrong every day"
        assert words("vote.tags.against") in hand.text
        page = build_rows(pick, hand.rows, content(), (), "", is_folded=True)
        assert "It goes wrong every day" in [cell.text for row in page for cell in row.cells]
        await hand.press("y")
        assert "It goes wrong every day" in hand.rows.decisions[-1].doubts
        await hand.press("enter")
        await hand.write(", at every shop")
        await hand.press("enter", "y")
        assert "at every shop" in hand.rows.decisions[-1].doubts
        assert len(hand.rows.decisions) == 2
        await hand.press("u", "u", "u", "u")
        assert deciding.why_against(hand.rows, pick) == ""
        await hand.go(hand.rows.touchpoints[1].id, "wow")
        await hand.press("x")
        await hand.go(hand.rows.touchpoints[7].id, "wow")
        noted = len(hand.rows.decisions)
        await hand.press("w", "escape", "y")
        assert hand.said == "! " + words("vote.refused.no_why", n=2)
        await hand.press("escape", "y")
        assert (hand.is_editing(), len(hand.rows.decisions)) == (False, noted + 1)
        await hand.press("o", "o")
        assert (sums(door), hand.app.opened) == ({}, [("vote", map_of(door), "")])


async def test_another_yes_keeps_what_was_written_and_a_new_name_makes_no_second_decision(door: Door) -> None:
    vote(door, "11122334", "555667788")
    async with staged(ResultPage, door, map_of(door)) as hand:
        await hand.press("a", "1", "1", "y")
        with door.step("edit") as step:
            step.edit(hand.rows.touchpoints[0], name="Another name")
            person = hand.rows.participants[1].id
            step.edit(hand.rows.decisions[0], words="These six", way="vote", by_id=person)
        hand.stage.reload()
        assert "decided at" in hand.text
        await hand.press("y")
        assert hand.said == "! " + words("vote.refused.decided")
        chosen_here = hand.rows.chosen_of(map_of(door))
        with door.step("drop_pick") as step:
            step.edit(chosen_here[0], rank=9)
            step.edit(chosen_here[0], touchpoint_id=hand.rows.touchpoints[8].id, rank=1)
            deciding.say_why(step, chosen_here[0], "It fails every day")
        hand.stage.reload()
        assert "decided at" not in hand.text
        await hand.press("y")
        first, second = hand.rows.decisions
        assert (first.words, first.way, first.by_id, first.doubts) == ("These six", "vote", person, "")
        assert "It fails every day" in second.doubts
        with door.step("edit") as step:
            step.edit(second, doubts="Person 2 has doubts", way="consent")
            deciding.say_why(step, chosen_here[0], "It fails twice a day")
        hand.stage.reload()
        await hand.press("y")
        assert hand.said == "! " + words("vote.refused.decided")
        with door.step("edit") as step:
            step.edit(second, doubts="")
        hand.stage.reload()
        await hand.press("y")
        assert len(hand.rows.decisions) == 2
        assert "twice a day" in hand.rows.decisions[1].doubts
        assert (hand.rows.decisions[1].way, hand.rows.decisions[1].by_id) == ("consent", second.by_id)
