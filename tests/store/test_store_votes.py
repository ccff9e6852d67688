"""A vote leaves no trace of who voted for what: no line in the history, and nothing on a person's stack."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session, select

from filled import filled, values
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
