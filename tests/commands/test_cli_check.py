"""Check: four answers with their proof, and an exit code for scripts."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from shell import Shell, a_shell, with_a_sprint

from filled import filled, make, opened
from sprint_tui.domain import checklist
from sprint_tui.exchange.sprint_json import frozen
from sprint_tui.store.tables import ChecklistAnswer, Snapshot


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    with a_shell(tmp_path, capsys, monkeypatch) as shell:
        yield shell


def answer(shell: Shell, **given: tuple[str, str]) -> None:
    """Answer items of the filled sprint: item=(answer, reason)."""
    with filled(shell.path) as door, door.step("answer") as step:
        for row in door.rows().answers:
            step.remove(row)
        for item, (code, reason) in given.items():
            step.add(ChecklistAnswer, sprint_id=door.sprint_id, item=item, answer=code, reason=reason)


def plain(shell: Shell, named: str = "mornings") -> tuple[int, dict[str, Any]]:
    told = shell("check", named, "--json")
    assert told.err == ""
    return told.code, json.loads(told.out)


def test_the_finished_example_is_answered_with_one_no_and_one_said(shell: Shell) -> None:
    told = shell("check", "demo")
    assert (told.code, told.err) == (0, "")
    lines = told.out.splitlines()
    assert lines[0] == "Mornings without the rush"
    tags = [line.split()[0] for line in lines[1:] if line and not line.startswith(" ")]
    assert tags[:4] == ["YES", "YES", "NO", "YES"]
    assert "[ ] Touchpoints that somebody answers for: 7 of 9" in told.out
    assert "[x] Cells of goal, action and thought filled: 27 of 27" in told.out
    assert "Said, not proved" in told.out
    assert not shell.path.exists()


def test_a_sprint_nobody_has_answered_is_open(shell: Shell) -> None:
    shell("new", "Evenings")
    told = shell("check", "evenings")
    assert told.code == 1
    assert told.out.count("OPEN ") == 4
    assert told.out.splitlines()[-1].startswith("4 ")
    assert "Day of the next audit" in told.out


@pytest.mark.parametrize(
    ("given", "result"),
    [(("yes", ""), "open"), (("yes", "We mean it"), "yes"), (("no", ""), "no"), (("open", "later"), "open")],
)
def test_a_yes_is_earned_by_proof_or_by_a_reason(shell: Shell, given: tuple[str, str], result: str) -> None:
    answer(shell, kpis=given)
    _, whole = plain(shell)
    (item,) = (item for item in whole["items"] if item["item"] == "kpis")
    assert (item["result"], item["answer"], item["reason"], item["is_proved"]) == (result, *given, False)


def test_the_exit_code_is_0_once_all_four_are_answered(shell: Shell) -> None:
    answer(shell, **dict.fromkeys(checklist.ITEMS, ("no", "")))
    assert plain(shell)[0] == 0
    answer(shell, **dict.fromkeys(checklist.ITEMS[1:], ("no", "")))
    assert plain(shell)[0] == 1


def test_the_json_has_keys_that_stay(shell: Shell) -> None:
    sprint_id = with_a_sprint(shell)
    code, whole = plain(shell)
    assert (code, whole["format"], whole["id"], whole["title"], whole["is_open"]) == (
        *(1, 1, sprint_id),
        *("Mornings", True),
    )
    assert [item["item"] for item in whole["items"]] == list(checklist.ITEMS)
    assert whole["items"][0]["proof"][0] == {
        "code": "stages",
        "holds": False,
        "done": 3,
        "total": 8,
        "map": 1,
    }
    assert {line["code"]: line["map"] for line in whole["also_open"]} == {
        "ties_touchpoints": 1,
        "ties_picks": 1,
        **dict.fromkeys(("sign_offs", "audit_date")),
    }
    assert whole["since_submitted"] is None


def test_what_differs_from_what_was_submitted_is_told(shell: Shell) -> None:
    sprint_id = with_a_sprint(shell)
    with opened(shell.path) as store:
        door = store.door(sprint_id)
        with door.step("submit") as step:
            body = frozen(door.rows(), "1")
            step.add(Snapshot, sprint_id=sprint_id, at=datetime(2026, 11, 13, tzinfo=UTC), body=body)
        with door.step("edit") as step:
            step.edit(door.rows().sprint, complete_by=date(2026, 11, 20))
    one = {"kind": "changed", "entity": "sprint", "id": sprint_id, "field": "complete_by"}
    assert plain(shell)[1]["since_submitted"] == [one | {"then": None, "now": "2026-11-20"}]
    assert "Complete by: · > Fri 20 Nov 2026" in shell("check", "mornings").out


def test_two_maps_are_told_apart(shell: Shell) -> None:
    with opened(shell.path) as store:
        make(store, title="Both", audience="both")
    told = shell("check", "both")
    assert "[ ] B2B: WOW moments chosen: 0 of 3" in told.out
    assert "[ ] B2C: WOW moments chosen: 0 of 3" in told.out
    assert "[ ] B2B: Picks with a KPI: 0 of 6" in told.out
    assert told.out.count("Day of the next audit") == 1


def test_a_reason_is_shown_on_one_line_and_never_obeyed(shell: Shell) -> None:
    answer(shell, owners=("no", "the sign\nbelongs to \x1b[31mthem"))
    assert "the sign ↵ belongs to ␛[31mthem" in shell("check", "mornings").out
