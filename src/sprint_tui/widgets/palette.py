"""The palette: every stage, and every command that works now, found by typing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from sprint_tui.domain import route
from sprint_tui.widgets.key_bar import key_name

if TYPE_CHECKING:
    from textual.app import App

    from sprint_tui.content.words import Words
    from sprint_tui.widgets.desk import Desk


def commands(
    app: App[int], screen: Screen[object], words: Words, desk: Desk | None
) -> Iterator[SystemCommand]:
    """Yield the commands: the stages first, then the keys of the screen in view, then those of the app."""
    if desk is not None:
        for key in (*route.KEYS, route.HOME):
            name = words(f"stages.{key}")
            yield SystemCommand(
                words("palette.go", name=name),
                words(f"palette.stages.{key}"),
                partial(_run, app, f"go('{key}')"),
            )
    for active in screen.active_bindings.values():
        binding = active.binding
        if (
            not active.enabled
            or not binding.description
            or binding.description not in words.table("keys_long")
        ):
            continue
        title = words(f"keys_long.{binding.description}")
        yield SystemCommand(title, key_name(words, binding), partial(_press, app, binding.key))
    for theme in app.available_themes:
        if theme in words.table("palette.themes"):
            title = words(f"palette.themes.{theme}")
            yield SystemCommand(
                title, words("palette.theme_help"), partial(_run, app, f"use_theme('{theme}')")
            )
    actions = [*(("take_back", "do_again") if desk is not None else ()), "help", "quit"]
    if desk is not None and not desk.door.is_writer:
        actions.insert(0, "take_over")
    elif desk is not None:
        actions.insert(2, "save_elsewhere")
    for action in actions:
        yield SystemCommand(
            words(f"palette.app.{action}"), words(f"palette.app_help.{action}"), partial(_run, app, action)
        )


def _run(app: App[int], action: str) -> None:
    app.call_next(app.run_action, action)


def _press(app: App[int], key: str) -> None:
    app.call_next(app.simulate_key, key)
