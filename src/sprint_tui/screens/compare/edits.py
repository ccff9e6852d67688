"""What one key does to the line-up: a touchpoint comes onto the team's map, leaves it, or changes place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from sprint_tui.domain import proposal
from sprint_tui.domain.likeness import even
from sprint_tui.domain.order import key_at
from sprint_tui.store.drafts import note_of
from sprint_tui.store.lineup import Lined
from sprint_tui.store.lining_up import HAND
from sprint_tui.store.tables import (
    Candidate,
    CellSource,
    DraftMatch,
    Evidence,
    Ordered,
    Pick,
    Serves,
    Stage,
    Touchpoint,
)

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step

R = TypeVar("R", bound=Ordered)
WRITTEN = (
    *("goal", "action", "thought", "channel", "expected", "promised", "delivered", "gap", "flags"),
    *("owner_id", "owner_team"),
)
"""What the team writes of a touchpoint: with any of it, it is not parked by one key."""


def keep(step: Step, lines: Sequence[Lined], line: Lined) -> Lined:
    """Put a line on the team's map, at its place among what is kept; return it as it is then."""
    if line.touchpoint is not None:
        return line
    step.edit(line.candidate, state=proposal.KEPT)
    place = [one.id for one in lines].index(line.id)
    stage = _stage_at(step, lines, place)
    position = _place_in(step, stage, lines, place)
    touchpoint = step.add(Touchpoint, stage_id=stage.id, position=position, name=line.name)
    step.edit(line.candidate, touchpoint_id=touchpoint.id)
    return replace(line, touchpoint=touchpoint, stage=stage)


def park(step: Step, line: Lined) -> None:
    """Take a line off the team's map, with its stage where that is empty then."""
    step.edit(line.candidate, state=proposal.PARKED)
    if line.touchpoint is not None:
        step.remove(line.touchpoint)
        _drop_if_empty(step, line.stage)


def is_written(rows: SprintRows, touchpoint: Touchpoint) -> bool:
    """Say whether the team has worked on a touchpoint: then parking it would lose that."""
    if any(getattr(touchpoint, name) for name in WRITTEN) or touchpoint.feeling is not None:
        return True
    note = note_of(rows, touchpoint.id)
    if note is not None and note.gap_line.strip():
        return True
    hanging: tuple[Sequence[Evidence | Pick | Serves | CellSource], ...] = (
        rows.evidence,
        rows.picks,
        rows.serves,
        rows.cell_sources,
    )
    return any(one.touchpoint_id == touchpoint.id for kind in hanging for one in kind)


def take_proposal(step: Step, lines: Sequence[Lined], drafts: int) -> int:
    """Keep and park everything that is open as proposed; return how many lines that were."""
    offered = proposal.proposed([one.counted for one in lines], drafts)
    done = list(lines)
    for place, line in enumerate(lines):
        if offered.get(line.id) == proposal.KEPT:
            done[place] = keep(step, done, line)
        elif line.id in offered:
            park(step, line)
    return len(offered)


def _stage_at(step: Step, lines: Sequence[Lined], place: int) -> Stage:
    """Return the stage on the team's map that a line belongs to; a new one where there is none."""
    line = lines[place]
    map_id, name, phase = line.candidate.map_id, line.candidate.stage_name, line.candidate.phase
    stages = in_order(step.stored_where(Stage, "map_id", map_id))
    beside = [one.stage for one in lines if one.stage is not None and one.id != line.id]
    named = [stage for stage in (*beside, *stages) if even(stage.name) == even(name)]
    fitting = [stage for stage in named if stage.phase == phase] or named
    if fitting:
        return fitting[0]
    before = next((one.stage for one in reversed(lines[:place]) if one.stage is not None), None)
    index = [stage.id for stage in stages].index(before.id) + 1 if before is not None else 0
    position = key_at([stage.position for stage in stages], index)
    return step.add(Stage, map_id=map_id, position=position, name=name, phase=phase)


def _place_in(step: Step, stage: Stage, lines: Sequence[Lined], place: int) -> str:
    """Return the order key in a stage: just behind what is kept there before this line."""
    own = lines[place].touchpoint
    stored = in_order(step.stored_where(Touchpoint, "stage_id", stage.id))
    there = [one for one in stored if own is None or one.id != own.id]
    kept = {one.touchpoint.id for one in lines[:place] if one.touchpoint is not None}
    behind = [at for at, one in enumerate(there) if one.id in kept]
    return key_at([one.position for one in there], behind[-1] + 1 if behind else 0)


def in_order(rows: list[R]) -> list[R]:
    """Return rows in their order."""
    return sorted(rows, key=lambda row: (row.position, row.id))


def _drop_if_empty(step: Step, stage: Stage | None) -> None:
    if stage is not None and not step.stored_where(Touchpoint, "stage_id", stage.id):
        step.remove(stage)


# Moves, names, matches


def move(step: Step, lines: Sequence[Lined], line: Lined, by: int) -> None:
    """Move a line up (-1) or down (1): within its stage, or past its edge into the stage beside it."""
    place = [one.id for one in lines].index(line.id)
    if not 0 <= place + by < len(lines):
        return
    beside = lines[place + by]
    order = list(lines)
    if beside.counted.of_stage == line.counted.of_stage:
        order.insert(place + by, order.pop(place))
        slots = sorted(one.candidate.position for one in lines)
        for one, slot in zip(order, slots, strict=True):
            step.move(one.candidate, slot)
    else:
        step.edit(line.candidate, stage_name=beside.stage_name, phase=beside.phase)
    _mend_by_hand(step, line)
    if line.touchpoint is not None:
        _move_on_map(step, order, line)


def _move_on_map(step: Step, order: Sequence[Lined], line: Lined) -> None:
    """Give the team's touchpoint the place that its line has now."""
    stored = step.stored(Candidate, line.id)
    if stored is None or line.touchpoint is None:
        return
    place = [one.id for one in order].index(line.id)
    lines = [*order[:place], replace(line, candidate=stored), *order[place + 1 :]]
    stage = _stage_at(step, lines, place)
    step.move(line.touchpoint, _place_in(step, stage, lines, place), stage_id=stage.id)
    if line.stage is not None and line.stage.id != stage.id:
        _drop_if_empty(step, line.stage)


def rename(step: Step, line: Lined, name: str) -> None:
    """Call a line otherwise, on the team's map too."""
    step.edit(line.candidate, name=name)
    if line.touchpoint is not None:
        step.edit(line.touchpoint, name=name)
    _mend_by_hand(step, line)


def rename_stage(step: Step, lines: Sequence[Lined], line: Lined, **changed: str) -> None:
    """Give the stage of a line another name or phase, for all that stands in it."""
    mine = [one for one in lines if one.counted.of_stage == line.counted.of_stage]
    fields = {"stage_name" if name == "name" else name: value for name, value in changed.items()}
    for one in mine:
        step.edit(one.candidate, **fields)
    for stage in {one.stage.id: one.stage for one in mine if one.stage is not None}.values():
        step.edit(stage, **changed)
    _mend_by_hand(step, line)


def put_into(step: Step, rows: SprintRows, members: Sequence[Touchpoint], candidate_id: str | None) -> None:
    """Put draft touchpoints into a line, or take them out of all; a line that nobody holds goes."""
    matches = {match.touchpoint_id: match for match in rows.matches}
    for one in members:
        if one.id in matches:
            step.edit(matches[one.id], candidate_id=candidate_id, how=HAND)
        else:
            step.add(DraftMatch, touchpoint_id=one.id, candidate_id=candidate_id, how=HAND)
    left = {matches[one.id].candidate_id for one in members if one.id in matches} - {candidate_id, None}
    for empty in (step.stored(Candidate, one) for one in sorted(filter(None, left))):
        held = step.stored_where(DraftMatch, "candidate_id", empty.id) if empty is not None else [None]
        if empty is not None and not held and empty.touchpoint_id is None:
            step.remove(empty)


def on_its_own(step: Step, lines: Sequence[Lined], one: Touchpoint, stage: Stage, after: str) -> str:
    """Add a line for one draft touchpoint, below the line `after`; return its id."""
    ids = [line.id for line in lines]
    place = ids.index(after) + 1 if after in ids else len(ids)
    position = key_at([line.candidate.position for line in lines], place)
    near = lines[place - 1] if lines and place else None
    added = step.add(
        Candidate,
        map_id=lines[0].candidate.map_id,
        position=position,
        stage_name=near.stage_name if near else stage.name,
        phase=near.phase if near else stage.phase,
        name=" ".join(one.name.split()),
    )
    return added.id


def _mend_by_hand(step: Step, line: Lined) -> None:
    """What somebody moved or named is decided: drafts that come later leave it as it is."""
    for match in step.stored_where(DraftMatch, "candidate_id", line.id):
        step.edit(match, how=HAND)
