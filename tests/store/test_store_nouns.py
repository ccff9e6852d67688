"""Each kind of row comes back from the disk as it went in."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from filled import BEGIN, filled, first, make, opened, values
from sprint_tui.store.tables import (
    ENTITIES,
    ChecklistAnswer,
    ClockEvent,
    Kpi,
    Participant,
    Pick,
    Row,
    Sprint,
    Stage,
    Touchpoint,
)


@pytest.mark.parametrize("table", ENTITIES.values(), ids=list(ENTITIES))
def test_a_row_is_the_same_after_the_store_was_closed_and_opened(tmp_path: Path, table: type[Row]) -> None:
    with filled(tmp_path / "store.db") as door:
        went_in = values(door.rows())[table.__name__]
    assert went_in
    with opened(tmp_path / "store.db") as store:
        assert values(store.door(door.sprint_id).rows())[table.__name__] == went_in


def test_every_kind_of_row_is_part_of_a_sprint_read_whole(tmp_path: Path) -> None:
    with filled(tmp_path / "store.db") as door:
        rows = door.rows()
    assert set(rows.kinds()) == set(ENTITIES.values())
    assert all(rows.kinds().values())
    assert len(rows.by_id) == sum(map(len, rows.kinds().values()))


def test_rows_have_the_defaults_of_something_not_answered_yet(tmp_path: Path) -> None:
    with filled(tmp_path / "store.db") as door:
        rows = door.rows()
    sprint, pick = rows.sprint, rows.picks[2]
    assert (sprint.decision_method, sprint.meeting_start, sprint.trashed_at) == ("", None, None)
    assert (pick.state, pick.status, pick.rank, pick.owner_id, pick.test_promise) == (
        *("candidate", "planned", None, None),
        "",
    )
    assert rows.participants[0].is_present
    assert not rows.participants[0].has_draft


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        (Sprint, "meeting_start", datetime(2026, 11, 12, 9, 0, 0, 123456, tzinfo=UTC)),
        (Sprint, "complete_by", date(2026, 11, 13)),
        (Participant, "is_present", False),
        (Touchpoint, "feeling", 2),
        (Touchpoint, "feeling", None),
        (Kpi, "baseline", 0.1 + 0.2),
        (Kpi, "target", -1e300),
        (Kpi, "measured_by_id", None),
        (ClockEvent, "amount", -300),
        (Pick, "deadline", date(1, 1, 1)),
        (ChecklistAnswer, "reason", "We would rather\nwrite No."),
        (Stage, "position", "zzzz1"),
    ],
    ids=str,
)
def test_a_value_is_read_as_it_was_written(
    tmp_path: Path, table: type[Row], field: str, value: object
) -> None:
    with filled(tmp_path / "store.db") as door, door.step("edit") as step:
        step.edit(first(door.rows(), table), **{field: value})
    with opened(tmp_path / "store.db") as store:
        found = [getattr(row, field) for row in store.door(door.sprint_id).rows().kinds()[table]]
    assert value in found


def test_an_instant_of_another_zone_is_stored_as_utc(tmp_path: Path) -> None:
    rome = datetime(2026, 11, 12, 10, 0, 1, tzinfo=timezone(timedelta(hours=1)))
    with opened(tmp_path / "store.db") as store:
        door = make(store)
        with door.step("edit") as step:
            step.edit(door.rows().sprint, meeting_start=rome)
        stored = door.rows().sprint.meeting_start
        assert stored == rome
        assert stored is not None
        assert stored.tzinfo is UTC
        door.undo()
        assert door.rows().sprint.meeting_start is None


def test_a_sprint_knows_when_it_was_changed(tmp_path: Path) -> None:
    with opened(tmp_path / "store.db") as store:
        door = make(store)
        made = door.rows().sprint.changed_at
        with door.step("edit") as step:
            step.edit(door.rows().sprint, team="Us")
        changed = door.rows().sprint.changed_at
        with door.step("edit") as step:
            step.edit(door.rows().sprint, team="Us")
        assert BEGIN < made < changed == door.rows().sprint.changed_at
