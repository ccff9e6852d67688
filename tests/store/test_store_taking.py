"""A draft that came in: it replaces the same person's earlier one, and what was matched stays matched."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sprint_tui.domain.received import ReadAnswer, ReadDraft, ReadIdea, ReadTouchpoint
from sprint_tui.exchange.example import finished_example
from sprint_tui.store import sprints
from sprint_tui.store.door import Door
from sprint_tui.store.drafts import draft_map_of, draft_of, note_of
from sprint_tui.store.going import Change, by_draft
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.store import Store
from sprint_tui.store.tables import Candidate, CellSource, DraftMatch, Touchpoint
from sprint_tui.store.taking import take_draft

SIGN = ReadTouchpoint(
    2,
    "Sign",
    stage="Notice",
    phase="before",
    goal="See it",
    feeling=-1,
    feeling_written="2 of 5",
    gap="in_line",
    gap_line="as it says",
    evidence=("31 of 120 slow down", '"Is it full?"'),
    dated="October",
    notes=(("Remarks", "rent 1,150"),),
)
TILL = ReadTouchpoint(3, "Till", stage="Order", goal="Pay")
SHELF = ReadTouchpoint(4, "Shelf", stage="Order", goal="Find my cup")
FIRST = ReadDraft("a.xlsx", "1", touchpoints=(SIGN, TILL), notes=("Draft 3",))


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    store = Store(tmp_path / "store.db")
    yield store.door(sprints.put_in(store, finished_example(), "new_sprint"))
    store.close()


def take(door: Door, draft: ReadDraft, name: str = "Operations lead") -> SprintRows:
    """Take a draft as one person's; return what is stored then."""
    person = next(one for one in door.rows().participants if one.name == name)
    with door.step("take_file") as step:
        take_draft(step, step.rows(), draft, person.id)
    return door.rows()


def drawn(rows: SprintRows, name: str = "Operations lead") -> tuple[Touchpoint, ...]:
    person = next(one for one in rows.participants if one.name == name)
    found = draft_map_of(rows, person.id, rows.segments[0].id)
    return rows.touchpoints_of(found.id) if found is not None else ()


def team(rows: SprintRows) -> object:
    one = rows.team_map(rows.segments[0].id)
    assert one is not None
    return one, rows.stages_of(one.id), rows.touchpoints_of(one.id), rows.chosen_of(one.id)


def test_all_of_a_draft_is_stored_and_the_teams_map_is_not_touched(door: Door) -> None:
    before = team(door.rows())
    rows = take(door, FIRST)
    sign, till = drawn(rows)
    assert (sign.name, sign.goal, sign.feeling, sign.gap) == ("Sign", "See it", -1, "in_line")
    assert till.feeling is None
    note = note_of(rows, sign.id)
    assert note is not None
    assert (note.gap_line, note.feeling_written) == ("as it says", "2 of 5")
    assert note_of(rows, till.id) is None
    proofs = [(e.kind, e.words, e.dated) for e in rows.evidence if e.touchpoint_id == sign.id]
    assert proofs == [("number", "31 of 120 slow down", "October"), ("quote", '"Is it full?"', "October")]
    stages = {stage.id: stage for stage in rows.stages}
    assert [(stages[t.stage_id].name, stages[t.stage_id].phase) for t in (sign, till)] == [
        ("Notice", "before"),
        ("Order", ""),
    ]
    about = draft_of(rows, stages[sign.stage_id].map_id)
    assert about is not None
    assert about.notes == "Draft 3\nSign · Remarks: rent 1,150"
    assert team(rows) == before


def test_a_newer_one_keeps_the_rows_of_what_is_called_the_same(door: Door) -> None:
    sign, till = drawn(take(door, FIRST))
    newer = (SHELF, replace(TILL, goal="Pay fast"), replace(SIGN, name="SIGN"))
    rows = take(door, replace(FIRST, touchpoints=newer))
    assert [one.name for one in drawn(rows)] == ["Shelf", "Till", "SIGN"]
    assert [one.id for one in drawn(rows)][1:] == [till.id, sign.id]
    assert drawn(rows)[1].goal == "Pay fast"
    rows = take(door, replace(FIRST, touchpoints=(SHELF,)))
    assert [one.name for one in drawn(rows)] == ["Shelf"]
    assert sum(one.kind == "draft" for one in rows.maps) == 1
    assert {stage.name for stage in rows.stages if stage.map_id == rows.drafts[0].map_id} == {"Order"}


def test_a_journey_of_ones_own_without_ideas_leaves_earlier_ideas_and_answers(door: Door) -> None:
    ideas = (ReadIdea("wow", "The sign says when", "Sign"), ReadIdea("better", "Two tills", "Till", "A till"))
    form = replace(FIRST, is_form=True, answers=(ReadAnswer("think.1", "The rent"),), ideas=ideas)
    rows = take(door, form)
    person = next(one for one in rows.participants if one.name == "Operations lead")
    own = replace(FIRST, touchpoints=(SIGN, SHELF))
    assert by_draft(rows, own, person.id) == Change({"touchpoints": 1}, {"ideas": 2, "answers": 1})
    rows = take(door, own)
    sign, _ = drawn(rows)
    (about,) = rows.drafts
    assert [(one.change_line, one.touchpoint_id, one.needed) for one in rows.picks_of(about.map_id)] == [
        ("The sign says when", sign.id, ""),
        ("Till: Two tills", None, "A till"),
    ]
    assert [one.words for one in rows.said] == ["The rent"]
    emptied = replace(form, ideas=(), answers=())
    assert by_draft(rows, emptied, person.id).lost == {"touchpoints": 1, "ideas": 2}


def test_a_touchpoint_that_moves_to_another_stage_keeps_its_row(door: Door) -> None:
    sign, _ = drawn(take(door, FIRST))
    moved = drawn(take(door, replace(FIRST, touchpoints=(replace(SIGN, stage="Decide"), TILL))))
    assert moved[0].id == sign.id


def test_what_was_matched_and_taken_from_it_survives(door: Door) -> None:
    rows = take(door, FIRST)
    sign, till = drawn(rows)
    line = rows.team_map(rows.segments[0].id)
    assert line is not None
    ours = rows.touchpoints_of(line.id)[0]
    with door.step("edit") as step:
        candidate = step.add(Candidate, map_id=line.id, position="i", name="Sign", touchpoint_id=ours.id)
        for one in (sign, till):
            step.add(DraftMatch, touchpoint_id=one.id, candidate_id=candidate.id, how="name")
        step.add(CellSource, touchpoint_id=ours.id, lane="goal", source_id=till.id, way="taken")
    rows = take(door, replace(FIRST, touchpoints=(SIGN, SHELF)))
    assert [(one.touchpoint_id, one.candidate_id) for one in rows.matches] == [(sign.id, candidate.id)]
    assert rows.candidates[0].touchpoint_id == ours.id
    assert [(one.touchpoint_id, one.source_id) for one in rows.cell_sources] == [(ours.id, None)]


def test_ideas_are_proposals_on_the_drafts_own_touchpoints(door: Door) -> None:
    ideas = (
        ReadIdea("wow", "Say the minutes", "sign", "the timetable feed"),
        ReadIdea("better", "One question", "Counter"),
    )
    rows = take(door, replace(FIRST, ideas=ideas))
    wow, better = rows.picks_of(rows.drafts[0].map_id)
    assert {wow.state, better.state} == {"proposal"}
    assert (wow.touchpoint_id, wow.change_line, wow.needed) == (
        drawn(rows)[0].id,
        "Say the minutes",
        "the timetable feed",
    )
    assert (better.touchpoint_id, better.change_line) == (None, "Counter: One question")
    again = take(door, replace(FIRST, ideas=ideas[:1]))
    assert [one.id for one in again.picks if one.map_id == again.drafts[0].map_id] == [wow.id]


def test_answers_of_a_form_take_the_place_of_earlier_ones_in_the_same_groups(door: Door) -> None:
    form = ReadDraft("a.xlsx", "1", is_form=True)
    two = (ReadAnswer("tune_in.1", "Till", 0), ReadAnswer("tune_in.1", "Sign", 1))
    take(door, replace(form, answers=two))
    take(door, replace(form, answers=(ReadAnswer("think.1", "For all"),)))
    rows = take(door, replace(form, answers=(ReadAnswer("tune_in.1", "Shelf", 0),)))
    assert sorted((one.key, one.part, one.words, one.is_brought) for one in rows.said) == [
        ("think.1", 0, "For all", True),
        ("tune_in.1", 0, "Shelf", True),
    ]


def test_answers_alone_leave_the_draft_that_is_there(door: Door) -> None:
    take(door, FIRST)
    rows = take(door, ReadDraft("b.xlsx", "2", is_form=True, answers=(ReadAnswer("think.1", "For all"),)))
    assert len(drawn(rows)) == 2


def test_ideas_alone_leave_the_draft_that_is_there_and_stand_on_it(door: Door) -> None:
    sign, _ = drawn(take(door, FIRST))
    rows = take(door, ReadDraft("b.xlsx", "2", is_form=True, ideas=(ReadIdea("wow", "Minutes", "Sign"),)))
    assert len(drawn(rows)) == 2
    assert rows.drafts[0].notes
    assert [one.touchpoint_id for one in rows.picks_of(rows.drafts[0].map_id)] == [sign.id]


def test_drafts_of_two_people_stand_beside_each_other(door: Door) -> None:
    take(door, FIRST)
    rows = take(door, replace(FIRST, touchpoints=(SHELF,)), "Finance partner")
    assert [one.name for one in drawn(rows)] == ["Sign", "Till"]
    assert [one.name for one in drawn(rows, "Finance partner")] == ["Shelf"]
    assert len({one.position for one in rows.maps}) == len(rows.maps)


def test_it_is_one_step_that_can_be_taken_back_and_done_again(door: Door) -> None:
    before = replace(door.rows(), seq=0)
    taken = replace(take(door, replace(FIRST, ideas=(ReadIdea("wow", "Minutes", "Sign"),))), seq=0)
    door.undo()
    assert replace(door.rows(), seq=0, sprint=before.sprint) == before
    door.redo()
    assert replace(door.rows(), seq=0, sprint=taken.sprint) == taken
    with closing(Store(door.path)) as store:
        assert store.door(door.sprint_id).rows().touchpoints == taken.touchpoints


def test_a_form_leaves_what_its_person_keeps_private_here(door: Door) -> None:
    form = ReadDraft("a.xlsx", "1", is_form=True)
    (private,) = take(door, replace(form, answers=(ReadAnswer("tune_in.1", "For me"),))).said
    with door.step("bring") as step:
        step.edit(private, is_brought=False)
    rows = take(door, replace(form, answers=(ReadAnswer("tune_in.2", "For all"),)))
    assert sorted(one.words for one in rows.said) == ["For all", "For me"]
    rows = take(door, replace(form, answers=(ReadAnswer("tune_in.1", "Anew"),)))
    assert [one.words for one in rows.said] == ["Anew"]
