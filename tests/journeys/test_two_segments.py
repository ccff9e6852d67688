"""A business that serves companies and private people: two maps, six upgrades each, one meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from scribe import Scribe, Wall
from scribe_brief import describe_segment, fill_frame, fill_meeting, fill_people, new_sprint
from scribe_journey import draw_stages, fill_lanes, fill_room_lanes
from scribe_meeting import close, tick
from scribe_owners import define_six, own_six, promise
from scribe_picks import describe_six, pick_six, stored_pick

from in_workbook import not_found
from noted_entries import map_entries
from notes import Kpi, Notes, Pick, Segment, Stage, Touchpoint
from notes_short import read_short
from sprint_tui.domain import checklist
from sprint_tui.store import instant
from sprint_tui.store.facts import sprint_facts
from stage import content, whole_app

BEFORE, MEETING, AFTER = "2026-08-17", "2026-08-18", "2026-08-21"
AT_HOME = Segment(
    name="People who make cheese at home",
    behaviour="Two litres on a Sunday, with a hand pump that they clean in the bath.",
    would_tell="",
    wont_pay="",
    pains={"P1": "The hose slips off, and the kitchen is white"},
    gains={"G1": "To know that it is clean"},
    functional=(),
    emotional=(),
)
STAGES = (
    ("Wanting to try it", "before", ("A film on a telephone",)),
    ("Choosing a pump", "before", ("The page with one small pump",)),
    ("The first Sunday", "during", ("Unpacking at the sink", "The first litre")),
    ("Cleaning it", "after", ("The bath",)),
    ("Telling somebody", "after", ("A photo of a cheese",)),
)
MINUTES = {"journey": 20, "picker": 20, "ownership": 15, "commitments": 10}
"""What each block has, for both maps."""
IN_THE_ROOM = ("goal", "action", "thought")
IN_FULL = 2
"""Touchpoints of the first map that are typed with all lanes, as `test_whole_sprint` types them all."""
PICKED = ("W1", "W2", "W3", "J1", "J2", "J3")


def as_noted(noted: Notes) -> Notes:
    """Return the notes of the first map; of most touchpoints only what the room must have."""
    whole = noted.touchpoints[:IN_FULL]
    stages = (
        replace(stage, touchpoints=tuple(one if one in whole else _short(one) for one in stage.touchpoints))
        for stage in noted.stages
    )
    return replace(noted, brief={**noted.brief, "audience": "both"}, stages=tuple(stages))


def _short(one: Touchpoint) -> Touchpoint:
    lanes = {name: one.lanes[name] for name in IN_THE_ROOM}
    return Touchpoint(one.name, one.stage, lanes, one.feeling, one.gap, (), (), "", "", ())


def at_home(notes: Notes) -> Notes:
    """Return what the same team notes of its second segment: what the room must have, and six owners."""
    stages = tuple(
        Stage(name, phase, tuple(_touchpoint(one, name, at) for at, one in enumerate(names)))
        for name, phase, names in STAGES
    )
    places = [one.name for stage in stages for one in stage.touchpoints]
    picks = tuple(_pick(mark, place, notes) for mark, place in zip(PICKED, places, strict=True))
    return replace(notes, segment=AT_HOME, stages=stages, picks=picks)


def _touchpoint(name: str, stage: str, feeling: int) -> Touchpoint:
    lanes = {"goal": f"Be done with {name}", "action": f"Tries {name}", "thought": f'"Is this {name}?"'}
    return Touchpoint(name, stage, lanes, feeling, "in_line", (), (), "", "", ())


def _pick(mark: str, touchpoint: str, notes: Notes) -> Pick:
    kpi = Kpi(mark, f"Smiles at {touchpoint}", "", "", "%", "", "", "", "10", None, None, "40", "", "")
    owner = next(one.owner for one in notes.picks if one.mark == mark)
    answers = {"change_line": f"A card for {touchpoint}"}
    return Pick(mark, touchpoint, answers, (), (), owner, "", date(2026, 10, 1), "planned", (kpi,))


async def test_the_first_meeting_of_the_pump_works_with_a_second_segment_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall, notes = Wall(BEFORE), as_noted(read_short())
    other = at_home(notes)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(instant, "now_instant", wall)
    workbook = tmp_path / "The-line-runs-on-Monday.xlsx"
    async with whole_app(tmp_path / "store.db") as hand:
        scribe = Scribe(hand.pilot, wall)
        await new_sprint(scribe, notes)
        await _fill_brief(scribe, notes, other)
        await _meet(scribe, notes, other)
        wall.set("16:00", AFTER)
        await scribe.go("checklist")
        await close(scribe, notes, workbook)
        rows = scribe.rows
        print(scribe.counted)  # pytest -rP shows it
    assert all(scribe.keys[stage] < 30 * minutes for stage, minutes in MINUTES.items()), "two seconds a key"
    facts = sprint_facts(rows)
    lines = [line for item in checklist.ITEMS for line in checklist.proof(item, facts)]
    assert {line.map_index for line in lines} == {0, 1}
    missing = {line.code for line in lines if line.map_index == 0 and not line.holds}
    assert missing == {"kpi_values", "touchpoint_owners"}
    book = load_workbook(workbook)
    assert not_found(book, map_entries(notes, content(), sheet=_journeys(book)[0])) == []


def _journeys(book: object) -> list[str]:
    return [name for name in book.sheetnames if name.startswith("Journey")]  # type: ignore[attr-defined]


async def _fill_brief(scribe: Scribe, notes: Notes, other: Notes) -> None:
    await fill_frame(scribe, notes)
    await describe_segment(scribe, notes.segment)
    await describe_segment(scribe, other.segment)
    await fill_people(scribe, notes)
    await fill_meeting(scribe, notes)


async def _meet(scribe: Scribe, notes: Notes, other: Notes) -> None:
    """Hold the meeting by section 7 of the notes: each block as long as it took."""
    scribe.wall.set("13:29", MEETING)
    await scribe.go("agenda")
    await tick(scribe, "13:30:00", "space", "escape")
    await tick(scribe, "13:38:20", "n", "n", "escape")
    await tick(scribe, "13:52:30", "n", "escape")
    await _draw(scribe, notes, other)
    await tick(scribe, "14:16:10", "n", "escape")
    await _choose(scribe, notes, other)
    await tick(scribe, "14:35:40", "n", "escape")
    await _own(scribe, notes, other)
    await tick(scribe, "14:51:40", "n", "escape")
    await scribe.go("commitments")
    wow = next(pick for pick in notes.picks if pick.mark == notes.commitment.pick)
    await promise(scribe, notes.commitment, stored_pick(scribe, wow).id)
    await scribe.go("agenda")
    await tick(scribe, "15:00:00", "n", "n")


async def _draw(scribe: Scribe, notes: Notes, other: Notes) -> None:
    await scribe.go("journey")
    await draw_stages(scribe, notes)
    for touchpoint in notes.touchpoints:
        is_whole = bool(touchpoint.lanes.keys() - {*IN_THE_ROOM})
        await (fill_lanes if is_whole else fill_room_lanes)(scribe, touchpoint)
    await scribe.leave()
    await scribe.press("v")
    await draw_stages(scribe, other)
    for touchpoint in other.touchpoints:
        await fill_room_lanes(scribe, touchpoint)
    await scribe.leave()


async def _choose(scribe: Scribe, notes: Notes, other: Notes) -> None:
    await scribe.go("picker")
    await pick_six(scribe, other)
    await describe_six(scribe, other)
    await scribe.press("v")
    await pick_six(scribe, notes)
    await describe_six(scribe, notes)


async def _own(scribe: Scribe, notes: Notes, other: Notes) -> None:
    await scribe.go("ownership")
    await own_six(scribe, notes)
    await define_six(scribe, notes)
    await own_six(scribe, other)
