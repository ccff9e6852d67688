"""The steps of a rehearsal: how long each takes of the ten minutes, and which questions it asks."""

from __future__ import annotations

from dataclasses import dataclass

POINTS_LEAST, POINTS_MOST = 2, 3
"""Moments to speak up at."""


@dataclass(frozen=True)
class Step:
    """One step: its minutes, and the keys of the questions that it asks, in order."""

    key: str
    minutes: int
    asks: tuple[str, ...] = ()


STEPS = (
    Step("glance", 1, ("trouble.1",)),
    Step("walk", 3, ("walk.1",)),
    Step("gaps", 2, ("walk.2", "rehearsal.2")),
    Step("speak", 2, ("rehearsal.3", "rehearsal.1")),
    Step("insight", 1, ("insight.1",)),
    Step("decide", 1, ("decide.1", "decide.2")),
)


def step_of(question: str) -> int:
    """Return the number of the step (from 0) that asks a question; -1 for none."""
    return next((at for at, step in enumerate(STEPS) if question in step.asks), -1)


def owed(points: int, *, has_insight: bool, has_decision: bool) -> list[bool]:
    """Return for each thing that a rehearsal should leave behind whether it is there."""
    return [*(number < points for number in range(POINTS_LEAST)), has_insight, has_decision]
