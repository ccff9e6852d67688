"""What the shell asks: where to go, where else to store, whether to leave. Imported with the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain import route
from sprint_tui.widgets.ask import AskOne, AskText, stage_options
from sprint_tui.widgets.field import Option
from sprint_tui.widgets.new_file import new_file

if TYPE_CHECKING:
    from sprint_tui.content.words import Words


def where_to(words: Words, here: str) -> AskOne:
    """Return the question for a stage; its key is the answer."""
    options = stage_options(words, (*route.KEYS, route.HOME))
    return AskOne(words, words("frame.where_to"), options, begins_at=here)


def elsewhere(words: Words) -> AskText:
    """Return the question for another file of the store, which must be new."""
    return AskText(words, words("elsewhere.ask"), words("elsewhere.hint"), check=new_file)


def unsaved(words: Words, *, is_waiting: bool) -> AskOne:
    """Return the question whether to leave with something unstored: `stay`, `elsewhere` or `leave`.

    `is_waiting`: the disk takes nothing; else what is typed was not understood, which no other place cures.
    """
    ask, ways = ("ask", ("stay", "elsewhere", "leave")) if is_waiting else ("ask_typed", ("stay", "leave"))
    return AskOne(words, words(f"unsaved.{ask}"), [Option(code, words(f"unsaved.{code}")) for code in ways])
