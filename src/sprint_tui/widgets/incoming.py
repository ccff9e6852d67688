"""Asking for files that came in: the question stands on Ready?, and on the page that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.exchange.inbox import is_readable
from sprint_tui.widgets.ask_path import AskPath
from sprint_tui.widgets.messages import OpenPage

if TYPE_CHECKING:
    from sprint_tui.widgets.stage import StageScreen

PAGE = "inbox"


async def ask_for_files(stage: StageScreen) -> str | None:
    """Ask for files or a folder of them; return what was typed, None when nobody wants any.

    The line begins empty: what is dropped on a terminal comes as typing, and would stand behind the rest.
    """
    words = stage.words
    ask = AskPath(words, words("inbox.ask"), words("inbox.hint"), wanted=is_readable)
    typed: str | None = await stage.app.push_screen_wait(ask)
    return typed


async def open_inbox(stage: StageScreen) -> None:
    """Ask for files, and open the page that shows what they hold."""
    if typed := await ask_for_files(stage):
        stage.post_message(OpenPage(PAGE, stage.rows.sprint.id, typed))
