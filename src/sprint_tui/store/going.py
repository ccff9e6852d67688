"""What goes, and what stays, of a person's preparation when a newer file of theirs takes its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from sprint_tui.content.keys import QUESTIONS
from sprint_tui.domain.headings import plain
from sprint_tui.domain.received import ReadDraft
from sprint_tui.store.prep_files import PrepPart
from sprint_tui.store.rows import SprintRows
from sprint_tui.store.tables import Answer, Pick, SpeakingPoint, Touchpoint

KINDS = ("touchpoints", "ideas", "answers", "points")
Known = Mapping[str, frozenset[object]]
"""Of each kind, what tells one thing from another: its name, its line, or what it answers."""


class Change(NamedTuple):
    """How many of each kind are here and in the newer file no more, and how many it does not touch."""

    lost: Mapping[str, int]
    kept: Mapping[str, int]


def by_draft(rows: SprintRows, draft: ReadDraft, person_id: str) -> Change:
    """Say what a workbook or CSV file changes; one of somebody's own may touch the journey alone."""
    here = _here(rows, person_id)
    coming: Known = {
        "touchpoints": frozenset(plain(one.name) for one in draft.touchpoints),
        "ideas": frozenset(_idea(one.kind, one.change_line or one.touchpoint) for one in draft.ideas),
        "answers": frozenset(one.key for one in draft.answers),
        "points": frozenset(),
    }
    touched = {"touchpoints"} if draft.touchpoints else set()
    if draft.ideas or (draft.is_form and draft.touchpoints):
        touched.add("ideas")
    if not draft.answers:
        return _change(here, coming, touched)
    groups = {one.key.partition(".")[0] for one in draft.answers}
    answers = frozenset(key for key in here["answers"] if str(key).partition(".")[0] in groups)
    return _change({**here, "answers": answers}, coming, touched | {"answers"})


def by_prep_file(rows: SprintRows, part: PrepPart, person_id: str) -> Change:
    """Say what a prep file changes: all that was brought is replaced."""
    kinds = part.kinds
    coming: Known = {
        "touchpoints": frozenset(plain(one["name"]) for one in kinds[Touchpoint]),
        "ideas": frozenset(_idea(one["kind"], one["change_line"]) for one in kinds[Pick]),
        "answers": frozenset(one["key"] for one in kinds[Answer]),
        "points": frozenset(plain(one["words"]) for one in kinds[SpeakingPoint]),
    }
    return _change(_here(rows, person_id), coming, set(KINDS))


def _change(here: Known, coming: Known, touched: Collection[str]) -> Change:
    lost = {kind: len(here[kind] - coming[kind]) for kind in KINDS if kind in touched}
    kept = {kind: len(here[kind]) for kind in KINDS if kind not in touched}
    return Change(*({kind: n for kind, n in counts.items() if n} for counts in (lost, kept)))


def _here(rows: SprintRows, person_id: str) -> Known:
    """Return what a person has brought so far."""
    maps = {one.map_id for one in rows.drafts if one.participant_id == person_id}
    said = (one for one in rows.said if one.participant_id == person_id and one.is_brought)
    spoken = (one for one in rows.speaking_points if one.participant_id == person_id and one.is_brought)
    ideas = (one for one in rows.picks if one.map_id in maps and one.state == "proposal")
    return {
        "touchpoints": frozenset(plain(one.name) for map_id in maps for one in rows.touchpoints_of(map_id)),
        "ideas": frozenset(_idea(one.kind, one.change_line) for one in ideas),
        "answers": frozenset(one.key for one in said if one.key in QUESTIONS),
        "points": frozenset(plain(one.words) for one in spoken),
    }


def _idea(kind: str, line: str) -> tuple[str, str]:
    return kind, plain(line)
