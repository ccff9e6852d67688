"""What Home asks before it changes something. Its fields are slow to import: with the first question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain import route
from sprint_tui.widgets.ask import AskOne, AskText, stage_options
from sprint_tui.widgets.field import NotUnderstoodError, Option
from sprint_tui.widgets.new_file import old_file

if TYPE_CHECKING:
    from sprint_tui.content.words import Words


def where_to(words: Words) -> AskOne:
    """Return the question at which stage to open a sprint; its key is the answer."""
    return AskOne(words, words("frame.where_to"), stage_options(words, route.KEYS))


def title(words: Words) -> AskText:
    """Return the question for the title of a new sprint."""
    return AskText(words, words("home.ask_title"), words("home.ask_title_hint"), check=_titled)


def title_of_copy(words: Words, original: str) -> AskText:
    """Return the question for the title of a sprint's copy."""
    return AskText(words, words("home.ask_copy"), value=words("home.copy_of", title=original), check=_titled)


def find(words: Words, now: str) -> AskText:
    """Return the question what to look for."""
    return AskText(words, words("home.ask_find"), value=now)


def file(words: Words) -> AskText:
    """Return the question which file to open."""
    return AskText(words, words("home.ask_import"), words("home.ask_import_hint"), check=old_file)


def remove(words: Words, named: str) -> AskOne:
    """Return the question whether a sprint goes for good; `remove` is the answer for it."""
    options = [Option(code, words(f"home.{code}")) for code in ("keep", "remove")]
    return AskOne(words, words("home.ask_remove", title=named), options)


def _titled(text: str) -> None:
    if not text:
        raise NotUnderstoodError("no_title")
