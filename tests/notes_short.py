"""Reads the notes in short form (`data/pump_works/notes.md`): tables for all that has many fields."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from notes import Answer, Commitment, Evidence, Kpi, Notes, Person, Pick, Segment, Stage, Touchpoint
from notes_markdown import pairs, table
from notes_picks import SPARKS
from notes_reader import BRIEF, DATES, FLAGS, GAPS, ITEMS

PUMP_WORKS = Path(__file__).parent / "data" / "pump_works" / "notes.md"
OFFERS = {"product and service": "both"}
DECISIONS = {"fist to five, two rounds, then the decider": "fist"}


def read_short(path: Path = PUMP_WORKS) -> Notes:
    """Return the notes of a first meeting; what the short form does not say is empty."""
    parts = re.split(r"^## (\d+)\. .*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    section = dict(zip(parts[1::2], parts[2::2], strict=True))
    given = dict(pairs(section["1"]))
    return Notes(
        brief=_brief(given),
        segment=_segment(section["1"], given),
        people=tuple(
            Person(row["Participant"], row["Function"], row["Role"], has_draft=False)
            for row in table(section["1"], 2)
        ),
        stages=_stages(table(section["3"]), {row["Touchpoint"]: row for row in table(section["3"], 1)}),
        picks=_picks(section["4"]),
        candidate=None,
        commitment=_commitment(dict(pairs(section["6"]))),
        clock=(),
        answers=_answers(section["7"]),
        submitted="",
    )


def _brief(given: dict[str, str]) -> dict[str, str]:
    brief = {field: given[key] for key, field in BRIEF.items()}
    brief |= {field: given[key] for key, field in DATES.items()}
    day, start = re.match(r"([\d-]+) \(\w+\), ([\d:]+)", given["meeting"]).groups()  # type: ignore[union-attr]
    return brief | {
        "audience": given["audience"].casefold(),
        "offer": OFFERS[given["offer"]],
        "decision_method": DECISIONS[given["decision method"]],
        "meeting_start": f"{day} {start}",
    }


def _segment(text: str, given: dict[str, str]) -> Segment:
    name = re.search(r"^### Segment: (.*)$", text, flags=re.MULTILINE)
    assert name is not None
    return Segment(
        name=name[1],
        behaviour=given["behaviour"],
        would_tell="",
        wont_pay="",
        pains={row["Id"]: row["Pain"] for row in table(text)},
        gains={row["Id"]: row["Gain"] for row in table(text, 1)},
        functional=_numbered(given["functional priorities"]),
        emotional=_numbered(given["emotional priorities"]),
    )


def _numbered(text: str) -> tuple[str, ...]:
    return tuple(re.sub(r"^\d+ ", "", part) for part in text.split("; "))


def _stages(rows: list[dict[str, str]], beside: dict[str, dict[str, str]]) -> tuple[Stage, ...]:
    names = dict.fromkeys((row["Stage"], row["Phase"]) for row in rows)
    return tuple(
        Stage(name, phase, tuple(_touchpoint(row, beside) for row in rows if row["Stage"] == name))
        for name, phase in names
    )


def _touchpoint(row: dict[str, str], beside: dict[str, dict[str, str]]) -> Touchpoint:
    more = beside[row["Touchpoint"]]
    lanes = {lane.casefold(): row[lane] for lane in ("Goal", "Action", "Thought", "Channel")}
    lanes |= {lane.casefold(): more[lane] for lane in ("Expected", "Promised", "Delivered")}
    return Touchpoint(
        name=row["Touchpoint"],
        stage=row["Stage"],
        lanes=lanes,
        feeling=int(row["Feeling"]),
        gap=GAPS[more["Gap"]],
        flags=tuple(FLAGS[word] for word in more["Flags"].split(", ") if word),
        serves=tuple(re.findall(r"[PG]\d", more["Serves"])),
        owner=more["Owner"],
        owner_team="",
        evidence=(_evidence(more["Evidence"]),),
    )


def _evidence(text: str) -> Evidence:
    kind, rest = text.split(", ", 1)
    words, behind = re.match(r"(.*) \(([^()]*)\)$", rest).groups()  # type: ignore[union-attr]
    source, _, dated = behind.rpartition(", ")
    return Evidence(kind, words, source, dated)


def _picks(text: str) -> tuple[Pick, ...]:
    wows, betters = table(text), table(text, 1)
    owned: dict[str, dict[str, str]] = {}
    measured: dict[str, list[Kpi]] = {}
    for row in table(text, 2):
        owned.setdefault(row["Id"], row)
        measured.setdefault(row["Id"], []).append(_kpi(row))
    found = [(row, _wow(row), _sparks(row), _marks(row["Segment because"])) for row in wows]
    found += [(row, _better(row), tuple(row["Focus"].split(", ")), ()) for row in betters]
    return tuple(
        Pick(
            mark=row["Id"],
            touchpoint=row["Touchpoint"],
            answers=answers,
            serves=serves,
            codes=codes,
            owner=owned[row["Id"]]["Owner"],
            owner_team="",
            deadline=date.fromisoformat(owned[row["Id"]]["Deadline"]),
            status="planned",
            kpis=tuple(measured[row["Id"]]),
        )
        for row, answers, codes, serves in found
    )


def _wow(row: dict[str, str]) -> dict[str, str]:
    return {
        "change_line": row["Change"].split(";")[0],
        "memorable": row["Memorable"],
        "emotion": row["Emotion"],
        "needed": row["Change"],
        "success": row["Success"],
        "because_promise": row["Promise because"],
        "because_segment": row["Segment because"],
        "because_spark": row["Spark because"].partition(": ")[2],
    }


def _better(row: dict[str, str]) -> dict[str, str]:
    first = row["How"].split(";")[0]
    return {"change_line": first, "norm": row["Norm"], "aim": row["Our target"], "execution": row["How"]}


def _sparks(row: dict[str, str]) -> tuple[str, ...]:
    return (SPARKS[row["Spark because"].partition(": ")[0]],)


def _marks(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[PG]\d", text))


def _kpi(row: dict[str, str]) -> Kpi:
    start = row["Baseline"]
    day = re.search(r"[\d-]{10}", start)
    is_known = day is None
    return Kpi(
        pick=row["Id"],
        name=row["KPI"],
        formula=row["Kind of formula"],
        definition="",
        unit=row["Unit"],
        direction="down" if is_known and float(row["Target"]) < float(start) else "up",
        perspective=row["Seen from"],
        timing="",
        baseline=start if is_known else "",
        baseline_on=None,
        measure_by=None if day is None else date.fromisoformat(day[0]),
        target=row["Target"],
        frequency="",
        measured_by="",
    )


def _commitment(given: dict[str, str]) -> Commitment:
    mark, starts, due = re.match(r"(W\d) .*, ([\d-]+) to ([\d-]+)", given["30-day WOW"]).groups()  # type: ignore[union-attr]
    return Commitment(
        pick=mark,
        first_step="",
        frontline_message=given["frontline message"],
        starts=date.fromisoformat(starts),
        due=date.fromisoformat(due),
        yes_by="",
        yes_at="",
    )


def _answers(text: str) -> tuple[Answer, ...]:
    """Return the four: what is proved needs no reason, what is said all the same has one."""
    said = re.search(r"^Checklist: (.*)$", text, flags=re.MULTILINE)
    assert said is not None
    found = []
    for item, part in zip(ITEMS, said[1].split(" / "), strict=True):
        reason = re.search(r'overridden: "(.*)"', part)
        found.append(Answer(item, "yes", reason[1] if reason else ""))
    return tuple(found)
