"""A folder with one page for each owner: every page is written, or none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.domain import text
from sprint_tui.exchange.invitation.write import invite_names
from sprint_tui.exchange.owner_pages.page import make_page
from sprint_tui.exchange.whole_folder import whole_folder

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant

ENDING = ".md"


def folder_name(rows: SprintRows, content: Content) -> str:
    """Return what the folder is called, unless somebody calls it otherwise."""
    title = text.file_name(rows.sprint.title, rows.sprint.id)
    return content.words("owner_pages.folder", title=title)


def page_name(rows: SprintRows, content: Content, person: Participant) -> str:
    """Return what a person's page is called: a name given twice is numbered."""
    ids = [one.id for one in rows.participants]
    return invite_names(rows, content)[ids.index(person.id)] + ENDING


def write_pages(
    folder: Path, rows: SprintRows, content: Content, people: Sequence[Participant], *, force: bool = False
) -> tuple[Path, ...]:
    """Write the pages of these people into a folder, which is made unless it is there; return their paths.

    Raises FolderTakenError for a page that is there already, unless it is to be replaced; OSError.
    """
    pages = {page_name(rows, content, one): make_page(rows, content, one) for one in people}
    with whole_folder(folder, force=force) as part:
        for name, page in pages.items():
            (part / name).write_text(page, encoding="utf-8", newline="\n")
    return tuple(folder / name for name in pages)
