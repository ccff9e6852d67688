"""A prep file that came in, as the inbox takes it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.content.keys import QUESTIONS
from sprint_tui.domain import text
from sprint_tui.exchange.errors import ImportRefusedError
from sprint_tui.exchange.inbox import Received
from sprint_tui.exchange.incoming import source_in
from sprint_tui.exchange.sprint_json import INVITE, PREP
from sprint_tui.store.going import Change, by_prep_file
from sprint_tui.store.prep_files import PrepPart, not_theirs, take_prep
from sprint_tui.store.tables import Answer, Participant, Pick, SpeakingPoint, Sprint, Stage, Touchpoint

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.content.words import Words
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step


def receive(path: Path, content: Content) -> Received:
    """Return what the file says. Raises ImportRefusedError."""
    source = source_in(path)
    name = text.one_line(path.name)
    if source.kind == INVITE:
        raise ImportRefusedError("prep_is_invite", file=name)
    if source.kind != PREP:
        raise ImportRefusedError("prep_is_other", file=name)
    part = PrepPart(source.kinds, source.participant)
    (sprint,) = source.kinds[Sprint]

    def take(step: Step, rows: SprintRows, person_id: str) -> None:
        take_prep(step, rows, part, person_id)

    def refusal(rows: SprintRows, person_id: str) -> str:
        return "prep_not_theirs" if not_theirs(rows, part, person_id) else ""

    def change(rows: SprintRows, person_id: str) -> Change:
        return by_prep_file(rows, part, person_id)

    return Received(
        file_name=name,
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
        holds=_holds(part, content.words),
        take=take,
        sprint_id=sprint["id"],
        sprint_title=sprint["title"],
        person_id=source.participant,
        who=next(one["name"] for one in source.kinds[Participant] if one["id"] == source.participant),
        is_sure=True,
        refusal=refusal,
        change=change,
    )


def _holds(part: PrepPart, words: Words) -> str:
    """Return in a line how much a file holds: `7 touchpoints in 6 stages, 9 answers, 4 ideas`."""
    stages = len(part.kinds[Stage])
    said = [words("drafts.holds", n=len(part.kinds[Touchpoint]), stages=words("drafts.stages", n=stages))]
    answered = {one["key"] for one in part.kinds[Answer]} & set(QUESTIONS)
    counts = {
        "answers": len(answered),
        "ideas": len(part.kinds[Pick]),
        "points": len(part.kinds[SpeakingPoint]),
    }
    said += [words(f"drafts.{key}", n=n) for key, n in counts.items() if n]
    return ", ".join(said)
