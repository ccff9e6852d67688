"""Writing a file from inside the app: asks where, writes in a thread, says where it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.domain import text
from sprint_tui.widgets.ask import AskText
from sprint_tui.widgets.new_file import free_path, new_file

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.timebox import Instant
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.widgets.stage import StageScreen

WORKBOOK, PAPER = ".xlsx", ".md"
"""What can be written, by its ending."""


def offered(rows: SprintRows, ending: str) -> str:
    """Return a path that is not taken, named after the sprint, in the folder where the app was started."""
    return free_path(text.file_name(rows.sprint.title, rows.sprint.id), ending)


async def export(stage: StageScreen, ending: str = WORKBOOK) -> Path | None:
    """Ask where, and write a stage's sprint there; return where it is, None when it is not."""
    words = stage.words
    check = partial(new_file, ending=ending)
    question = words("export.ask_paper" if ending == PAPER else "export.ask")
    ask = AskText(words, question, words("export.hint"), value=offered(stage.rows, ending), check=check)
    typed = await stage.app.push_screen_wait(ask)
    if not typed:
        return None
    path = check(typed)
    stage.say("export.writing")
    write = partial(_write, path, stage.rows, stage.content, stage.desk.now())
    worker = stage.app.run_worker(write, thread=True, exit_on_error=False, group="export")
    try:
        await worker.wait()
    except Exception as failed:
        stage.refuse("export.failed", path=str(path), why=str(failed.__cause__ or failed))
        return None
    stage.say("export.written", path=str(path))
    return path


def _write(path: Path, rows: SprintRows, content: Content, now: Instant) -> None:
    if path.suffix.lower() == PAPER:
        from sprint_tui.exchange.paper import write_paper  # noqa: PLC0415 - wanted once, the evening before

        write_paper(path, rows, content)
        return
    from sprint_tui.exchange.workbook.write import write_workbook  # noqa: PLC0415 - openpyxl is slow to import

    write_workbook(path, rows, content, now)
