"""Writing a file from inside the app: asks where, writes in a thread, says where it is."""

from __future__ import annotations

from collections.abc import Callable
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
    from sprint_tui.store.tables import Participant
    from sprint_tui.widgets.stage import StageScreen

WORKBOOK, PAPER, CALENDAR = ".xlsx", ".md", ".ics"
"""What can be written, by its ending."""


def offered(rows: SprintRows, ending: str) -> str:
    """Return a path that is not taken, named after the sprint, in the folder where the app was started."""
    return free_path(text.file_name(rows.sprint.title, rows.sprint.id), ending)


async def export(stage: StageScreen, ending: str = WORKBOOK) -> Path | None:
    """Ask where, and write a stage's sprint there; return where it is, None when it is not."""
    words = stage.words
    question = words(f"export.ask.{ending.removeprefix('.')}")
    path = await _asked(stage, question, ending, offered(stage.rows, ending))
    if path is None:
        return None
    return await _written(stage, path, partial(_write, path, stage.rows, stage.content, stage.desk.now()))


async def export_page(stage: StageScreen, person: Participant) -> Path | None:
    """Ask where, and write what one person will say in the meeting; return where it is, or None."""
    name = text.file_name(stage.words("cues.file", name=person.name), person.id)
    path = await _asked(stage, stage.words("cues.ask"), PAPER, free_path(name, PAPER))
    if path is None:
        return None
    return await _written(stage, path, partial(_write_page, path, stage.rows, stage.content, person))


async def _asked(stage: StageScreen, question: str, ending: str, value: str) -> Path | None:
    """Ask for the path of a new file; None when nobody wants one."""
    check = partial(new_file, ending=ending)
    ask = AskText(stage.words, question, stage.words("export.hint"), value=value, check=check)
    typed = await stage.app.push_screen_wait(ask)
    return check(typed) if typed else None


async def _written(stage: StageScreen, path: Path, write: Callable[[], None]) -> Path | None:
    """Write in a thread, and say where it is, or why it is not."""
    stage.say("export.writing")
    worker = stage.app.run_worker(write, thread=True, exit_on_error=False, group="export")
    try:
        await worker.wait()
    except Exception as failed:
        stage.refuse("export.failed", path=str(path), why=str(failed.__cause__ or failed))
        return None
    stage.say("export.written", path=str(path))
    return path


def _write_page(path: Path, rows: SprintRows, content: Content, person: Participant) -> None:
    from sprint_tui.exchange.paper.cues import write_cues  # noqa: PLC0415 - wanted once, the evening before

    write_cues(path, rows, content, person)


def _write(path: Path, rows: SprintRows, content: Content, now: Instant) -> None:
    if path.suffix.lower() == PAPER:
        from sprint_tui.exchange.paper import write_paper  # noqa: PLC0415 - wanted once, the evening before

        write_paper(path, rows, content)
        return
    if path.suffix.lower() == CALENDAR:
        from sprint_tui.exchange.calendar.write import write_calendar  # noqa: PLC0415 - icalendar is slow to import

        write_calendar(path, rows, content, now.at)
        return
    from sprint_tui.exchange.workbook.write import write_workbook  # noqa: PLC0415 - openpyxl is slow to import

    write_workbook(path, rows, content, now)
