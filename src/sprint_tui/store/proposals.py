"""Ideas that drafts brought: each waits on its touchpoint until a digit takes it, or nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain import picks
from sprint_tui.domain.likeness import as_said
from sprint_tui.store.choosing import choose, last_place, pick_at
from sprint_tui.store.lineup import drafts_of, line_up_of
from sprint_tui.store.tables import Pick

LOOSE = ""
"""Where ideas wait whose touchpoint is not on the map."""

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step


def proposals_of(rows: SprintRows, map_id: str) -> dict[str, list[Pick]]:
    """Return the ideas that nobody has taken, by the touchpoint of the team that they stand on."""
    placed = {
        member.id: one.touchpoint.id
        for one in line_up_of(rows, map_id)
        if one.touchpoint is not None
        for member in one.members
    }
    drafts = drafts_of(rows, map_id)
    seen = {(pick.kind, as_said(pick.change_line)) for pick in rows.picks_of(map_id)}
    found: dict[str, list[Pick]] = {}
    for draft in drafts:
        for pick in rows.picks_of(draft):
            idea = pick.kind, as_said(pick.change_line)
            if pick.state == "proposal" and pick.change_line.strip() and idea not in seen:
                seen.add(idea)
                found.setdefault(placed.get(pick.touchpoint_id or "", LOOSE), []).append(pick)
    return found


def take(step: Step, rows: SprintRows, map_id: str, touchpoint_id: str | None, idea: Pick) -> str:
    """Make an idea of a draft one of the team; return what became of it: chosen, filled, or a candidate."""
    there = pick_at(rows, touchpoint_id, idea.kind) if touchpoint_id else None
    if there is not None and not there.change_line.strip():
        step.edit(there, change_line=idea.change_line, needed=there.needed or idea.needed)
        return "filled"
    chosen = rows.chosen_of(map_id)
    refused = picks.refusal(idea.kind, touchpoint_id or "", chosen)
    if touchpoint_id is not None and there is None and refused is None:
        rank = picks.free_rank(idea.kind, chosen)
        choose(
            step,
            rows,
            map_id,
            idea.kind,
            touchpoint_id,
            rank,
            change_line=idea.change_line,
            needed=idea.needed,
        )
        return "chosen"
    at = {"map_id": map_id, "kind": idea.kind, "touchpoint_id": touchpoint_id}
    at |= {"change_line": idea.change_line, "needed": idea.needed}
    step.add(Pick, state="candidate", position=last_place(rows), **at)
    return "candidate"
