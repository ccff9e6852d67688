"""A prep file as the inbox takes it: whose it is, what it holds, and one line for what is none."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from filled import opened
from prepared import prepare
from sprint_tui.exchange import inbox, sprint_json
from sprint_tui.exchange.inbox import Entry, look_into, sort_out
from sprint_tui.exchange.invitation.invite_file import invite_text
from sprint_tui.exchange.prep_file.write import Handing, dumps
from sprint_tui.store.door import Door
from sprint_tui.store.drafts import preparation_of
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import Participant
from stage import content, example, fresh, words

AT = datetime(2026, 11, 10, 20, 30, tzinfo=UTC)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Door]:
    with example(tmp_path / "team.db") as door:
        yield door


@pytest.fixture
def own(tmp_path: Path) -> Iterator[SprintRows]:
    """The copy in which the second person of the roster has prepared."""
    with example(tmp_path / "own.db") as door:
        sprint_id = door.sprint_id
    with opened(tmp_path / "own.db", seed=99) as store:
        door = store.door(sprint_id)
        prepare(door)
        yield door.rows()


@pytest.fixture
def file(tmp_path: Path, own: SprintRows) -> Path:
    path = tmp_path / "Front-desk-lead.prep.json"
    path.write_text(dumps(own, Handing(own.participants[1].id, 4980, AT), "1"), encoding="utf-8")
    return path


def sorted_out(door: Door, *files: Path) -> tuple[Entry, ...]:
    return sort_out([look_into(file, content()) for file in files], door.rows())


def take(door: Door, entry: Entry) -> None:
    with door.step("take_file") as step:
        inbox.take(step, step.rows(), entry, AT)


def said(entry: Entry) -> str:
    return words(f"errors.{entry.problem}", **entry.details)


def test_it_says_whose_it_is_and_what_it_holds_and_is_received_once(team: Door, file: Path) -> None:
    (entry,) = sorted_out(team, file)
    assert entry.person is not None
    assert entry.received is not None
    assert entry.person.name == "Front-desk lead"
    assert entry.received.holds == "6 touchpoints in 6 stages, 6 answers, 4 ideas, 1 point to speak on"
    assert entry.may_be_taken
    take(team, entry)
    known = preparation_of(team.rows(), entry.person.id)
    assert known is not None
    assert (known.received_at, known.file_name, known.spent_seconds) == (AT, file.name, 4980)
    assert team.rows().participant(entry.person.id).has_draft  # type: ignore[union-attr]
    (again,) = sorted_out(team, file)
    assert again.is_same


def test_the_id_counts_also_where_the_facilitator_has_given_another_name(team: Door, file: Path) -> None:
    rows = team.rows()
    with team.step("edit") as step:
        step.edit(rows.participants[1], name="Reception")
        step.edit(rows.participants[2], name="Front-desk lead")
    (entry,) = sorted_out(team, file)
    assert entry.person is not None
    assert entry.person.name == "Reception"


def test_a_person_who_was_put_on_the_roster_anew_is_known_by_name(team: Door, file: Path) -> None:
    rows = team.rows()
    with team.step("edit") as step:
        step.remove(rows.participants[1])
        step.edit(rows.participants[2], name="Front-desk lead")
    (entry,) = sorted_out(team, file)
    assert entry.person is not None
    assert entry.person.id == rows.participants[2].id
    take(team, entry)
    assert {one.participant_id for one in team.rows().drafts} == {rows.participants[2].id}


def test_a_prep_file_of_somebody_who_is_not_on_the_roster_any_more_says_so(team: Door, file: Path) -> None:
    with team.step("drop_person") as step:
        step.remove(team.rows().participants[1])
    (entry,) = sorted_out(team, file)
    assert entry.problem == "inbox_not_on_roster"
    assert said(entry).startswith(f"{file.name} is from Front-desk lead, who is not on the roster.")


def test_a_prep_file_of_another_sprint_says_of_which(file: Path, tmp_path: Path) -> None:
    with fresh(tmp_path / "other.db") as door:
        (entry,) = sorted_out(door, file)
        assert entry.problem == "inbox_of_sprint"
        assert "“Mornings without the rush”" in said(entry)


def changed(file: Path, change: Callable[[dict[str, Any]], None]) -> None:
    whole = json.loads(file.read_text(encoding="utf-8"))
    change(whole)
    file.write_text(json.dumps(whole), encoding="utf-8")


def test_a_file_that_reaches_for_the_teams_rows_is_refused_before_it_is_taken(team: Door, file: Path) -> None:
    target = team.rows().touchpoints[0].id

    def forge(whole: dict[str, Any]) -> None:
        old = whole["touchpoint"][0]["id"]
        text = json.dumps(whole).replace(old, target)
        whole.update(json.loads(text))

    changed(file, forge)
    (entry,) = sorted_out(team, file)
    assert entry.problem == "prep_not_theirs"
    assert not entry.may_be_taken


HOSTILE: dict[str, tuple[bytes | Callable[[dict[str, Any]], None], str]] = {
    "nothing": (b"", "not_json"),
    "cut off": (b'{"format": 1, "kind": "prep"', "not_json"),
    "a list": (b"[1, 2]", "not_a_sprint"),
    "no text": (b"\xff\xfe\x00", "not_json"),
    "deep": (b'{"format":1,"sprint":' + b"[" * 200_000, "not_json"),
    "deep within": (lambda whole: whole.update(answer=[{"words": nested(800)}]), "bad_entry"),
    "too large": (b" " * 10_000_001, "json_too_large"),
    "newer": (lambda whole: whole.update(format=2), "newer_format"),
    "no number": (lambda whole: whole.update(format=float("nan")), "not_json"),
    "another kind": (lambda whole: whole.update(kind="poem"), "not_a_sprint"),
    "nobody": (lambda whole: whole.update(person="a" * 12), "bad_entry"),
    "two sprints": (lambda whole: whole.update(sprint=whole["sprint"] * 2), "not_a_sprint"),
    "an id twice": (lambda whole: whole.update(stage=whole["stage"] * 2), "bad_entry"),
    "a wrong value": (lambda whole: whole["touchpoint"][0].update(feeling=9), "bad_entry"),
    "a wrong code": (lambda whole: whole["pick"][0].update(kind="=1+1"), "bad_entry"),
    "a strange field": (lambda whole: whole["answer"][0].update({"__class__": "x"}), "bad_entry"),
    "a lost parent": (lambda whole: whole.update(stage=[]), "bad_entry"),
    "a bad id": (lambda whole: whole["answer"][0].update(id="../../etc"), "bad_entry"),
    "rows that are none": (lambda whole: whole.update(touchpoint={"a": 1}), "bad_entry"),
    "a huge number": (lambda whole: whole["preparation"][0].update(spent_seconds=10**40), "bad_entry"),
}


def nested(depth: int) -> list[Any]:
    made: list[Any] = []
    for _ in range(depth):
        made = [made]
    return made


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_prep_file_is_refused_in_one_line(team: Door, file: Path, name: str) -> None:
    made, code = HOSTILE[name]
    if callable(made):
        changed(file, made)
    else:
        file.write_bytes(made)
    (entry,) = sorted_out(team, file)
    assert entry.problem == code
    assert file.name in said(entry)
    assert "\n" not in said(entry)


def test_a_file_that_is_not_there_is_said(team: Door, tmp_path: Path) -> None:
    (entry,) = sorted_out(team, tmp_path / "no.prep.json")
    assert entry.problem == "json_no_file"


def test_an_invitation_or_a_whole_sprint_is_no_prep_file(team: Door, tmp_path: Path) -> None:
    rows = team.rows()
    for name, held, problem in (
        ("x.prep.json", invite_text(rows, rows.participants[0]), "prep_is_invite"),
        ("y.json", sprint_json.dumps(rows, "1"), "prep_is_other"),
    ):
        (tmp_path / name).write_text(held, encoding="utf-8")
        (entry,) = sorted_out(team, tmp_path / name)
        assert entry.problem == problem


def test_a_folder_gives_its_prep_files_and_no_other_json(file: Path, tmp_path: Path) -> None:
    (tmp_path / "x.invite.json").write_text("{}")
    (tmp_path / "package.json").write_text("{}")
    assert [path.name for path in inbox.files_in([tmp_path])] == [file.name]


def test_others_are_taken_beside_one_that_is_refused(team: Door, file: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.prep.json").write_text("{")
    entries = sorted_out(team, tmp_path / "broken.prep.json", file)
    assert [one.may_be_taken for one in entries] == [False, True]


def test_somebody_who_left_the_roster_and_came_back_hands_over_again(
    team: Door, own: SprintRows, file: Path
) -> None:
    take(team, sorted_out(team, file)[0])
    person = next(one for one in team.rows().participants if one.id == own.participants[1].id)
    with team.step("drop_person") as step:
        step.remove(person)
    with team.step("add_person") as step:
        step.add(Participant, sprint_id=team.sprint_id, name=person.name, position=person.position)
    (entry,) = sorted_out(team, file)
    assert entry.problem == ""
    take(team, entry)
    assert entry.person is not None
    assert [one.participant_id for one in team.rows().drafts] == [entry.person.id]
