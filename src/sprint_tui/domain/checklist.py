"""The four closing questions: a Yes is earned by proof, line by line, or said with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sprint_tui.domain import journey, ownership, picks
from sprint_tui.domain.facts import MapFacts, SprintFacts

ITEMS = ("journey", "difference", "owners", "kpis")


@dataclass(frozen=True)
class Line:
    """One line of proof: a code for its words, whether it holds, figures, and where it is mended.

    `map_index` is the place of its map among those in play, None for what belongs to no map. `target` is
    the id of the first row that is missing something, empty when none is.
    """

    code: str
    holds: bool
    done: int
    total: int
    stage: str
    map_index: int | None = None
    target: str = ""


def proof(item: str, facts: SprintFacts) -> tuple[Line, ...]:
    """Return the lines of proof for one item, over all maps in play."""
    find = {"journey": _journey, "difference": _difference, "owners": _owners, "kpis": _kpis}[item]
    return tuple(line for index, one in enumerate(facts.maps) for line in find(one, index))


def is_proved(item: str, facts: SprintFacts) -> bool:
    """Say whether every line of an item's proof holds."""
    lines = proof(item, facts)
    return bool(lines) and all(line.holds for line in lines)


def also_open(facts: SprintFacts) -> tuple[Line, ...]:
    """Return what the four items do not cover, kept apart: ties to pains and gains, 30 days, the audit."""
    lines = []
    for index, one in enumerate(facts.maps):
        loose = [t.id for t in one.touchpoints if t.id not in one.served]
        lines.append(_line("ties_touchpoints", len(one.touchpoints), loose, "journey", index))
        untied = [pick.id for pick in one.picks if pick.id not in one.served]
        lines.append(_line("ties_picks", len(one.picks), untied, "picker", index))
    lines.append(Line("thirty_days", facts.has_first_step, int(facts.has_first_step), 1, "commitments"))
    lines.append(Line("audit_date", facts.has_audit_date, int(facts.has_audit_date), 1, "brief"))
    return tuple(lines)


def _journey(facts: MapFacts, index: int) -> Iterator[Line]:
    stages = len(facts.stages)
    yield Line(
        "stages", journey.has_enough_stages(facts.stages), stages, journey.STAGES_MOST, "journey", index
    )
    absent = journey.missing_phases(facts.stages)
    yield Line("phases", not absent, 3 - len(absent), 3, "journey", index)
    filled, cells = journey.cells_filled(facts.touchpoints)
    empty = next((t.id for t in facts.touchpoints if journey.cells_filled([t])[0] < 3), "")
    yield Line("cells", cells > 0 and filled == cells, filled, cells, "journey", index, empty)
    for kind in ("wow", "better"):
        chosen = sum(pick.kind == kind for pick in facts.picks)
        yield Line(f"chosen_{kind}", chosen == picks.EACH, chosen, picks.EACH, "picker", index)


def _difference(facts: MapFacts, index: int) -> Iterator[Line]:
    wows = [pick for pick in facts.picks if pick.kind == "wow"]
    untested = [pick.id for pick in wows if not picks.is_wow(pick)]
    yield _of_three("tests", len(wows), untested, "picker", index)
    unreasoned = [pick.id for pick in wows if not picks.has_reasons(pick)]
    yield _of_three("reasons", len(wows), unreasoned, "picker", index)
    betters = [pick for pick in facts.picks if pick.kind == "better"]
    unpaired = [pick.id for pick in betters if not (pick.norm.strip() and pick.aim.strip())]
    yield _of_three("norm_aim", len(betters), unpaired, "picker", index)
    unfocused = [pick.id for pick in betters if not pick.focus]
    yield _of_three("focus", len(betters), unfocused, "picker", index)


def _owners(facts: MapFacts, index: int) -> Iterator[Line]:
    nobody = list(ownership.without_owner(facts))
    yield _line("touchpoint_owners", len(facts.touchpoints), nobody, "journey", index)
    ownerless = [pick.id for pick in facts.picks if not pick.owner_id]
    yield _of_six("pick_owners", len(facts.picks), ownerless, index)


def _kpis(facts: MapFacts, index: int) -> Iterator[Line]:
    unnamed = [p.id for p in facts.picks if not any(k.name.strip() for k in facts.kpis_of(p))]
    yield _of_six("kpi_names", len(facts.picks), unnamed, index)
    unproved = [p.id for p in facts.picks if not any(ownership.is_proved(k) for k in facts.kpis_of(p))]
    yield _of_six("kpi_values", len(facts.picks), unproved, index)
    unfelt = [p.id for p in facts.picks if not ownership.is_felt(facts.kpis_of(p))]
    yield _of_six("kpi_customer", len(facts.picks), unfelt, index)
    undated = [p.id for p in facts.picks if p.deadline is None]
    yield _of_six("deadlines", len(facts.picks), undated, index)


def _line(code: str, total: int, missing: list[str], stage: str, index: int) -> Line:
    return Line(code, total > 0 and not missing, total - len(missing), total, stage, index, _first(missing))


def _of_three(code: str, there: int, missing: list[str], stage: str, index: int) -> Line:
    done = there - len(missing)
    return Line(code, done == picks.EACH, done, picks.EACH, stage, index, _first(missing))


def _of_six(code: str, there: int, missing: list[str], index: int) -> Line:
    done = there - len(missing)
    return Line(code, done == 2 * picks.EACH, done, 2 * picks.EACH, "ownership", index, _first(missing))


def _first(ids: list[str]) -> str:
    return ids[0] if ids else ""
