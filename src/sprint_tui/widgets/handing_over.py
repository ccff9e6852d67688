"""Handing over one person's preparation: where the file goes, writing it, and noting that it was."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui import __version__
from sprint_tui.domain import text
from sprint_tui.exchange import sprint_json
from sprint_tui.exchange.errors import ImportRefusedError
from sprint_tui.exchange.prep_file.write import ENDING, Handing, dumps
from sprint_tui.store.drafts import preparation_of
from sprint_tui.store.history import PREP_CLOCK
from sprint_tui.store.whole import whole_file
from sprint_tui.widgets.new_file import free_path, new_file
from sprint_tui.widgets.placing import placed
from sprint_tui.widgets.prep_clock import prep_of, press

if TYPE_CHECKING:
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant
    from sprint_tui.widgets.stage import StageScreen

_LARGEST = 10_000_000
"""Bytes of a file that is looked into, to see whose it is: none of ours comes near."""


def handing(stage: StageScreen, person: Participant) -> Handing:
    """Return what the file says of a preparation at this moment."""
    now = stage.desk.now()
    prep = prep_of(stage.rows, stage.content, person, now)
    return Handing(person.id, int(prep.spent), now.at)


def path_for(rows: SprintRows, person: Participant, folder: Path | None = None) -> Path:
    """Return where a person's file goes: over their own earlier one, never over anything else."""
    name = text.file_name(person.name, person.id)
    try:
        path = (folder or Path.cwd()) / f"{name}{ENDING}"
        if not path.exists() or _is_theirs(path, rows, person):
            return path
    except OSError:  # that folder is gone, or nobody may look into it
        return Path("~", f"{name}{ENDING}").expanduser()
    return Path(free_path(name, ENDING, str(folder or "")))


def _meant(rows: SprintRows, person: Participant, typed: str) -> Path:
    """Return the path that is meant: a folder, an earlier file of this person, or a new one.

    Raises NotUnderstoodError where none can be made.
    """
    with suppress(OSError, ValueError, RuntimeError):
        path = Path(typed).expanduser().absolute()
        if path.is_dir():
            return path_for(rows, person, path)
        if path.is_file() and _is_theirs(path, rows, person):
            return path
    return new_file(typed, ENDING)


def _elsewhere(rows: SprintRows, person: Participant) -> str:
    """Return the path that is offered where the app was started in a folder that takes no file."""
    try:
        return str(path_for(rows, person, Path.home()))
    except RuntimeError:  # nobody knows where home is
        return "~"


def _is_theirs(path: Path, rows: SprintRows, person: Participant) -> bool:
    """Say whether a file is an earlier one of this person, for this sprint."""
    if path.stat().st_size > _LARGEST:
        return False
    try:
        found = sprint_json.read(path.read_text(encoding="utf-8"))
    except (ImportRefusedError, UnicodeDecodeError):
        return False
    is_same_sprint = found.kinds[type(rows.sprint)][0]["id"] == rows.sprint.id
    return found.kind == sprint_json.PREP and found.participant == person.id and is_same_sprint


async def hand_over(stage: StageScreen, person: Participant) -> Path | None:
    """Write a person's file, note that it was, and copy its path; None when it is written nowhere.

    Where nothing can be written, another path is asked for.
    """
    rows, handed = stage.rows, handing(stage, person)
    path = await placed(
        stage,
        path_for(rows, person),
        partial(_write, rows, handed),
        stage.words("prep.handing.where"),
        partial(_meant, rows, person),
        partial(_elsewhere, rows, person),
    )
    if path is None:
        stage.refuse("export.left")
        return None
    mine = preparation_of(rows, person.id)
    if mine is not None:
        with stage.step(PREP_CLOCK) as step:
            step.edit(mine, handed_over_at=handed.at, spent_seconds=handed.spent_seconds)
    running = prep_of(rows, stage.content, person, stage.desk.now()).running
    if running is not None:
        press(stage, person, "pause", running.key)
    stage.app.copy_to_clipboard(str(path))
    return path


def _write(rows: SprintRows, handed: Handing, path: Path) -> None:
    with whole_file(path) as part:
        part.write_text(dumps(rows, handed, __version__), encoding="utf-8", newline="\n")
