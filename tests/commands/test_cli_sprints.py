"""Making, listing and naming sprints."""

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from shell import Shell, a_shell

from filled import filled, make, opened
from sprint_tui.commands.columns import width
from sprint_tui.domain import ids
from sprint_tui.store import sprints

HOSTILE = "a\x1b[31mb\x9b2J\u202ec\nd [/] [red]"


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    with a_shell(tmp_path, capsys, monkeypatch) as shell:
        yield shell


def listed(shell: Shell) -> list[dict[str, object]]:
    told = shell("list", "--json")
    assert (told.code, told.err) == (0, "")
    whole = json.loads(told.out)
    assert whole["format"] == 1
    found: list[dict[str, object]] = whole["sprints"]
    return found


def test_new_prints_the_id_alone(shell: Shell) -> None:
    told = shell("new", "  Mornings \n without  the rush ", "--audience", "both", "--offer", "service")
    assert (told.code, told.err) == (0, "")
    assert re.fullmatch(ids.PATTERN, told.out.strip())
    (one,) = listed(shell)
    assert (one["id"], one["title"], one["audience"], one["offer"], one["zone"]) == (
        told.out.strip(),
        *("Mornings without the rush", "both", "service", "Europe/Rome"),
    )
    with opened(shell.path) as store:
        rows = store.door(told.out.strip()).rows()
    assert [segment.market for segment in rows.segments] == ["b2b", "b2c"]
    assert rows.sprint.content_id == "customer-service-strategy"


@pytest.mark.parametrize("title", ["", "  ", "\n"])
def test_a_sprint_without_a_title_is_wrong_usage(shell: Shell, title: str) -> None:
    assert "title" in shell.refusal("new", title, code=2)
    assert not shell.path.exists()


def test_an_empty_list_says_how_to_begin_and_makes_no_store(shell: Shell) -> None:
    told = shell("list")
    assert told.code == 0
    assert "sprint-tui new" in told.out
    assert "sprint-tui demo" in told.out
    assert listed(shell) == []
    assert not shell.path.exists()


def test_the_list_is_aligned_and_tells_each_sprint_in_a_line(shell: Shell) -> None:
    with filled(shell.path) as door, door.step("plan") as step:
        meeting = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
        step.edit(door.rows().sprint, meeting_start=meeting, title="Mornings")
    shell("new", "日本語")
    head, newer, older = shell("list").out.splitlines()
    assert head.split() == ["title", "business", "meeting", "state", "next", "due", "id"]
    assert re.split("  +", older) == [
        *("Mornings", "B2C · service", "2026-11-12 10:00", "meeting runs", "2026-12-11"),
        door.sprint_id,
    ]
    assert head.index("state") == older.index("meeting runs") == newer.index("new") + width("日本語") - 3


def test_the_json_of_the_list_has_keys_that_stay(shell: Shell) -> None:
    with filled(shell.path) as door, door.step("plan") as step:
        meeting = datetime(2026, 11, 12, 9, 0, 0, 500, tzinfo=UTC)
        step.edit(door.rows().sprint, meeting_start=meeting, audit_on=date(2027, 2, 10), submitted_at=meeting)
    assert listed(shell) == [
        {
            "id": door.sprint_id,
            "title": "Mornings",
            "team": "Kiosks",
            "audience": "b2c",
            "offer": "service",
            "promise": "Ready before you are.",
            "state": "submitted",
            "meeting_start": "2026-11-12T09:00:00Z",
            "zone": "Europe/Rome",
            "submitted_at": "2026-11-12T09:00:00Z",
            "next_deadline": "2026-12-11",
            "audit_on": "2027-02-10",
            "upgrades": 2,
        }
    ]


def test_what_a_terminal_would_obey_never_reaches_it(shell: Shell) -> None:
    with opened(shell.path) as store:
        make(store, title=HOSTILE)
        make(store, title=HOSTILE + "2", team=HOSTILE)
    for told in (
        shell("list"),
        shell("list", "--json"),
        shell("check", "[red]"),
        shell("check", HOSTILE + "2"),
    ):
        assert not {c for c in told.out + told.err if (c < " " and c != "\n") or c in "\x9b\u202e"}
    assert [one["title"] for one in listed(shell)] == [HOSTILE + "2", HOSTILE]
    assert len(shell("list").out.splitlines()) == 3


def test_a_long_title_is_cut_on_a_terminal_only(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell("new", "x" * 10_000)
    assert "x" * 10_000 in shell("list").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    _, line = shell("list").out.splitlines()
    assert line.startswith("xxxxxxxxxxxx")
    assert "…" in line
    assert width(line) <= 80


def test_sprints_in_the_trash_are_not_listed(shell: Shell) -> None:
    with filled(shell.path) as door:
        pass
    with opened(shell.path) as store:
        sprints.set_trashed(store, door.sprint_id, datetime(2026, 11, 12, tzinfo=UTC))
    assert listed(shell) == []


def test_a_part_of_a_title_names_a_sprint(shell: Shell) -> None:
    for title in ("Mornings at Brookgate", "Evenings", "Night"):
        shell("new", title)
    for named in ("brookgate", "EVENINGS", "Night"):
        assert shell("check", named).code == 1
        assert shell("check", named).err == ""


def test_a_name_that_fits_nothing_lists_what_there_is(shell: Shell) -> None:
    for number in range(7):
        shell("new", f"Sprint {number}")
    line = shell.refusal("check", "nowhere")
    assert "“nowhere”" in line
    assert [f"Sprint {number}" in line for number in range(7)] == [False, False, *[True] * 5]
    assert line.endswith("…")


def test_a_name_that_fits_several_lists_them_with_their_ids(shell: Shell) -> None:
    ids = [shell("new", f"Mornings {number} " + "x" * 200).out.strip() for number in range(2)]
    line = shell.refusal("export", "mornings")
    assert "2" in line
    assert all(f"({one})" in line for one in ids)
    assert len(line) < 300


@pytest.mark.parametrize("named", ["", "anything"])
def test_a_name_where_there_are_no_sprints_says_how_to_make_one(shell: Shell, named: str) -> None:
    assert "sprint-tui new" in shell.refusal("check", named)
    assert not shell.path.exists()
