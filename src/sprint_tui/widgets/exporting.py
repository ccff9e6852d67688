"""Writing the workbook from inside the app: asks where, writes in a thread, says where it is."""

from __future__ import annotations

from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.domain import text
from sprint_tui.widgets.ask import AskText
from sprint_tui.widgets.new_file import new_file

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.timebox import Instant
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.stage import StageScreen

ENDING = ".xlsx"


def offered(rows: SprintRows) -> str:
    """Return a path that is not taken, named after the sprint, in the folder where the app was started."""
    name = text.file_name(rows.sprint.title, rows.sprint.id)
    try:
        numbers = chain([""], (f"-{n}" for n in count(2)))
        paths = (Path.cwd() / f"{name}{number}{ENDING}" for number in numbers)
        return str(next(path for path in paths if not path.exists()))
    except OSError:  # that folder is gone, or nobody may look into it
        return str(Path("~", name + ENDING))


async def export(stage: StageScreen) -> None:
    """Ask where, and write the workbook of a stage's sprint there."""
    words = stage.words
    check = partial(new_file, ending=ENDING)
    ask = AskText(words, words("export.ask"), words("export.hint"), value=offered(stage.rows), check=check)
    typed = await stage.app.push_screen_wait(ask)
    if not typed:
        return
    path = check(typed)
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
