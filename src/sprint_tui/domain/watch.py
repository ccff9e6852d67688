"""What goes wrong in a running meeting, as far as an app can see it coming: two of the method's four ways to
fail, and a pace that cannot hold.
"""

from __future__ import annotations

from typing import Literal

from sprint_tui.domain import pace as pacing
from sprint_tui.domain.clock import Clock
from sprint_tui.domain.facts import SprintFacts
from sprint_tui.domain.retiming import OF_PICKS

Danger = Literal["", "no_segment", "no_vote", "pace", "pace_of_map"]

NEEDS_A_SEGMENT = frozenset({"journey", "picks", "ownership", "actions"})
"""The blocks that work for somebody, who must be known by then."""
VOTE_BY = 720
"""Seconds of the fourth block by which something is chosen, or a first slip is counted."""
VOTE_BY_SHARE = 0.6
"""The same, as a share of a block that is shorter than the method's."""


def danger(clock: Clock, facts: SprintFacts) -> Danger:
    """Return what goes wrong at this moment: the map has nobody to be for, or ideas come without a choice."""
    if not clock.is_live:
        return ""
    block = clock.block
    if block.key in NEEDS_A_SEGMENT and not any(segment.behaviour.strip() for segment in facts.segments):
        return "no_segment"
    is_late = block.used >= min(VOTE_BY, block.length * VOTE_BY_SHARE)
    is_undecided = not any(one.picks for one in facts.maps) and block.key not in facts.decided_in
    is_undecided = is_undecided and not facts.has_voted
    if block.key == "picks" and is_late and is_undecided:
        return "no_vote"
    return _of_pace(clock, facts)


def _of_pace(clock: Clock, facts: SprintFacts) -> Danger:
    """Return whether the pace cannot hold, where the room can choose less."""
    if not pacing.pace(clock.block, facts, is_less=clock.is_less).cannot_hold:
        return ""
    if clock.block.key == "journey":
        return "pace_of_map"
    return "pace" if clock.block.key in OF_PICKS and not clock.is_less else ""
