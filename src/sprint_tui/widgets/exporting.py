"""Writing the workbook from inside the app: asks where, writes in a thread, says where it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.domain import text
from sprint_tui.widgets.ask import AskText
from sprint_tui.widgets.field import NotUnderstoodError

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.clock import Instant
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.stage import StageScreen

ENDING = ".xlsx"


def free_path(folder: Path, rows: SprintRows) -> Path:
    """Return a path in the folder that is not taken, named after the sprint."""
    name = text.file_name(rows.sprint.title, rows.sprint.id)
    paths = (folder / f"{name}{number}{ENDING}" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(path for path in paths if not path.exists())


def check_path(typed: str) -> Path:
    """Return the path that is meant. Raises NotUnderstoodError where no new file can be written."""
    path = Path(typed).expanduser()
    if path.suffix.lower() != ENDING:
        path = path.with_name(path.name + ENDING)
    if path.exists():
        raise NotUnderstoodError("file_exists", path=str(path))
    if not path.parent.is_dir():
        raise NotUnderstoodError("no_folder", path=str(path.parent))
    return path


async def export(stage: StageScreen) -> None:
    """Ask where, and write the workbook of a stage's sprint there."""
    words = stage.words
    default = free_path(Path.cwd(), stage.rows)
    ask = AskText(words, words("export.ask"), words("export.hint"), value=str(default), check=check_path)
    typed = await stage.app.push_screen_wait(ask)
    if not typed:
        return
    path = check_path(typed)
    stage.say("export.writing")
    write = partial(_write, path, stage.rows, stage.content, stage.desk.now())
    worker = stage.app.run_worker(write, thread=True, exit_on_error=False, group="export")
    try:
        await worker.wait()
    except Exception as failed:
        stage.refuse("export.failed", path=str(path), why=str(failed.__cause__ or failed))
    else:
        stage.say("export.written", path=str(path))


def _write(path: Path, rows: SprintRows, content: Content, now: Instant) -> None:
    from sprint_tui.exchange.workbook.write import write_workbook  # noqa: PLC0415 - openpyxl is slow to import

    write_workbook(path, rows, content, now)
