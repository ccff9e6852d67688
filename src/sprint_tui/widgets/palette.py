"""The palette: every stage, and every command that works now, found by typing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen

from sprint_tui.content.keys import PAGES
from sprint_tui.domain import clock as timekeeper
from sprint_tui.domain import route
from sprint_tui.widgets.bell import OFF, ON
from sprint_tui.widgets.key_bar import key_name
from sprint_tui.widgets.messages import OpenPage

if TYPE_CHECKING:
    from textual.app import App

    from sprint_tui.content.words import Words
    from sprint_tui.widgets.desk import Desk

BEGINS = 100
"""What it is worth that a command begins with what is typed: more than any likeness."""


class Commands(Provider):
    """Hands the app's commands to the palette in their own order; what is typed finds by any part."""

    async def discover(self) -> Hits:
        """Yield every command."""
        for name, help_text, callback, _ in self.app.get_system_commands(self.screen):
            yield DiscoveryHit(name, callback, help=help_text)

    async def search(self, query: str) -> Hits:
        """Yield the commands that what is typed fits; one that begins with it stands above all others."""
        matcher = self.matcher(query)
        for name, help_text, callback, _ in self.app.get_system_commands(self.screen):
            score = matcher.match(name)
            if score > 0:
                score += name.casefold().startswith(query.casefold()) * BEGINS
                yield Hit(score, matcher.highlight(name), callback, help=help_text)


def commands(
    app: App[int], screen: Screen[object], words: Words, desk: Desk | None
) -> Iterator[SystemCommand]:
    """Yield the commands: the stages first, then the keys of the screen in view, then those of the app."""
    if desk is not None:
        yield from _stages(app, words)
        yield from _pages(app, getattr(screen, "topic", ""), words, desk)
    long = words.table("keys_long")
    works = {
        one.binding.description: one.binding
        for one in reversed(screen.active_bindings.values())
        if one.enabled
    }
    for description, binding in reversed(works.items()):
        if description in long:
            yield SystemCommand(
                long[description], key_name(words, binding), partial(_press, app, binding.key)
            )
    for theme in app.available_themes:
        if theme in words.table("palette.themes"):
            title = words(f"palette.themes.{theme}")
            yield SystemCommand(
                title, words("palette.theme_help"), partial(_run, app, f"use_theme('{theme}')")
            )
    if desk is not None:
        other = OFF if desk.bell.is_on else ON
        ring = partial(_run, app, f"use_bell('{other}')")
        yield SystemCommand(words(f"palette.bell.{other}"), words("palette.theme_help"), ring)
    actions = [*(("take_back", "do_again") if desk is not None else ()), "help", "quit"]
    if desk is not None and not desk.door.is_writer:
        actions.insert(0, "take_over")
    elif desk is not None:
        actions.insert(2, "save_elsewhere")
        actions[:0] = ["break_off"] if _is_live(desk) else []
    for action in actions:
        yield SystemCommand(
            words(f"palette.app.{action}"), words(f"palette.app_help.{action}"), partial(_run, app, action)
        )


def _stages(app: App[int], words: Words) -> Iterator[SystemCommand]:
    for key in (*route.KEYS, route.HOME):
        title = words("palette.go", name=words(f"stages.{key}"))
        yield SystemCommand(title, words(f"palette.stages.{key}"), partial(_run, app, f"go('{key}')"))


def _pages(app: App[int], topic: str, words: Words, desk: Desk) -> Iterator[SystemCommand]:
    """Yield the pages that lead a block, on every stage; `topic` is what is in view, empty at home."""
    for page in PAGES if topic else ():
        if page != topic:
            opens = OpenPage(page, desk.door.sprint_id)
            about = words(f"palette.pages_help.{page}")
            yield SystemCommand(words(f"palette.pages.{page}"), about, partial(app.post_message, opens))


def _is_live(desk: Desk) -> bool:
    """Say whether a meeting runs; the plan does not matter for that."""
    rows = desk.door.rows()
    plan = desk.content.agenda(rows.planned_blocks).plan
    return timekeeper.fold(plan, rows.clock_events, desk.now()).is_live


def _run(app: App[int], action: str) -> None:
    app.call_next(app.run_action, action)


def _press(app: App[int], key: str) -> None:
    app.call_next(app.simulate_key, key)
