"""What one person's draft still misses: touchpoints, how each feels, one WOW, three that could be better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sprint_tui.domain.codes import BROKEN_GAPS
from sprint_tui.domain.facts import TouchpointFacts
from sprint_tui.domain.journey import STAGES_LEAST, STAGES_MOST

LEAST, MOST = STAGES_LEAST, STAGES_MOST
"""Touchpoints of a draft."""
WOW, BETTER = 1, 3
"""Ideas that everybody brings; of each kind there may be three."""
MOST_IDEAS = 3
SHORT = 20
"""Minutes of somebody who has no more: touchpoints with feelings and the ideas are enough then."""


@dataclass(frozen=True)
class DraftFacts:
    """A draft: its touchpoints, those of them with a line beside the gap, and the ideas on it by kind."""

    touchpoints: Sequence[TouchpointFacts] = ()
    lined: frozenset[str] = frozenset()
    wows: int = 0
    needed: int = 0
    """WOW ideas that say what must change for them."""
    betters: int = 0


def missing(draft: DraftFacts, minutes: int) -> dict[str, int]:
    """Return what is still to do, and how many of each, in the order in which it is done.

    Names: `touchpoints`, `feelings`, `gaps` (the word), `lines` (why, where there is a gap), `wow`, `needed`,
    `better`.
    """
    points = draft.touchpoints
    found = {
        "touchpoints": LEAST - len(points),
        "feelings": sum(one.feeling is None for one in points),
        "gaps": sum(not one.gap for one in points),
        "lines": sum(wants_line(one.gap) and one.id not in draft.lined for one in points),
        "wow": WOW - draft.wows,
        "needed": draft.wows - draft.needed,
        "better": BETTER - draft.betters,
    }
    beyond = {"gaps", "lines"} if minutes == SHORT else set()
    return {name: count for name, count in found.items() if count > 0 and name not in beyond}


def wants_line(gap: str) -> bool:
    """Say whether a gap wants a line why: what is in line explains itself."""
    return gap in BROKEN_GAPS or gap == "expect_more"


def owed(draft: DraftFacts) -> list[bool]:
    """Return for each piece that everybody brings whether it is there: touchpoints that feel, then ideas."""
    felt = sum(one.feeling is not None for one in draft.touchpoints)
    return [
        *(number < felt for number in range(LEAST)),
        *(number < draft.wows for number in range(WOW)),
        *(number < draft.betters for number in range(BETTER)),
    ]
