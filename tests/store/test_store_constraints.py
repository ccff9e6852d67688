"""What the tables refuse, and what the door refuses before they must."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Table

from filled import BEGIN, filled, first, values
from sprint_tui.store.door import Door
from sprint_tui.store.errors import RefusedError, StoreError
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import (
    ENTITIES,
    Ballot,
    ChecklistAnswer,
    ClockEvent,
    Commitment,
    Draft,
    DraftMatch,
    FrontlineCard,
    Helper,
    InsideWord,
    Kpi,
    Meeting,
    OwnerYes,
    Participant,
    Pick,
    PickNote,
    PlannedBlock,
    Preparation,
    Row,
    Serves,
    SignOff,
    Snapshot,
    Sprint,
    Stage,
    Touchpoint,
    TouchpointNote,
    Vote,
)

TABLES: dict[str, Table] = {name: Row.metadata.tables[name] for name in ENTITIES}
CHECKS = [
    (name, str(constraint.name))
    for name, table in TABLES.items()
    for holder in (table, *table.columns)
    for constraint in holder.constraints
    if isinstance(constraint, CheckConstraint)
]
CODES = [
    (table, check.removeprefix(f"ck_{table}_").removesuffix("_known"))
    for table, check in CHECKS
    if check.endswith("_known")
]
OTHER_CHECKS = {
    "ck_sprint_title_given",
    "ck_touchpoint_feeling_range",
    "ck_pick_rank_counts",
    "ck_pick_chosen_has_place",
    "ck_serves_one_side",
    "ck_planned_block_minutes_counts",
    "ck_planned_block_shortest_counts",
    "ck_preparation_minutes_counts",
    "ck_ballot_slips_count",
    "ck_vote_count_counts",
}
UNIQUE = {
    "uq_pick_chosen_touchpoint",
    "uq_pick_chosen_rank",
    "uq_serves_touchpoint",
    "uq_serves_pick",
    "ix_owner_yes_pick_id",
    "ix_commitment_sprint_id",
    "ix_meeting_sprint_id",
    "uq_checklist_answer_item",
    "ix_draft_map_id",
    "ix_touchpoint_note_touchpoint_id",
    "ix_draft_match_touchpoint_id",
    "ix_preparation_participant_id",
    "ix_ballot_map_id",
    "uq_vote",
    "ix_pick_note_pick_id",
    "uq_helper",
    "ix_frontline_card_sprint_id",
    "uq_sign_off_function",
    "uq_inside_word",
}


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with filled(tmp_path / "store.db") as door:
        yield door


@pytest.fixture
def plain(door: Door, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection to the filled store, with foreign keys on."""
    with closing(sqlite3.connect(tmp_path / "store.db")) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        yield connection


def refusal(door: Door, table: type[Row], **fields: object) -> StoreError:
    """Return why the door refuses an edit of the first row of a kind; nothing was written."""
    was = values(door.rows())
    with pytest.raises(StoreError) as raised, door.step("edit") as step:
        step.edit(first(door.rows(), table), **fields)
    assert values(door.rows()) == was
    return raised.value


def test_every_constraint_of_the_tables_is_tried_here() -> None:
    checks = {check for _, check in CHECKS}
    assert checks == {f"ck_{table}_{column}_known" for table, column in CODES} | OTHER_CHECKS
    assert {i.name for table in TABLES.values() for i in table.indexes if i.unique} == UNIQUE


def test_a_code_that_nobody_knows_is_refused(door: Door, plain: sqlite3.Connection) -> None:
    for table, column in CODES:
        error = refusal(door, ENTITIES[table], **{column: "nonsense"})
        assert (error.code, error.details) == (
            "bad_value",
            {"entity": ENTITIES[table].__name__, "field": column},
        )
        with pytest.raises(sqlite3.IntegrityError, match=f"ck_{table}_{column}_known"):
            plain.execute(f"UPDATE {table} SET {column} = 'nonsense'")
        plain.rollback()


@pytest.mark.parametrize(
    ("table", "fields", "constraint"),
    [
        (Sprint, {"title": ""}, "ck_sprint_title_given"),
        (Touchpoint, {"feeling": 3}, "ck_touchpoint_feeling_range"),
        (Touchpoint, {"feeling": -3}, "ck_touchpoint_feeling_range"),
        (Pick, {"rank": 0}, "ck_pick_rank_counts"),
        (Pick, {"rank": None}, "ck_pick_chosen_has_place"),
        (Pick, {"touchpoint_id": None}, "ck_pick_chosen_has_place"),
        (Serves, {"touchpoint_id": None, "pick_id": None}, "ck_serves_one_side"),
        (PlannedBlock, {"minutes": 0}, "ck_planned_block_minutes_counts"),
        (PlannedBlock, {"shortest": 0}, "ck_planned_block_shortest_counts"),
        (Preparation, {"minutes": -1}, "ck_preparation_minutes_counts"),
        (Ballot, {"slips": -1}, "ck_ballot_slips_count"),
        (Vote, {"count": 0}, "ck_vote_count_counts"),
    ],
)
def test_a_value_out_of_range_is_refused(
    door: Door, plain: sqlite3.Connection, table: type[Row], fields: dict[str, Any], constraint: str
) -> None:
    row = first(door.rows(), table)
    assert refusal(door, table, **fields).code == "bad_value"
    name = next(key for key, kind in ENTITIES.items() if kind is table)
    assigned = ", ".join(f"{field} = ?" for field in fields)
    with pytest.raises(sqlite3.IntegrityError, match=constraint):
        plain.execute(f"UPDATE {name} SET {assigned} WHERE id = ?", (*fields.values(), row.id))


def test_a_tie_that_answers_for_a_touchpoint_and_a_pick_is_refused(door: Door) -> None:
    rows = door.rows()
    with pytest.raises(StoreError) as raised, door.step("tie") as step:
        trait, pick = rows.traits[0].id, rows.picks[0].id
        step.add(Serves, trait_id=trait, touchpoint_id=rows.touchpoints[0].id, pick_id=pick)
    assert raised.value.code == "bad_value"


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        (Sprint, "title", None),
        (Sprint, "title", "\x00"),
        (Sprint, "meeting_start", datetime(2026, 11, 12, 9, 0)),
        (Sprint, "audit_on", "2026-11-12"),
        (Sprint, "audit_on", BEGIN),
        (Sprint, "content_version", 2**63),
        (Sprint, "nowhere", "x"),
        (Participant, "is_present", 1),
        (Participant, "roles", "scribe  decider"),
        (Touchpoint, "feeling", 1.0),
        (Touchpoint, "feeling", True),
        (Kpi, "baseline", float("nan")),
        (Kpi, "baseline", float("inf")),
        (Kpi, "baseline", "12"),
        (Pick, "deadline", "2026-12-11"),
        (Stage, "position", "A b"),
        (Stage, "id", "Not an id"),
        (Snapshot, "at", None),
        (Snapshot, "at", BEGIN.replace(year=9999)),
        (ClockEvent, "seconds", -1.0),
        (ClockEvent, "seconds", 1e300),
    ],
    ids=str,
)
def test_a_value_of_another_kind_is_refused_at_the_door(
    door: Door, table: type[Row], field: str, value: object
) -> None:
    error = refusal(door, table, **{field: value})
    assert (error.code, error.details) == ("bad_value", {"entity": table.__name__, "field": field})


def test_a_row_that_lacks_a_value_is_refused(door: Door) -> None:
    with pytest.raises(StoreError) as raised, door.step("add") as step:
        step.add(Stage, position="i")
    assert raised.value.details == {"entity": "Stage", "field": "map_id"}


def test_a_row_with_an_unknown_field_is_refused(door: Door) -> None:
    with pytest.raises(StoreError) as raised, door.step("add") as step:
        step.add(Stage, position="i", map_id=door.rows().maps[0].id, colour="red")
    assert raised.value.details == {"entity": "Stage", "field": "colour"}


def twins(door: Door) -> dict[str, tuple[type[Row], dict[str, Any]]]:
    """Return, by constraint, a row that is there already in all but its id."""
    rows = door.rows()
    wow, better = rows.picks[0], rows.picks[1]
    points = rows.touchpoints_of(wow.map_id)
    chosen = {"position": "m", "map_id": wow.map_id, "state": "chosen"}
    tie = {"trait_id": rows.traits[0].id}
    return {
        "uq_pick_chosen_touchpoint": (
            Pick,
            {**chosen, "kind": "better", "rank": 2, "touchpoint_id": wow.touchpoint_id},
        ),
        "uq_pick_chosen_rank": (
            Pick,
            {**chosen, "kind": better.kind, "rank": 1, "touchpoint_id": points[3].id},
        ),
        "uq_serves_touchpoint": (Serves, {**tie, "touchpoint_id": points[0].id}),
        "uq_serves_pick": (Serves, {**tie, "pick_id": wow.id}),
        "ix_owner_yes_pick_id": (OwnerYes, {"pick_id": wow.id, "at": BEGIN}),
        "ix_commitment_sprint_id": (Commitment, {"sprint_id": door.sprint_id}),
        "ix_meeting_sprint_id": (Meeting, {"sprint_id": door.sprint_id}),
        "uq_checklist_answer_item": (ChecklistAnswer, {"sprint_id": door.sprint_id, "item": "journey"}),
        "ix_draft_map_id": (Draft, {"map_id": rows.drafts[0].map_id}),
        "ix_touchpoint_note_touchpoint_id": (
            TouchpointNote,
            {"touchpoint_id": rows.touchpoint_notes[0].touchpoint_id},
        ),
        "ix_draft_match_touchpoint_id": (DraftMatch, {"touchpoint_id": rows.matches[0].touchpoint_id}),
        "ix_preparation_participant_id": (
            Preparation,
            {"participant_id": rows.preparations[0].participant_id},
        ),
        **_twins_of_the_close(door, rows),
    }


def _twins_of_the_close(door: Door, rows: SprintRows) -> dict[str, tuple[type[Row], dict[str, Any]]]:
    vote, helper = rows.votes[0], rows.helpers[0]
    voted = {"ballot_id": vote.ballot_id, "touchpoint_id": vote.touchpoint_id, "kind": vote.kind, "count": 1}
    helps = {"pick_id": helper.pick_id, "participant_id": helper.participant_id}
    sprint = {"sprint_id": door.sprint_id}
    return {
        "ix_ballot_map_id": (Ballot, {"map_id": rows.ballots[0].map_id}),
        "uq_vote": (Vote, voted),
        "ix_pick_note_pick_id": (PickNote, {"pick_id": rows.pick_notes[0].pick_id}),
        "uq_helper": (Helper, helps),
        "ix_frontline_card_sprint_id": (FrontlineCard, sprint),
        "uq_sign_off_function": (SignOff, {**sprint, "function": "sales", "at": BEGIN}),
        "uq_inside_word": (InsideWord, {**sprint, "position": "m", "word": rows.inside_words[0].word}),
    }


@pytest.mark.parametrize("constraint", sorted(UNIQUE))
def test_a_second_row_where_there_may_be_one_is_refused_whole(
    door: Door, plain: sqlite3.Connection, constraint: str
) -> None:
    was = values(door.rows())
    table, fields = twins(door)[constraint]
    with pytest.raises(RefusedError) as raised, door.step("again") as step:
        step.edit(door.rows().sprint, team="Others")
        step.add(table, **fields)
    assert raised.value.code == "does_not_fit"
    assert values(door.rows()) == was
    assert not door.stacks().redo
    unique = next(index for t in TABLES.values() for index in t.indexes if index.name == constraint)
    named = ", ".join(str(column) for column in unique.columns)
    with pytest.raises(sqlite3.IntegrityError, match=f"UNIQUE constraint failed: {named}"):
        _insert_twin(plain, table, fields)


def test_ideas_that_are_not_chosen_may_share_a_touchpoint_and_a_rank(door: Door) -> None:
    _, fields = twins(door)["uq_pick_chosen_touchpoint"]
    with door.step("idea") as step:
        step.add(Pick, **{**fields, "state": "candidate", "rank": 1, "kind": "wow"})
    assert len(door.rows().picks) == 5


def test_an_id_that_is_there_already_is_refused(door: Door) -> None:
    stage = door.rows().stages[0]
    with pytest.raises(RefusedError) as raised, door.step("again") as step:
        step.add(Stage, id=stage.id, map_id=stage.map_id, position="m")
    assert raised.value.code == "does_not_fit"


@pytest.mark.parametrize("table", [name for name, table in TABLES.items() if table.foreign_keys])
def test_a_row_that_hangs_on_nothing_is_refused(door: Door, plain: sqlite3.Connection, table: str) -> None:
    row = first(door.rows(), ENTITIES[table])
    for column in (key.parent.name for key in TABLES[table].foreign_keys):
        code = refusal(door, ENTITIES[table], **{column: "a" * 12}).code
        assert code in {"does_not_fit", "bad_value"}, column
        with pytest.raises(sqlite3.IntegrityError):
            plain.execute(f"UPDATE {table} SET {column} = 'aaaaaaaaaaaa' WHERE id = ?", (row.id,))
            plain.commit()
        plain.rollback()


def _insert_twin(plain: sqlite3.Connection, table: type[Row], fields: dict[str, Any]) -> None:
    """Insert a row as the door would, but past it: the columns of a row that is there, with these values."""
    name = next(key for key, kind in ENTITIES.items() if kind is table)
    cursor = plain.execute(f"SELECT * FROM {name} LIMIT 1")
    row = dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))
    empty = {"touchpoint_id": None, "pick_id": None} if table is Serves else {}
    row |= empty | fields | {"id": "zzzzzzzzzzzz"}
    row = {key: str(value) if isinstance(value, datetime) else value for key, value in row.items()}
    marks = ", ".join("?" * len(row))
    plain.execute(f"INSERT INTO {name} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
