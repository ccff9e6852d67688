"""What is known of drafts and preparations, read from the rows of a sprint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from filled import filled
from sprint_tui.store import drafts
from sprint_tui.store.door import Door
from sprint_tui.store.tables import Answer, Preparation


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with filled(tmp_path / "store.db") as door:
        yield door


def test_a_draft_is_found_by_its_segment_and_by_who_drew_it(door: Door) -> None:
    rows = door.rows()
    ana, bo = rows.participants
    (found,) = drafts.draft_maps(rows, rows.segments[0].id)
    assert (found.kind, drafts.draft_map_of(rows, ana.id, found.segment_id)) == ("draft", found)
    assert drafts.draft_map_of(rows, bo.id, found.segment_id) is None
    draft = drafts.draft_of(rows, found.id)
    assert draft is not None
    assert draft.participant_id == ana.id
    team = rows.team_map(found.segment_id)
    assert team is not None
    assert drafts.draft_of(rows, team.id) is None
    assert [(one.map_id, one.name) for one in rows.candidates] == [(team.id, "Before 1")]
    note = drafts.note_of(rows, rows.touchpoints_of(found.id)[0].id)
    assert note is not None
    assert note.feeling_written == "2"


def test_a_draft_stays_when_its_drawer_leaves_the_roster(door: Door) -> None:
    with door.step("remove_person") as step:
        step.remove(door.rows().participants[0])
    rows = door.rows()
    assert [one.participant_id for one in rows.drafts] == [None]
    assert (rows.said, rows.preparations, rows.prep_events, rows.speaking_points) == ((), (), (), ())


def test_who_prepares_here_is_the_one_who_said_so(door: Door) -> None:
    rows = door.rows()
    ana, bo = rows.participants
    assert drafts.who_prepares(rows) is None
    assert drafts.preparation_of(rows, bo.id) is None
    with door.step("prepare") as step:
        step.add(Preparation, participant_id=bo.id, is_mine=True)
    assert drafts.who_prepares(door.rows()) == bo
    theirs = drafts.preparation_of(door.rows(), ana.id)
    assert theirs is not None
    assert theirs.minutes == 20


def test_the_lines_of_an_answer_stand_in_their_order_and_apart_by_person(door: Door) -> None:
    ana = door.rows().participants[0]
    with door.step("answer") as step:
        said = {"sprint_id": door.sprint_id, "key": "tune_in.1"}
        step.add(Answer, participant_id=ana.id, words="The counter", **said)
        step.add(Answer, words="What we all say", **said)
    rows = door.rows()
    assert [one.words for one in drafts.answers_to(rows, "tune_in.1", ana.id)] == ["The counter", "The shelf"]
    assert [one.words for one in drafts.answers_to(rows, "tune_in.1")] == ["What we all say"]


def test_time_taken_for_preparing_is_not_undone(door: Door) -> None:
    was = [past.label for past in door.stacks("work").undo]
    with door.step("prep_clock") as step:
        event = door.rows().prep_events[0]
        pressed = {"block": "reading", "kind": "pause", "at": event.at, "seconds": 61.5}
        step.add(type(event), participant_id=event.participant_id, position="j", **pressed)
    assert [past.label for past in door.stacks("work").undo] == was
