"""The sheet of commitments: thirty days, yeses with their moment, actions, and what is open with its name."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from made import BEGIN, NOW, Making
from openpyxl import Workbook, load_workbook

from sprint_tui.content.load import load
from sprint_tui.exchange.workbook import make_workbook
from sprint_tui.store.tables import (
    Action,
    Commitment,
    FrontlineCard,
    OwnerYes,
    Participant,
    Pick,
    SignOff,
)

CONTENT = load("en")
SHEET = "Commitments"


def book_of(make: Making) -> Workbook:
    file = BytesIO()
    make_workbook(make.rows(), CONTENT, NOW).save(file)
    return load_workbook(file)


def promised() -> Making:
    """Make a sprint of two WOW: one said yes to, one without owner; two actions."""
    make = Making(title="Promised", complete_by=date(2026, 11, 13), zone="Europe/Brussels", audience="b2c")
    places = make.add_touchpoints(make.add_map(name="Commuters"), "before", ["Shelf", "Train"])
    make.add(Participant, sprint_id=make.sprint_id, name="Scribe", roles="scribe")
    owner = make.add(Participant, sprint_id=make.sprint_id, name="Front-desk lead")
    map_id = next(
        iter(row["id"] for table, rows in make.kinds.items() for row in rows if "segment_id" in row)
    )
    picked = {"map_id": map_id, "kind": "wow", "state": "chosen"}
    first = make.add(Pick, **picked, rank=1, touchpoint_id=places[0], owner_id=owner)
    make.add(Pick, **picked, rank=2, touchpoint_id=places[1])
    make.add(OwnerYes, pick_id=first, participant_id=owner, at=BEGIN)
    thirty = {"pick_id": first, "first_step": "=Names by hand", "frontline_message": "The shelf is yours."}
    make.add(Commitment, sprint_id=make.sprint_id, starts=date(2026, 11, 12), **thirty)
    told = {"owner_id": owner, "due": date(2026, 11, 13)}
    make.add(Action, sprint_id=make.sprint_id, words="Measures the shelf", **told)
    make.add(Action, sprint_id=make.sprint_id, words="Who pays?", status="done")
    return make


@pytest.fixture(scope="module")
def book() -> Workbook:
    return book_of(promised())


def row_with(book: Workbook, text: str) -> tuple[object, ...]:
    rows = book[SHEET].iter_rows(values_only=True)
    return next(row for row in rows if str(row[0]).startswith(text))


def test_it_stands_between_ownership_and_checklist(book: Workbook) -> None:
    place = book.sheetnames.index(SHEET)
    assert book.sheetnames[place - 1 : place + 2] == ["By owner", SHEET, "Checklist"]


def test_the_thirty_days_have_their_first_step_and_message(book: Workbook) -> None:
    assert row_with(book, "30-day WOW")[1] == "★ WOW 1 Shelf"
    assert row_with(book, "First step")[1] == "=Names by hand"
    assert row_with(book, "For front line")[1] == "The shelf is yours."
    assert row_with(book, "Starts")[1] == datetime(2026, 11, 12)
    assert not any(cell.data_type == "f" for row in book[SHEET].iter_rows() for cell in row)


def test_a_yes_stands_with_its_owner_and_moment(book: Workbook) -> None:
    assert row_with(book, "★ WOW 1")[:4] == ("★ WOW 1", "Shelf", "Front-desk lead", datetime(2026, 11, 12, 9))
    assert row_with(book, "★ WOW 2")[:4] == ("★ WOW 2", "Train", "Nobody yet", "not yet")


def test_each_of_the_four_functions_has_its_yes_and_the_card_its_lines() -> None:
    make = promised()
    owner = next(row["id"] for table, rows in make.kinds.items() if table is Participant for row in rows)
    make.add(SignOff, sprint_id=make.sprint_id, function="support", participant_id=owner, at=BEGIN)
    make.add(FrontlineCard, sprint_id=make.sprint_id, may_decide="=Any cup again")
    book = book_of(make)
    assert row_with(book, "Support")[:4] == ("Support", None, "Scribe", datetime(2026, 11, 12, 9))
    assert row_with(book, "Sales")[2:4] == ("Nobody yet", "not yet")
    assert row_with(book, "May decide")[1] == "=Any cup again"


def test_actions_have_owner_day_and_a_status_to_choose(book: Workbook) -> None:
    action = row_with(book, "Measures the shelf")
    assert (action[2], action[3], action[4]) == ("Front-desk lead", datetime(2026, 11, 13), "Open")
    assert row_with(book, "Who pays?")[2:5] == ("Nobody yet", None, "Done")
    offered = [str(one.formula1) for one in book[SHEET].data_validations.dataValidation]
    assert offered == ['"Open,Done,Dropped"']


def test_what_is_open_by_friday_has_a_name(book: Workbook) -> None:
    rows = list(book["Open by Friday"].iter_rows(values_only=True))
    assert rows[1][0] == "Open by 13 Nov 2026"
    told = {str(row[0]): row[1] for row in rows[4:]}
    assert book["Open by Friday"].auto_filter.ref == f"A4:E{len(rows)}"
    assert {row[3] for row in rows[4:]} == {datetime(2026, 11, 13)}
    assert told["Measures the shelf, by 13 Nov 2026"] == "Front-desk lead"
    assert told["No yes from the owner yet: ★ WOW 2"] == "Nobody yet"
    assert told["Nobody answers for Shelf, Train"] == "Scribe"
    assert None not in told


def test_it_is_left_out_while_nothing_is_promised() -> None:
    make = Making(title="Only a title")
    make.add_map()
    make.add(Commitment, sprint_id=make.sprint_id, first_step=" ")
    assert SHEET not in book_of(make).sheetnames


def test_the_overview_keeps_the_thirty_days(book: Workbook) -> None:
    said = [str(cell.value) for row in book["Overview"].iter_rows() for cell in row if cell.value]
    assert any("★ WOW 1 Shelf" in text and "First step: =Names by hand" in text for text in said)
