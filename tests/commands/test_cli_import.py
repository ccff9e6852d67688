"""`import` as it is typed: many files at once, each said and taken whole or not at all."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy

import pytest
from openpyxl import load_workbook
from shell import Shell, a_shell

from read_once import reply_once
from sprint_tui.exchange.drafts import sheets
from sprint_tui.exchange.example import finished_example
from sprint_tui.exchange.prep_file.write import Handing, dumps
from sprint_tui.store import sprints
from sprint_tui.store.drafts import draft_map_of, preparation_of
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.store import Store
from sprint_tui.store.tables import Answer, Sprint
from stage import example

NOW = datetime(2026, 11, 10, 20, 30, tzinfo=UTC)
DRAFTS = Path(__file__).parent.parent / "drafts"
FIVE = ("app-team.xlsx", "finance.xlsx", "front-desk.xlsx", "guest-care.csv", "marketing.xlsx")


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    with a_shell(tmp_path, capsys, monkeypatch) as shell:
        with example(shell.path):
            pass
        monkeypatch.setattr(sheets, "_reply", reply_once)
        for name in FIVE:
            copy(DRAFTS / name, tmp_path / name)
        yield shell


SPRINT = str(finished_example()[Sprint][0]["id"])


def rows(shell: Shell) -> SprintRows:
    with closing(Store(shell.path)) as store:
        return store.door(SPRINT).rows()


def drafted(shell: Shell) -> dict[str, int]:
    """Return how many touchpoints each person's draft has."""
    found = rows(shell)
    segment = found.segments[0].id
    drafts = {one.name: draft_map_of(found, one.id, segment) for one in found.participants}
    return {name: len(found.touchpoints_of(one.id)) for name, one in drafts.items() if one is not None}


def test_five_files_come_in_as_five_drafts(shell: Shell) -> None:
    told = shell("import", *FIVE, "--into", "rush")
    assert (told.code, told.err) == (0, "")
    assert drafted(shell) == {
        "App team lead": 4,
        "Finance partner": 7,
        "Front-desk lead": 7,
        "Guest-care lead": 7,
        "Marketing lead": 7,
    }
    assert "front-desk.xlsx: Front-desk lead, 7 touchpoints in 5 stages" in told.out
    assert (
        "  To ask      Row 4, “Pick up”: the feeling “3 (1 when the train is late)” is not plain" in told.out
    )
    assert told.out.count("  Taken.") == 5
    team = rows(shell).team_map(rows(shell).segments[0].id)
    assert team is not None
    assert len(rows(shell).touchpoints_of(team.id)) == 9


def test_a_folder_is_all_files_in_it_that_can_be_read(shell: Shell) -> None:
    (shell.folder / "~$finance.xlsx").write_text("somebody has it open")
    told = shell("import", shell.folder, "--into", "rush")
    assert (told.code, told.out.count("  Taken.")) == (0, 5)


def test_a_dry_run_says_the_same_and_changes_nothing(shell: Shell) -> None:
    before = rows(shell)
    told = shell("import", *FIVE, "--into", "rush", "--dry-run")
    assert (told.code, told.out.count("It would be taken.")) == (0, 5)
    assert rows(shell) == before


def test_the_same_file_again_changes_nothing_and_a_newer_one_takes_its_place(shell: Shell) -> None:
    shell("import", "front-desk.xlsx", "--into", "rush")
    again = shell("import", "front-desk.xlsx", "--into", "rush")
    assert (again.code, "Nothing new" in again.out) == (0, True)
    (shell.folder / "front-desk.csv").write_text("Stage,Touchpoint,Goal\nNotice,Platform sign,See it\n")
    newer = shell("import", "front-desk.csv", "--into", "rush")
    assert "Taken in place of the earlier file." in newer.out
    assert drafted(shell) == {"Front-desk lead": 1}


def test_a_newer_file_says_what_is_lost_with_the_earlier_one_and_what_stays(shell: Shell) -> None:
    copy(DRAFTS / "form-libreoffice.xlsx", shell.folder / "form.xlsx")
    shell("import", "form.xlsx", "--into", "rush")
    (shell.folder / "own.csv").write_text("Stage,Touchpoint,Goal\nNotice,Platform sign,See it\n")
    newer = shell("import", "own.csv", "--into", "rush", "--as", "Operations lead")
    (said,) = (line for line in newer.out.splitlines() if line.startswith("  Replaces"))
    assert "Replaces the file of " in said
    assert said.endswith("does not have them: 4 touchpoints. Kept: 3 ideas, 4 answers.")
    assert len(rows(shell).said) == 5


def test_what_cannot_be_taken_is_one_line_each_and_the_others_are_taken(shell: Shell) -> None:
    (shell.folder / "broken.xlsx").write_bytes(b"PK\x03\x04 and no more")
    (shell.folder / "somebody.csv").write_text("Stage,Touchpoint\nNotice,Sign\n")
    told = shell("import", "broken.xlsx", "somebody.csv", "gone.csv", "finance.xlsx", "--into", "rush")
    assert told.code == 1
    broken, somebody, gone = told.err.splitlines()
    assert broken == "sprint-tui: broken.xlsx is damaged or cut off: ask for it again, saved as .xlsx."
    assert "somebody.csv does not say whose it is: import it alone, with --as and one of: " in somebody
    assert "gone.csv is not there" in gone
    assert drafted(shell) == {"Finance partner": 7}


def test_a_file_that_does_not_fit_keeps_no_other_from_being_taken(shell: Shell) -> None:
    found = rows(shell)
    person = found.participants[0]
    with closing(Store(shell.path)) as store:
        other = store.door(sprints.create(store, "Another", ("x", 1)))
        with other.step("answered") as step:
            answer = step.add(Answer, sprint_id=other.sprint_id, key="think.1", words="For all")
    theirs = {"sprint_id": SPRINT, "participant_id": person.id, "is_brought": True}
    whole = replace(found, said=(Answer(**{**answer.model_dump(), **theirs}),))
    path = shell.folder / "first.prep.json"
    path.write_text(dumps(whole, Handing(person.id, 0, NOW), "1"), encoding="utf-8")
    told = shell("import", path, "finance.xlsx", "--into", "rush")
    assert (told.code, told.err.count("\n")) == (1, 1)
    assert "Parts of first.prep.json stand in another sprint already" in told.err
    assert drafted(shell) == {"Finance partner": 7}
    assert rows(shell).matches


def test_two_files_of_one_person_are_both_left_out(shell: Shell) -> None:
    copy(shell.folder / "finance.xlsx", shell.folder / "finance partner, new.xlsx")
    told = shell("import", shell.folder, "--into", "rush")
    assert told.code == 1
    assert told.err.count("are both from Finance partner") == 2
    assert "Finance partner" not in drafted(shell)
    assert len(drafted(shell)) == 4


def test_as_says_whose_a_file_is(shell: Shell) -> None:
    (shell.folder / "x.csv").write_text("Stage,Touchpoint\nNotice,Sign\n")
    told = shell("import", "x.csv", "--into", "rush", "--as", "operations lead")
    assert (told.code, drafted(shell)) == (0, {"Operations lead": 1})
    assert "on the roster" not in told.err
    nobody = shell.refusal("import", "x.csv", "--into", "rush", "--as", "Somebody else")
    assert nobody.startswith(
        "Somebody else is not on the roster, and x.csv was not taken. It has: Operations"
    )


def test_as_is_for_one_file(shell: Shell) -> None:
    assert "there are 5" in shell.refusal("import", *FIVE, "--into", "rush", "--as", "Finance", code=2)


def test_the_filled_form_counts_as_prep_in_full(shell: Shell) -> None:
    copy(DRAFTS / "form-libreoffice.xlsx", shell.folder / "form.xlsx")
    told = shell("import", "form.xlsx", "--into", "rush")
    assert told.out.startswith("form.xlsx: Operations lead, 5 touchpoints in 4 stages, 5 answers, 3 ideas")
    found = rows(shell)
    person = next(one for one in found.participants if one.name == "Operations lead")
    known = preparation_of(found, person.id)
    assert person.has_draft
    assert known is not None
    assert (known.file_name, bool(known.digest), bool(known.received_at)) == ("form.xlsx", True, True)
    assert {one.key for one in found.said} == {"tune_in.1", "tune_in.2", "think.5", "breaks.1"}
    draft = draft_map_of(found, person.id, found.segments[0].id)
    assert draft is not None
    assert [(one.kind, one.state) for one in found.picks_of(draft.id)] == [
        ("wow", "proposal"),
        ("better", "proposal"),
        ("better", "proposal"),
    ]


def test_a_form_with_a_name_of_nobody_on_the_roster_is_not_taken_by_what_it_is_called(shell: Shell) -> None:
    form = load_workbook(DRAFTS / "form-libreoffice.xlsx")
    name = next(cell for row in form.worksheets[0] for cell in row if cell.value == "Operations lead")
    name.value = "Benny"
    form.save(shell.folder / "Finance partner.xlsx")
    said = shell.refusal("import", "Finance partner.xlsx", "--into", "rush")
    assert said.startswith("Finance partner.xlsx is from Benny, who is not on the roster: import it alone")
    assert not drafted(shell)


def test_an_invitation_is_opened_and_not_imported(shell: Shell) -> None:
    shell("invite", "rush", "-o", "out")
    said = shell.refusal("import", "out/Finance-partner.invite.json", "--into", "rush")
    assert said.endswith("whoever is invited types: sprint-tui open Finance-partner.invite.json")


def test_a_form_of_another_sprint_is_refused(shell: Shell) -> None:
    shell("new", "Another one")
    copy(DRAFTS / "form-libreoffice.xlsx", shell.folder / "form.xlsx")
    assert "was made for another sprint" in shell.refusal("import", "form.xlsx", "--into", "another")


def test_a_sprint_open_in_another_window_is_left_alone(shell: Shell) -> None:
    with closing(Store(shell.path)) as store:
        door = store.door(SPRINT, lock=True)
        assert "open in another window" in shell.refusal("import", "finance.xlsx", "--into", "rush")
        assert shell("import", "finance.xlsx", "--into", "rush", "--dry-run").code == 0
        assert door.lock is not None
        door.lock.release()


def test_nothing_to_take_is_said(shell: Shell) -> None:
    (shell.folder / "empty").mkdir()
    assert "There is nothing in empty" in shell.refusal("import", "empty", "--into", "rush")
    assert "is nothing that can be taken" in shell.refusal("import", "a.pdf", "--into", "rush")


def test_a_whole_sprint_comes_in_without_a_sprint_to_go_into(shell: Shell) -> None:
    shell("export", "demo", "-o", "whole.json")
    assert "is here already" in shell.refusal("import", "whole.json")
    other = (shell.folder / "whole.json").read_text().replace(SPRINT, "a" * 12)
    shell.path.unlink()
    (shell.folder / "other.json").write_text(other)
    told = shell("import", "other.json", "--dry-run")
    assert told.out == "other.json: “Mornings without the rush” would be put into the store.\n"
    assert shell("import", "other.json").out == "a" * 12 + "\n"
    assert "say which with --into" in shell.refusal("import", "finance.xlsx", code=2)
