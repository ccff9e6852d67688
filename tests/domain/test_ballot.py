"""A typed slip: one grammar, helpful refusals that give no vote away, and nothing else ever raised."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain.ballot import SIGNS, Slip, SlipError, next_kind, parse, typed_so_far

SIX = Slip((1, 4, 7), (2, 3, 5))


@pytest.mark.parametrize(
    "text",
    ["147 235", "147235", "147/235", "147,235", " 147  235 ", "1 4 7 2 3 5", "1 4 7 / 2 3 5", "147 / 235"],
)
def test_up_to_nine_each_digit_is_a_number(text: str) -> None:
    assert parse(text, 9) == SIX


@pytest.mark.parametrize("text", ["1 12 7 2 3 10", "1 12 7 / 2 3 10", "1 12 7,2 3 10", "01 12 07 02 03 10"])
def test_beyond_nine_blanks_part_the_numbers(text: str) -> None:
    assert parse(text, 12) == Slip((1, 12, 7), (2, 3, 10))


@pytest.mark.parametrize(
    ("text", "count", "slip"),
    [
        ("14", 9, Slip((1, 4))),
        ("1 4", 9, Slip((1,), (4,))),
        ("14 5", 9, Slip((1, 4), (5,))),
        ("/235", 9, Slip((), (2, 3, 5))),
        ("147/", 9, Slip((1, 4, 7))),
        ("/", 9, Slip()),
        ("147 147", 9, Slip((1, 4, 7), (1, 4, 7))),
        ("1 12", 12, Slip((1, 12))),
        ("12 / 12", 12, Slip((12,), (12,))),
        ("100 / 2", 120, Slip((100,), (2,))),
    ],
)
def test_fewer_are_taken_and_the_same_number_may_stand_in_both(text: str, count: int, slip: Slip) -> None:
    assert parse(text, count) == slip


@pytest.mark.parametrize(
    ("text", "count", "code"),
    [
        ("", 9, "empty"),
        ("   ", 9, "empty"),
        ("147 23x", 9, "signs"),
        ("147 ²35", 9, "signs"),
        ("147\n235", 9, "signs"),
        ("1/4/7", 9, "partings"),
        ("1, 4, 7", 12, "partings"),
        ("14 7 235", 9, "unclear"),
        ("147 230", 9, "not_listed"),
        ("147 238", 7, "not_listed"),
        ("1 14 7", 12, "not_listed"),
        ("147235", 12, "not_parted"),
        ("9" * 5000, 12, "not_parted"),
        ("1472 35", 9, "too_many_wow"),
        ("147 2356", 9, "too_many_better"),
        ("1472356", 9, "too_many_better"),
        ("144 235", 9, "twice_wow"),
        ("147 225", 9, "twice_better"),
    ],
)
def test_what_cannot_be_counted_says_why(text: str, count: int, code: str) -> None:
    with pytest.raises(SlipError) as refused:
        parse(text, count)
    assert refused.value.code == code


def test_only_a_number_that_is_no_vote_is_said() -> None:
    with pytest.raises(SlipError) as refused:
        parse("1 14 7", 12)
    assert refused.value.details == {"number": 14, "last": 12}


@pytest.mark.parametrize(
    ("text", "count", "kind"),
    [
        *(("", 9, "wow"), ("14", 9, "wow"), ("147", 9, "better"), ("14 ", 9, "better"), ("1/", 9, "better")),
        *(("1 4", 12, "wow"), ("1 4 ", 12, "wow"), ("1 4 7", 12, "better"), ("1 4 /", 12, "better")),
    ],
)
def test_it_is_known_what_the_next_number_is_for(text: str, count: int, kind: str) -> None:
    assert next_kind(text, count) == kind


@given(st.text() | st.text(alphabet=sorted(SIGNS)), st.integers(0, 130))
def test_anything_is_a_slip_or_a_helpful_refusal(text: str, count: int) -> None:
    wow, better = typed_so_far(text, count)
    with suppress(SlipError):
        slip = parse(text, count)
        assert (len(slip.wow), len(slip.better)) == (wow, better)
        for numbers in (slip.wow, slip.better):
            assert len(numbers) == len(set(numbers)) <= 3
            assert all(1 <= number <= count for number in numbers)


@given(st.data(), st.integers(1, 60))
def test_each_slip_can_be_written_down(data: st.DataObject, count: int) -> None:
    numbers = st.lists(st.integers(1, count), max_size=3, unique=True)
    wow, better = data.draw(numbers), data.draw(numbers)
    part = " ".join if count > 9 else "".join
    text = f"{part(map(str, wow))}/{part(map(str, better))}"
    assert parse(text, count) == Slip(tuple(wow), tuple(better))
    if len(wow) == 3 and better:
        assert parse(text.replace("/", " "), count) == Slip(tuple(wow), tuple(better))
