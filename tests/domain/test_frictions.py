"""What several people named, each in their own words."""

from __future__ import annotations

import pytest

from sprint_tui.domain.frictions import named_by_several
from sprint_tui.domain.likeness import Synonyms

SYNONYMS = Synonyms({"queue": "queue line waiting"}, "the a at in of is we when")


def test_the_same_in_other_words_is_one_with_the_people_counted() -> None:
    said = [
        ("ana", "The queue at the counter"),
        ("ana", "Nobody answers in the evening"),
        ("bo", "counter queue, in the morning"),
        ("cleo", "A line of people at the counter when the train is late"),
        ("cleo", "Evening messages: nobody answers"),
        ("dee", "The app shows what is sold out"),
    ]
    assert named_by_several(said, SYNONYMS) == (
        ("The queue at the counter", 3),
        ("Nobody answers in the evening", 2),
    )


def test_one_person_who_says_it_twice_is_one() -> None:
    said = [("ana", "The queue at the counter"), ("ana", "Counter queue")]
    assert named_by_several(said, SYNONYMS) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The counter", "The app"),
        ("The counter in the morning", "The counter in the evening rush"),
        ("", ""),
        ("...", "!"),
    ],
)
def test_what_shares_a_word_or_nothing_is_not_the_same(one: str, other: str) -> None:
    assert named_by_several([("ana", one), ("bo", other)], SYNONYMS) == ()


def test_a_single_word_counts_where_it_is_all_that_both_said() -> None:
    assert named_by_several([("ana", "Queue"), ("bo", "waiting")], SYNONYMS) == (("Queue", 2),)
