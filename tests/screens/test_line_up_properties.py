"""Whatever keys are pressed on the line-up, no touchpoint of a draft is lost and the map keeps its order."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from brought import put_draft
from sprint_tui.screens.compare import edits
from sprint_tui.store import lineup
from sprint_tui.store.door import Door
from sprint_tui.store.lining_up import line_up_drafts
from stage import content, fresh

NAMES = st.sampled_from(["App", "Counter", "Shelf", "Seat", "Mail", ""])
STAGES = st.sampled_from(["Notice", "Order", "Ride"])
DRAFTS = st.lists(st.lists(st.tuples(STAGES, NAMES), min_size=1, max_size=4), min_size=1, max_size=3)
PRESSES = st.lists(
    st.tuples(
        st.sampled_from(
            ["keep", "park", "up", "down", "rename", "out", "into", "stage", "late", "a", "undo"]
        ),
        st.integers(0, 9),
    ),
    max_size=8,
)


def map_id(door: Door) -> str:
    return next(one.id for one in door.rows().maps if one.kind == "team")


def bring(door: Door, who: str, touchpoints: list[tuple[str, str]]) -> None:
    with door.step("drafts") as step:
        put_draft(step, door, who, [{"stage": stage, "name": name} for stage, name in touchpoints])
        line_up_drafts(step, content())


def press(door: Door, key: str, number: int) -> None:
    """Do what a key does to one of the lines."""
    lines = lineup.line_up_of(door.rows(), map_id(door))
    if key == "late":
        bring(door, f"late {number}", [("Order", "Till"), ("Notice", "App")])
    if not lines or key == "late":
        return
    line = lines[number % len(lines)]
    if key == "undo":
        door.undo()
        return
    with door.step(key) as step:
        if key == "keep":
            edits.keep(step, lines, line)
        elif key == "park":
            edits.park(step, line)
        elif key in {"up", "down"}:
            edits.move(step, lines, line, 1 if key == "down" else -1)
        elif key == "rename":
            edits.rename(step, line, f"Named {number}")
        elif key == "stage":
            edits.rename_stage(step, lines, line, name=f"Stage {number % 2}")
        elif key == "out":
            edits.put_into(step, door.rows(), line.members[:1], None)
        elif key == "into":
            edits.put_into(step, door.rows(), line.members[:1], lines[0].id)
        else:
            edits.take_proposal(step, lines, 3)


def holds(door: Door) -> None:
    rows, team = door.rows(), map_id(door)
    lines = lineup.line_up_of(rows, team)
    held = [one.id for line in lines for one in line.members]
    loose = [one.id for one in lineup.unmatched_of(rows, team)]
    brought = [one.id for one in lineup.touchpoints_of_drafts(rows, team)]
    assert sorted([*held, *loose]) == sorted(brought)
    kept = [line.touchpoint.id for line in lines if line.touchpoint is not None]
    assert kept == [one.id for one in rows.touchpoints_of(team)]
    stages = [line.stage.id for line in lines if line.stage is not None]
    assert list(dict.fromkeys(stages)) == [one.id for one in rows.stages_of(team)], (
        "no stage is empty, or apart"
    )


@settings(max_examples=8, deadline=None)
@given(DRAFTS, PRESSES)
def test_no_touchpoint_of_a_draft_is_lost_and_the_map_keeps_its_order(
    drafts: list[list[tuple[str, str]]], presses: list[tuple[str, int]]
) -> None:
    with TemporaryDirectory() as folder, fresh(Path(folder) / "store.db") as door:
        for place, touchpoints in enumerate(drafts):
            bring(door, f"person {place}", touchpoints)
        holds(door)
        for key, number in presses:
            press(door, key, number)
            holds(door)
