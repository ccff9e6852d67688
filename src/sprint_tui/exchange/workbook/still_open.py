"""What is still to come by the completion day, in lines for the overview."""

from __future__ import annotations

from collections.abc import Iterator

from sprint_tui.content.phrases import of_map, proof_words
from sprint_tui.domain import checklist, ownership, picks
from sprint_tui.exchange.workbook.source import Source
from sprint_tui.store.tables import JourneyMap, Pick

MAP_LINES = ("stages", "phases", "cells", "chosen_wow", "chosen_better")
"""Lines of proof that the picks' own lines below do not say."""

MOST_FIELDS = 4
"""Fields of one pick that its line names."""


def still_open(source: Source) -> list[str]:
    """Return what is missing: the map, its owners, each pick with its owner, then the whole sprint."""
    found = [
        of_map(source.map_names[index], line)
        for index, one in enumerate(source.maps)
        for line in _of_map(source, one, index)
    ]
    found += [
        proof_words(source.content, line)
        for line in checklist.also_open(source.facts)
        if line.map_index is None and not line.holds
    ]
    return found


def _of_map(source: Source, one: JourneyMap, index: int) -> Iterator[str]:
    facts = source.facts.maps[index]
    lines = {
        line.code: line
        for item in checklist.ITEMS
        for line in checklist.proof(item, source.facts)
        if line.map_index == index
    }
    lines |= {line.code: line for line in checklist.also_open(source.facts) if line.map_index == index}
    yield from (proof_words(source.content, lines[code]) for code in MAP_LINES if not lines[code].holds)
    nobody = [source.name_of(row_id) for row_id in ownership.without_owner(facts)]
    if nobody:
        yield source.word("open.nobody", places=", ".join(nobody))
    chosen = source.rows.chosen_of(one.id)
    yield from (line for pick in chosen if (line := _of_pick(source, pick)))
    silent = [source.mark(pick) for pick in chosen if pick.id not in facts.said_yes]
    if silent:
        yield source.word("open.no_yes", marks=", ".join(silent))
    failed = any("no" in picks.tests(pick) for pick in chosen if pick.kind == "wow")
    extra = [
        ("tests", failed),
        ("kpi_customer", bool(chosen)),
        ("ties_touchpoints", True),
        ("ties_picks", True),
    ]
    for code, is_asked in extra:
        if is_asked and lines[code].total and not lines[code].holds:
            yield proof_words(source.content, lines[code])


def _of_pick(source: Source, pick: Pick) -> str:
    """Return what one chosen pick still needs, with its owner; empty when nothing."""
    kpis = source.rows.kpis_of(pick.id)
    missing = [source.label(pick.kind, field) for field in picks.room_missing(pick)]
    missing += [source.label(pick.kind, field) for field in picks.friday_missing(pick)]
    missing += [source.label("ownership", field) for field in ownership.missing(pick, kpis)]
    dates = [kpi.measure_by for kpi in kpis if kpi.measure_by and ownership.is_measurable(kpi)]
    if dates and not any(ownership.is_proved(kpi) for kpi in kpis):
        missing.append(source.word("open.baseline", date=source.day(min(dates))))
    if not missing:
        return ""
    place = f"{source.mark(pick)} {source.place(pick)}"
    owner = source.person(pick.owner_id)
    who = source.word("open.whose", place=place, owner=owner) if owner else place
    said = ", ".join(missing[:MOST_FIELDS])
    if len(missing) > MOST_FIELDS:
        said = source.word("open.fields", fields=said, n=len(missing) - MOST_FIELDS)
    return source.word("open.pick", who=who, fields=said)
