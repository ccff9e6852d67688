"""What the decider made of a vote: choices against it, why, and the decision as the ledger keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sprint_tui.domain import brief
from sprint_tui.domain.tally import is_against
from sprint_tui.store.helping import put_beside
from sprint_tui.store.tables import Participant, Pick
from sprint_tui.store.voting import tally_of

if TYPE_CHECKING:
    from sprint_tui.domain.tally import Tally
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step

DECIDER = "decider"


def decider(rows: SprintRows) -> Participant | None:
    """Return who decides where the vote does not; None where nobody is named."""
    return brief.holder(DECIDER, rows.participants)


def against_vote(rows: SprintRows, map_id: str) -> tuple[Pick, ...]:
    """Return the chosen picks of a map that go against its vote; none before the reveal."""
    tally = tally_of(rows, map_id)
    return against(tally, rows.chosen_of(map_id)) if tally is not None else ()


def against(tally: Tally, chosen: Sequence[Pick]) -> tuple[Pick, ...]:
    """Return those of the chosen picks of a map that go against its vote."""
    kinds = {pick.touchpoint_id or "": pick.kind for pick in chosen}
    return tuple(one for one in chosen if is_against(tally, one.kind, one.touchpoint_id or "", kinds))


def why_against(rows: SprintRows, pick: Pick) -> str:
    """Return why a pick was chosen against the vote, in one sentence; empty while nobody said."""
    note = rows.note_on(pick.id)
    return note.against_vote.strip() if note is not None else ""


def say_why(step: Step, pick: Pick, words: str) -> None:
    """Keep why a pick was chosen against the vote."""
    put_beside(step, pick, against_vote=words)
