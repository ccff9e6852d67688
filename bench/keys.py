"""Keys on Home and on Journey, beside a plain list of as many rows: both are up, and pressed in turns."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import chain, cycle
from pathlib import Path
from random import Random

from figures import percentile, show
from floors import READY
from startup import APP
from stores import with_journey, with_sprints
from terminal import Program, environment

UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
PAGE_UP, ENTER = "\x1b[5~", "\r"
FLOOR = [sys.executable, str(Path(__file__).with_name("floors.py")), "list"]
LANES = 10
"""Moves down a journey at 100 x 28, before it turns back: the last of them scroll."""
SETTLED = 1.0
"""Seconds without a byte after which a program is up."""
FRAME = 1 / 60
TAIL = 2.5 * FRAME
"""Seconds within which an answer of ours is whole: what hangs on the cursor comes up to two frames later."""
WARM = 10
RANDOM = Random(8)
Walk = Iterator[str]


def run(folder: Path, keys: int) -> None:
    """Print p50 and p99 for Home, few sprints and many, then for Journey, small, large and huge."""
    for count in (3, 10_000):
        path = folder / f"home-{count}.db"
        with_sprints(path, count)
        env = environment(str(folder), SPRINT_TUI_DB=str(path))
        walks = {f"Home, {count} sprints": to_and_fro(DOWN, UP, count - 1)}
        _measure(env, (APP, "Mornings"), walks, count, keys)
    for count in (9, 40, 320):
        path = folder / f"journey-{count}.db"
        sprint_id = with_journey(path, 0 if count == 9 else count)
        env = environment(str(folder), SPRINT_TUI_DB=str(path))
        walks = {
            f"Journey of {count}, sideways": to_and_fro(RIGHT, LEFT, count - 1),
            f"Journey of {count}, between lanes": to_and_fro(DOWN, UP, LANES),
            f"Journey of {count}, typing in a cell": typing(),
        }
        _measure(env, ([*APP, "open", sprint_id, "journey"], "JOURNEY"), walks, count, keys)


def to_and_fro(there: str, back: str, steps: int) -> Walk:
    """Yield keys that never meet an end: each of them moves the cursor."""
    return cycle([there] * steps + [back] * steps)


def typing() -> Walk:
    """Yield the keys to the goal of a touchpoint, whatever cell it stood on, and then what is typed there."""
    return chain((PAGE_UP, *[DOWN] * 4, ENTER), cycle("they want to know "))


def _measure(
    env: Mapping[str, str], app: tuple[list[str], str], walks: Mapping[str, Walk], rows: int, keys: int
) -> None:
    """Have both programs up, walk through ours by each walk in turn, and print."""
    floor = [*FLOOR, str(rows)], READY
    with ExitStack() as both:
        ours, plain = (both.enter_context(Program(command, env)) for command, _ in (app, floor))
        for program, text in ((ours, app[1]), (plain, floor[1])):
            program.until(text)
            program.rest(SETTLED)
        beside = to_and_fro(DOWN, UP, rows - 1)
        for name, walk in walks.items():
            found = _in_turns((ours, walk), (plain, beside), keys)
            for percent, aim in ((50, ""), (99, "1.5x")):
                one, other = (percentile(times, percent) for times in found)
                show(f"key on {name}: p{percent}", one, other, aim)


def _in_turns(
    ours: tuple[Program, Walk], plain: tuple[Program, Walk], keys: int
) -> tuple[list[float], list[float]]:
    """Press one key here and one there, each going first every other time."""
    found: tuple[list[float], list[float]] = [], []
    for turn in range(WARM + keys):
        sides = [(*ours, TAIL, found[0]), (*plain, FRAME, found[1])]
        for program, walk, tail, times in sides if turn % 2 else reversed(sides):
            taken = _press(program, next(walk), tail)
            if turn >= WARM:
                times.append(taken)
    return found


def _press(program: Program, key: str, tail: float) -> float:
    """Return the seconds until the first frame of the answer; read all of it."""
    program.read_for(RANDOM.uniform(0, FRAME))  # or keys would march in step with the program's own timers
    pressed = program.send(key)
    answered = program.answer()
    if answered is None:
        raise SystemExit(f"{key!r} was not answered")
    program.read_for(tail)
    program.rest(FRAME / 2)
    return answered - pressed
