"""What the app costs while nobody touches it, beside Textual apps that show nothing new, or one clock."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from figures import note, show
from floors import READY
from startup import APP
from stores import start_clock, with_journey, with_sprints
from terminal import Program, environment, now

from sprint_tui.content.load import load

FLOOR = [sys.executable, str(Path(__file__).with_name("floors.py"))]
SETTLED = 3.0
"""Seconds after the last has painted, until what they do in the background is done."""
GLANCE = 0.02
"""Seconds of listening to one of the programs before it is the next one's turn."""


def run(folder: Path, seconds: int) -> None:
    """Print CPU and bytes of all programs, idle over the same seconds."""
    if not sys.platform.startswith("linux"):
        note("idle: the CPU of another process can be read to the microsecond on Linux only")
        return
    with ExitStack() as all_:
        programs: dict[str, Program] = {}
        for name, text, command, path in _commands(folder):
            env = environment(str(folder), SPRINT_TUI_DB=str(path))
            programs[name] = all_.enter_context(Program(command, env))
            programs[name].until(text)
        _listen(programs, SETTLED)
        before = {name: (program.cpu, program.bytes) for name, program in programs.items()}
        began = now()
        _listen(programs, seconds)
        took = now() - began
        spent = {
            name: ((program.cpu - before[name][0]) / took, (program.bytes - before[name][1]) / took)
            for name, program in programs.items()
        }
    for plain, beside in (("empty", ("Home", "Journey")), ("clock", ("Agenda, clock", "Journey, clock"))):
        for name in beside:
            (cpu, written), (plain_cpu, plain_written) = spent[name], spent[plain]
            aims = ("1.2x", "1.2x") if plain == "clock" else ("", "no bytes")
            show(f"idle, {name}: CPU, % of a core", cpu * 100, plain_cpu * 100, aims[0], unit="")
            show(f"idle, {name}: bytes a second", written, plain_written, aims[1], unit="")


def _commands(folder: Path) -> Iterator[tuple[str, str, list[str], Path]]:
    """Yield name, first text, command and store of each program; each has a store of its own."""
    for name in ("empty", "clock"):
        yield name, READY, [*FLOOR, name], folder / "none.db"
    path = folder / "idle-home.db"
    with_sprints(path, 3)
    yield "Home", "Mornings", APP, path
    first_block = load().blocks[0].title.upper()
    for name, text in (
        ("Journey", "JOURNEY"),
        ("Agenda, clock", first_block),
        ("Journey, clock", "JOURNEY"),
    ):
        path = folder / f"idle-{name}.db"
        sprint_id = with_journey(path, 0)
        stage, _, clock = name.casefold().partition(", ")
        if clock:
            start_clock(path, sprint_id)
        yield name, text, [*APP, "open", sprint_id, stage], path


def _listen(programs: dict[str, Program], seconds: float) -> None:
    """Read what all of them write: one whose bytes nobody reads would be stopped by its terminal."""
    end = now() + seconds
    while now() < end:
        for program in programs.values():
            program.read_for(GLANCE)
