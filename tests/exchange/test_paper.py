"""The paper: all that the meeting needs in the dark, readable as text, and what people typed stays text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example as such_as
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.cells import cell_len

from sprint_tui.exchange.paper import write_paper
from sprint_tui.exchange.paper.markdown import WIDTH, Column, flat, inline, item, quoted, table, wrapped
from sprint_tui.exchange.paper.sheets import CUT, SLIPS
from sprint_tui.exchange.paper.write import make_paper
from sprint_tui.store.door import Door
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import PlannedBlock
from stage import content, example, fresh, words

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = st.text(st.sampled_from("ab1 \\|`*_#[]()<>!&~$@:.-+=\n\t\"'/é日") | st.characters(), max_size=60)
NASTY = (
    "a|b",
    "a\\|b",
    "\\",
    "``|``",
    "<script>alert(1)</script>",
    "<br>",
    "&lt;b&gt;",
    "[x](http://e.com)",
    "![x](y)",
    "**b** _i_ ~~s~~",
    "# head",
    "1. one",
    "12) twelve",
    "- item",
    "+ item",
    "---",
    "===",
    "> quote",
    "```",
    "one\n\ntwo\n# three\n- four",
    "[ ] todo",
    "$x$ @ana :smile: www.e.com",
    "    code",
    "|---|---|",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def finished(path: Path) -> Iterator[Door]:
    with example(path) as door:
        yield door


@pytest.fixture
def empty(path: Path) -> Iterator[Door]:
    with fresh(path) as door:
        yield door


def paper(rows: SprintRows) -> str:
    return make_paper(rows, content())


def section(text: str, head: str) -> str:
    return text.split(f"## {words(f'paper.heads.{head}')}\n")[1].split("\n## ", maxsplit=1)[0]


def cells_of(markdown: str) -> list[str]:
    """The text of every cell of the tables, as a reader of Markdown sees it."""
    tokens = MARKDOWN.parse(markdown)
    texts = []
    for at, token in enumerate(tokens):
        if token.type in {"td_open", "th_open"}:
            texts.append(text_of(tokens[at + 1].children or []))
    return texts


def text_of(tokens: Sequence[Token]) -> str:
    kinds = {token.type for token in tokens}
    assert kinds <= {"text", "text_special", "softbreak"}, kinds
    return "".join(" " if token.type == "softbreak" else token.content for token in tokens)


# What a person typed


@pytest.mark.parametrize("text", NASTY)
def test_known_tricks_stay_text_in_their_cell(text: str) -> None:
    stays_in_its_cell(text)


@given(SIGNS)
@such_as("www.x www.y")
def test_any_text_stays_inside_its_cell(text: str) -> None:
    stays_in_its_cell(text)


def stays_in_its_cell(text: str) -> None:
    lines = table([Column("one", 12), Column("two", 12)], [(text, "after"), ("below", text)])
    widths = {cell_len(line) for line in lines}
    assert widths == {31}
    cells = cells_of("\n".join(lines))
    rows = len(lines) - 1
    assert len(cells) == 2 * rows
    first = "".join(cells[2:-1:2]).replace("below", "").replace(" ", "")
    assert first == flat(text).replace(" ", "")


@pytest.mark.parametrize("text", NASTY)
def test_known_tricks_stay_text_in_lists_quotations_and_headings(text: str) -> None:
    stays_text(text)


@given(SIGNS)
def test_any_text_stays_text_in_lists_quotations_and_headings(text: str) -> None:
    stays_text(text)


def stays_text(text: str) -> None:
    made = ["# " + inline(text), "", *item(text, "- **It:**"), *item(text, "3."), "", *quoted(text)]
    tokens = MARKDOWN.parse("\n".join(made))
    shape = [token.type for token in tokens if token.type.endswith("_open")]
    assert shape[:1] == ["heading_open"]
    assert shape.count("heading_open") == shape.count("blockquote_open") == 1
    assert shape.count("list_item_open") == 2
    inlines = [token for token in tokens if token.type == "inline"]
    assert text_of(inlines[0].children or []) == flat(text).rstrip()
    if flat(text):
        assert text_of(inlines[-1].children or []) == flat(text)


@given(SIGNS, st.integers(8, 40))
def test_lines_are_never_wider_than_they_may_be(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in wrapped(text, width))


def test_a_label_of_ours_takes_its_room() -> None:
    lines = item("word " * 60, "- **A label that is ours:**")
    assert lines[0].startswith("- **A label that is ours:** word")
    assert all(line.startswith("  word") for line in lines[1:])
    assert max(map(len, lines)) <= WIDTH


# What stands on it


def test_it_has_every_sheet_that_the_meeting_needs_and_fits_a_window(finished: Door) -> None:
    text = paper(finished.rows())
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert heads == [f"## {name}" for name in words_of("paper.heads")]
    assert max(map(cell_len, text.splitlines())) <= 100
    assert not [line for line in text.splitlines() if line != line.rstrip()]
    assert "\n\n\n" not in text
    assert not [token for token in MARKDOWN.parse(text) if "html" in token.type]


def words_of(table_of: str) -> list[str]:
    return list(content().words.table(table_of).values())


def test_blocks_have_their_time_by_the_clock_of_the_place(finished: Door) -> None:
    text = paper(finished.rows())
    assert "Thu 12 Nov 2026, 09:00" in section(text, "meeting")
    table_of_times = section(text, "agenda")
    times = [line.split("|")[1:3] for line in table_of_times.splitlines() if line.startswith("| 0")]
    assert [time.strip() for time in times[0]] == ["09:00", "09:10"]
    assert "10:20" in table_of_times
    assert f"### 6. {content().block('actions').title}, 10:20–10:30" in text
    assert content().block("picks").question in section(text, "blocks")


def test_without_a_day_the_minutes_are_counted_from_the_start(empty: Door) -> None:
    text = paper(empty.rows())
    assert words("paper.no_day") in text
    assert words("paper.agenda.no_start", n=90) in text
    assert "1:20–1:30" in text


def test_the_teams_own_plan_holds_and_steps_of_another_length_have_no_minutes(finished: Door) -> None:
    rows = finished.rows()
    plan = [("break_1", "Coffee | cake", 5), ("picks", "", 30)]
    sprint_id = rows.sprint.id
    blocks = tuple(
        PlannedBlock(
            id=key, sprint_id=sprint_id, position=str(at), key=key, title=title, minutes=n, shortest=1
        )
        for at, (key, title, n) in enumerate(plan)
    )
    text = paper(replace(rows, planned_blocks=blocks))
    assert "### 1. Coffee \\| cake, 09:00–09:05" in text
    assert "### 2. WOW and Just Better, 09:05–09:35" in text
    assert "1. In silence." in text


def test_the_map_has_the_teams_touchpoints_numbered_through_and_empty_lanes(finished: Door) -> None:
    rows = finished.rows()
    held = section(paper(rows), "map")
    points = rows.touchpoints_of(rows.maps[0].id)
    for number, point in enumerate(points, 1):
        assert f"| {number}" in held
        assert point.name.split()[0] in held
    assert not any(point.goal and point.goal in held for point in points)
    assert next(line for line in held.splitlines() if line.startswith("###")) == (
        f"### {rows.stages[0].name} ({content().choice('phase', rows.stages[0].phase).label})"
    )


def test_without_a_map_the_usual_journey_of_such_a_business_stands_there(empty: Door) -> None:
    template = content().template("b2c", "")
    held = section(paper(empty.rows()), "map")
    for stage in template.stages:
        assert stage.name in held


def test_a_business_that_is_not_known_yet_has_a_map_all_the_same(path: Path) -> None:
    with fresh(path, "") as door:
        held = section(paper(door.rows()), "map")
    assert held.count("| 1 ") == 1
    assert "### " in held


def test_a_business_with_two_markets_has_two_maps_and_two_votes_a_slip(path: Path) -> None:
    with fresh(path, "both") as door:
        text = paper(door.rows())
    tags = [content().choice("market", market).tag for market in ("b2b", "b2c")]
    for tag in tags:
        assert f"### {tag}: " in section(text, "map")
        assert section(text, "slips").count(f"**{tag}**") == SLIPS


def test_each_person_who_is_there_has_a_slip_without_a_name(finished: Door) -> None:
    rows = finished.rows()
    with finished.step("edit") as step:
        step.edit(rows.participants[0], is_present=False)
    rows = finished.rows()
    slips = section(paper(rows), "slips")
    assert slips.count(CUT) == len(rows.participants) - 1
    assert not any(person.name in slips for person in rows.participants)


def test_the_board_has_six_empty_rows(finished: Door) -> None:
    board = section(paper(finished.rows()), "board")
    cells = cells_of(board)
    signs = [cell for cell in cells if cell[:1] in {"★", "▲"}]
    assert signs == ["★1", "★2", "★3", "▲1", "▲2", "▲3"]
    assert len([cell for cell in cells if cell]) == 6 + 6


def test_what_is_parked_already_stands_first_with_room_for_more(finished: Door) -> None:
    lot = section(paper(finished.rows()), "parking")
    assert lot.count("\n|") >= 10


def test_the_file_is_whole_utf_8_with_plain_line_ends(finished: Door, tmp_path: Path) -> None:
    write_paper(tmp_path / "paper.md", finished.rows(), content())
    held = (tmp_path / "paper.md").read_bytes()
    assert held.decode() == paper(finished.rows())
    assert b"\r" not in held


def test_nothing_typed_anywhere_becomes_markup(finished: Door) -> None:
    rows = finished.rows()
    trick = "<b>x</b> | ![i](u) **s**\n# h"
    rows.sprint.title = rows.sprint.promise = rows.sprint.tone = trick
    for row in (*rows.participants, *rows.segments, *rows.stages, *rows.touchpoints):
        row.name = trick
    for trait in rows.traits:
        trait.words = trick
    rows.sprint.meeting_start = datetime(2026, 11, 12, 8, tzinfo=UTC)
    tokens = MARKDOWN.parse(paper(rows))
    inner = [child.type for token in tokens for child in token.children or []]
    assert {"html_block", "html_inline", "image", "link_open", "s_open"}.isdisjoint(
        {*inner, *(token.type for token in tokens)}
    )
    assert sum(token.type == "heading_open" and token.tag == "h1" for token in tokens) == 1
