"""A chosen pick that is let go of stays as a candidate while anything is written on it or tied to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from filled import BEGIN, filled
from sprint_tui.domain.tally import Proposal
from sprint_tui.store import choosing
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Commitment, Helper, OwnerYes, Pick, PickNote, Row


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """The filled sprint, whose map has one bare WOW chosen and nothing else."""
    with filled(tmp_path / "store.db") as door:
        with door.step("fill") as step:
            rows = step.rows()
            for row in (*rows.picks, *rows.commitments):
                step.remove(row)
            place = {"map_id": rows.maps[0].id, "touchpoint_id": rows.touchpoints[0].id}
            step.add(Pick, **place, kind="wow", state="chosen", rank=1, position="i")
        yield door


TIED: dict[str, tuple[type[Row] | None, dict[str, object]]] = {
    "why it was dropped": (None, {"dropped_reason": "Too dear"}),
    "why against the vote": (PickNote, {"against_vote": "It fails every day"}),
    "the training": (PickNote, {"training": "open"}),
    "the way back": (PickNote, {"rollback": "The old form"}),
    "that it is tracked": (PickNote, {"is_tracked": True}),
    "a helper": (Helper, {}),
    "a yes": (OwnerYes, {"at": BEGIN}),
    "the thirty days": (Commitment, {}),
}


def test_a_pick_stays_as_a_candidate_whatever_is_tied_to_it(door: Door) -> None:
    for what, (table, fields) in TIED.items():
        rows = door.rows()
        pick, person = rows.picks[0], rows.participants[0].id
        with door.step("fill") as step:
            if table is None:
                step.edit(pick, **fields)
            elif table is Commitment:
                step.add(Commitment, sprint_id=door.sprint_id, pick_id=pick.id)
            elif table is PickNote:
                step.add(PickNote, pick_id=pick.id, **fields)
            else:
                step.add(table, pick_id=pick.id, participant_id=person, **fields)
        with door.step("drop_pick") as step:
            assert choosing.drop(step, door.rows(), door.rows().picks[0]), what
        assert [one.state for one in door.rows().picks] == ["candidate"], what
        for _ in range(2):
            door.undo()
    with door.step("take_vote") as step:
        step.add(PickNote, pick_id=door.rows().picks[0].id, rollback="The old form")
    empty = door.rows().touchpoints[1:4]
    voted = Proposal(wow=tuple(one.id for one in empty), better=())
    with door.step("take_vote") as step:
        assert choosing.settle_on(step, door.rows(), door.rows().maps[0].id, voted) == 1
    assert len(door.rows().pick_notes) == 1


def test_a_pick_that_nobody_wrote_on_goes(door: Door) -> None:
    with door.step("fill") as step:
        step.add(PickNote, pick_id=door.rows().picks[0].id)
    with door.step("drop_pick") as step:
        assert not choosing.drop(step, door.rows(), door.rows().picks[0])
    assert door.rows().picks == ()
