"""Writing one file where it can be written: while a folder takes none, another path is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import WorkerFailed

from sprint_tui.widgets.ask import AskText

if TYPE_CHECKING:
    from sprint_tui.widgets.stage import StageScreen


async def placed(
    stage: StageScreen,
    path: Path,
    write: Callable[[Path], None],
    question: str,
    check: Callable[[str], Path],
    elsewhere: Callable[[], str],
) -> Path | None:
    """Write in a thread, and return where; where that fails, ask for another path, `elsewhere` offered.

    None when nobody wants one. `check` returns the path that is meant, or raises NotUnderstoodError.
    """
    while why := await _not_written(stage, partial(write, path)):
        hint = stage.words("export.refused", folder=str(path.parent), why=why)
        ask = AskText(stage.words, question, hint, value=elsewhere(), check=check)
        answer = await stage.app.push_screen_wait(ask)
        if not answer:
            return None
        path = check(answer)
    return path


async def _not_written(stage: StageScreen, write: Callable[[], None]) -> str:
    """Write; return why that failed, as the machine says it to people, or nothing."""
    worker = stage.app.run_worker(write, thread=True, exit_on_error=False, group="export")
    try:
        await worker.wait()
    except WorkerFailed as failed:
        return plain_reason(failed)
    return ""


def plain_reason(failed: WorkerFailed) -> str:
    """Return why writing failed; the name of an exception only where it says nothing else."""
    error = failed.error
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
