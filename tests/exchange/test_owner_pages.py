"""One page for each owner: all that is theirs, under names that any disk takes, never over another file."""

from __future__ import annotations

from pathlib import Path

import pytest

from sprint_tui.domain.timebox import Instant
from sprint_tui.exchange.owner_pages import FolderTakenError, make_page, people_with_something, write_pages
from sprint_tui.exchange.workbook import make_workbook
from sprint_tui.store.helping import put_beside, set_helpers
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
