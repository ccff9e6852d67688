"""The rules of WOW and Just Better."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stand_ins import Pick, six

from sprint_tui.domain import picks

WOW, BETTER = Pick("w1"), Pick("b1", kind="better")


@pytest.mark.parametrize(
    ("kind", "touchpoint", "chosen", "why"),
    [
        ("wow", "t9", [], None),
        ("wow", "t1", six(), "taken_wow"),
        ("better", "t1", six(), "taken_wow"),
        ("wow", "t4", six(), "taken_better"),
        ("wow", "t9", six(), "full_wow"),
        ("better", "t9", six(), "full_better"),
        ("better", "t9", six()[:3], None),
        ("wow", "t9", six()[1:], None),
    ],
)
def test_six_picks_stand_on_six_touchpoints(
    kind: str, touchpoint: str, chosen: list[Pick], why: str | None
) -> None:
    assert picks.refusal(kind, touchpoint, chosen) == why


@pytest.mark.parametrize(("gone", "free"), [(0, 1), (1, 2), (2, 3)])
def test_a_new_pick_takes_the_first_free_rank_of_its_kind(gone: int, free: int) -> None:
    chosen = six()
    del chosen[gone]
    assert picks.free_rank("wow", chosen) == free
    assert picks.free_rank("better", chosen) == 4


@pytest.mark.parametrize(
    ("changed", "passes"),
    [
        ({}, True),
        ({"sparks": "share_worthy surprising"}, True),
        ({"test_promise": "no"}, False),
        ({"test_promise": ""}, False),
        ({"test_segment": "no"}, False),
        ({"sparks": ""}, False),
    ],
)
def test_a_wow_passes_three_tests(changed: dict[str, str], passes: bool) -> None:
    assert picks.is_wow(replace(WOW, **changed)) is passes  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ["because_promise", "because_segment", "because_spark"])
def test_each_test_needs_its_because(field: str) -> None:
    assert picks.has_reasons(WOW)
    assert not picks.has_reasons(replace(WOW, **{field: " "}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pick", "missing"),
    [
        (WOW, ()),
        (
            replace(WOW, change_line=" ", test_promise="", sparks=""),
            ("change_line", "test_promise", "sparks"),
        ),
        (replace(WOW, test_segment="no", focus="", norm="", because_promise=""), ()),
        (BETTER, ()),
        (
            replace(BETTER, change_line="", focus="", norm=" ", aim=""),
            ("change_line", "focus", "norm", "aim"),
        ),
        (replace(BETTER, test_promise="", sparks=""), ()),
    ],
)
def test_the_room_owes_a_pick_its_change_and_its_tests_or_figures(
    pick: Pick, missing: tuple[str, ...]
) -> None:
    assert picks.room_missing(pick) == missing


def test_reasons_and_the_four_answers_may_wait_until_friday() -> None:
    empty = dict.fromkeys(
        ["because_promise", "because_segment", "because_spark", "memorable", "emotion", "needed", "success"],
        "",
    )
    assert picks.friday_missing(replace(WOW, **empty)) == tuple(empty)  # type: ignore[arg-type]
    assert picks.friday_missing(WOW) == ()
    assert picks.friday_missing(replace(BETTER, execution="")) == ("execution",)
    assert picks.friday_missing(replace(BETTER, memorable="")) == ()


@pytest.mark.parametrize(
    ("focus", "all_tone"),
    [(["tone"] * 3, True), (["tone", "tone", "tone speed"], False), (["tone"] * 2, False)],
)
def test_three_improvements_of_tone_alone_are_surface_work(focus: list[str], all_tone: bool) -> None:
    chosen = [WOW, *(replace(BETTER, focus=words) for words in focus)]
    assert picks.is_all_about_tone(chosen) is all_tone


@pytest.mark.parametrize(
    ("typed", "norm", "aim"),
    [
        ("48 h > 4 h", "48 h", "4 h"),
        ("48 h->4 h", "48 h", "4 h"),
        ("list up to 30 min old › 60 s", "list up to 30 min old", "60 s"),
        ("48 h", "48 h", ""),
        ("48 h >", "48 h", ""),
        ("> 4 h", "", "4 h"),
        ("> 48 h > 4 h", "> 48 h", "4 h"),
        ("80 % > >95 %", "80 %", ">95 %"),
        ("> >", "", ">"),
        ("  ", "", ""),
    ],
)
def test_norm_and_target_are_typed_as_a_pair(typed: str, norm: str, aim: str) -> None:
    assert picks.pair(typed) == (norm, aim)


@given(st.text(st.characters(exclude_characters=">›→", exclude_categories=["Cs"])), st.text())
def test_a_pair_is_understood_as_it_was_shown(norm: str, aim: str) -> None:
    norm, aim = norm.strip(), aim.strip()
    assume(norm or not set(aim) & set(">›→"))  # a target alone that has a sign of its own reads as a norm
    assert picks.pair(picks.paired(norm, aim)) in {(norm, aim), (norm.rstrip("-").rstrip(), aim)}


@pytest.mark.parametrize(
    ("norm", "aim", "two"),
    [("48 h", "4 d", True), ("5 days", "1 day", False), ("48 h", "soon", False), ("", "4 h", False)],
)
def test_figures_that_count_different_things_are_two_units(norm: str, aim: str, two: bool) -> None:
    assert picks.has_two_units(norm, aim) is two
