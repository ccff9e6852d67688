"""One page for each owner: all that is theirs, under names that any disk takes, never over another file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sprint_tui.domain.timebox import Instant
from sprint_tui.exchange.owner_pages import make_page, people_with_something, write_pages
from sprint_tui.exchange.whole_folder import FolderTakenError
from sprint_tui.exchange.workbook import make_workbook
from sprint_tui.store.helping import put_beside, set_helpers
from sprint_tui.store.tables import Action, Participant
from stage import MEETING, content, example, words


def test_a_page_holds_all_that_is_somebody_s_and_is_written_over_nothing(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        rows = door.rows()
        pick = rows.chosen_of(rows.maps[0].id)[0]
        owner, helper = rows.participant(pick.owner_id), rows.participants[-1]
        assert owner is not None
        with door.step("own") as step:
            step.edit(owner, name="../# Front *desk*")
            set_helpers(step, pick, (helper.id,))
            put_beside(step, pick, rollback="Back to the old list", training="open")
        rows = door.rows()
        known = people_with_something(rows)
        assert {owner.id, helper.id} <= {one.id for one in known}
        named = {one.id: one for one in rows.participants}
        page = make_page(rows, content(), named[owner.id])
        kpi = rows.kpis_of(pick.id)[0]
        for wanted in ("12 › 60 %", pick.change_line, kpi.formula, "Fri 11 Dec 2026", helper.name):
            assert wanted in page
        assert "Back to the old list" in page
        assert "Front \\*desk\\*" in page
        helping = make_page(rows, content(), named[helper.id])
        assert f"## {words('owner_pages.heads.helps')}" in helping
        paths = write_pages(tmp_path / "out", rows, content(), known)
        assert {path.parent for path in paths} == {tmp_path / "out"}
        assert len({path.name.casefold() for path in paths}) == len(known)
        with pytest.raises(FolderTakenError):
            write_pages(tmp_path / "out", rows, content(), known)
        assert write_pages(tmp_path / "out", rows, content(), known, force=True) == paths
        book = make_workbook(rows, content(), Instant(MEETING, "boot", 0.0))
        cells = [str(cell) for row in book["By owner"].iter_rows(values_only=True) for cell in row if cell]
        duties = [str(cell) for row in book["Ownership"].iter_rows(values_only=True) for cell in row if cell]
        assert {"Back to the old list", helper.name} <= set(duties)
        told = "\n".join(cells)
        for wanted in ("../# Front *desk*", pick.change_line, "60 %", helper.name, kpi.name):
            assert wanted in told


def test_a_disk_that_is_full_after_the_third_page_leaves_every_page_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with example(tmp_path / "store.db") as door:
        rows = door.rows()
    known, write, written = people_with_something(rows), Path.write_text, list[Path]()
    assert len(known) > 3
    out = tmp_path / "away" / "out"
    out.parent.mkdir()
    before = {path: write(path, "an earlier page") for path in write_pages(out, rows, content(), known)}

    def fail_late(path: Path, *given: str, **more: str) -> int:
        written.append(path)
        if len(written) > 3:
            raise OSError(28, os.strerror(28))
        return write(path, *given, **more)

    monkeypatch.setattr(Path, "write_text", fail_late)
    with pytest.raises(OSError, match=os.strerror(28)):
        write_pages(out, rows, content(), known, force=True)
    assert {path: len(path.read_text(encoding="utf-8")) for path in out.iterdir()} == before
    assert [*out.parent.iterdir()] == [out]


def test_who_has_only_a_dropped_action_gets_no_page_and_a_done_one_counts(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        with door.step("add_person") as step:
            for at, (name, status) in enumerate((("Idle desk", "dropped"), ("Busy desk", "done"))):
                whose = {"sprint_id": door.sprint_id, "position": f"z{at}"}
                one = step.add(Participant, name=name, **whose)
                step.add(Action, words=f"Call of the {name}", status=status, owner_id=one.id, **whose)
        rows = door.rows()
    known = {one.name: one for one in people_with_something(rows)}
    assert "Busy desk" in known and "Idle desk" not in known
    assert "- [x] Call of the Busy desk" in make_page(rows, content(), known["Busy desk"])
    book = make_workbook(rows, content(), Instant(MEETING, "boot", 0.0))
    cells = {str(cell) for row in book["By owner"].iter_rows(values_only=True) for cell in row if cell}
    assert {"Busy desk", "Call of the Busy desk (done)"} <= cells
    assert not any("Idle desk" in cell for cell in cells)
