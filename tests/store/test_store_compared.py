"""Two states of a sprint set side by side: what the team would speak of, and nothing else."""

from __future__ import annotations

from pathlib import Path

from sprint_tui import __version__
from sprint_tui.domain.difference import TOLD
from sprint_tui.exchange.sprint_json import frozen, loads
from sprint_tui.store.compared import since
from sprint_tui.store.tables import ENTITIES
from stage import example

LEFT_OUT = {
    *("journey_map", "ballot", "vote", "inside_word", "meeting", "planned_block", "clock_event", "snapshot"),
    *(
        "draft",
        "candidate",
        "draft_match",
        "cell_source",
        "preparation",
        "prep_event",
        "speaking_point",
        "answer",
    ),
}
"""What the team's own result does not hang on: drafts, preparation, the clock."""


def test_every_kind_of_row_is_told_or_left_out_and_each_field_is_there() -> None:
    assert set(TOLD) | LEFT_OUT == set(ENTITIES)
    for entity, fields in TOLD.items():
        assert set(fields) <= set(ENTITIES[entity].model_fields), entity


def test_a_sprint_differs_from_its_copy_by_what_was_done_since(tmp_path: Path) -> None:
    with example(tmp_path / "store.db") as door:
        then = loads(frozen(door.rows(), __version__))
        assert since(then, door.rows()).differences == ()
        rows = door.rows()
        first, second = rows.chosen_of(rows.maps[0].id)[:2]
        idea = next(pick for pick in rows.picks if pick.state != "chosen")
        with door.step("edit") as step:
            step.edit(rows.sprint, ten_words="Cup first")
            step.edit(first, change_line="Names in chalk")
            step.edit(second, state="candidate", rank=None)
            step.edit(idea, change_line="Not chosen by anybody")
        told = [(one.kind, one.entity, one.row_id, one.field) for one in since(then, door.rows()).differences]
        assert told == [
            ("changed", "sprint", rows.sprint.id, "ten_words"),
            ("changed", "pick", first.id, "change_line"),
            ("removed", "pick", second.id, ""),
        ]
        assert first.id in {row.id for row in rows.picks}
