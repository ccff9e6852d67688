"""A workbook or CSV file that came in, as the inbox takes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.exchange.drafts.read import read_draft
from sprint_tui.exchange.drafts.report import holds, lines
from sprint_tui.exchange.inbox import Received
from sprint_tui.store.going import Change, by_draft
from sprint_tui.store.taking import take_draft

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step


def receive(path: Path, content: Content) -> Received:
    """Return what the file says. Raises ImportRefusedError."""
    draft = read_draft(path, content)

    def take(step: Step, rows: SprintRows, person_id: str) -> None:
        take_draft(step, rows, draft, person_id)

    def change(rows: SprintRows, person_id: str) -> Change:
        return by_draft(rows, draft, person_id)

    return Received(
        file_name=draft.file_name,
        digest=draft.digest,
        holds=holds(draft, content.words),
        take=take,
        lines=tuple(lines(draft, content.words)),
        sprint_id=draft.sprint_id,
        person_id=draft.person_id,
        who=draft.who,
        change=change,
    )
