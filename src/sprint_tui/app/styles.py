"""Which styles are read when: those of Home before anything is painted, all others once it is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from textual.app import App
from textual.screen import Screen

S = TypeVar("S", bound=Screen[Any])

_PACKAGE = Path(__file__).parent.parent
_HOME = _PACKAGE / "screens" / "home" / "home.tcss"
OF_HOME = (_PACKAGE / "assets" / "frame.tcss", _HOME)
"""What Home waits for. Its own are among them: for a screen that brings new ones, all are read again."""
THE_REST = (
    _PACKAGE / "assets" / "stages.tcss",
    *(path for path in sorted((_PACKAGE / "screens").rglob("*.tcss")) if path != _HOME),
)
"""What all else needs, read in one go for the same reason."""


def begin_with(app: App[Any], theme: str) -> None:
    """Give a new app its theme. Setting `theme` is for later: before a start it has all styles read twice."""
    app.set_reactive(App.theme, theme)
    app.stylesheet.set_variables(app.get_css_variables())
    app.set_class(app.current_theme.dark, "-dark-mode", update=False)
    app.set_class(not app.current_theme.dark, "-light-mode", update=False)
    app._refresh_truecolor_filter(app.ansi_theme)


def read_the_rest(app: App[Any]) -> None:
    """Read what Home did without. Where a key was quicker, what it opened is bare until now."""
    for path in THE_REST:
        app.stylesheet.read(path)
    app.stylesheet.parse()
    if len(app.screen_stack) > 1:
        app.refresh_css(animate=False)


def fitted(screen: S, app: App[Any]) -> S:
    """Return a new screen that is up to date, so that nothing is styled anew once it has been painted.

    It has the classes of the window's size, and knows that no style changes by its coming.
    """
    columns, rows = app.HORIZONTAL_BREAKPOINTS, app.VERTICAL_BREAKPOINTS
    screen.add_class(*screen._get_breakpoint_classes(app.size.width, columns or []))
    screen.add_class(*screen._get_breakpoint_classes(app.size.height, rows or []))
    screen._css_update_count = app._css_update_count
    return screen
