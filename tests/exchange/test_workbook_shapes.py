"""Sprints of every size: nothing yet, two maps, a great deal, and whatever may be half done."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from any_sprint import Kinds, any_sprint
from hypothesis import HealthCheck, given, settings
from made import BEGIN, NOW, Making, rows_of, whole_sprint
from openpyxl import Workbook, load_workbook

from sprint_tui.content.load import Content, load
from sprint_tui.domain.timebox import Instant
from sprint_tui.exchange.workbook import make_workbook
from sprint_tui.exchange.workbook.paper import sheet_name
from sprint_tui.exchange.workbook.source import Source
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import ClockEvent, Kpi, Participant, Pick


@pytest.fixture(scope="module")
def content() -> Content:
    return load("en")


def book_of(rows: SprintRows, content: Content, now: Instant = NOW) -> Workbook:
    file = BytesIO()
    make_workbook(rows, content, now).save(file)
    return load_workbook(file)


def check_merges(book: Workbook) -> None:
    """No cell may be in two merged ranges: a spreadsheet would mend the file, and say so."""
    for sheet in book:
        cells = [cell for merged in sheet.merged_cells.ranges for cell in merged.cells]
        assert len(cells) == len(set(cells))


def said(book: Workbook, sheet: str) -> str:
    return "\n".join(str(c.value) for row in book[sheet].iter_rows() for c in row if c.value is not None)


def two_maps() -> Making:
    make = Making(title="Both", audience="both", offer="both")
    for market in ("b2b", "b2c"):
        map_id = make.add_map(market, name=f"Customers {market}")
        names = [f"{market} {number}" for number in range(1, 7)]
        ids = [*make.add_touchpoints(map_id, "before", names[:3], feeling=1)]
        ids += make.add_touchpoints(map_id, "after", names[3:], feeling=-1)
        for place, touchpoint_id in enumerate(ids):
            kind = ("wow", "better")[place // 3]
            chosen = {"kind": kind, "rank": place % 3 + 1, "state": "chosen", "touchpoint_id": touchpoint_id}
            pick_id = make.add(Pick, map_id=map_id, change_line=f"Change {market} {place}", **chosen)
            make.add(Kpi, pick_id=pick_id, name=f"Figure {market} {place}", target=1.0)
    return make


def test_an_empty_sprint_has_its_overview_and_brief_only(content: Content) -> None:
    make = Making(title="Only a title")
    make.add_map()
    book = book_of(make.rows(), content)
    assert book.sheetnames == ["Overview", "Brief"]
    assert "Only a title" in said(book, "Overview")
    assert "Our pick" not in said(book, "Overview")
    assert "The team" not in said(book, "Brief")


def test_a_sprint_without_a_map_is_written_too(content: Content) -> None:
    assert book_of(Making(title="Bare").rows(), content).sheetnames == ["Overview", "Brief"]


def test_two_maps_have_a_sheet_each_and_share_the_others(content: Content) -> None:
    book = book_of(two_maps().rows(), content)
    assert book.sheetnames[2:4] == ["Journey B2B", "Journey B2C"]
    assert book.sheetnames[4:] == ["WOW", "Just Better", "Ownership", "Checklist", "Open by Friday"]
    for market in ("b2b", "b2c"):
        sheet = book[f"Journey {market.upper()}"]
        assert [sheet.cell(4, column).value for column in (2, 7)] == [f"{market} 1", f"{market} 6"]
        for other in ("Overview", "WOW"):
            assert f"Change {market} 2" in said(book, other)
        assert f"Change {market} 5" in said(book, "Just Better")
        assert f"Figure {market} 5" in said(book, "Ownership")
    check_merges(book)
    assert "B2B ★ WOW 1\nb2b 1" in said(book, "Ownership")
    assert "B2C: Stages of the journey, five to eight wanted: 2" in said(book, "Checklist")


def test_a_segment_out_of_play_is_not_written(content: Content) -> None:
    make = two_maps()
    make.kinds[next(iter(make.kinds))][0]["audience"] = "b2c"
    book = book_of(make.rows(), content)
    assert "Journey" in book.sheetnames
    assert "Customers b2b" not in said(book, "Brief")


def test_eight_stages_and_forty_touchpoints_fit(content: Content) -> None:
    make = Making(title="Long")
    map_id = make.add_map(name="Everyone")
    for stage in range(8):
        phase = ("before", "during", "after")[stage // 3]
        names = [f"Point {stage}.{number}" for number in range(5)]
        make.add_touchpoints(map_id, phase, names, feeling=stage % 5 - 2, goal="Get it done " * 9)
    sheet = book_of(make.rows(), content)["Journey"]
    assert [sheet.cell(4, column).value for column in (2, 41)] == ["Point 0.0", "Point 7.4"]
    assert [one.id for one in sheet.col_breaks.brk] == [7, 13, 19, 25, 31, 37]
    assert sheet.page_setup.scale == 80
    assert "AO" in str(sheet.print_area)


def test_a_stage_without_touchpoints_has_its_column(content: Content) -> None:
    make = Making(title="Begun")
    map_id = make.add_map()
    make.add_touchpoints(map_id, "before", [])
    make.add_touchpoints(map_id, "", [""])
    book = book_of(make.rows(), content)
    assert book["Journey"].cell(3, 2).value == "Stage before"
    assert book["Journey"].cell(4, 2).value == "(no touchpoint yet)"
    assert book["Journey"].cell(4, 3).value == "(no name yet)"
    assert "feeling" not in said(book, "Journey").casefold()


def test_lanes_that_say_nothing_are_left_out(content: Content) -> None:
    make = Making(title="Thin")
    make.add_touchpoints(make.add_map(), "before", ["One"], goal="To know")
    labels = [cell.value for cell in book_of(make.rows(), content)["Journey"]["A"]]
    assert "Goal" in labels
    assert not {"Action", "Thought", "Evidence", "Gap", "Feeling"} & set(labels)


def test_an_unknown_zone_is_taken_as_utc(content: Content) -> None:
    for zone in ("Nowhere/Land", "", "../etc", "Europe", "x" * 300):
        source = Source(whole_sprint(zone=zone), content, NOW)
        assert source.local(BEGIN) == datetime(2026, 11, 12, 8, 0)
    source = Source(whole_sprint(zone="Asia/Tokyo"), content, NOW)
    assert source.moment(BEGIN) == "12 Nov 2026, 17:00"


def test_dates_that_no_workbook_knows_are_text(content: Content) -> None:
    make = Making(title="Old", complete_by=date(1066, 10, 14), audit_on=date(9999, 12, 31))
    make.add(Participant, sprint_id=make.sprint_id, name="Ana")
    brief = book_of(make.rows(), content)["Brief"]
    values = {cell.value for row in brief.iter_rows() for cell in row}
    assert "1066-10-14" in values
    assert datetime(9999, 12, 31) in values


def test_a_meeting_that_runs_is_written_as_it_stands(content: Content) -> None:
    make = Making(title="Now")
    make.add(ClockEvent, sprint_id=make.sprint_id, kind="start", block="introduction", at=BEGIN)
    later = Instant(datetime(2026, 11, 12, 8, 12, 30, tzinfo=UTC), "", 0.0)
    rows = list(book_of(make.rows(), content, later)["Agenda"].iter_rows(values_only=True))
    first = next(row for row in rows if row[0] == 1)
    second = next(row for row in rows if row[0] == 2)
    assert [str(value) for value in first[2:6]] == ["0:10:00", "0:10:00", "0:12:30", "0:02:30"]
    assert second[4] is None
    assert not any(row[0] == "Ended" for row in rows)


@given(kinds=any_sprint())
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_sprint_can_be_written(kinds: Kinds) -> None:
    check_merges(book_of(rows_of(kinds), load("en")))


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("WOW", "WOW"),
        ("a/b\\c:d*e?f[g]", "a b c d e f g"),
        ("'quoted'", "quoted"),
        ("History", "History 1"),
        ("", "1"),
        ("x" * 40, "x" * 31),
        ("journey", "journey 2"),
    ],
)
def test_sheet_names_are_legal(wanted: str, name: str) -> None:
    assert sheet_name(wanted, ["Journey"]) == name
