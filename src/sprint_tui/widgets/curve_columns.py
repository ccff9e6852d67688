"""What a curve is drawn from: a column a touchpoint, and the words at its left and below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sprint_tui.domain.curve import Point
from sprint_tui.widgets.ink import Line, Run


class Gap(NamedTuple):
    """The word for a gap: whole, short, short without edges, two letters. One that hurts is a filled tag."""

    words: tuple[str, ...]
    meaning: str
    is_tag: bool
    role: str = ""


@dataclass(frozen=True)
class CurveColumn:
    """One touchpoint, or a stage that has none yet (`id` is then the stage's, and it has no number)."""

    id: str
    stage_id: str
    phase: str
    stage: str
    name: str
    point: Point
    number: int = 0
    mark: Run | None = None
    gap: Gap | None = None


class Labels(NamedTuple):
    """What stands at the left of the levels and rows, and what explains the signs."""

    levels: Mapping[int, str]
    gap: str
    drafts: str
    before: str
    legend: tuple[Line, ...] = ()
