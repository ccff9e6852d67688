"""Handed in: who has sent what, who has not, what several named; and the tick of Ready? that leads there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from prepared import prepare
from sprint_tui.screens.handed_in import HandedInPage
from sprint_tui.screens.ready import Ready
from sprint_tui.store.door import Door
from sprint_tui.store.drafts import preparation_of
from sprint_tui.store.tables import Answer, DraftMatch
from stage import ROOM, SMALL, WIDE, Staged, example, fresh, staged, words

CAME = datetime(2026, 11, 10, 20, 30, tzinfo=UTC)


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """The example, for which the second person of the roster has handed in everything."""
    with example(tmp_path / "store.db") as door:
        person = prepare(door)
        known = preparation_of(door.rows(), person.id)
        assert known is not None
        with door.step("edit") as step:
            for one in door.rows().participants:
                step.edit(one, has_draft=one.id == person.id)
            step.edit(
                known, is_mine=False, received_at=CAME, file_name="front-desk.prep.json", spent_seconds=4980
            )
        yield door


def line_of(hand: Staged, name: str) -> str:
    """The line of a person, without the blanks between its figures."""
    return " ".join(next(line for line in hand.lines_of("#people") if name in line).split())


@pytest.mark.parametrize("size", [SMALL, ROOM, WIDE])
async def test_each_person_has_a_line_with_what_came_and_when(door: Door, size: tuple[int, int]) -> None:
    async with staged(HandedInPage, door, door.sprint_id, size=size) as hand:
        assert line_of(hand, "Front-desk lead") == "✓ Front-desk lead 6 1 3 6 83 10 Nov 21:30"
        assert line_of(hand, "Marketing lead").endswith(f"Marketing lead {words('handed_in.nothing')}")
        assert words("handed_in.facts", done=1, total=6) in hand.text_of("Head")


async def test_the_strip_names_the_file_and_what_else_came(door: Door) -> None:
    async with staged(HandedInPage, door, door.sprint_id) as hand:
        await hand.go(door.rows().participants[1].id)
        assert "front-desk.prep.json, Tue 10 Nov 2026, 21:30" in hand.text_of("Strip")
        assert words("handed_in.points", n=1) in hand.text_of("Strip")


async def test_what_several_named_stands_below_without_a_name(door: Door) -> None:
    rows = door.rows()
    first = next(one for one in rows.said if one.key == "tune_in.1" and one.part == 0)
    async with staged(HandedInPage, door, door.sprint_id) as hand:
        assert words("handed_in.each_their_own", n=3) in hand.text_of("#people")
    with door.step("edit") as step:
        step.add(
            Answer,
            sprint_id=door.sprint_id,
            participant_id=rows.participants[2].id,
            key="tune_in.1",
            words=first.words.upper(),
            is_brought=True,
        )
    async with staged(HandedInPage, door, door.sprint_id) as hand:
        assert line_of(hand, first.words).startswith(f"{words('handed_in.times', n=2)} ")


async def test_space_notes_who_brings_a_draft_along(door: Door) -> None:
    async with staged(HandedInPage, door, door.sprint_id) as hand:
        person = door.rows().participants[4]
        await hand.go(person.id)
        await hand.press("space")
        assert hand.rows.participants[4].has_draft
        assert words("handed_in.announced") in line_of(hand, person.name)
        await hand.press("u")
        assert not hand.rows.participants[4].has_draft


def match_all(door: Door) -> None:
    rows = door.rows()
    drafts = {one.map_id for one in rows.drafts}
    stages = {one.id for one in rows.stages if one.map_id in drafts}
    with door.step("edit") as step:
        for one in rows.touchpoints:
            if one.stage_id in stages:
                step.add(DraftMatch, touchpoint_id=one.id, how="name")


async def test_while_drafts_are_not_lined_up_enter_goes_where_they_are(door: Door) -> None:
    async with staged(HandedInPage, door, door.sprint_id) as hand:
        assert words("handed_in.not_matched") in hand.text_of("Head")
        await hand.press("enter")
        assert hand.app.went[-1][0] == "compare"
        match_all(door)
        await hand.settle()
        assert words("handed_in.not_matched") not in hand.text_of("Head")
        hand.app.went.clear()
        await hand.press("enter")
        assert hand.app.went == []


async def test_without_a_roster_it_says_where_to_begin(tmp_path: Path) -> None:
    with fresh(tmp_path / "store.db") as door:
        async with staged(HandedInPage, door, door.sprint_id) as hand:
            assert words("handed_in.info.nobody") in hand.text_of("Head")
            await hand.press("space", "enter")


async def test_a_window_that_only_reads_offers_no_tick(door: Door) -> None:
    reader = type(door)(door._tools, door.sprint_id, None, reads_only=True)
    async with staged(HandedInPage, reader, door.sprint_id) as hand:
        assert "space" not in hand.keys_shown


async def test_a_page_that_was_left_says_nothing_any_more_and_ends_nothing(door: Door) -> None:
    async with staged(Ready, door) as hand:
        page = HandedInPage(hand.desk, door.sprint_id)
        await hand.app.push_screen(page)
        await hand.press("escape")
        await hand.until(lambda: not page.is_attached)
        page.say("export.writing")
        page.refuse("errors.disk")
        await hand.settle()
        assert isinstance(hand.screen, Ready)


# The tick of Ready?


async def test_the_drafts_of_ready_lead_here_and_are_set_once_all_came_and_are_lined_up(door: Door) -> None:
    async with staged(Ready, door) as hand:
        await hand.go("files")
        await hand.press("enter")
        assert hand.app.opened == [("handed_in", door.sprint_id, "")]
        with door.step("edit") as step:
            for one in door.rows().participants:
                step.edit(one, has_draft=True)
        await hand.settle()
        said = " ".join(hand.text_of("#ticks").split())
        assert words("ready.why.unmatched", n=6)[:40] in said
        match_all(door)
        await hand.settle()
        assert words("ready.why.all_drafts", n=6) in " ".join(hand.text_of("#ticks").split())
