"""What a draft still misses, as it is counted beside it."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain import drafting
from sprint_tui.domain.codes import GAPS
from sprint_tui.domain.drafting import DraftFacts, missing, owed


@dataclass(frozen=True)
class Point:
    """A touchpoint with what the rules read of it."""

    id: str
    feeling: int | None = None
    gap: str = ""
    stage_id: str = ""
    name: str = ""
    goal: str = ""
    action: str = ""
    thought: str = ""
    owner_id: str | None = None


def points(*made: tuple[int | None, str]) -> tuple[Point, ...]:
    return tuple(Point(str(at), feeling, gap) for at, (feeling, gap) in enumerate(made))


def test_nothing_drawn_misses_five_touchpoints_one_wow_and_three_that_could_be_better() -> None:
    assert missing(DraftFacts(), 90) == {"touchpoints": 5, "wow": 1, "better": 3}


def test_twenty_minutes_want_no_gap_words() -> None:
    draft = DraftFacts(points(*[(0, "")] * 5), wows=1, needed=1, betters=3)
    assert missing(draft, drafting.SHORT) == {}
    assert missing(draft, 90) == {"gaps": 5}


def test_a_gap_wants_a_line_why_and_what_is_in_line_wants_none() -> None:
    draft = DraftFacts(points((0, "in_line"), (1, "over_promise"), (0, "expect_more")), frozenset({"1"}))
    assert missing(draft, 110)["lines"] == 1


def test_a_wow_says_what_must_change_for_it() -> None:
    assert missing(DraftFacts(wows=2, needed=1), 20)["needed"] == 1


DRAFTS = st.builds(
    DraftFacts,
    st.lists(st.tuples(st.sampled_from((None, -2, 0, 2)), st.sampled_from(GAPS)), max_size=12).map(
        lambda made: points(*made)
    ),
    wows=st.integers(0, 3),
    betters=st.integers(0, 5),
)


@given(DRAFTS)
def test_what_the_rail_counts_and_what_is_named_agree(draft: DraftFacts) -> None:
    named = missing(draft, drafting.SHORT)
    if not {"touchpoints", "feelings", "wow", "better"} & named.keys():
        assert all(owed(draft))
    assert all(count > 0 for count in named.values())
    assert len(owed(draft)) == 9
