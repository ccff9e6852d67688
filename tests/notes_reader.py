"""Reads the scribe's notes (`data/commuter_coffee/notes.md`) into the records of `notes`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from notes import Answer, ClockEvent, Commitment, Evidence, Notes, Person, Segment, Stage, Touchpoint
from notes_markdown import headed, owner_of, pairs, table
from notes_picks import read_candidate, read_picks

COMMUTER_COFFEE = Path(__file__).parent / "data" / "commuter_coffee" / "notes.md"

GAPS = {
    "we over-promise": "over_promise",
    "we under-deliver": "under_deliver",
    "they expect more than we say": "expect_more",
    "in line": "in_line",
}
FLAGS = {"trust": "trust", "memory": "memory", "frustration": "friction"}
BRIEF = {
    "title": "title",
    "team": "team",
    "offer": "offer",
    "previous sprint": "previous",
    "vision": "vision",
    "strategy": "strategy",
    "promise": "promise",
    "tone": "tone",
    "ten words": "ten_words",
    "weak on purpose": "weak_on_purpose",
}
DATES = {"to be complete by": "complete_by", "feedback by": "feedback_by", "next audit": "audit_on"}
ITEMS = ("journey", "difference", "owners", "kpis")


def read(path: Path = COMMUTER_COFFEE) -> Notes:
    """Return the notes of one sprint."""
    parts = re.split(r"^## (\d+)\. .*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    section = dict(zip(parts[1::2], parts[2::2], strict=True))
    return Notes(
        brief=_brief(dict(pairs(section["1"]))),
        segment=_segment(section["1"]),
        people=tuple(_person(row) for row in table(section["1"], 2)),
        stages=_stages(section["3"]),
        picks=read_picks(section["4"], section["5"], section["6"], section["2"]),
        candidate=read_candidate(section["4"]),
        commitment=_commitment(dict(pairs(section["9"]))),
        clock=tuple(
            ClockEvent(row["At"], row["Event"], row["Reason or detail"]) for row in table(section["12"])
        ),
        answers=tuple(_answer(row) for row in table(section["13"])),
        submitted=re.search(r"Submitted: ([\d-]+, [\d:]+)", section["13"])[1],  # type: ignore[index]
    )


def _brief(given: dict[str, str]) -> dict[str, str]:
    brief = {field: given[key] for key, field in BRIEF.items()}
    brief |= {field: given[key].split(" (")[0] for key, field in DATES.items()}
    day, time = re.match(r"([\d-]+) \(\w+\), ([\d:]+)", given["meeting"]).groups()  # type: ignore[union-attr]
    return brief | {"audience": "b2c", "decision_method": "vote", "meeting_start": f"{day} {time}"}


def _segment(text: str) -> Segment:
    name = re.search(r"^### Segment: (.*)$", text, flags=re.MULTILINE)
    given = dict(pairs(text))
    assert name is not None
    return Segment(
        name=name[1],
        behaviour=given["behaviour"],
        would_tell=given["would tell a friend"],
        wont_pay=given["will not pay for"],
        pains={row["Id"]: row["Pain"] for row in table(text)},
        gains={row["Id"]: row["Gain"] for row in table(text, 1)},
        functional=_numbered(given["functional priorities"]),
        emotional=_numbered(given["emotional priorities"]),
    )


def _numbered(text: str) -> tuple[str, ...]:
    return tuple(re.sub(r"^\d+ ", "", part) for part in text.split("; "))


def _person(row: dict[str, str]) -> Person:
    return Person(
        row["Participant"], row["Function"], row["Role"], row["Came with a draft"].startswith("yes")
    )


def _stages(text: str) -> tuple[Stage, ...]:
    touchpoints = [_touchpoint(head, body) for head, body in headed(text)]
    return tuple(
        Stage(row["Stage"], row["Phase"], tuple(one for one in touchpoints if one.stage == row["Stage"]))
        for row in table(text)
    )


def _touchpoint(head: str, body: str) -> Touchpoint:
    name, stage = re.match(r"[\d.]+ (.*) \((.*)\)$", head).groups()  # type: ignore[union-attr]
    given = pairs(body)
    lane = dict(given)
    owner, team = owner_of(lane["owner"])
    lanes = ("goal", "action", "thought", "channel", "expected", "promised", "delivered")
    return Touchpoint(
        name=name,
        stage=stage,
        lanes={key: lane[key] for key in lanes},
        feeling=int(lane["feeling"]),
        gap=GAPS[lane["gap"]],
        flags=tuple(FLAGS[word] for word in lane["flags"].split(", ")),
        serves=tuple(re.findall(r"[PG]\d", lane["serves"])),
        owner=owner,
        owner_team=team,
        evidence=tuple(_evidence(value) for key, value in given if key == "evidence"),
    )


def _evidence(text: str) -> Evidence:
    kind, rest = text.split(", ", 1)
    words, behind = re.match(r"(.*) \(([^()]*)\)$", rest, re.DOTALL).groups()  # type: ignore[union-attr]
    source, _, dated = behind.rpartition(", ")
    return Evidence(kind, words, source, dated) if source else Evidence(kind, words, dated, "")


def _commitment(given: dict[str, str]) -> Commitment:
    yes_by, yes_at = given["said yes to in the read-back"].split(", at ")
    return Commitment(
        pick=given["30-day WOW"].split(" ")[0],
        first_step=given["first step by Friday"],
        frontline_message=given["frontline message"],
        starts=date.fromisoformat(given["starts"]),
        due=date.fromisoformat(given["live by"]),
        yes_by=yes_by,
        yes_at=yes_at,
    )


def _answer(row: dict[str, str]) -> Answer:
    """A proof is worked out by the app; what is kept is the reason of a No, or of a Yes without proof."""
    reason = row["Proof or reason"]
    if reason.startswith("proved: "):
        reason = ""
    return Answer(ITEMS[int(row["No"]) - 1], row["Answer"], reason.removeprefix("overridden: "))
