"""Feelings on whichever scale: understood where they are plain, asked back where they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.content.load import load
from sprint_tui.domain.feelings import OURS, Scale, found, stated, understood

WORDS = load().headings.feelings


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("Mood 1-5", Scale(1, 5)),
        ("Feeling (-2..2)", Scale(-2, 2)),
        ("Feeling (−2 to +2)", Scale(-2, 2)),
        ("1 … 10", Scale(1, 10)),
        ("How they feel", None),
        ("Mood, 2026-10-31", None),
        ("1-2", None),
    ],
)
def test_a_heading_may_name_its_scale(heading: str, scale: Scale | None) -> None:
    assert stated(heading) == scale


@pytest.mark.parametrize(
    ("texts", "scale"),
    [
        (["-1", "0", "2"], OURS),
        (["1", "5", "3"], Scale(1, 5)),
        (["2", "4", "?"], Scale(1, 5)),
        (["1", "2"], None),
        (["+1", "+2"], OURS),
        (["0", "4"], None),
        (["1", "7"], None),
        (["good", "bad"], OURS),
    ],
)
def test_numbers_say_their_scale_only_where_there_is_no_other(texts: list[str], scale: Scale | None) -> None:
    assert found(texts) == scale


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("-2", -2), ("−1", -1), ("+1", 1), ("1,0", 1), (" 2 ", 2), ("++", 2), ("--", -2)],
        *[("Very good", 2), ("annoyed", -1), ("OK", 0), ("+2 Very good", 2), ("-1: bad", -1)],
    ],
)
def test_plain_numbers_and_words_are_understood(text: str, value: int) -> None:
    assert understood(text, OURS, WORDS).value == value


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("3 (1 when the train is late)", "unclear"),
        ("?", "unclear"),
        ("-", "unclear"),
        ("1/2", "unclear"),
        ("-1,5", "between"),
        ("4", "outside"),
        ("-1 very good", "unclear"),
    ],
)
def test_anything_else_is_asked_back(text: str, why: str) -> None:
    assert understood(text, OURS, WORDS) == (None, why)


def test_numbers_on_a_scale_that_nobody_named_are_asked_back_and_words_are_not() -> None:
    assert understood("2", None, WORDS) == (None, "scale")
    assert understood("2", Scale(1, 7), WORDS) == (None, "scale")
    assert understood("good", None, WORDS).value == 1


def test_ten_steps_share_themselves_out_two_by_two() -> None:
    values = [understood(str(n), Scale(1, 10), WORDS).value for n in range(1, 11)]
    assert values == [-2, -2, -1, -1, 0, 0, 1, 1, 2, 2]


@given(st.integers(-20, 20), st.sampled_from([5, 10]))
def test_a_shifted_scale_keeps_its_order_and_reaches_both_ends(low: int, steps: int) -> None:
    scale = Scale(low, low + steps - 1)
    values = [understood(str(n), scale, WORDS).value for n in range(scale.low, scale.high + 1)]
    assert values == sorted(value for value in values if value is not None)
    assert (values[0], values[-1]) == (-2, 2)


@given(st.text(max_size=12))
def test_whatever_is_written_is_a_feeling_or_asked_back(text: str) -> None:
    feeling = understood(text, OURS, WORDS)
    assert (feeling.value is None) == bool(feeling.why)
    assert feeling.value is None or -2 <= feeling.value <= 2
