"""A participant's own copy: begun by an invitation, renewed by the next, never a second one beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from filled import filled, make, opened
from sprint_tui.exchange import sprint_json
from sprint_tui.exchange.invitation.invite_file import invite_text
from sprint_tui.store import sprints
from sprint_tui.store.drafts import who_prepares
from sprint_tui.store.errors import RefusedError
from sprint_tui.store.invited import Taken, take_invite
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.store import Store
from sprint_tui.store.tables import (
    Answer,
    Draft,
    InsideWord,
    JourneyMap,
    Participant,
    Pick,
    Segment,
    Sprint,
    Stage,
    Touchpoint,
    Trait,
)


@pytest.fixture
def sent(tmp_path: Path) -> Iterator[SprintRows]:
    """What the facilitator has."""
    with filled(tmp_path / "facilitator.db") as door:
        yield door.rows()


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "theirs.db", actor="bo", seed=5) as store:
        yield store


def taken(store: Store, rows: SprintRows, person: int = 0) -> Taken:
    """Open the invitation of one person of these rows."""
    source = sprint_json.read(invite_text(rows, rows.participants[person]))
    return take_invite(store, source.kinds, source.participant)


def changed(row: Any, **fields: object) -> Any:
    return type(row)(**{**row.model_dump(), **fields})


def test_an_invitation_begins_a_copy_with_the_same_ids_and_nothing_of_the_teams_work(
    sent: SprintRows, theirs: Store
) -> None:
    assert taken(theirs, sent) == (sent.sprint.id, "begun")
    rows = theirs.door(sent.sprint.id).rows()
    assert rows.sprint.promise == sent.sprint.promise
    assert [one.id for one in rows.segments] == [one.id for one in sent.segments]
    assert [one.id for one in rows.traits] == [one.id for one in sent.traits]
    assert [one.name for one in rows.participants] == [one.name for one in sent.participants]
    assert {one.kind for one in rows.maps} == {"team"}
    assert not rows.touchpoints
    assert not rows.picks
    mine = who_prepares(rows)
    assert mine is not None
    assert mine.id == sent.participants[0].id
    assert not theirs.door(sent.sprint.id).stacks().undo


def prepare(store: Store, sprint_id: str) -> set[str]:
    """Prepare a little in a copy; return the ids of what that made."""
    door = store.door(sprint_id)
    rows = door.rows()
    me = who_prepares(rows)
    assert me is not None
    with door.step("edit") as step:
        own = step.add(JourneyMap, segment_id=rows.segments[0].id, kind="draft", position="i")
        step.add(Draft, map_id=own.id, participant_id=me.id)
        stage = step.add(Stage, map_id=own.id, position="i", name="Notice")
        step.add(Touchpoint, stage_id=stage.id, position="i", name="Platform sign", goal="See it")
        step.add(Answer, sprint_id=sprint_id, participant_id=me.id, key="tune_in.1", words="The queue")
    return door.rows().by_id.keys() - rows.by_id.keys()


def test_a_newer_invitation_renews_the_brief_and_leaves_what_was_prepared(
    sent: SprintRows, theirs: Store
) -> None:
    sprint_id = taken(theirs, sent).sprint_id
    made = prepare(theirs, sprint_id)
    newer = replace(
        sent,
        sprint=changed(
            sent.sprint, promise="Never a queue.", meeting_start=datetime(2027, 1, 7, 8, 0, tzinfo=UTC)
        ),
        traits=(Trait(id="b" * 12, segment_id=sent.segments[0].id, kind="gain", position="q", words="Calm"),),
        participants=(
            sent.participants[0],
            Participant(id="c" * 12, sprint_id=sprint_id, position="q", name="Cleo"),
        ),
    )
    assert taken(theirs, newer).how == "renewed"
    rows = theirs.door(sprint_id).rows()
    assert rows.sprint.promise == "Never a queue."
    assert rows.sprint.meeting_start == datetime(2027, 1, 7, 8, 0, tzinfo=UTC)
    assert [one.words for one in rows.traits] == ["Calm"]
    assert [one.name for one in rows.participants] == ["Ana", "Cleo"]
    assert made <= rows.by_id.keys()
    assert rows.said[0].words == "The queue"


def test_inside_words_come_along_and_own_ones_stay(sent: SprintRows, theirs: Store) -> None:
    def listed() -> list[tuple[str, str]]:
        return [(one.word, one.ask) for one in theirs.door(sprint_id).rows().inside_words]

    word = InsideWord(
        id="b" * 12, sprint_id=sent.sprint.id, position="i", word="yellow slip", ask="what is it?"
    )
    sprint_id = taken(theirs, replace(sent, inside_words=())).sprint_id
    with theirs.door(sprint_id).step("add_inside_word") as step:
        step.add(InsideWord, sprint_id=sprint_id, position="g", word="yellow slip")
        step.add(InsideWord, sprint_id=sprint_id, position="h", word="blue slip")
    taken(theirs, replace(sent, inside_words=(word,)))
    assert listed() == [("blue slip", ""), ("yellow slip", "what is it?")]
    taken(theirs, replace(sent, inside_words=(changed(word, ask="what for?"),)))
    assert listed() == [("blue slip", ""), ("yellow slip", "what for?")]


def test_the_same_invitation_again_changes_nothing(sent: SprintRows, theirs: Store) -> None:
    sprint_id = taken(theirs, sent).sprint_id
    before = theirs.door(sprint_id).rows()
    assert taken(theirs, sent) == (sprint_id, "renewed")
    after = theirs.door(sprint_id).rows()
    assert after.seq == before.seq


def test_two_people_may_share_a_machine(sent: SprintRows, theirs: Store) -> None:
    sprint_id = taken(theirs, sent).sprint_id
    made = prepare(theirs, sprint_id)
    assert taken(theirs, sent, person=1).how == "renewed"
    rows = theirs.door(sprint_id).rows()
    me = who_prepares(rows)
    assert me is not None
    assert me.id == sent.participants[1].id
    assert made <= rows.by_id.keys()
    assert [one.is_mine for one in rows.preparations].count(True) == 1


def test_somebody_who_is_no_longer_invited_keeps_what_they_prepared(sent: SprintRows, theirs: Store) -> None:
    sprint_id = taken(theirs, sent).sprint_id
    made = prepare(theirs, sprint_id)
    taken(theirs, replace(sent, participants=sent.participants[1:]))
    rows = theirs.door(sprint_id).rows()
    assert made <= rows.by_id.keys()
    assert [one.name for one in rows.participants] == ["Ana", "Bo"]


def test_where_the_sprint_was_made_it_only_notes_who_prepares(tmp_path: Path) -> None:
    with filled(tmp_path / "store.db") as door, opened(tmp_path / "store.db") as store:
        before = door.rows()
        older = replace(before, sprint=changed(before.sprint, promise="An older one."), traits=())
        assert taken(store, older, person=1) == (before.sprint.id, "own")
        rows = door.rows()
        me = who_prepares(rows)
        assert me is not None
        assert me.name == "Bo"
        assert rows.sprint.promise == before.sprint.promise
        assert rows.traits == before.traits
        assert rows.by_id.keys() - before.by_id.keys() <= {one.id for one in rows.preparations}


def test_a_sprint_in_the_trash_comes_out_of_it(sent: SprintRows, theirs: Store) -> None:
    sprint_id = taken(theirs, sent).sprint_id
    sprints.set_trashed(theirs, sprint_id, theirs.tools.now())
    taken(theirs, sent)
    assert theirs.door(sprint_id).rows().sprint.trashed_at is None


def test_another_window_that_writes_is_left_alone(sent: SprintRows, theirs: Store) -> None:
    sprint_id = taken(theirs, sent).sprint_id
    door = theirs.door(sprint_id, lock=True)
    before = door.rows()
    newer = replace(sent, sprint=changed(sent.sprint, promise="Never a queue."))
    assert taken(theirs, newer) == (sprint_id, "busy")
    assert door.rows().seq == before.seq
    assert door.lock is not None
    door.lock.release()


def test_an_invitation_of_somebody_who_is_not_on_the_roster_here_is_refused(tmp_path: Path) -> None:
    with filled(tmp_path / "store.db") as door, opened(tmp_path / "store.db") as store:
        rows = door.rows()
        stranger = Participant(id="d" * 12, sprint_id=rows.sprint.id, position="i", name="Dee")
        with pytest.raises(RefusedError) as raised:
            taken(store, replace(rows, participants=(stranger,)))
        assert raised.value.code == "invite_nobody"
        assert door.rows().seq == rows.seq


def test_ids_of_another_sprint_are_refused_and_nothing_is_changed(sent: SprintRows, theirs: Store) -> None:
    other = make(theirs, title="Evenings")
    before = other.rows()
    stolen = before.segments[0].id
    forged = replace(
        sent,
        segments=(changed(sent.segments[0], id=stolen),),
        traits=(),
        maps=(),
    )
    with pytest.raises(RefusedError) as raised:
        taken(theirs, forged)
    assert raised.value.code == "does_not_fit"
    assert other.rows().segments == before.segments
    taken(theirs, sent)
    with pytest.raises(RefusedError):
        taken(theirs, forged)
    assert other.rows().segments == before.segments


def test_what_no_invitation_says_is_not_taken_from_one(sent: SprintRows, theirs: Store) -> None:
    whole = sprint_json.read(sprint_json.dumps(sent, "1", sprint_json.INVITE, sent.participants[0].id))
    take_invite(theirs, whole.kinds, whole.participant)
    rows = theirs.door(sent.sprint.id).rows()
    assert {table for table, of_kind in rows.kinds().items() if of_kind} <= {
        *(Sprint, Segment, Trait, Participant, JourneyMap, InsideWord),
        type(rows.preparations[0]),
    }
    assert Pick not in {type(row) for row in rows.by_id.values()}
