"""A vote leaves no trace of who voted for what: no line in the history, and nothing on a person's stack."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session, select

from filled import filled, values
from sprint_tui.store import voting
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Change


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with filled(tmp_path / "store.db") as door:
        yield door


def count_a_slip(door: Door) -> None:
    rows = door.rows()
    with door.step("vote") as step:
        step.edit(rows.votes[0], count=rows.votes[0].count + 1)
        step.edit(rows.ballots[0], slips=rows.ballots[0].slips + 1)


def test_a_slip_is_counted_without_a_digit_and_without_an_actor(door: Door) -> None:
    count_a_slip(door)
    assert (door.rows().votes[0].count, door.rows().ballots[0].slips) == (4, 4)
    with Session(door._tools.engine) as session:
        lines = session.scalars(select(Change).where(Change.label == "vote")).all()
    assert [(one.entity, one.field, one.actor) for one in lines] == [("ballot", "slips", "")]


def test_undo_passes_a_slip_over(door: Door) -> None:
    with door.step("edit") as step:
        step.edit(door.rows().sprint, team="Others")
    count_a_slip(door)
    door.undo()
    assert (door.rows().sprint.team, door.rows().votes[0].count) == ("Kiosks", 4)


def test_a_touchpoint_that_comes_back_brings_its_votes(door: Door) -> None:
    count_a_slip(door)
    was, voted = values(door.rows()), door.rows().by_id[door.rows().votes[0].touchpoint_id]
    with door.step("remove") as step:
        step.remove(voted)
    assert door.rows().votes == ()
    door.undo()
    assert values(door.rows()) == was


def test_a_touchpoint_that_comes_back_after_the_vote_began_again_brings_no_old_votes(door: Door) -> None:
    voted = door.rows().by_id[door.rows().votes[0].touchpoint_id]
    map_id = door.rows().ballots[0].map_id
    with door.step("remove") as step:
        step.remove(voted)
    with door.step("vote_again") as step:
        voting.begin_again(step, map_id)
    door.undo()
    assert voted.id in door.rows().by_id
    assert (door.rows().votes, voting.slips(door.rows(), map_id)) == ((), 0)


def test_a_slip_that_is_taken_back_is_out_of_the_votes_of_a_touchpoint_that_comes_back(door: Door) -> None:
    (vote, *_), map_id = door.rows().votes, door.rows().ballots[0].map_id
    with door.step("remove") as step:
        step.remove(door.rows().by_id[vote.touchpoint_id])
    with door.step("take_slip_back") as step:
        voting.take_back(step, map_id, [(vote.kind, vote.touchpoint_id)])
    door.undo()
    assert [(one.id, one.count) for one in door.rows().votes] == [(vote.id, vote.count - 1)]
    door.redo()
    door.undo()
    assert [one.count for one in door.rows().votes] == [vote.count - 1]


def test_nobody_is_named_beside_the_votes_that_went_with_a_touchpoint(door: Door) -> None:
    with door.step("remove") as step:
        step.remove(door.rows().by_id[door.rows().votes[0].touchpoint_id])
    with Session(door._tools.engine) as session:
        lines = session.scalars(select(Change).where(Change.entity == "vote")).all()
    assert [(one.kind, one.actor) for one in lines] == [("remove", "")]
