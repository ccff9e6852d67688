"""What the workbook keeps of the meeting: pauses, outputs, parked lines with their fate, decisions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from made import NOW, Making
from openpyxl import Workbook, load_workbook

from sprint_tui.content.load import Content, load
from sprint_tui.exchange.workbook import make_workbook
from sprint_tui.store.tables import Action, ClockEvent, Decision, ParkedItem, Participant

PARKING = "Parking lot & decisions"
TEN = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def content() -> Content:
    return load("en")


def book_of(make: Making, content: Content) -> Workbook:
    file = BytesIO()
    make_workbook(make.rows(), content, NOW).save(file)
    return load_workbook(file)


def lines(book: Workbook, sheet: str) -> list[list[Any]]:
    """Return what each row of a sheet says, without empty cells and ids."""
    columns = {"Agenda": 8, PARKING: 7}[sheet]
    rows = book[sheet].iter_rows(values_only=True, max_col=columns)
    return [[value for value in row if value is not None] for row in rows]


def test_parked_lines_stand_with_what_became_of_them(content: Content) -> None:
    make = Making(zone="UTC")
    lead = make.add(Participant, sprint_id=make.sprint_id, name="Front-desk lead")
    action = make.add(
        *(Action,),
        sprint_id=make.sprint_id,
        words="Measure the shelf",
        owner_id=lead,
        due=date(2026, 11, 27),
    )
    for words, given in (
        ("=Prams", {"outcome": "action", "action_id": action}),
        ("Stations", {"outcome": "dropped"}),
        ("Cups", {}),
    ):
        at = {"block": "segment", "minute": 12, "at": TEN}
        make.add(ParkedItem, sprint_id=make.sprint_id, words=words, **at, **given)
    book = book_of(make, content)
    said = lines(book, PARKING)
    fate = "Somebody does it: Measure the shelf\nFront-desk lead, by 27 Nov 2026"
    assert ["Segment and promise", 12, "=Prams", fate] in said
    assert ["Segment and promise", 12, "Stations", "Dropped"] in said
    assert ["Segment and promise", 12, "Cups", "Nobody has said yet"] in said
    assert ["Decisions"] not in said
    assert {cell.data_type for row in book[PARKING].iter_rows() for cell in row} <= {"s", "n"}


def test_decisions_say_how_and_by_whom(content: Content) -> None:
    make = Making(zone="UTC")
    lead = make.add(Participant, sprint_id=make.sprint_id, name="Operations lead")
    noted = {"words": "30 days go to the shelf", "way": "decider", "votes": "6 of 6", "doubts": "-none"}
    at = {"block": "actions", "minute": 6, "at": TEN}
    make.add(Decision, sprint_id=make.sprint_id, by_id=lead, **at, **noted)
    make.add(Decision, sprint_id=make.sprint_id, words="Afterwards", at=TEN)
    said = lines(book_of(make, content), PARKING)
    how = content.choice("way", "decider").label
    row = ["Action planning", 6, "30 days go to the shelf", how, "Operations lead", "6 of 6", "-none"]
    assert row in said
    assert ["Afterwards"] in said
    assert ["Parking lot"] not in said


def test_without_parked_lines_and_decisions_there_is_no_sheet(content: Content) -> None:
    assert PARKING not in book_of(Making(), content).sheetnames


def test_the_agenda_has_pauses_with_reasons_and_what_was_settled(content: Content) -> None:
    make = Making(zone="UTC")
    for kind, after, given in (
        ("start", 0, {}),
        ("pause", 60, {"reason": "=alarm"}),
        ("resume", 150, {}),
        ("pause", 200, {}),
        ("next", 210, {"done": 1, "total": 4}),
        ("finish", 500, {"done": 0, "total": 2}),
    ):
        at = TEN + timedelta(seconds=after)
        make.add(ClockEvent, sprint_id=make.sprint_id, kind=kind, at=at, **given)
    said = lines(book_of(make, content), "Agenda")
    blocks = [row for row in said if row and row[0] in range(1, 7) and len(row) > 3]
    assert blocks[0][2:] == [*(timedelta(seconds=n) for n in (600, 600, 110, 100)), "1 of 4, 0 now"]
    assert blocks[1][-1] == "0 of 2"
    pauses = said[said.index(["Pauses"]) + 2 :]
    assert [row[1:] for row in pauses[:2]] == [
        ["Introduction", timedelta(seconds=90), "=alarm"],
        ["Introduction", timedelta(seconds=10), "no reason noted"],
    ]
    together = next(row for row in said if row and row[0] == "Together")
    assert together[-1] == "8:20 on the wall's clock"
