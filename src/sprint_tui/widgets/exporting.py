"""Writing a file from inside the app: asks where, writes in a thread, says where it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.domain import text
from sprint_tui.widgets.ask import AskText
from sprint_tui.widgets.new_file import free_path, new_file
from sprint_tui.widgets.placing import placed

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.timebox import Instant
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant
    from sprint_tui.widgets.stage import StageScreen

WORKBOOK, PAPER, CALENDAR = ".xlsx", ".md", ".ics"
"""What can be written, by its ending."""


async def export(stage: StageScreen, ending: str = WORKBOOK) -> Path | None:
    """Ask where, and write a stage's sprint there; return where it is, None when it is not."""
    question = stage.words(f"export.ask.{ending.removeprefix('.')}")
    name = text.file_name(stage.rows.sprint.title, stage.rows.sprint.id)
    write = partial(_write, stage.rows, stage.content, stage.desk.now())
    return await _ask_and_write(stage, question, name, ending, write)


async def export_calendar(stage: StageScreen) -> Path | None:
    """Write the calendar into the folder where the app was started; where that cannot be, ask where."""
    rows, name = stage.rows, text.file_name(stage.rows.sprint.title, stage.rows.sprint.id)
    write = partial(_write, rows, stage.content, stage.desk.now())
    path = Path(free_path(name, CALENDAR)).expanduser()
    return await _place(stage, path, stage.words("export.ask.ics"), name, CALENDAR, write)


async def export_page(stage: StageScreen, person: Participant) -> Path | None:
    """Ask where, and write what one person will say in the meeting; return where it is, or None."""
    name = text.file_name(stage.words("cues.file", name=person.name), person.id)
    write = partial(_write_page, stage.rows, stage.content, person)
    return await _ask_and_write(stage, stage.words("cues.ask"), name, PAPER, write)


async def export_card(stage: StageScreen) -> Path | None:
    """Ask where, and write the page that the front line gets; return where it is, or None."""
    name = text.file_name(stage.words("card.file", sprint=stage.rows.sprint.title), stage.rows.sprint.id)
    write = partial(_write_card, stage.rows, stage.content)
    return await _ask_and_write(stage, stage.words("card.ask"), name, PAPER, write)


async def _ask_and_write(
    stage: StageScreen, question: str, name: str, ending: str, write: Callable[[Path], None]
) -> Path | None:
    """Ask for the path of a new file, write it, and say where it is; None when nobody wants one."""
    check = partial(new_file, ending=ending)
    ask = AskText(stage.words, question, stage.words("export.hint"), free_path(name, ending), check)
    answer = await stage.app.push_screen_wait(ask)
    return await _place(stage, check(answer), question, name, ending, write) if answer else None


async def _place(
    stage: StageScreen, path: Path, question: str, name: str, ending: str, write: Callable[[Path], None]
) -> Path | None:
    """Write a file, and say where it is; where nothing can be written, ask for another path."""
    stage.say("export.writing")
    check = partial(new_file, ending=ending)
    elsewhere = partial(free_path, name, ending, "~")
    path_written = await placed(stage, path, write, question, check, elsewhere)
    if path_written is not None:
        stage.say("export.written", path=str(path_written))
    return path_written


def _write_page(rows: SprintRows, content: Content, person: Participant, path: Path) -> None:
    from sprint_tui.exchange.paper.cues import write_cues  # noqa: PLC0415 - wanted once, the evening before

    write_cues(path, rows, content, person)


def _write_card(rows: SprintRows, content: Content, path: Path) -> None:
    from sprint_tui.exchange.paper.card import write_card  # noqa: PLC0415 - wanted once, before the first day

    write_card(path, rows, content)


def _write(rows: SprintRows, content: Content, now: Instant, path: Path) -> None:
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
