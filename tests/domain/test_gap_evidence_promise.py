"""What a gap leaves open, what a map rests on, and the phrases of a promise."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stand_ins import Touchpoint

from sprint_tui.domain import evidence
from sprint_tui.domain.gaps import TEXTS, doubt
from sprint_tui.domain.promise import MOST, phrases


@dataclass(frozen=True)
class Facts:
    """A touchpoint as far as its gap goes."""

    gap: str = ""
    expected: str = ""
    promised: str = ""
    delivered: str = ""
    feeling: int | None = None


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (Facts(), ""),
        (Facts("over_promise"), ""),
        (Facts(promised="in an hour"), "delivered"),
        (Facts(delivered="after six"), "promised"),
        (Facts(promised="in an hour", delivered="after six"), "word"),
        (Facts("over_promise", delivered="after six"), "promised"),
        (Facts("under_deliver", promised="in an hour"), "delivered"),
        (Facts("expect_more", promised="in an hour", delivered="in an hour"), "expected"),
        (Facts("over_promise", promised="In an hour.", delivered="in an hour"), "same"),
        (Facts("in_line", promised="in an hour", delivered="in an hour", feeling=-1), "let_down"),
        (Facts("in_line", promised="in an hour", delivered="in an hour", feeling=1), ""),
        (Facts("over_promise", "soon", "in an hour", "after six"), ""),
    ],
)
def test_a_gap_points_at_the_one_thing_to_look_at_first(facts: Facts, code: str) -> None:
    assert doubt(facts) == code


@given(st.sampled_from(["", "over_promise", "under_deliver", "expect_more", "in_line"]), st.text(), st.text())
def test_a_doubt_about_a_text_is_never_raised_where_it_stands(
    gap: str, promised: str, delivered: str
) -> None:
    code = doubt(Facts(gap, promised=promised, delivered=delivered))
    assert code not in TEXTS or not any(
        char.isalnum() for char in getattr(Facts(gap, "", promised, delivered), code)
    )


@dataclass(frozen=True)
class Piece:
    """A piece of evidence."""

    touchpoint_id: str
    words: str
    source: str = ""
    dated: str = ""


def test_a_cell_rests_on_what_stands_behind_its_touchpoint() -> None:
    behind = evidence.backed([Piece("a", "41 of 200"), Piece("b", "  ")])
    touchpoints = [Touchpoint("a", thought=""), Touchpoint("b", thought=""), Touchpoint("c")]
    assert evidence.resting(touchpoints, behind) == (5, 7)
    assert evidence.resting([], behind) == (0, 0)


def test_a_piece_says_what_it_lacks_and_is_taken_for_a_kind() -> None:
    assert evidence.lacks(Piece("a", "x")) == ("source", "dated")
    assert evidence.lacks(Piece("a", "x", "phone report", "May")) == ()
    kinds = {
        '"I gave up"': "quote",
        "„So nicht“": "quote",
        "41 of 200": "number",
        "She rang twice": "story",
        "": "story",
    }
    assert {words: evidence.kind_of(words) for words in kinds} == kinds


def test_a_promise_is_offered_in_its_phrases_and_whole() -> None:
    told = phrases(
        "You reach someone who knows your machine, day or night, and nobody has to ask twice.", ("and",)
    )
    assert told[:3] == (
        "You reach someone who knows your machine",
        "day or night",
        "and nobody has to ask twice",
    )
    assert phrases("Your coffee is ready before you are.") == ("Your coffee is ready before you are.",)
    assert phrases("Fast and friendly", ("and",)) == ("Fast", "friendly", "Fast and friendly")
    assert phrases(" . ") == phrases("") == ()


@given(st.text())
def test_phrases_are_few_and_stand_in_the_promise(promise: str) -> None:
    told = phrases(promise, ("and", "but"))
    assert len(told) <= MOST
    assert all(phrase in " ".join(promise.split()) for phrase in told)
