"""Undo and redo: one stack a person and scope, byte for byte, and refused where others went on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from filled import filled, make, opened, values
from sprint_tui.store import sprints
from sprint_tui.store.door import Door
from sprint_tui.store.errors import RefusedError
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.step import Step
from sprint_tui.store.store import Store
from sprint_tui.store.tables import ClockEvent, Commitment, Participant, Row, Stage, Touchpoint

FIELDS = ("team", "tone", "promise")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def door(path: Path) -> Iterator[Door]:
    with filled(path) as door:
        yield door


@pytest.fixture
def other(door: Door, path: Path) -> Iterator[Door]:
    """The same sprint in the hands of somebody else."""
    with opened(path, actor="bo", seed=5) as store:
        yield store.door(door.sprint_id)


def edit(door: Door, **fields: object) -> None:
    with door.step("edit") as step:
        step.edit(door.rows().sprint, **fields)


def labels(door: Door, scope: str = "work") -> tuple[list[str], list[str]]:
    stacks = door.stacks(scope)
    return [past.label for past in stacks.undo], [past.label for past in stacks.redo]


def _everything(step: Step, rows: SprintRows) -> None:
    """Use all four verbs on rows that hang together."""
    stage = step.add(Stage, map_id=rows.maps[0].id, position="y1", name="New")
    step.move(rows.touchpoints[0], "y", stage_id=stage.id)
    step.edit(rows.touchpoints[0], name="Moved", feeling=None)
    step.remove(rows.participants[0])
    step.remove(rows.stages[1])


REMOVALS: dict[str, Callable[[SprintRows], Row]] = {
    "participant": lambda rows: rows.participants[0],
    "stage": lambda rows: rows.stages_of(rows.maps[0].id)[0],
    "touchpoint": lambda rows: rows.touchpoints_of(rows.maps[0].id)[0],
    "segment": lambda rows: rows.segments[0],
    "trait": lambda rows: rows.traits[0],
    "map": lambda rows: rows.maps[0],
    "pick": lambda rows: rows.chosen_of(rows.maps[0].id)[0],
    "commitment": lambda rows: rows.commitments[0],
}


@pytest.mark.parametrize("name", REMOVALS)
def test_a_removal_undone_puts_every_row_back(door: Door, path: Path, name: str) -> None:
    was = values(door.rows())
    row = REMOVALS[name](door.rows())
    with door.step("remove") as step:
        step.remove(row)
    gone = values(door.rows())
    assert gone != was
    for _ in range(3):
        door.undo()
        assert values(door.rows()) == was
        door.redo()
        assert values(door.rows()) == gone
    door.undo()
    with opened(path) as again:
        assert values(again.door(door.sprint_id).rows()) == was


def test_a_step_of_all_four_verbs_is_undone_and_redone_as_one(door: Door) -> None:
    was = values(door.rows())
    with door.step("everything") as step:
        _everything(step, door.rows())
    became = values(door.rows())
    for _ in range(2):
        door.undo()
        assert values(door.rows()) == was
        door.redo()
        assert values(door.rows()) == became


def test_undo_goes_back_step_by_step_and_redo_forth(door: Door) -> None:
    states = [values(door.rows())]
    for field in FIELDS:
        edit(door, **{field: "new"})
        states.append(values(door.rows()))
    for state in states[-2::-1]:
        door.undo()
        assert values(door.rows()) == state
    for state in states[1:]:
        door.redo()
        assert values(door.rows()) == state
    assert door.redo() is None


def test_a_new_step_ends_what_could_be_redone(door: Door) -> None:
    edit(door, team="A")
    edit(door, team="B")
    door.undo()
    edit(door, tone="Warm")
    assert labels(door) == (["fill", "edit", "edit"], [])
    assert door.redo() is None
    door.undo()
    door.undo()
    assert (door.rows().sprint.team, door.rows().sprint.tone) == ("Kiosks", "")


def test_the_stacks_are_read_from_the_disk(door: Door, path: Path) -> None:
    edit(door, team="A")
    edit(door, team="B")
    door.undo()
    with opened(path) as store:
        again = store.door(door.sprint_id)
        assert labels(again) == (["fill", "edit"], ["edit"])
        again.redo()
        assert again.rows().sprint.team == "B"


def test_the_step_that_made_the_sprint_cannot_be_undone(door: Door) -> None:
    door.undo()
    assert door.rows().stages == ()
    assert door.undo() is None
    assert door.rows().sprint.title == "Mornings"


def test_undo_says_what_it_took_back_and_where(door: Door) -> None:
    stage = door.rows().stages_of(door.rows().maps[0].id)[1]
    with door.step("rename_stage") as step:
        step.edit(stage, name="Order here")
    taken = door.undo()
    assert taken is not None
    past, touched = taken
    assert past.label == "rename_stage"
    assert (touched.entity, touched.entity_id, touched.field, touched.name) == (
        *("stage", stage.id, "name"),
        stage.name,
    )


def test_undo_of_a_removal_names_the_row_that_came_back(door: Door) -> None:
    ana = door.rows().participants[0]
    with door.step("remove_person") as step:
        step.remove(ana)
    taken = door.undo()
    assert taken is not None


def test_each_person_has_a_stack_of_their_own(door: Door, other: Door) -> None:
    edit(door, team="Ana's")
    edit(other, tone="Bo's")
    door.undo()
    assert (door.rows().sprint.team, door.rows().sprint.tone) == ("Kiosks", "Bo's")
    assert labels(other) == (["edit"], [])
    other.undo()
    assert other.undo() is None
    assert (door.rows().sprint.team, door.rows().sprint.tone) == ("Kiosks", "")


def refused(door: Door, redo: bool = False) -> RefusedError:
    was = values(door.rows())
    with pytest.raises(RefusedError) as raised:
        door.redo() if redo else door.undo()
    assert values(door.rows()) == was
    return raised.value


def test_undo_is_refused_where_another_person_has_written_since(door: Door, other: Door) -> None:
    edit(door, team="Ana's", tone="Warm")
    edit(other, team="Bo's")
    error = refused(door)
    assert (error.code, error.details) == ("changed_since", {"field": "team", "now": '"Bo\'s"'})
    other.undo()
    door.undo()
    assert (door.rows().sprint.team, door.rows().sprint.tone) == ("Kiosks", "")


def test_undo_of_a_new_row_is_refused_where_another_person_has_filled_it(door: Door, other: Door) -> None:
    with door.step("add") as step:
        stage = step.add(Stage, map_id=door.rows().maps[0].id, position="y1")
    with other.step("name") as step:
        step.edit(stage, name="Bo's words")
    assert refused(door).code == "changed_since"


def test_undo_of_a_new_row_is_refused_where_another_person_hung_something_on_it(
    door: Door, other: Door
) -> None:
    with door.step("add") as step:
        stage = step.add(Stage, map_id=door.rows().maps[0].id, position="y1")
    with other.step("add") as step:
        step.add(Touchpoint, stage_id=stage.id, position="i", name="Bo's")
    assert refused(door).code == "in_use"


def test_undo_is_refused_where_another_person_has_removed_the_row(door: Door, other: Door) -> None:
    stage = door.rows().stages[0]
    with door.step("rename") as step:
        step.edit(stage, name="Ana's")
    with other.step("remove") as step:
        step.remove(stage)
    assert refused(door).code == "not_there"


def test_undo_of_a_removal_is_refused_where_its_place_is_taken(door: Door, other: Door) -> None:
    with door.step("remove") as step:
        step.remove(door.rows().commitments[0])
    with other.step("add") as step:
        step.add(Commitment, sprint_id=door.sprint_id)
    assert refused(door).code == "does_not_fit"


def test_undo_of_a_removal_is_refused_where_its_parent_is_gone(door: Door, other: Door) -> None:
    rows = door.rows()
    stage = rows.stages_of(rows.maps[0].id)[2]
    with door.step("remove") as step:
        step.remove(rows.touchpoints_in(stage.id)[0])
    with other.step("remove") as step:
        step.remove(stage)
    assert refused(door).code == "does_not_fit"


def test_redo_is_refused_where_another_person_has_written_since(door: Door, other: Door) -> None:
    edit(door, team="Ana's")
    door.undo()
    edit(other, team="Bo's")
    assert refused(door, redo=True).code == "changed_since"


def test_the_clock_has_a_stack_of_its_own(door: Door) -> None:
    edit(door, team="Us")
    assert labels(door, "clock") == (["start"], [])
    door.undo()
    assert len(door.rows().clock_events) == 1
    door.undo("clock")
    assert door.rows().clock_events == ()
    assert (door.rows().sprint.team, labels(door)) == ("Kiosks", (["fill"], ["edit"]))
    door.redo("clock")
    assert [event.kind for event in door.rows().clock_events] == ["start"]
    assert labels(door) == (["fill"], ["edit"])


def test_a_clock_event_taken_back_is_gone_from_the_rows_and_kept_in_the_history(door: Door) -> None:
    first = door.rows().clock_events[0]
    with door.step("next", scope="clock") as step:
        step.add(
            ClockEvent,
            sprint_id=door.sprint_id,
            position="j",
            kind="next",
            at=first.at,
            boot="b",
            seconds=9.0,
        )
    seq = door.newest()
    door.undo("clock")
    assert [event.kind for event in door.rows().clock_events] == ["start"]
    assert door.newest() == seq + 1


def test_sprints_of_one_store_have_stacks_of_their_own(door: Door, path: Path) -> None:
    with opened(path, seed=3) as store:
        second = make(store, title="Evenings")
        edit(second, team="Second")
        edit(door, team="First")
        second.undo()
        assert (second.rows().sprint.team, door.rows().sprint.team) == ("", "First")


def test_many_people_come_and_go(door: Door) -> None:
    was = values(door.rows())
    for number in range(5):
        with door.step("add_person") as step:
            step.add(Participant, sprint_id=door.sprint_id, position=f"{number}1", name=str(number))
    for _ in range(5):
        door.undo()
    assert values(door.rows()) == was


def test_what_home_did_to_a_sprint_is_not_taken_back_inside_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "sprints.db", actor="me")
    sprint_id = sprints.create(store, "Mornings", ("method", 1))
    sprints.set_trashed(store, sprint_id, store.tools.now())
    sprints.set_trashed(store, sprint_id, None)
    assert store.door(sprint_id).undo() is None


def test_a_row_without_a_name_is_known_by_what_it_hangs_on(door: Door) -> None:
    pick = next(one for one in door.rows().picks if one.touchpoint_id)
    touchpoint = next(one for one in door.rows().touchpoints if one.id == pick.touchpoint_id)
    with door.step("edit") as step:
        step.edit(pick, change_line="")
    with door.step("edit") as step:
        step.edit(pick, memorable="The voice came back")
    taken = door.undo()
    assert taken is not None
    assert (taken[1].field, taken[1].name) == ("memorable", touchpoint.name)


def test_a_step_of_several_rows_is_known_by_the_row_that_somebody_worked_on(door: Door) -> None:
    person = door.rows().participants[0]
    with door.step("remove_person") as step:
        step.remove(person)
    for taken in (door.undo(), door.redo()):
        assert taken is not None
        assert (taken[1].entity, taken[1].entity_id) == ("participant", person.id)


def test_rows_that_went_together_are_known_by_the_one_the_others_hung_on_however_often_they_go(
    door: Door,
) -> None:
    gone = door.rows().stages[0]
    with door.step("remove_stage") as step:
        step.remove(gone)
    for turn in (door.undo, door.redo, door.undo, door.redo, door.undo):
        taken = turn()
        assert taken is not None
        assert (taken[1].entity, taken[1].entity_id) == ("stage", gone.id)
