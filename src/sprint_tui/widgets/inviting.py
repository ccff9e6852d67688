"""Inviting from inside the app: asks for a folder, writes the files in a thread, says what is next."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import WorkerFailed

from sprint_tui.domain import inviting
from sprint_tui.exchange.invitation import folder_name, holds_invitation, write_invitation
from sprint_tui.store.facts import is_told_whom
from sprint_tui.widgets.ask import AskText
from sprint_tui.widgets.new_file import free_path, new_file
from sprint_tui.widgets.placing import plain_reason

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.timebox import Instant
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.stage import StageScreen


def lacking(rows: SprintRows) -> str:
    """Return the first thing that nobody can be invited without; empty when all is there."""
    names = [one.name for one in rows.participants]
    return next(inviting.missing(names, rows.sprint.promise), "")


async def invite(stage: StageScreen) -> Path | None:
    """Ask where, and write the invitation there; return its folder, None when it is not written."""
    words, sprint_id = stage.words, stage.rows.sprint.id
    name = folder_name(stage.rows, stage.content)
    is_there = holds_invitation(Path(name), sprint_id)
    offered = str(Path(name).absolute()) if is_there else free_path(name)
    hint = [words("invite.again" if is_there else "invite.hint")]
    hint += [] if is_told_whom(stage.rows) else [words("invite.no_segment")]
    check = partial(_folder, sprint_id=sprint_id)
    ask = AskText(words, words("invite.ask"), "\n".join(hint), value=offered, check=check)
    typed = await stage.app.push_screen_wait(ask)
    if not typed:
        return None
    folder = check(typed)
    stage.say("export.writing")
    write = partial(_write, folder, stage.rows, stage.content, stage.desk.now())
    worker = stage.app.run_worker(write, thread=True, exit_on_error=False, group="invite")
    try:
        written = await worker.wait()
    except WorkerFailed as failed:
        stage.refuse("export.failed", path=str(folder), why=plain_reason(failed))
        return None
    has_day = inviting.is_ahead(stage.rows.sprint.meeting_start, stage.desk.now().at)
    key = "invite.written" if has_day else "invite.no_day"
    stage.say(key, path=str(folder), mail=written[0].name)
    return folder


def _folder(typed: str, sprint_id: str) -> Path:
    """Return the folder that is meant: a new one, or one with an invitation to this sprint, written anew.

    Raises NotUnderstoodError.
    """
    try:
        path = Path(typed).expanduser().absolute()
    except (OSError, ValueError, RuntimeError):
        return new_file(typed)
    return path if typed and holds_invitation(path, sprint_id) else new_file(typed)


def _write(folder: Path, rows: SprintRows, content: Content, now: Instant) -> tuple[Path, ...]:
    return write_invitation(folder, rows, content, now, force=holds_invitation(folder, rows.sprint.id))
