"""What makes the start short: what is imported once Home is there, and when garbage is looked for."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module

FOR_A_SPRINT = (
    "store.store",
    "store.sprints",
    "store.backups",
    "widgets.stage",
    "widgets.windows",
    "exchange.example",
)
"""What a sprint waits for: imported in a thread once Home is there."""
FOR_THE_FIRST_TIME = (
    *("screens.brief", "screens.home.questions", "app.questions", "screens.journey", "screens.agenda"),
    *("screens.picker", "screens.ownership", "screens.checklist", "widgets.help", "widgets.clock_strip"),
)
"""What nothing waits for, imported after it, so that the first visit of each is as quick as the next."""


async def import_one_by_one(modules: Iterable[str]) -> None:
    """Import modules of ours in a thread; whoever leaves meanwhile waits for one of them at most."""
    for module in modules:
        await asyncio.to_thread(import_module, f"sprint_tui.{module}")


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let nobody look for garbage while modules are imported: there is none, and looking takes a tenth."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def collect_again() -> None:
    """Look for garbage from now on, but not among what was imported."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
