"""Any sprint that a store could hold, for properties."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random
from typing import Any

from hypothesis import strategies as st

from sprint_tui.domain.ids import new_id
from sprint_tui.store.tables import (
    ENTITIES,
    PART_OF,
    Ballot,
    ChecklistAnswer,
    Commitment,
    Draft,
    DraftMatch,
    FrontlineCard,
    Helper,
    InsideWord,
    Meeting,
    OwnerYes,
    Pick,
    PickNote,
    PlannedBlock,
    Preparation,
    Row,
    Serves,
    SignOff,
    Sprint,
    TouchpointNote,
    Vote,
    foreign_keys,
)

Kinds = dict[type[Row], list[dict[str, Any]]]

LEAVES = (
    *(OwnerYes, Commitment, Meeting, ChecklistAnswer, Serves),
    *(Draft, TouchpointNote, DraftMatch, Preparation),
    *(Ballot, Vote, PickNote, Helper, FrontlineCard, SignOff, InsideWord),
)
"""Kinds of which one row a parent is enough: more might not be unique."""
INSTANTS = st.datetimes(datetime(1900, 1, 2), datetime(2999, 12, 30), timezones=st.just(UTC))
BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=12),
    bool: st.booleans(),
    int: st.integers(-(2**53), 2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    int | None: st.none() | st.integers(-2, 2),
    float | None: st.none() | st.floats(allow_nan=False, allow_infinity=False),
    date | None: st.none() | st.dates(),
    datetime: INSTANTS,
    datetime | None: st.none() | INSTANTS,
}


@st.composite
def any_sprint(draw: st.DrawFn) -> Kinds:
    """Return the values of a sprint, with up to two rows of each kind below each parent."""
    random = Random(draw(st.integers(0, 2**32)))
    kinds: Kinds = {Sprint: [_row(draw, random, Sprint, {})]}
    for table in ENTITIES.values():
        if table is Sprint:
            continue
        field, parent = PART_OF[table]
        kinds[table] = []
        for above in kinds[parent]:
            for _ in range(draw(st.integers(0, 1 if table in LEAVES else 2))):
                kinds[table].append(_row(draw, random, table, {field: above["id"]}))
        _name_others(draw, kinds, table)
    for one in kinds[Preparation]:
        one["minutes"] = abs(one["minutes"])
    _keep_rules(kinds)
    return kinds


def _row(draw: st.DrawFn, random: Random, table: type[Row], given: dict[str, Any]) -> dict[str, Any]:
    references = {key.parent.name for key in foreign_keys(table)}
    row = {"id": new_id(random), **dict.fromkeys(references), **given}
    for name, field in table.model_fields.items():
        if name in row:
            continue
        pattern = next((rule.pattern for rule in field.metadata if getattr(rule, "pattern", None)), None)
        if pattern:
            row[name] = draw(st.from_regex(pattern, fullmatch=True))
        elif name == "seconds":
            row[name] = draw(st.floats(0, 1e10))
        elif name == "title":
            row[name] = draw(st.text(min_size=1).map(lambda text: text.replace("\x00", "") or "x"))
        else:
            row[name] = draw(BY_TYPE[field.annotation])
    return row


def _name_others(draw: st.DrawFn, kinds: Kinds, table: type[Row]) -> None:
    """Let rows name others of the sprint where they may."""
    for key in foreign_keys(table):
        name = key.parent.name
        if name == PART_OF[table][0]:
            continue
        others = [row["id"] for row in kinds.get(ENTITIES[key.column.table.name], [])]
        for row in kinds[table]:
            row[name] = draw(st.sampled_from([None, *others]))


def _keep_rules(kinds: Kinds) -> None:
    """Mend what the schema forbids: what counts from one, picks without place, links without one side."""
    for pick in kinds[Pick]:
        pick["rank"] = None if pick["rank"] is None else abs(pick["rank"]) + 1
    for block in kinds[PlannedBlock]:
        block["minutes"], block["shortest"] = abs(block["minutes"]) + 1, abs(block["shortest"]) + 1
    for ballot in kinds[Ballot]:
        ballot["slips"] = abs(ballot["slips"])
        ballot["revealed_at"] = ballot["revealed_at"] or datetime(2026, 11, 12, tzinfo=UTC)
    for vote in kinds[Vote]:
        vote["count"] = abs(vote["count"]) + 1
    kinds[Vote] = _once(kinds[Vote], "touchpoint_id", "kind")
    kinds[Helper] = _once(kinds[Helper], "participant_id", "pick_id")
    taken: set[Any] = set()
    for pick in kinds[Pick]:
        places = {pick["touchpoint_id"], (pick["map_id"], pick["kind"], pick["rank"])}
        if pick["rank"] is None or pick["touchpoint_id"] is None or places & taken:
            pick["state"] = "candidate"
        else:
            taken |= places
    seen: set[Any] = set()
    kept = []
    for link in kinds[Serves]:
        if link["touchpoint_id"] and link["pick_id"]:
            link["pick_id"] = None
        key = (link["trait_id"], link["touchpoint_id"], link["pick_id"])
        if (link["touchpoint_id"] or link["pick_id"]) and key not in seen:
            seen.add(key)
            kept.append(link)
    kinds[Serves] = kept


def _once(rows: list[dict[str, Any]], *fields: str) -> list[dict[str, Any]]:
    """Return the rows that name another, one for each of what they name."""
    first = {tuple(row[field] for field in fields): row for row in reversed(rows) if row[fields[0]]}
    return list(first.values())
