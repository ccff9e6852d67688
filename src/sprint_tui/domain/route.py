"""The way through a sprint: the stages, their order, their groups, and which stage holds what."""

from __future__ import annotations

from typing import NamedTuple

HOME = "home"


class StageOfRoute(NamedTuple):
    """One stage of the way: its key, and the key of the group it stands in."""

    key: str
    group: str


ROUTE = (
    StageOfRoute("brief", "prepare"),
    StageOfRoute("prep", "prepare"),
    StageOfRoute("ready", "prepare"),
    StageOfRoute("tune_in", "prepare"),
    StageOfRoute("reading", "prepare"),
    StageOfRoute("think", "prepare"),
    StageOfRoute("rehearsal", "prepare"),
    StageOfRoute("agenda", "meet"),
    StageOfRoute("compare", "design"),
    StageOfRoute("journey", "design"),
    StageOfRoute("picker", "design"),
    StageOfRoute("ownership", "commit"),
    StageOfRoute("commitments", "commit"),
    StageOfRoute("checklist", "commit"),
)
KEYS = tuple(stage.key for stage in ROUTE)

_HOLDS = {
    "sprint": "brief",
    "segment": "brief",
    "trait": "brief",
    "participant": "brief",
    "journey_map": "journey",
    "stage": "journey",
    "touchpoint": "journey",
    "serves": "journey",
    "evidence": "journey",
    "pick": "picker",
    "kpi": "ownership",
    "owner_yes": "ownership",
    "commitment": "commitments",
    "meeting": "agenda",
    "planned_block": "agenda",
    "clock_event": "agenda",
    "action": "commitments",
    "parked_item": "commitments",
    "decision": "commitments",
    "checklist_answer": "checklist",
    "snapshot": "checklist",
    "draft": "think",
    "touchpoint_note": "journey",
    "candidate": "compare",
    "draft_match": "compare",
    "cell_source": "compare",
    "preparation": "prep",
    "prep_event": "prep",
    "answer": "prep",
    "speaking_point": "rehearsal",
    "ballot": "picker",
    "vote": "picker",
    "pick_note": "ownership",
    "helper": "ownership",
    "frontline_card": "commitments",
    "sign_off": "commitments",
    "inside_word": "journey",
}
_ASKED_AT = {
    "look_back": "prep",
    "tick": "prep",
    "prep": "prep",
    "tune_in": "tune_in",
    "think": "think",
    "breaks": "think",
    **dict.fromkeys(("walk", "rehearsal", "trouble", "insight", "decide"), "rehearsal"),
    **dict.fromkeys(("reflect.1", "reflect.2", "reflect.3"), "checklist"),
    **dict.fromkeys(("reflect", "quiz", "note", "tick.reading"), "reading"),
}
"""Where each group of questions of the preparation is asked."""
_OWNED_FIELDS = {"owner_id", "owner_team", "deadline", "status", "dropped_reason"}


DONE_AT = {
    **{"take_file": "ready", "prepare_as": "prep", "reflect": "checklist"},
    **dict.fromkeys(("flag", "weak", "take_vote", "why_against", "decide_six"), "picker"),
}
"""Where a step of several rows is done, by its label: its first line need not tell."""


def stage_of(entity: str, field: str = "") -> str:
    """Return the key of the stage that shows this kind of row (and field)."""
    if entity == "pick" and field in _OWNED_FIELDS:
        return "ownership"
    if entity == "meeting" and field == "ready":
        return "ready"
    return _HOLDS[entity]


def stage_of_answer(key: str) -> str:
    """Return the key of the stage that asks a question of the preparation: `tune_in.1`; empty for none."""
    group, _, rest = key.partition(".")
    inner = f"{group}.{rest.partition('.')[0]}"
    return _ASKED_AT.get(inner, _ASKED_AT.get(group, ""))
