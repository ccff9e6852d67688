"""The prep form: says what to do, prints, and reads back whoever filled it in with whatever program."""

from dataclasses import replace
from pathlib import Path

import pytest
from form_filled import (
    ANSWERED,
    ANSWERS,
    DRAFT,
    GAPS,
    IDEAS,
    TOUCHPOINTS,
    example_rows,
    fill_answers,
    fill_draft,
    filled,
    form_for,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import NOW
from openpyxl import Workbook

from sprint_tui.content.load import load
from sprint_tui.domain.received import ReadAnswer, ReadDraft
from sprint_tui.domain.text import stored
from sprint_tui.exchange.drafts import cells
from sprint_tui.exchange.drafts.read import draft_of, read_draft
from sprint_tui.exchange.drafts.report import holds, lines
from sprint_tui.exchange.drafts.sheet import Sheet
from sprint_tui.exchange.errors import ImportRefusedError
from sprint_tui.exchange.prep_form import marks
from sprint_tui.exchange.prep_form.draft_sheet import COLUMNS
from sprint_tui.exchange.prep_form.marks import FormMark
from sprint_tui.exchange.prep_form.read import form_in
from sprint_tui.exchange.prep_form.write import make_form, write_form
from sprint_tui.store.tables import Segment

BY_LIBREOFFICE = Path(__file__).parent.parent / "drafts" / "form-libreoffice.xlsx"
"""The form of `form_filled.filled`, opened and saved by LibreOffice."""


def texts(book: Workbook, sheet: int = DRAFT) -> list[str]:
    return [str(cell.value) for row in book.worksheets[sheet].iter_rows() for cell in row if cell.value]


def test_it_says_what_to_do_for_whom_and_to_whom_it_goes_back() -> None:
    said = texts(form_for())
    assert said[0] == "Your preparation: Mornings without the rush"
    assert said[2].startswith("Fill in what you can")
    assert said[3].startswith("Save it, and send the file back to Finance partner by 11 Nov 2026, 18:00")
    assert said[4:8] == ["Your name", "Operations lead", "Promise", "Your coffee is ready before you are."]
    assert said[9].startswith("Daily commuters\nTake the same train")


def test_without_a_facilitator_and_a_date_it_still_says_where_it_goes() -> None:
    rows = example_rows()
    sprint = type(rows.sprint)(**{**rows.sprint.model_dump(), "meeting_start": None})
    book = make_form(replace(rows, sprint=sprint, participants=()), load(), NOW)
    assert "send the file back to whoever sent it to you: that is all" in texts(book)[3]


def test_every_heading_of_the_form_is_known_and_no_hint_is_taken_for_one() -> None:
    words, headings = load().words, load().headings
    for column in COLUMNS:
        assert headings.column(words(f"prep_form.column.{column}")) == column
        assert not headings.column(words(f"prep_form.hint.{column}"))


def test_what_may_be_chosen_is_offered_and_understood() -> None:
    sheet = form_for().worksheets[DRAFT]
    offered = {str(one.sqref)[0]: str(one.formula1) for one in sheet.data_validations.dataValidation}
    assert offered["B"] == '"Before the purchase,During the purchase,After the purchase"'
    assert offered["G"] == '"Very good (+2),Good (+1),Neither (0),Bad (-1),Very bad (-2)"'
    assert offered["H"] == '"We over-promise,We under-deliver,They expect more,In line"'


def test_the_names_of_the_team_are_offered_so_that_each_form_says_whose_it_is() -> None:
    sheet = make_form(example_rows(), load(), NOW).worksheets[DRAFT]
    offered = [str(one.formula1) for one in sheet.data_validations.dataValidation]
    assert any(names.startswith('"Operations lead,Front-desk lead,') for names in offered)


def test_a_name_with_a_comma_is_offered_beside_the_others_and_the_form_comes_back(tmp_path: Path) -> None:
    rows = example_rows()
    first, *others = rows.participants
    named = replace(
        rows, participants=(type(first)(**{**first.model_dump(), "name": "Lead, night"}), *others)
    )
    book = make_form(named, load(), NOW)
    sheet = book.worksheets[DRAFT]
    names = [one.name for one in named.participants]
    offered = [str(one.formula1) for one in sheet.data_validations.dataValidation if "!" in str(one.formula1)]
    assert offered == [f"'lists'!$A$1:$A${len(names)}"]
    assert [cell.value for cell in book["lists"]["A"]] == names
    assert book["lists"].sheet_state == "hidden"
    fill_draft(sheet, [(*row, *gap) for row, gap in zip(TOUCHPOINTS, GAPS, strict=True)])
    fill_answers(book.worksheets[ANSWERS], ANSWERED, IDEAS)
    label = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Your name")
    sheet.cell(label.row, 2).value = names[0]
    book.save(tmp_path / "a.xlsx")
    draft = read_draft(tmp_path / "a.xlsx", load())
    assert (draft.who, len(draft.touchpoints), len(draft.answers)) == ("Lead, night", 5, len(ANSWERED))


def test_each_sheet_prints_on_one_page_across() -> None:
    for sheet in form_for().worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
            "landscape",
            1,
            1,
        )


def test_nothing_that_is_typed_becomes_a_date_or_a_formula() -> None:
    sheet = form_for().worksheets[DRAFT]
    assert {cell.number_format for cell in sheet[11][: len(COLUMNS)]} == {"@"}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> ReadDraft:
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    filled().save(path)
    return read_draft(path, load())


@pytest.fixture(scope="module")
def by_libreoffice() -> ReadDraft:
    return read_draft(BY_LIBREOFFICE, load())


@pytest.mark.parametrize("which", ["own", "by_libreoffice"])
def test_what_was_filled_in_is_read_back_in_full(which: str, request: pytest.FixtureRequest) -> None:
    draft: ReadDraft = request.getfixturevalue(which)
    assert (draft.is_form, draft.who) == (True, "Operations lead")
    assert [(t.stage, t.name, t.goal, t.action, t.thought) for t in draft.touchpoints] == [
        (row[0], row[2], row[3], row[4], row[5]) for row in TOUCHPOINTS
    ]
    assert [t.phase for t in draft.touchpoints] == ["before", "during", "during", "after", "after"]
    assert [t.feeling for t in draft.touchpoints] == [0, -2, 1, 2, None]
    assert [t.feeling_written for t in draft.touchpoints] == [row[6] for row in TOUCHPOINTS]
    assert [t.gap for t in draft.touchpoints] == ["expect_more", "under_deliver", "", "in_line", ""]
    assert [t.gap_line for t in draft.touchpoints] == [line for _, line in GAPS]
    assert {(answer.key, answer.part): answer.words for answer in draft.answers} == ANSWERED
    assert tuple((i.kind, i.touchpoint, i.change_line, i.needed) for i in draft.ideas) == IDEAS
    assert draft.notes == ()


def test_it_knows_whose_it_is_and_what_to_ask(own: ReadDraft) -> None:
    rows = example_rows()
    person = next(one for one in rows.participants if one.name == "Operations lead")
    assert (own.sprint_id, own.person_id) == (rows.sprint.id, person.id)
    assert holds(own, load().words) == "5 touchpoints in 4 stages, 5 answers, 3 ideas"
    assert [line.words for line in lines(own, load().words) if line.level != "understood"] == [
        "Row 15, “A wrong cup”: the feeling “no idea” is not plain. "
        "Kept as it is written, and shown on its page in Compare."
    ]


def test_the_same_form_saved_by_libreoffice_says_the_same(own: ReadDraft, by_libreoffice: ReadDraft) -> None:
    assert replace(by_libreoffice, file_name="", digest="") == replace(own, file_name="", digest="")


def sheets_of(book: Workbook, path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook as the reader's process gives them."""
    book.save(path)
    return tuple(
        Sheet(one["title"], tuple(map(tuple, one["rows"])), tuple(map(tuple, one["merged"])))
        for one in cells._reply_for(path)["sheets"]
    )


def test_a_form_that_nobody_filled_in_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(path, example_rows(), load(), NOW)
    with pytest.raises(ImportRefusedError) as caught:
        read_draft(path, load())
    assert caught.value.code == "draft_empty_form"


def test_answers_alone_are_taken(tmp_path: Path) -> None:
    book = form_for()
    fill_answers(book.worksheets[ANSWERS], ANSWERED, ())
    draft = draft_of(sheets_of(book, tmp_path / "a.xlsx"), load(), ReadDraft("a.xlsx", ""))
    assert len(draft.answers) == len(ANSWERED)
    assert [remark.code for remark in draft.remarks] == ["no_touchpoints"]


def test_a_form_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    book = filled()
    mark = book.worksheets[DRAFT].cell(1, len(COLUMNS) + 1)
    mark.value = str(mark.value).replace("form 1 ", "form 2 ")
    with pytest.raises(ImportRefusedError) as caught:
        draft_of(sheets_of(book, tmp_path / "a.xlsx"), load(), ReadDraft("a.xlsx", ""))
    assert caught.value.code == "draft_newer_form"


def test_two_segments_have_a_sheet_each_and_touchpoints_know_theirs(tmp_path: Path) -> None:
    rows = example_rows()
    sprint = type(rows.sprint)(**{**rows.sprint.model_dump(), "audience": "both"})
    segments = (
        Segment(**{**rows.segments[0].model_dump(), "market": "b2c"}),
        Segment(id="s" * 12, sprint_id=sprint.id, position="j", market="b2b", name="Offices on the line"),
    )
    book = make_form(replace(rows, sprint=sprint, segments=segments), load(), NOW)
    assert len(book.sheetnames) == 3
    for number, name in enumerate(("Sign", "Invoice")):
        fill_draft(book.worksheets[number], [("Notice", "", name)])
    draft = draft_of(sheets_of(book, tmp_path / "a.xlsx"), load(), ReadDraft("a.xlsx", ""))
    assert {one.name: one.segment_id for one in draft.touchpoints} in (
        {"Sign": segments[0].id, "Invoice": segments[1].id},
        {"Sign": segments[1].id, "Invoice": segments[0].id},
    )


typed = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30).map(
    lambda text: stored(text).strip()
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(typed, typed, typed), min_size=1, max_size=8),
    answers=st.fixed_dictionaries({("tune_in.2", 0): typed, ("think.1", 0): typed}),
)
def test_whatever_is_typed_comes_back_word_for_word(
    rows: list[tuple[str, str, str]], answers: dict[tuple[str, int], str], tmp_path: Path
) -> None:
    book = form_for()
    named = [(f"stage {number}", "", f"name {number}", *cells) for number, cells in enumerate(rows)]
    fill_draft(book.worksheets[DRAFT], named)
    fill_answers(book.worksheets[ANSWERS], answers, ())
    draft = draft_of(sheets_of(book, tmp_path / "a.xlsx"), load(), ReadDraft("a.xlsx", ""))
    assert [(t.stage, "", t.name, t.goal, t.action, t.thought) for t in draft.touchpoints] == named
    assert {(a.key, a.part): a.words for a in draft.answers} == {k: v for k, v in answers.items() if v}


def test_a_row_that_was_copied_for_more_room_goes_on_with_the_same_answer() -> None:
    mark, other = marks.answer("think.1", 0), marks.answer("think.2", 0)
    rows = (("?", "First", mark), ("?", "First", mark), ("?", "and more", mark), ("?", "Else", other))
    form = form_in(
        [
            Sheet(
                "Form",
                (
                    (
                        "",
                        str(FormMark(1, "s", "", "")),
                    ),
                    *rows,
                ),
            )
        ]
    )
    assert form is not None
    assert form.answers == (ReadAnswer("think.1", "First\nand more"), ReadAnswer("think.2", "Else"))
