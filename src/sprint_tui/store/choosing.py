"""Choosing and dropping picks: what one holds is never lost, whoever lets go of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sprint_tui.domain.codes import PICKS
from sprint_tui.domain.order import key_at
from sprint_tui.domain.picks import EACH
from sprint_tui.store.tables import Pick

if TYPE_CHECKING:
    from sprint_tui.domain.tally import Proposal
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step

ANSWERS = (
    *("change_line", "memorable", "emotion", "needed", "success", "execution", "focus", "norm", "aim"),
    *("test_promise", "because_promise", "test_segment", "because_segment", "sparks", "because_spark"),
    *("owner_id", "owner_team", "deadline", "dropped_reason"),
)
BESIDE = ("against_vote", "training", "rollback", "is_tracked", "is_in_team_kpis")
"""What a pick that is dropped would take with it, and its note: with any of them it stays as a candidate."""


def pick_at(rows: SprintRows, touchpoint_id: str, kind: str = "") -> Pick | None:
    """Return the pick of a touchpoint: the chosen one, else its first candidate (of a kind)."""
    there = [p for p in rows.picks if p.touchpoint_id == touchpoint_id and p.state in {"chosen", "candidate"}]
    fitting = [pick for pick in there if not kind or pick.kind == kind]
    return next((pick for pick in fitting if pick.state == "chosen"), fitting[0] if fitting else None)


def choose(
    step: Step,
    rows: SprintRows,
    map_id: str,
    kind: str,
    touchpoint_id: str,
    rank: int,
    *,
    kept: Pick | None = None,
    **words: str,
) -> Pick:
    """Choose a touchpoint that `picks.refusal` has nothing against; a candidate of the kind comes back.

    `kept` is another candidate to choose there instead; `words` are what a new pick begins with.
    """
    kept = kept or pick_at(rows, touchpoint_id, kind)
    # the state comes last: undo goes backwards, and nothing is chosen without a place, not even between
    chosen = {"kind": kind, "touchpoint_id": touchpoint_id, "rank": rank, "state": "chosen"}
    if kept is not None:
        step.edit(kept, **chosen)
        return kept
    return step.add(Pick, map_id=map_id, position=last_place(rows), **chosen, **words)


def last_place(rows: SprintRows) -> str:
    """Return the order key behind all picks."""
    places = [pick.position for pick in rows.picks]
    return key_at(places, len(places))


def has_answers(rows: SprintRows, pick: Pick) -> bool:
    """Say whether a pick holds anything that somebody wrote, ticked or tied to it."""
    note, commitment = rows.note_on(pick.id), rows.commitment
    return (
        any(getattr(pick, name) for name in ANSWERS)
        or any(getattr(note, name) for name in BESIDE if note is not None)
        or bool(rows.kpis_of(pick.id) or rows.served_by(pick.id) or rows.helpers_of(pick.id))
        or any(yes.pick_id == pick.id for yes in rows.yeses)
        or (commitment is not None and commitment.pick_id == pick.id)
    )


def drop(step: Step, rows: SprintRows, pick: Pick) -> bool:
    """Let a pick go; say whether it stays as a candidate: a chosen one that has answers does."""
    if pick.state == "chosen" and has_answers(rows, pick):
        step.edit(pick, state="candidate", rank=None)
        return True
    step.remove(pick)
    return False


def settle_on(step: Step, rows: SprintRows, map_id: str, proposal: Proposal) -> int:
    """Choose what is proposed; return how many of those chosen before stay as candidates instead.

    Others that were chosen stay while there is room for them, behind what is proposed.
    """
    wanted = {touchpoint: (kind, rank) for kind, rank, touchpoint in proposal.places()}
    room = {kind: EACH - len(getattr(proposal, kind)) for kind in PICKS}
    staying: list[tuple[Pick, int]] = []
    left = 0
    for pick in rows.chosen_of(map_id):
        kind, rank = wanted.get(pick.touchpoint_id or "", ("", 0))
        if kind == pick.kind:
            staying.append((pick, rank))
        elif not kind and room[pick.kind]:
            staying.append((pick, EACH - room[pick.kind] + 1))
            room[pick.kind] -= 1
        else:
            left += drop(step, rows, pick)
    _rank(step, staying)
    there = {pick.touchpoint_id for pick, _ in staying}
    for touchpoint, (kind, rank) in wanted.items():
        if touchpoint not in there:
            choose(step, step.rows(), map_id, kind, touchpoint, rank)
    return left


def _rank(step: Step, ranked: Sequence[tuple[Pick, int]]) -> None:
    """Give picks their ranks; no two have the same one on the way."""
    moving = [(pick, rank) for pick, rank in ranked if pick.rank != rank]
    for pick, rank in moving:
        step.edit(pick, rank=rank + 2 * EACH)
    for pick, rank in moving:
        step.edit(pick, rank=rank)
