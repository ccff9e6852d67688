"""What a vote comes to: three and three on six touchpoints, ties asked, and choices against it known."""

from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain.tally import OTHER, Proposal, Question, Tally, is_against, propose, slip_of_ideas, tied

POINTS = tuple("abcdefghi")


def tally(wow: str, better: str = "", points: tuple[str, ...] = POINTS) -> Tally:
    """Return a tally of votes by their letters, a letter a vote."""
    slips = {("wow", one): wow.count(one) for one in points} | {
        ("better", one): better.count(one) for one in points
    }
    return Tally(points, slips)


def test_the_first_three_of_each_are_proposed_by_votes() -> None:
    assert propose(tally("aabbbccccd", "ggghhi")) == Proposal(("c", "b", "a"), ("g", "h", "i"))


def test_one_that_is_high_in_both_goes_where_it_has_more_votes() -> None:
    assert propose(tally("aaabbcc" + "d", "aaaagghhi")) == Proposal(("b", "c", "d"), ("a", "g", "h"))


def test_equal_votes_for_both_are_asked() -> None:
    vote = tally("aaabbbccdd", "aaagghhhhii")
    assert propose(vote) == Question("", ("a",), 3)
    assert isinstance(propose(vote, {"a": "wow"}), Question)
    assert propose(vote, {"a": "wow"}, {("wow", "d")}) == Proposal(("a", "b", "d"), ("h", "g", "i"))
    assert propose(vote, {"a": "better"}) == Question("better", ("g", "i"), 2)


def test_a_shared_last_place_is_asked_until_it_is_given_away() -> None:
    vote = tally("aaabbccdd")
    assert propose(vote) == Question("wow", ("b", "c", "d"), 2)
    assert propose(vote, taken={("wow", "c")}) == Question("wow", ("b", "d"), 2)
    assert propose(vote, taken={("wow", "c"), ("wow", "d")}) == Proposal(("a", "c", "d"), ())
    assert tied(vote, "wow") == ("b", "c", "d")
    assert tied(vote, "better") == ()


def test_nobody_is_asked_about_one_that_is_first_elsewhere_with_more_votes() -> None:
    assert propose(tally("aabbcd", "dd")) == Proposal(("a", "b", "c"), ("d",))


def test_without_votes_nothing_is_proposed() -> None:
    assert propose(tally("")) == Proposal((), ())


def test_ideas_of_the_absent_count_as_one_slip() -> None:
    ideas = [("wow", "a"), ("wow", "a"), ("better", "b"), ("wow", "c"), ("wow", "d"), ("wow", "e")]
    assert slip_of_ideas(ideas) == {("wow", "a"), ("wow", "c"), ("wow", "d"), ("better", "b")}
    assert slip_of_ideas([("wow", "")]) == frozenset()
    assert Tally(POINTS, {("wow", "a"): 2}, {("wow", "a"): 1}).votes("wow", "a") == 3


def test_the_fewest_votes_stand_first() -> None:
    assert tally("aab", points=("a", "b", "c")).rising("wow") == ("c", "b", "a")
    assert tally("aab", "bbbb").most == 4


def test_against_the_vote_is_what_three_others_were_ahead_of() -> None:
    vote = tally("aaabbbccdde", "gg")
    assert not is_against(vote, "wow", "d", {})
    assert is_against(vote, "wow", "e", {})
    assert is_against(vote, "wow", "i", {"a": "better"})
    assert not is_against(tally("aabbc" + "d", "aaa"), "wow", "d", {"a": "better"})
    assert not is_against(tally("ab"), "wow", "i", {})


@st.composite
def any_tally(draw: st.DrawFn) -> Tally:
    points = POINTS[: draw(st.integers(0, 9))]
    counts = st.dictionaries(
        st.tuples(st.sampled_from(["wow", "better"]), st.sampled_from(points or ("a",))), st.integers(0, 4)
    )
    return Tally(points, draw(counts), draw(counts))


@given(any_tally(), st.data())
def test_whatever_is_answered_ends_in_six_different_ones_that_hold(vote: Tally, data: st.DataObject) -> None:
    placed: dict[str, str] = {}
    taken: set[tuple[str, str]] = set()
    for _ in range(40):
        found = propose(vote, placed, taken)
        if isinstance(found, Proposal):
            break
        one = data.draw(st.sampled_from(found.among))
        if found.kind:
            assert (found.kind, one) not in taken
            taken.add((found.kind, one))
        else:
            assert one not in placed
            placed[one] = data.draw(st.sampled_from(["wow", "better"]))
    assert isinstance(found, Proposal)
    chosen = {one: kind for kind, _, one in found.places()}
    assert len(chosen) == len(found.wow) + len(found.better)
    assert max(len(found.wow), len(found.better)) <= 3
    for one, kind in chosen.items():
        assert vote.votes(kind, one)
        assert not is_against(vote, kind, one, chosen)
        assert placed.get(one) != OTHER[kind]
