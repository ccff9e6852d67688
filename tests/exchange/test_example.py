"""The example that people look at first: what was drafted for it fits what it became."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from filled import opened
from sprint_tui.domain.journey import CELLS
from sprint_tui.exchange.example import example_with_drafts, finished_example
from sprint_tui.exchange.json_rules import Kinds
from sprint_tui.store import lineup, sprints
from sprint_tui.store.drafts import draft_of
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import Touchpoint


def stored(kinds: Callable[[], Kinds]) -> SprintRows:
    with TemporaryDirectory() as folder, opened(Path(folder) / "store.db") as store:
        return store.door(sprints.put_in(store, kinds(), "new_sprint")).rows()


@pytest.fixture(scope="module")
def whole() -> SprintRows:
    return stored(example_with_drafts)


def test_the_drafts_change_nothing_of_what_the_team_made(whole: SprintRows) -> None:
    alone = stored(finished_example)
    team = alone.maps[0].id
    assert whole.touchpoints_of(team) == alone.touchpoints_of(team)
    assert whole.picks_of(team) == alone.picks_of(team)
    assert whole.participants == alone.participants


def test_every_touchpoint_of_a_draft_is_lined_up_and_nothing_is_open(whole: SprintRows) -> None:
    lines = lineup.line_up_of(whole, whole.maps[0].id)
    assert sorted(line.state for line in lines) == [*["kept"] * 9, *["parked"] * 3]
    assert sum(len(line.members) for line in lines) == 32
    assert not lineup.is_waiting(whole, whole.maps[0].id)


def test_who_stands_behind_a_cell_wrote_it(whole: SprintRows) -> None:
    for cell in whole.cell_sources:
        ours, theirs = whole.by_id[cell.touchpoint_id], whole.by_id[cell.source_id or ""]
        assert isinstance(ours, Touchpoint)
        assert isinstance(theirs, Touchpoint)
        said, written = (str(getattr(one, cell.lane)) for one in (ours, theirs))
        assert " ".join(said.split()).casefold() == " ".join(written.split()).casefold()
        stage = next(one for one in whole.stages if one.id == theirs.stage_id)
        draft = draft_of(whole, stage.map_id)
        assert draft is not None
        assert draft.participant_id == cell.participant_id
    assert {cell.lane for cell in whole.cell_sources} == {*CELLS, "feeling"}
