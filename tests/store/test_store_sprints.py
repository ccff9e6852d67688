"""Sprints as a whole: made, copied, trashed, removed for good."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from filled import BEGIN, CONTENT, fill, make, opened, values
from sprint_tui.domain import ids
from sprint_tui.store import glance, sprints
from sprint_tui.store.door import Door
from sprint_tui.store.errors import RefusedError, StoreError
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.store import Store
from sprint_tui.store.tables import (
    Action,
    Answer,
    Ballot,
    Candidate,
    CellSource,
    ChecklistAnswer,
    ClockEvent,
    Commitment,
    Decision,
    Draft,
    DraftMatch,
    Kpi,
    Meeting,
    OwnerYes,
    ParkedItem,
    Participant,
    Pick,
    PickNote,
    Preparation,
    PrepEvent,
    Row,
    SignOff,
    Snapshot,
    SpeakingPoint,
    Sprint,
    Stage,
    Vote,
    foreign_keys,
)

OF_THE_MEETING = (
    *(Meeting, ClockEvent, Action, ParkedItem, Decision),
    *(OwnerYes, ChecklistAnswer, Snapshot),
    *(Draft, Candidate, DraftMatch, CellSource),
    *(Preparation, PrepEvent, Answer, SpeakingPoint),
    *(Ballot, Vote, SignOff),
)
NEXT_ROUND: dict[type[Row], dict[str, object]] = {
    Sprint: dict.fromkeys(
        ("meeting_start", "complete_by", "feedback_by", "audit_on", "submitted_at", "trashed_at")
    ),
    Participant: {"is_present": True, "has_draft": False},
    Pick: {"deadline": None, "status": "planned", "dropped_reason": ""},
    Kpi: {"measure_by": None, "target_on": None},
    Commitment: {"starts": None, "due": None},
    PickNote: {"against_vote": ""},
}
"""What a copy has in place of the answers that only the round before could give."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store.db") as store:
        yield store


@pytest.mark.parametrize(
    ("audience", "markets"), [("", [""]), ("b2b", ["b2b"]), ("b2c", ["b2c"]), ("both", ["b2b", "b2c"])]
)
def test_a_new_sprint_has_a_segment_and_a_map_for_each_market(
    store: Store, audience: str, markets: list[str]
) -> None:
    rows = make(store, audience=audience, offer="both").rows()
    assert re.fullmatch(ids.PATTERN, rows.sprint.id)
    assert [segment.market for segment in rows.segments] == markets
    assert [one.segment_id for one in rows.maps] == [segment.id for segment in rows.segments]
    assert (rows.sprint.content_id, rows.sprint.content_version) == CONTENT


@pytest.mark.parametrize("fields", [{"title": ""}, {"audience": "b2x"}, {"colour": "red"}])
def test_a_sprint_that_cannot_be_is_refused_and_leaves_nothing(
    store: Store, tmp_path: Path, fields: dict[str, str]
) -> None:
    with pytest.raises(StoreError) as raised:
        make(store, **fields)
    assert raised.value.code == "bad_value"
    assert glance.count(tmp_path / "store.db") == 0


def of_drafts(rows: SprintRows) -> set[str]:
    """Return the ids of the rows that stand on a draft's map."""
    found = {one.id for one in rows.maps if one.kind == "draft"}
    for table, of_kind in rows.kinds().items():
        for key in foreign_keys(table):
            found |= {row.id for row in of_kind if getattr(row, key.parent.name) in found}
    return found


def test_a_copy_has_new_ids_that_say_where_they_came_from(store: Store) -> None:
    door = fill(store)
    rows = door.rows()
    copy = store.door(sprints.copy(store, rows, "Again")).rows()
    assert copy.sprint.title == "Again"
    assert not rows.by_id.keys() & copy.by_id.keys()
    assert {row.from_id for row in copy.by_id.values()} == {
        row_id
        for row_id, row in rows.by_id.items()
        if not isinstance(row, OF_THE_MEETING) and row_id not in of_drafts(rows)
    }
    assert values(door.rows()) == values(rows)


def test_a_copy_is_the_same_but_for_its_ids_and_what_the_round_before_left(store: Store) -> None:
    door = fill(store)
    _finish_the_round(door)
    rows = door.rows()
    copy = store.door(sprints.copy(store, rows, "Again")).rows()
    back = {row.id: row.from_id for row in copy.by_id.values()}
    left = of_drafts(rows)
    mine = {table: [row for row in of_kind if row.id not in left] for table, of_kind in rows.kinds().items()}
    for table, of_kind in copy.kinds().items():
        if issubclass(table, OF_THE_MEETING):
            assert of_kind == ()
            continue
        new = {"from_id", "title", "created_at", "changed_at", *NEXT_ROUND.get(table, {})}
        found = [{k: back.get(v, v) for k, v in row.model_dump().items() if k not in new} for row in of_kind]
        was = [{k: v for k, v in row.model_dump().items() if k not in new} for row in mine[table]]
        assert sorted(found, key=str) == sorted(was, key=str)
        begins = NEXT_ROUND.get(table, {})
        assert all(row.model_dump(include=set(begins)) == begins for row in of_kind)


def test_a_copy_is_for_the_next_round(store: Store, tmp_path: Path) -> None:
    door = fill(store)
    _finish_the_round(door)
    copy_id = sprints.copy(store, door.rows(), "Again")
    (copy,) = glance.matching(tmp_path / "store.db", copy_id)
    assert (copy.state, copy.meeting_start, copy.next_deadline, copy.audit_on) == ("prepared", "", "", "")
    assert (copy.submitted_at, copy.trashed_at, copy.upgrades) == ("", "", 2)


def _finish_the_round(door: Door) -> None:
    """Fill what a round leaves behind, and the rows of each kind with what differs from a new one."""
    rows = door.rows()
    day = BEGIN.date()
    sprint = dict.fromkeys(("meeting_start", "submitted_at", "trashed_at"), BEGIN)
    with door.step("finish") as step:
        step.add(ClockEvent, sprint_id=door.sprint_id, kind="finish", position="j", at=BEGIN)
        step.edit(rows.sprint, **sprint, complete_by=day, feedback_by=day, audit_on=day)
        step.edit(rows.participants[0], is_present=False, has_draft=True)
        step.edit(rows.picks[0], status="live", deadline=day)
        step.edit(rows.kpis[0], measure_by=day, target_on=day, baseline_on=day)
        step.edit(rows.commitments[0], starts=day, due=day)


def test_making_or_copying_a_sprint_is_no_step_to_undo(store: Store) -> None:
    door = store.door(sprints.copy(store, fill(store).rows(), "Again"))
    assert door.undo() is None


def test_a_whole_sprint_is_put_in_or_nothing_of_it(store: Store, tmp_path: Path) -> None:
    rows = fill(store).rows()
    kinds = {table: [row.model_dump() for row in of_kind] for table, of_kind in rows.kinds().items()}
    sprints.remove_for_good(store, rows.sprint.id)
    kinds[Stage][1]["phase"] = "nonsense"
    with pytest.raises(StoreError) as raised:
        sprints.put_in(store, kinds, "import")
    assert raised.value.code == "bad_value"
    assert glance.count(tmp_path / "store.db") == 0
    kinds[Stage][1]["phase"] = "during"
    assert sprints.put_in(store, kinds, "import") == rows.sprint.id
    assert values(store.door(rows.sprint.id).rows())["Touchpoint"] == values(rows)["Touchpoint"]


def test_a_sprint_that_is_there_already_is_not_put_in_again(store: Store) -> None:
    rows = fill(store).rows()
    kinds = {table: [row.model_dump() for row in of_kind] for table, of_kind in rows.kinds().items()}
    with pytest.raises(RefusedError) as raised:
        sprints.put_in(store, kinds, "import")
    assert raised.value.code == "does_not_fit"


def test_the_trash_keeps_everything(store: Store) -> None:
    door = fill(store)
    was = values(door.rows())
    sprints.set_trashed(store, door.sprint_id, BEGIN)
    assert door.rows().sprint.trashed_at == BEGIN
    sprints.set_trashed(store, door.sprint_id, None)
    assert values(door.rows()) == was


def test_a_sprint_removed_for_good_leaves_no_row_and_no_history(store: Store, tmp_path: Path) -> None:
    kept = fill(store)
    was = values(kept.rows())
    gone = store.door(sprints.copy(store, kept.rows(), "Gone"))
    sprints.remove_for_good(store, gone.sprint_id)
    with pytest.raises(RefusedError):
        gone.rows()
    assert values(kept.rows()) == was
    with closing(sqlite3.connect(tmp_path / "store.db")) as plain:
        assert plain.execute("SELECT DISTINCT sprint_id FROM change").fetchall() == [(kept.sprint_id,)]
        counted = plain.execute("SELECT (SELECT count(*) FROM stage), (SELECT count(*) FROM touchpoint)")
        assert counted.fetchone() == (4, 7)


def test_the_only_sprint_may_be_removed_for_good(store: Store, tmp_path: Path) -> None:
    sprints.remove_for_good(store, fill(store).sprint_id)
    assert glance.count(tmp_path / "store.db") == 0
