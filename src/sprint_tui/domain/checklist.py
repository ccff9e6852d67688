"""The four closing questions: a Yes is earned by proof, line by line, or said with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sprint_tui.domain import journey, ownership, picks
from sprint_tui.domain.codes import SIGN_OFFS
from sprint_tui.domain.commitments import CARD
from sprint_tui.domain.facts import MapFacts, PickFacts, SprintFacts

ITEMS = ("journey", "difference", "owners", "kpis")
TESTS = ("test_promise", "test_segment", "sparks")


@dataclass(frozen=True)
class Line:
    """One line of proof: a code for its words, whether it holds, figures, and where it is mended.

    `map_index` is the place of its map among those in play, None for what belongs to no map. `target` is
    the id of the first row that is missing something, empty when none is, and `field` what it misses.
    """

    code: str
    holds: bool
    done: int
    total: int
    stage: str
    map_index: int | None = None
    target: str = ""
    field: str = ""


def proof(item: str, facts: SprintFacts) -> tuple[Line, ...]:
    """Return the lines of proof for one item, over all maps in play."""
    find = {"journey": _journey, "difference": _difference, "owners": _owners, "kpis": _kpis}[item]
    return tuple(line for index, one in enumerate(facts.maps) for line in find(one, index))


def is_proved(item: str, facts: SprintFacts) -> bool:
    """Say whether every line of an item's proof holds."""
    lines = proof(item, facts)
    return bool(lines) and all(line.holds for line in lines)


def also_open(facts: SprintFacts) -> tuple[Line, ...]:
    """Return what the four items do not cover, kept apart: ties to pains and gains, vote, promises."""
    lines = []
    for index, one in enumerate(facts.maps):
        loose = [t.id for t in one.touchpoints if t.id not in one.served]
        lines.append(_line("ties_touchpoints", len(one.touchpoints), loose, "journey", index, "serves"))
        untied = [pick.id for pick in one.picks if pick.id not in one.served]
        lines.append(_line("ties_picks", len(one.picks), untied, "picker", index, "serves"))
        if one.against_vote:
            unsaid = [pick_id for pick_id, why in one.against_vote.items() if not why]
            total = len(one.against_vote)
            lines.append(_line("against_vote", total, unsaid, "picker", index, "against_vote"))
    return *lines, *_of_sprint(facts)


def _of_sprint(facts: SprintFacts) -> Iterator[Line]:
    first = facts.has_first_step
    field = "first_step" if facts.has_thirty_days else "pick"
    yield Line("thirty_days", first, int(first), 1, "commitments", None, "commitment", "" if first else field)
    card = len(CARD) - len(facts.card_missing)
    lacking = _first(facts.card_missing)
    yield Line("card", not lacking, card, len(CARD), "commitments", None, "commitment", lacking)
    unsigned = [f"sign_off:{one}" for one in SIGN_OFFS if one not in facts.signed_off]
    total = len(SIGN_OFFS)
    yield Line("sign_offs", not unsigned, total - len(unsigned), total, "commitments", None, _first(unsigned))
    audit = facts.has_audit_date
    yield Line("audit_date", audit, int(audit), 1, "brief", None, "", "audit_on")


def _journey(facts: MapFacts, index: int) -> Iterator[Line]:
    stages = len(facts.stages)
    yield Line(
        "stages", journey.has_enough_stages(facts.stages), stages, journey.STAGES_MOST, "journey", index
    )
    absent = journey.missing_phases(facts.stages)
    yield Line("phases", not absent, 3 - len(absent), 3, "journey", index)
    filled, cells = journey.cells_filled(facts.touchpoints)
    gaps = ((t.id, lane) for t in facts.touchpoints for lane in journey.CELLS if not getattr(t, lane).strip())
    where = next(gaps, ("", ""))
    yield Line("cells", cells > 0 and filled == cells, filled, cells, "journey", index, *where)
    for kind in ("wow", "better"):
        chosen = sum(pick.kind == kind for pick in facts.picks)
        yield Line(f"chosen_{kind}", chosen == picks.EACH, chosen, picks.EACH, "picker", index)


def _difference(facts: MapFacts, index: int) -> Iterator[Line]:
    wows = [pick for pick in facts.picks if pick.kind == "wow"]
    yield _of_three("tests", wows, index, _untested)
    yield _of_three("reasons", wows, index, _unreasoned)
    betters = [pick for pick in facts.picks if pick.kind == "better"]
    yield _of_three("norm_aim", betters, index, lambda pick: _blank(pick, "norm", "aim"))
    yield _of_three("focus", betters, index, lambda pick: _blank(pick, "focus"))


def _untested(pick: PickFacts) -> str:
    answers = zip(TESTS, picks.tests(pick), strict=True)
    return next((field for field, answer in answers if answer != "yes"), "")


def _unreasoned(pick: PickFacts) -> str:
    return _blank(pick, "because_promise", "because_segment", "because_spark")


def _blank(pick: PickFacts, *fields: str) -> str:
    return next((field for field in fields if not getattr(pick, field).strip()), "")


def _owners(facts: MapFacts, index: int) -> Iterator[Line]:
    nobody = list(ownership.without_owner(facts))
    yield _line("touchpoint_owners", len(facts.touchpoints), nobody, "journey", index, "owner_id")
    ownerless = [pick.id for pick in facts.picks if not pick.owner_id]
    yield _of_six("pick_owners", len(facts.picks), ownerless, index, "owner")


def _kpis(facts: MapFacts, index: int) -> Iterator[Line]:
    unnamed = [p.id for p in facts.picks if not any(k.name.strip() for k in facts.kpis_of(p))]
    yield _of_six("kpi_names", len(facts.picks), unnamed, index, "kpi")
    unproved = [p.id for p in facts.picks if not any(ownership.is_proved(k) for k in facts.kpis_of(p))]
    yield _of_six("kpi_values", len(facts.picks), unproved, index, "measure")
    unfelt = [p.id for p in facts.picks if not ownership.is_felt(facts.kpis_of(p))]
    yield _of_six("kpi_customer", len(facts.picks), unfelt, index, "kpi")
    undated = [p.id for p in facts.picks if p.deadline is None]
    yield _of_six("deadlines", len(facts.picks), undated, index, "deadline")


def _line(code: str, total: int, missing: list[str], stage: str, index: int, field: str) -> Line:
    holds, done = total > 0 and not missing, total - len(missing)
    return Line(code, holds, done, total, stage, index, _first(missing), field if missing else "")


def _of_three(code: str, there: Sequence[PickFacts], index: int, lacks: Callable[[PickFacts], str]) -> Line:
    missing = [(pick.id, field) for pick in there if (field := lacks(pick))]
    done = len(there) - len(missing)
    target, field = missing[0] if missing else ("", "")
    return Line(code, done == picks.EACH, done, picks.EACH, "picker", index, target, field)


def _of_six(code: str, there: int, missing: list[str], index: int, field: str) -> Line:
    done, total = there - len(missing), picks.SIX
    found = _first(missing), field if missing else ""
    return Line(code, done == total, done, total, "ownership", index, *found)


def _first(ids: Sequence[str]) -> str:
    return ids[0] if ids else ""
