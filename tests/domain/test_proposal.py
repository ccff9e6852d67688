"""What the line-up proposes: half of the drafts, all three phases, five to eight stages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain.proposal import Candidate, counts, proposed


def line(place: int, stage: str, phase: str, count: int, state: str = "") -> Candidate:
    return Candidate(str(place), stage, phase, state, count)


FIVE = [
    *(line(1, "Notice", "before", 4), line(2, "Decide", "before", 5), line(3, "Order", "during", 4)),
    *(line(4, "Pick up", "during", 5), line(5, "Ride", "after", 3)),
]


def test_what_half_of_the_drafts_bring_is_kept() -> None:
    found = proposed([*FIVE, line(6, "Ride", "after", 2), line(7, "Ride", "after", 1)], 5)
    assert [one for one, state in found.items() if state == "kept"] == ["1", "2", "3", "4", "5"]
    assert proposed([*FIVE, line(6, "Ride", "after", 2)], 4)["6"] == "kept"


def test_a_phase_that_would_be_empty_gets_its_best() -> None:
    lines = [*FIVE[:4], line(5, "Ride", "after", 1), line(6, "Return", "after", 2)]
    found = proposed(lines, 5)
    assert found["6"] == "kept"


def test_too_few_stages_are_filled_with_what_most_bring() -> None:
    lines = [line(n, f"S{n}", phase, count) for n, phase, count in SPARSE]
    kept = {one for one, state in proposed(lines, 5).items() if state == "kept"}
    assert len(kept) == 5
    assert "6" not in kept


SPARSE = (
    (1, "before", 5),
    (2, "during", 1),
    (3, "during", 2),
    (4, "after", 2),
    (5, "after", 2),
    (6, "after", 1),
)


def test_beyond_eight_stages_those_that_fewest_bring_are_parked() -> None:
    phases = ["before"] * 4 + ["during"] * 4 + ["after"] * 2
    lines = [line(n, f"S{n}", phase, 4 if n in {2, 6} else 5) for n, phase in enumerate(phases)]
    parked = {one for one, state in proposed(lines, 5).items() if state == "parked"}
    assert parked == {"2", "6"}


def test_what_the_room_decided_is_not_proposed_anew() -> None:
    lines = [line(0, "Notice", "before", 0, "kept"), line(9, "Notice", "before", 5, "parked"), *FIVE]
    found = proposed(lines, 5)
    assert found.keys() == {"1", "2", "3", "4", "5"}


def test_stages_are_counted_of_what_is_kept() -> None:
    lines = [line(1, "Notice", "before", 4, "kept"), line(2, "notice", "before", 4, "kept")]
    found = counts([*lines, line(3, "Ride", "after", 1, "parked"), line(4, "Ride", "after", 1)])
    assert (found.stages, found.missing, found.kept, found.parked, found.open) == (
        *(1, ("during", "after")),
        *(2, 1, 1),
    )
    assert not found.is_in_range


LINES = st.lists(
    st.tuples(
        st.integers(0, 12),
        st.sampled_from(["before", "during", "after"]),
        st.integers(0, 5),
        st.sampled_from(["", "", "kept", "parked"]),
    ),
    max_size=30,
)


@given(LINES)
def test_a_proposal_never_passes_eight_stages_by_itself(rows: list[tuple[int, str, int, str]]) -> None:
    lines = [line(n, f"S{s}", phase, count, state) for n, (s, phase, count, state) in enumerate(rows)]
    decided = counts([one for one in lines if one.state == "kept"]).stages
    found = proposed(lines, 5)
    assert found.keys() == {one.id for one in lines if not one.state}
    taken = [Candidate(o.id, o.stage, o.phase, found.get(o.id, o.state), o.count) for o in lines]
    total = counts(taken)
    assert total.stages <= max(8, decided + len({"before", "during", "after"}))
    if all(
        any(one.phase == p and one.state != "parked" for one in lines) for p in ("before", "during", "after")
    ):
        assert total.missing == ()
