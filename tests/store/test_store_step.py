"""A step: four ways to write, stored whole or not at all, each with its lines in the history."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import Session

from filled import filled, values
from sprint_tui.store.door import Changed, Door
from sprint_tui.store.errors import RefusedError
from sprint_tui.store.tables import Change, Row, Stage, Touchpoint


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with filled(tmp_path / "store.db") as door:
        yield door


def lines(door: Door, count: int) -> list[Change]:
    """Return the newest lines of the history, in their order."""
    with Session(door._tools.engine) as session:
        return list(session.scalars(select(Change).order_by(Change.seq.desc()).limit(count)))[::-1]  # type: ignore[union-attr]


def test_add_stores_a_row_under_a_new_id_and_returns_it(door: Door) -> None:
    with door.step("add_stage") as step:
        added = step.add(Stage, map_id=door.rows().maps[0].id, position="z1", name="Return")
    assert door.rows().by_id[added.id].model_dump() == added.model_dump()
    (line,) = lines(door, 1)
    assert (line.kind, line.entity, line.entity_id, line.before) == ("add", "stage", added.id, None)
    assert json.loads(line.after or "") == added.model_dump()


def test_edit_writes_only_the_fields_that_differ_one_line_each(door: Door) -> None:
    sprint = door.rows().sprint
    with door.step("edit") as step:
        step.edit(sprint, team="Others", promise=sprint.promise, tone="Warm")
    assert (door.rows().sprint.team, door.rows().sprint.tone) == ("Others", "Warm")
    assert [(line.kind, line.field, line.before, line.after) for line in lines(door, 2)] == [
        ("edit", "team", '"Kiosks"', '"Others"'),
        ("edit", "tone", '""', '"Warm"'),
    ]


def test_edit_compares_with_what_is_stored_and_not_with_the_row_in_hand(door: Door) -> None:
    old = door.rows().sprint
    for team in ("Others", old.team):
        with door.step("edit") as step:
            step.edit(old, team=team)
    assert door.rows().sprint.team == old.team
    assert lines(door, 1)[0].before == '"Others"'


def test_the_sprint_within_a_step_is_as_the_step_has_written_it(door: Door) -> None:
    sprint = door.rows().sprint
    with door.step("edit") as step:
        step.rows()
        step.edit(sprint, team="Others")
        stage = step.add(Stage, map_id=door.rows().maps[0].id, position="z1", name="Return")
        assert step.rows().sprint.team == "Others"
        assert stage.id in step.rows().by_id
    assert values(door.rows())["Sprint"][0]["team"] == "Others"


def test_move_writes_place_and_parent_and_nothing_else(door: Door) -> None:
    rows = door.rows()
    first, last = rows.stages_of(rows.maps[0].id)[0], rows.stages_of(rows.maps[0].id)[-1]
    point = rows.touchpoints_in(first.id)[0]
    with door.step("move") as step:
        step.move(point, "m", stage_id=last.id)
    after = door.rows()
    assert [t.id for t in after.touchpoints_in(last.id)][-1] == point.id
    assert [(line.kind, line.field) for line in lines(door, 2)] == [
        ("move", "position"),
        ("move", "stage_id"),
    ]
    assert after.by_id[point.id].model_dump() == point.model_dump() | {"position": "m", "stage_id": last.id}


def test_remove_takes_all_that_hangs_on_a_row_parents_first_in_the_history(door: Door) -> None:
    rows = door.rows()
    stage = rows.stages_of(rows.maps[0].id)[0]
    with door.step("remove") as step:
        step.remove(stage)
    kinds = [line.entity for line in lines(door, 100) if line.kind == "remove"]
    twice = ["touchpoint", "pick", "serves"]
    once = ["stage", "evidence", "kpi", "owner_yes", "cell_source", "vote", "pick_note", "helper"]
    assert sorted(kinds) == sorted([*once, *twice, *twice])
    for parent, child in [("stage", "touchpoint"), ("touchpoint", "pick"), ("pick", "serves")]:
        assert kinds.index(parent) < kinds.index(child)
    assert not {stage.id, *(t.id for t in rows.touchpoints_in(stage.id))} & door.rows().by_id.keys()


def test_rows_that_only_name_a_removed_row_forget_it_and_say_so(door: Door) -> None:
    rows = door.rows()
    ana = rows.participants[0]
    with door.step("remove") as step:
        step.remove(ana)
    after = door.rows()
    assert {point.owner_id for point in after.touchpoints} == {None}
    assert {pick.owner_id for pick in after.picks} == {None}
    assert (after.kpis[0].measured_by_id, after.yeses[0].participant_id) == (None, None)
    edits = {(line.entity, line.field) for line in lines(door, 100) if line.kind == "edit"}
    assert edits >= {
        ("touchpoint", "owner_id"),
        ("pick", "owner_id"),
        ("kpi", "measured_by_id"),
        ("owner_yes", "participant_id"),
    }


@pytest.mark.parametrize("verb", ["edit", "move", "remove"])
def test_a_row_that_is_gone_is_refused(door: Door, verb: str) -> None:
    row = door.rows().touchpoints[0]
    with door.step("remove") as step:
        step.remove(row)
    with pytest.raises(RefusedError) as raised, door.step(verb) as step:
        {
            "edit": lambda: step.edit(row, name="x"),
            "move": lambda: step.move(row, "m"),
            "remove": lambda: step.remove(row),
        }[verb]()
    assert raised.value.code == "not_there"


def test_a_step_that_fails_in_its_middle_stores_nothing(door: Door) -> None:
    was, seq = values(door.rows()), door.newest()
    with pytest.raises(ZeroDivisionError), door.step("half") as step:
        step.edit(door.rows().sprint, team="Half")
        step.remove(door.rows().stages[0])
        raise ZeroDivisionError
    assert (values(door.rows()), door.newest()) == (was, seq)


def test_a_step_tells_its_listeners_what_changed_once_it_is_stored(door: Door) -> None:
    told: list[Changed] = []
    seen: list[str] = []
    door.listeners.append(lambda changed: seen.append(door.rows().sprint.team))
    door.listeners.append(told.append)
    sprint, stage = door.rows().sprint, door.rows().stages[0]
    with door.step("edit") as step:
        step.edit(sprint, team="Others")
        step.edit(stage, name="Notice")
        assert not told
    assert told == [Changed(door.sprint_id, door.newest(), frozenset({sprint.id, stage.id}))]
    assert seen == ["Others"]


def test_a_step_that_changes_nothing_leaves_no_line_and_tells_nobody(door: Door) -> None:
    told: list[Changed] = []
    door.listeners.append(told.append)
    seq = door.newest()
    with door.step("edit") as step:
        step.edit(door.rows().sprint, team="Kiosks")
    assert (door.newest(), told, door.stacks().undo[-1].label) == (seq, [], "fill")


def test_rows_are_read_once_until_there_is_news(door: Door, tmp_path: Path) -> None:
    rows = door.rows()
    assert door.rows() is rows
    with door.step("edit") as step:
        step.edit(rows.sprint, team="Others")
    assert door.rows() is not rows
    assert rows.sprint.team == "Kiosks"


def test_a_step_may_touch_rows_that_it_has_just_made(door: Door) -> None:
    with door.step("add") as step:
        stage = step.add(Stage, map_id=door.rows().maps[0].id, position="z1")
        point = step.add(Touchpoint, stage_id=stage.id, position="i")
        step.edit(point, name="New")
        step.remove(step.add(Touchpoint, stage_id=stage.id, position="j"))
    (point,) = door.rows().touchpoints_in(stage.id)
    assert point.name == "New"
    door.undo()
    assert stage.id not in door.rows().by_id


def test_all_lines_of_a_step_share_its_name_its_actor_and_its_moment(door: Door) -> None:
    with door.step("edit") as step:
        step.edit(door.rows().sprint, team="A", tone="B")
        step.edit(door.rows().stages[0], name="C")
    found = lines(door, 3)
    assert len({(line.step, line.at, line.sprint_id) for line in found}) == 1
    assert {(line.label, line.actor, line.scope, line.undoes) for line in found} == {
        ("edit", "ana", "work", "")
    }


def test_dependents_are_the_rows_that_would_go_too(door: Door) -> None:
    rows = door.rows()
    with door.step("look") as step:
        hanging: list[Row] = step.dependents(rows.chosen_of(rows.maps[0].id)[0])
    assert sorted(type(row).__name__ for row in hanging) == [
        "Helper",
        "Kpi",
        "OwnerYes",
        "PickNote",
        "Serves",
    ]
