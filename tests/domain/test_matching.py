"""What belongs together among drafts: nothing is lost, nothing that stands is moved."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sprint_tui.domain.likeness import Synonyms, even, most_said
from sprint_tui.domain.lining import LineUp, in_agreed_order, line_up
from sprint_tui.domain.matching import Brought, Standing

SYNONYMS = Synonyms(
    {"complain": "complain complaint wrong", "message": "message mail"}, "a the in of my us when is"
)


def draft(who: str, *touchpoints: tuple[str, str] | tuple[str, str, str]) -> list[Brought]:
    """A draft of (stage, name) or (stage, name, phase)."""
    return [
        Brought(f"{who}{place}", who, name, stage, phase[0] if phase else "")
        for place, (stage, name, *phase) in enumerate(touchpoints)
    ]


def names(found: LineUp) -> list[tuple[str, str]]:
    return [(line.stage, line.name) for line in found.lines]


def members(found: LineUp) -> dict[str, tuple[str, ...]]:
    return {line.name: line.members for line in found.lines}


def test_names_that_differ_in_case_blanks_and_dashes_are_one() -> None:
    found = line_up([*draft("a", ("Pick up", "Pick-up shelf")), *draft("b", ("Pick Up", "pick up  SHELF"))])
    assert members(found) == {"Pick-up shelf": ("a0", "b0")}
    assert found.lines[0].how == {"a0": "name", "b0": "name"}


def test_names_with_the_same_words_in_another_order_are_one() -> None:
    found = line_up(
        [*draft("a", ("Decide", "Menu in the app")), *draft("b", ("Choose", "App menu"))], (), SYNONYMS
    )
    assert members(found) == {"Menu in the app": ("a0", "b0")}
    assert found.lines[0].how["b0"] == "synonym"


def test_a_synonym_joins_what_shares_no_word() -> None:
    brought = [
        *draft("a", ("Put right", "Message when the cup is wrong")),
        *draft("b", ("Put right", "Complaint mail")),
    ]
    assert len(line_up(brought, (), SYNONYMS).lines) == 1


def test_two_touchpoints_of_one_draft_are_never_joined_by_likeness() -> None:
    found = line_up(draft("a", ("Order", "App order"), ("Order", "Order in the app")), (), SYNONYMS)
    assert len(found.lines) == 2


def test_one_shared_word_is_not_enough() -> None:
    brought = [*draft("a", ("Order", "App order")), *draft("b", ("Order", "Counter order"))]
    assert len(line_up(brought, (), SYNONYMS).lines) == 2


def test_names_that_are_numbered_otherwise_are_two() -> None:
    brought = [*draft("a", ("Order", "Call number 1")), *draft("b", ("Order", "Call number 2"))]
    assert len(line_up(brought, (), SYNONYMS).lines) == 2


def test_a_name_used_in_two_stages_stays_two() -> None:
    brought = [
        *draft("a", ("Decide", "Mail"), ("Put right", "Mail")),
        *draft("b", ("Put right", "Mail"), ("Ride", "Seat")),
    ]
    found = line_up(brought, (), SYNONYMS)
    assert [line.members for line in found.lines if line.name == "Mail"] == [("a0",), ("a1", "b0")]


def test_a_draft_of_stages_alone_joins_what_stands_in_them() -> None:
    brought = [
        *draft("a", ("Order", "App order"), ("Pick up", "Shelf")),
        *draft("b", ("Pick up", "Pick up"), ("Ride", "Ride")),
    ]
    found = line_up(brought, (), SYNONYMS)
    assert members(found) == {"App order": ("a0",), "Shelf": ("a1", "b0"), "Ride": ("b1",)}
    assert found.lines[1].how["b0"] == "order"


def test_what_was_written_decides_between_two_that_are_called_alike() -> None:
    texts = ("Be done before the stairs", "Taps the usual", "")
    brought = [
        *draft("a", ("Order", "Counter order")),
        Brought("a1", "a", "App order", "Order", "", texts),
        Brought("b0", "b", "Order", "Order", "", texts),
    ]
    assert members(line_up(brought, (), SYNONYMS)) == {"Counter order": ("a0",), "App order": ("a1", "b0")}


def test_one_without_a_name_goes_where_it_stands_or_is_listed() -> None:
    brought = [
        *draft("a", ("Order", "App order"), ("Order", "Counter order")),
        *draft("b", ("Order", "App order"), ("Order", ""), ("", " ")),
    ]
    found = line_up(brought)
    assert members(found)["Counter order"] == ("a1", "b1")
    assert found.unmatched == ("b2",)


def test_what_was_taken_out_by_hand_stays_out() -> None:
    brought = [*draft("a", ("Order", "App order")), *draft("b", ("Order", "App order"))]
    found = line_up(brought, apart={"b0"})
    assert members(found) == {"App order": ("a0",)}
    assert found.unmatched == ("b0",)


def test_stages_that_are_called_alike_are_one_and_take_the_phase_that_was_said() -> None:
    brought = [
        *draft("a", ("Put right and return", "Message")),
        *draft("b", ("Put right and return", "The day after")),
        *draft("c", ("Return", "Tenth cup free", "after")),
    ]
    found = line_up(brought, (), SYNONYMS)
    assert {(line.stage, line.phase) for line in found.lines} == {("Put right and return", "after")}


def test_like_stages_of_two_phases_are_two() -> None:
    brought = draft("a", ("Order", "App", "during"), ("Order again", "Card", "after"))
    assert [line.stage for line in line_up(brought, (), SYNONYMS).lines] == ["Order", "Order again"]


def test_phases_nobody_said_are_told_by_words_else_by_the_place_in_the_journey() -> None:
    brought = draft("a", ("Notice", "Sign"), ("Weigh", "List"), ("Use", "Seat"), ("Leave", "Mail"))
    told = {"before": "notice search", "during": "use", "after": "leave"}
    by_word = [line.phase for line in line_up(brought, (), SYNONYMS, phase_words=told).lines]
    assert by_word == ["before", "during", "during", "after"]
    by_third = [line.phase for line in line_up(brought[:3]).lines]
    assert by_third == ["before", "during", "after"]


def test_a_draft_without_phases_takes_them_from_what_is_matched_else_by_its_place() -> None:
    brought = [
        *draft("a", ("Look", "Sign", "before"), ("Get", "Shelf", "during"), ("Back", "Refund", "after")),
        *draft("b", ("One", "Poster"), ("Two", "Shelf"), ("Three", "Seat"), ("Four", "Goodbye")),
    ]
    found = {line.name: line.phase for line in line_up(brought).lines}
    assert found == {
        "Sign": "before",
        "Shelf": "during",
        "Refund": "after",
        "Poster": "before",
        "Seat": "during",
        "Goodbye": "after",
    }


def test_the_order_is_the_one_that_most_drafts_give() -> None:
    brought = [
        *draft("a", ("Ride", "Seat"), ("Order", "App"), ("Pick up", "Shelf")),
        *draft("b", ("Order", "App"), ("Pick up", "Shelf"), ("Ride", "Seat")),
        *draft("c", ("Pick up", "Shelf"), ("Ride", "Seat")),
    ]
    assert [line.name for line in line_up(brought).lines] == ["App", "Shelf", "Seat"]


def test_what_comes_late_joins_or_goes_to_the_end_of_its_stage() -> None:
    standing = [
        Standing("1", "Sign", "Notice", "before", ("a0",)),
        Standing("2", "Counter", "Order", "during", ("a1",)),
        Standing("3", "Seat", "Ride", "after", ("a2",)),
    ]
    early = draft("a", ("Notice", "Sign"), ("Order", "Counter"), ("Ride", "Seat"))
    late = draft(
        "b", ("Order", "App"), ("Pay", "Card", "during"), ("Notice", "SIGN"), ("Return", "Mail", "after")
    )
    found = line_up([*early, *late], standing)
    assert names(found) == [
        ("Notice", "Sign"),
        ("Order", "Counter"),
        ("Order", "App"),
        ("Pay", "Card"),
        ("Ride", "Seat"),
        ("Return", "Mail"),
    ]
    assert found.lines[0].members == ("a0", "b2")
    assert [line.id for line in found.lines] == ["1", "2", "", "", "3", ""]


def test_a_team_map_that_has_touchpoints_is_matched_first() -> None:
    standing = [Standing("1", "The shelf where cups wait", "Pick up", "during")]
    found = line_up(draft("a", ("Pick up", "Shelf where cups wait")), standing, SYNONYMS)
    assert names(found) == [("Pick up", "The shelf where cups wait")]
    assert found.lines[0].members == ("a0",)


def test_drafts_that_turn_in_a_circle_end_in_some_order_with_everything() -> None:
    assert sorted(in_agreed_order(range(3), [[0, 1, 2], [1, 2, 0], [2, 0, 1]])) == [0, 1, 2]


def test_the_most_said_spelling_is_taken() -> None:
    assert most_said(["pick up", "Pick up", " Pick  up"]) == "Pick up"
    assert even("“Pick-up  Shelf”") == "pick up shelf"


# Properties

WORDS = st.sampled_from(
    ["", "App", "app order", "Order", "Counter order", "Shelf", "The shelf", "!?", "Menu"]
)
STAGES = st.sampled_from(["", "Order", "Order again", "Ride", "Notice"])
PHASES = st.sampled_from(["", "before", "during", "after"])
TOUCHPOINTS = st.lists(st.tuples(STAGES, WORDS, PHASES), max_size=7)
DRAFTS = st.lists(TOUCHPOINTS, max_size=4)


def brought_by(drafts: list[list[tuple[str, str, str]]], first: str = "a") -> list[Brought]:
    return [one for place, own in enumerate(drafts) for one in draft(chr(ord(first) + place), *own)]


def standing_from(found: LineUp) -> list[Standing]:
    return [Standing(f"s{n}", x.name, x.stage, x.phase, x.members) for n, x in enumerate(found.lines)]


@settings(max_examples=30, deadline=None)
@given(DRAFTS)
def test_each_touchpoint_is_in_exactly_one_line_or_listed(drafts: list[list[tuple[str, str, str]]]) -> None:
    brought = brought_by(drafts)
    found = line_up(brought, (), SYNONYMS)
    held = [one for line in found.lines for one in line.members]
    assert sorted([*held, *found.unmatched]) == sorted(one.id for one in brought)
    assert all(line.name and line.members for line in found.lines)


@settings(max_examples=30, deadline=None)
@given(DRAFTS, DRAFTS)
def test_late_drafts_move_nothing_and_take_nothing_away(
    early: list[list[tuple[str, str, str]]], late: list[list[tuple[str, str, str]]]
) -> None:
    first = brought_by(early)
    before = line_up(first, (), SYNONYMS)
    standing = standing_from(before)
    both = [*first, *brought_by(late, "n")]
    after = line_up(both, standing, SYNONYMS, apart=before.unmatched)
    kept = [line for line in after.lines if line.id]
    assert [line.id for line in kept] == [one.id for one in standing]
    for line, was in zip(kept, before.lines, strict=True):
        assert (line.name, line.stage, line.phase) == (was.name, was.stage, was.phase)
        assert set(was.members) <= set(line.members)
    held = [one for line in after.lines for one in line.members]
    assert sorted([*held, *after.unmatched]) == sorted(one.id for one in both)
