"""The workbook of the finished example: every entry, and what a leader's program needs to show it."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from made import NOW, rows_of
from openpyxl import Workbook, load_workbook
from openpyxl.chart import LineChart
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from in_workbook import Entry, not_found
from noted_entries import clock_entries, noted_entries
from notes_reader import read
from sprint_tui.content.load import Content, load
from sprint_tui.exchange.example import finished_example
from sprint_tui.exchange.workbook import make_workbook

SHEETS = [
    "Overview",
    "Brief",
    "Journey",
    "WOW",
    "Just Better",
    "Ownership",
    "By owner",
    "Commitments",
    "Checklist",
    "Open by Friday",
    "Agenda",
    "Parking lot & decisions",
]


@pytest.fixture(scope="module")
def content() -> Content:
    return load("en")


@pytest.fixture(scope="module")
def book(content: Content) -> Workbook:
    return reopened(make_workbook(rows_of(finished_example()), content, NOW))


def reopened(book: Workbook) -> Workbook:
    file = BytesIO()
    book.save(file)
    return load_workbook(file)


def texts(sheet: Worksheet) -> list[object]:
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_every_entry_of_the_notes_is_found(book: Workbook, content: Content) -> None:
    notes = read()
    entries = [*noted_entries(notes, content), *clock_entries(notes, content)]
    assert len(entries) > 400
    assert not_found(book, entries) == []


def test_what_is_not_there_is_named(book: Workbook) -> None:
    entries = [
        Entry("made up", "Free tea for everyone"),
        Entry("too short to stand within a cell", "s", "Overview"),
        Entry("elsewhere", "Counter", "Journey", column_of="Platform sign"),
        Entry("other row", 41.0, "Ownership", row_of="First human answer"),
        Entry("figure", 987654),
    ]
    assert [line.split(":")[0] for line in not_found(book, entries)] == [one.where for one in entries]


def test_sheets_stand_in_their_order(book: Workbook) -> None:
    assert book.sheetnames == SHEETS


def test_nothing_is_a_formula(book: Workbook) -> None:
    for sheet in book:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_each_sheet_fits_its_paper(book: Workbook) -> None:
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        if sheet.title != "Journey":
            assert sheet.page_setup.fitToWidth == 1
            assert sheet.sheet_properties.pageSetUpPr is not None
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_area
        assert sheet.oddHeader is not None
        assert sheet.oddHeader.left.text == "Mornings without the rush"
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.center.text == "&A"
    assert book["Overview"].page_setup.fitToHeight == 1


def test_nine_touchpoints_are_printed_five_and_four_large_enough_to_read(book: Workbook) -> None:
    sheet = book["Journey"]
    assert [one.id for one in sheet.col_breaks.brk] == [6]
    assert sheet.page_setup.scale == 80
    assert not (sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage)


def test_heads_stay_in_view(book: Workbook) -> None:
    frozen = {sheet.title: sheet.freeze_panes for sheet in book}
    assert frozen["Journey"] == "B5"
    assert frozen["Checklist"] == "A5"
    assert frozen["WOW"] == frozen["Just Better"] == frozen["Ownership"] == "B2"
    assert book["Journey"].print_title_rows == "$1:$4"
    assert book["Journey"].print_title_cols == "$A:$A"


def test_rows_are_as_high_as_their_text(book: Workbook) -> None:
    sheet = book["Journey"]
    cells = (cell for row in sheet.iter_rows() for cell in row)
    long = next(cell for cell in cells if str(cell.value).startswith("Eleven screens"))
    assert long.alignment.wrap_text
    height = sheet.row_dimensions[long.row or 0].height or 0
    assert len(str(long.value)) / 30 * 12 < height < 409


def test_phases_and_stages_span_their_touchpoints(book: Workbook) -> None:
    spans = {str(merged) for merged in book["Journey"].merged_cells.ranges}
    assert {"B2:D2", "E2:F2", "G2:H2", "I2:J2", "C3:D3", "E3:F3", "G3:H3"} <= spans


def test_the_curve_is_a_native_chart_of_the_feelings(content: Content) -> None:
    book = make_workbook(rows_of(finished_example()), content, NOW)
    sheet = book["Journey"]
    (chart,) = sheet._charts  # type: ignore[attr-defined]
    assert isinstance(chart, LineChart)
    (line,) = chart.series
    assert line.val.numRef.f == "'Journey'!$B$9:$J$9"
    assert line.cat.numRef.f == "'Journey'!$B$4:$J$4"
    assert [sheet.cell(9, column).value for column in range(2, 11)] == [0, -1, 1, 1, -2, 1, -1, 2, -2]
    assert (line.smooth, chart.x_axis.delete, chart.y_axis.delete) == (False, False, False)
    assert (chart.y_axis.scaling.min, chart.y_axis.scaling.max) == (-2, 2)
    last = int(str(sheet.print_area).rsplit("$", 1)[1])
    assert chart.anchor.to.row < last  # type: ignore[attr-defined]


def test_closed_choices_are_dropdowns(book: Workbook) -> None:
    def offered(sheet: str) -> dict[str, str]:
        return {str(v.sqref): str(v.formula1) for v in book[sheet].data_validations.dataValidation}

    assert '"Planned,Running,Live,Slipped,Dropped"' in offered("Ownership").values()
    assert '"We over-promise,We under-deliver,They expect more,In line"' in offered("Journey").values()
    assert set(offered("Checklist").values()) == {'"OPEN,YES,NO"'}
    assert len(offered("Checklist")) == 4
    assert '"Yes,No"' in offered("WOW").values()
    for sheet in book:
        for validation in sheet.data_validations.dataValidation:
            answers = str(validation.formula1).strip('"').split(",")
            for row in sheet[str(validation.sqref).replace(" ", "")] if ":" in str(validation.sqref) else ():
                assert {str(cell.value) for cell in row if cell.value is not None} <= set(answers)


def test_the_agenda_adds_up_to_the_second(book: Workbook) -> None:
    sheet = book["Agenda"]
    blocks = [row for row in sheet.iter_rows(values_only=True) if row[0] in range(1, 7) and row[2]]

    def lasted(column: int) -> list[object]:
        return [None if row[column] is None else int(row[column].total_seconds()) for row in blocks]  # type: ignore[union-attr]

    assert lasted(2) == [600, 900, 1200, 1200, 900, 600]
    assert lasted(3) == [600, 900, 1260, 845, 720, 480]
    assert lasted(4) == [640, 990, 1450, 940, 720, 530]
    assert lasted(5) == [40, 90, 190, 95, None, 50]
    assert lasted(6) == [None, None, 270, None, None, None]
    sums = next(row for row in sheet.iter_rows(values_only=True) if row[1] == "Together")
    assert sums[2:5] == tuple(timedelta(minutes=m, seconds=s) for m, s in ((90, 0), (80, 5), (87, 50)))
    cells = (cell for row in sheet.iter_rows() for cell in row)
    assert {cell.number_format for cell in cells if isinstance(cell.value, timedelta)} == {"[mm]:ss"}


def test_start_and_end_are_in_the_sprints_zone(book: Workbook) -> None:
    told = {row[0]: row[1] for row in book["Agenda"].iter_rows(max_col=2, values_only=True)}
    assert told["Planned start"] == datetime(2026, 11, 12, 9, 0)
    assert told["Began"] == datetime(2026, 11, 12, 9, 2)
    assert told["Promised end"] == datetime(2026, 11, 12, 10, 33, 30)
    assert told["Ended"] == datetime(2026, 11, 12, 10, 34, 20)


def test_the_overview_says_what_is_open_and_when_we_look_again(book: Workbook) -> None:
    said = "\n".join(map(str, texts(book["Overview"])))
    assert "Open by 13 Nov 2026" in said
    assert "Nobody answers for Platform sign, First sip in the seat" in said
    assert "★ WOW 2 Late-train morning, App team lead: Baseline by 4 Dec 2026" in said
    assert "First step: names by hand for the 7:52" in said
    assert "12 → 60 %" in said
    assert "? → 85 %" in said
    assert "Yes (said, not proved)" in said
    assert "2027-02-10" in said


def test_what_was_parked_and_decided_is_there_with_what_became_of_it(book: Workbook) -> None:
    said = texts(book["Parking lot & decisions"])
    for text in (
        "@operations: Marnhill has no signal in the kitchen",
        "Somebody does it: Measure the shelf with a pram beside it\nFront-desk lead, by 27 Nov 2026",
        "Next audit",
        "30 days go to the shelf",
        "marketing wanted it as a WOW; the decider: a line is a pit, not a peak",
    ):
        assert text in said
    agenda = texts(book["Agenda"])
    assert "alarm test on platform 2, nobody could hear a word" in agenda
    assert {"loyalty stamps", "haiku", "9 of 9"} <= set(agenda)


def test_the_checklist_says_what_is_only_said(book: Workbook) -> None:
    sheet = book["Checklist"]
    stands = {row[1]: row[4] for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)}
    assert list(stands.values()) == ["Proved", "Proved", "No proof yet", "Said, not proved"]
    assert "Submitted on 13 Nov 2026, 16:40" in texts(sheet)


def test_ids_travel_unseen(book: Workbook) -> None:
    kinds = finished_example()
    ids = {str(row["id"]) for rows in kinds.values() for row in rows}
    seen = {str(value) for sheet in book for value in texts(sheet)}
    seen |= {part for value in seen for part in value.split(" ")}
    wanted = {"sprint", "segment", "trait", "participant", "stage", "touchpoint", "evidence", "pick", "kpi"}
    for table, rows in kinds.items():
        if table.__tablename__ in wanted:
            assert {str(row["id"]) for row in rows} <= seen
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if str(cell.value).split(" ")[0] in ids:
                    letter = get_column_letter(cell.column or 1)
                    is_hidden = sheet.row_dimensions[cell.row or 1].hidden
                    assert is_hidden or sheet.column_dimensions[letter].hidden


def test_the_file_says_what_it_is_and_names_no_person(book: Workbook) -> None:
    about = book.properties
    assert about.title == "Mornings without the rush"
    assert about.subject
    assert about.creator == "sprint-tui"
    assert about.lastModifiedBy is None
    own = {one.name: one.value for one in book.custom_doc_props.props}  # type: ignore[attr-defined]
    assert own["sprint_id"] == finished_example_id()
    assert own["sprint_workbook_format"] == 1


def finished_example_id() -> str:
    return str(next(iter(finished_example().values()))[0]["id"])


def test_every_text_wraps_in_one_font(book: Workbook) -> None:
    for sheet in book:
        assert not sheet.sheet_view.showGridLines
        for row in sheet.iter_rows():
            assert {cell.font.name for cell in row} == {"Calibri"}
