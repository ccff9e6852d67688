"""What home says: its columns, the sprint under the cursor, and what to do when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprint_tui.widgets.ink import Line, Run, line, typed
from sprint_tui.widgets.row import Column
from sprint_tui.widgets.sprint_list import ListView, day

if TYPE_CHECKING:
    from sprint_tui.content.words import Words
    from sprint_tui.store.glance import Glance

BANNER = 5
"""Lines kept free for the large word, which comes after the first paint."""


def columns(words: Words) -> tuple[Column, ...]:
    """Return the columns of the list."""
    return (
        Column("title", words("home.columns.title"), most=64),
        Column("business", words("home.columns.business"), width=13),
        Column("meeting", words("home.columns.meeting"), width=9),
        Column("state", words("home.columns.state"), width=14),
        Column("next", words("home.columns.next"), width=9),
    )


def about_lines(one: Glance, words: Words) -> tuple[Line, ...]:
    """Return promise, team, upgrades, audit and id of a sprint."""
    dates = [words("home.next_audit", date=day(one.audit_on, words))] if one.audit_on else []
    upgrades = words("home.upgrades", n=one.upgrades) if one.upgrades else ""
    facts = " · ".join(part for part in (one.team, upgrades, *dates) if part)
    promise = typed(f"“{one.promise}”", "strong") if one.promise else Run(words("home.no_promise"))
    return (), line(promise), line(typed(facts)), line(Run(words("home.id", id=one.id), "quiet"))


def empty_lines(view: ListView, words: Words) -> tuple[Line, ...]:
    """Return what stands in place of a list that has nothing to show."""
    if view.find:
        return (line(typed(words("home.none_found", find=view.find))),)
    if view.is_trash:
        return (line(words("home.trash_empty")),)
    steps = [line(Run(key.ljust(8), "key"), Run(text)) for key, text in words.table("home.first").items()]
    return *((),) * BANNER, *steps


def with_banner(lines: tuple[Line, ...], words: Words) -> tuple[Line, ...]:
    """Return the lines of an empty home with the large word in its place."""
    from sprint_tui.widgets.digits import banner  # noqa: PLC0415 - slow, and only decoration

    word = [line(Run(row, "strong")) for row in banner(words("app.name"))]
    return *word, *lines[len(word) :]
