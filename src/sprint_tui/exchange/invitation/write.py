"""The folder of an invitation: every file of it is written, or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sprint_tui.domain import text
from sprint_tui.exchange.errors import ImportRefusedError
from sprint_tui.exchange.incoming import source_in
from sprint_tui.exchange.invitation.invite_file import ENDING, invite_text
from sprint_tui.exchange.invitation.mail import Attached, mail_text
from sprint_tui.exchange.invitation.reading_page import reading_page
from sprint_tui.exchange.sprint_json import INVITE
from sprint_tui.exchange.whole_folder import whole_folder
from sprint_tui.store.tables import Sprint

if TYPE_CHECKING:
    from sprint_tui.content.load import Content
    from sprint_tui.domain.timebox import Instant
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.tables import Participant

FORM, PAGE, MAIL = ".xlsx", ".html", ".txt"


def folder_name(rows: SprintRows, content: Content) -> str:
    """Return what the folder of a sprint's invitation is called, unless somebody calls it otherwise."""
    title = text.file_name(rows.sprint.title, rows.sprint.id)
    return content.words("invitation.files.folder", title=title)


def holds_invitation(folder: Path, sprint_id: str) -> bool:
    """Say whether a folder holds an invitation to this very sprint."""
    try:
        return any(_is_to(path, sprint_id) for path in sorted(folder.glob(f"*{ENDING}")))
    except OSError:
        return False


def _is_to(path: Path, sprint_id: str) -> bool:
    try:
        source = source_in(path)
    except ImportRefusedError:
        return False
    return source.kind == INVITE and source.kinds[Sprint][0]["id"] == sprint_id


def write_invitation(
    folder: Path, rows: SprintRows, content: Content, now: Instant, *, force: bool = False
) -> tuple[Path, ...]:
    """Write the files into a folder, which is made unless it is there; return their paths, the mail first.

    Raises FolderTakenError for a file that is there already, unless it is to be replaced; OSError.
    """
    with whole_folder(folder, force=force) as part:
        names = _write(part, rows, content, now)
    return tuple(folder / name for name in names)


def _write(part: Path, rows: SprintRows, content: Content, now: Instant) -> list[str]:
    """Write every file; return their names, the mail first."""
    names = content.words.table("invitation.files")
    mail, form, page = names["mail"] + MAIL, names["form"] + FORM, names["page"] + PAGE
    written = {
        mail: mail_text(rows, content, now.at, Attached(form, page, ENDING)),
        page: reading_page(rows, content),
        **{
            name + ENDING: invite_text(rows, person)
            for name, person in zip(invite_names(rows, content), rows.participants, strict=True)
        },
    }
    for name, held in written.items():
        (part / name).write_text(held, encoding="utf-8", newline="\n")
    from sprint_tui.exchange.prep_form.write import write_form  # noqa: PLC0415 - openpyxl is slow to import

    write_form(part / form, rows, content, now)
    return [mail, form, *list(written)[1:]]


def invite_names(rows: SprintRows, content: Content) -> list[str]:
    """Return what each participant's file is called without its ending: a name given twice is numbered."""
    names: list[str] = []
    for number, person in enumerate(rows.participants, 1):
        nameless = content.words("invitation.files.person", n=number)
        name = text.file_name(_called(person), nameless)
        names.append(_numbered(name, {one.casefold() for one in names}))
    return names


def _called(person: Participant) -> str:
    return person.name if person.name.strip() else person.function


def _numbered(name: str, taken: set[str]) -> str:
    number, tried = 1, name
    while tried.casefold() in taken:
        number += 1
        tried = f"{name}-{number}"
    return tried
