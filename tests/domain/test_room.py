"""Which windows can be read from the back of a room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain.room import GOOD, LEAST, legibility


@pytest.mark.parametrize(
    ("columns", "rows", "expected"),
    [
        (100, 28, "back_row"),
        (80, 24, "back_row"),
        (70, 20, "back_row"),
        (107, 30, "back_row"),
        (110, 31, "small_room"),
        (128, 36, "small_room"),
        (131, 37, "too_fine"),
        (160, 45, "too_fine"),
        (190, 50, "too_fine"),
        (69, 50, "too_small"),
        (190, 19, "too_small"),
        (0, 0, "too_small"),
    ],
)
def test_the_rows_of_a_window_say_who_can_read_it(columns: int, rows: int, expected: str) -> None:
    assert legibility(columns, rows) == expected


def test_the_size_to_aim_for_is_read_from_the_back_row() -> None:
    assert legibility(*GOOD) == legibility(*LEAST) == "back_row"


@given(st.integers(LEAST[0], 999), st.integers(LEAST[1], 400), st.integers(0, 100))
def test_more_rows_never_make_a_window_easier_to_read(columns: int, rows: int, more: int) -> None:
    order = ["back_row", "small_room", "too_fine"]
    assert order.index(legibility(columns, rows + more)) >= order.index(legibility(columns, rows))
