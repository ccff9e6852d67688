"""Rows as the rules look at them, made with as little as a test needs to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sprint_tui.domain.facts import MapFacts

PHASES = ("before", "before", "during", "during", "after")


@dataclass(frozen=True)
class Stage:
    """One stage."""

    id: str
    phase: str = "during"
    name: str = ""


@dataclass(frozen=True)
class Touchpoint:
    """One touchpoint, settled and owned unless a test says otherwise."""

    id: str
    stage_id: str = "s1"
    name: str = "Shelf"
    goal: str = "Take my cup"
    action: str = "Turns cups round"
    thought: str = "Is that one mine?"
    feeling: int | None = 1
    gap: str = "in_line"
    owner_id: str | None = "ana"


@dataclass(frozen=True)
class Pick:
    """One chosen pick with all its answers, unless a test says otherwise."""

    id: str
    kind: str = "wow"
    state: str = "chosen"
    rank: int | None = 1
    touchpoint_id: str | None = "t1"
    change_line: str = "Names by hand"
    memorable: str = "x"
    emotion: str = "x"
    needed: str = "x"
    success: str = "x"
    test_promise: str = "yes"
    because_promise: str = "x"
    test_segment: str = "yes"
    because_segment: str = "x"
    sparks: str = "human"
    because_spark: str = "x"
    execution: str = "x"
    focus: str = "speed"
    norm: str = "48 h"
    aim: str = "4 h"
    owner_id: str | None = "ana"
    deadline: date | None = date(2026, 12, 11)
    status: str = "planned"


@dataclass(frozen=True)
class Kpi:
    """One KPI with baseline and target, seen by the customer, unless a test says otherwise."""

    id: str
    name: str = "They knew me"
    direction: str = "up"
    perspective: str = "customer"
    baseline: float | None = 12
    measure_by: date | None = None
    target: float | None = 60
    unit: str = "%"


@dataclass(frozen=True)
class Parked:
    """One parked line, still waiting unless a test says otherwise."""

    id: str
    words: str = "Prams"
    outcome: str = ""


@dataclass(frozen=True)
class Action:
    """Who does what by when, open unless a test says otherwise."""

    id: str
    words: str = "Prams"
    owner_id: str | None = "ana"
    due: date | None = date(2026, 11, 13)
    status: str = "open"
    pick_id: str | None = None


def six() -> list[Pick]:
    """Return three WOW and three Just Better on six touchpoints."""
    return [
        Pick(f"{kind[0]}{rank}", kind=kind, rank=rank, touchpoint_id=f"t{number}")
        for number, (kind, rank) in enumerate(
            ((kind, rank) for kind in ("wow", "better") for rank in (1, 2, 3)), 1
        )
    ]


def whole_map(**changed: Any) -> MapFacts:
    """Return a map that lacks nothing, but for what a test changes."""
    picks = six()
    touchpoints = [Touchpoint(f"t{number}", stage_id=f"s{number}") for number in range(1, 7)]
    made: dict[str, Any] = {
        "stages": [Stage(f"s{number}", phase) for number, phase in enumerate(PHASES, 1)],
        "touchpoints": touchpoints,
        "picks": picks,
        "kpis": {pick.id: [Kpi(f"k-{pick.id}")] for pick in picks},
        "served": frozenset([*(t.id for t in touchpoints), *(p.id for p in picks)]),
        "said_yes": frozenset(pick.id for pick in picks),
    }
    return MapFacts(**made | changed)
