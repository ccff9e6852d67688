"""From the first key to a finished workbook: the scribe's notes of a whole sprint, typed into the app."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from scribe import ZONE, Scribe, Wall
from scribe_brief import fill_brief, new_sprint
from scribe_journey import draw_stages, fill_lanes
from scribe_meeting import close, tick
from scribe_owners import define_six, own_six, promise_thirty_days
from scribe_picks import describe_six, pick_six

from filled import values
from in_workbook import not_found
from noted_entries import noted_entries
from notes import Notes
from notes_reader import read
from sprint_tui.store import instant
from sprint_tui.store.rows import SprintRows
from stage import content, example, whole_app

BEFORE, MEETING, AFTER = "2026-11-11", "2026-11-12", "2026-11-13"


NOTED_ASIDE = ("ParkedItem", "Decision", "Action", "FrontlineCard", "SignOff")
"""What the example has of the parking lot, the decisions and Friday, and the scribe does not type."""


async def test_a_whole_sprint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notes, wall = read(), Wall(BEFORE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(instant, "now_instant", wall)
    workbook = tmp_path / "Mornings-without-the-rush.xlsx"
    async with whole_app(tmp_path / "store.db") as hand:
        scribe = Scribe(hand.pilot, wall)
        await new_sprint(scribe, notes)
        await fill_brief(scribe, notes)
        await _meet(scribe, notes)
        wall.set("16:40", AFTER)
        await scribe.go("checklist")
        await close(scribe, notes, workbook)
        typed = scribe.rows
        print(scribe.counted)  # pytest -rP shows it
    book = load_workbook(workbook)
    assert not_found(book, noted_entries(notes, content())) == []
    _check_agenda(book)
    assert "Submitted on 13 Nov 2026, 16:40" in _values(book, "Checklist")
    with example(tmp_path / "example.db") as door:
        assert _content(typed) == _content(door.rows()), "typed, it is what `demo` opens"


async def _meet(scribe: Scribe, notes: Notes) -> None:
    """Hold the meeting by section 12 of the notes; where it was re-timed, minutes are taken by hand."""
    scribe.wall.set("09:00", MEETING)
    await scribe.go("agenda")
    await tick(scribe, "09:02:00", "space", "2")
    await tick(scribe, "09:12:40", "n", "escape")
    await tick(scribe, "09:29:10", "n", "escape")
    await scribe.go("journey")
    await draw_stages(scribe, notes)
    await tick(scribe, "09:33:05", "space")
    await tick(scribe, "09:37:35", "space")
    for touchpoint in notes.touchpoints:
        if touchpoint.name == "Late-train morning":
            await tick(scribe, "09:49:00", "plus")
        await fill_lanes(scribe, touchpoint)
    await tick(scribe, "09:57:50", "n", "escape")
    await scribe.go("picker")
    await tick(scribe, "09:58:20", "r", "1")
    await pick_six(scribe, notes)
    await describe_six(scribe, notes)
    await tick(scribe, "10:13:30", "n", "escape")
    await scribe.go("ownership")
    await tick(scribe, "10:13:55", "r", "1")
    await own_six(scribe, notes)
    await define_six(scribe, notes)
    await tick(scribe, "10:20:00", "n", "n")
    await tick(scribe, "10:20:12", "backspace")
    await tick(scribe, "10:25:30", "n")
    await scribe.go("commitments")
    await promise_thirty_days(scribe, notes)
    await scribe.go("agenda")
    await tick(scribe, "10:34:20", "n")
    _check_clock(scribe)


def _check_clock(scribe: Scribe) -> None:
    """What was re-timed, used and paused is what the notes say, to the second."""
    clock = scribe.stage.clock()
    assert [block.length for block in clock.blocks] == [600, 900, 1260, 14 * 60 + 5, 720, 480]
    assert [round(block.used) for block in clock.blocks] == [640, 990, 1450, 940, 720, 530]
    assert [round(block.paused) for block in clock.blocks] == [0, 0, 270, 0, 0, 0]
    assert clock.promised_end is not None
    assert f"{clock.promised_end.astimezone(ZONE):%H:%M:%S}" == "10:33:30"


def _check_agenda(book: Workbook) -> None:
    """The blocks as section 12 has them; by whole minutes WOW came to 14:00 instead of 14:05."""
    blocks = [row for row in book["Agenda"].iter_rows(values_only=True) if row[0] in range(1, 7) and row[2]]

    def lasted(column: int) -> list[float | None]:
        spans = [row[column] for row in blocks]
        return [span.total_seconds() if isinstance(span, timedelta) else None for span in spans]

    assert lasted(2) == [600, 900, 1200, 1200, 900, 600]
    assert lasted(3) == [600, 900, 1260, 845, 720, 480]
    assert lasted(4) == [640, 990, 1450, 940, 720, 530]
    assert lasted(5) == [40, 90, 190, 95, None, 50]
    assert lasted(6) == [None, None, 270, None, None, None]
    said = _values(book, "Agenda")
    assert "WOW + Just Better 14:05, Ownership 12:03, Action planning 8:02" in said
    assert "Ownership 12:00, Action planning 8:00, end +1:30" in said
    assert {time(9, 2), time(9, 33, 5), time(9, 37, 35), time(10, 20, 12), time(10, 34, 20)} <= {*said}
    assert {datetime(2026, 11, 12, 9, 2), datetime(2026, 11, 12, 10, 34, 20)} <= {*said}


def _content(rows: SprintRows) -> Counter[object]:
    """Return what was noted, row by row, without ids, places and moments; the clock was told otherwise."""
    own = {"id", "position", "created_at", "changed_at"}
    return Counter(
        (
            kind,
            frozenset((name, value) for name, value in row.items() if name[-3:] != "_id" and name not in own),
        )
        for kind, of_kind in values(rows).items()
        for row in of_kind
        if kind not in {"ClockEvent", "Snapshot", *NOTED_ASIDE}
    )


def _values(book: Workbook, sheet: str) -> list[object]:
    return [cell.value for row in book[sheet].iter_rows() for cell in row if cell.value is not None]
