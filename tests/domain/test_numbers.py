"""Numbers as people type and read them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain.numbers import (
    AmbiguousNumberError,
    NotANumberError,
    Quantity,
    is_one_unit,
    parse_number,
    parse_quantity,
    shown_number,
    typed_number,
)


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
        ("12\u202f000,5", 12000.5),
        ("0", 0),
        ("0.125", 0.125),
        ("-0,125", -0.125),
        ("1234.125", 1234.125),
        ("1.2000", 1.2),
    ],
)
def test_a_number_is_understood(typed: str, meant: float) -> None:
    assert parse_number(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "1e5",
        "nan",
        "inf",
        "0x10",
        "1.2.3",
        "1,000,000",
        "41 %",
        "=41",
        "9" * 13,
        "4.",
        ".5",
        "1 2",
        "1 50",
        "12 0000",
    ],
)
def test_what_is_no_plain_number_is_refused(typed: str) -> None:
    with pytest.raises(NotANumberError):
        parse_number(typed)


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1,200", ("1200", "1.2")),
        ("1.200", ("1200", "1.2")),
        ("-27,125", ("-27125", "-27.1250")),
        ("999.999", ("999999", "999.9990")),
    ],
)
def test_a_sign_before_three_digits_may_part_thousands_or_decimals(
    typed: str, readings: tuple[str, str]
) -> None:
    with pytest.raises(AmbiguousNumberError) as refused:
        parse_number(typed)
    assert refused.value.readings == readings
    assert [parse_number(reading) for reading in readings] == [
        float(typed.replace(",", "").replace(".", "")),
        float(typed.replace(",", ".")),
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12 %", Quantity(12, "%")),
        ("48h", Quantity(48, "h")),
        ("€12", Quantity(12, "€")),
        ("£ 1 500.50", Quantity(1500.5, "£")),
        ("€12 per order", Quantity(12, "€ per order")),
        ("5 per 1,000", Quantity(5, "per 1,000")),
        (" 1 500 customers ", Quantity(1500, "customers")),
        ("60", Quantity(60)),
    ],
)
def test_a_number_may_have_its_unit_beside_it(typed: str, meant: Quantity) -> None:
    assert parse_quantity(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "%", "many", "1 50 customers", "5 7 days", "60.", "60.5.3", "1 500 2", "h 4"]
)
def test_what_is_no_number_with_its_unit_is_refused(typed: str) -> None:
    with pytest.raises(NotANumberError):
        parse_quantity(typed)


def test_the_number_of_a_quantity_is_as_clear_as_any_other() -> None:
    with pytest.raises(AmbiguousNumberError):
        parse_quantity("1,500 customers")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        *(("h", "h", True), ("Days", "day", True), ("point", "points", True), ("s", "S", True)),
        *(("h", "%", False), ("s", "", False), ("h", "min", False)),
    ],
)
def test_units_agree_in_one_and_in_many(one: str, other: str, same: bool) -> None:
    assert is_one_unit(one, other) is same


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
    assert parse_number(typed_number(value)) == pytest.approx(value, abs=1e-6, rel=1e-12)


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_refused(typed: str) -> None:
    with contextlib.suppress(NotANumberError):
        assert abs(parse_number(typed)) < 10**12
