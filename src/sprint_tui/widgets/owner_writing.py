"""Writing a page for each owner from inside the app: asks for a folder, and says where it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.worker import WorkerFailed

from sprint_tui.exchange import owner_pages
from sprint_tui.widgets.ask import AskText
from sprint_tui.widgets.new_file import free_path, new_file
from sprint_tui.widgets.placing import plain_reason

if TYPE_CHECKING:
    from sprint_tui.widgets.stage import StageScreen


async def write_owner_pages(stage: StageScreen) -> None:
    """Ask for a new folder, and write the pages there."""
    words, rows = stage.words, stage.rows
    people = owner_pages.people_with_something(rows)
    if not people:
        stage.refuse("owner_pages.nobody")
        return
    offered = free_path(owner_pages.folder_name(rows, stage.content))
    ask = AskText(words, words("owner_pages.ask"), words("export.hint"), offered, new_file)
    typed = await stage.app.push_screen_wait(ask)
    if not typed:
        return
    folder = new_file(typed)
    stage.say("export.writing")
    write = partial(owner_pages.write_pages, folder, rows, stage.content, people)
    worker = stage.app.run_worker(write, thread=True, exit_on_error=False, group="export")
    try:
        await worker.wait()
    except WorkerFailed as failed:
        stage.refuse("export.failed", path=str(folder), why=plain_reason(failed))
        return
    stage.say("owner_pages.written", n=len(people), path=str(folder))
