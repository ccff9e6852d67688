"""What one person hands over comes into the team's sprint: theirs only, in the place of what came before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from filled import opened
from prepared import prepare
from sprint_tui.exchange import sprint_json
from sprint_tui.exchange.prep_file.write import Handing, dumps
from sprint_tui.store.door import Door
from sprint_tui.store.drafts import draft_map_of, draft_maps, preparation_of
from sprint_tui.store.errors import RefusedError
from sprint_tui.store.prep_files import PrepPart, not_theirs, take_prep
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import (
    Answer,
    Candidate,
    CellSource,
    Draft,
    DraftMatch,
    JourneyMap,
    Participant,
    Pick,
    SpeakingPoint,
    Stage,
    Touchpoint,
    TouchpointNote,
)
from stage import example

AT = datetime(2026, 11, 10, 20, 30, tzinfo=UTC)
BROUGHT = (JourneyMap, Draft, Stage, Touchpoint, TouchpointNote, Pick, Answer, SpeakingPoint)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Door]:
    """The facilitator's sprint."""
    with example(tmp_path / "team.db") as door:
        yield door


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Door]:
    """The copy in which the second person of the roster has prepared."""
    with example(tmp_path / "own.db") as door:
        sprint_id = door.sprint_id
    with opened(tmp_path / "own.db", seed=99) as store:
        door = store.door(sprint_id)
        prepare(door)
        yield door


def person_of(door: Door) -> Participant:
    return door.rows().participants[1]


def handed(door: Door, spent: int = 4980) -> PrepPart:
    """Return what is read from the file that the second person hands over."""
    source = sprint_json.read(dumps(door.rows(), Handing(person_of(door).id, spent, AT), "1"))
    return PrepPart(source.kinds, source.participant)


def take(door: Door, part: PrepPart, person: str = "") -> SprintRows:
    rows = door.rows()
    person = person or part.person_id
    assert not not_theirs(rows, part, person)
    with door.step("take_file") as step:
        take_prep(step, step.rows(), part, person)
    return door.rows()


def brought(rows: SprintRows, person: str) -> dict[str, list[dict[str, Any]]]:
    """Return all that a person brings as these rows hold it, by table."""
    source = sprint_json.read(dumps(rows, Handing(person, 0, AT), "1"))
    return {table.__name__: list(map(dict, source.kinds[table])) for table in BROUGHT}


def test_all_that_is_handed_over_comes_in_and_nothing_else(team: Door, own: Door) -> None:
    before = team.rows()
    rows = take(team, handed(own))
    who = person_of(own).id
    assert brought(rows, who) == brought(own.rows(), who)
    assert draft_map_of(rows, who, rows.segments[0].id) is not None
    assert all(one.is_brought for one in rows.said)
    assert [one.is_brought for one in rows.speaking_points] == [True]
    known = preparation_of(rows, who)
    assert known is not None
    assert (known.minutes, known.spent_seconds, known.handed_over_at) == (110, 4980, AT)
    assert not known.is_mine
    there = {row.id: row.model_dump() for row in rows.by_id.values()}
    assert all(
        there[row.id] == row.model_dump() for row in before.by_id.values() if row.id != before.sprint.id
    )


def test_a_file_that_comes_again_changes_nothing(team: Door, own: Door) -> None:
    first = take(team, handed(own))
    again = take(team, handed(own))
    assert again.seq == first.seq


def test_undo_takes_the_whole_file_out_again(team: Door, own: Door) -> None:
    before = team.rows()
    take(team, handed(own))
    team.undo()
    assert team.rows().by_id.keys() == before.by_id.keys()


def test_a_newer_file_takes_the_place_of_the_earlier_one_and_what_hangs_on_it_stays(
    team: Door, own: Door
) -> None:
    rows = take(team, handed(own))
    who = person_of(own).id
    segment = rows.segments[0].id
    theirs = draft_map_of(rows, who, segment)
    mine = rows.team_map(segment)
    assert theirs is not None
    assert mine is not None
    first, second, *_ = rows.touchpoints_of(theirs.id)
    with team.step("edit") as step:
        line = step.add(Candidate, map_id=mine.id, position="i", name="Sign")
        step.add(DraftMatch, touchpoint_id=first.id, candidate_id=line.id, how="hand")
        step.add(
            CellSource,
            touchpoint_id=rows.touchpoints_of(mine.id)[0].id,
            lane="goal",
            source_id=first.id,
            participant_id=who,
            way="taken",
        )
    with own.step("edit") as step:
        newer = own.rows()
        stages = newer.stages_of(theirs.id)
        step.edit(newer.by_id[first.id], goal="See whether there is time")
        step.move(newer.by_id[first.id], "q", stage_id=stages[1].id)  # type: ignore[arg-type]
        step.remove(stages[0])
        step.remove(newer.by_id[second.id])
        step.add(Touchpoint, stage_id=stages[2].id, position="z", name="One more")
        spoken = next(one for one in newer.speaking_points if not one.is_brought)
        step.edit(spoken, is_brought=True)
        kept = next(one for one in newer.said if one.is_brought)
        step.edit(kept, is_brought=False)
    rows = take(team, handed(own))
    assert brought(rows, who) == brought(own.rows(), who)
    assert len(draft_maps(rows, segment)) == 1
    assert [one.candidate_id for one in rows.matches] == [line.id]
    assert [one.source_id for one in rows.cell_sources] == [first.id]
    assert {one.touchpoint_id for one in rows.speaking_points} <= {
        *(one.id for one in rows.touchpoints_of(theirs.id))
    }
    assert kept.id not in rows.by_id


def test_a_person_who_is_there_under_another_id_is_given_by_the_caller(team: Door, own: Door) -> None:
    other = team.rows().participants[2]
    rows = take(team, handed(own), other.id)
    assert draft_map_of(rows, other.id, rows.segments[0].id) is not None
    assert draft_map_of(rows, person_of(own).id, rows.segments[0].id) is None
    assert {one.participant_id for one in rows.said} == {other.id}
    assert {one.participant_id for one in rows.speaking_points} == {other.id}


def test_where_they_prepared_in_the_teams_own_store_what_is_private_stays(own: Door) -> None:
    part = handed(own)
    before = own.rows()
    private = {one.id for one in before.said if not one.is_brought}
    private |= {one.id for one in before.speaking_points if not one.is_brought}
    assert private
    rows = take(own, part)
    assert private <= rows.by_id.keys()
    assert rows.by_id.keys() == before.by_id.keys()
    known = preparation_of(rows, person_of(own).id)
    assert known is not None
    assert known.is_mine


def with_rows(part: PrepPart, table: type, *values: dict[str, Any]) -> PrepPart:
    """Return a part whose rows of one kind are these."""
    return PrepPart({**part.kinds, table: values}, part.person_id)


def test_a_row_of_the_team_or_of_somebody_else_is_never_written(team: Door, own: Door) -> None:
    part, rows = handed(own), team.rows()
    who = part.person_id
    team_point = rows.touchpoints[0].id
    point = dict(part.kinds[Touchpoint][0])
    assert not_theirs(rows, with_rows(part, Touchpoint, {**point, "id": team_point}), who)
    (draft,) = part.kinds[Draft]
    team_map = rows.maps[0].id
    own_map = {**part.kinds[JourneyMap][0], "id": team_map}
    forged = with_rows(with_rows(part, JourneyMap, own_map), Draft, {**draft, "map_id": team_map})
    assert not_theirs(rows, forged, who)
    take(team, part)
    assert not_theirs(team.rows(), part, rows.participants[2].id)


def test_what_points_at_the_teams_rows_points_nowhere(team: Door, own: Door) -> None:
    part, rows = handed(own), team.rows()
    team_point = rows.touchpoints[0].id
    pick = {**part.kinds[Pick][0], "touchpoint_id": team_point, "state": "chosen", "rank": 1}
    spoken = {**part.kinds[SpeakingPoint][0], "touchpoint_id": team_point}
    after = take(team, with_rows(with_rows(part, Pick, pick), SpeakingPoint, spoken))
    taken = after.by_id[pick["id"]]
    assert isinstance(taken, Pick)
    assert (taken.touchpoint_id, taken.state, taken.rank) == (None, "proposal", None)
    assert [one.touchpoint_id for one in after.speaking_points] == [None]


def test_a_map_of_the_team_within_a_file_is_no_draft(team: Door, own: Door) -> None:
    part = handed(own)
    forged = with_rows(part, JourneyMap, {**part.kinds[JourneyMap][0], "kind": "team"})
    before = team.rows()
    rows = take(team, forged)
    assert rows.maps == before.maps
    assert rows.touchpoints == before.touchpoints


def test_an_id_of_another_kind_is_refused_and_nothing_is_written(team: Door, own: Door) -> None:
    rows = take(team, handed(own))
    answer = next(one for one in rows.said)
    part = handed(own)
    point = {**part.kinds[Touchpoint][0], "id": answer.id}
    others = [one for one in part.kinds[Answer] if one["id"] != answer.id]
    forged = with_rows(with_rows(part, Answer, *map(dict, others)), Touchpoint, point)
    with pytest.raises(RefusedError), team.step("take_file") as step:
        take_prep(step, step.rows(), forged, part.person_id)
    assert team.rows().seq == rows.seq


def test_the_file_of_somebody_who_prepared_in_this_very_sprint_leaves_what_is_private(own: Door) -> None:
    idea = next(one for one in own.rows().picks if one.state == "proposal")
    with own.step("bring") as step:
        step.edit(idea, state="candidate")
    before = own.rows()
    rows = take(own, handed(own))
    assert rows.picks == before.picks
    assert rows.said == before.said
    assert rows.speaking_points == before.speaking_points
