"""A prep file: one person's part of a sprint, whole, and nothing that they keep to themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from any_sprint import Kinds, any_sprint
from hypothesis import HealthCheck, given, settings

from filled import filled
from sprint_tui.exchange.prep_file.write import Handing, dumps, part_of
from sprint_tui.exchange.sprint_json import PREP
from sprint_tui.exchange.sprint_json import read as read_json
from sprint_tui.store.door import Door
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import ENTITIES, Answer, Draft, Participant, Preparation, SpeakingPoint, Sprint

AT = datetime(2026, 11, 10, 20, 30, tzinfo=UTC)


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with filled(tmp_path / "store.db") as door:
        yield door


def read(door: Door, person: str = "Ana") -> dict[str, Any]:
    rows = door.rows()
    who = next(one.id for one in rows.participants if one.name == person)
    whole: dict[str, Any] = json.loads(dumps(rows, Handing(who, 1500, AT), "1.2"))
    return whole


def test_it_says_what_it_is_and_whose(door: Door) -> None:
    whole = read(door)
    assert (whole["format"], whole["kind"]) == (1, "prep")
    assert whole["person"] == whole["participant"][0]["id"]
    assert [one["name"] for one in whole["participant"]] == ["Ana"]
    assert [one["title"] for one in whole["sprint"]] == ["Mornings"]
    assert not whole["sprint"][0]["promise"]
    [preparation] = whole["preparation"]
    assert preparation["spent_seconds"] == 1500
    assert preparation["handed_over_at"] == "2026-11-10T20:30:00Z"
    assert not preparation["is_mine"]
    assert preparation["received_at"] is None


def test_the_draft_goes_with_its_stages_touchpoints_notes_and_ideas(door: Door) -> None:
    whole = read(door)
    assert [one["kind"] for one in whole["journey_map"]] == ["draft"]
    assert [one["name"] for one in whole["stage"]] == ["Before"]
    assert [one["goal"] for one in whole["touchpoint"]] == ["Be quick"]
    assert [one["gap_line"] for one in whole["touchpoint_note"]] == ["Ready, says the sign"]
    assert [one["change_line"] for one in whole["pick"]] == ["A name"]
    assert [one["words"] for one in whole["answer"]] == ["The shelf"]


def test_what_is_private_or_the_teams_stays(door: Door) -> None:
    person = door.rows().participants[0]
    with door.step("edit") as step:
        for answer in door.rows().said:
            step.edit(answer, is_brought=False)
    whole = read(door)
    assert "answer" not in whole
    assert "speaking_point" not in whole
    assert not {"action", "decision", "snapshot", "prep_event", "clock_event", "candidate"} & set(whole)
    with door.step("edit") as step:
        for point in door.rows().speaking_points:
            step.edit(point, is_brought=True)
    assert [one["participant_id"] for one in read(door)["speaking_point"]] == [person.id]


def test_somebody_without_a_draft_hands_over_no_draft(door: Door) -> None:
    whole = read(door, "Bo")
    assert not {"journey_map", "draft", "touchpoint", "pick"} & set(whole)


def test_the_owner_of_a_touchpoint_goes_only_when_it_is_this_person(door: Door) -> None:
    rows = door.rows()
    drafted = {one.id for one in rows.stages if one.map_id == rows.drafts[0].map_id}
    point = next(one for one in rows.touchpoints if one.stage_id in drafted)
    for person, is_there in ((rows.participants[0], True), (rows.participants[1], False)):
        with door.step("edit") as step:
            step.edit(point, owner_id=person.id)
        assert bool(read(door)["touchpoint"][0]["owner_id"]) is is_there


@given(kinds=any_sprint())
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_any_persons_part_can_be_read_and_holds_nothing_of_the_others(kinds: Kinds) -> None:
    rows = sprint_of(kinds)
    for person in rows.participants:
        handing = Handing(person.id, 60, AT)
        source = read_json(dumps(rows, handing, "1.2"))
        part = source.kinds
        assert (source.kind, source.participant) == (PREP, person.id)
        assert [one["id"] for one in part[Participant]] == [person.id]
        for table in (Draft, Preparation, Answer, SpeakingPoint):
            assert {one["participant_id"] for one in part[table]} <= {person.id}
        assert all(one["is_brought"] for table in (Answer, SpeakingPoint) for one in part[table])
        whole = part_of(rows, handing)
        assert set(whole.by_id) <= set(rows.by_id)


def sprint_of(kinds: Kinds) -> SprintRows:
    """Return the rows of a sprint without a store."""
    rows = SprintRows(sprint=Sprint(**kinds[Sprint][0]))
    names = dict(zip(rows.kinds(), SprintRows.__dataclass_fields__, strict=False))
    found: dict[str, Any] = {
        names[table]: tuple(table(**one) for one in kinds.get(table, ()))
        for table in ENTITIES.values()
        if table is not Sprint
    }
    return replace(rows, **found)
