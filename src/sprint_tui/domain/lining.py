"""The line-up: what belongs together, in the customer's order, with a stage and a phase for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sprint_tui.domain.codes import PHASES
from sprint_tui.domain.likeness import Synonyms, even, most_said
from sprint_tui.domain.matching import Brought, Group, Matched, Standing, match, same_stage


@dataclass(frozen=True)
class Line:
    """One touchpoint of the line-up. `id` is empty for one that is new; `how` is for what came in now."""

    id: str
    name: str
    stage: str
    phase: str
    members: tuple[str, ...]
    how: Mapping[str, str]


@dataclass(frozen=True)
class LineUp:
    """All lines in order, and the ids of what no line holds."""

    lines: tuple[Line, ...]
    unmatched: tuple[str, ...]


@dataclass
class _Stage:
    names: list[str] = field(default_factory=list)
    phases: list[str] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    is_standing: bool = False
    phase: str = ""

    @property
    def name(self) -> str:
        return self.names[0] if self.is_standing else most_said(self.names)


def line_up(
    brought: Sequence[Brought],
    standing: Sequence[Standing] = (),
    synonyms: Synonyms | None = None,
    *,
    phase_words: Mapping[str, str] | None = None,
    apart: Iterable[str] = (),
) -> LineUp:
    """Line up what the drafts brought, beside what stands already.

    What stands keeps its name, its place and all that it holds; what is new comes at the end of its stage,
    a new stage at the end of its phase. `phase_words` are words that tell a stage's phase.
    """
    synonyms = synonyms or Synonyms()
    matched = match(brought, standing, synonyms, apart)
    stages = _stages(matched, synonyms)
    ordered = _ordered(stages, brought)
    _give_phases(ordered, brought, synonyms, phase_words or {})
    lines = tuple(_line(group, stage) for stage in _by_phase(ordered) for group in stage.groups)
    return LineUp(_beside(lines, standing), tuple(one.id for one in matched.unmatched))


def _stages(matched: Matched, synonyms: Synonyms) -> list[_Stage]:
    """Return the stages, those that stand first, each with its groups."""
    stages: list[_Stage] = []
    for group in matched.groups:
        if group.standing is not None:
            stage = _standing_stage(group.standing, stages)
            stage.groups.append(group)
    for group in matched.groups:
        if group.standing is None:
            homes = [_stage_named(one.stage, stages, synonyms, one.phase) for one in group.members]
            for home, one in zip(homes, group.members, strict=True):
                home.names.append(one.stage)
                home.phases.append(one.phase)
            standing = [home for home in homes if home.is_standing]
            home = max(standing or homes, key=lambda one: sum(one is other for other in homes))
            home.groups.append(group)
    return [stage for stage in stages if stage.groups]


def _standing_stage(one: Standing, stages: list[_Stage]) -> _Stage:
    """Return the stage of a line that stands: only the very same name is the same stage."""
    for stage in stages:
        if even(stage.name) == even(one.stage) and stage.phases == [one.phase]:
            return stage
    stages.append(_Stage(names=[one.stage], phases=[one.phase], is_standing=True))
    return stages[-1]


def _stage_named(name: str, stages: list[_Stage], synonyms: Synonyms, phase: str) -> _Stage:
    """Return the stage of this name, else of a like one that is not in another phase, else a new one."""
    exact = [stage for stage in stages if even(name) in map(even, stage.names)]
    alike = [
        stage
        for stage in stages
        if not (phase and any(stage.phases) and phase not in stage.phases)
        and any(same_stage(name, known, synonyms) for known in stage.names)
    ]
    if exact or alike:
        return (exact or alike)[0]
    stages.append(_Stage(names=[name]))
    return stages[-1]


def _ordered(stages: list[_Stage], brought: Sequence[Brought]) -> list[_Stage]:
    """Return the stages in the order that most drafts give, those that stand first and as they are."""
    drafts = _by_draft(brought)
    of_stage = {one.id: place for place, s in enumerate(stages) for g in s.groups for one in g.members}
    sequences = [list(dict.fromkeys(of_stage[i] for i in ids if i in of_stage)) for ids in drafts]
    new = [place for place, stage in enumerate(stages) if not stage.is_standing]
    for stage in stages:
        fresh = [group for group in stage.groups if group.standing is None]
        of_group = {one.id: place for place, group in enumerate(fresh) for one in group.members}
        inner = [list(dict.fromkeys(of_group[i] for i in ids if i in of_group)) for ids in drafts]
        order = in_agreed_order(range(len(fresh)), inner)
        stage.groups = [g for g in stage.groups if g.standing is not None] + [fresh[place] for place in order]
    there = [stage for stage in stages if stage.is_standing]
    return there + [stages[place] for place in in_agreed_order(new, sequences)]


def _by_draft(brought: Sequence[Brought]) -> list[list[str]]:
    drafts: dict[str, list[str]] = {}
    for one in brought:
        drafts.setdefault(one.draft, []).append(one.id)
    return list(drafts.values())


def in_agreed_order(items: Iterable[int], sequences: Sequence[Sequence[int]]) -> list[int]:
    """Return the items so that most sequences agree; where they turn in a circle, by their middle place."""
    left = list(items)
    places = [{item: place for place, item in enumerate(one)} for one in sequences]

    def leads(one: int, other: int) -> int:
        both = [at for at in places if one in at and other in at]
        return sum(1 if at[one] < at[other] else -1 for at in both)

    def share(item: int) -> float:
        found = [(at[item] + 0.5) / len(at) for at in places if item in at]
        return sum(found) / len(found) if found else 1.0

    middle = {item: share(item) for item in left}
    done: list[int] = []
    while left:
        behind = {item: sum(leads(other, item) > 0 for other in left if other != item) for item in left}
        nearest = min(left, key=lambda item: (behind[item], middle[item], left.index(item)))
        done.append(nearest)
        left.remove(nearest)
    return done


def _give_phases(
    stages: list[_Stage], brought: Sequence[Brought], synonyms: Synonyms, phase_words: Mapping[str, str]
) -> None:
    """Each stage gets the phase most said, there or of what is matched with it, else what its name tells.

    Where a draft says no phase at all, its place in that journey tells; else that of the stage before.
    """
    told = {phase: synonyms.tokens(listed) for phase, listed in phase_words.items()}
    places = _places_of_silent(brought)
    for stage in stages:
        members = [one for group in stage.groups for one in group.members]
        stage.phase = stage.phases[0] if stage.is_standing else most_said(stage.phases)
        if not stage.phase and not stage.is_standing:
            name = synonyms.tokens(stage.name)
            stage.phase = most_said(one.phase for one in members)
            stage.phase = stage.phase or next((phase for phase, listed in told.items() if name & listed), "")
            stage.phase = stage.phase or _by_place([places[one.id] for one in members if one.id in places])
    new = [stage for stage in stages if not stage.is_standing]
    for place, stage in enumerate(new):
        if not stage.phase:
            near = [*reversed(new[:place]), *new[place + 1 :], *stages]
            stage.phase = next((one.phase for one in near if one.phase), PHASES[1])


def _places_of_silent(brought: Sequence[Brought]) -> dict[str, float]:
    """Return how far in its journey each touchpoint stands, of the drafts that say no phase at all."""
    spoken = {one.draft for one in brought if one.phase}
    silent = _by_draft([one for one in brought if one.draft not in spoken])
    return {one: (place + 0.5) / len(ids) for ids in silent for place, one in enumerate(ids)}


def _by_place(places: Sequence[float]) -> str:
    """The first third of a journey is before, the last one after."""
    return PHASES[1 + min(int(3 * sum(places) / len(places)), 2)] if places else ""


def _by_phase(stages: list[_Stage]) -> list[_Stage]:
    """Return new stages behind all that stand of their phase; those that stand keep their order."""
    done = [stage for stage in stages if stage.is_standing]
    for stage in stages:
        if stage.is_standing:
            continue
        rank = PHASES.index(stage.phase)
        last = [place for place, one in enumerate(done) if PHASES.index(one.phase) <= rank]
        done.insert(last[-1] + 1 if last else 0, stage)
    return done


def _line(group: Group, stage: _Stage) -> Line:
    there = group.standing
    return Line(
        id=there.id if there else "",
        name=there.name if there else most_said(one.name for one in group.members),
        stage=there.stage if there else stage.name,
        phase=there.phase if there else stage.phase,
        members=tuple(one.id for one in group.members),
        how=dict(group.how),
    )


def _beside(lines: tuple[Line, ...], standing: Sequence[Standing]) -> tuple[Line, ...]:
    """Return the lines with those that stand in exactly their own order, new ones where they came."""
    if not standing:
        return lines
    by_id = {line.id: line for line in lines if line.id}
    behind: dict[str, list[Line]] = {}
    last = ""
    for line in lines:
        if line.id:
            last = line.id
        else:
            behind.setdefault(last, []).append(line)
    ordered = [*behind.get("", [])]
    for one in standing:
        ordered += [by_id[one.id], *behind.get(one.id, [])]
    return tuple(ordered)
