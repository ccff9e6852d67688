"""What is open by Friday: all that the method wants by then and does not have, each with a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sprint_tui.domain import checklist, ownership, picks
from sprint_tui.domain.codes import SIGN_OFFS
from sprint_tui.domain.facts import ActionFacts, MapFacts, PickFacts, SprintFacts

OF_MAP = ("stages", "phases", "cells", "chosen_wow", "chosen_better")
"""Lines of proof that are said of a whole map; what they say of single picks has points of its own."""
WITH_POINTS = ("thirty_days", "card", "sign_offs")
"""Lines of the whole sprint that have points of their own."""


@dataclass(frozen=True)
class Point:
    """One thing that is open: a code for its words, who answers for it, and where it is mended.

    `owner_id` is None where nobody does. `rows` are the ids of what it is about, `missing` the fields that
    it lacks, each by its group and key. `line` is the line of proof that it repeats.
    """

    code: str
    owner_id: str | None
    stage: str
    target: str = ""
    field: str = ""
    rows: tuple[str, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    on: date | None = None
    line: checklist.Line | None = None
    map_index: int | None = None


def open_points(facts: SprintFacts) -> tuple[Point, ...]:
    """Return what is open: map by map what it lacks, then what belongs to the whole sprint."""
    keeper = facts.scribe_id or facts.decider_id
    lines = [line for item in checklist.ITEMS for line in checklist.proof(item, facts)]
    lines += checklist.also_open(facts)
    found: list[Point] = []
    for index, one in enumerate(facts.maps):
        of_map = {line.code: line for line in lines if line.map_index == index}
        found += (replace(point, map_index=index) for point in _of_map(one, of_map, keeper))
    return *found, *_of_sprint(facts, lines)


def _of_map(facts: MapFacts, lines: dict[str, checklist.Line], keeper: str | None) -> Iterator[Point]:
    yield from (_of_line(lines[code], keeper) for code in OF_MAP if not lines[code].holds)
    nobody = ownership.without_owner(facts)
    if nobody:
        yield Point("nobody", keeper, "journey", nobody[0], "owner_id", rows=nobody)
    for pick in facts.picks:
        yield from _of_pick(pick, facts)
    for pick in facts.picks:
        if pick.id not in facts.said_yes:
            yield Point("no_yes", pick.owner_id, "commitments", pick.id, rows=(pick.id,))
    extra = {
        "tests": any("no" in picks.tests(pick) for pick in facts.picks if pick.kind == "wow"),
        "kpi_customer": bool(facts.picks),
        "ties_touchpoints": True,
        "ties_picks": True,
        "against_vote": "against_vote" in lines,
    }
    for code, is_asked in extra.items():
        if is_asked and lines[code].total and not lines[code].holds:
            yield _of_line(lines[code], keeper)


def _of_line(line: checklist.Line, owner_id: str | None) -> Point:
    return Point("proof", owner_id, line.stage, line.target, line.field, line=line)


def _of_pick(pick: PickFacts, facts: MapFacts) -> Iterator[Point]:
    """Yield what one pick still needs: in the room, by Friday, and the day on which its baseline is known."""
    kpis = facts.kpis_of(pick)
    told = [(pick.kind, field) for field in (*picks.room_missing(pick), *picks.friday_missing(pick))]
    owned = [("ownership", field) for field in ownership.missing(pick, kpis)]
    days = [kpi.measure_by for kpi in kpis if kpi.measure_by and ownership.is_measurable(kpi)]
    on = min(days) if days and not any(ownership.is_proved(kpi) for kpi in kpis) else None
    if told or owned or on:
        stage = "picker" if told else "ownership"
        missing = (*told, *owned)
        field = missing[0][1] if missing else "measure"
        yield Point("pick", pick.owner_id, stage, pick.id, field, (pick.id,), missing, on)


def _of_sprint(facts: SprintFacts, lines: list[checklist.Line]) -> Iterator[Point]:
    keeper, decider = facts.scribe_id or facts.decider_id, facts.decider_id or facts.scribe_id
    waiting = tuple(line.id for line in facts.parked if not line.outcome)
    if waiting:
        yield Point("parked", keeper, "commitments", waiting[0], rows=waiting)
    thirty = {
        "pick": facts.has_thirty_days,
        "first_step": facts.has_first_step,
        "frontline_message": facts.has_message,
    }
    missing = tuple(("commitment", name) for name, is_there in thirty.items() if not is_there)
    missing += tuple(("frontline_card", name) for name in facts.card_missing)
    if missing:
        owner = facts.thirty_days_owner_id or decider
        yield Point("thirty", owner, "commitments", "commitment", missing[0][1], missing=missing)
    unsigned = [function for function in SIGN_OFFS if function not in facts.signed_off]
    if unsigned:
        asked = tuple(("sign_off", function) for function in unsigned)
        yield Point("sign_off", decider, "commitments", f"sign_off:{unsigned[0]}", missing=asked)
    for action in facts.actions:
        yield from _of_action(action, facts.complete_by)
    yield from (
        _of_line(line, decider)
        for line in lines
        if line.map_index is None and not line.holds and line.code not in WITH_POINTS
    )


def _of_action(action: ActionFacts, friday: date | None) -> Iterator[Point]:
    """Yield an open action that has no name or no day, or is due by then."""
    if action.status != "open":
        return
    lacks = {"owner": action.owner_id is None, "due": action.due is None}
    missing = tuple(("action", name) for name, is_open in lacks.items() if is_open)
    field = {"owner": "owner_id", "due": "due"}[missing[0][1]] if missing else "status"
    if missing or (friday is not None and action.due is not None and action.due <= friday):
        on = None if missing else action.due
        yield Point("action", action.owner_id, "commitments", action.id, field, (action.id,), missing, on)
