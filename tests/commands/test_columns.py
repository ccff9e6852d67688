"""Text in columns of a terminal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from sprint_tui.commands.columns import aligned, cut, width


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("Łucja", 5),
        ("e\u0301", 1),
        ("日本語", 6),
        ("☕", 2),
        ("★", 1),
        ("👩\u200d👩\u200d👧", 2),
        ("❤\ufe0f", 2),
    ],
)
def test_a_text_takes_so_many_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc", "Cf"])))
def test_plain_text_is_as_wide_as_the_app_says(text: str) -> None:
    assert width(text) == cell_len(text)


@given(st.text(max_size=20), st.integers(1, 12))
@settings(max_examples=50)
def test_a_cut_text_fits_and_shows_that_it_was_cut(text: str, most: int) -> None:
    shown = cut(text, most)
    assert width(shown) <= most
    assert shown == text or shown.endswith("…")


def test_columns_stand_below_each_other() -> None:
    lines = aligned([("title", "id"), ("日本", "a"), ("x" * 12, "b"), ("", "c")], 8)
    assert lines == ["title     id", "日本      a", "x" * 12 + "  b", "          c"]
