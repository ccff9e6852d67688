"""What the line-up proposes for each touchpoint: keep it, or park it; the room decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sprint_tui.domain.codes import PHASES
from sprint_tui.domain.journey import STAGES_LEAST, STAGES_MOST
from sprint_tui.domain.likeness import even

KEPT, PARKED, OPEN = "kept", "parked", ""


@dataclass(frozen=True)
class Candidate:
    """One line of the line-up: who brought it is a number, `state` what the room said (empty: nothing)."""

    id: str
    stage: str
    phase: str
    state: str
    count: int

    @property
    def of_stage(self) -> tuple[str, str]:
        """Which stage it stands in, however that is written."""
        return self.phase, even(self.stage)


@dataclass(frozen=True)
class Counts:
    """What a line-up comes to: stages and phases of what is kept, and how many lines are what."""

    stages: int
    missing: tuple[str, ...]
    kept: int
    parked: int
    open: int

    @property
    def is_in_range(self) -> bool:
        """Whether it has 5 to 8 stages, in all three phases."""
        return STAGES_LEAST <= self.stages <= STAGES_MOST and not self.missing


def counts(candidates: Sequence[Candidate]) -> Counts:
    """Count what is kept, parked and open, and the stages of what is kept."""
    kept = [one for one in candidates if one.state == KEPT]
    there = {one.phase for one in kept}
    return Counts(
        stages=len({one.of_stage for one in kept}),
        missing=tuple(phase for phase in PHASES if phase and phase not in there),
        kept=len(kept),
        parked=sum(one.state == PARKED for one in candidates),
        open=sum(one.state == OPEN for one in candidates),
    )


def proposed(candidates: Sequence[Candidate], drafts: int) -> dict[str, str]:
    """Return kept or parked for each line that is open, by its id.

    Kept is what at least half of the drafts bring. Where that leaves a phase empty, or fewer than five
    stages, what most bring there joins; beyond eight stages, those that fewest bring are parked.
    """
    decided = [one for one in candidates if one.state == KEPT]
    free = [one for one in candidates if one.state == OPEN]
    kept = [one for one in free if one.count and 2 * one.count >= drafts]
    _fill(kept, free, decided)
    _thin(kept, decided)
    chosen = {one.id for one in kept}
    return {one.id: KEPT if one.id in chosen else PARKED for one in free}


def _fill(kept: list[Candidate], free: Sequence[Candidate], decided: Sequence[Candidate]) -> None:
    """Add the best of each phase that has none, then of other stages, until five are there."""
    for phase in PHASES[1:]:
        if not any(one.phase == phase for one in (*kept, *decided)):
            kept += _best([one for one in free if one.phase == phase])
    while len(_stages([*kept, *decided])) < STAGES_LEAST:
        missing = [one for one in free if one.of_stage not in _stages([*kept, *decided])]
        if not missing:
            return
        kept += _best(missing)


def _best(free: Sequence[Candidate]) -> list[Candidate]:
    """Return what most bring, the first of those; nothing when there is nothing."""
    return [max(free, key=lambda one: one.count)] if free else []


def _thin(kept: list[Candidate], decided: Sequence[Candidate]) -> None:
    """Park whole stages until eight are left: those that fewest bring, never the last of a phase."""
    while len(_stages([*kept, *decided])) > STAGES_MOST:
        there = _stages([*kept, *decided])
        phases = [phase for phase, _ in there]
        fixed = _stages(decided)
        loose = [stage for stage in there if stage not in fixed and phases.count(stage[0]) > 1]
        if not loose:
            return
        weights = {stage: max(one.count for one in kept if one.of_stage == stage) for stage in loose}
        weakest = min(reversed(loose), key=lambda stage: weights[stage])
        kept[:] = [one for one in kept if one.of_stage != weakest]


def _stages(candidates: Sequence[Candidate]) -> list[tuple[str, str]]:
    return list(dict.fromkeys(one.of_stage for one in candidates))
