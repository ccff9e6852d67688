"""One step that lines up what drafts brought, on every map: called when files come in, and by Compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain import proposal
from sprint_tui.domain.likeness import Synonyms
from sprint_tui.domain.lining import LineUp, line_up
from sprint_tui.domain.matching import Standing
from sprint_tui.domain.order import key_at
from sprint_tui.store import lineup
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import Candidate, DraftMatch

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.lineup import Lined
    from sprint_tui.store.step import Step

HAND = "hand"


def line_up_drafts(step: Step, content: Content) -> None:
    """Line up, on the team's map of each segment, what drafts brought and no line holds yet.

    While nothing is decided and nobody mended anything by hand, all is lined up anew. After that a draft
    joins what is there, or comes at the end of its stage. What was matched stays matched.
    """
    rows = step.rows()
    for team in rows.maps:
        if team.kind == "team" and lineup.is_waiting(rows, team.id):
            _line_up_map(step, rows, team.id, content)


def _line_up_map(step: Step, rows: SprintRows, map_id: str, content: Content) -> None:
    lines = _in_their_slots(step, rows, map_id)
    brought = lineup.brought_for(rows, map_id)
    mine = {one.id for one in brought}
    by_hand = [match for match in rows.matches if match.how == HAND and match.touchpoint_id in mine]
    begins = not by_hand and not any(line.candidate.state for line in lines)
    kept = [line for line in lines if line.state or (line.members and not begins)]
    for line in lines:
        if line not in kept:
            step.remove(line.candidate)
    standing = _with_team(step, rows, map_id, kept)
    apart = {match.touchpoint_id for match in by_hand if match.candidate_id is None}
    words = content.words
    synonyms = Synonyms(words.table("matching.synonyms"), words("matching.empty"))
    phases = words.table("matching.phases")
    found = line_up(brought, [_standing(one) for one in standing], synonyms, phase_words=phases, apart=apart)
    _store(step, rows, map_id, found)


def _in_their_slots(step: Step, rows: SprintRows, map_id: str) -> tuple[Lined, ...]:
    """Return the lines as they are shown, stored in that order too: the team may have moved its map since."""
    lines = lineup.line_up_of(rows, map_id)
    slots = sorted(line.candidate.position for line in lines)
    moved = [(line, slot) for line, slot in zip(lines, slots, strict=True) if line.candidate.position != slot]
    for line, slot in moved:
        step.move(line.candidate, slot)
    return lineup.line_up_of(step.rows(), map_id) if moved else lines


def _standing(line: tuple[Candidate, Standing]) -> Standing:
    return line[1]


def _with_team(
    step: Step, rows: SprintRows, map_id: str, kept: list[Lined]
) -> list[tuple[Candidate, Standing]]:
    """Return the lines that stand, with one for each touchpoint of the team that had none."""
    stages = {stage.id: stage for stage in rows.stages_of(map_id)}
    there = [(line.candidate, _as_standing(line)) for line in kept]
    of_touchpoint = {line.touchpoint.id: line.id for line in kept if line.touchpoint is not None}
    before = ""
    for touchpoint in rows.touchpoints_of(map_id):
        if touchpoint.id not in of_touchpoint:
            ids = [candidate.id for candidate, _ in there]
            place = ids.index(before) + 1 if before else 0
            stage = stages[touchpoint.stage_id]
            position = key_at([candidate.position for candidate, _ in there], place)
            candidate = step.add(
                Candidate,
                map_id=map_id,
                position=position,
                stage_name=stage.name,
                phase=stage.phase,
                name=touchpoint.name,
                state=proposal.KEPT,
                touchpoint_id=touchpoint.id,
            )
            standing = Standing(candidate.id, touchpoint.name, stage.name, stage.phase)
            there.insert(place, (candidate, standing))
            of_touchpoint[touchpoint.id] = candidate.id
        before = of_touchpoint[touchpoint.id]
    return there


def _as_standing(line: Lined) -> Standing:
    members = tuple(member.id for member in line.members)
    return Standing(line.id, line.name, line.stage_name, line.phase, members)


def _store(step: Step, rows: SprintRows, map_id: str, found: LineUp) -> None:
    """Add the lines that are new, each between its neighbours, and note where everything is matched."""
    known = {match.touchpoint_id: match for match in rows.matches}
    standing = {one.id: one for one in step.stored_where(Candidate, "map_id", map_id)}
    positions = [standing[line.id].position for line in found.lines if line.id]
    for place, line in enumerate(found.lines):
        candidate_id = line.id
        if not candidate_id:
            positions.insert(place, key_at(positions, place))
            added = step.add(
                Candidate,
                map_id=map_id,
                position=positions[place],
                stage_name=line.stage,
                phase=line.phase,
                name=line.name,
            )
            candidate_id = added.id
        for touchpoint, how in line.how.items():
            if how:
                _note(step, known.get(touchpoint), touchpoint, candidate_id, how)
    for touchpoint in found.unmatched:
        if touchpoint not in known:
            _note(step, None, touchpoint, None, "")


def _note(
    step: Step, match: DraftMatch | None, touchpoint_id: str, candidate_id: str | None, how: str
) -> None:
    if match is None:
        step.add(DraftMatch, touchpoint_id=touchpoint_id, candidate_id=candidate_id, how=how)
    else:
        step.edit(match, candidate_id=candidate_id, how=how)
