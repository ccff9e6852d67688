"""What makes the start short: what is imported once Home is there, and when garbage is looked for."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

FOR_A_SPRINT = (
    "screens.home.questions",
    "store.store",
    "store.sprints",
    "store.backups",
    "widgets.stage",
    "widgets.windows",
    "exchange.example",
)
"""What a question and a sprint wait for: imported in a thread once Home is there."""
FOR_THE_FIRST_TIME = (
    *("screens.brief", "app.questions", "screens.journey", "screens.agenda"),
    *("screens.picker", "screens.ownership", "screens.checklist", "widgets.help", "widgets.clock_strip"),
    *("screens.ready", "screens.commitments", "screens.wall", "screens.touchpoint", "screens.pick"),
    *("screens.curve", "screens.two_maps"),
    *("screens.upgrade", "screens.owners", "screens.readback", "screens.opening", "screens.promise"),
    *("screens.plan", "screens.report", "screens.tune_in", "screens.reading", "screens.compare"),
    *("screens.settle", "screens.prep", "screens.think", "screens.draft"),
    *("screens.vote", "screens.result"),
    *("screens.inbox", "screens.hand_over", "screens.rehearsal", "screens.handed_in"),
    *("screens.difference", "screens.closing", "screens.inside_words"),
)
"""What nothing waits for, imported after it, so that the first visit of each is as quick as the next."""


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
