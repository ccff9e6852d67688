"""Giving the store a mirror from inside the app: asks where, writes it in a thread, says what came of it."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import WorkerFailed

from sprint_tui.store.errors import StoreError
from sprint_tui.widgets.ask import AskText
from sprint_tui.widgets.field import NotUnderstoodError

if TYPE_CHECKING:
    from sprint_tui.store.mirror import Mirror
    from sprint_tui.widgets.stage import StageScreen


async def ask_for_mirror(stage: StageScreen) -> None:
    """Ask for the file of the mirror and write it at once; nothing typed means none from now on."""
    words, mirror = stage.words, stage.desk.mirror
    ask = AskText(
        words,
        words("mirror.ask"),
        words("mirror.hint"),
        value=str(mirror.path or ""),
        check=lambda typed: _place(mirror, typed) if typed else None,
    )
    typed = await stage.app.push_screen_wait(ask)
    if typed is None:
        return
    if not typed:
        mirror.stop()
        stage.say("mirror.stopped")
        return
    path = _place(mirror, typed)
    stage.say("mirror.writing")
    worker = stage.app.run_worker(
        partial(mirror.give, path), thread=True, exit_on_error=False, group="mirror"
    )
    try:
        await worker.wait()
    except WorkerFailed as failed:
        if not isinstance(failed.error, StoreError):
            raise
        stage.refuse(f"errors.{failed.error.code}", **failed.error.details)
    else:
        stage.say("mirror.written", path=str(path))


def _place(mirror: Mirror, typed: str) -> Path:
    """Return the file that is meant; in a folder it has the store's name.

    Raises NotUnderstoodError where the mirror cannot be.
    """
    try:
        path = Path(typed).expanduser().absolute()
        folder = path if typed.endswith(("/", os.sep)) else path.parent
        path = path / mirror.store.name if path.is_dir() else path
        if not folder.is_dir():
            raise NotUnderstoodError("no_folder", path=str(folder))
        mirror.check(path)
    except StoreError as error:
        raise NotUnderstoodError(error.code, **error.details) from error
    except NotUnderstoodError:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        raise NotUnderstoodError("no_file_there") from error
    return path
