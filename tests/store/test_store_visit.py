"""A visit to a field: each save durable at once, one line in the history when the field is left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import Session

from filled import filled, opened, values
from sprint_tui.store.door import Door, Visit
from sprint_tui.store.errors import NotSavedError
from sprint_tui.store.tables import Change, Stage


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def door(path: Path) -> Iterator[Door]:
    with filled(path) as door:
        yield door


def type_in(door: Door, visit: Visit, *texts: str, field: str = "promise") -> None:
    """Save a field of the sprint once for each text, as autosave does while somebody types."""
    for text in texts:
        with visit.step() as step:
            step.edit(door.rows().sprint, **{field: text})


def lines_of(door: Door, label: str) -> list[tuple[str, str | None, str | None]]:
    with Session(door._tools.engine) as session:
        query = select(Change).where(Change.label == label).order_by(Change.seq)  # type: ignore[arg-type]
        return [(line.field, line.before, line.after) for line in session.scalars(query)]


def test_each_save_is_on_the_disk_at_once(door: Door, path: Path) -> None:
    visit = door.visit("edit")
    for text in ("R", "Re", "Rea"):
        type_in(door, visit, text)
        with opened(path) as store:
            assert store.door(door.sprint_id).rows().sprint.promise == text


def test_many_saves_become_one_line_with_the_first_before_and_the_last_after(door: Door) -> None:
    visit = door.visit("edit")
    type_in(door, visit, "R", "Re", "Rea")
    visit.close()
    assert lines_of(door, "edit") == [("promise", '"Ready before you are."', '"Rea"')]
    door.undo()
    assert door.rows().sprint.promise == "Ready before you are."
    door.redo()
    assert door.rows().sprint.promise == "Rea"


def test_a_visit_that_ends_as_it_began_leaves_no_line(door: Door) -> None:
    visit = door.visit("edit")
    type_in(door, visit, "R", "Ready before you are.")
    visit.close()
    assert lines_of(door, "edit") == []
    assert [past.label for past in door.stacks().undo] == ["fill"]


def test_a_visit_with_one_save_stays_one_line(door: Door) -> None:
    visit = door.visit("edit")
    type_in(door, visit, "New")
    visit.close()
    assert len(lines_of(door, "edit")) == 1


def test_a_visit_without_a_save_leaves_nothing(door: Door) -> None:
    seq = door.newest()
    door.visit("edit").close()
    assert door.newest() == seq


def test_each_field_of_a_visit_folds_into_a_line_of_its_own(door: Door) -> None:
    visit = door.visit("edit")
    type_in(door, visit, "4")
    type_in(door, visit, "h", field="team")
    type_in(door, visit, "48")
    type_in(door, visit, "ho", "Kiosks", field="team")
    visit.close()
    assert lines_of(door, "edit") == [("promise", '"Ready before you are."', '"48"')]


def test_a_field_may_be_visited_again_after_it_was_left(door: Door) -> None:
    visit = door.visit("edit")
    type_in(door, visit, "A", "B")
    visit.close()
    type_in(door, visit, "C")
    visit.close()
    assert lines_of(door, "edit") == [("promise", '"Ready before you are."', '"C"')]
    door.undo()
    assert door.rows().sprint.promise == "Ready before you are."


def test_a_row_made_during_a_visit_goes_when_the_visit_is_undone(door: Door) -> None:
    was = values(door.rows())
    visit = door.visit("new_stage")
    with visit.step() as step:
        stage = step.add(Stage, map_id=door.rows().maps[0].id, position="y1")
    for name in ("N", "No", "Notice"):
        with visit.step() as step:
            step.edit(stage, name=name)
    visit.close()
    became = values(door.rows())
    door.undo()
    assert values(door.rows()) == was
    door.redo()
    assert values(door.rows()) == became


def test_a_visit_that_was_never_closed_is_undone_all_the_same(door: Door, path: Path) -> None:
    type_in(door, door.visit("edit"), "R", "Re", "Rea")
    with opened(path) as store:
        again = store.door(door.sprint_id)
        assert [past.label for past in again.stacks().undo] == ["fill", "edit"]
        again.undo()
        assert again.rows().sprint.promise == "Ready before you are."


def test_a_window_that_follows_sees_every_save_and_the_fold(door: Door, path: Path) -> None:
    with opened(path) as store:
        window = store.door(door.sprint_id)
        visit = door.visit("edit")
        for text in ("R", "Re"):
            type_in(door, visit, text)
            assert window.rows().sprint.promise == text
        type_in(door, visit, "Ready before you are.")
        visit.close()
        assert window.rows().sprint.promise == "Ready before you are."


def test_a_save_that_failed_may_be_tried_again_in_the_same_visit(
    door: Door, path: Path, tmp_path: Path
) -> None:
    visit = door.visit("edit")
    type_in(door, visit, "R", "Re")
    path.rename(tmp_path / "away.db")
    with pytest.raises(NotSavedError):
        type_in(door, visit, "Rea")
    with pytest.raises(NotSavedError):
        visit.close()
    (tmp_path / "away.db").rename(path)
    type_in(door, visit, "Rea")
    visit.close()
    assert lines_of(door, "edit") == [("promise", '"Ready before you are."', '"Rea"')]
