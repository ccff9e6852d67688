"""How soon the room's window shows what a key did in the window that somebody works in."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from random import Random

from figures import percentile, show
from keys import DOWN, UP, to_and_fro
from startup import APP
from stores import with_sprints
from terminal import Program, environment

ROWS = 8
"""Moves down the list of touchpoints, before it turns back."""
PAUSE = 1.5
"""Seconds that somebody reads before the next key, at most: keys come at any moment of the wall's looks."""
SETTLED = 1.0
RANDOM = Random(8)


def run(folder: Path, keys: int) -> None:
    """Print p50 and the worst, beside the answer of the window in which the key was pressed."""
    path = folder / "wall.db"
    sprint_id = with_sprints(path, 1)
    env = environment(str(folder), SPRINT_TUI_DB=str(path))
    with ExitStack() as both:
        first = both.enter_context(Program([*APP, "open", sprint_id, "picker"], env))
        first.until("JUST BETTER")
        wall = both.enter_context(Program([*APP, "open", sprint_id, "--wall"], env))
        wall.until("JUST BETTER")
        for program in (first, wall):
            program.rest(SETTLED)
        walk = to_and_fro(DOWN, UP, ROWS)
        found: tuple[list[float], list[float]] = [], []
        for _ in range(keys):
            for program in (first, wall):
                program.read_for(RANDOM.uniform(0, PAUSE / 2))
            pressed = first.send(next(walk))
            for program, times in zip((first, wall), found, strict=True):
                answered = program.answer()
                if answered is None:
                    raise SystemExit("a window did not follow")
                times.append(answered - pressed)
    for name, percent in (("p50", 50), ("worst", 100)):
        own, followed = (percentile(times, percent) for times in found)
        show(f"wall in a second window: {name}", followed, own, "1,000 ms")
