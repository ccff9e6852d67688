"""What people typed, as it may reach the store, the screen, a cell and a file name."""

import unicodedata
from io import BytesIO
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from sprint_tui.domain import text

ANYTHING = st.text(st.characters(codec=None) | st.sampled_from("\x00\x1b\x9b\r\n\t\u202e\u200d\ufe0f\ud800"))
SCRIPT_SIGNS = set(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
) | {chr(code) for code in range(0x13430, 0x13440)}
"""Format characters by their class, but signs that Arabic, Syriac, Kaithi, Egyptian are written with."""
FAMILY = "👩\u200d👩\u200d👧\u200d👦"


def is_obeyed(char: str) -> bool:
    """Say whether a terminal would do something at this character other than draw it."""
    return unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp", "Cs"} and char not in SCRIPT_SIGNS


@given(ANYTHING)
def test_text_for_the_screen_has_nothing_that_a_terminal_obeys(typed: str) -> None:
    for line in (text.shown(typed), text.one_line(typed), *text.shown_lines(typed)):
        assert {char for char in line if is_obeyed(char)} <= {"\u200d"}


def test_no_character_at_all_reaches_the_screen_that_a_terminal_obeys() -> None:
    every = "".join(map(chr, range(0x110000)))
    assert not any(map(is_obeyed, text.shown(every)))


@given(ANYTHING)
def test_each_character_is_shown_as_one(typed: str) -> None:
    assert len(text.shown(typed)) == len(typed)
    assert text.shown(text.shown(typed)) == text.shown(typed)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\tb", "a␉b"),
        ("a\x7fb", "a␡b"),
        ("a\x9b2Jb", "a\ufffd2Jb"),
        ("\u202eabc", "\ufffdabc"),
        ("a\u200bb", "a\ufffdb"),
        ("\U000e0041", "\ufffd"),
        ("a\u2028b", "a\ufffdb"),
        ("[/] [red] $x", "[/] [red] $x"),
        (FAMILY, FAMILY),
        ("👩🏽\u200d🚀 🏃\u200d♂\ufe0f", "👩🏽\u200d🚀 🏃\u200d♂\ufe0f"),
        ("👁\ufe0f\u200d🗨\ufe0f", "👁\ufe0f\u200d🗨\ufe0f"),
        ("☕\ufe0f", "☕\ufe0f"),
        ("a\u200db", "a\ufffdb"),
        ("👩\u200d", "👩\ufffd"),
        ("\u200d👩", "\ufffd👩"),
        ("Łucja, Côte-Verte, 日本語, e\u0301", "Łucja, Côte-Verte, 日本語, e\u0301"),
    ],
)
def test_what_a_terminal_would_obey_is_a_sign(typed: str, seen: str) -> None:
    assert text.shown(typed) == seen


def test_lines_are_shown_one_by_one_or_joined_by_a_sign() -> None:
    assert text.shown_lines("a\r\nb\rc\n") == ["a", "b", "c", ""]
    assert text.shown_lines("") == [""]
    assert text.one_line("\na\nb\n") == "a ↵ b"


@given(ANYTHING)
def test_stored_text_stays_as_it_is_when_it_is_stored_again(typed: str) -> None:
    kept = text.stored(typed)
    assert text.stored(kept) == kept
    assert not set(kept) & {"\x00", "\r"}
    kept.encode()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r")))
def test_text_is_stored_as_it_was_typed(typed: str) -> None:
    assert text.stored(typed) == typed


CELLS = ANYTHING | st.sampled_from(
    ["=1+1", "_x001B_", "_x005F_x001B_", "__x0041_", "_x_x0041_", "+1", "@SUM(1)", "\ufffe\uffff", "#N/A"]
)


@settings(deadline=None, max_examples=25)
@given(st.lists(CELLS, min_size=1, max_size=40))
def test_any_text_can_be_written_into_a_cell_and_is_read_as_it_was_written(texts: list[str]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row, typed in enumerate(texts, 1):
        cell = sheet.cell(row, 1, text.in_cell(typed))
        cell.data_type = "s"
    file = BytesIO()
    book.save(file)
    read = load_workbook(file).active
    assert read is not None
    found = [read.cell(row, 1).value or "" for row in range(1, len(texts) + 1)]
    assert found == [text.in_cell(typed) for typed in texts]


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("=1+1", "=1+1"),
        ("_x001B_", "_x005F_x001B_"),
        ("_x005F_", "_x005F_x005F_"),
        ("a\x1bb\x00c", "a\ufffdbc"),
        ("a\tb\nc", "a\tb\nc"),
        ("\ufffe\uffff\ud800", "\ufffd\ufffd\ufffd"),
        ("_xyz_", "_xyz_"),
    ],
)
def test_a_cell_takes_text_and_no_escape_of_its_format(typed: str, cell: str) -> None:
    assert text.in_cell(typed) == cell


def test_text_that_a_cell_must_cut_says_so() -> None:
    assert text.in_cell("x" * text.CELL_LIMIT) == "x" * text.CELL_LIMIT
    cut = text.in_cell("x" * (text.CELL_LIMIT + 1))
    assert (len(cut), cut[-1]) == (text.CELL_LIMIT, "…")


@given(ANYTHING | st.text("./\\:*?CONa é-", max_size=300))
def test_a_file_name_stays_in_its_folder_and_is_taken_everywhere(typed: str) -> None:
    name = text.file_name(typed, "abcdefghijkl")
    assert PurePosixPath(name).name == name
    assert name
    assert not set(name) & set('/\\:*?"<>|.\x00\n')
    assert name[0] not in "-." and name[-1] not in ". "
    assert len(name.encode()) <= 100
    assert text.file_name(name, "abcdefghijkl") == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Mornings without the rush", "Mornings-without-the-rush"),
        ("../../etc/passwd", "etc-passwd"),
        ("/x", "x"),
        ("CON", "id"),
        ("com1", "id"),
        ("-rf", "rf"),
        ("...", "id"),
        ("", "id"),
        ("Co\u0302te", "Côte"),
        ("é" * 200, "é" * 50),
        ("日本語", "日本語"),
        ("a\nb\x1b[31m", "a-b-31m"),
    ],
)
def test_a_title_becomes_a_file_name(title: str, name: str) -> None:
    assert text.file_name(title, "id") == name


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("Ready on time, by name, and put right by lunch.", 10),
        ("", 0),
        ("- … !", 0),
        ("a - b", 2),
        ("don't", 1),
        ("24/7", 1),
        ("日本語 です", 2),
    ],
)
def test_words_are_runs_with_a_letter_or_a_digit(said: str, count: int) -> None:
    assert text.words(said) == count
