"""Sheets as people lay them out: titles, merged cells, other names, more than one sheet, CSV of all kinds."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprint_tui.content.load import load
from sprint_tui.domain.received import ReadDraft, ReadTouchpoint
from sprint_tui.exchange.drafts import cells
from sprint_tui.exchange.drafts.read import draft_of
from sprint_tui.exchange.drafts.report import holds, lines
from sprint_tui.exchange.drafts.sheet import Sheet
from sprint_tui.exchange.errors import ImportRefusedError

HEAD = ("Stage", "Touchpoint", "Goal", "Feeling")


def read(*rows: Sequence[str], merged: tuple[tuple[int, int, int, int], ...] = ()) -> ReadDraft:
    """Return what is read from one sheet with these rows."""
    return draft_of((Sheet("One", tuple(map(tuple, rows)), merged),), load(), ReadDraft("a.xlsx", ""))


def one(*rows: Sequence[str]) -> ReadTouchpoint:
    return read(*rows).touchpoints[0]


def said(draft: ReadDraft, level: str) -> list[str]:
    return [line.words for line in lines(draft, load().words) if line.level == level]


def test_who_wrote_it_may_stand_above_the_table() -> None:
    table = (HEAD, ("Notice", "Sign", "See it", "1"), ("Buy", "Till", "Pay", "-1"))
    assert read(("Name:", "Front-desk lead"), (), *table).who == "Front-desk lead"
    assert read(("From: Front-desk  lead",), *table).who == "Front-desk lead"
    assert read(("A draft",), *table).who == ""


def test_a_touchpoint_merged_over_several_rows_is_one() -> None:
    draft = read(
        ("Stage", "Touchpoint", "Action", "Remark"),
        ("Order", "Counter", "Waits", "long"),
        ("", "", "Pays", "card"),
        ("", "Till", "Leaves", ""),
        merged=((2, 1, 4, 1), (2, 2, 3, 2)),
    )
    assert [(t.stage, t.name, t.action) for t in draft.touchpoints] == [
        ("Order", "Counter", "Waits\nPays"),
        ("Order", "Till", "Leaves"),
    ]
    assert draft.touchpoints[0].notes == (("Remark", "long"), ("Remark", "card"))


def test_a_title_merged_over_the_table_is_one_note() -> None:
    draft = read(("Our morning", "", ""), HEAD, ("Notice", "Sign", "See it", ""), merged=((1, 1, 1, 4),))
    assert draft.notes == ("Our morning",)


def test_stages_may_be_called_phases_and_phases_stay_phases() -> None:
    stage = one(("Phase", "Touchpoint"), ("Welcome", "Lobby"))
    assert (stage.stage, stage.phase) == ("Welcome", "")
    phase = one(("Phase", "Touchpoint"), ("BEFORE", "Lobby"))
    assert (phase.stage, phase.phase) == ("", "before")


def test_a_phase_that_is_none_of_ours_is_asked_back_and_kept() -> None:
    draft = read((*HEAD, "Phase"), ("Notice", "Sign", "See it", "1", "early"))
    assert draft.touchpoints[0].phase == ""
    assert ("Phase", "early") in draft.touchpoints[0].notes
    assert said(draft, "asked")[0] == (
        "“Sign” is “early”, which is neither before, during nor after. Kept as a note of the draft."
    )


def test_the_word_for_a_gap_and_its_line_may_share_a_cell() -> None:
    both = one((*HEAD, "Gap"), ("Notice", "Sign", "See it", "1", "Over-promise: the sign says now"))
    assert (both.gap, both.gap_line) == ("over_promise", "the sign says now")
    own = one((*HEAD, "Gap"), ("Notice", "Sign", "See it", "1", "nobody looks up"))
    assert (own.gap, own.gap_line) == ("", "nobody looks up")
    two = one((*HEAD, "Gap", "Why"), ("Notice", "Sign", "See it", "1", "In line", "as it says"))
    assert (two.gap, two.gap_line) == ("in_line", "as it says")


def test_ideas_in_columns_of_their_own_go_with_their_touchpoint() -> None:
    draft = read(
        (*HEAD, "WOW idea", "Could be better"), ("Notice", "Sign", "", "", "It greets", "It is read")
    )
    assert [(i.kind, i.touchpoint, i.change_line) for i in draft.ideas] == [
        ("wow", "Sign", "It greets"),
        ("better", "Sign", "It is read"),
    ]
    assert holds(draft, load().words) == "1 touchpoint in 1 stage, 2 ideas"


def test_a_row_without_a_touchpoint_is_kept_as_a_note_and_said() -> None:
    draft = read(("Touchpoint", "Goal"), ("Sign", "See it"), ("", "Be quick"), ("Till", "Pay"))
    assert [t.name for t in draft.touchpoints] == ["Sign", "Till"]
    assert draft.notes == ("Be quick",)
    assert said(draft, "left_out") == ["Row 3 names no touchpoint: “Be quick”. Kept as a note of the draft."]


def test_a_list_of_names_is_a_draft_too() -> None:
    draft = read(("Touchpoint", "Goal"), ("Sign",), ("Menu",), (), ("Till",))
    assert [t.name for t in draft.touchpoints] == ["Sign", "Menu", "Till"]


def test_headings_that_come_again_are_no_touchpoint() -> None:
    draft = read(HEAD, ("Notice", "Sign", "", ""), HEAD, ("Buy", "Till", "", ""))
    assert [t.name for t in draft.touchpoints] == ["Sign", "Till"]


def test_a_column_without_a_heading_is_called_by_its_letter() -> None:
    draft = read(("Touchpoint", "Goal", ""), ("Sign", "See it", "and more"))
    assert draft.touchpoints[0].notes == (("C", "and more"),)


def test_forty_touchpoints_are_all_taken_and_said() -> None:
    draft = read(HEAD, *(("Notice", f"Sign {n}", "", "1") for n in range(40)))
    assert len(draft.touchpoints) == 40
    assert "40 touchpoints: the method asks for 5 to 8. All are taken." in said(draft, "asked")


def test_the_table_may_be_on_another_sheet_and_the_rest_is_named() -> None:
    table = (HEAD, ("Notice", "Sign", "See it", "1"))
    sheets = (
        Sheet("Cover", (("Read me",),)),
        Sheet("Map", table),
        Sheet("Old", table),
        Sheet("Lists", is_hidden=True),
        Sheet("Empty"),
    )
    draft = draft_of(sheets, load(), ReadDraft("a.xlsx", ""))
    assert draft.sheet == "Map"
    assert said(draft, "left_out") == [
        "Sheet “Cover” holds no touchpoints.",
        "Sheet “Old” looks like a second draft: send it as a file of its own if it is meant.",
        "Sheet “Lists” is hidden, and was not read.",
    ]


def test_a_sheet_without_headings_is_refused() -> None:
    with pytest.raises(ImportRefusedError) as caught:
        read(("Notice", "Sign"), ("Buy", "Till"))
    assert caught.value.code == "draft_no_table"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("Stage;Touchpoint\r\nCafé;Théâtre\r\n".encode("cp1252"), id="older Windows"),
        pytest.param("Stage\tTouchpoint\nCafé\tThéâtre\n".encode("utf-16"), id="tabs in UTF-16"),
        pytest.param("Stage,Touchpoint\nCafé,Théâtre\n".encode(), id="commas"),
        pytest.param("sep=|\nStage|Touchpoint\nCafé|Théâtre\n".encode(), id="a line that names the sign"),
        pytest.param('\ufeffStage,Touchpoint\rCafé,"Théâtre"'.encode(), id="a mark, and lines of an old Mac"),
    ],
)
def test_a_csv_file_of_any_kind_is_read(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert cells._reply_for(path)["sheets"][0]["rows"] == [["Stage", "Touchpoint"], ["Café", "Théâtre"]]


texts = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Z"]), min_size=1, max_size=12)


@given(st.lists(st.lists(texts, max_size=6), max_size=12), st.integers(1, 8))
def test_no_cell_of_a_table_is_lost(rows: list[list[str]], across: int) -> None:
    """Whatever stands below the headings is in a touchpoint, in a note, or in both."""
    draft = read((*HEAD, "Remarks", "More"), ("Notice", "Sign", "See it", "1"), *rows)
    kept = {words for touchpoint in draft.touchpoints for words in everything(touchpoint)}
    for row in rows:
        for cell in filter(None, map(str.strip, row if not set(row) <= set(HEAD) else ())):
            assert cell in kept or " ".join(cell.split()) in kept or any(cell in note for note in draft.notes)


def everything(touchpoint: ReadTouchpoint) -> set[str]:
    """Return every text that a touchpoint holds."""
    own = {value for value in vars(touchpoint).values() if isinstance(value, str)}
    return own | set(touchpoint.evidence) | {words for _, words in touchpoint.notes}


NAMES = sorted(load().headings.columns.keys())
cell = st.one_of(
    st.just(""), st.sampled_from(NAMES), texts, st.sampled_from(["-1", "3", "?", "during", "in line"])
)
merges = st.tuples(*[st.integers(1, 9)] * 4).map(
    lambda at: (min(at[0], at[2]), min(at[1], at[3]), max(at[0], at[2]), max(at[1], at[3]))
)


@given(
    rows=st.lists(st.lists(cell, max_size=8), max_size=9),
    merged=st.lists(merges, max_size=3),
    heads=st.lists(st.sampled_from(NAMES), max_size=5),
)
@settings(max_examples=50, deadline=None)
def test_whatever_stands_in_a_sheet_is_a_draft_or_refused_in_a_sentence(
    rows: list[list[str]], merged: list[tuple[int, int, int, int]], heads: list[str]
) -> None:
    sheet = Sheet("One", tuple(map(tuple, [*rows[:2], heads, *rows[2:]])), tuple(merged))
    try:
        draft = draft_of((sheet,), load(), ReadDraft("a.xlsx", ""))
    except ImportRefusedError as error:
        assert load().words(f"errors.{error.code}", **error.details)
    else:
        assert draft.touchpoints
        assert all(one.name for one in draft.touchpoints)
        assert lines(draft, load().words)
