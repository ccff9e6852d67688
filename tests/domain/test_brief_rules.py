"""The rules of the brief, and the small things that every stage stands on: codes, ids, the way."""

import re
from dataclasses import dataclass
from random import Random

import pytest

from sprint_tui.domain import brief, codes, ids, route


@dataclass(frozen=True)
class Segment:
    """A segment of one market."""

    market: str


@dataclass(frozen=True)
class Person:
    """A person with roles."""

    roles: str


B2B, B2C, OPEN = Segment("b2b"), Segment("b2c"), Segment("")


@pytest.mark.parametrize(
    ("audience", "segments", "in_play"),
    [
        ("both", [B2B, B2C], (B2B, B2C)),
        ("b2b", [B2B, B2C], (B2B,)),
        ("b2c", [B2B, B2C], (B2C,)),
        ("", [OPEN], (OPEN,)),
        ("", [B2B, B2C], (B2B,)),
        ("b2c", [OPEN], (OPEN,)),
        ("b2c", [], ()),
    ],
)
def test_a_sprint_works_on_the_segments_of_its_audience(
    audience: str, segments: list[Segment], in_play: tuple[Segment, ...]
) -> None:
    assert brief.in_play(audience, segments) == in_play


@pytest.mark.parametrize(
    ("words", "fits"),
    [("", False), ("one", True), (" ".join(["word"] * 10), True), (" ".join(["word"] * 11), False)],
)
def test_a_service_is_said_in_ten_words(words: str, fits: bool) -> None:
    assert brief.fits_ten_words(words) is fits


@pytest.mark.parametrize(
    ("roles", "twice"),
    [
        (["scribe", "timekeeper"], False),
        (["scribe timekeeper"], True),
        (["scribe", "scribe timekeeper"], False),
        (["scribe timekeeper", "timekeeper"], True),
        (["timekeeper"], False),
        ([], False),
    ],
)
def test_scribe_and_timekeeper_are_two_people(roles: list[str], twice: bool) -> None:
    people = [Person(one) for one in roles]
    assert brief.is_one_person_twice(people) is twice
    assert brief.holder("decider", people) is None


@pytest.mark.parametrize(
    ("text", "code", "after"),
    [
        ("", "memory", "memory"),
        ("friction", "trust", "trust friction"),
        ("trust memory", "trust", "memory"),
        ("memory", "memory", ""),
    ],
)
def test_a_set_of_codes_keeps_the_methods_order(text: str, code: str, after: str) -> None:
    assert codes.toggled(text, code, codes.FLAGS) == after


def test_ids_are_twelve_characters_and_never_the_same_twice() -> None:
    random = Random(1)
    made = {ids.new_id(random) for _ in range(2000)}
    assert len(made) == 2000
    assert all(re.fullmatch(ids.PATTERN, one) for one in made)


def test_every_kind_of_row_has_a_stage_that_shows_it() -> None:
    for entity in route._HOLDS:
        assert route.stage_of(entity) in route.KEYS
    assert route.stage_of("pick", "change_line") == "picker"
    assert route.stage_of("pick", "deadline") == "ownership"
