"""The rules of a journey: 5 to 8 stages in three phases, each touchpoint in the customer's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sprint_tui.domain.codes import BROKEN_GAPS, PHASES
from sprint_tui.domain.facts import StageFacts, TouchpointFacts

STAGES_LEAST = 5
STAGES_MOST = 8
CELLS = ("goal", "action", "thought")
"""The lanes that the method asks of every touchpoint."""
PURPOSE = ("serves", "carries")
"""What a touchpoint is for: the pains and gains that it serves, the phrase of the promise that it carries."""
NEVER_OWED = ("gap_line", "flags", "owner_team")
"""What may stay empty for good."""


def has_enough_stages(stages: Sequence[StageFacts]) -> bool:
    """Say whether a map has 5 to 8 stages."""
    return STAGES_LEAST <= len(stages) <= STAGES_MOST


def missing_phases(stages: Sequence[StageFacts]) -> tuple[str, ...]:
    """Return the phases (before, during, after) that no stage stands in."""
    there = {stage.phase for stage in stages}
    return tuple(phase for phase in PHASES if phase and phase not in there)


def is_same_name(name: str, other: str) -> bool:
    """Say whether two names read alike: in a list nobody could tell one from the other."""
    one, two = (" ".join(text.split()).casefold() for text in (name, other))
    return bool(one) and one == two


def is_in_order(stages: Sequence[StageFacts], stage_id: str) -> bool:
    """Say whether a stage stands with its phase: none before it lies later, none behind it earlier."""
    at = next(place for place, stage in enumerate(stages) if stage.id == stage_id)
    before, here, behind = (
        [PHASES.index(stage.phase) for stage in part if stage.phase]
        for part in (stages[:at], stages[at : at + 1], stages[at + 1 :])
    )
    return not here or max(before, default=0) <= here[0] <= min(behind, default=len(PHASES))


def cells_filled(touchpoints: Sequence[TouchpointFacts]) -> tuple[int, int]:
    """Return how many cells of goal, action and thought are filled, and of how many."""
    filled = sum(bool(getattr(t, cell).strip()) for t in touchpoints for cell in CELLS)
    return filled, len(touchpoints) * len(CELLS)


def is_settled(touchpoint: TouchpointFacts) -> bool:
    """Say whether a touchpoint has all that the room must give it: three cells, feeling, gap."""
    has_cells = all(getattr(touchpoint, cell).strip() for cell in CELLS)
    return has_cells and touchpoint.feeling is not None and bool(touchpoint.gap)


def owed(is_filled: Mapping[str, bool]) -> tuple[str, ...]:
    """Return the fields that the method still wants of a touchpoint; one of what it is for is enough."""
    is_tied = any(is_filled.get(name) for name in PURPOSE)
    never = (*NEVER_OWED, *(PURPOSE if is_tied else ()))
    return tuple(name for name, is_there in is_filled.items() if not is_there and name not in never)


def is_broken(touchpoint: TouchpointFacts) -> bool:
    """Say whether the customer is let down here today: then mend before you dazzle."""
    if touchpoint.feeling is None:
        return touchpoint.gap in BROKEN_GAPS
    return touchpoint.feeling < 0


def gaps(touchpoints: Sequence[TouchpointFacts]) -> int:
    """Return how many touchpoints promise or deliver otherwise than they should."""
    return sum(touchpoint.gap in BROKEN_GAPS for touchpoint in touchpoints)
