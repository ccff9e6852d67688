"""The curve: where its points stand, which way its line goes, how far drafts lie apart, peak and end."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from sprint_tui.domain.curve import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Ends,
    Frame,
    Point,
    Spread,
    bar,
    ends,
    spread_of,
    stepped,
    strokes,
    unfelt,
)

FELT = some.none() | some.integers(-2, 2)
FRAMES = some.builds(Frame, some.integers(3, 24), some.integers(1, 6))
BACK = {LEFT: RIGHT, RIGHT: LEFT, UP: DOWN, DOWN: UP}
AWAY = {LEFT: (-1, 0), RIGHT: (1, 0), UP: (0, -1), DOWN: (0, 1)}


def points(*feelings: int | None) -> list[Point]:
    return [Point(one) for one in feelings]


@given(some.lists(FELT, max_size=45), FRAMES)
def test_a_line_never_ends_in_the_open_nor_leaves_the_frame(feelings: list[int | None], frame: Frame) -> None:
    drawn = strokes(feelings, frame)
    tops = {(frame.middle(at), frame.line(one)) for at, one in enumerate(feelings) if one is not None}
    for (x, y), ways in drawn.items():
        assert 0 <= y < frame.height and 0 <= x < frame.left(len(feelings))
        taken = [way for way in BACK if ways & way]
        assert len(taken) == 2 or (x, y) in tops
        for way in taken:
            by = AWAY[way]
            assert drawn[x + by[0], y + by[1]] & BACK[way]


@given(some.lists(FELT, max_size=45), FRAMES)
def test_the_line_joins_two_neighbours_exactly_where_both_are_felt(
    feelings: list[int | None], frame: Frame
) -> None:
    drawn = strokes(feelings, frame)
    for at, (here, there) in enumerate(pairwise(feelings)):
        edge = any(x == frame.left(at + 1) for x, _ in drawn)
        assert edge is (here is not None and there is not None)


def test_the_scale_runs_from_the_first_line_down_to_the_last() -> None:
    frame = Frame(9, 2)
    assert [frame.line(level) for level in (2, 1, 0, -1, -2)] == [0, 2, 4, 6, 8]
    assert frame.height == 9
    assert [frame.middle(at) for at in range(3)] == [4, 13, 22]


@given(some.lists(FELT, max_size=9))
def test_a_spread_spans_all_who_said_something(feelings: list[int | None]) -> None:
    spread, given_ = spread_of(feelings), [one for one in feelings if one is not None]
    if not given_:
        assert spread is None
    else:
        assert spread == Spread(min(given_), max(given_), len(given_))
        lines = bar(spread, Frame(3, 3))
        assert all(Frame(3, 3).line(one) in lines for one in given_)


def test_a_feeling_goes_by_steps_and_stays_on_the_scale() -> None:
    assert [stepped(one, 1) for one in (None, -2, 0, 2)] == [1, -1, 1, 2]
    assert [stepped(one, -1) for one in (None, -2, 0, 2)] == [-1, -2, -1, 1]
    assert [stepped(one, 0) for one in (None, -2, 0, 2)] == [0, 0, 0, 0]


def test_peak_low_and_end_are_found_with_all_that_share_them() -> None:
    assert ends(points(0, 2, None, -1, 2, None)) == Ends((1, 4), (3,), 5)
    assert ends(points(None, None)) is None
    assert ends([*points(1), Point(is_touchpoint=False)]) == Ends((0,), (0,), 0)


def test_what_has_no_feeling_is_counted_and_a_stage_without_touchpoint_is_not() -> None:
    assert unfelt([*points(None, 1, None), Point(is_touchpoint=False)]) == 2
