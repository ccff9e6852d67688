"""Reads the six picks of the scribe's notes: their answers, owners and KPIs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from notes import Candidate, Kpi, Pick
from notes_markdown import headed, owner_of, pairs, table

SPARKS = {"share-worthy": "share_worthy", "surprising": "surprising", "deeply human": "human"}
DRAFTED = {"W1": "Front-desk lead", "W2": "App team lead"}
"""Whose prepared WOW became that pick's one line of change; W3 has the first part of what it needs."""


@dataclass(frozen=True)
class Owned:
    """What section 6 says of each pick, and what people had prepared."""

    rows: dict[str, dict[str, str]]
    kpis: tuple[Kpi, ...]
    drafts: dict[str, dict[str, str]]


def read_picks(wows: str, betters: str, ownership: str, prepared: str) -> tuple[Pick, ...]:
    """Return the three WOW and the three Just Better of the notes."""
    owned = Owned(
        {row["Id"]: row for row in table(ownership)},
        tuple(_kpi(row) for row in table(ownership, 1)),
        {person: dict(pairs(text)) for person, text in headed(prepared)},
    )
    changes = owned.drafts["Front-desk lead"]["could be better"].split(" / ")
    found = [_wow(head, dict(pairs(body)), owned) for head, body in headed(wows)]
    found += [_better(row, line, owned) for row, line in zip(table(betters), changes, strict=True)]
    return tuple(found)


def _wow(head: str, given: dict[str, str], owned: Owned) -> Pick:
    mark, touchpoint = head.split(" ", 1)
    spark, because_spark = given["gate spark"].split(", because ")
    sparks = (spark, *re.findall(r"; also ([\w-]+):", because_spark))
    answers = {field: given[field] for field in ("memorable", "emotion", "success")}
    answers |= {
        "needed": given["change"],
        "change_line": _change_line(mark, given["change"], owned),
        "because_promise": given["gate promise"].removeprefix("yes, because "),
        "because_segment": given["gate segment"].removeprefix("yes, because "),
        "because_spark": because_spark,
    }
    codes = tuple(code for word, code in SPARKS.items() if word in sparks)
    return _pick(mark, touchpoint, answers=answers, codes=codes, serves=_marks(given["serves"]), owned=owned)


def _change_line(mark: str, needed: str, owned: Owned) -> str:
    if mark in DRAFTED:
        return owned.drafts[DRAFTED[mark]]["draft WOW"].split(". Needs:", maxsplit=1)[0]
    return needed.split(";", maxsplit=1)[0]


def _better(row: dict[str, str], change_line: str, owned: Owned) -> Pick:
    answers = {
        "change_line": change_line,
        "norm": row["Norm"],
        "aim": row["Our target"],
        "execution": row["How"],
    }
    codes = tuple(row["Focus"].split(", "))
    return _pick(
        row["Id"],
        row["Touchpoint"],
        answers=answers,
        codes=codes,
        serves=_marks(row["Serves"]),
        owned=owned,
    )


def _pick(
    mark: str,
    touchpoint: str,
    *,
    answers: dict[str, str],
    codes: tuple[str, ...],
    serves: tuple[str, ...],
    owned: Owned,
) -> Pick:
    row = owned.rows[mark]
    owner, team = owner_of(row["Owner"])
    return Pick(
        mark=mark,
        touchpoint=touchpoint,
        answers=answers,
        serves=serves,
        codes=codes,
        owner=owner,
        owner_team=team,
        deadline=date.fromisoformat(row["Deadline"]),
        status=row["Status"],
        kpis=tuple(kpi for kpi in owned.kpis if kpi.pick == mark),
    )


def _marks(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[PG]\d", text))


def _kpi(row: dict[str, str]) -> Kpi:
    figure, day = re.match(r"(.*?)(?:,? \(?(?:measured by )?([\d-]+)\)?)$", row["Baseline"]).groups()  # type: ignore[union-attr]
    is_known = figure != "none"
    return Kpi(
        pick=row["For"],
        name=row["KPI"],
        formula=row["How it is worked out"],
        definition=row["Kind of formula"],
        unit=row["Unit"],
        direction="down" if is_known and float(row["Target"]) < float(figure) else "up",
        perspective=row["Seen from"],
        timing=row["Timing"],
        baseline=figure if is_known else "",
        baseline_on=date.fromisoformat(day) if is_known else None,
        measure_by=None if is_known else date.fromisoformat(day),
        target=row["Target"],
        frequency=row["Read"],
        measured_by=row["Measured by"],
    )


def read_candidate(text: str) -> Candidate:
    """Return the WOW that did not get through its tests."""
    found = re.search(r'did not get through: "(.*?)"\. .*? segment no \("(.*?)"\), (\w+) yes', text)
    assert found is not None
    return Candidate(found[1], found[2], (SPARKS[found[3]],))
