"""The shell around the stages: frame, themes, palette, the keys that work everywhere, and the way out."""

from __future__ import annotations

from pathlib import Path

from sprint_tui.app import start
from sprint_tui.store import glance


def run_app(store_path: Path, *, sprint: str = "", stage: str = "", notice: str = "") -> int:
    """Run the app until it is left; return its exit code.

    `sprint` is the id of the sprint to begin with, `stage` a stage's key, `notice` what home says first.
    Raises StoreError for a store that cannot be read, or of which no copy could be left at the end; and
    whatever the app could not go on after: what was typed is stored by then, and the terminal is free.
    """
    glance.check(store_path)
    with start.without_collecting():
        from sprint_tui.app.shell import SprintApp  # noqa: PLC0415 - Textual, and only when the app is run
        from sprint_tui.content.load import load  # noqa: PLC0415
        from sprint_tui.widgets import narrow, terminal  # noqa: PLC0415

        terminal.mend_input()
        terminal.write_soon()
        narrow.paint_changes_only()
        app = SprintApp(store_path, load(), sprint=sprint, stage=stage, notice=notice)
        app.run()
    try:
        app.workplace.close()
    finally:
        if app._exception is not None:
            raise app._exception
    return 1 if app.return_code is None else app.return_code


def run_wall(store_path: Path, sprint: str) -> int:
    """Run a window for the room at a sprint until it is left; return its exit code. Raises like `run_app`."""
    glance.check(store_path)
    with start.without_collecting():
        from sprint_tui.app.wall_window import WallWindow  # noqa: PLC0415 - Textual, as above
        from sprint_tui.content.load import load  # noqa: PLC0415
        from sprint_tui.widgets import narrow, terminal  # noqa: PLC0415

        terminal.mend_input()
        narrow.paint_changes_only()
        app = WallWindow(store_path, load(), sprint)
    try:
        app.run()
    finally:
        app.close()
    if app._exception is not None:
        raise app._exception
    return 1 if app.return_code is None else app.return_code
