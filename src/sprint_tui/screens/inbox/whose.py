"""Asking whose a file is: of the people on the roster, or of somebody who is put on it now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.domain.headings import plain
from sprint_tui.store.tables import Participant
from sprint_tui.widgets.ask import AskOne, AskText
from sprint_tui.widgets.binder import between
from sprint_tui.widgets.field import Option
from sprint_tui.widgets.ink import typed

if TYPE_CHECKING:
    from sprint_tui.exchange.inbox import Entry
    from sprint_tui.store.rows import SprintRows
    from sprint_tui.store.step import Step
    from sprint_tui.widgets.stage import StageScreen

OTHER = "other"
"""The answer that a file is of somebody who is not on the roster."""


async def ask_whose(page: StageScreen, entry: Entry) -> str:
    """Return the id of a person, or OTHER; empty when nobody says."""
    words = page.words
    options = [Option(one.id, one.name, one.function) for one in page.rows.participants]
    if not options:
        return OTHER
    options.append(Option(OTHER, words("inbox.somebody"), words("inbox.somebody_hint")))
    chosen = entry.person.id if entry.person else ""
    ask = AskOne(words, words("inbox.whose", file=entry.name), options, chosen=chosen)
    return await page.app.push_screen_wait(ask) or ""


async def ask_who(page: StageScreen, entry: Entry) -> str:
    """Return the name of somebody to be put on the roster; the name in the file is offered."""
    said = typed(entry.received.who).text if entry.received and not entry.person else ""
    return await page.app.push_screen_wait(AskText(page.words, page.words("inbox.who"), value=said)) or ""


def on_the_roster(rows: SprintRows, name: str) -> str:
    """Return the id of the person with this very name; empty for none."""
    return next((one.id for one in rows.participants if plain(one.name) == plain(name)), "")


def put_on_the_roster(step: Step, rows: SprintRows, name: str) -> str:
    """Add a person last; return their id."""
    position = between(rows.participants, "")
    return step.add(Participant, sprint_id=rows.sprint.id, name=name, position=position).id
