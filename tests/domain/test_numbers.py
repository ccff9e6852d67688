"""Numbers as people type and read them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain.numbers import NotANumberError, parse_number, shown_number


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("41", 41),
        ("4.1", 4.1),
        ("4,1", 4.1),
        ("-0,42", -0.42),
        ("+7", 7),
        (" 1 000 ", 1000),
        ("1\u00a0000", 1000),
        ("0", 0),
    ],
)
def test_a_number_is_understood(typed: str, meant: float) -> None:
    assert parse_number(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "-", "1e5", "nan", "inf", "0x10", "1.2.3", "1,000,000", "41 %", "=41", "9" * 13, "4.", ".5"]
)
def test_what_is_no_plain_number_is_refused(typed: str) -> None:
    with pytest.raises(NotANumberError):
        parse_number(typed)


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        (41.0, "41"),
        (4.1, "4.1"),
        (0.42, "0.42"),
        (0.1 + 0.2, "0.3"),
        (100.0, "100"),
        (0.0, "0"),
        (-2.5, "-2.5"),
    ],
)
def test_a_number_is_shown_without_false_precision(value: float, seen: str) -> None:
    assert shown_number(value) == seen


def test_nothing_below_zero_is_shown_for_zero() -> None:
    assert shown_number(-0.0) == "0"
    assert shown_number(-1e-9) == "0"


@given(st.integers(-(10**9), 10**9), st.integers(0, 999_999))
def test_a_number_shown_and_typed_again_is_the_same(whole: int, part: int) -> None:
    value = float(f"{whole}.{part:06}")
    assert parse_number(shown_number(value)) == pytest.approx(value, abs=1e-6, rel=1e-12)


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_refused(typed: str) -> None:
    with contextlib.suppress(NotANumberError):
        assert abs(parse_number(typed)) < 10**12
