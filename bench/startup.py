"""Start-up to home, beside an empty Textual app: first paint with the list's text, then the first key."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Mapping
from pathlib import Path

from figures import median_ratio, show
from floors import READY
from stores import with_sprints
from terminal import Program, environment

DOWN = "\x1b[B"
FLOOR = [sys.executable, str(Path(__file__).with_name("floors.py")), "empty"]
APP = [sys.executable, "-m", "sprint_tui"]
AWAITED = ("Mornings", "▸Sprint"), (READY, "down")
"""What each side shows first, and once the key is answered."""
Runs = list[tuple[float, float]]


def run(folder: Path, runs: int) -> None:
    """Print the figures for a few sprints and for ten thousand."""
    for count in (3, 10_000):
        path = folder / f"start-{count}.db"
        with_sprints(path, count)
        env = environment(str(folder), SPRINT_TUI_DB=str(path))
        ours, plain = _beside(env, runs)
        for part, name in enumerate(("painted", "first key answered")):
            one, other = [run[part] for run in ours], [run[part] for run in plain]
            show(
                f"start-up, {count} sprints: {name}",
                statistics.median(one),
                statistics.median(other),
                "1.2x",
                median_ratio(one, other),
            )


def _beside(env: Mapping[str, str], runs: int) -> tuple[Runs, Runs]:
    """Start ours and the plain one in turns; the first turn warms the disk's memory."""
    ours: Runs = []
    plain: Runs = []
    for turn in range(runs + 1):
        sides = [(APP, AWAITED[0], ours), (FLOOR, AWAITED[1], plain)]
        for command, awaited, found in sides if turn % 2 else reversed(sides):
            figures = _start(command, env, awaited)
            if turn:
                found.append(figures)
    return ours, plain


def _start(command: list[str], env: Mapping[str, str], awaited: tuple[str, str]) -> tuple[float, float]:
    """Return the seconds until a text is painted, and until a key pressed then is answered by another."""
    with Program(command, env) as program:
        painted = program.until(awaited[0])
        program.send(DOWN)
        answered = program.until(awaited[1])
        return painted - program.began, answered - program.began
