"""How the lines of a window are shared between a curve and the rows below it."""

from __future__ import annotations

from typing import NamedTuple

STEPS = 4
"""The steps from the lowest feeling to the highest."""
LEFT_OUT = ("drafts", "before", "stages", "marks", "gaps")
"""What goes first where not even the least fits: the strip says it of each touchpoint."""


class Wanted(NamedTuple):
    """What there is to show: each row that is there, the lines of a name, and how often names alternate."""

    marks: bool = False
    gaps: bool = False
    drafts: bool = False
    before: bool = False
    names: int = 1
    tiers: int = 1
    legend: int = 0
    explains_letters: bool = False
    roll: int = 0
    """The lines of the names below numbers."""


class Plan(NamedTuple):
    """How many lines each part has; `rise` is that of one step of the curve, `names` of one name."""

    rise: int
    names: int
    tiers: int
    stages: int
    marks: int
    gaps: int
    drafts: int
    before: int
    legend: int
    roll: int = 0
    top: int = 0
    space: int = 0

    @property
    def height(self) -> int:
        """All lines together, with the phases above the curve."""
        return 2 + self.rise * STEPS + self.names * self.tiers + sum(self[3:])


def planned(height: int, wanted: Wanted) -> Plan:
    """Return the plan for so many lines: first what must be there, then what makes it easier to read."""
    plan = Plan(
        rise=1,
        names=1,
        tiers=wanted.tiers,
        stages=1,
        marks=int(wanted.marks),
        gaps=int(wanted.gaps),
        drafts=int(wanted.drafts),
        before=int(wanted.before),
        legend=wanted.legend if wanted.explains_letters else 0,
    )
    for part in LEFT_OUT:
        if plan.height > height:
            plan = plan._replace(**{part: 0})
    most = {"names": wanted.names, "legend": wanted.legend, "roll": wanted.roll}
    wishes = (
        *(("roll", 9), ("rise", 2), ("names", 2), ("legend", 9), ("top", 1), ("names", 3), ("rise", 3)),
        *(("space", 1), ("rise", 4), ("rise", 5), ("rise", 6)),
    )
    for part, lines in wishes:
        wished = plan._replace(**{part: max(min(lines, most.get(part, lines)), getattr(plan, part))})
        if wished.height <= height:
            plan = wished
    return plan
